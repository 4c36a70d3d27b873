//! The `blocs` command: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    blocs::cli::main()
}
