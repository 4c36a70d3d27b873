//! A pane's title: what it lists, how many, how filtered and sorted.

use ratatui::{buffer::Buffer, layout::Rect};

use super::super::{
    Theme,
    text::{cut, put, width},
};
use crate::{
    app::{
        App,
        place::{Sort, SortBy},
        record::name,
    },
    query::Role,
    store::Atlas,
};

/// Draws a pane's title on its upper border.
pub(super) fn draw(
    app: &App,
    atlas: &Atlas,
    theme: &Theme,
    role: Role,
    area: Rect,
    buffer: &mut Buffer,
) {
    let room = usize::from(area.width.saturating_sub(4));
    if room < 3 || area.height == 0 {
        return;
    }
    let count = count(app, role);
    let order = order(app, role);
    let order_fits = width(&order) + width(&count) + 12 <= room;
    let left = room.saturating_sub(width(&count) + 1 + if order_fits { width(&order) } else { 0 });
    let mut x = area.x + 1;
    x += put(buffer, x, area.y, 1, " ", theme.title);
    x += put(
        buffer,
        x,
        area.y,
        left,
        &cut(&words(app, atlas, role), left),
        theme.title,
    );
    x += put(buffer, x, area.y, 1, " ", theme.title);
    x += put(buffer, x, area.y, room, &count, theme.count);
    if order_fits {
        x += put(buffer, x, area.y, room, &order, theme.faint);
    }
    put(buffer, x, area.y, 1, " ", theme.title);
}

/// Draws a pane's title as a tab.
pub(super) fn tab(
    app: &App,
    atlas: &Atlas,
    theme: &Theme,
    role: Role,
    (x, y): (u16, u16),
    columns: usize,
    buffer: &mut Buffer,
) {
    let count = count(app, role);
    let room = columns.saturating_sub(width(&count) + 3);
    let mut at = x + 1;
    at += put(buffer, at, y, room, &words(app, atlas, role), theme.faint);
    at += 1;
    put(buffer, at, y, columns, &count, theme.count);
}

/// `Members of CSTO`, `Agreements CSTO × Armenia`.
fn words(app: &App, atlas: &Atlas, role: Role) -> String {
    let list = app.lists.pane(role);
    let on = app.place().as_of;
    let others: Vec<&str> = list
        .constraints
        .iter()
        .map(|row| name(atlas, row.entity, on))
        .collect();
    let of = others.join(" × ");
    let parties = list
        .constraints
        .iter()
        .any(|row| row.role == Role::Agreement);
    match (role, others.is_empty()) {
        (Role::Organisation, true) => "Organisations".to_owned(),
        (Role::Organisation, false) => format!("Organisations of {of}"),
        (Role::Member, true) => "Members".to_owned(),
        (Role::Member, false) if parties && others.len() == 1 => format!("Parties to {of}"),
        (Role::Member, false) => format!("Members of {of}"),
        (Role::Agreement, true) => "Agreements".to_owned(),
        (Role::Agreement, false) => format!("Agreements {of}"),
    }
}

/// `7`, `7 + 2` where some are not full members, `1 of 7` under a filter.
fn count(app: &App, role: Role) -> String {
    let list = app.lists.pane(role);
    if !app.place().pane(role).filter.is_empty() {
        return format!(
            "{} of {} /{}",
            list.entities.len(),
            list.unfiltered,
            app.place().pane(role).filter
        );
    }
    let counted = list.counted();
    match list.entities.len() - counted {
        0 => counted.to_string(),
        others => format!("{counted} + {others}"),
    }
}

/// ` by since ↓` where the order is not the usual one.
fn order(app: &App, role: Role) -> String {
    let sort = app.place().pane(role).sort;
    if sort == Sort::default() {
        return String::new();
    }
    let falls = sort.reversed != (sort.by == SortBy::Size);
    format!(
        " by {} {}",
        sort.by.word(role),
        if falls { "↓" } else { "↑" }
    )
}
