//! The whole screen: everything in its place, the box over it last.

use ratatui::{buffer::Buffer, layout::Position};

use super::{Theme, bookmarks, choices, header, hints, panes, prompt, search, view, written};
use crate::{
    app::{self, App, Overlay, layout::layout, view::View},
    query::Role,
    store::Atlas,
};

/// Draws the screen onto a buffer of its size; returns where the terminal's cursor belongs.
///
/// The cursor sits on the selected row, or in the text being typed, so that screen readers and
/// magnifiers follow.
pub fn render(app: &App, atlas: &Atlas, theme: &Theme, buffer: &mut Buffer) -> Option<Position> {
    let size = (buffer.area().width, buffer.area().height);
    let place = app.place();
    let layout = layout(size, place.selection.focus(), place.page.is_some());
    header::draw(app, atlas, theme, &layout, buffer);
    let mut cursor = None;
    if let (Some(page), Some(area)) = (&place.page, layout.page) {
        cursor = Some(written::page(app, page, theme, area, buffer));
    } else if place.views.shown != View::Panes {
        let whole = app::layout::layout(size, place.selection.focus(), true);
        cursor = view::draw(app, atlas, theme, whole.page.unwrap_or_default(), buffer);
    } else {
        for role in Role::ALL {
            if let Some(area) = layout.panes[role.index()] {
                cursor = panes::draw(app, atlas, theme, role, area, buffer).or(cursor);
            }
        }
        panes::tabs(app, atlas, theme, &layout, buffer);
        written::detail(app, theme, layout.detail, buffer);
    }
    hints::draw(app, atlas, theme, layout.hints, buffer);
    let typing = match &app.overlay {
        Overlay::None => None,
        Overlay::Search(found) => Some(search::draw(found, app, atlas, theme, buffer)),
        Overlay::Help(choice) => Some(choices::help(choice, app, theme, buffer)),
        Overlay::Palette(choice) => Some(choices::palette(choice, app, theme, buffer)),
        Overlay::Bookmarks(choice) => Some(bookmarks::draw(choice, app, atlas, theme, buffer)),
        Overlay::Date(input, error) => Some(prompt::date(input, error.as_deref(), theme, buffer)),
        Overlay::Filter(input, _) => Some(prompt::filter(input, app, theme, buffer)),
    };
    typing.or(cursor).filter(|at| buffer.area().contains(*at))
}
