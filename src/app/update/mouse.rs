//! The mouse: a click puts the cursor, the wheel moves it, in the panes, the page and the boxes.

use super::{boxes, moving};
use crate::{
    app::{
        App, Overlay, layout,
        list::Line,
        overlay::{ChoiceBox, SearchBox},
    },
    query::Role,
    store::Atlas,
};

/// A click: focuses the pane, puts the cursor on the row, or chooses in a box.
pub(super) fn click(app: &mut App, atlas: &Atlas, column: u16, row: u16) {
    if !matches!(app.overlay, Overlay::None) {
        click_box(app, atlas, column, row);
        return;
    }
    let place = app.place();
    let layout = layout::layout(app.size, place.selection.focus(), place.page.is_some());
    if place.page.is_some() {
        crate::app::page::click(app, column, row);
        return;
    }
    if place.views.shown != crate::app::view::View::Panes {
        super::views::click(app, column, row);
        return;
    }
    if row == layout.tabs.y && layout.tabs.height > 0 {
        if let Some(role) = tab_at(&layout, column) {
            moving::go_to(app, role);
        }
        return;
    }
    let Some(role) = layout.pane_at(column, row) else {
        return;
    };
    let offset = place.pane(role).offset;
    if role != place.selection.focus() {
        moving::go_to(app, role);
    }
    let Some(list) = layout.list(role).filter(|l| row >= l.y && row < l.bottom()) else {
        return;
    };
    if let Some(Line::Row(at)) = app
        .lists
        .pane(role)
        .line(offset + usize::from(row - list.y))
    {
        moving::put(app, role, at);
    }
}

/// The pane whose tab is at a column: the tabs share the line evenly.
fn tab_at(layout: &layout::Layout, column: u16) -> Option<Role> {
    let hidden: Vec<Role> = Role::ALL
        .into_iter()
        .filter(|r| layout.panes[r.index()].is_none())
        .collect();
    let width = usize::from(layout.tabs.width) / hidden.len().max(1);
    hidden.get(usize::from(column) / width.max(1)).copied()
}

fn click_box(app: &mut App, atlas: &Atlas, column: u16, row: u16) {
    let Some(at) = boxes::row_at(app, column, row) else {
        return;
    };
    let bookmarks = match &app.overlay {
        Overlay::Bookmarks(choice) => choice.bookmarks(app, atlas).len(),
        _ => 0,
    };
    match &mut app.overlay {
        Overlay::Search(SearchBox {
            chosen,
            offset,
            hits,
            ..
        }) if *offset + at < hits.len() => *chosen = Some(*offset + at),
        Overlay::Palette(choice @ ChoiceBox { .. }) if at < choice.commands(&app.keymap).len() => {
            choice.chosen = at;
        }
        Overlay::Bookmarks(choice) if at < bookmarks => choice.chosen = at,
        _ => {}
    }
}

/// The wheel: moves the cursor of the pane it is over, focusing it; scrolls a page or a box.
pub(super) fn wheel(app: &mut App, atlas: &Atlas, rows: isize, column: u16, row: u16) {
    if !matches!(app.overlay, Overlay::None) {
        boxes::choose(app, atlas, rows);
        return;
    }
    let place = app.place();
    if place.page.is_some() {
        crate::app::page::scroll(app, rows);
        return;
    }
    if place.views.shown != crate::app::view::View::Panes {
        super::views::wheel(app, rows);
        return;
    }
    let layout = layout::layout(app.size, place.selection.focus(), false);
    if layout
        .detail
        .contains(ratatui::layout::Position::new(column, row))
    {
        let offset = &mut app.history.here_mut().detail_offset;
        *offset = offset.saturating_add_signed(rows);
        return;
    }
    // Over a pane without the cursor the wheel does nothing: moving the focus would narrow it.
    if layout.pane_at(column, row) == Some(place.selection.focus()) {
        moving::by(app, rows);
    }
}
