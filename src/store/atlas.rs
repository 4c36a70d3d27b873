//! The atlas: every record in its order, with the reverse links. Immutable once loaded.
//!
//! Links are facts about records, not about a date; `query::linked` asks them for a date.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::{
    block::decompress,
    decode::{Ambiguity, Exonyms},
    names::Names,
    postings::Postings,
    table::Table,
    tongues::Tongues,
};
use crate::model::{
    Agreement, AgreementIx, AsOf, Country, CountryIx, Day, Entity, Key, Kind, Lifetime,
    MemberStatus, Meta, Name, Organisation, OrganisationIx, PartialDate, Party, Source, Spell,
    Stance,
    agreement::Force,
    name::{abbreviation_on, name_on},
    party::PartyTimes,
};

/// A membership spell's place, and what decides whether it covers a date: lists are made of these,
/// and the spell itself is read only where it is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct SpellLink {
    /// The organisation.
    pub organisation: OrganisationIx,
    /// The member.
    pub member: Entity,
    /// Position in the organisation's list of spells.
    pub nth: u16,
    /// In what capacity.
    pub status: MemberStatus,
    /// First day of membership; `None` if unknown.
    pub since: Option<PartialDate>,
    /// First day without membership; `None` while it lasts.
    pub until: Option<PartialDate>,
    /// Whether it is contested.
    pub disputed: bool,
    /// Whether it has suspensions, to be read in the spell itself.
    pub suspensions: bool,
}

/// A party's place, and what decides its status on a date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct PartyLink {
    /// The agreement.
    pub agreement: AgreementIx,
    /// The party.
    pub party: Entity,
    /// Position in the agreement's list of parties.
    pub nth: u16,
    /// What decides its status on any date.
    pub times: PartyTimes,
}

/// What an organisation is called, without its members.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Label {
    /// The letters it goes by.
    pub abbreviation: Option<Box<str>>,
    /// Its name today, or its last.
    pub name: Box<str>,
    /// Its dated names and abbreviations.
    pub names: Vec<Name>,
}

impl Label {
    /// The name on the date.
    #[must_use]
    pub fn name_on(&self, as_of: AsOf) -> &str {
        name_on(&self.name, &self.names, as_of)
    }

    /// The abbreviation on the date, or the name where there is none.
    #[must_use]
    pub fn short_on(&self, as_of: AsOf) -> &str {
        abbreviation_on(&self.names, as_of)
            .or(self.abbreviation.as_deref())
            .unwrap_or(&self.name)
    }
}

/// What an agreement is listed as, without its parties and clauses.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Title {
    /// The title that fits a column.
    pub label: Box<str>,
    /// What decides whether it is in force.
    pub force: Force,
}

/// Reverse links between the tables.
#[derive(PartialEq, Debug, Default)]
pub struct Links {
    /// What each organisation is called.
    pub labels: Table<Label>,
    /// What each agreement is listed as.
    pub titles: Table<Title>,
    /// Every entity with its key, sorted by key.
    pub by_key: Vec<(Key, Entity)>,
    /// When each country, organisation and agreement was there, by index.
    pub lifetimes: [Vec<Lifetime>; 3],
    /// Every country and organisation that is a member or party of anything, in entity order.
    pub actors: Vec<Entity>,
    /// Spells by organisation, sorted by member.
    pub members: Postings<SpellLink>,
    /// Spells by member (see [`Atlas::slot`]), sorted by organisation.
    pub memberships: Postings<SpellLink>,
    /// Parties by agreement, sorted by party.
    pub parties: Postings<PartyLink>,
    /// Parties by actor (see [`Atlas::slot`]), sorted by agreement.
    pub treaties: Postings<PartyLink>,
    /// Agreements an organisation is party to, is founded or amended by, or that are made under it.
    pub agreements_of: Postings<AgreementIx>,
    /// Agreements that bind an organisation's members as such.
    pub bound_by: Postings<AgreementIx>,
    /// Organisations by agreement: `agreements_of` the other way round.
    pub organisations_of: Postings<OrganisationIx>,
}

/// Every record of a dataset, linked.
#[derive(Debug)]
pub struct Atlas {
    /// What the dataset says of itself.
    pub meta: Meta,
    /// Sources, sorted by id.
    pub sources: Table<Source>,
    /// Countries, in the order of [`CountryIx`].
    pub countries: Table<Country>,
    /// Organisations, in the order of [`OrganisationIx`].
    pub organisations: Table<Organisation>,
    /// Agreements, in the order of [`AgreementIx`].
    pub agreements: Table<Agreement>,
    /// Stances, as the file has them.
    pub stances: Vec<Stance>,
    /// Names several actors answer to.
    pub ambiguous: Vec<Ambiguity>,
    /// Reverse links.
    pub links: Links,
    /// The names search looks in, decoded when first asked for.
    pub(super) names: OnceLock<Names>,
    /// The same, as the binary carries them; empty in an atlas read from files.
    pub(super) packed_names: &'static [u8],
    /// Names of countries by language, in an atlas read from files.
    pub(super) exonyms: Exonyms,
    /// The same, as the binary carries them.
    pub(super) packed_exonyms: &'static [u8],
}

impl Atlas {
    /// The country at an index.
    #[must_use]
    pub fn country(&self, ix: CountryIx) -> &Country {
        &self.countries[ix.position()]
    }

    /// The organisation at an index.
    #[must_use]
    pub fn organisation(&self, ix: OrganisationIx) -> &Organisation {
        &self.organisations[ix.position()]
    }

    /// The agreement at an index.
    #[must_use]
    pub fn agreement(&self, ix: AgreementIx) -> &Agreement {
        &self.agreements[ix.position()]
    }

