//! One party's dates in one agreement, and its status on a date, which is computed, never stored.

use serde::{Deserialize, Serialize};

use super::{AsOf, Certainty, Day, Key, PartialDate, date::covers};

/// What one party did, and when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// The country or organisation.
    pub party: Key,
    /// When it signed.
    pub signed: Option<PartialDate>,
    /// When it consented to be bound.
    pub consent: Option<PartialDate>,
    /// By what act.
    pub consent_by: Option<ConsentBy>,
    /// When the agreement entered into force for it.
    pub in_force: Option<PartialDate>,
    /// When it gave notice of withdrawal.
    pub notice: Option<PartialDate>,
    /// First day it was no longer bound.
    pub withdrew: Option<PartialDate>,
    /// Whether it is bound at all is contested, from a day on.
    pub disputed: Option<PartyDispute>,
    /// Reservations and declarations worth knowing, one sentence each.
    #[serde(default)]
    pub reservations: Vec<Box<str>>,
    /// Anything a reader should know, one sentence.
    pub note: Option<Box<str>>,
    /// Ids of sources beyond the agreement's own.
    #[serde(default)]
    pub sources: Vec<Key>,
}

/// A party whose being bound is contested: listed apart from a day on, and never counted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PartyDispute {
    /// Since when; before, nobody contested it.
    pub since: PartialDate,
    /// Who disputes it.
    pub by: Box<str>,
    /// What they say.
    pub view: Box<str>,
}

/// The act by which a party consented to be bound (UN Treaty Collection glossary).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConsentBy {
    /// Ratified.
    Ratified,
    /// Accepted.
    Accepted,
    /// Approved.
    Approved,
    /// Acceded.
    Acceded,
    /// Succeeded.
    Succeeded,
    /// Signed without need of ratification.
    DefinitivelySigned,
    /// Formally confirmed, as organisations do.
    FormallyConfirmed,
    /// Continued the personality of a party.
    Continued,
}

impl ConsentBy {
    /// The words a reader sees before the date.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Ratified => "ratified",
            Self::Accepted => "accepted",
            Self::Approved => "approved",
            Self::Acceded => "acceded",
            Self::Succeeded => "succeeded",
            Self::DefinitivelySigned => "signed definitively",
            Self::FormallyConfirmed => "formally confirmed",
            Self::Continued => "continued",
        }
    }
}

/// What a country or organisation is to an agreement on a date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyStatus {
    /// Bound by it.
    Party,
    /// Has consented; the agreement is not yet in force for it.
    Consented,
    /// Has signed and not consented.
    Signatory,
    /// No longer bound.
    Withdrew,
    /// Was bound until the agreement, or the party itself, ended.
    Former,
    /// Bound by its own account, which others contest.
    Disputed,
}

impl PartyStatus {
    /// The word a reader sees.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Consented => "ratified, not in force",
            Self::Signatory => "signatory",
            Self::Withdrew => "withdrew",
            Self::Former => "former party",
            Self::Disputed => "disputed",
        }
    }
}

/// The life of an agreement, as far as its parties' status depends on it.
#[derive(Clone, Copy, Debug)]
pub struct AgreementLife {
    /// When it entered into force.
    pub in_force: Option<PartialDate>,
    /// When it ended.
    pub ended: Option<PartialDate>,
    /// Whether signing alone makes a party (a political text).
    pub by_signature: bool,
    /// Whether it never entered into force and never will.
    pub never: bool,
    /// First day on which this party's state was no more.
    pub party_end: Option<PartialDate>,
}

impl Party {
    /// The days between which it became bound; `None` if it never did.
    #[must_use]
    pub fn bound_since(&self, life: AgreementLife) -> Option<(Day, Day)> {
        if life.never {
            return None;
        }
        if let Some(date) = self.in_force {
            return Some((date.first(), date.last()));
        }
        if life.by_signature {
            return self
                .consent
                .or(self.signed)
                .or(life.in_force)
                .map(|d| (d.first(), d.last()));
        }
        let (consent, general) = (self.consent?, life.in_force?);
        Some((
            consent.first().max(general.first()),
            consent.last().max(general.last()),
        ))
    }

