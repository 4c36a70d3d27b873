//! Organisations and, in them, their membership spells.

use serde::{Deserialize, Serialize};

use super::{AsOf, Key, Lifetime, Name, PartialDate, Spell, name::name_on};

/// A body with members: an alliance, a union, an agency, a forum.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Lower-case id, `csto`.
    pub id: Key,
    /// What sort of body it is.
    #[serde(rename = "type")]
    pub kind: OrganisationType,
    /// Whether it has no founding treaty and no legal personality.
    #[serde(default)]
    pub informal: bool,
    /// Whether it has more than 150 members, and so says little about who stands with whom.
    #[serde(default)]
    pub universal: bool,
    /// Its name today, or its last.
    pub name: Box<str>,
    /// The letters it goes by in English.
    pub abbreviation: Option<Box<str>>,
    /// Every other name, some dated.
    #[serde(default)]
    pub names: Vec<Name>,
    /// When it was founded, in the sense of `founded_basis`.
    pub founded: Option<PartialDate>,
    /// What `founded` dates.
    pub founded_basis: Option<FoundedBasis>,
    /// When it began to work, where later.
    pub operative: Option<PartialDate>,
    /// First day it was no more.
    pub dissolved: Option<PartialDate>,
    /// Where it sits.
    pub headquarters: Option<Headquarters>,
    /// The part of the world it is about.
    pub region: Option<Box<str>>,
    /// What it is for, one sentence.
    pub purpose: Option<Box<str>>,
    /// Its own site.
    pub website: Option<Box<str>>,
    /// The organisation it belongs to.
    pub parent: Option<Key>,
    /// Predecessors, successors, relatives.
    #[serde(default)]
    pub links: Vec<OrganisationLink>,
    /// How its members are counted, where that is not plain.
    pub count_basis: Option<Box<str>>,
    /// Ids of sources.
    #[serde(default)]
    pub sources: Vec<Key>,
    /// Every membership since the founding.
    #[serde(default)]
    pub members: Vec<Spell>,
}

/// What an organisation's founding date is the date of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FoundedBasis {
    /// It was declared.
    Declared,
    /// Its founding text was signed.
    Signed,
    /// Its founding text entered into force.
    InForce,
    /// Its members first met.
    FirstMeeting,
}

impl FoundedBasis {
    /// The words a reader sees after the date.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Signed => "founding text signed",
            Self::InForce => "founding text in force",
            Self::FirstMeeting => "first meeting",
        }
    }
}

/// Where an organisation sits.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Headquarters {
    /// The city.
    pub city: Box<str>,
    /// The country's id.
    pub country: Option<Key>,
}

/// How one organisation is related to another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OrganisationLink {
    /// What the other is to this one.
    pub kind: OrganisationLinkKind,
    /// The other organisation.
    pub id: Key,
}

/// What another organisation is to this one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OrganisationLinkKind {
    /// It came before.
    Predecessor,
    /// It came after.
    Successor,
    /// It is near kin.
    Related,
}

impl OrganisationLinkKind {
    /// The words a reader sees.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Predecessor => "predecessor",
            Self::Successor => "successor",
            Self::Related => "related",
        }
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $words:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $(#[doc = $words] $variant,)+
        }

        impl $name {
            /// Every value, in the order of the specification.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The words a reader sees.
            #[must_use]
            pub fn words(self) -> &'static str {
                match self {
                    $(Self::$variant => $words,)+
                }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What sort of body an organisation is.
    OrganisationType {
        Universal "universal",
        Organ "organ",
        TechnicalAgency "technical agency",
        MilitaryAlliance "military alliance",
        RegionalSecurity "regional security",
        SecurityPartnership "security partnership",
        IntelligencePartnership "intelligence partnership",
        MilitaryForce "military force",
        PoliticalRegional "political, regional",
        PoliticalUnion "political union",
        EconomicUnion "economic union",
        CustomsUnion "customs union",
        CommonArea "common area",
        MonetaryUnion "monetary union",
        FreeTradeArea "free-trade area",
        RegionalEconomic "regional, economic",
        TradeOrganisation "trade organisation",
        Financial "financial",
        DevelopmentBank "development bank",
        Commodity "commodity",
        Judicial "judicial",
        ArmsControl "arms control",
        Parliamentary "parliamentary",
        LanguageCulture "language and culture",
        Scientific "scientific",
        Forum "forum",
        Other "other",
    }
}

impl Organisation {
    /// The short label of lists: the abbreviation, or the name where there is none.
    #[must_use]
    pub fn label(&self) -> &str {
        self.abbreviation.as_deref().unwrap_or(&self.name)
    }

    /// The name it bore on the date.
    #[must_use]
    pub fn name_on(&self, as_of: AsOf) -> &str {
        name_on(&self.name, &self.names, as_of)
    }

    /// When the organisation was there.
    #[must_use]
    pub fn lifetime(&self) -> Lifetime {
        Lifetime {
            from: self.founded,
            to: self.dissolved,
        }
    }
}
