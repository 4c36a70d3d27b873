//! The terminal's events as the explorer's.

use std::time::{Duration, Instant};

use crossterm::event::{self, KeyCode, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

use crate::app::{
    event::{Event, Mouse},
    key::Key,
};

/// Two clicks on one cell within this time are a double click.
const DOUBLE: Duration = Duration::from_millis(400);

/// Turns the terminal's events into the explorer's; remembers the last click.
#[derive(Debug, Default)]
pub(super) struct Input {
    clicked: Option<(Instant, u16, u16)>,
}

impl Input {
    /// What an event of the terminal means to the explorer; `None` if nothing.
    pub(super) fn event(&mut self, event: event::Event) -> Option<Event> {
        match event {
            event::Event::Key(key) if key.kind != KeyEventKind::Release => {
                key_of(key.code, key.modifiers).map(Event::Key)
            }
            event::Event::Paste(text) => Some(Event::Paste(text)),
            event::Event::Resize(columns, rows) => Some(Event::Resize(columns, rows)),
            event::Event::Mouse(mouse) => self.mouse(mouse),
            _ => None,
        }
    }

    fn mouse(&mut self, mouse: event::MouseEvent) -> Option<Event> {
        let (column, row) = (mouse.column, mouse.row);
        let what = match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                let now = Instant::now();
                let again = self
                    .clicked
                    .is_some_and(|(at, c, r)| now - at < DOUBLE && (c, r) == (column, row));
                self.clicked = (!again).then_some((now, column, row));
                if again {
                    Mouse::DoubleClick
                } else {
                    Mouse::Click
                }
            }
            MouseEventKind::ScrollUp => Mouse::WheelUp,
            MouseEventKind::ScrollDown => Mouse::WheelDown,
            MouseEventKind::Moved => Mouse::Move,
            _ => return None,
        };
        Some(Event::Mouse(what, column, row))
    }
}

fn key_of(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
    Some(match code {
        KeyCode::Char(c) if modifiers.contains(KeyModifiers::CONTROL) => {
            Key::Ctrl(c.to_ascii_lowercase())
        }
        KeyCode::Char(c) if modifiers.contains(KeyModifiers::ALT) => Key::Alt(c),
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab if modifiers.contains(KeyModifiers::SHIFT) => Key::BackTab,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::F(n) => Key::F(n),
        _ => return None,
    })
}
