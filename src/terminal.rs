//! The terminal: the only room that knows crossterm.
//!
//! `session` takes the terminal and gives it back on every way out; `input` turns its events into
//! the explorer's; `run` waits, drains, updates, draws.

mod input;
mod run;
mod session;
mod signals;

pub use run::{Ended, run};
