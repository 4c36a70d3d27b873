//! Where everything is on a screen of a size: for `update` (pages, clicks) and for `ui` alike.
//!
//! Three columns where there is room, two where there is some, else the focused pane whole and
//! the others as tabs above it. Any size is allowed, down to nothing.

use ratatui::layout::{Constraint, Layout as Split, Rect};

use crate::query::Role;

/// The areas of a screen; empty where there is no room.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Layout {
    /// The whole screen.
    pub screen: Rect,
    /// Path and date.
    pub header: Rect,
    /// One-line tabs of the panes that are not shown.
    pub tabs: Rect,
    /// The panes, by [`Role::index`]; `None` where the pane is a tab.
    pub panes: [Option<Rect>; 3],
    /// The detail pane.
    pub detail: Rect,
    /// The record page, in place of panes and detail.
    pub page: Option<Rect>,
    /// The hint line.
    pub hints: Rect,
}

/// At least so many columns for three panes side by side.
const THREE: u16 = 100;
/// At least so many columns for two.
const TWO: u16 = 64;
/// At least so many rows for a hint line.
const HINTS: u16 = 6;
/// At least so many rows for a detail pane.
const DETAIL: u16 = 14;

/// Lays out a screen of so many columns and rows, with a pane in focus or a page open.
#[must_use]
pub fn layout((columns, rows): (u16, u16), focus: Role, page: bool) -> Layout {
    let screen = Rect::new(0, 0, columns, rows);
    let shown = shown(columns, focus);
    let tab_rows = u16::from(shown.len() < 3 && rows >= 4 && !page);
    let detail_rows = if rows >= DETAIL && !page {
        (rows / 4).clamp(4, 14)
    } else {
        0
    };
    let [header, tabs, body, detail, hints] = Split::vertical([
        Constraint::Length(u16::from(rows >= 3)),
        Constraint::Length(tab_rows),
        Constraint::Min(0),
        Constraint::Length(detail_rows),
        Constraint::Length(u16::from(rows >= HINTS)),
    ])
    .areas(screen);
    if page {
        return Layout {
            screen,
            header,
            tabs,
            panes: [None; 3],
            detail,
            page: Some(body),
            hints,
        };
    }
    let columns =
        Split::horizontal(shown.iter().map(|role| Constraint::Fill(weight(*role)))).split(body);
    let mut panes = [None; 3];
    for (role, area) in shown.iter().zip(columns.iter()) {
        panes[role.index()] = Some(*area);
    }
    Layout {
        screen,
        header,
        tabs,
        panes,
        detail,
        page: None,
        hints,
    }
}

/// The panes that are shown whole, left to right.
fn shown(columns: u16, focus: Role) -> Vec<Role> {
    if columns >= THREE {
        return Role::ALL.to_vec();
    }
    if columns >= TWO {
        return match focus {
            Role::Organisation | Role::Member => vec![Role::Organisation, Role::Member],
            Role::Agreement => vec![Role::Member, Role::Agreement],
        };
    }
    vec![focus]
}

/// Shares of the width: titles of agreements are long.
fn weight(role: Role) -> u16 {
    match role {
        Role::Organisation => 10,
        Role::Member => 9,
        Role::Agreement => 13,
    }
}

impl Layout {
    /// A pane's rows, inside its border; `None` where the pane is a tab.
    #[must_use]
    pub fn list(&self, role: Role) -> Option<Rect> {
        self.panes[role.index()].map(inside)
    }

    /// The pane at a column and row.
    #[must_use]
    pub fn pane_at(&self, column: u16, row: u16) -> Option<Role> {
        let at = ratatui::layout::Position::new(column, row);
        Role::ALL
            .into_iter()
            .find(|role| self.panes[role.index()].is_some_and(|area| area.contains(at)))
    }
}

/// What a border of one cell leaves of an area.
#[must_use]
pub fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(1).min(area.right()),
        y: area.y.saturating_add(1).min(area.bottom()),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

/// The box of the search, the palette or the help, over the middle of the screen.
#[must_use]
pub fn popup(screen: Rect, columns: u16, rows: u16) -> Rect {
    let width = columns.min(screen.width);
    let height = rows.min(screen.height);
    let x = (screen.width - width) / 2;
    let y = (screen.height - height) / 4;
    Rect::new(x, y, width, height)
}

/// Where the box of an overlay with a list is: the frame, the text line, the list.
#[must_use]
pub fn choice_box(size: (u16, u16)) -> (Rect, Rect, Rect) {
    let screen = Rect::new(0, 0, size.0, size.1);
    let columns = if size.0 < 70 {
        size.0
    } else {
        (size.0 * 3 / 4).clamp(66, 110)
    };
    let rows = if size.1 < 20 {
        size.1
    } else {
        (size.1 * 3 / 4).clamp(16, 32)
    };
    let frame = popup(screen, columns, rows);
    let within = inside(frame);
    let [text, rule, list] = Split::vertical([
        Constraint::Length(1),
        Constraint::Length(u16::from(within.height >= 4)),
        Constraint::Min(0),
    ])
    .areas(within);
    let _ = rule;
    (frame, text, list)
}
