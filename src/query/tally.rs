//! How much each state is in: alliances, pacts of defence, organisations, agreements.
//!
//! Only what is settled counts: full members that nobody disputes, parties that are bound.

use super::{
    linked::existed,
    standing::{at, standing},
};
use crate::{
    model::{
        AgreementIx, AsOf, Certainty, CountryIx, CountryStatus, Entity, MemberStatus,
        ObligationKind, OrganisationIx, OrganisationType, PartyStatus,
    },
    store::Atlas,
};

/// What one country is in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tally {
    /// The country.
    pub country: Entity,
    /// Military alliances it is a member of.
    pub alliances: Vec<OrganisationIx>,
    /// Agreements in force that oblige to defend, to which it is a party.
    pub pacts: Vec<AgreementIx>,
    /// Organisations of any kind it is a member of.
    pub organisations: usize,
    /// Agreements in force to which it is a party itself.
    pub agreements: usize,
}

impl Tally {
    /// How many alliances it is in: pacts, and bodies that none of them founds.
    #[must_use]
    pub fn bonds(&self, atlas: &Atlas) -> usize {
        let founded = |body: &&OrganisationIx| {
            let mut pacts = self.pacts.iter();
            pacts.any(|ix| {
                atlas
                    .links
                    .organisations_of
                    .list(ix.position())
                    .contains(body)
            })
        };
        self.pacts.len() + self.alliances.iter().filter(|body| !founded(body)).count()
    }
}

/// What every state that exists on a date is in.
#[must_use]
pub fn tallies(atlas: &Atlas, as_of: AsOf) -> Vec<Tally> {
    let defence: Vec<AgreementIx> = numbered(atlas.agreements.len())
        .map(AgreementIx)
        .filter(|ix| {
            let record = atlas.agreement(*ix);
            let obliges = |o: &crate::model::Obligation| o.kind == ObligationKind::Defense;
            record.is_in_force(as_of) && record.obligations.iter().any(obliges)
        })
        .collect();
    let countries = (0..atlas.countries.len()).filter_map(|n| u16::try_from(n).ok());
    countries
        .map(|n| Entity::Country(CountryIx(n)))
        .filter(|country| existed(atlas, *country, as_of))
        .filter(|country| match country {
            Entity::Country(ix) => atlas.country(*ix).status != CountryStatus::Dependent,
            _ => false,
        })
        .map(|country| tally(atlas, country, &defence, as_of))
        .collect()
}

fn numbered(len: usize) -> impl Iterator<Item = u32> {
    (0..len).filter_map(|n| u32::try_from(n).ok())
}

fn tally(atlas: &Atlas, country: Entity, defence: &[AgreementIx], as_of: AsOf) -> Tally {
    let spells = atlas.memberships(country).iter();
    let mut bodies: Vec<OrganisationIx> = spells
        .filter_map(|link| at(atlas, *link, as_of))
        .filter(|m| m.status == MemberStatus::Member && m.certainty == Certainty::Yes)
        .filter(|m| !m.disputed)
        .map(|m| m.spell.organisation)
        .collect();
    bodies.sort_unstable();
    bodies.dedup();
    let bound = |ix: AgreementIx| {
        standing(atlas, ix, country, as_of)
            .is_some_and(|s| s.status == PartyStatus::Party && s.certainty == Certainty::Yes)
    };
    let own = atlas.treaties(country).iter().map(|link| link.agreement);
    Tally {
        country,
        organisations: bodies.len(),
        alliances: bodies
            .into_iter()
            .filter(|ix| atlas.organisation(*ix).kind == OrganisationType::MilitaryAlliance)
            .collect(),
        pacts: defence.iter().copied().filter(|ix| bound(*ix)).collect(),
        agreements: own.filter(|ix| bound(*ix)).count(),
    }
}
