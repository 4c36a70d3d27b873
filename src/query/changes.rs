//! Everything dated, as one list of events in order: who joined, left, signed, was suspended.

use serde::Serialize;

use crate::{
    model::{
        AgreementIx, Day, Entity, Key, Kind, MemberStatus, NameKind, OrganisationIx, PartialDate,
        Spell,
    },
    store::{Atlas, atlas::SpellLink},
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
        country(
            atlas,
            Entity::Country(crate::model::CountryIx(at)),
            &mut all,
        );
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

fn country<'a>(atlas: &'a Atlas, entity: Entity, all: &mut Vec<Event<'a>>) {
    let Entity::Country(ix) = entity else { return };
    let record = atlas.country(ix);
    let mut teller = Teller {
        subject: entity,
        object: None,
        sources: &record.sources,
        all,
    };
    teller.tell(Change::Founded, record.from, None);
    teller.tell(Change::Dissolved, record.to, None);
    renamed(&record.names, &record.name, record.to, &mut teller);
}

fn renamed(
    names: &[crate::model::Name],
    name: &str,
    end: Option<PartialDate>,
    teller: &mut Teller<'_, '_>,
) {
    for former in names.iter().filter(|n| {
        matches!(n.kind, NameKind::Former | NameKind::Common)
            && n.lang.as_deref().is_none_or(|lang| lang == "en")
            && n.to.is_some()
            && n.to != end
    }) {
        let next = names
            .iter()
            .find(|n| n.kind == former.kind && n.from == former.to)
            .map_or(name, |n| &n.text);
        teller.tell(
            Change::Renamed,
            former.to,
            Some(format!("{} → {next}", former.text)),
        );
    }
}

/// Writes down events of one subject and object, where they are dated.
struct Teller<'a, 'b> {
    subject: Entity,
    object: Option<Entity>,
    sources: &'a [Key],
    all: &'b mut Vec<Event<'a>>,
}

impl Teller<'_, '_> {
    fn tell(&mut self, change: Change, date: Option<PartialDate>, note: Option<String>) {
        self.all.extend(date.map(|date| Event {
            date,
            change,
            subject: self.subject,
            object: self.object,
            note,
            sources: self.sources,
        }));
    }
}

fn organisation<'a>(atlas: &'a Atlas, ix: OrganisationIx, all: &mut Vec<Event<'a>>) {
    let record = atlas.organisation(ix);
    let mut teller = Teller {
        subject: Entity::Organisation(ix),
        object: None,
        sources: &record.sources,
        all,
    };
    let basis = record.founded_basis.map(|b| b.words().to_owned());
    teller.tell(Change::Founded, record.founded, basis);
    teller.tell(Change::Dissolved, record.dissolved, None);
    renamed(&record.names, &record.name, record.dissolved, &mut teller);
    for link in atlas.members(ix) {
        spell(atlas, *link, all);
    }
}

fn spell<'a>(atlas: &'a Atlas, link: SpellLink, all: &mut Vec<Event<'a>>) {
    let spell = atlas.spell(link);
    let of_pair = |wanted: &dyn Fn(&Spell) -> bool| {
        atlas
            .members(link.organisation)
            .iter()
            .filter(|l| l.member == link.member && l.nth != link.nth)
            .map(|l| atlas.spell(*l))
            .find(|s| wanted(s))
    };
    // A spell that begins on the day another of the pair ends is no coming or going.
    let before = of_pair(&|s| s.until.is_some() && s.until == spell.since);
    let after = of_pair(&|s| s.since.is_some() && s.since == spell.until);
    let mut teller = Teller {
        subject: link.member,
        object: Some(Entity::Organisation(link.organisation)),
        sources: &spell.sources,
        all,
    };
    let contested = spell
        .disputed
        .as_ref()
        .map(|d| format!("disputed by {}", d.by));
    match before {
        Some(before) if before.status != spell.status => {
            let note = format!("{} → {}", before.status.word(), spell.status.word());
            teller.tell(Change::StatusChanged, spell.since, Some(note));
        }
        Some(_) => {}
        None => {
            let status = (spell.status != MemberStatus::Member)
                .then(|| format!("as {}", spell.status.word()));
            teller.tell(
                Change::Joined,
                spell.since,
                joined([status, contested, spell.note.as_deref().map(str::to_owned)]),
            );
        }
    }
    if after.is_none() {
        let exit = spell.exit.map(|e| e.words().to_owned());
        let notice = spell.notice.map(|d| format!("notice given {d}"));
        let was =
            (spell.status != MemberStatus::Member).then(|| format!("was {}", spell.status.word()));
        let note = spell.note.as_deref().map(str::to_owned);
        teller.tell(Change::Left, spell.until, joined([was, exit, notice, note]));
    }
    for suspension in &spell.suspensions {
        let by = match suspension.by {
            crate::model::spell::SuspendedBy::Organisation => None,
            crate::model::spell::SuspendedBy::Member => Some("of its own accord".to_owned()),
        };
        let scope = suspension.scope.as_deref().map(str::to_owned);
        let why = suspension.note.as_deref().map(str::to_owned);
        teller.tell(
            Change::Suspended,
            suspension.since,
            joined([by, scope, why]),
        );
        teller.tell(Change::Reinstated, suspension.until, None);
    }
}

