//! The days on which something about an entity changes: what `,` and `.` step through.

use crate::{
    model::{AsOf, Day, Entity, MemberStatus, PartialDate},
    store::Atlas,
};

/// The days on which something about an entity changes, in order, each once.
///
/// Of an organisation: its beginning and end, and full members coming, going, or suspended. Of a
/// country: its own beginning and end, full memberships and treaties. Of an agreement: its
/// signature, entry into force and end, and its parties'. A coarse date counts as its first day.
#[must_use]
pub fn moments(atlas: &Atlas, entity: Entity) -> Vec<Day> {
    let mut dates: Vec<Option<PartialDate>> = Vec::new();
    match entity {
        Entity::Organisation(ix) => {
            let record = atlas.organisation(ix);
            dates.extend([record.founded, record.operative, record.dissolved]);
            for link in atlas.members(ix) {
                spell(atlas.spell(*link), &mut dates);
            }
        }
        Entity::Country(ix) => {
            let record = atlas.country(ix);
            dates.extend([record.from, record.to]);
            for link in atlas.memberships(entity) {
                spell(atlas.spell(*link), &mut dates);
            }
            for link in atlas.treaties(entity) {
                let agreement = atlas.agreement(link.agreement);
                let party = atlas.party(*link);
                dates.extend([
                    party.signed,
                    party.in_force,
                    party.withdrew,
                    agreement.ended,
                ]);
            }
        }
        Entity::Agreement(ix) => {
            let record = atlas.agreement(ix);
            dates.extend([record.signed, record.in_force, record.ended]);
            for link in atlas.parties(ix) {
                let party = atlas.party(*link);
                let life = record.life(atlas.end_of(link.party));
                dates.extend([party.signed, party.consent, party.withdrew]);
                dates.push(
                    party
                        .bound_since(life)
                        .map(|(day, _)| PartialDate::from_day(day)),
                );
            }
        }
    }
    let mut days: Vec<Day> = dates
        .into_iter()
        .flatten()
        .map(PartialDate::first)
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn spell(spell: &crate::model::Spell, dates: &mut Vec<Option<PartialDate>>) {
    if spell.status == MemberStatus::Member {
        dates.extend([spell.since, spell.until]);
        dates.extend(spell.suspensions.iter().flat_map(|s| [s.since, s.until]));
    }
}

/// The nearest change after (or before) the date; from *ever*, the last (or first).
#[must_use]
pub fn step(days: &[Day], from: AsOf, direction: Direction) -> Option<Day> {
    let Some((first, last)) = from.days() else {
        return match direction {
            Direction::Forward => days.first().copied(),
            Direction::Back => days.last().copied(),
        };
    };
    match direction {
        Direction::Forward => days.iter().copied().find(|day| *day > last),
        Direction::Back => days.iter().copied().rev().find(|day| *day < first),
    }
}

/// Which way to step through time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// To the next.
    Forward,
    /// To the one before.
    Back,
}
