//! What binds two actors: organisations they share, agreements they have in common, stances.

use super::duty::{Duty, duty};
use crate::{
    model::{AgreementIx, AsOf, Certainty, Day, Entity, OrganisationIx, PartyStatus, date::covers},
    query::{
        linked::{Link, Role, Row, existed, link, linked},
        standing::{Membership, Standing, membership},
    },
    store::Atlas,
};

/// An organisation that two actors share, or to which one of them belongs as such.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shared {
    /// The organisation.
    pub organisation: OrganisationIx,
    /// What each of the two that is a member of it is to it.
    pub memberships: Vec<(Entity, Membership)>,
}

/// An agreement that two actors have in common.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bond {
    /// The agreement.
    pub agreement: AgreementIx,
    /// What each is to it; `None` for an organisation it only founds, amends or was made under.
    pub standings: [Option<Standing>; 2],
    /// The obligations one of the two owes the other.
    pub duties: Vec<Duty>,
}

impl Bond {
    /// Whether both are bound by it, or it is not for parties to be bound.
    #[must_use]
    pub fn binds(&self) -> bool {
        self.standings
            .iter()
            .flatten()
            .all(|s| s.status == PartyStatus::Party)
    }
}

/// What binds two actors on a date.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Between {
    /// The organisations they share.
    pub organisations: Vec<Shared>,
    /// The agreements they have in common, by date.
    pub agreements: Vec<Bond>,
    /// Those they once had in common, which ended or which one of them left before the date.
    pub ended: Vec<Bond>,
    /// Positions in the atlas of the stances of one on the other.
    pub stances: Vec<usize>,
}

/// What binds two actors on a date.
///
/// Of an organisation, the agreements made under it count as its own.
#[must_use]
pub fn between(atlas: &Atlas, a: Entity, b: Entity, as_of: AsOf) -> Between {
    let rows = [a, b].map(|entity| Row {
        role: Role::home(entity),
        entity,
    });
    let agreements = common(atlas, rows, as_of);
    let ended = match as_of.days() {
        None => Vec::new(),
        Some((first, _)) => common(atlas, rows, AsOf::Ever)
            .into_iter()
            .filter(|ix| agreements.binary_search(ix).is_err())
            .filter(|ix| {
                atlas
                    .agreement(*ix)
                    .date()
                    .is_some_and(|d| d.first() < first)
            })
            .map(|ix| bond(atlas, ix, rows, AsOf::Ever))
            .collect(),
    };
    Between {
        organisations: shared(atlas, a, b, as_of),
        agreements: agreements
            .into_iter()
            .map(|ix| bond(atlas, ix, rows, as_of))
            .collect(),
        ended,
        stances: stances(atlas, a, b, as_of),
    }
}

fn common(atlas: &Atlas, rows: [Row; 2], as_of: AsOf) -> Vec<AgreementIx> {
    let found = linked(atlas, Role::Agreement, &rows, as_of);
    found
        .into_iter()
        .filter_map(|e| match e {
            Entity::Agreement(ix) => Some(ix),
            _ => None,
        })
        .collect()
}

fn bond(atlas: &Atlas, ix: AgreementIx, rows: [Row; 2], as_of: AsOf) -> Bond {
    let standings =
        rows.map(
            |row| match link(atlas, Role::Agreement, Entity::Agreement(ix), row, as_of) {
                Some(Link::Standing(standing)) => Some(standing),
                _ => None,
            },
        );
    let [a, b] = rows.map(|row| row.entity);
    let mut duties = Vec::new();
    for nth in 0..atlas.agreement(ix).obligations.len() {
        duties.extend(duty(atlas, ix, nth, a, b, as_of));
        duties.extend(duty(atlas, ix, nth, b, a, as_of));
    }
    Bond {
        agreement: ix,
        standings,
        duties,
    }
}

fn shared(atlas: &Atlas, a: Entity, b: Entity, as_of: AsOf) -> Vec<Shared> {
    let mut bodies: Vec<OrganisationIx> = [a, b]
        .iter()
        .flat_map(|e| atlas.memberships(*e))
        .map(|l| l.organisation)
        .collect();
    bodies.sort_unstable();
    bodies.dedup();
    let of = |organisation: OrganisationIx| {
        let own = Entity::Organisation(organisation);
        let memberships: Vec<_> = [a, b]
            .into_iter()
            .filter(|e| *e != own)
            .filter_map(|e| Some((e, membership(atlas, organisation, e, as_of)?)))
            .collect();
        let wanted = if own == a || own == b { 1 } else { 2 };
        (memberships.len() == wanted).then_some(Shared {
            organisation,
            memberships,
        })
    };
    bodies
        .into_iter()
        .filter(|ix| existed(atlas, Entity::Organisation(*ix), as_of))
        .filter_map(of)
        .collect()
}

fn stances(atlas: &Atlas, a: Entity, b: Entity, as_of: AsOf) -> Vec<usize> {
    let (a, b) = (atlas.key(a), atlas.key(b));
    let held = |from: Option<crate::model::PartialDate>, to: Option<crate::model::PartialDate>| {
        let since = from.map_or((Day::MIN, Day::MIN), |d| (d.first(), d.last()));
        covers(since, to.map(|d| (d.first(), d.last())), as_of) != Certainty::No
    };
    let all = atlas.stances.iter().enumerate();
    all.filter(|(_, s)| (&s.subject, &s.object) == (a, b) || (&s.subject, &s.object) == (b, a))
        .filter(|(_, s)| held(s.from, s.to))
        .map(|(n, _)| n)
        .collect()
}
