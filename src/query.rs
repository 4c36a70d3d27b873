//! Questions to an atlas: `fn(&Atlas, …) -> answer`, the same for the panes and the command line.
//!
//! Nothing here knows a screen, a format or the day's date; whoever asks gives the date.

pub mod linked;
pub mod moments;
pub mod resolve;
pub mod search;
pub mod standing;

pub use linked::{Role, Row};
