//! What an event means, and what a change asks of the world outside.

use tui_input::InputRequest;

use super::command::Command;

/// What an event means where it happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Message {
    /// Do this.
    Command(Command),
    /// Edit the text in the open box.
    Edit(InputRequest),
    /// Put this text into the open box.
    Insert(String),
    /// A click at a column and row.
    Click(u16, u16),
    /// A double click at a column and row.
    DoubleClick(u16, u16),
    /// The wheel, by so many rows, at a column and row.
    Wheel(isize, u16, u16),
    /// The mouse is over another country, at a column and row.
    Point(u16, u16),
    /// Time runs: the next step of it.
    Tick,
    /// The world outside has something to say.
    Notice(String),
    /// The screen has a new size.
    Resize(u16, u16),
}

/// What the world outside should do now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Nothing.
    None,
    /// Leave.
    Quit,
    /// Stop, as Ctrl-Z does, and come back.
    Suspend,
    /// Draw every cell anew.
    Redraw,
    /// Put this on the clipboard.
    Copy(String),
    /// Write the view as a picture, under a name like this.
    Picture(String),
    /// Keep the bookmarks as they now are.
    Keep,
    /// Write the focused pane's list as a table, under a name like this.
    Sheet(String),
}
