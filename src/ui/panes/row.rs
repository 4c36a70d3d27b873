//! One row of a pane: mark, name, and at the right what it is to the rows it is linked to.

use ratatui::{buffer::Buffer, layout::Rect};

use super::super::{
    Theme,
    text::{put, put_right, width},
};
use crate::{
    app::{
        App,
        order::since,
        record::{
            name,
            phrases::{membership_mark, standing_mark},
        },
    },
    model::{AgreementIx, AsOf, Certainty, Entity},
    query::{
        Role, Row,
        linked::{Link, link},
        standing::full_members,
    },
    store::Atlas,
};

/// Columns for the marks before a name.
const MARKS: u16 = 2;
/// Columns of a whole date.
const DATE: usize = 10;

/// Draws a row.
pub(super) fn draw(
    app: &App,
    atlas: &Atlas,
    theme: &Theme,
    role: Role,
    at: usize,
    area: Rect,
    buffer: &mut Buffer,
) {
    let list = app.lists.pane(role);
    let Some(entity) = list.entity(at) else {
        return;
    };
    let as_of = app.place().as_of;
    let row = Row { role, entity };
    if list.cursor == Some(at) {
        put(buffer, area.x, area.y, 1, "▸", theme.mark);
    }
    if app.place().selection.is_pinned(row) {
        put(buffer, area.x + 1, area.y, 1, "•", theme.mark);
    }
    let area = Rect {
        x: (area.x + MARKS).min(area.right()),
        width: area.width.saturating_sub(MARKS),
        ..area
    };
    match entity {
        Entity::Agreement(_) if role == Role::Agreement => {
            agreement(atlas, theme, row, &list.constraints, as_of, area, buffer);
        }
        Entity::Organisation(_) if role == Role::Organisation => {
            organisation(atlas, theme, row, &list.constraints, as_of, area, buffer);
        }
        _ => member(atlas, theme, row, &list.constraints, as_of, area, buffer),
    }
}

fn member(
    atlas: &Atlas,
    theme: &Theme,
    row: Row,
    rows: &[Row],
    as_of: AsOf,
    area: Rect,
    buffer: &mut Buffer,
) {
    let right = right(atlas, theme, row, rows, as_of, area, buffer);
    let room = usize::from(area.width.saturating_sub(right));
    match row.entity {
        Entity::Organisation(ix) => {
            let body = atlas.label(ix);
            let label = body.short_on(as_of);
            let used = put(buffer, area.x, area.y, room, label, theme.plain);
            let full = body.name_on(as_of);
            if full != label {
                put(
                    buffer,
                    area.x + used + 1,
                    area.y,
                    room.saturating_sub(usize::from(used) + 1),
                    full,
                    theme.faint,
                );
            }
        }
        Entity::Country(ix) => {
            put(
                buffer,
                area.x,
                area.y,
                room,
                atlas.country(ix).name_on(as_of),
                theme.plain,
            );
        }
        Entity::Agreement(_) => {}
    }
}

fn organisation(
    atlas: &Atlas,
    theme: &Theme,
    row: Row,
    rows: &[Row],
    as_of: AsOf,
    area: Rect,
    buffer: &mut Buffer,
) {
    let Entity::Organisation(ix) = row.entity else {
        return;
    };
    let body = atlas.label(ix);
    let taken = if rows.is_empty() {
        let count = full_members(atlas, ix, as_of);
        let text = if count == 0 {
            String::new()
        } else {
            count.to_string()
        };
        put_right(buffer, area, area.y, 5, &text, theme.faint) + 1
    } else {
        right(atlas, theme, row, rows, as_of, area, buffer)
    };
    let room = usize::from(area.width.saturating_sub(taken));
    let label = body.short_on(as_of);
    let full = body.name_on(as_of);
    if full == label || body.abbreviation.is_none() {
        put(buffer, area.x, area.y, room, full, theme.plain);
        return;
    }
    let column = if area.width >= 30 { 8 } else { 0 };
    let used = usize::from(put(buffer, area.x, area.y, room, label, theme.plain)).max(column) + 1;
    if used + 4 <= room {
        let x = area.x + u16::try_from(used).unwrap_or(0);
        put(buffer, x, area.y, room - used, full, theme.faint);
    }
}

