//! Where a fact comes from, and what the dataset says of itself.

use serde::{Deserialize, Serialize};

use super::{Key, PartialDate};

/// A document or page that supports facts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Kebab-case id, cited by records.
    pub id: Key,
    /// Title as its publisher gives it, or what it is.
    pub title: Box<str>,
    /// Who published it.
    pub publisher: Option<Box<str>>,
    /// When, where known.
    pub date: Option<PartialDate>,
    /// Where it is, if it can be read online.
    pub url: Option<Box<str>>,
    /// BCP 47 tag of its language.
    pub lang: Option<Box<str>>,
    /// How near it stands to the fact.
    pub kind: SourceKind,
}

/// How near a source stands to the fact, nearest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// The text of the treaty itself.
    TreatyText,
    /// The depositary's register.
    Depositary,
    /// An organisation or government speaking of itself.
    Official,
    /// A research data set.
    Dataset,
    /// A reference work.
    Reference,
    /// A news report.
    Press,
}

impl SourceKind {
    /// The words a reader sees.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::TreatyText => "treaty text",
            Self::Depositary => "depositary",
            Self::Official => "official",
            Self::Dataset => "data set",
            Self::Reference => "reference",
            Self::Press => "press",
        }
    }
}

/// What a dataset says of itself (`meta.json`).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Meta {
    /// Version of the data.
    pub version: Box<str>,
    /// The day to which the data were checked.
    pub as_of: PartialDate,
    /// Licence of the data.
    pub licence: Box<str>,
}
