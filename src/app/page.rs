//! The record page's state: which record, how far down, which link; and its lines.

use super::{
    App,
    detail::detail,
    document::Wrapped,
    layout::{Layout, inside, layout},
    record::record,
};
use crate::{
    model::{AsOf, Day, Entity},
    query::Row,
    store::Atlas,
};

pub use super::record::name;

/// A record's page, as far as the user has read it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// Whose page it is.
    pub entity: Entity,
    /// First line shown.
    pub offset: usize,
    /// The chosen link, by its number on the page.
    pub link: Option<usize>,
}

impl Page {
    /// A record's page from its top.
    #[must_use]
    pub fn of(entity: Entity) -> Self {
        Self {
            entity,
            offset: 0,
            link: None,
        }
    }
}

/// The lines of the page or the detail pane, kept until what they say or their width changes.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The title of the detail pane.
    pub title: String,
    /// The lines.
    pub wrapped: Wrapped,
    made_for: Option<Recipe>,
}

/// What the lines follow from: the rows, the record, the date, the width, and whether whole.
type Recipe = (Vec<Row>, Option<Entity>, AsOf, u16, bool);

/// Brings page and detail pane into agreement with the place.
pub(super) fn settle(app: &mut App, atlas: &Atlas, layout: &Layout) {
    let place = app.history.here();
    let as_of = place.as_of;
    let focus = place.selection.focus();
    if let Some(page) = &place.page {
        let entity = page.entity;
        let area = layout.page.map(inside).unwrap_or_default();
        let recipe = (Vec::new(), Some(entity), as_of, area.width, true);
        if app.text.made_for.as_ref() != Some(&recipe) {
            let title = name(atlas, entity, as_of).to_owned();
            app.text = Text {
                title,
                wrapped: record(atlas, entity, as_of).wrap(usize::from(area.width)),
                made_for: Some(recipe),
            };
        }
        let lines = app.text.wrapped.lines.len();
        let links = app.text.wrapped.links.len();
        if let Some(page) = &mut app.history.here_mut().page {
            page.offset = page
                .offset
                .min(lines.saturating_sub(usize::from(area.height)));
            page.link = page.link.filter(|link| *link < links);
        }
        return;
    }
    let list = app.lists.pane(focus);
    let area = inside(layout.detail);
    // Where the list is empty, what the user came through is still there to be read.
    let selection = &app.place().selection;
    let came = || {
        selection
            .path()
            .last()
            .or(selection.pins().first())
            .copied()
    };
    let (row, rows) = match list.current() {
        Some(entity) => (
            Some(Row {
                role: focus,
                entity,
            }),
            list.constraints.clone(),
        ),
        None => (came(), Vec::new()),
    };
    let recipe = (rows, row.map(|row| row.entity), as_of, area.width, false);
    if app.text.made_for.as_ref() != Some(&recipe) {
        let made = row.map(|row| detail(atlas, row.role, row.entity, &recipe.0, as_of));
        let (title, document) = made.unwrap_or_default();
        app.text = Text {
            title,
            wrapped: document.wrap(usize::from(area.width)),
            made_for: Some(recipe),
        };
    }
    let most = app
        .text
        .wrapped
        .lines
        .len()
        .saturating_sub(usize::from(area.height));
    let place = app.history.here_mut();
    place.detail_offset = place.detail_offset.min(most);
}

/// Scrolls the page by so many lines, as far as it goes.
pub(super) fn scroll(app: &mut App, lines: isize) {
    if let Some(page) = &mut app.history.here_mut().page {
        page.offset = page.offset.saturating_add_signed(lines);
    }
}

/// Chooses the next or previous link, from the top of what is shown, and scrolls to it.
pub(super) fn step_link(app: &mut App, step: isize) {
    let place = app.place();
    let area = layout(app.size, place.selection.focus(), true)
        .page
        .map(inside)
        .unwrap_or_default();
    let height = usize::from(area.height).max(1);
    let links = &app.text.wrapped.links;
    let Some(page) = &place.page else { return };
    if links.is_empty() {
        return;
    }
    let to = match page.link {
        Some(at) => at.saturating_add_signed(step).min(links.len() - 1),
        None if step > 0 => links
            .iter()
            .position(|(_, line)| *line >= page.offset)
            .unwrap_or(links.len() - 1),
        None => links
            .iter()
            .rposition(|(_, line)| *line < page.offset + height)
            .unwrap_or(0),
    };
    let line = links[to].1;
    if let Some(page) = &mut app.history.here_mut().page {
        page.link = Some(to);
        if !(page.offset..page.offset + height).contains(&line) {
            page.offset = line.saturating_sub(height / 2);
        }
    }
}

/// What the chosen link names.
pub(super) fn chosen_link(app: &App) -> Option<Entity> {
    let link = app.place().page.as_ref()?.link?;
    app.text.wrapped.links.get(link).map(|(entity, _)| *entity)
}

/// Chooses the link at a column and row.
pub(super) fn click(app: &mut App, column: u16, row: u16) {
    let place = app.place();
    let area = layout(app.size, place.selection.focus(), true)
        .page
        .map(inside)
        .unwrap_or_default();
    let Some(page) = place
        .page
        .as_ref()
        .filter(|_| area.contains(ratatui::layout::Position::new(column, row)))
    else {
        return;
    };
    let line = page.offset + usize::from(row - area.y);
    let link = app.text.wrapped.link_at(line, usize::from(column - area.x));
    if let (Some(link), Some(page)) = (link, &mut app.history.here_mut().page) {
        page.link = Some(link);
    }
}

/// What happened to an entity on a day, in a line: `NATO 1999-03-12: Czechia, Hungary, Poland joined`.
#[must_use]
pub fn what_changed(atlas: &Atlas, entity: Entity, day: Day) -> String {
    let events = crate::query::moments::on_day(atlas, entity, day);
    let as_of = AsOf::On(crate::model::PartialDate::from_day(day));
    let mut phrases: Vec<String> = Vec::new();
    for (verb, who) in &events {
        let names: Vec<&str> = who.iter().map(|e| name(atlas, *e, as_of)).collect();
        let shown = if names.len() > 4 {
            format!("{} and {} others", names[..3].join(", "), names.len() - 3)
        } else {
            names.join(", ")
        };
        let phrase = match entity {
            // What happened to a country is told of it: it joined the SCO.
            Entity::Country(_) => format!("{verb} {shown}"),
            _ => format!("{shown} {verb}"),
        };
        phrases.push(phrase.trim().to_owned());
    }
    let said = if phrases.is_empty() {
        String::new()
    } else {
        format!(": {}", phrases.join("; "))
    };
    format!("{} {day}{said}", name(atlas, entity, as_of))
}
