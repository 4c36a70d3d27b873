//! The events each record tells of. Which are wanted, and their order, are not known here.

use super::{Change, Event};
use crate::{
    model::{
        AgreementIx, CountryIx, Day, Entity, Key, MemberStatus, Name, NameKind, OrganisationIx,
        PartialDate, Spell, obligation::article,
    },
    store::{Atlas, atlas::SpellLink},
};

pub(super) fn country<'a>(atlas: &'a Atlas, ix: CountryIx, all: &mut Vec<Event<'a>>) {
    let record = atlas.country(ix);
    let mut teller = Teller {
        subject: Entity::Country(ix),
        object: None,
        sources: &record.sources,
        all,
    };
    teller.tell(Change::Founded, record.from, None);
    teller.tell(Change::Dissolved, record.to, None);
    renamed(&record.names, &record.name, record.to, &mut teller);
}

fn renamed(names: &[Name], name: &str, end: Option<PartialDate>, teller: &mut Teller<'_, '_>) {
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

pub(super) fn organisation<'a>(atlas: &'a Atlas, ix: OrganisationIx, all: &mut Vec<Event<'a>>) {
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

pub(super) fn agreement<'a>(atlas: &'a Atlas, ix: AgreementIx, all: &mut Vec<Event<'a>>) {
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
