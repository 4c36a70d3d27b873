//! What every country is to what was asked about: the classes a map is coloured by.
//!
//! Classes, not colours: a class has a letter and words, so that a map can be read without any.

use crate::{
    model::{
        AgreementIx, AsOf, Certainty, CountryIx, Entity, MemberStatus, OrganisationIx, PartyStatus,
    },
    query::{
        standing::{Membership, membership, standing},
        ties::{Helper, Weight, defenders, defends},
    },
    store::Atlas,
};

/// What a country is to what was asked about; the order is that of the legend.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Class {
    /// The country asked about.
    Itself,
    /// Full member.
    Member,
    /// Member of both of two, or of all of several.
    All,
    /// Of two, member of the first only.
    First,
    /// Of two, member of the second only.
    Second,
    /// Member of more than one of several, not of all.
    Several,
    /// Member of one of several.
    One,
    /// Bound by the agreement.
    Party,
    /// Each is obliged to defend the other.
    MutualDefence,
    /// Is obliged to defend the country asked about.
    Defends,
    /// The country asked about is obliged to defend it.
    Defended,
    /// Bound by guarantees, assurances or consultation.
    Softer,
    /// Suspended, or staying away.
    Suspended,
    /// Associate member.
    Associate,
    /// Observer.
    Observer,
    /// Partner.
    Partner,
    /// Acceding, candidate or applicant.
    Candidate,
    /// Signatory, guest or a standing of its own kind.
    Other,
    /// Has consented; not yet in force.
    Consented,
    /// Has signed only.
    Signatory,
    /// The data do not settle it, or somebody disputes it.
    Unclear,
    /// Was a member, or bound, and is no more.
    Former,
}

impl Class {
    /// The letter that stands for it.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Itself => '@',
            Self::Member => 'M',
            Self::All => 'B',
            Self::First | Self::One => '1',
            Self::Second => '2',
            Self::Several => '+',
            Self::Party => 'P',
            Self::MutualDefence => 'D',
            Self::Defends => 'H',
            Self::Defended => 'W',
            Self::Suspended => 'S',
            Self::Associate => 'a',
            Self::Observer => 'o',
            Self::Partner => 'p',
            Self::Softer | Self::Candidate => 'c',
            Self::Other => 'g',
            Self::Consented => 'r',
            Self::Signatory => 's',
            Self::Unclear => '~',
            Self::Former => 'x',
        }
    }

    /// Whether it is drawn full where there are no colours; the others are drawn as letters.
    #[must_use]
    pub fn is_full(self) -> bool {
        matches!(
            self,
            Self::Member | Self::All | Self::Party | Self::MutualDefence
        )
    }

    /// What the legend says, where no name is needed.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Itself => "the country itself",
            Self::Member => "member",
            Self::All => "all of them",
            Self::First => "the first only",
            Self::Second => "the second only",
            Self::Several => "several",
            Self::One => "one",
            Self::Party => "party",
            Self::MutualDefence => "defence, both ways",
            Self::Defends => "must defend it",
            Self::Defended => "it must defend",
            Self::Softer => "guarantee or consultation",
            Self::Suspended => "suspended or staying away",
            Self::Associate => "associate",
            Self::Observer => "observer",
            Self::Partner => "partner",
            Self::Candidate => "candidate or applicant",
            Self::Other => "signatory, guest or special",
            Self::Consented => "ratified, not in force",
            Self::Signatory => "signatory",
            Self::Unclear => "unclear or disputed",
            Self::Former => "former",
        }
    }
}

/// The class of each country that has one, by country.
pub type Classes = Vec<(CountryIx, Class)>;

/// What every country is to one organisation or to several.
#[must_use]
pub fn of_organisations(atlas: &Atlas, bodies: &[OrganisationIx], as_of: AsOf) -> Classes {
    let mut found = Classes::new();
    match bodies {
        [] => {}
        [one] => {
            for country in members(atlas, bodies) {
                found.extend(of_one(atlas, *one, country, as_of).map(|class| (country, class)));
            }
        }
        several => {
            for country in members(atlas, bodies) {
                found.extend(
                    of_several(atlas, several, country, as_of).map(|class| (country, class)),
                );
            }
        }
    }
    found
}

/// Every country that was ever linked to one of the organisations, in order.
fn members(atlas: &Atlas, bodies: &[OrganisationIx]) -> Vec<CountryIx> {
    let links = bodies.iter().flat_map(|ix| atlas.members(*ix));
    let mut countries: Vec<CountryIx> = links
        .filter_map(|link| match link.member {
            Entity::Country(ix) => Some(ix),
            _ => None,
        })
        .collect();
    countries.sort_unstable();
    countries.dedup();
    countries
}

fn of_one(atlas: &Atlas, body: OrganisationIx, country: CountryIx, as_of: AsOf) -> Option<Class> {
    let member = Entity::Country(country);
    match membership(atlas, body, member, as_of) {
        Some(m) => Some(of_membership(&m)),
        None => was_member(atlas, body, member, as_of).then_some(Class::Former),
    }
}

