//! The header: what is selected, and for which date.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    Theme,
    text::{put, put_right, width},
};
use crate::{
    app::{App, layout::Layout, record::name},
    model::AsOf,
    store::Atlas,
};

/// Draws the header.
pub(super) fn draw(app: &App, atlas: &Atlas, theme: &Theme, layout: &Layout, buffer: &mut Buffer) {
    let area = layout.header;
    if area.height == 0 {
        return;
    }
    let (date, warning) = date(app, atlas);
    let room = usize::from(area.width);
    let date = if warning.is_empty() {
        date
    } else if has_room(&date, &warning, room) {
        format!("{date}, {warning}")
    } else {
        format!("{date}!")
    };
    let style = if warning.is_empty() {
        theme.strong
    } else {
        theme.warning
    };
    let taken = put_right(
        buffer,
        Rect {
            width: area.width.saturating_sub(1),
            ..area
        },
        area.y,
        room,
        &date,
        style,
    );

    let mut left = room.saturating_sub(usize::from(taken) + 3);
    let mut x = area.x;
    let mut say = |text: &str, style| {
        let used = put(buffer, x, area.y, left, text, style);
        x += used;
        left = left.saturating_sub(usize::from(used));
    };
    if room >= 50 {
        say(" blocs ", theme.mark);
        say("  ", theme.plain);
    } else {
        say(" ", theme.plain);
    }
    let place = app.place();
    let on = place.as_of;
    for pin in place.selection.pins() {
        say("• ", theme.mark);
        say(name(atlas, pin.entity, on), theme.strong);
        say("  ", theme.plain);
    }
    for (n, row) in place.selection.path().iter().enumerate() {
        say(if n > 0 { " ▸ " } else { "" }, theme.mark);
        say(name(atlas, row.entity, on), theme.strong);
    }
    let current = place
        .page
        .as_ref()
        .map(|p| p.entity)
        .or_else(|| app.lists.pane(place.selection.focus()).current());
    if let Some(entity) = current {
        say(
            if place.selection.path().is_empty() {
                ""
            } else {
                " ▸ "
            },
            theme.mark,
        );
        say(name(atlas, entity, on), theme.strong);
    }
}

/// Whether the header can say what to know of the date, too.
fn has_room(date: &str, warning: &str, room: usize) -> bool {
    width(date) + width(warning) + 26 <= room
}

/// What to know of the date, where the header has no room to say it.
pub(super) fn unsaid(app: &App, atlas: &Atlas) -> Option<String> {
    let (date, warning) = date(app, atlas);
    let unsaid = !warning.is_empty() && !has_room(&date, &warning, usize::from(app.size.0));
    unsaid.then_some(warning)
}

/// The date, and what to know of it.
fn date(app: &App, atlas: &Atlas) -> (String, String) {
    match app.place().as_of {
        AsOf::Ever => ("ever".to_owned(), String::new()),
        as_of @ AsOf::On(date) => {
            let beyond = date.last() > atlas.horizon();
            let today = if date == app.today && app.size.0 >= 60 {
                " (today)"
            } else {
                ""
            };
            let warning = if beyond {
                format!("data end {}", atlas.meta.as_of)
            } else {
                String::new()
            };
            let end = if date.is_day() {
                String::new()
            } else {
                format!(" (as of {})", date.last())
            };
            (format!("on {as_of}{end}{today}"), warning)
        }
    }
}
