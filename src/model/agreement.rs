//! Agreements: treaties, declarations, memoranda, with their parties and duties.

use serde::{Deserialize, Serialize};

use super::{
    AsOf, Day, Key, Lifetime, Name, Obligation, PartialDate, Party, organisation::words,
    party::AgreementLife,
};

/// A text that two or more parties agreed on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Lower-case id, `un-csto-2010`.
    pub id: Key,
    /// Its title in English.
    pub title: Box<str>,
    /// A title that fits a column.
    pub short: Option<Box<str>>,
    /// Other titles and names.
    #[serde(default)]
    pub names: Vec<Name>,
    /// What sort of text it is.
    #[serde(rename = "type")]
    pub kind: AgreementType,
    /// Whether it binds in law.
    pub binding: Binding,
    /// When it was signed, adopted or opened for signature.
    pub signed: Option<PartialDate>,
    /// Where.
    pub place: Option<Place>,
    /// When it entered into force.
    pub in_force: Option<PartialDate>,
    /// First day it was no longer in force.
    pub ended: Option<PartialDate>,
    /// Why it ended, in words.
    pub end_reason: Option<Box<str>>,
    /// Whether it never entered into force and never will.
    #[serde(default)]
    pub never_in_force: bool,
    /// Who keeps the originals: countries or organisations.
    #[serde(default)]
    pub depositary: Vec<Key>,
    /// Where the UN Treaty Series prints it.
    pub unts: Option<Box<str>>,
    /// Where its text can be read.
    pub text_url: Option<Box<str>>,
    /// Languages of the authentic texts.
    #[serde(default)]
    pub languages: Vec<Box<str>>,
    /// What it is about, in single words.
    #[serde(default)]
    pub topics: Vec<Box<str>>,
    /// Who signed or joined, and when.
    #[serde(default)]
    pub parties: Vec<Party>,
    /// The organisation whose membership decides who is bound.
    pub parties_of: Option<PartiesOf>,
    /// The persons who signed, where history names them.
    #[serde(default)]
    pub signatories: Vec<Signatory>,
    /// What it obliges its parties to.
    #[serde(default)]
    pub obligations: Vec<Obligation>,
    /// Organisations it founds, amends or was made under.
    #[serde(default)]
    pub organisations: Vec<AgreementOrganisation>,
    /// Other agreements it stands in relation to.
    #[serde(default)]
    pub related: Vec<RelatedAgreement>,
    /// Ids of sources.
    #[serde(default)]
    pub sources: Vec<Key>,
}

/// Whether an agreement binds in international law.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Binding {
    /// A treaty.
    Binding,
    /// A political text: its parties are those who signed it.
    Political,
    /// Opinions differ.
    Unclear,
}

impl Binding {
    /// The words a reader sees.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Binding => "legally binding",
            Self::Political => "political, not legally binding",
            Self::Unclear => "legal force unclear",
        }
    }
}

/// Where an agreement was signed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The city.
    pub city: Box<str>,
    /// The country of today.
    pub country: Option<Key>,
    /// The state it belonged to then, where another.
    pub then: Option<Box<str>>,
}

/// The organisation whose membership decides who is bound.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PartiesOf {
    /// The organisation.
    pub organisation: Key,
}

/// A person who signed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// The name as English writes it.
    pub name: Box<str>,
    /// Other spellings and scripts.
    #[serde(default)]
    pub names: Vec<Box<str>>,
    /// The party signed for.
    #[serde(rename = "for")]
    pub for_: Key,
    /// The office held.
    pub role: Option<Box<str>>,
}

/// How an agreement stands to an organisation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgreementOrganisation {
    /// The organisation.
    pub id: Key,
    /// The relation.
    pub relation: OrganisationRelation,
}

words! {
    /// How an agreement stands to an organisation.
    OrganisationRelation {
        Founds "founds it",
        Amends "amends its founding text",
        Under "made under it",
    }
}

/// How an agreement stands to another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RelatedAgreement {
    /// The other agreement.
    pub id: Key,
    /// The relation of this one to the other.
    pub relation: AgreementRelation,
}

words! {
    /// The relation of one agreement to another.
    AgreementRelation {
        Amends "amends",
        AmendedBy "amended by",
        Supersedes "supersedes",
        SupersededBy "superseded by",
        ProtocolTo "protocol to",
        Implements "implements",
        AccessionTo "accession to",
        Renews "renews",
        Related "see also",
    }
}

