//! The dataset a command works on, and what is wrong with one.

use std::{
    io::{BufWriter, Write, stderr, stdout},
    path::Path,
    process::ExitCode,
};

use super::{Args, Failure};
use crate::{
    exchange::overlay::overlaid,
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
        writeln!(err, "{}", super::output::clean(&problem.to_string()))?;
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

/// Lists every problem of a dataset; of the embedded one, unless a path is given.
pub(super) fn validate(
    path: Option<&Path>,
    args: &Args,
    errors_only: bool,
) -> Result<ExitCode, Failure> {
    let base = if let Some(path) = path {
        let (atlas, problems) = crate::store::read(path);
        (atlas, problems, path.display().to_string())
    } else {
        let atlas = crate::embedded::atlas()?;
        let whole = crate::exchange::merged::dataset(crate::exchange::merged::merged(atlas));
        let problems = crate::store::validate::validate(&whole);
        let atlas = crate::store::link::link(whole);
        (Some(atlas), problems, "the embedded dataset".to_owned())
    };
    let (atlas, mut problems, name) = base;
    if let Some(atlas) = atlas.filter(|_| !args.overlay.is_empty()) {
        problems = overlaid(atlas, &args.overlay).1;
    }
    let mut out = BufWriter::new(stdout().lock());
    let is_error = |p: &&Problem| p.severity == Severity::Error;
    for problem in problems.iter().filter(|p| !errors_only || is_error(p)) {
        writeln!(out, "{}", super::output::clean(&problem.to_string()))?;
    }
    out.flush()?;
    let errors = problems.iter().filter(is_error).count();
    writeln!(
        stderr().lock(),
        "blocs: {name}: {}, {}",
        counted(errors, "error"),
        counted(problems.len() - errors, "warning")
    )?;
    Ok(ExitCode::from(if errors > 0 { 2 } else { 0 }))
}
