//! The records of the dataset as plain values: no files, no indices, no opinions about display.
//!
//! One module a record; [`date`] holds the only arithmetic. What links records to one another
//! (reverse links, posting lists) lives in `store::atlas`, not here.

pub mod agreement;
pub mod country;
pub mod date;
pub mod fold;
pub mod harmless;
pub mod id;
pub mod name;
pub mod obligation;
pub mod organisation;
pub mod party;
pub mod source;
pub mod spell;
pub mod stance;

pub use agreement::{Agreement, AgreementType, Binding, Place};
pub use country::{Country, CountryStatus};
pub use date::{AsOf, Certainty, Day, Lifetime, PartialDate};
pub use id::{AgreementIx, CountryIx, Entity, Key, Kind, OrganisationIx};
pub use name::{Name, NameKind};
pub use obligation::{Obligation, ObligationKind, Strength};
pub use organisation::{Organisation, OrganisationType};
pub use party::{Party, PartyStatus};
pub use source::{Meta, Source, SourceKind};
pub use spell::{MemberStatus, Spell};
pub use stance::Stance;
