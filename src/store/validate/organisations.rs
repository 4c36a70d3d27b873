//! Organisations and their spells: order, overlap, the life of both ends, suspensions, counts.

use std::collections::HashMap;

use super::{
    Check, Rule,
    dates::{after, disorder},
    error, warning,
};
use crate::{
    model::{AsOf, Certainty, Day, Key, MemberStatus, Organisation, PartialDate, Spell},
    store::decode::Origin,
};

const ORDER: Rule = error("date-order");
const OVERLAP: Rule = error("spell-overlap");
const LIFE: Rule = error("spell-life");
const OPEN: Rule = error("open-spell");
const EXIT: Rule = error("spell-exit");
const SUSPENSION: Rule = error("suspension-inside");
const UNIVERSAL: Rule = error("universal-count");
const UN_COUNT: Rule = error("un-count");
const COARSE: Rule = warning("year-only");

/// More members than this make an organisation universal.
const UNIVERSAL_ABOVE: usize = 150;

pub(super) fn check(check: &mut Check<'_>) {
    let data = check.dataset;
    for located in &data.organisations {
        let (record, origin) = (&located.record, &located.origin);
        if let Some((a, x, b, y)) =
            disorder(&[("founded", record.founded), ("dissolved", record.dissolved)])
        {
            check.report(
                ORDER,
                origin,
                &format!("/{a}"),
                format!("{a} {x} is after {b} {y}"),
                "correct one of the dates",
            );
        }
        for (n, spell) in record.members.iter().enumerate() {
            let at = format!("/members/{n}");
            order(check, origin, &at, spell);
            life(check, origin, &at, record, spell);
            suspensions(check, origin, &at, spell);
        }
        overlaps(check, origin, record);
        counts(check, origin, record);
    }
}

fn order(check: &mut Check<'_>, origin: &Origin, at: &str, spell: &Spell) {
    if let Some((a, x, b, y)) = disorder(&[("since", spell.since), ("until", spell.until)]) {
        check.report(
            ORDER,
            origin,
            &format!("{at}/{a}"),
            format!("{}: {a} {x} is after {b} {y}", spell.member),
            "correct one of the dates",
        );
    }
    if spell.exit.is_some() && spell.until.is_none() {
        check.report(
            EXIT,
            origin,
            &format!("{at}/exit"),
            format!("{}: says how the spell ended, not when", spell.member),
            "give `until`, or take `exit` out",
        );
    }
    let recent = spell.since.filter(|d| d.is_year() && d.year() >= 1990);
    if let Some(date) = recent {
        check.report(
            COARSE,
            origin,
            &format!("{at}/since"),
            format!("{}: knows only the year {date}", spell.member),
            "find the day",
        );
    }
}

fn life(
    check: &mut Check<'_>,
    origin: &Origin,
    at: &str,
    organisation: &Organisation,
    spell: &Spell,
) {
    let member_life = check
        .countries
        .get(&spell.member)
        .map(|c| (c.from, c.to))
        .or_else(|| {
            check
                .organisations
                .get(&spell.member)
                .map(|o| (o.founded, o.dissolved))
        });
    let ends = [
        (
            organisation.id.clone(),
            Some((organisation.founded, organisation.dissolved)),
        ),
        (spell.member.clone(), member_life),
    ];
    for (whose, life) in ends {
        let Some((from, to)) = life else { continue };
        outside(check, origin, at, &whose, spell, (from, to));
        if to.is_some() && spell.until.is_none() {
            let message = format!(
                "spell of {} is open, but '{whose}' is no more",
                spell.member
            );
            check.report(OPEN, origin, at, message, "give `until` and `exit`");
        }
    }
}