/// The parts that say something, joined.
fn joined<const N: usize>(parts: [Option<String>; N]) -> Option<String> {
    let told: Vec<String> = parts.into_iter().flatten().collect();
    (!told.is_empty()).then(|| told.join("; "))
}

fn agreement<'a>(atlas: &'a Atlas, ix: AgreementIx, all: &mut Vec<Event<'a>>) {
    let record = atlas.agreement(ix);
    let entity = Entity::Agreement(ix);
    let mut teller = Teller {
        subject: entity,
        object: None,
        sources: &record.sources,
        all,
    };
    let place = record.place.as_ref().map(|p| format!("in {}", p.city));
    teller.tell(Change::Signed, record.signed, place);
    teller.tell(Change::InForce, record.in_force, None);
    let reason = record.end_reason.as_deref().map(str::to_owned);
    teller.tell(Change::Ended, record.ended, reason);
    for link in atlas.parties(ix) {
        let party = atlas.party(*link);
        let sources = if party.sources.is_empty() {
            &record.sources
        } else {
            &party.sources
        };
        let mut teller = Teller {
            subject: link.party,
            object: Some(entity),
            sources,
            all,
        };
        if party.signed != record.signed {
            teller.tell(Change::Signed, party.signed, None);
        }
        let bound = party.bound_since(record.life(atlas.end_of(link.party)));
        let later = |day: Day| record.in_force.is_none_or(|d| day > d.last());
        if let Some((_, day)) = bound.filter(|(_, day)| later(*day)) {
            let date = [party.in_force, party.consent]
                .into_iter()
                .flatten()
                .find(|d| d.last() == day)
                .unwrap_or(PartialDate::from_day(day));
            let act = party
                .consent_by
                .zip(party.consent)
                .map(|(by, on)| format!("{} {on}", by.words()));
            teller.tell(Change::InForce, Some(date), act);
        }
        let notice = party.notice.map(|d| format!("notice given {d}"));
        let note = party.note.as_deref().map(str::to_owned);
        teller.tell(Change::Withdrew, party.withdrew, joined([notice, note]));
    }
    for duty in &record.obligations {
        for call in &duty.invoked {
            let by = call.by.as_ref().and_then(|key| atlas.actor(key));
            let article = duty.article.as_ref().map(|a| article(a));
            let note = joined([article, call.note.as_deref().map(str::to_owned)]);
            let (subject, object) = by.map_or((entity, None), |by| (by, Some(entity)));
            all.push(Event {
                date: call.date,
                change: Change::Invoked,
                subject,
                object,
                note,
                sources: &record.sources,
            });
        }
    }
}

/// An article as a reader is told it: `Article 5`, `Articles 14-16`.
#[must_use]
pub fn article(article: &str) -> String {
    let plain = article.starts_with(|c: char| c.is_ascii_digit())
        || article
            .split(['(', ' ', '.', ',', '-', '–'])
            .next()
            .is_some_and(|w| !w.is_empty() && w.chars().all(|c| "IVXLC".contains(c)));
    let outside = article.split('(').next().unwrap_or_default();
    let several = outside.contains(['-', '–', ',']) || outside.contains(" and ");
    if plain && several {
        format!("Articles {article}")
    } else if plain {
        format!("Article {article}")
    } else {
        article.to_owned()
    }
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

    #[test]
    fn an_article_is_told_as_one_or_several() {
        for (text, told) in [
            ("5", "Article 5"),
            ("2(4)", "Article 2(4)"),
            ("IX (a, b)", "Article IX (a, b)"),
            ("14-16", "Articles 14-16"),
            ("I, III", "Articles I, III"),
            ("risk reduction", "risk reduction"),
        ] {
            assert_eq!(article(text), told);
        }
    }
}
