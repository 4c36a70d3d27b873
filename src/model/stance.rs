//! Attributed positions: who says what of whom. blocs never asserts a motive of its own.

use serde::{Deserialize, Serialize};

use super::{Key, PartialDate};

/// A position of one actor on another, always with those who say so.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Stance {
    /// Lower-case id.
    pub id: Key,
    /// Whose position.
    pub subject: Key,
    /// On whom.
    pub object: Key,
    /// On what.
    pub topic: Box<str>,
    /// The position in a few words.
    pub position: Box<str>,
    /// Since when.
    pub from: Option<PartialDate>,
    /// Until when.
    pub to: Option<PartialDate>,
    /// The whole of it in plain words.
    pub summary: Box<str>,
    /// Who says so.
    #[serde(default)]
    pub attributed: Vec<Attribution>,
    /// Ids of sources.
    #[serde(default)]
    pub sources: Vec<Key>,
}

/// One voice.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Attribution {
    /// Who.
    pub who: Box<str>,
    /// When.
    pub date: Option<PartialDate>,
    /// What they say, in our words.
    pub says: Box<str>,
}
