//! The dataset a command works on.

use std::{
    io::{Write, stderr},
    path::Path,
};

use super::{Args, Failure};
use crate::{
    exchange::overlay::overlaid,
    model::harmless::clean,
    store::{Atlas, Problem, Severity},
};

/// The dataset asked for: the one in a folder or file, or the embedded one, with any overlays.
///
/// # Errors
/// [`Failure::Data`] after printing each problem of a dataset that cannot be used.
pub(super) fn atlas(args: &Args) -> Result<Atlas, Failure> {
    let base = match &args.data {
        None => crate::embedded::atlas()?,
        Some(path) => {
            let (atlas, problems) = crate::store::read(path);
            usable(atlas, &problems, path)?
        }
    };
    let Some(last) = args.overlay.last() else {
        return Ok(base);
    };
    let (atlas, problems) = overlaid(base, &args.overlay);
    usable(atlas, &problems, last)
}

fn usable(atlas: Option<Atlas>, problems: &[Problem], path: &Path) -> Result<Atlas, Failure> {
    if let Some(atlas) = atlas {
        return Ok(atlas);
    }
    let mut err = stderr().lock();
    let errors = problems.iter().filter(|p| p.severity == Severity::Error);
    let mut count = 0;
    for problem in errors {
        writeln!(err, "{}", clean(&problem.to_string()))?;
        count += 1;
    }
    Err(Failure::Data {
        path: path.display().to_string(),
        count: counted(count, "problem"),
    })
}

/// `1 problem`, `2 problems`.
pub(super) fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}
