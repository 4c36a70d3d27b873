//! What a view is about: read off the selection, by one rule for all views.
//!
//! The last organisation or agreement the user chose decides; pinned organisations join it. A
//! country is the subject only where none of these is chosen.

use crate::{
    app::App,
    model::{AgreementIx, CountryIx, Entity, OrganisationIx},
    query::{Role, Row, compare::MOST},
};

/// What a view is about.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Subject {
    /// Nothing is chosen.
    #[default]
    Nothing,
    /// One organisation or several.
    Organisations(Vec<OrganisationIx>),
    /// One agreement.
    Agreement(AgreementIx),
    /// One country.
    Country(CountryIx),
}

/// What the selection is about.
#[must_use]
pub fn subject(app: &App) -> Subject {
    let selection = &app.place().selection;
    let cursor = app.lists.pane(selection.focus()).current().map(|e| Row {
        role: selection.focus(),
        entity: e,
    });
    let chosen = cursor
        .into_iter()
        .chain(selection.path().iter().rev().copied())
        .chain(selection.pins().iter().copied());
    for row in chosen {
        match (row.role, row.entity) {
            (Role::Agreement, Entity::Agreement(ix)) => return Subject::Agreement(ix),
            (Role::Organisation, Entity::Organisation(ix)) => {
                return Subject::Organisations(with_pins(app, ix));
            }
            _ => {}
        }
    }
    match cursor.map(|row| row.entity) {
        Some(Entity::Country(ix)) => Subject::Country(ix),
        _ => Subject::Nothing,
    }
}

/// The pinned organisations, and one more: unless two are pinned, which then are enough.
fn with_pins(app: &App, one: OrganisationIx) -> Vec<OrganisationIx> {
    let mut all = organisations(app);
    if all.len() < 2 && !all.contains(&one) {
        all.push(one);
    }
    all
}

/// The organisations pinned as such, at most as many as can be compared.
#[must_use]
pub fn organisations(app: &App) -> Vec<OrganisationIx> {
    let pins = app.place().selection.pins().iter();
    pins.filter_map(|row| match (row.role, row.entity) {
        (Role::Organisation, Entity::Organisation(ix)) => Some(ix),
        _ => None,
    })
    .take(MOST)
    .collect()
}

/// The countries and organisations chosen as members: pins, then path, then cursor.
#[must_use]
pub fn actors(app: &App) -> Vec<Entity> {
    let selection = &app.place().selection;
    let cursor = app.lists.pane(selection.focus()).current().map(|e| Row {
        role: selection.focus(),
        entity: e,
    });
    let mut actors: Vec<Entity> = Vec::new();
    let rows = selection.pins().iter().chain(selection.path()).copied();
    for row in rows.chain(cursor) {
        if row.role == Role::Member && !actors.contains(&row.entity) {
            actors.push(row.entity);
        }
    }
    actors
}
