//! What our records say of one year: held throughout, in part, or not at all.
//!
//! A yearly table cannot tell the day, so a year in which one of our spells begins or ends agrees with either
//! answer. Such years are counted apart (`edges`), that nobody takes them for evidence.

use blocs::{
    model::{AgreementIx, Day, Entity, MemberStatus, OrganisationIx, PartialDate},
    store::{Atlas, atlas::PartyLink},
};

/// What our record says of a year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Held {
    /// On every day of it.
    Throughout,
    /// On some days, or contested.
    Partly,
    /// We do not know since when: no claim to compare.
    Undated,
    /// On no day of it.
    No,
}

/// The days asked about, both included.
#[derive(Clone, Copy)]
pub struct Days {
    first: Day,
    last: Day,
}

impl Days {
    /// Every day of a year.
    pub fn of_year(year: i16) -> Self {
        let year = i32::from(year);
        Self {
            first: Day::from_civil(year, 1, 1),
            last: Day::from_civil(year, 12, 31),
        }
    }

    /// The days a date names.
    pub fn of(date: PartialDate) -> Self {
        Self {
            first: date.first(),
            last: date.last(),
        }
    }

    /// How a span covers the days; its ends are the days they may fall on, the second the first day without.
    fn held(self, since: (Day, Day), until: Option<(Day, Day)>) -> Held {
        let (begins, ends) = (since, until.unwrap_or((Day::MAX, Day::MAX)));
        if begins.0 > self.last || ends.1 <= self.first {
            Held::No
        } else if begins.1 <= self.first && ends.0 > self.last {
            Held::Throughout
        } else {
            Held::Partly
        }
    }
}

/// Full membership of any of the actors in any of the organisations.
pub fn membership(
    atlas: &Atlas,
    organisations: &[OrganisationIx],
    actors: &[Entity],
    days: Days,
) -> Held {
    let links = organisations.iter().flat_map(|ix| atlas.members(*ix));
    let spells = links
        .filter(|link| actors.contains(&link.member))
        .map(|link| atlas.spell(*link))
        .filter(|spell| {
            matches!(
                spell.status,
                MemberStatus::Member | MemberStatus::Provisional
            )
        });
    spells
        .map(|spell| {
            let since = spell.since.map_or((Day::MIN, atlas.horizon()), span);
            match days.held(since, spell.until.map(span)) {
                Held::No => Held::No,
                _ if spell.since.is_none() => Held::Undated,
                Held::Throughout if spell.disputed.is_none() => Held::Throughout,
                _ => Held::Partly,
            }
        })
        .min()
        .unwrap_or(Held::No)
}

/// Whether any of the actors had signed or was bound by any of the agreements.
pub fn standing_in(
    atlas: &Atlas,
    agreements: &[AgreementIx],
    actors: &[Entity],
    days: Days,
) -> Held {
    agreements
        .iter()
        .map(|ix| {
            let rows = atlas.parties(*ix).iter();
            let own = rows
                .filter(|link| actors.contains(&link.party))
                .map(|link| party(atlas, *link, days))
                .min();
            own.unwrap_or_else(|| through_membership(atlas, *ix, actors, days))
        })
        .min()
        .unwrap_or(Held::No)
}

/// One party's row: from its signature, consent or entry into force until it, its state or the agreement ended.
fn party(atlas: &Atlas, link: PartyLink, days: Days) -> Held {
    let record = atlas.party(link);
    let life = atlas
        .agreement(link.agreement)
        .life(atlas.end_of(link.party));
    let acts = [record.signed, record.consent].into_iter().flatten();
    let since = acts.map(span).chain(record.bound_since(life)).min();
    since.map_or(Held::No, |since| days.held(since, record.bound_until(life)))
}

/// Bound as a member of the organisation whose membership decides who is bound.
fn through_membership(
    atlas: &Atlas,
    agreement: AgreementIx,
    actors: &[Entity],
    days: Days,
) -> Held {
    let record = atlas.agreement(agreement);
    let organisation = record.parties_of.as_ref().map(|of| &of.organisation);
    let Some(Entity::Organisation(organisation)) = organisation.and_then(|key| atlas.actor(key))
    else {
        return Held::No;
    };
    let Some(since) = record.date().map(span) else {
        return Held::No;
    };
    let life = days.held(since, record.ended.map(span));
    life.max(membership(atlas, &[organisation], actors, days))
}

/// The days a date may mean.
fn span(date: PartialDate) -> (Day, Day) {
    (date.first(), date.last())
}

#[cfg(test)]
mod tests {
    use super::{Days, Held, span};

    #[test]
    fn only_a_span_over_every_day_of_the_year_is_held_throughout() {
        let date = |text: &str| span(text.parse().expect("a date"));
        let year = Days::of_year(2004);
        for (since, until, held) in [
            ("2003", None, Held::Throughout),
            ("2004-01-01", Some("2005-01-01"), Held::Throughout),
            ("2004-03-29", None, Held::Partly),
            ("2004", None, Held::Partly),
            ("1999", Some("2004-12-31"), Held::Partly),
            ("1999", Some("2004-01-01"), Held::No),
            ("2005", None, Held::No),
        ] {
            assert_eq!(year.held(date(since), until.map(date)), held, "{since}");
        }
    }
}
