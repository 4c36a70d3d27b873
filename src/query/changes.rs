//! Everything dated, as one list of events in order: who joined, left, signed, was suspended.

mod told;

use serde::Serialize;
use told::{agreement, country, organisation};

use crate::{
    model::{AgreementIx, CountryIx, Entity, Key, Kind, OrganisationIx, PartialDate},
    store::Atlas,
};

/// What sort of event a change is; the order is that of events of one day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// An organisation or state began.
    Founded,
    /// It took another name.
    Renamed,
    /// An agreement was signed, or a party signed it.
    Signed,
    /// It entered into force, or did for a party.
    InForce,
    /// A member came.
    Joined,
    /// A member's standing became another.
    StatusChanged,
    /// A member was suspended, or froze its participation.
    Suspended,
    /// It came back from that.
    Reinstated,
    /// An obligation was invoked.
    Invoked,
    /// A member went.
    Left,
    /// A party withdrew.
    Withdrew,
    /// An agreement ended.
    Ended,
    /// An organisation or state was no more.
    Dissolved,
}

impl Change {
    /// The word a reader sees, as the command line writes it with `_` for the space.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Founded => "founded",
            Self::Renamed => "renamed",
            Self::Signed => "signed",
            Self::InForce => "in force",
            Self::Joined => "joined",
            Self::StatusChanged => "status changed",
            Self::Suspended => "suspended",
            Self::Reinstated => "reinstated",
            Self::Invoked => "invoked",
            Self::Left => "left",
            Self::Withdrew => "withdrew",
            Self::Ended => "ended",
            Self::Dissolved => "dissolved",
        }
    }
}

/// One event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event<'a> {
    /// When, as precisely as the data know.
    pub date: PartialDate,
    /// What sort of event.
    pub change: Change,
    /// Who or what it happened to.
    pub subject: Entity,
    /// In or to what, where there is something.
    pub object: Option<Entity>,
    /// What a reader should know besides.
    pub note: Option<String>,
    /// Ids of sources.
    pub sources: &'a [Key],
}

/// Which events are wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Those that touch these: of each kind named, at least one.
    pub entities: Vec<Entity>,
    /// Not before the first day of this.
    pub since: Option<PartialDate>,
    /// Not after the last day of this.
    pub until: Option<PartialDate>,
    /// On this day of any year, month and day.
    pub day: Option<(u8, u8)>,
}

impl Wanted {
    fn is(&self, atlas: &Atlas, event: &Event<'_>) -> bool {
        // Who asks what of NATO's was invoked means its treaty's articles.
        let called = |body: Entity| {
            let of = [Some(event.subject), event.object];
            event.change == Change::Invoked
                && of.into_iter().flatten().any(|e| match (e, body) {
                    (Entity::Agreement(ix), Entity::Organisation(body)) => {
                        let bodies = atlas.links.organisations_of.list(ix.position());
                        bodies.contains(&body)
                    }
                    _ => false,
                })
        };
        let touches =
            |e: &&Entity| event.subject == **e || event.object == Some(**e) || called(**e);
        let of_kind = |kind: Kind| {
            let mut named = self.entities.iter().filter(|e| e.kind() == kind).peekable();
            named.peek().is_none() || named.any(|e| touches(&e))
        };
        Kind::ALL.into_iter().all(of_kind)
            && self.since.is_none_or(|d| event.date.last() >= d.first())
            && self.until.is_none_or(|d| event.date.first() <= d.last())
            && self.day.is_none_or(|day| {
                let (_, month, of_month) = event.date.first().civil();
                event.date.is_day() && day == (month, of_month)
            })
    }
}

/// The events wanted, in order.
#[must_use]
pub fn changes<'a>(atlas: &'a Atlas, wanted: &Wanted) -> Vec<Event<'a>> {
    let mut all = Vec::new();
    for at in 0..atlas.countries.len() {
        let Ok(at) = u16::try_from(at) else { break };
        country(atlas, CountryIx(at), &mut all);
    }
    for at in 0..atlas.organisations.len() {
        let Ok(at) = u16::try_from(at) else { break };
        organisation(atlas, OrganisationIx(at), &mut all);
    }
    for at in 0..atlas.agreements.len() {
        let Ok(at) = u32::try_from(at) else { break };
        agreement(atlas, AgreementIx(at), &mut all);
    }
    all.retain(|event| wanted.is(atlas, event));
    all.sort_by_key(|e| (e.date.first(), e.date.last(), e.change, e.object, e.subject));
    all
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::query::fixture::{body, spell, the, treaty, world};

    fn told(atlas: &Atlas, wanted: &Wanted) -> Vec<String> {
        let events = changes(atlas, wanted);
        let line = |e: &Event<'_>| {
            let object = e.object.map_or(String::new(), |o| atlas.key(o).to_string());
            format!(
                "{} {} {} {object}",
                e.date,
                e.change.word(),
                atlas.key(e.subject)
            )
            .trim_end()
            .to_owned()
        };
        events.iter().map(line).collect()
    }

    fn club() -> Atlas {
        let mut club = body("club", &[]);
        club["founded"] = json!("1949-04-04");
        let mut back = spell("BBB", "member", "1960-01-01", None);
        back["suspensions"] = json!([{"since": "1970", "until": "1971", "by": "organisation"}]);
        club["members"] = json!([
            spell("AAA", "member", "1949-04-04", Some("1966-07-01")),
            spell("BBB", "observer", "1950", Some("1960-01-01")),
            back,
        ]);
        let duties = json!([{"kind": "defense", "article": "5", "strength": "consult",
            "invoked": [{"date": "2001-09-12", "by": "AAA"}]}]);
        world(
            &["AAA", "BBB"],
            json!([club]),
            json!([treaty("pact", "1949-04-04", &["AAA", "BBB"], duties)]),
        )
    }

    #[test]
    fn everything_dated_is_told_in_order() {
        let want = [
            "1949-04-04 founded club",
            "1949-04-04 signed pact",
            "1949-04-04 in force pact",
            "1949-04-04 joined AAA club",
            "1950 joined BBB club",
            "1960-01-01 status changed BBB club",
            "1966-07-01 left AAA club",
            "1970 suspended BBB club",
            "1971 reinstated BBB club",
            "2001-09-12 invoked AAA pact",
        ];
        assert_eq!(told(&club(), &Wanted::default()), want);
    }

    #[test]
    fn names_of_two_kinds_must_both_be_touched() {
        let atlas = club();
        let named = |keys: &[&str]| Wanted {
            entities: keys.iter().map(|k| the(&atlas, k)).collect(),
            ..Wanted::default()
        };
        assert_eq!(told(&atlas, &named(&["AAA", "club"])).len(), 2);
        assert_eq!(told(&atlas, &named(&["AAA", "BBB"])).len(), 7);
    }

    #[test]
    fn a_coarse_date_counts_for_every_day_it_may_mean() {
        let atlas = club();
        let wanted = Wanted {
            since: "1970-06-01".parse().ok(),
            until: "1970".parse().ok(),
            ..Wanted::default()
        };
        assert_eq!(told(&atlas, &wanted), ["1970 suspended BBB club"]);
    }
}
