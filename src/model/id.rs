//! Identity: the keys records carry in files, and the dense indices an atlas gives them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The id a record carries in its file: `ARM`, `csto`, `un-csto-2010`.
///
/// Countries are upper case, organisations and agreements lower case, so that a member or a
/// party names its kind by its form alone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Key(Box<str>);

impl Key {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the id has the form of a country's: its first letter is upper case.
    #[must_use]
    pub fn is_country(&self) -> bool {
        self.0.starts_with(|c: char| c.is_ascii_uppercase())
    }
}

impl From<&str> for Key {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

macro_rules! index {
    ($(#[$doc:meta])* $name:ident($int:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $int);

        impl $name {
            /// The position in the atlas's table.
            #[must_use]
            pub fn position(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index!(
    /// A country's position in the atlas; countries are ordered by folded name.
    CountryIx(u16)
);
index!(
    /// An organisation's position in the atlas; ordered by folded abbreviation, or name.
    OrganisationIx(u16)
);
index!(
    /// An agreement's position in the atlas; ordered by the day it was signed.
    AgreementIx(u32)
);

/// Anything that can be selected, found or linked.
///
/// The derived order (countries, organisations, agreements, each in its table's order) is the
/// order of every list that no sort has changed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Entity {
    /// A state, territory or historic state.
    Country(CountryIx),
    /// An organisation, also where it is itself a member or a party.
    Organisation(OrganisationIx),
    /// An agreement.
    Agreement(AgreementIx),
}

impl Entity {
    /// The kind of record this is.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Country(_) => Kind::Country,
            Self::Organisation(_) => Kind::Organisation,
            Self::Agreement(_) => Kind::Agreement,
        }
    }
}

/// The three kinds of record a user can open.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// States, territories, historic states.
    Country,
    /// Bodies with members.
    Organisation,
    /// Treaties, declarations, memoranda.
    Agreement,
}

impl Kind {
    /// Every kind, in search order: countries first.
    pub const ALL: [Self; 3] = [Self::Country, Self::Organisation, Self::Agreement];

    /// The word used in addresses and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Organisation => "organisation",
            Self::Agreement => "agreement",
        }
    }

    /// The plural a reader sees.
    #[must_use]
    pub fn plural(self) -> &'static str {
        match self {
            Self::Country => "countries",
            Self::Organisation => "organisations",
            Self::Agreement => "agreements",
        }
    }
}
