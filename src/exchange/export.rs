//! The dataset for other programs: one JSON file, tidy tables, graphs.

mod dot;
mod graph;
mod graphml;
pub mod tables;

use std::io::{self, Write};

use crate::store::Atlas;

/// Writes the whole dataset as one merged file, which `--data` reads again.
///
/// # Errors
/// When the writer fails.
pub fn json(atlas: Atlas, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &super::merged::merged(atlas))?;
    writeln!(out)
}

pub use dot::dot;
pub use graphml::graphml;
