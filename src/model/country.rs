//! States, territories with memberships of their own, and historic states.

use serde::{Deserialize, Serialize};

use super::{AsOf, Day, Key, Lifetime, Name, PartialDate, name::name_on};

/// A state or territory that is a member of something or a party to something.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// ISO 3166-1 alpha-3, or the code a historic state had or was given.
    pub id: Key,
    /// ISO 3166-1 alpha-2.
    pub alpha2: Option<Box<str>>,
    /// ISO 3166-1 alpha-3; `None` where ISO gave none.
    pub alpha3: Option<Box<str>>,
    /// ISO 3166-1 numeric, three digits.
    pub numeric: Option<Box<str>>,
    /// Correlates of War state number.
    pub cow: Option<u16>,
    /// English common name of today.
    pub name: Box<str>,
    /// Full English name.
    pub official: Option<Box<str>>,
    /// Standing in international law, as the dataset classes it.
    pub status: CountryStatus,
    /// Every other name, some dated.
    #[serde(default)]
    pub names: Vec<Name>,
    /// When it began to act as a state; `None` where there is no clear start.
    pub from: Option<PartialDate>,
    /// First day it was no more.
    pub to: Option<PartialDate>,
    /// UN M49 region.
    pub region: Option<Box<str>>,
    /// UN M49 subregion.
    pub subregion: Option<Box<str>>,
    /// Succession.
    #[serde(default)]
    pub links: Vec<CountryLink>,
    /// Ids of sources.
    #[serde(default)]
    pub sources: Vec<Key>,
}

/// How one state follows from another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CountryLink {
    /// The relation of this country to the other.
    pub kind: CountryLinkKind,
    /// The other country.
    pub id: Key,
}

/// The relation of one state to another in time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CountryLinkKind {
    /// Continues its legal personality (Russia, the USSR).
    ContinuatorOf,
    /// Succeeds it without being the same person in law.
    SuccessorOf,
    /// Became part of it.
    MergedInto,
    /// Left it.
    SplitFrom,
}

/// Standing of a country, for the reader's orientation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CountryStatus {
    /// Member of the United Nations.
    UnMember,
    /// Observer state at the United Nations.
    UnObserver,
    /// Recognised by some states only.
    PartlyRecognised,
    /// In free association with a state.
    Associated,
    /// Belongs to a state.
    Dependent,
    /// No longer exists.
    Historic,
}

impl Country {
    /// The name it bore on the date.
    #[must_use]
    pub fn name_on(&self, as_of: AsOf) -> &str {
        name_on(&self.name, &self.names, as_of)
    }

    /// When the country was there.
    #[must_use]
    pub fn lifetime(&self) -> Lifetime {
        Lifetime {
            from: self.from,
            to: self.to,
        }
    }

    /// First day on which it was no more, at the latest; [`Day::MAX`] while it exists.
    #[must_use]
    pub fn end(&self) -> Day {
        self.to.map_or(Day::MAX, PartialDate::last)
    }
}