    /// What an organisation is called.
    #[must_use]
    pub fn label(&self, ix: OrganisationIx) -> &Label {
        &self.links.labels[ix.position()]
    }

    /// What an agreement is listed as.
    #[must_use]
    pub fn title(&self, ix: AgreementIx) -> &Title {
        &self.links.titles[ix.position()]
    }

    /// The spell a link points at.
    #[must_use]
    pub fn spell(&self, link: SpellLink) -> &Spell {
        &self.organisation(link.organisation).members[usize::from(link.nth)]
    }

    /// The party a link points at.
    #[must_use]
    pub fn party(&self, link: PartyLink) -> &Party {
        &self.agreement(link.agreement).parties[usize::from(link.nth)]
    }

    /// An entity's key.
    #[must_use]
    pub fn key(&self, entity: Entity) -> &Key {
        match entity {
            Entity::Country(ix) => &self.country(ix).id,
            Entity::Organisation(ix) => &self.organisation(ix).id,
            Entity::Agreement(ix) => &self.agreement(ix).id,
        }
    }

    /// An entity's address: `country/ARM`.
    #[must_use]
    pub fn address(&self, entity: Entity) -> String {
        format!("{}/{}", entity.kind().word(), self.key(entity))
    }

    /// The entity an address or bare key names, if there is one.
    ///
    /// A bare key that both an organisation and an agreement bear means the organisation.
    #[must_use]
    pub fn find(&self, address: &str) -> Option<Entity> {
        let (kind, key) = match address.split_once('/') {
            Some((word, key)) => (Some(Kind::ALL.into_iter().find(|k| k.word() == word)?), key),
            None => (None, address),
        };
        self.with_key(key)
            .find(|e| kind.is_none_or(|k| k == e.kind()))
    }

    /// Every entity with a key; an organisation and an agreement may share one.
    fn with_key(&self, key: &str) -> impl Iterator<Item = Entity> {
        let start = self.links.by_key.partition_point(|(k, _)| k.as_str() < key);
        let from = self.links.by_key[start..].iter();
        from.take_while(move |(k, _)| k.as_str() == key)
            .map(|(_, e)| *e)
    }

    /// The actor (country or organisation) with a key.
    #[must_use]
    pub fn actor(&self, key: &Key) -> Option<Entity> {
        self.with_key(key.as_str())
            .find(|e| e.kind() != Kind::Agreement)
    }

    /// The source with an id.
    #[must_use]
    pub fn source(&self, key: &Key) -> Option<&Source> {
        let (mut low, mut high) = (0, self.sources.len());
        while low < high {
            let middle = low.midpoint(high);
            let source = self.sources.get(middle)?;
            match source.id.cmp(key) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(source),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// An actor's position in the lists by member and by party: countries, then organisations.
    ///
    /// Agreements have none and get an empty list.
    #[must_use]
    pub fn slot(&self, actor: Entity) -> usize {
        match actor {
            Entity::Country(ix) => ix.position(),
            Entity::Organisation(ix) => self.countries.len() + ix.position(),
            Entity::Agreement(_) => usize::MAX - 1,
        }
    }

    /// The spells of an organisation, by member.
    #[must_use]
    pub fn members(&self, organisation: OrganisationIx) -> &[SpellLink] {
        self.links.members.list(organisation.position())
    }

    /// The spells of a member, by organisation.
    #[must_use]
    pub fn memberships(&self, member: Entity) -> &[SpellLink] {
        self.links.memberships.list(self.slot(member))
    }

    /// The parties of an agreement.
    #[must_use]
    pub fn parties(&self, agreement: AgreementIx) -> &[PartyLink] {
        self.links.parties.list(agreement.position())
    }

    /// The agreements of an actor, as a party or signatory.
    #[must_use]
    pub fn treaties(&self, actor: Entity) -> &[PartyLink] {
        self.links.treaties.list(self.slot(actor))
    }

    /// The day to which the data were checked.
    #[must_use]
    pub fn horizon(&self) -> Day {
        self.meta.as_of.last()
    }

    /// When an entity was there.
    #[must_use]
    pub fn lifetime(&self, entity: Entity) -> Lifetime {
        let (table, at) = match entity {
            Entity::Country(ix) => (0, ix.position()),
            Entity::Organisation(ix) => (1, ix.position()),
            Entity::Agreement(ix) => (2, ix.position()),
        };
        self.links.lifetimes[table]
            .get(at)
            .copied()
            .unwrap_or_default()
    }

    /// When an entity was no more, if it has an end.
    #[must_use]
    pub fn end_of(&self, entity: Entity) -> Option<PartialDate> {
        self.lifetime(entity).to
    }

    /// The names search looks in.
    #[must_use]
    pub fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            postcard::from_bytes(&decompress(self.packed_names)).unwrap_or_default()
        })
    }

    /// The names of a country that search looks in.
    pub(super) fn names_of(&self, key: &Key) -> Vec<&str> {
        let found = self.find(key.as_str());
        let country = found.filter(|e| matches!(e, Entity::Country(_)));
        let entries = country.map(|entity| self.names().of(entity));
        let texts = entries.unwrap_or_default().iter();
        texts.map(|entry| &*entry.text).collect()
    }

    /// The names of countries by language, as `names.json` has them.
    #[must_use]
    pub fn exonyms(&self) -> Exonyms {
        if self.packed_exonyms.is_empty() {
            return self.exonyms.clone();
        }
        let bytes = decompress(self.packed_exonyms);
        let tongues: Tongues = postcard::from_bytes(&bytes).unwrap_or_default();
        tongues.exonyms(|key| self.names_of(key))
    }
}
