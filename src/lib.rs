//! blocs: the terminal explorer of the world's alliances.
//!
//! # The house
//!
//! Rooms, in the order one may import another (a test holds the house to it):
//!
//! | room | what it is |
//! |---|---|
//! | [`model`] | records as plain values, and dates |
//! | [`store`] | files ⇄ [`store::Atlas`], problems located |
//! | [`embedded`] | the dataset in the binary |
//! | [`query`] | questions: `fn(&Atlas, …) -> answer` |
//! | [`exchange`] | other people's data in, ours out |
//! | [`app`] | the explorer without a terminal: commands, selection, `update` |
//! | [`ui`] | drawing: `(&App, &Atlas, &Theme) -> Buffer`, and nothing else |
//! | [`terminal`] | the only room that knows crossterm |
//! | [`cli`] | arguments to answers, for scripts |
//!
//! # The flow
//!
//! A crossterm event becomes an [`app::event::Event`]; [`app::App::interpret`] turns it into a message;
//! [`app::update::update`] changes the state and returns an effect, which the loop in `terminal::run` performs;
//! `ui::frame::render` draws. State changes nowhere else, and drawing mends nothing.
//!
//! # What holds
//!
//! - An [`store::Atlas`] never changes once loaded. Lists are intersections of its posting lists.
//! - A cursor holds an id, not a row, so a filter or a date change keeps the entity.
//! - Whatever a screen shows follows from one selection: pins, path, cursor, date.
//! - No network, no clock but the day's date, nothing running while nothing changes.

pub mod app;
pub mod cli;
pub mod embedded;
pub mod exchange;
pub mod model;
pub mod query;
pub mod store;
pub mod terminal;
pub mod ui;
