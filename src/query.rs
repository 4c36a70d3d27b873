//! Questions to an atlas: `fn(&Atlas, …) -> answer`, the same for the panes and the command line.
//!
//! Nothing here knows a screen, a format or the day's date; whoever asks gives the date.

pub mod beginnings;
pub mod changes;
pub mod colouring;
pub mod compare;
#[cfg(test)]
pub(crate) mod fixture;
pub mod growth;
pub mod lanes;
pub mod linked;
pub mod members;
pub mod moments;
pub mod path;
pub mod resolve;
pub mod search;
pub mod standing;
pub mod tally;
pub mod ties;

pub use linked::{Role, Row};
