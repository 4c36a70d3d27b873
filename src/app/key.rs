//! Keys as the explorer knows them, whatever the terminal calls them.

use std::{fmt, str::FromStr};

/// A key, with the modifiers that matter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Key {
    /// A character as typed, shift already applied.
    Char(char),
    /// A character with Ctrl, lower case.
    Ctrl(char),
    /// A character with Alt.
    Alt(char),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tabulator.
    Tab,
    /// Shift and tabulator.
    BackTab,
    /// Delete to the left.
    Backspace,
    /// Delete to the right.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// To the start.
    Home,
    /// To the end.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// A function key.
    F(u8),
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Char(' ') => f.pad("Space"),
            Self::Char(c) => f.pad(c.encode_utf8(&mut [0; 4])),
            Self::Ctrl(c) => f.pad(&format!("Ctrl-{c}")),
            Self::Alt(c) => f.pad(&format!("Alt-{c}")),
            Self::Enter => f.pad("Enter"),
            Self::Esc => f.pad("Esc"),
            Self::Tab => f.pad("Tab"),
            Self::BackTab => f.pad("Shift-Tab"),
            Self::Backspace => f.pad("Backspace"),
            Self::Delete => f.pad("Del"),
            Self::Up => f.pad("↑"),
            Self::Down => f.pad("↓"),
            Self::Left => f.pad("←"),
            Self::Right => f.pad("→"),
            Self::Home => f.pad("Home"),
            Self::End => f.pad("End"),
            Self::PageUp => f.pad("PgUp"),
            Self::PageDown => f.pad("PgDn"),
            Self::F(n) => f.pad(&format!("F{n}")),
        }
    }
}

/// A text that names no key.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "'{0}' is no key; write one character, Space, Enter, Tab, Shift-Tab, Esc, Backspace, Del, Up, Down, Left, Right, Home, End, PgUp, PgDn, F1, Ctrl-x or Alt-x"
)]
pub struct NoKey(String);

impl FromStr for Key {
    type Err = NoKey;

    /// A key as it is written in help, or the arrows by name; case matters in single letters only.
    fn from_str(text: &str) -> Result<Self, NoKey> {
        let one = |text: &str| {
            let mut chars = text.chars();
            chars
                .next()
                .filter(|c| chars.next().is_none() && !c.is_control())
        };
        let lower = text.to_lowercase();
        let named = match lower.as_str() {
            "space" => Self::Char(' '),
            "enter" => Self::Enter,
            "esc" => Self::Esc,
            "tab" => Self::Tab,
            "shift-tab" => Self::BackTab,
            "backspace" => Self::Backspace,
            "del" => Self::Delete,
            "up" | "↑" => Self::Up,
            "down" | "↓" => Self::Down,
            "left" | "←" => Self::Left,
            "right" | "→" => Self::Right,
            "home" => Self::Home,
            "end" => Self::End,
            "pgup" => Self::PageUp,
            "pgdn" => Self::PageDown,
            _ => {
                let key = one(text)
                    .map(Self::Char)
                    .or_else(|| lower.strip_prefix("ctrl-").and_then(one).map(Self::Ctrl))
                    .or_else(|| lower.strip_prefix("alt-").and_then(one).map(Self::Alt))
                    .or_else(|| {
                        let number = lower.strip_prefix('f')?.parse().ok()?;
                        (1..=12).contains(&number).then_some(Self::F(number))
                    });
                return key.ok_or_else(|| NoKey(text.to_owned()));
            }
        };
        Ok(named)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::command::TABLE;

    #[test]
    fn every_key_is_read_as_it_is_written() {
        for key in TABLE.iter().flat_map(|spec| spec.keys) {
            assert_eq!(key.to_string().parse(), Ok(*key));
        }
        assert_eq!("Alt-f".parse(), Ok(Key::Alt('f')));
        assert_eq!("PGDN".parse(), Ok(Key::PageDown));
        for bad in ["", "nonsense", "F13", "Ctrl-", "ctrl"] {
            assert!(bad.parse::<Key>().is_err(), "{bad}");
        }
    }
}
