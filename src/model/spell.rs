//! A membership spell: one unbroken time of one member in one organisation.

use serde::{Deserialize, Serialize};

use super::{AsOf, Certainty, Day, Key, PartialDate, date::covers};

/// One unbroken time of one member in one organisation, in one status.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Spell {
    /// The country or organisation that is the member.
    pub member: Key,
    /// In what capacity.
    pub status: MemberStatus,
    /// Whether it founded the organisation.
    #[serde(default)]
    pub founder: bool,
    /// First day of membership; `None` if unknown.
    pub since: Option<PartialDate>,
    /// First day without membership; `None` while it lasts.
    pub until: Option<PartialDate>,
    /// How it ended.
    pub exit: Option<Exit>,
    /// When notice of leaving was given.
    pub notice: Option<PartialDate>,
    /// Times when the member was suspended, or stayed away: never a gap in the spell.
    #[serde(default)]
    pub suspensions: Vec<Suspension>,
    /// A departure announced and not yet effective.
    pub pending_exit: Option<PendingExit>,
    /// A membership that is contested.
    pub disputed: Option<Dispute>,
    /// The member whose seat it continues, or through which it belongs.
    pub via: Option<Key>,
    /// What the organisation calls this status, where it has a word of its own.
    pub label: Option<Box<str>>,
    /// Anything a reader should know, one sentence.
    pub note: Option<Box<str>>,
    /// Ids of sources.
    #[serde(default)]
    pub sources: Vec<Key>,
}

/// In what capacity a member belongs; the order is that of lists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MemberStatus {
    /// Full member.
    Member,
    /// Member, its treaty applied provisionally.
    Provisional,
    /// Associate member.
    Associate,
    /// Observer.
    Observer,
    /// Partner.
    Partner,
    /// Dialogue partner.
    DialoguePartner,
    /// Signed its accession, not yet in force.
    Acceding,
    /// Recognised candidate.
    Candidate,
    /// Has applied.
    Applicant,
    /// Signed the founding text without ratifying it.
    Signatory,
    /// Invited guest.
    Guest,
    /// A standing of its own kind.
    Special,
}

impl MemberStatus {
    /// Every status, in list order.
    pub const ALL: [Self; 12] = [
        Self::Member,
        Self::Provisional,
        Self::Associate,
        Self::Observer,
        Self::Partner,
        Self::DialoguePartner,
        Self::Acceding,
        Self::Candidate,
        Self::Applicant,
        Self::Signatory,
        Self::Guest,
        Self::Special,
    ];

    /// The word a reader sees; also the one the command line takes, with `_` for the space.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Provisional => "provisional",
            Self::Associate => "associate",
            Self::Observer => "observer",
            Self::Partner => "partner",
            Self::DialoguePartner => "dialogue partner",
            Self::Acceding => "acceding",
            Self::Candidate => "candidate",
            Self::Applicant => "applicant",
            Self::Signatory => "signatory",
            Self::Guest => "guest",
            Self::Special => "special",
        }
    }

    /// The plural, as a heading.
    #[must_use]
    pub fn plural(self) -> &'static str {
        match self {
            Self::Member => "members",
            Self::Provisional => "provisional members",
            Self::Associate => "associates",
            Self::Observer => "observers",
            Self::Partner => "partners",
            Self::DialoguePartner => "dialogue partners",
            Self::Acceding => "acceding",
            Self::Candidate => "candidates",
            Self::Applicant => "applicants",
            Self::Signatory => "signatories",
            Self::Guest => "guests",
            Self::Special => "special status",
        }
    }
}

/// How a spell ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Exit {
    /// It left.
    Withdrew,
    /// It was made to leave.
    Expelled,
    /// It ceased to be one, by a rule or by lapse.
    Ceased,
    /// The organisation ended.
    Dissolved,
    /// The member state ended.
    StateEnded,
    /// Another spell, member or body took its place.
    Superseded,
    /// It merged with another member.
    Merged,
}

impl Exit {
    /// The words a reader sees after the date.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Withdrew => "withdrew",
            Self::Expelled => "expelled",
            Self::Ceased => "ceased",
            Self::Dissolved => "organisation dissolved",
            Self::StateEnded => "state ended",
            Self::Superseded => "superseded",
            Self::Merged => "merged",
        }
    }
}

/// A time when a member was suspended, or stayed away of its own accord.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Suspension {
    /// First day; `None` if unknown.
    pub since: Option<PartialDate>,
    /// First day back; `None` while it lasts.
    pub until: Option<PartialDate>,
    /// Whose decision it was.
    pub by: SuspendedBy,
    /// A word for it of its own, where `suspended` or `frozen` would mislead.
    pub label: Option<Box<str>>,
    /// What it was kept out of, where not everything.
    pub scope: Option<Box<str>>,
    /// Why, one sentence.
    pub note: Option<Box<str>>,
}

/// Whose decision a suspension was.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SuspendedBy {
    /// The organisation suspended the member.
    Organisation,
    /// The member froze its own participation.
    #[serde(rename = "self")]
    Member,
}

/// A departure announced and not yet effective.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PendingExit {
    /// When it was announced or notified.
    pub announced: Option<PartialDate>,
    /// When it takes effect, if known.
    pub effective: Option<PartialDate>,
    /// What is known of it.
    pub note: Option<Box<str>>,
}

/// A contested fact, and who contests it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Dispute {
    /// Who disputes it.
    pub by: Box<str>,
    /// What they say.
    pub view: Box<str>,
}

impl Spell {
    /// Whether the spell covers the date. `horizon` is the dataset's `as_of` day.
    #[must_use]
    pub fn covers(&self, as_of: AsOf, horizon: Day) -> Certainty {
        spell_covers(self.since, self.until, as_of, horizon)
    }

    /// The suspension in force on the date, if any.
    #[must_use]
    pub fn suspension_on(&self, as_of: AsOf) -> Option<&Suspension> {
        if matches!(as_of, AsOf::Ever) {
            return None;
        }
        self.suspensions.iter().find(|s| {
            let since = s
                .since
                .map_or((Day::MIN, Day::MIN), |d| (d.first(), d.last()));
            covers(since, s.until.map(|d| (d.first(), d.last())), as_of) != Certainty::No
        })
    }
}

/// Whether a spell between two dates covers a date; one without a known beginning may have begun
/// on any day up to `horizon`, the dataset's `as_of` day.
#[must_use]
pub fn spell_covers(
    since: Option<PartialDate>,
    until: Option<PartialDate>,
    as_of: AsOf,
    horizon: Day,
) -> Certainty {
    let since = since.map_or((Day::MIN, horizon), |d| (d.first(), d.last()));
    covers(since, until.map(|d| (d.first(), d.last())), as_of)
}
