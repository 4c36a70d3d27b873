//! The command line: arguments in, exit code out.

mod args;
mod draw;
mod explore;

use std::{io::Write, process::ExitCode};

use clap::Parser;

pub use args::Args;
pub use explore::screen;

use crate::store::{Atlas, Severity};

/// What went wrong, as the user is told it.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Bad use: an unknown or ambiguous name, a date that is none.
    #[error("{0}")]
    Use(String),
    /// A dataset with errors; each problem has been printed.
    #[error("{path} cannot be used: {count}")]
    Data {
        /// The dataset.
        path: String,
        /// How many problems.
        count: String,
    },
    /// Reading or writing failed.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// The embedded dataset is damaged.
    #[error(transparent)]
    Damaged(#[from] crate::embedded::Damaged),
}

/// Does what the arguments ask.
#[must_use]
pub fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    match explore::explore(&args) {
        Ok(code) => code,
        Err(Failure::Io(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            let _ = writeln!(std::io::stderr(), "blocs: {failure}");
            ExitCode::from(2)
        }
    }
}

/// The dataset asked for: the one in a folder or file, or the embedded one.
///
/// # Errors
/// [`Failure::Data`] after printing each problem of a dataset that cannot be used.
pub(crate) fn atlas(args: &Args) -> Result<Atlas, Failure> {
    let Some(path) = &args.data else {
        return Ok(crate::embedded::atlas()?);
    };
    let (atlas, problems) = crate::store::read(path);
    let errors: Vec<_> = problems
        .iter()
        .filter(|p| p.severity == Severity::Error)
        .collect();
    let mut err = std::io::stderr().lock();
    for problem in &errors {
        writeln!(err, "{problem}")?;
    }
    let count = if errors.len() == 1 {
        "1 problem".to_owned()
    } else {
        format!("{} problems", errors.len())
    };
    atlas.ok_or_else(|| Failure::Data {
        path: path.display().to_string(),
        count,
    })
}
