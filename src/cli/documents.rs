//! `blocs keys` and `completions`: made from the command tables, so never out of step.

use std::{
    io::{Write, stdout},
    process::ExitCode,
};

use clap::CommandFactory;
use clap_complete::aot::{PowerShell, generate};

use super::{Args, Failure, complete};
use crate::app::{
    command::{Scope, TABLE},
    keymap::Keymap,
};

/// Lists the keys of the explorer, scope by scope: those the user has chosen, too, and by which
/// names settings choose them.
pub(super) fn keys(keymap: &Keymap) -> Result<ExitCode, Failure> {
    let mut out = stdout().lock();
    for (n, scope) in Scope::ALL.into_iter().enumerate() {
        if n > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", scope.heading())?;
        for spec in TABLE.iter().filter(|s| s.scope == scope) {
            let keys: Vec<String> = keymap
                .keys(spec.command)
                .iter()
                .map(ToString::to_string)
                .collect();
            writeln!(
                out,
                "  {:<24} {:<26} {}",
                keys.join(" "),
                spec.name,
                spec.text
            )?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints the script by which a shell completes: one that asks blocs, where the shell hands over
/// what was typed; `PowerShell`'s would have it run what was typed, so it gets a list.
pub(super) fn completions(shell: clap_complete::Shell) -> Result<ExitCode, Failure> {
    // In memory first: the generator panics when its writer fails, as a closed pipe does.
    let mut text = Vec::new();
    match complete::SHELLS.completer(&shell.to_string()) {
        Some(asking) => {
            asking.write_registration(complete::VARIABLE, "blocs", "blocs", "blocs", &mut text)?;
        }
        // Named, or the generators of the other shells would be in the binary, too.
        None => generate(PowerShell, &mut Args::command(), "blocs", &mut text),
    }
    stdout().lock().write_all(&text)?;
    Ok(ExitCode::SUCCESS)
}
