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
    model::{AgreementIx, AsOf, Certainty, Entity, OrganisationIx},
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

/// A row, and what its words follow from.
struct Line<'a> {
    atlas: &'a Atlas,
    theme: &'a Theme,
    row: Row,
    /// The rows it is linked to.
    rows: &'a [Row],
    as_of: AsOf,
    /// The name it answers to the filter by, if its row shows another.
    alias: Option<String>,
}

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
    let line = Line {
        atlas,
        theme,
        row,
        rows: &list.constraints,
        as_of: app.place().as_of,
        alias: list.answered(entity).map(|name| format!("≈ {name}")),
    };
    match entity {
        Entity::Agreement(ix) if role == Role::Agreement => line.agreement(ix, area, buffer),
        Entity::Organisation(ix) if role == Role::Organisation => {
            line.organisation(ix, area, buffer);
        }
        _ => line.member(area, buffer),
    }
}

impl Line<'_> {
    fn member(&self, area: Rect, buffer: &mut Buffer) {
        let right = self.right(area, buffer);
        let room = usize::from(area.width.saturating_sub(right));
        let (label, full) = match self.row.entity {
            Entity::Organisation(ix) => {
                let body = self.atlas.label(ix);
                (body.short_on(self.as_of), body.name_on(self.as_of))
            }
            Entity::Country(ix) => (self.atlas.country(ix).name_on(self.as_of), ""),
            Entity::Agreement(_) => return,
        };
        let used = put(buffer, area.x, area.y, room, label, self.theme.plain);
        let beside = self.alias.as_deref().unwrap_or(full);
        if beside != label {
            let room = room.saturating_sub(usize::from(used) + 1);
            let x = area.x + used + 1;
            put(buffer, x, area.y, room, beside, self.theme.faint);
        }
    }

    fn organisation(&self, ix: OrganisationIx, area: Rect, buffer: &mut Buffer) {
        let body = self.atlas.label(ix);
        let taken = if self.rows.is_empty() {
            let count = full_members(self.atlas, ix, self.as_of);
            let text = if count == 0 {
                String::new()
            } else {
                count.to_string()
            };
            put_right(buffer, area, area.y, 5, &text, self.theme.faint) + 1
        } else {
            self.right(area, buffer)
        };
        let room = usize::from(area.width.saturating_sub(taken));
        let (label, full) = (body.short_on(self.as_of), body.name_on(self.as_of));
        let lettered = full != label && body.abbreviation.is_some();
        let (label, beside, column) = if lettered {
            let column = if area.width >= 30 { 8 } else { 0 };
            (label, self.alias.as_deref().unwrap_or(full), column)
        } else {
            (full, self.alias.as_deref().unwrap_or(""), 0)
        };
        let used = put(buffer, area.x, area.y, room, label, self.theme.plain);
        let used = usize::from(used).max(column) + 1;
        if used + 4 <= room {
            let x = area.x + u16::try_from(used).unwrap_or(0);
            put(buffer, x, area.y, room - used, beside, self.theme.faint);
        }
    }

    fn agreement(&self, ix: AgreementIx, area: Rect, buffer: &mut Buffer) {
        let title = self.atlas.title(ix);
        let mark = mark(self.atlas, ix, self.row, self.rows, self.as_of);
        let taken = if mark.is_empty() || area.width < 28 {
            0
        } else {
            put_right(buffer, area, area.y, 14, mark, self.theme.warning) + 1
        };
        let date = title.force.date().map_or(String::new(), |d| d.to_string());
        let mut x = area.x;
        let mut room = usize::from(area.width.saturating_sub(taken));
        if area.width >= 24 {
            put(buffer, x, area.y, DATE, &date, self.theme.faint);
            x += u16::try_from(DATE + 1).unwrap_or(0);
            room = room.saturating_sub(DATE + 1);
        }
        let used = put(buffer, x, area.y, room, &title.label, self.theme.plain);
        if let Some(alias) = &self.alias {
            let room = room.saturating_sub(usize::from(used) + 1);
            put(buffer, x + used + 1, area.y, room, alias, self.theme.faint);
        }
    }

    /// At the right: since when, and what is not plain about it. Returns the columns taken.
    fn right(&self, area: Rect, buffer: &mut Buffer) -> u16 {
        let (atlas, theme) = (self.atlas, self.theme);
        let Row { role, entity } = self.row;
        let mark = beside(atlas, self.row, self.rows, self.as_of).unwrap_or_default();
        let date = since(atlas, role, entity, self.rows, self.as_of)
            .map_or(String::new(), |d| d.to_string());
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
