//! In which order a pane lists its rows: under their headings, by what was chosen.

use std::{cmp::Ordering, collections::HashMap};

use super::place::{Sort, SortBy};
use crate::{
    model::{AsOf, Day, Entity, PartialDate, fold::fold},
    query::{
        Role, Row,
        linked::{self, Group, Link},
    },
    store::Atlas,
};

/// Sorts rows of the table's own order by group, then by what was chosen.
pub(super) fn sort(
    atlas: &Atlas,
    role: Role,
    sort: Sort,
    constraints: &[Row],
    as_of: AsOf,
    rows: &mut [(Group, Entity)],
) {
    let renamed = match sort.by {
        SortBy::Natural => by_names_of_the_day(atlas, role, as_of, rows),
        _ => None,
    };
    if sort == Sort::default() && renamed.is_none() {
        rows.sort_by_key(|(group, _)| *group);
        return;
    }
    let compare = |a: Entity, b: Entity| {
        let ordering = match &renamed {
            Some(positions) => positions.get(&a).cmp(&positions.get(&b)),
            None => compare(atlas, role, sort.by, constraints, as_of, a, b),
        };
        let ordering = ordering.then(a.cmp(&b));
        if sort.reversed {
            ordering.reverse()
        } else {
            ordering
        }
    };
    rows.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| compare(a.1, b.1)));
}

/// The places of rows ordered by the names they are shown under on a past date; `None` if those are
/// today's, in whose order the tables are.
fn by_names_of_the_day(
    atlas: &Atlas,
    role: Role,
    as_of: AsOf,
    rows: &[(Group, Entity)],
) -> Option<HashMap<Entity, usize>> {
    let (day, _) = as_of.days()?;
    if role == Role::Agreement || day >= atlas.meta.as_of.first() {
        return None;
    }
    let entities = || rows.iter().map(|(_, entity)| *entity);
    if entities().all(|entity| shown(atlas, entity, as_of) == title(atlas, entity)) {
        return None;
    }
    let mut named: Vec<(String, Entity)> = entities()
        .map(|entity| (fold(shown(atlas, entity, as_of)), entity))
        .collect();
    named.sort_unstable();
    Some(named.into_iter().map(|(_, e)| e).zip(0..).collect())
}

/// What a pane shows an entity under on a date.
fn shown(atlas: &Atlas, entity: Entity, as_of: AsOf) -> &str {
    match entity {
        Entity::Country(ix) => atlas.country(ix).name_on(as_of),
        Entity::Organisation(ix) => atlas.label(ix).short_on(as_of),
        Entity::Agreement(_) => title(atlas, entity),
    }
}

fn compare(
    atlas: &Atlas,
    role: Role,
    by: SortBy,
    constraints: &[Row],
    as_of: AsOf,
    a: Entity,
    b: Entity,
) -> Ordering {
    match by {
        SortBy::Natural => Ordering::Equal,
        SortBy::Since => {
            let since =
                |e| since(atlas, role, e, constraints, as_of).map_or(Day::MAX, PartialDate::first);
            since(a).cmp(&since(b))
        }
        SortBy::Founded => founded(atlas, a).cmp(&founded(atlas, b)),
        SortBy::Size => size(atlas, b, as_of).cmp(&size(atlas, a, as_of)),
        SortBy::Type => kind(atlas, a).cmp(&kind(atlas, b)),
        SortBy::Title => title(atlas, a).cmp(title(atlas, b)),
    }
}

/// Since when a row has been linked to all of the rows: the latest of the days on which each link began.
#[must_use]
pub fn since(
    atlas: &Atlas,
    role: Role,
    entity: Entity,
    rows: &[Row],
    as_of: AsOf,
) -> Option<PartialDate> {
    let links = rows
        .iter()
        .filter_map(|row| linked::link(atlas, role, entity, *row, as_of));
    let dates = links.filter_map(|link| match link {
        Link::Membership(m) => m.spell.since,
        Link::Standing(s) => s.party.and_then(|party| {
            party
                .times
                .from
                .or(party.times.consent)
                .or(party.times.signed)
        }),
        Link::Founding => None,
    });
    dates.max_by_key(|d| d.first())
}

fn founded(atlas: &Atlas, entity: Entity) -> Day {
    let date = match entity {
        Entity::Organisation(ix) => atlas.organisation(ix).founded,
        _ => None,
    };
    date.map_or(Day::MAX, PartialDate::first)
}

fn size(atlas: &Atlas, entity: Entity, as_of: AsOf) -> usize {
    match entity {
        Entity::Organisation(ix) => crate::query::standing::full_members(atlas, ix, as_of),
        Entity::Agreement(ix) => atlas.agreement(ix).parties.len(),
        Entity::Country(_) => 0,
    }
}

fn kind(atlas: &Atlas, entity: Entity) -> u8 {
    match entity {
        Entity::Organisation(ix) => atlas.organisation(ix).kind as u8,
        Entity::Agreement(ix) => atlas.agreement(ix).kind as u8,
        Entity::Country(_) => 0,
    }
}

fn title(atlas: &Atlas, entity: Entity) -> &str {
    match entity {
        Entity::Country(ix) => &atlas.country(ix).name,
        Entity::Organisation(ix) => atlas.organisation(ix).label(),
        Entity::Agreement(ix) => &atlas.title(ix).label,
    }
}
