//! The command line: arguments in, exit code out.

mod args;
mod ask;
mod complete;
mod config;
mod dataset;
mod documents;
mod draw;
mod exchange;
mod explore;
mod manual;
mod memory;
mod output;
mod progress;
mod question;
mod report;
mod validate;

use std::{io::Write, process::ExitCode};

use clap::Parser;

use args::Drawn;
pub use args::{Args, Command};
pub use explore::screen;
use validate::Listed;

use crate::{app::view::View, model::harmless::clean, store::Atlas};

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
    complete::answer();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    match run(&args) {
        Ok(code) => code,
        Err(Failure::Io(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            let told = clean(&failure.to_string());
            let _ = writeln!(std::io::stderr(), "blocs: {told}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<ExitCode, Failure> {
    let Some(command) = &args.command else {
        return explore::explore(args);
    };
    match command {
        Command::Keys => documents::keys(&config::settings(args)?.keymap),
        Command::Completions { shell } => documents::completions(*shell),
        Command::Man {
            output: Some(folder),
            force,
            ..
        } => manual::pages(folder, *force),
        Command::Man { command, .. } => manual::page(command.as_deref()),
        Command::Validate { path, warnings } => {
            let path = path.as_deref().or(args.data.as_deref());
            let listed = if *warnings {
                Listed::Everything
            } else {
                Listed::Errors
            };
            validate::validate(path, args, listed)
        }
        Command::Map(drawn) => view(args, View::Map, drawn),
        Command::Timeline(drawn) => view(args, View::Timeline, drawn),
        Command::Ties(drawn) => view(args, View::Ties, drawn),
        Command::Compare {
            organisations,
            output: output @ Some(_),
            force,
            ..
        } => {
            let drawn = Drawn {
                names: organisations.clone(),
                output: output.clone(),
                force: *force,
                size: args.size,
            };
            view(args, View::Compare, &drawn)
        }
        Command::Export {
            what,
            output,
            force,
        } => exchange::export(dataset::atlas(args)?, *what, output.as_deref(), *force),
        Command::Import(import) => exchange::import(import, &dataset::atlas(args)?),
        _ => question::answer(args, command, dataset::atlas(args)?, explore::today()),
    }
}

/// The explorer in a view of what is named, or its picture.
fn view(args: &Args, view: View, drawn: &Drawn) -> Result<ExitCode, Failure> {
    explore::explore(&Args {
        command: None,
        names: drawn.names.clone(),
        view,
        output: drawn.output.clone(),
        force: drawn.force,
        size: drawn.size,
        ..args.clone()
    })
}

/// The dataset asked for, with the overlays laid over it.
pub(crate) fn atlas(args: &Args) -> Result<Atlas, Failure> {
    dataset::atlas(args)
}
