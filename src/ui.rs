//! Drawing: an explorer onto a buffer, and nothing else.
//!
//! Every screen is a pure function of state, atlas and theme. Drawing learns nothing and mends
//! nothing: geometry comes from `app::layout`, lists and lines from the state.

mod bookmarks;
mod choices;
mod empty;
pub mod frame;
mod header;
mod hints;
mod panes;
pub mod picture;
mod prompt;
mod search;
pub mod sheet;
pub mod text;
pub mod theme;
pub mod tints;
mod view;
mod written;

pub use frame::render;
pub use theme::Theme;