fn outside(
    check: &mut Check<'_>,
    origin: &Origin,
    at: &str,
    whose: &Key,
    spell: &Spell,
    life: (Option<PartialDate>, Option<PartialDate>),
) {
    let (from, to) = life;
    for (field, date) in [("since", spell.since), ("until", spell.until)] {
        let Some(date) = date else { continue };
        if let Some(from) = from.filter(|from| after(*from, date)) {
            let message = format!(
                "{}: {field} {date} lies before '{whose}' began on {from}",
                spell.member
            );
            check.report(
                LIFE,
                origin,
                &format!("{at}/{field}"),
                message,
                "correct one of the dates",
            );
        }
        if let Some(to) = to.filter(|to| after(date, *to)) {
            let message = format!(
                "{}: {field} {date} lies after '{whose}' ended on {to}",
                spell.member
            );
            check.report(
                LIFE,
                origin,
                &format!("{at}/{field}"),
                message,
                "correct one of the dates",
            );
        }
    }
}

fn suspensions(check: &mut Check<'_>, origin: &Origin, at: &str, spell: &Spell) {
    for (n, suspension) in spell.suspensions.iter().enumerate() {
        let dates = [
            ("since", spell.since),
            ("since", suspension.since),
            ("until", suspension.until),
            ("until", spell.until),
        ];
        if let Some((_, x, _, y)) = disorder(&dates) {
            let message = format!(
                "{}: suspension is not inside its spell: {x} is after {y}",
                spell.member
            );
            check.report(
                SUSPENSION,
                origin,
                &format!("{at}/suspensions/{n}"),
                message,
                "correct one of the dates",
            );
        }
    }
}

fn overlaps(check: &mut Check<'_>, origin: &Origin, record: &Organisation) {
    let mut full: HashMap<&Key, Vec<(usize, &Spell)>> = HashMap::new();
    for (n, spell) in record
        .members
        .iter()
        .enumerate()
        .filter(|(_, s)| s.status == MemberStatus::Member)
    {
        full.entry(&spell.member).or_default().push((n, spell));
    }
    for (member, mut spells) in full {
        spells.sort_by_key(|(_, s)| s.since.map_or(Day::MIN, PartialDate::first));
        for pair in spells.windows(2) {
            let [(_, first), (n, second)] = pair else {
                continue;
            };
            let begins = second.since.map_or(Day::MIN, PartialDate::last);
            if first.until.is_none_or(|until| begins < until.first()) {
                let message = format!("{member} is a member twice at once");
                check.report(
                    OVERLAP,
                    origin,
                    &format!("/members/{n}"),
                    message,
                    "end one spell before the next begins",
                );
            }
        }
    }
}

/// How many full members there surely were on a day.
fn members_on(record: &Organisation, date: PartialDate, horizon: Day) -> usize {
    let is_one = |s: &&Spell| {
        s.status == MemberStatus::Member
            && s.disputed.is_none()
            && s.covers(AsOf::On(date), horizon) == Certainty::Yes
    };
    record.members.iter().filter(is_one).count()
}

fn counts(check: &mut Check<'_>, origin: &Origin, record: &Organisation) {
    let as_of = check.dataset.meta.as_of;
    if record.dissolved.is_none() {
        let count = members_on(record, as_of, as_of.last());
        if record.universal != (count > UNIVERSAL_ABOVE) {
            let message = format!(
                "has {count} members on {as_of}, yet universal is {}",
                record.universal
            );
            check.report(
                UNIVERSAL,
                origin,
                "/universal",
                message,
                "universal means more than 150 members",
            );
        }
    }
    // The rule is about the United Nations of this world, not about a small dataset that names one.
    if record.id.as_str() != "un" || record.members.len() < UNIVERSAL_ABOVE {
        return;
    }
    for (year, expected) in [(1945, 51), (2011, 193), (2025, 193)] {
        let Some(date) = PartialDate::from_parts(year, Some(12), Some(31)) else {
            continue;
        };
        let count = members_on(record, date, as_of.last());
        if count != expected {
            let message = format!(
                "the United Nations had {expected} members at the end of {year}, not {count}"
            );
            check.report(
                UN_COUNT,
                origin,
                "/members",
                message,
                "compare with the UN's own table of its growth",
            );
        }
    }
}
