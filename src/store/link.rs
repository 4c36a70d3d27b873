//! Records to an atlas: orders each table, resolves keys to indices, builds the posting lists.
//!
//! Expects a dataset `validate` has found no error in; a key that resolves to nothing is left
//! unlinked here, and is an error there.

use std::{cmp::Ordering, collections::HashMap, sync::OnceLock};

use super::{
    atlas::{Atlas, Label, Links, PartyLink, SpellLink, Title},
    decode::{Dataset, Located},
    names::{Names, Record},
    postings::Postings,
};
use crate::model::{
    Agreement, AgreementIx, Country, CountryIx, Day, Entity, Key, Lifetime, Organisation,
    OrganisationIx, PartialDate, fold::fold,
};

/// Orders and links a dataset's records.
#[must_use]
pub fn link(dataset: Dataset) -> Atlas {
    let mut countries: Vec<Country> = records(dataset.countries);
    countries.sort_by_cached_key(|c| (fold(&c.name), c.id.clone()));
    let mut organisations: Vec<Organisation> = records(dataset.organisations);
    organisations.sort_by_cached_key(|o| (fold(o.label()), o.id.clone()));
    let mut agreements: Vec<Agreement> = records(dataset.agreements);
    agreements.sort_by(by_date);
    let mut sources = records(dataset.sources);
    sources.sort_by(|a, b| a.id.cmp(&b.id));

    let links = Resolver::new(&countries, &organisations, &agreements).links();
    let entities: Vec<(Entity, Record<'_>)> = all(&countries, &organisations, &agreements);
    let names = OnceLock::from(Names::gather(&entities, &dataset.exonyms));
    Atlas {
        meta: dataset.meta,
        sources: sources.into(),
        countries: countries.into(),
        organisations: organisations.into(),
        agreements: agreements.into(),
        stances: records(dataset.stances),
        ambiguous: records(dataset.ambiguous),
        links,
        names,
        packed_names: &[],
        exonyms: dataset.exonyms,
        packed_exonyms: &[],
    }
}

fn records<T>(located: Vec<Located<T>>) -> Vec<T> {
    located.into_iter().map(|l| l.record).collect()
}

fn by_date(a: &Agreement, b: &Agreement) -> Ordering {
    let day = |x: &Agreement| x.date().map_or(Day::MAX, PartialDate::first);
    day(a)
        .cmp(&day(b))
        .then_with(|| a.title.cmp(&b.title))
        .then_with(|| a.id.cmp(&b.id))
}

fn all<'a>(
    countries: &'a [Country],
    organisations: &'a [Organisation],
    agreements: &'a [Agreement],
) -> Vec<(Entity, Record<'a>)> {
    let countries = countries
        .iter()
        .enumerate()
        .map(|(n, c)| (country(n), Record::Country(c)));
    let organisations = organisations.iter().enumerate().map(|(n, o)| {
        (
            Entity::Organisation(organisation(n)),
            Record::Organisation(o),
        )
    });
    let agreements = agreements
        .iter()
        .enumerate()
        .map(|(n, a)| (Entity::Agreement(agreement(n)), Record::Agreement(a)));
    countries.chain(organisations).chain(agreements).collect()
}

fn country(position: usize) -> Entity {
    Entity::Country(CountryIx(u16::try_from(position).unwrap_or(u16::MAX)))
}

fn organisation(position: usize) -> OrganisationIx {
    OrganisationIx(u16::try_from(position).unwrap_or(u16::MAX))
}

fn agreement(position: usize) -> AgreementIx {
    AgreementIx(u32::try_from(position).unwrap_or(u32::MAX))
}

struct Resolver<'a> {
    organisations: &'a [Organisation],
    agreements: &'a [Agreement],
    countries: usize,
    actors: HashMap<&'a Key, Entity>,
    by_key: Vec<(Key, Entity)>,
    lifetimes: [Vec<Lifetime>; 3],
}

impl<'a> Resolver<'a> {
    fn new(
        countries: &'a [Country],
        organisations: &'a [Organisation],
        agreements: &'a [Agreement],
    ) -> Self {
        let mut keyed: Vec<(&Key, Entity)> = Vec::new();
        keyed.extend(
            countries
                .iter()
                .enumerate()
                .map(|(n, c)| (&c.id, country(n))),
        );
        keyed.extend(
            organisations
                .iter()
                .enumerate()
                .map(|(n, o)| (&o.id, Entity::Organisation(organisation(n)))),
        );
        let actors = keyed.iter().copied().collect();
        keyed.extend(
            agreements
                .iter()
                .enumerate()
                .map(|(n, a)| (&a.id, Entity::Agreement(agreement(n)))),
        );
        keyed.sort_unstable();
        Self {
            organisations,
            agreements,
            countries: countries.len(),
            actors,
            by_key: keyed.into_iter().map(|(k, e)| (k.clone(), e)).collect(),
            lifetimes: [
                countries.iter().map(Country::lifetime).collect(),
                organisations.iter().map(Organisation::lifetime).collect(),
                agreements.iter().map(Agreement::lifetime).collect(),
            ],
        }
    }

