//! After each change: makes the lists that changed, and clamps cursors and offsets to them.
//!
//! The one place where what was chosen meets what is there. A cursor that a date or filter hides
//! is not forgotten: it is back as soon as its entity is.

use std::collections::BTreeMap;

use super::{
    App,
    layout::{self, Layout},
    list::{List, Recipe, Section},
    order,
};
use crate::{
    model::{AsOf, Entity, fold::fold},
    query::{
        Role, Row,
        linked::{self, Group},
        search::Filter,
    },
    store::Atlas,
};

/// Brings lists, cursors and offsets into agreement with the place.
pub(super) fn settle(app: &mut App, atlas: &Atlas) {
    let selection = app.place().selection.clone();
    let focus = selection.focus();
    make(app, atlas, focus, &selection.constraints(focus, None));
    place_cursor(app, focus);
    let cursor = app.lists.pane(focus).current();
    for role in Role::ALL.into_iter().filter(|role| *role != focus) {
        make(app, atlas, role, &selection.constraints(role, cursor));
        place_cursor(app, role);
    }
    let layout = layout::layout(app.size, focus, app.place().page.is_some());
    for role in Role::ALL {
        scroll(app, role, &layout);
    }
    super::page::settle(app, atlas, &layout);
    super::view::settle(app, atlas);
}

/// Makes a pane's list, unless it is there already.
fn make(app: &mut App, atlas: &Atlas, role: Role, constraints: &[Row]) {
    let place = app.history.here();
    let recipe = Recipe {
        constraints: constraints.to_vec(),
        as_of: place.as_of,
        filter: place.pane(role).filter.clone(),
        sort: place.pane(role).sort,
    };
    if app.lists.pane(role).made_for.as_ref() == Some(&recipe) {
        return;
    }
    app.lists.panes[role.index()] = list(atlas, role, recipe);
}

fn list(atlas: &Atlas, role: Role, recipe: Recipe) -> List {
    let mut entities = linked::linked(atlas, role, &recipe.constraints, recipe.as_of);
    let unfiltered = entities.len();
    let mut best = None;
    let mut answered = BTreeMap::new();
    if let Some(filter) = Filter::new(&recipe.filter) {
        let ranked = entities
            .iter()
            .filter_map(|entity| filter.rank(atlas, *entity));
        let ranked: Vec<_> = ranked.collect();
        best = ranked.iter().map(|(rank, _)| *rank).min();
        // Where something is called what was typed, what only sounds like it was not meant.
        let called = best.is_some_and(|(tier, ..)| tier.is_literal());
        let meant = ranked
            .into_iter()
            .filter(|((tier, ..), _)| tier.is_literal() || !called);
        entities = Vec::new();
        for ((.., entity), name) in meant {
            entities.push(entity);
            if !shows(atlas, entity, recipe.as_of, name) {
                answered.insert(entity, name.into());
            }
        }
    }
    let rows = &recipe.constraints;
    let grouped = |entity: &Entity| match role {
        // Agreements stay in the order of time; what each is to the rows stands beside it.
        Role::Agreement => Group::Plain,
        _ => linked::group(atlas, role, *entity, rows, recipe.as_of),
    };
    let mut keyed: Vec<(Group, Entity)> = entities.iter().map(|e| (grouped(e), *e)).collect();
    order::sort(atlas, role, recipe.sort, rows, recipe.as_of, &mut keyed);
    let mut sections: Vec<Section> = Vec::new();
    for (at, (group, _)) in keyed.iter().enumerate() {
        match sections.last_mut().filter(|s| s.group == *group) {
            Some(section) => section.len += 1,
            None => sections.push(Section {
                group: *group,
                start: at,
                len: 1,
            }),
        }
    }
    List {
        constraints: recipe.constraints.clone(),
        entities: keyed.into_iter().map(|(_, e)| e).collect(),
        sections,
        cursor: None,
        best: best.map(|(.., entity)| entity),
        answered,
        unfiltered,
        made_for: Some(recipe),
    }
}

/// Whether a row shows a name, as part of what it shows.
fn shows(atlas: &Atlas, entity: Entity, as_of: AsOf, name: &str) -> bool {
    let name = fold(name);
    let shown: &[&str] = match entity {
        Entity::Country(ix) => &[atlas.country(ix).name_on(as_of)],
        Entity::Organisation(ix) => {
            let body = atlas.label(ix);
            &[body.short_on(as_of), body.name_on(as_of)]
        }
        Entity::Agreement(ix) => &[&atlas.title(ix).label],
    };
    shown.iter().any(|text| fold(text).contains(&name))
}

/// Finds the row of a pane's cursor: the wanted entity, or its row on the path, or the nearest.
fn place_cursor(app: &mut App, role: Role) {
    let place = app.history.here_mut();
    let focused = place.selection.focus() == role;
    let on_path = place.selection.on_path(role);
    let list = &mut app.lists.panes[role.index()];
    let wanted = if focused {
        place.pane(role).wanted
    } else {
        on_path
    };
    let found = wanted.and_then(|entity| list.entities.iter().position(|e| *e == entity));
    list.cursor = match (focused, found) {
        (_, Some(row)) => Some(row),
        (true, None) if !list.entities.is_empty() => {
            // A filter that hid the row leads to what it fits best; a date, to what stood nearby.
            let best = list
                .best
                .and_then(|best| list.entities.iter().position(|e| *e == best));
            let near = if wanted.is_some() {
                place.pane(role).row
            } else {
                0
            };
            Some(best.unwrap_or(near).min(list.entities.len() - 1))
        }
        _ => None,
    };
    if let (true, Some(row)) = (focused, list.cursor) {
        let entity = list.entities[row];
        let pane = place.pane_mut(role);
        if pane.wanted.is_none() {
            pane.wanted = Some(entity);
        }
        if pane.wanted == Some(entity) {
            pane.row = row;
        }
    }
}

/// Keeps the cursor's line in sight, and no blank lines below the last.
fn scroll(app: &mut App, role: Role, layout: &Layout) {
    let height = usize::from(layout.list(role).map_or(0, |area| area.height));
    let list = app.lists.pane(role);
    let pane = app.history.here_mut().pane_mut(role);
    if pane.offset_for != list.constraints {
        pane.offset = 0;
        pane.offset_for.clone_from(&list.constraints);
    }
    if height == 0 {
        return;
    }
    if let Some(row) = list.cursor {
        let line = list.line_of(row);
        // The heading above the first row of a section stays in sight with it.
        let heads = list.has_headings() && list.sections.iter().any(|s| s.start == row);
        let top = if heads { line.saturating_sub(1) } else { line };
        let near = pane.offset.saturating_sub(1)..=pane.offset + height;
        pane.offset = if near.contains(&line) {
            pane.offset
                .clamp((line + 1).saturating_sub(height).min(top), top)
        } else {
            // A jump puts the row in the middle, with what stands around it.
            line.saturating_sub(height / 2)
        };
    }
    pane.offset = pane.offset.min(list.lines().saturating_sub(height));
}
