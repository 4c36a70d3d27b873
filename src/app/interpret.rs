//! What an event means where the user is. Reads the state, changes nothing.

use tui_input::InputRequest;

use super::{
    App, Message, Overlay,
    command::Scope,
    event::{Event, Mouse},
    key::Key,
    view::map,
};

impl App {
    /// What an event means where the user is; `None` if nothing.
    #[must_use]
    pub fn interpret(&self, event: &Event) -> Option<Message> {
        match event {
            Event::Key(key) => self.interpret_key(*key),
            Event::Paste(text) => self.overlay.input().map(|_| Message::Insert(text.clone())),
            Event::Mouse(mouse, column, row) => Some(match mouse {
                Mouse::Click => Message::Click(*column, *row),
                Mouse::DoubleClick => Message::DoubleClick(*column, *row),
                Mouse::WheelUp => Message::Wheel(-3, *column, *row),
                Mouse::WheelDown => Message::Wheel(3, *column, *row),
                Mouse::Move => return map::entered(self, *column, *row),
            }),
            Event::Resize(columns, rows) => Some(Message::Resize(*columns, *rows)),
        }
    }

    fn interpret_key(&self, key: Key) -> Option<Message> {
        let command = self.keymap.bound(key, self.scopes());
        command.map(Message::Command).or_else(|| {
            self.overlay
                .input()
                .and_then(|_| edit(key))
                .map(Message::Edit)
        })
    }

    /// Where bindings hold just now.
    #[must_use]
    pub fn scopes(&self) -> &'static [Scope] {
        match &self.overlay {
            Overlay::None if self.place().page.is_some() => &[Scope::Page, Scope::Explorer],
            Overlay::None => super::update::views::scopes(self.view()),
            Overlay::Search(_) => &[Scope::Search, Scope::Choosing, Scope::Typing],
            Overlay::Help(_) | Overlay::Palette(_) | Overlay::Bookmarks(_) => {
                &[Scope::Choosing, Scope::Typing]
            }
            Overlay::Date(..) | Overlay::Filter(..) => &[Scope::Typing],
        }
    }
}

/// How a key edits text; the keys of every shell's line.
fn edit(key: Key) -> Option<InputRequest> {
    Some(match key {
        Key::Char(c) => InputRequest::InsertChar(c),
        Key::Backspace | Key::Ctrl('h') => InputRequest::DeletePrevChar,
        Key::Delete | Key::Ctrl('d') => InputRequest::DeleteNextChar,
        Key::Left | Key::Ctrl('b') => InputRequest::GoToPrevChar,
        Key::Right | Key::Ctrl('f') => InputRequest::GoToNextChar,
        Key::Alt('b') => InputRequest::GoToPrevWord,
        Key::Alt('f') => InputRequest::GoToNextWord,
        Key::Home | Key::Ctrl('a') => InputRequest::GoToStart,
        Key::End | Key::Ctrl('e') => InputRequest::GoToEnd,
        Key::Ctrl('w') => InputRequest::DeletePrevWord,
        Key::Alt('d') => InputRequest::DeleteNextWord,
        Key::Ctrl('u') => InputRequest::DeleteLine,
        Key::Ctrl('k') => InputRequest::DeleteTillEnd,
        Key::Ctrl('y') => InputRequest::Yank,
        _ => return None,
    })
}
