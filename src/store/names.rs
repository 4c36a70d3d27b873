//! The names search looks in: every name of every entity, folded beforehand.
//!
//! Ranking is `query::search`'s; this table only says who answers to what.

use serde::{Deserialize, Serialize};

use super::decode::Exonyms;
use crate::model::{Agreement, Country, Entity, Name, NameKind, Organisation, fold::fold};

/// One name of one entity.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NameEntry {
    /// Who answers to it.
    pub entity: Entity,
    /// What sort of name it is, as far as ranking cares.
    pub role: NameRole,
    /// The name as written.
    pub text: Box<str>,
    /// The name as compared.
    pub folded: Box<str>,
}

/// What sort of name an entry is, as far as ranking cares.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum NameRole {
    /// A code or abbreviation.
    Code,
    /// The primary name.
    Primary,
    /// Any other name.
    Alias,
    /// A name in another language.
    Exonym,
    /// A person who signed.
    Person,
}

/// Every name of every entity.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Names {
    /// The names, entity by entity.
    pub entries: Vec<NameEntry>,
}

impl Names {
    /// Gathers the names of linked records; the order of each slice is that of its indices.
    #[must_use]
    pub fn gather(entities: &[(Entity, Record<'_>)], exonyms: &Exonyms) -> Self {
        let mut names = Self::default();
        for (entity, record) in entities {
            let first = names.entries.len();
            match record {
                Record::Country(country) => names.country(*entity, country, exonyms),
                Record::Organisation(organisation) => names.organisation(*entity, organisation),
                Record::Agreement(agreement) => names.agreement(*entity, agreement),
            }
            names.drop_repeats(first);
        }
        names
    }

    /// The names of one entity.
    #[must_use]
    pub fn of(&self, entity: Entity) -> &[NameEntry] {
        let start = self.entries.partition_point(|e| e.entity < entity);
        let len = self.entries[start..].partition_point(|e| e.entity == entity);
        &self.entries[start..start + len]
    }

    fn country(&mut self, entity: Entity, country: &Country, exonyms: &Exonyms) {
        self.add(entity, NameRole::Primary, &country.name);
        for code in [
            Some(country.id.as_str()),
            country.alpha2.as_deref(),
            country.alpha3.as_deref(),
        ]
        .into_iter()
        .flatten()
        {
            self.add(entity, NameRole::Code, code);
        }
        if let Some(official) = &country.official {
            self.add(entity, NameRole::Alias, official);
        }
        self.names(entity, &country.names);
        for text in exonyms
            .get(&country.id)
            .into_iter()
            .flat_map(|langs| langs.values())
            .flatten()
        {
            self.add(entity, NameRole::Exonym, text);
        }
    }

    fn organisation(&mut self, entity: Entity, organisation: &Organisation) {
        self.add(entity, NameRole::Primary, &organisation.name);
        if let Some(abbreviation) = &organisation.abbreviation {
            self.add(entity, NameRole::Code, abbreviation);
        }
        self.names(entity, &organisation.names);
        self.add(entity, NameRole::Alias, organisation.id.as_str());
    }

    fn agreement(&mut self, entity: Entity, agreement: &Agreement) {
        self.add(entity, NameRole::Primary, &agreement.title);
        if let Some(short) = &agreement.short {
            self.add(entity, NameRole::Alias, short);
        }
        self.names(entity, &agreement.names);
        self.add(entity, NameRole::Alias, agreement.id.as_str());
        for person in &agreement.signatories {
            self.add(entity, NameRole::Person, &person.name);
            for name in &person.names {
                self.add(entity, NameRole::Person, name);
            }
        }
    }

    fn names(&mut self, entity: Entity, names: &[Name]) {
        for name in names {
            let role = match name.kind {
                NameKind::Abbreviation => NameRole::Code,
                NameKind::Exonym | NameKind::Demonym => NameRole::Exonym,
                _ => NameRole::Alias,
            };
            self.add(entity, role, &name.text);
        }
    }

    fn add(&mut self, entity: Entity, role: NameRole, text: &str) {
        let folded = fold(text);
        if !folded.is_empty() {
            self.entries.push(NameEntry {
                entity,
                role,
                text: text.into(),
                folded: folded.into(),
            });
        }
    }

    /// Drops from one entity's entries those whose folded form an earlier one has.
    fn drop_repeats(&mut self, first: usize) {
        let mut seen = std::collections::HashSet::new();
        let kept: Vec<NameEntry> = self
            .entries
            .drain(first..)
            .filter(|e| seen.insert(e.folded.clone()))
            .collect();
        self.entries.extend(kept);
    }
}

/// A record whose names are gathered.
#[derive(Clone, Copy, Debug)]
pub enum Record<'a> {
    /// A country.
    Country(&'a Country),
    /// An organisation.
    Organisation(&'a Organisation),
    /// An agreement.
    Agreement(&'a Agreement),
}
