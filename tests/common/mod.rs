//! What the tests share: the shipped atlas, an explorer to press keys on, its screen as text.

#![allow(dead_code, reason = "each test file uses a part")]

use blocs::{
    app::{App, Effect, Place, event::Event, key::Key, update::update},
    model::{AsOf, PartialDate},
    store::Atlas,
    ui::{Theme, render, theme::ThemeName},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The shipped atlas.
pub fn shipped() -> &'static Atlas {
    static ATLAS: std::sync::OnceLock<Atlas> = std::sync::OnceLock::new();
    ATLAS.get_or_init(|| blocs::embedded::atlas().expect("the embedded dataset decodes"))
}

/// A date written as in the data.
pub fn date(text: &str) -> PartialDate {
    text.parse().expect("a date")
}

/// An explorer of the shipped atlas on a date.
pub fn explorer(on: &str, size: (u16, u16)) -> App {
    let as_of = if on == "ever" {
        AsOf::Ever
    } else {
        AsOf::On(date(on))
    };
    let mut place = Place::start(as_of);
    place.dated = AsOf::On(date("2024-01-01"));
    App::new(shipped(), place, date("2026-06-30"), size)
}

/// Presses keys, written as in `"/ csto <Enter> t"`: words of letters are typed, names in `<>` pressed.
pub fn press(app: &mut App, keys: &str) -> Effect {
    let mut last = Effect::None;
    for key in parse(keys) {
        if let Some(message) = app.interpret(&Event::Key(key)) {
            last = update(app, shipped(), message);
        }
    }
    last
}

fn parse(keys: &str) -> Vec<Key> {
    let mut parsed = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        if let Some((name, after)) = rest
            .strip_prefix('<')
            .and_then(|r| r.split_once('>'))
            .filter(|(n, _)| !n.is_empty() && n.chars().all(char::is_alphanumeric))
        {
            parsed.push(match name {
                "Enter" => Key::Enter,
                "Esc" => Key::Esc,
                "Tab" => Key::Tab,
                "BackTab" => Key::BackTab,
                "Back" => Key::Backspace,
                "Down" => Key::Down,
                "Up" => Key::Up,
                "Space" => Key::Char(' '),
                "lt" => Key::Char('<'),
                "gt" => Key::Char('>'),
                other => panic!("no key called {other}"),
            });
            rest = after;
        } else {
            parsed.push(Key::Char(c));
            rest = &rest[c.len_utf8()..];
        }
    }
    parsed
}

/// The screen as text, without trailing blanks.
pub fn screen(app: &App) -> String {
    blocs::cli::screen(app, shipped())
}

/// The screen with every style, for comparing two screens exactly.
pub fn buffer(app: &App) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, app.size.0, app.size.1));
    render(
        app,
        shipped(),
        &Theme::named(ThemeName::Terminal),
        &mut buffer,
    );
    buffer
}

/// The address of the row under the cursor.
pub fn current(app: &App) -> String {
    let focus = app.place().selection.focus();
    app.lists
        .pane(focus)
        .current()
        .map_or_else(|| "nothing".to_owned(), |e| shipped().address(e))
}
