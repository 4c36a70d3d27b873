//! The three panes: title, rows, marks.

pub(super) mod row;
mod title;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    Theme, empty,
    text::{frame, paint, put},
};
use crate::{
    app::{App, layout::Layout, list::Line},
    query::Role,
    store::Atlas,
};

/// Draws a pane; returns where the cursor sits if the pane has it.
pub(super) fn draw(
    app: &App,
    atlas: &Atlas,
    theme: &Theme,
    role: Role,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let focused = app.place().selection.focus() == role;
    let inside = frame(
        buffer,
        area,
        if focused { theme.focus } else { theme.border },
    );
    title::draw(app, atlas, theme, role, area, buffer);
    let list = app.lists.pane(role);
    if list.entities.is_empty() {
        empty::draw(app, atlas, theme, role, inside, buffer);
        return focused.then_some(Position::new(inside.x, inside.y));
    }
    let offset = app.place().pane(role).offset;
    let mut cursor = None;
    for (line, y) in (offset..).zip(inside.y..inside.bottom()) {
        match list.line(line) {
            None => break,
            Some(Line::Heading(section)) => {
                let text = format!("{} {}", section.group.heading(), section.len);
                put(
                    buffer,
                    inside.x + 1,
                    y,
                    usize::from(inside.width.saturating_sub(1)),
                    &text,
                    theme.faint,
                );
            }
            Some(Line::Row(at)) => {
                row::draw(
                    app,
                    atlas,
                    theme,
                    role,
                    at,
                    Rect {
                        y,
                        height: 1,
                        ..inside
                    },
                    buffer,
                );
                if list.cursor == Some(at) {
                    let style = if focused {
                        theme.selected
                    } else {
                        theme.on_path
                    };
                    paint(buffer, inside, y, style);
                    cursor = focused.then_some(Position::new(inside.x, y));
                }
            }
        }
    }
    scrollbar(theme, area, offset, list.lines(), buffer);
    cursor
}

/// Marks on the right border how far down the list is, if it is longer than the pane.
fn scrollbar(theme: &Theme, area: Rect, offset: usize, lines: usize, buffer: &mut Buffer) {
    let height = usize::from(area.height.saturating_sub(2));
    if lines <= height || height < 2 {
        return;
    }
    let size = (height * height / lines).max(1);
    let top = (offset * (height - size))
        .checked_div(lines - height)
        .unwrap_or(0);
    for at in top..(top + size).min(height) {
        let y = area.y + 1 + u16::try_from(at).unwrap_or(0);
        if let Some(cell) = buffer.cell_mut((area.right().saturating_sub(1), y)) {
            cell.set_symbol("┃").set_style(theme.faint);
        }
    }
}

/// Draws the panes that are not shown as tabs that share a line.
pub(super) fn tabs(app: &App, atlas: &Atlas, theme: &Theme, layout: &Layout, buffer: &mut Buffer) {
    let hidden: Vec<Role> = Role::ALL
        .into_iter()
        .filter(|r| layout.panes[r.index()].is_none())
        .collect();
    if hidden.is_empty() || layout.tabs.height == 0 {
        return;
    }
    let width = usize::from(layout.tabs.width) / hidden.len();
    for (n, role) in hidden.iter().enumerate() {
        let x = layout.tabs.x + u16::try_from(n * width).unwrap_or(0);
        title::tab(app, atlas, theme, *role, (x, layout.tabs.y), width, buffer);
    }
}
