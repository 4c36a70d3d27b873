//! `blocs man`: manual pages, made from the arguments and the table of keys.

use std::{
    io::{self, Write, stdout},
    path::Path,
    process::ExitCode,
};

use clap::CommandFactory;

use super::{
    Args, Failure,
    exchange::{replace, unless_stopped},
};
use crate::{
    app::command::{Scope, TABLE},
    exchange::whole,
};

/// Prints the manual page of blocs, or of one of its commands.
pub(super) fn page(command: Option<&str>) -> Result<ExitCode, Failure> {
    let whole = built();
    let text = match command {
        None => main_page(whole)?,
        Some(name) => {
            let found = whole
                .get_subcommands()
                .find(|c| c.get_name() == name || c.get_all_aliases().any(|a| a == name));
            let Some(found) = found else {
                let all: Vec<&str> = whole
                    .get_subcommands()
                    .map(clap::Command::get_name)
                    .collect();
                return Err(Failure::Use(format!(
                    "'{name}' is no command; say one of {}",
                    all.join(", ")
                )));
            };
            command_page(found.clone())?
        }
    };
    stdout().lock().write_all(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes every manual page into a folder.
pub(super) fn pages(folder: &Path, force: bool) -> Result<ExitCode, Failure> {
    let all = built();
    let mut pages = Vec::new();
    for command in all.get_subcommands() {
        let name = format!("blocs-{}.1", command.get_name());
        pages.push((name, command_page(command.clone())?));
    }
    pages.push(("blocs.1".to_owned(), main_page(all)?));
    unless_stopped(|stopped| {
        for (name, text) in &pages {
            let at = folder.join(name);
            whole::file(&at, replace(force), stopped, |out| out.write_all(text))?;
        }
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}

fn built() -> clap::Command {
    let mut whole = Args::command().disable_help_subcommand(true);
    whole.build();
    whole
}

fn rendered(command: clap::Command) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    clap_mangen::Man::new(command)
        .source(concat!("blocs ", env!("CARGO_PKG_VERSION")))
        .manual("blocs manual")
        .render(&mut text)?;
    Ok(text)
}

fn main_page(whole: clap::Command) -> io::Result<Vec<u8>> {
    let mut text = rendered(whole)?;
    keys_section(&mut text)?;
    Ok(text)
}

fn command_page(command: clap::Command) -> io::Result<Vec<u8>> {
    let mut text = rendered(command)?;
    writeln!(
        text,
        ".SH \"EXIT STATUS\"\n0 found, 1 nothing found, 2 bad use or bad data.\n\
         .SH \"SEE ALSO\"\n\\fBblocs\\fR(1), which says what a NAME may be."
    )?;
    Ok(text)
}

/// The keys of the explorer as a section of the manual page.
fn keys_section(out: &mut Vec<u8>) -> io::Result<()> {
    let plain = |text: &str| {
        let text = text.replace('\\', "\\e").replace('-', "\\-");
        // A line that begins with one of these would be a request.
        if text.starts_with(['.', '\'']) {
            format!("\\&{text}")
        } else {
            text
        }
    };
    writeln!(out, ".SH KEYS")?;
    for scope in Scope::ALL {
        writeln!(out, ".SS {}", plain(scope.heading()))?;
        for spec in TABLE.iter().filter(|s| s.scope == scope) {
            let keys: Vec<String> = spec.keys.iter().map(|k| plain(&k.to_string())).collect();
            writeln!(out, ".TP\n\\fB{}\\fR\n{}", keys.join(" "), plain(spec.text))?;
        }
    }
    Ok(())
}
