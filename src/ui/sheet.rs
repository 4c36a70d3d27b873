//! The list on the screen as a table for other programs: what the focused pane shows, row by row.
//!
//! The command line knows more columns; this is what is seen, with the addresses it goes by.

use super::panes::row::{beside, mark};
use crate::{
    app::{App, order::since},
    model::{Entity, harmless::defused},
    query::{Role, Row},
    store::Atlas,
};

/// The columns.
const COLUMNS: [&str; 6] = ["address", "name", "full_name", "heading", "date", "note"];

/// The focused pane's list as comma-separated values (RFC 4180).
///
/// `date` is since when a member belongs or a party is bound, or when an agreement was signed;
/// `note` is what stands beside a row: suspended, unclear, ended.
#[must_use]
pub fn csv(app: &App, atlas: &Atlas) -> String {
    let role = app.place().selection.focus();
    let list = app.lists.pane(role);
    let mut out = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let rows = list.entities.iter().enumerate().map(|(at, entity)| {
        let row = Row {
            role,
            entity: *entity,
        };
        cells(app, atlas, row, list.group(at).heading())
    });
    for cells in std::iter::once(COLUMNS.map(str::to_owned)).chain(rows) {
        // Writing into memory fails only where memory does.
        let _ = out.write_record(cells.iter().map(|cell| defused(cell)));
    }
    String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn cells(app: &App, atlas: &Atlas, row: Row, heading: &str) -> [String; 6] {
    let on = app.place().as_of;
    let rows = &app.lists.pane(row.role).constraints;
    let (name, full) = match row.entity {
        Entity::Country(ix) => (atlas.country(ix).name_on(on), atlas.country(ix).name_on(on)),
        Entity::Organisation(ix) => (atlas.label(ix).short_on(on), atlas.label(ix).name_on(on)),
        Entity::Agreement(ix) => (&*atlas.title(ix).label, &*atlas.agreement(ix).title),
    };
    let (date, note) = match row.entity {
        Entity::Agreement(ix) if row.role == Role::Agreement => (
            atlas.title(ix).force.date(),
            mark(atlas, ix, row, rows, on).to_owned(),
        ),
        _ => (
            since(atlas, row.role, row.entity, rows, on),
            beside(atlas, row, rows, on).unwrap_or_default(),
        ),
    };
    [
        atlas.address(row.entity),
        name.to_owned(),
        full.to_owned(),
        heading.to_owned(),
        date.map_or(String::new(), |date| date.to_string()),
        note,
    ]
}