fn agreement(
    atlas: &Atlas,
    theme: &Theme,
    row: Row,
    rows: &[Row],
    as_of: AsOf,
    area: Rect,
    buffer: &mut Buffer,
) {
    let Entity::Agreement(ix) = row.entity else {
        return;
    };
    let title = atlas.title(ix);
    let mark = mark(atlas, ix, row, rows, as_of);
    let taken = if mark.is_empty() || area.width < 28 {
        0
    } else {
        put_right(buffer, area, area.y, 14, mark, theme.warning) + 1
    };
    let date = title.force.date().map_or(String::new(), |d| d.to_string());
    let mut x = area.x;
    let mut room = usize::from(area.width.saturating_sub(taken));
    if area.width >= 24 {
        put(buffer, x, area.y, DATE, &date, theme.faint);
        x += u16::try_from(DATE + 1).unwrap_or(0);
        room = room.saturating_sub(DATE + 1);
    }
    put(buffer, x, area.y, room, &title.label, theme.plain);
}

/// What is not plain about an agreement's row: the party's standing, else that of the agreement.
pub(in crate::ui) fn mark(
    atlas: &Atlas,
    agreement: AgreementIx,
    row: Row,
    rows: &[Row],
    as_of: AsOf,
) -> &'static str {
    let mut linked = rows
        .iter()
        .filter_map(|other| link(atlas, row.role, row.entity, *other, as_of));
    linked
        .find_map(|link| match link {
            Link::Standing(standing) => standing_mark(&standing),
            _ => None,
        })
        .unwrap_or_else(|| atlas.title(agreement).force.words(as_of))
}

/// At the right: since when, and what is not plain about it. Returns the columns taken.
fn right(
    atlas: &Atlas,
    theme: &Theme,
    row: Row,
    rows: &[Row],
    as_of: AsOf,
    area: Rect,
    buffer: &mut Buffer,
) -> u16 {
    let mark = beside(atlas, row, rows, as_of).unwrap_or_default();
    let date =
        since(atlas, row.role, row.entity, rows, as_of).map_or(String::new(), |d| d.to_string());
    let room = usize::from(area.width);
    let mut taken = 0;
    // The name comes first: what stands beside it takes half the row at most.
    let dated = !date.is_empty() && room >= DATE + 10;
    if dated {
        taken = put_right(
            buffer,
            area,
            area.y,
            DATE + 1,
            &format!("{date:<DATE$}"),
            theme.faint,
        ) + 1;
    }
    let beside = usize::from(taken) + width(&mark) + 10 <= room;
    if !mark.is_empty() && (beside || !dated) {
        let free = Rect {
            width: area.width.saturating_sub(taken),
            ..area
        };
        taken += put_right(buffer, free, area.y, 16.min(room / 2), &mark, theme.warning) + 1;
    } else if !mark.is_empty() {
        let blank = " ".repeat(usize::from(taken));
        put_right(buffer, area, area.y, room, &blank, theme.plain);
        taken = put_right(buffer, area, area.y, room / 2, &mark, theme.warning) + 1;
    }
    taken
}

/// What is not plain about a row's links, in a word; with several rows, whose it is.
pub(in crate::ui) fn beside(atlas: &Atlas, row: Row, rows: &[Row], as_of: AsOf) -> Option<String> {
    rows.iter().find_map(|other| {
        let mark = match link(atlas, row.role, row.entity, *other, as_of)? {
            Link::Membership(membership) => membership_mark(atlas, &membership, as_of),
            // What a party is stands in the heading above it already.
            Link::Standing(standing)
                if row.role == Role::Member && standing.certainty == Certainty::Yes =>
            {
                None
            }
            Link::Standing(standing) => standing_mark(&standing).map(str::to_owned),
            Link::Founding => None,
        }?;
        let whose = if rows.len() > 1 {
            format!("{} ", name(atlas, other.entity, as_of))
        } else {
            String::new()
        };
        Some(format!("{whose}{mark}"))
    })
}
