//! What happens to the explorer from outside, free of any terminal library.

use super::key::Key;

/// Something that happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Event {
    /// A key went down, or repeats.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something at a column and row, both from 0.
    Mouse(Mouse, u16, u16),
    /// The screen now has so many columns and rows.
    Resize(u16, u16),
}

/// What a mouse can do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mouse {
    /// The left button went down.
    Click,
    /// It went down twice in quick succession, at the same cell.
    DoubleClick,
    /// The wheel turned up.
    WheelUp,
    /// The wheel turned down.
    WheelDown,
    /// It moved.
    Move,
}
