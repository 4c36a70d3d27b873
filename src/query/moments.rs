//! The days on which something about an entity changes: what `,` and `.` step through.

use crate::{
    model::{AsOf, Day, Entity, MemberStatus, PartialDate, spell::SuspendedBy},
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

/// What happened to an entity on a day: each verb with those it is said of.
#[must_use]
pub fn on_day(atlas: &Atlas, entity: Entity, day: Day) -> Vec<(&'static str, Vec<Entity>)> {
    let mut events: Vec<(&'static str, Vec<Entity>)> = Vec::new();
    let mut tell = |verb: &'static str, date: Option<PartialDate>, who: Option<Entity>| {
        if date.is_none_or(|d| d.first() != day) {
            return;
        }
        match events.iter_mut().find(|(v, _)| *v == verb) {
            Some((_, all)) => all.extend(who),
            None => events.push((verb, who.into_iter().collect())),
        }
    };
    match entity {
        Entity::Organisation(ix) => {
            let record = atlas.organisation(ix);
            tell("founded", record.founded, None);
            tell("began its work", record.operative, None);
            tell("dissolved", record.dissolved, None);
            for link in atlas.members(ix) {
                spell_events(atlas.spell(*link), link.member, &mut tell);
            }
        }
        Entity::Country(ix) => {
            let record = atlas.country(ix);
            tell("began", record.from, None);
            tell("ended", record.to, None);
            for link in atlas.memberships(entity) {
                spell_events(
                    atlas.spell(*link),
                    Entity::Organisation(link.organisation),
                    &mut tell,
                );
            }
            for link in atlas.treaties(entity) {
                let (party, agreement) = (atlas.party(*link), Entity::Agreement(link.agreement));
                tell("signed", party.signed, Some(agreement));
                tell("in force", party.in_force, Some(agreement));
                tell("left", party.withdrew, Some(agreement));
                tell(
                    "ended",
                    atlas.agreement(link.agreement).ended,
                    Some(agreement),
                );
            }
        }
        Entity::Agreement(ix) => {
            let record = atlas.agreement(ix);
            tell("signed", record.signed, None);
            tell("entered into force", record.in_force, None);
            tell("ended", record.ended, None);
            for link in atlas.parties(ix) {
                let party = atlas.party(*link);
                tell("consented", party.consent, Some(link.party));
                tell("withdrew", party.withdrew, Some(link.party));
            }
        }
    }
    events
}

fn spell_events(
    spell: &crate::model::Spell,
    who: Entity,
    tell: &mut impl FnMut(&'static str, Option<PartialDate>, Option<Entity>),
) {
    if spell.status == MemberStatus::Member {
        tell("joined", spell.since, Some(who));
        tell("left", spell.until, Some(who));
        for suspension in &spell.suspensions {
            let (out, back) = match suspension.by {
                SuspendedBy::Organisation => ("suspended", "no longer suspended"),
                SuspendedBy::Member => ("stepped back", "took part again"),
            };
            tell(out, suspension.since, Some(who));
            tell(back, suspension.until, Some(who));
        }
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