    /// The days that hold the first day it was no longer bound; `None` while it is.
    #[must_use]
    pub fn bound_until(&self, life: AgreementLife) -> Option<(Day, Day)> {
        [self.withdrew, life.ended, life.party_end]
            .into_iter()
            .flatten()
            .map(|d| (d.first(), d.last()))
            .reduce(|a, b| (a.0.min(b.0), a.1.min(b.1)))
    }

    /// The date it became bound, as precise as its source.
    fn bound_from(&self, life: AgreementLife) -> Option<PartialDate> {
        self.bound_since(life)?;
        if life.by_signature {
            return self
                .in_force
                .or(self.consent)
                .or(self.signed)
                .or(life.in_force);
        }
        self.in_force.or_else(|| {
            self.consent
                .into_iter()
                .chain(life.in_force)
                .max_by_key(|d| d.first())
        })
    }

    /// What decides its status on any date.
    #[must_use]
    pub fn times(&self, life: AgreementLife) -> PartyTimes {
        PartyTimes {
            since: self.bound_since(life),
            from: self.bound_from(life),
            until: self.bound_until(life),
            consent: self.consent,
            signed: self.signed,
            withdrew: self.withdrew.is_some(),
            disputed: self.disputed.as_ref().map(|dispute| dispute.since),
        }
    }
}

/// What decides a party's status on any date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct PartyTimes {
    /// The days between which it became bound; `None` if it never did.
    pub since: Option<(Day, Day)>,
    /// The date to show for that, as precise as its source.
    pub from: Option<PartialDate>,
    /// The days that hold the first day it was no longer bound; `None` while it is.
    pub until: Option<(Day, Day)>,
    /// When it consented.
    pub consent: Option<PartialDate>,
    /// When it signed.
    pub signed: Option<PartialDate>,
    /// Whether it withdrew, rather than the agreement or the party itself ending.
    pub withdrew: bool,
    /// Since when its being bound is contested.
    pub disputed: Option<PartialDate>,
}

impl PartyTimes {
    /// What the party is to the agreement on the date, and how surely; `None` if nothing yet.
    ///
    /// Under [`AsOf::Ever`] the last thing it became is told.
    #[must_use]
    pub fn status_on(&self, as_of: AsOf) -> Option<(PartyStatus, Certainty)> {
        let until = self.until;
        if let Some(since) = self.since {
            match as_of {
                AsOf::Ever => {
                    return Some(match until {
                        None if self.disputed.is_some() => (PartyStatus::Disputed, Certainty::Yes),
                        None => (PartyStatus::Party, Certainty::Yes),
                        Some(_) if self.withdrew => (PartyStatus::Withdrew, Certainty::Yes),
                        Some(_) => (PartyStatus::Former, Certainty::Yes),
                    });
                }
                AsOf::On(_) => match covers(since, until, as_of) {
                    Certainty::No => {}
                    Certainty::Unclear => return Some((PartyStatus::Party, Certainty::Unclear)),
                    Certainty::Yes => return Some(self.bound_on(as_of)),
                },
            }
        }
        let ended = |as_of: AsOf| {
            until.is_some_and(|u| as_of.days().is_some_and(|(first, _)| u.1 <= first))
        };
        if ended(as_of) {
            return None;
        }
        let after = |date: Option<PartialDate>| {
            date.map(|d| covers((d.first(), d.last()), None, as_of))
                .filter(|c| *c != Certainty::No)
        };
        if let Some(certainty) = after(self.consent) {
            return Some((PartyStatus::Consented, certainty));
        }
        after(self.signed).map(|certainty| (PartyStatus::Signatory, certainty))
    }

    /// What one that is bound on the date counts as.
    fn bound_on(&self, as_of: AsOf) -> (PartyStatus, Certainty) {
        let contested = self.disputed.map_or(Certainty::No, |since| {
            covers((since.first(), since.last()), None, as_of)
        });
        match contested {
            Certainty::No => (PartyStatus::Party, Certainty::Yes),
            Certainty::Unclear => (PartyStatus::Party, Certainty::Unclear),
            Certainty::Yes => (PartyStatus::Disputed, Certainty::Yes),
        }
    }
}
