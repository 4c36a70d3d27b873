//! The box with the bookmarks.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    Theme,
    choices::{open_box, typed},
    text::{paint, put},
};
use crate::{
    app::{App, Command, overlay::ChoiceBox},
    store::Atlas,
};

/// Draws the bookmarks, the latest first.
pub(super) fn draw(
    choice: &ChoiceBox,
    app: &App,
    atlas: &Atlas,
    theme: &Theme,
    buffer: &mut Buffer,
) -> Position {
    let footer = format!(
        "{} goes there · {} closes",
        app.key(Command::Accept),
        app.key(Command::Cancel)
    );
    let (text, list) = open_box(app, "Bookmarks", &footer, theme, buffer);
    let cursor = typed(&choice.input, "'", theme, text, buffer);
    let bookmarks = choice.bookmarks(app, atlas);
    let room = usize::from(list.width);
    if bookmarks.is_empty() {
        let said = if app.bookmarks.is_empty() {
            format!(
                "None yet: {} bookmarks where you are, and drops it again.",
                app.key(Command::Bookmark)
            )
        } else {
            "None of that name.".to_owned()
        };
        put(buffer, list.x, list.y, room, &said, theme.faint);
    }
    let offset = (choice.chosen + 1).saturating_sub(usize::from(list.height));
    let shown = bookmarks.iter().enumerate().skip(offset);
    for ((n, (_, title)), y) in shown.zip(list.y..list.bottom()) {
        put(buffer, list.x, y, room, title, theme.plain);
        if n == choice.chosen {
            let row = Rect {
                y,
                height: 1,
                ..list
            };
            paint(buffer, row, y, theme.selected);
        }
    }
    cursor
}