words! {
    /// What sort of text an agreement is.
    AgreementType {
        FoundingTreaty "founding treaty",
        Charter "charter",
        Accession "accession",
        Amendment "amendment",
        Protocol "protocol",
        MutualDefence "mutual defence",
        Alliance "alliance",
        Nonaggression "non-aggression",
        Neutrality "neutrality",
        Consultation "consultation",
        Entente "entente",
        Guarantee "guarantee",
        SecurityAssurance "security assurance",
        SecurityPartnership "security partnership",
        Friendship "friendship",
        Basing "basing",
        ReciprocalAccess "reciprocal access",
        MilitaryCooperation "military cooperation",
        Intelligence "intelligence",
        ArmsControl "arms control",
        Peace "peace",
        Armistice "armistice",
        Settlement "settlement",
        Border "border",
        Trade "trade",
        EconomicIntegration "economic integration",
        Association "association",
        PoliticalUnion "political union",
        Convention "convention",
        Declaration "declaration",
        OrgCooperation "cooperation of organisations",
        OrgStateCooperation "organisation–state cooperation",
    }
}

/// What decides whether an agreement is in force on a date, without its parties.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Force {
    /// When it was signed.
    pub signed: Option<PartialDate>,
    /// When it took effect.
    pub in_force: Option<PartialDate>,
    /// When it was no more.
    pub ended: Option<PartialDate>,
    /// Whether it holds from its signature, as a political commitment.
    pub political: bool,
    /// Whether it never took effect.
    pub never: bool,
    /// Whether some have consented to be bound, and none is bound yet.
    pub awaited: bool,
}

impl Force {
    /// The date a list shows and sorts by: signed, else in force.
    #[must_use]
    pub fn date(self) -> Option<PartialDate> {
        self.signed.or(self.in_force)
    }

    /// Whether it was in force on the whole of the date.
    #[must_use]
    pub fn holds(self, as_of: AsOf) -> bool {
        let Some((first, last)) = as_of.days() else {
            return self.in_force.is_some();
        };
        let signed = self.signed.filter(|_| self.political);
        !self.never
            && self.in_force.or(signed).is_some_and(|d| d.last() <= first)
            && self.ended.is_none_or(|d| d.first() > last)
    }

    /// What is to be said of it on a date; nothing if it is in force, or not known to be otherwise.
    #[must_use]
    pub fn words(self, as_of: AsOf) -> &'static str {
        if self.never {
            return "never in force";
        }
        let Some((first, _)) = as_of.days() else {
            return if self.ended.is_some() { "ended" } else { "" };
        };
        if self.ended.is_some_and(|d| d.last() <= first) {
            return "ended";
        }
        if self.political || self.holds(as_of) {
            return "";
        }
        match self.in_force {
            Some(date) if date.first() > first => "not in force",
            Some(_) => "~unclear",
            // Consent without an entry into force waits for it; without either, nothing is known.
            None if self.awaited => "not in force",
            None => "",
        }
    }
}

impl Agreement {
    /// The title that fits a column.
    #[must_use]
    pub fn label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.title)
    }

    /// The date a list shows and sorts by: signed, else in force.
    #[must_use]
    pub fn date(&self) -> Option<PartialDate> {
        self.signed.or(self.in_force)
    }

    /// Its life, for the status of a party whose state ended on `party_end`.
    #[must_use]
    pub fn life(&self, party_end: Option<PartialDate>) -> AgreementLife {
        AgreementLife {
            in_force: self.in_force,
            ended: self.ended,
            by_signature: self.binding == Binding::Political,
            never: self.never_in_force,
            party_end,
        }
    }

    /// From its signature, or entry into force, to its end.
    #[must_use]
    pub fn lifetime(&self) -> Lifetime {
        Lifetime {
            from: self.date(),
            to: self.ended,
        }
    }

    /// What decides whether it is in force.
    #[must_use]
    pub fn force(&self) -> Force {
        let none_bound = self.parties.iter().all(|p| p.in_force.is_none());
        Force {
            signed: self.signed,
            in_force: self.in_force,
            ended: self.ended,
            political: self.binding == Binding::Political,
            never: self.never_in_force,
            awaited: none_bound && self.parties.iter().any(|p| p.consent.is_some()),
        }
    }

    /// Whether it was in force on the whole of the date.
    #[must_use]
    pub fn is_in_force(&self, as_of: AsOf) -> bool {
        self.force().holds(as_of)
    }

    /// First day on which it was no more; [`Day::MAX`] while it lasts.
    #[must_use]
    pub fn end(&self) -> Day {
        self.ended.map_or(Day::MAX, PartialDate::last)
    }
}
