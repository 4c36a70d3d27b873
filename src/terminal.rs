//! The terminal: the only room that knows crossterm.
//!
//! `session` takes the terminal and gives it back on every way out; `input` turns its events into
//! the explorer's; `run` waits, drains, updates, draws. `stop` is for commands without a screen.

mod input;
mod run;
mod session;
mod signals;
mod stop;

pub use run::{Ended, Keep, run};
pub use stop::Stop;
