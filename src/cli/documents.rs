//! `blocs keys`, `completions` and `man`: made from the command tables, so never out of step.

use std::{
    io::{self, Write, stdout},
    process::ExitCode,
};

use clap::CommandFactory;

use super::{Args, Failure, complete};
use crate::app::command::{Scope, TABLE};

/// Lists the keys of the explorer, scope by scope.
pub(super) fn keys() -> Result<ExitCode, Failure> {
    let mut out = stdout().lock();
    for (n, scope) in Scope::ALL.into_iter().enumerate() {
        if n > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", scope.heading())?;
        for spec in TABLE.iter().filter(|s| s.scope == scope) {
            let keys: Vec<String> = spec.keys.iter().map(ToString::to_string).collect();
            writeln!(out, "  {:<18} {}", keys.join(" "), spec.text)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints the script by which a shell completes: one that asks blocs, where the shell hands over
/// what was typed; PowerShell's would have it run what was typed, so PowerShell gets a list.
pub(super) fn completions(shell: clap_complete::Shell) -> Result<ExitCode, Failure> {
    // In memory first: the generator panics when its writer fails, as a closed pipe does.
    let mut text = Vec::new();
    match complete::SHELLS.completer(&shell.to_string()) {
        Some(asking) => {
            asking.write_registration(complete::VARIABLE, "blocs", "blocs", "blocs", &mut text)?;
        }
        None => clap_complete::generate(shell, &mut Args::command(), "blocs", &mut text),
    }
    stdout().lock().write_all(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the manual page of blocs, or of one of its commands.
pub(super) fn man(command: Option<&str>) -> Result<ExitCode, Failure> {
    let mut whole = Args::command();
    whole.build();
    let page = match command {
        None => whole,
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
            found.clone()
        }
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    if command.is_none() {
        keys_section(&mut text)?;
    }
    stdout().lock().write_all(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// The keys of the explorer as a section of the manual page.
fn keys_section(out: &mut Vec<u8>) -> io::Result<()> {
    let plain = |text: &str| text.replace('\\', "\\e").replace('-', "\\-");
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
