//! The boxes over the panes: typing, choosing, accepting.

use tui_input::{Input, InputRequest};

use super::{moving, time};
use crate::{
    app::{
        App, Effect, Overlay,
        layout::{choice_box, inside},
        overlay::SearchBox,
    },
    model::{Kind, date::typed},
    query::moments::Direction,
    store::Atlas,
};

/// Opens the filter of the focused pane, with what it is now.
pub(super) fn open_filter(app: &mut App) {
    let filter = app
        .place()
        .pane(app.place().selection.focus())
        .filter
        .clone();
    app.overlay = Overlay::Filter(Input::new(filter.clone()), filter);
}

/// Puts pasted text into the open box, as one line.
pub(super) fn insert(app: &mut App, text: &str) {
    let Some(input) = app.overlay.input_mut() else {
        return;
    };
    for c in text.chars().filter(|c| !c.is_control()).take(1000) {
        input.handle(InputRequest::InsertChar(c));
    }
}

/// What follows from a change of the text in the open box.
pub(super) fn text_changed(app: &mut App, atlas: &Atlas) {
    let focus = app.place().selection.focus();
    match &mut app.overlay {
        Overlay::Search(search) => search.search(atlas),
        Overlay::Help(choice) | Overlay::Palette(choice) | Overlay::Bookmarks(choice) => {
            choice.chosen = 0;
        }
        Overlay::Date(_, error) => *error = None,
        Overlay::Filter(input, _) => {
            let filter = input.value().to_owned();
            app.history.here_mut().pane_mut(focus).filter = filter;
        }
        Overlay::None => {}
    }
}

/// Searches only the next kind, by turns: all, countries, organisations, agreements.
pub(super) fn cycle_kind(app: &mut App, atlas: &Atlas, direction: Direction) {
    let Overlay::Search(search) = &mut app.overlay else {
        return;
    };
    let turns = [
        None,
        Some(Kind::Country),
        Some(Kind::Organisation),
        Some(Kind::Agreement),
    ];
    let at = turns.iter().position(|k| *k == search.kind).unwrap_or(0);
    let by = if direction == Direction::Forward {
        1
    } else {
        turns.len() - 1
    };
    search.kind = turns[(at + by) % turns.len()];
    search.search(atlas);
}

/// The rows a page key moves by in the open box.
pub(super) fn page(app: &App) -> isize {
    let (_, _, list) = choice_box(app.size);
    isize::try_from(list.height.saturating_sub(1).max(1)).unwrap_or(1)
}

/// Moves the choice by so many rows.
pub(super) fn choose(app: &mut App, atlas: &Atlas, rows: isize) {
    let (_, _, list) = choice_box(app.size);
    let bookmarks = match &app.overlay {
        Overlay::Bookmarks(choice) => choice.bookmarks(app, atlas).len(),
        _ => 0,
    };
    match &mut app.overlay {
        Overlay::Search(search) => choose_hit(search, rows, usize::from(list.height)),
        Overlay::Palette(choice) => {
            choice.chosen = moved(choice.chosen, rows, choice.commands(&app.keymap).len());
        }
        Overlay::Help(choice) => {
            choice.chosen = moved(choice.chosen, rows, choice.specs(&app.keymap).len());
        }
        Overlay::Bookmarks(choice) => choice.chosen = moved(choice.chosen, rows, bookmarks),
        Overlay::None | Overlay::Date(..) | Overlay::Filter(..) => {}
    }
}

fn moved(from: usize, rows: isize, len: usize) -> usize {
    from.saturating_add_signed(rows).min(len.saturating_sub(1))
}

fn choose_hit(search: &mut SearchBox, rows: isize, height: usize) {
    if search.hits.is_empty() {
        return;
    }
    let to = search
        .chosen
        .map_or(0, |at| moved(at, rows, search.hits.len()));
    search.chosen = Some(to);
    search.offset = search
        .offset
        .clamp((to + 1).saturating_sub(height.max(1)), to);
}

/// Takes what is chosen or typed.
pub(super) fn accept(app: &mut App, atlas: &Atlas) -> Effect {
    match std::mem::replace(&mut app.overlay, Overlay::None) {
        Overlay::Search(search) => accept_hit(app, atlas, search),
        Overlay::Palette(choice) => {
            if let Some(spec) = choice.commands(&app.keymap).get(choice.chosen) {
                return super::obey(app, atlas, spec.command);
            }
        }
        Overlay::Bookmarks(choice) => {
            let chosen = choice.bookmarks(app, atlas).into_iter().nth(choice.chosen);
            if let Some(bookmark) = chosen.map(|(bookmark, _)| bookmark.clone()) {
                moving::go_to_bookmark(app, atlas, &bookmark);
            }
        }
        Overlay::Date(input, _) => match typed::parse(input.value(), app.today) {
            Ok(as_of) => time::set(app, atlas, as_of),
            Err(_) if input.value().trim().is_empty() => {}
            Err(error) => app.overlay = Overlay::Date(input, Some(error.to_string())),
        },
        Overlay::Filter(..) => {
            // What the filter led to is what the user has now chosen.
            let focus = app.place().selection.focus();
            if let Some(row) = app.lists.pane(focus).cursor {
                moving::put(app, focus, row);
            }
        }
        Overlay::Help(_) | Overlay::None => {}
    }
    Effect::None
}

fn accept_hit(app: &mut App, atlas: &Atlas, search: SearchBox) {
    if let Some(hit) = search.chosen.and_then(|at| search.hits.get(at)) {
        moving::open(app, atlas, hit.entity);
        return;
    }
    if search.is_ambiguous() {
        app.notice = Some(format!(
            "“{}” fits {}; choose one with ↓",
            search.input.value().trim(),
            search.exact
        ));
    }
    app.overlay = Overlay::Search(search);
}

/// Closes the box and changes nothing: a filter is as it was.
pub(super) fn cancel(app: &mut App) {
    let focus = app.place().selection.focus();
    if let Overlay::Filter(_, before) = std::mem::replace(&mut app.overlay, Overlay::None) {
        app.history.here_mut().pane_mut(focus).filter = before;
    }
}

/// The chosen row of a box's list under a screen row, if there is one.
pub(super) fn row_at(app: &App, column: u16, row: u16) -> Option<usize> {
    let (frame, _, list) = choice_box(app.size);
    let within = inside(frame);
    let hit = list.contains(ratatui::layout::Position::new(column, row)) && column < within.right();
    hit.then(|| usize::from(row - list.y))
}
