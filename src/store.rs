//! Bytes to an [`Atlas`] and back, with every problem located.
//!
//! `files` reads, `decode` parses each file into records, `validate` holds them to the rules,
//! `link` orders them and builds the reverse links. Shipped data has gone through all of it in
//! the build, and is embedded in a compact form that needs none of it again.
//!
//! No module here knows a question or a screen. The build script compiles this room too, so it
//! stays free of the embedded dataset itself (`crate::embedded`) and of other people's formats.

pub mod atlas;
pub mod block;
pub mod decode;
pub mod files;
pub mod link;
pub mod locate;
pub mod names;
pub mod pack;
pub mod postings;
pub mod problem;
#[cfg(test)]
mod schema;
pub mod table;
mod tongues;
pub mod validate;
pub mod world;

use std::path::Path;

pub use atlas::Atlas;
pub use problem::{Problem, Severity};

/// Reads a dataset from a folder or one merged file.
///
/// Returns the atlas, if there is no error among the problems, and every problem found.
#[must_use]
pub fn read(path: &Path) -> (Option<Atlas>, Vec<Problem>) {
    let files = match files::read(path) {
        Ok(files) => files,
        Err(problem) => return (None, vec![problem]),
    };
    let (dataset, mut problems) = decode::decode(files);
    let Some(dataset) = dataset else {
        return (None, problems);
    };
    problems.extend(validate::validate(&dataset));
    if problems.iter().any(|p| p.severity == Severity::Error) {
        return (None, problems);
    }
    (Some(link::link(dataset)), problems)
}