    fn slot(&self, actor: Entity) -> usize {
        match actor {
            Entity::Country(ix) => ix.position(),
            Entity::Organisation(ix) => self.countries + ix.position(),
            Entity::Agreement(_) => usize::MAX,
        }
    }

    fn links(self) -> Links {
        let spells = self.spells();
        let parties = self.parties();
        let touching = self.touching(&parties);
        let slots = self.countries + self.organisations.len();
        let mut actors: Vec<Entity> = spells
            .iter()
            .map(|s| s.member)
            .chain(parties.iter().map(|p| p.party))
            .collect();
        actors.sort_unstable();
        actors.dedup();
        Links {
            labels: self.labels().into(),
            titles: self.titles().into(),
            actors,
            members: Postings::from_pairs(
                self.organisations.len(),
                spells
                    .iter()
                    .map(|s| (s.organisation.position(), *s))
                    .collect(),
            ),
            memberships: Postings::from_pairs(
                slots,
                spells.iter().map(|s| (self.slot(s.member), *s)).collect(),
            ),
            parties: Postings::from_pairs(
                self.agreements.len(),
                parties
                    .iter()
                    .map(|p| (p.agreement.position(), *p))
                    .collect(),
            ),
            treaties: Postings::from_pairs(
                slots,
                parties.iter().map(|p| (self.slot(p.party), *p)).collect(),
            ),
            agreements_of: Postings::from_pairs(
                self.organisations.len(),
                touching.iter().map(|(o, a)| (o.position(), *a)).collect(),
            ),
            organisations_of: Postings::from_pairs(
                self.agreements.len(),
                touching.iter().map(|(o, a)| (a.position(), *o)).collect(),
            ),
            bound_by: Postings::from_pairs(self.organisations.len(), self.binding()),
            by_key: self.by_key,
            lifetimes: self.lifetimes,
        }
    }

    fn end_of(&self, actor: Entity) -> Option<PartialDate> {
        let (table, at) = match actor {
            Entity::Country(ix) => (0, ix.position()),
            Entity::Organisation(ix) => (1, ix.position()),
            Entity::Agreement(ix) => (2, ix.position()),
        };
        self.lifetimes[table].get(at).and_then(|life| life.to)
    }

    fn labels(&self) -> Vec<Label> {
        let label = |o: &Organisation| Label {
            abbreviation: o.abbreviation.clone(),
            name: o.name.clone(),
            names: o.names.iter().filter(|n| n.to.is_some()).cloned().collect(),
        };
        self.organisations.iter().map(label).collect()
    }

    fn titles(&self) -> Vec<Title> {
        let title = |a: &Agreement| Title {
            label: a.label().into(),
            force: a.force(),
        };
        self.agreements.iter().map(title).collect()
    }

    fn spells(&self) -> Vec<SpellLink> {
        let mut spells = Vec::new();
        for (at, record) in self.organisations.iter().enumerate() {
            for (nth, spell) in record.members.iter().enumerate() {
                let (Some(member), Ok(nth)) = (self.actors.get(&spell.member), u16::try_from(nth))
                else {
                    continue;
                };
                spells.push(SpellLink {
                    organisation: organisation(at),
                    member: *member,
                    nth,
                    status: spell.status,
                    since: spell.since,
                    until: spell.until,
                    disputed: spell.disputed.is_some(),
                    suspensions: !spell.suspensions.is_empty(),
                });
            }
        }
        spells
    }

    fn parties(&self) -> Vec<PartyLink> {
        let mut parties = Vec::new();
        for (at, record) in self.agreements.iter().enumerate() {
            for (nth, party) in record.parties.iter().enumerate() {
                let (Some(actor), Ok(nth)) = (self.actors.get(&party.party), u16::try_from(nth))
                else {
                    continue;
                };
                parties.push(PartyLink {
                    agreement: agreement(at),
                    party: *actor,
                    nth,
                    times: party.times(record.life(self.end_of(*actor))),
                });
            }
        }
        parties
    }

    /// Organisation and agreement where the one's membership decides who is bound by the other.
    fn binding(&self) -> Vec<(usize, AgreementIx)> {
        let of = |a: &Agreement| {
            a.parties_of
                .as_ref()
                .and_then(|of| self.actors.get(&of.organisation))
                .copied()
        };
        let all = self.agreements.iter().enumerate();
        let bound = all.filter_map(|(at, record)| match of(record) {
            Some(Entity::Organisation(ix)) => Some((ix.position(), agreement(at))),
            _ => None,
        });
        bound.collect()
    }

    /// Organisation and agreement where it is a party, or the agreement founds, amends or was
    /// made under it, or binds its members.
    fn touching(&self, parties: &[PartyLink]) -> Vec<(OrganisationIx, AgreementIx)> {
        let mut touching = Vec::new();
        for party in parties {
            if let Entity::Organisation(ix) = party.party {
                touching.push((ix, party.agreement));
            }
        }
        for (at, record) in self.agreements.iter().enumerate() {
            let named = record
                .organisations
                .iter()
                .map(|o| &o.id)
                .chain(record.parties_of.iter().map(|p| &p.organisation));
            for key in named {
                if let Some(Entity::Organisation(ix)) = self.actors.get(key) {
                    touching.push((*ix, agreement(at)));
                }
            }
        }
        touching
    }
}