fn of_membership(m: &Membership) -> Class {
    if m.former {
        return Class::Former;
    }
    if m.disputed || m.certainty == Certainty::Unclear {
        return Class::Unclear;
    }
    if m.suspended {
        return Class::Suspended;
    }
    match m.status {
        MemberStatus::Member | MemberStatus::Provisional => Class::Member,
        MemberStatus::Associate => Class::Associate,
        MemberStatus::Observer => Class::Observer,
        MemberStatus::Partner | MemberStatus::DialoguePartner => Class::Partner,
        MemberStatus::Acceding | MemberStatus::Candidate | MemberStatus::Applicant => {
            Class::Candidate
        }
        MemberStatus::Signatory | MemberStatus::Guest | MemberStatus::Special => Class::Other,
    }
}

/// Whether a full membership ended before the date.
fn was_member(atlas: &Atlas, body: OrganisationIx, member: Entity, as_of: AsOf) -> bool {
    let Some((first, _)) = as_of.days() else {
        return false;
    };
    let mut spells = atlas.memberships(member).iter();
    spells.any(|link| {
        let spell = atlas.spell(*link);
        link.organisation == body
            && spell.status == MemberStatus::Member
            && spell.until.is_some_and(|until| until.last() <= first)
    })
}

fn of_several(
    atlas: &Atlas,
    bodies: &[OrganisationIx],
    country: CountryIx,
    as_of: AsOf,
) -> Option<Class> {
    let mut unclear = false;
    let belongs: Vec<bool> = bodies
        .iter()
        .map(|body| {
            let Some(m) = membership(atlas, *body, Entity::Country(country), as_of) else {
                return false;
            };
            let full =
                matches!(m.status, MemberStatus::Member | MemberStatus::Provisional) && !m.former;
            unclear |= full && of_membership(&m) == Class::Unclear;
            full
        })
        .collect();
    let count = belongs.iter().filter(|b| **b).count();
    match (count, belongs.as_slice()) {
        _ if unclear => Some(Class::Unclear),
        (0, _) => None,
        (_, [true, false]) => Some(Class::First),
        (_, [false, true]) => Some(Class::Second),
        (n, all) if n == all.len() => Some(Class::All),
        (1, _) => Some(Class::One),
        _ => Some(Class::Several),
    }
}

/// What every country is to an agreement.
#[must_use]
pub fn of_agreement(atlas: &Atlas, agreement: AgreementIx, as_of: AsOf) -> Classes {
    let counted = u16::try_from(atlas.countries.len()).unwrap_or(u16::MAX);
    let ended = |country: Entity| {
        let (first, _) = as_of.days()?;
        let link = atlas
            .parties(agreement)
            .iter()
            .find(|l| l.party == country)?;
        let life = atlas.agreement(agreement).life(atlas.end_of(country));
        let party = atlas.party(*link);
        party.bound_since(life)?;
        (party.bound_until(life)?.1 <= first).then_some(Class::Former)
    };
    let class = |country: Entity| match standing(atlas, agreement, country, as_of) {
        None => ended(country),
        Some(s) if s.certainty == Certainty::Unclear => Some(Class::Unclear),
        Some(s) => Some(match s.status {
            PartyStatus::Party => Class::Party,
            PartyStatus::Consented => Class::Consented,
            PartyStatus::Signatory => Class::Signatory,
            PartyStatus::Withdrew | PartyStatus::Former => Class::Former,
            PartyStatus::Disputed => Class::Unclear,
        }),
    };
    (0..counted)
        .map(CountryIx)
        .filter_map(|ix| Some((ix, class(Entity::Country(ix))?)))
        .collect()
}

/// Who is bound to a country, and how: defence before what is softer.
#[must_use]
pub fn of_country(atlas: &Atlas, country: CountryIx, as_of: AsOf) -> Classes {
    let actor = Entity::Country(country);
    let helpers = defenders(atlas, actor, as_of);
    let helped = defends(atlas, actor, as_of);
    let strength = |all: &[Helper], of: Entity| {
        all.iter()
            .find(|h| h.actor == of && h.stands())
            .map(|h| h.weight)
    };
    let mut found: Classes = vec![(country, Class::Itself)];
    let mut others: Vec<Entity> = helpers.iter().chain(&helped).map(|h| h.actor).collect();
    others.sort_unstable();
    others.dedup();
    for other in others {
        let Entity::Country(ix) = other else { continue };
        let class = match (strength(&helpers, other), strength(&helped, other)) {
            (Some(Weight::Defence), Some(Weight::Defence)) => Class::MutualDefence,
            (Some(Weight::Defence), _) => Class::Defends,
            (_, Some(Weight::Defence)) => Class::Defended,
            (None, None) => Class::Suspended,
            _ => Class::Softer,
        };
        found.push((ix, class));
    }
    found.sort_unstable();
    found
}
