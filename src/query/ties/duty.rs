//! One obligation of one actor toward another: how much it amounts to, and whether it stands.

use crate::{
    model::{
        AgreementIx, AsOf, Certainty, Day, Entity, Key, Obligation, ObligationKind, PartialDate,
        PartyStatus, date::covers, obligation::SuspendedLeg,
    },
    query::standing::{Standing, membership, standing},
    store::{Atlas, atlas::SpellLink},
};

/// One obligation of one actor toward another, on a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Duty {
    /// The agreement that says so.
    pub agreement: AgreementIx,
    /// Position in its list of obligations.
    pub nth: usize,
    /// Who owes it.
    pub by: Entity,
    /// To whom.
    pub toward: Entity,
    /// Position, in the obligation's list, of the suspension of this leg in force on the date.
    pub suspended: Option<usize>,
    /// A membership of either, in the organisation the agreement founds, that is suspended or
    /// frozen on the date. The obligation itself stands.
    pub frozen: Option<SpellLink>,
    /// Whether the precision of the data settles that both are bound.
    pub certainty: Certainty,
    /// Whether one of them is no longer bound; only ever told under [`AsOf::Ever`].
    pub former: bool,
}

impl Duty {
    /// The clause.
    #[must_use]
    pub fn obligation(self, atlas: &Atlas) -> &Obligation {
        &atlas.agreement(self.agreement).obligations[self.nth]
    }

    /// The suspension of this leg, if it is suspended.
    #[must_use]
    pub fn suspension(self, atlas: &Atlas) -> Option<&SuspendedLeg> {
        self.obligation(atlas).suspended.get(self.suspended?)
    }

    /// What it amounts to for one who is attacked.
    #[must_use]
    pub fn weight(self, atlas: &Atlas) -> Option<Weight> {
        Weight::of(self.obligation(atlas).kind)
    }
}

/// What an obligation amounts to for one who is attacked; the order is that of lists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Weight {
    /// An obligation to defend.
    Defence,
    /// A guarantee of what somebody has, without the word defence.
    Guarantee,
    /// An assurance: a promise not to harm, or to seek help elsewhere. No obligation to defend.
    Assurance,
    /// An obligation to consult. No obligation to defend.
    Consultation,
}

impl Weight {
    /// The four, in list order.
    pub const ALL: [Self; 4] = [
        Self::Defence,
        Self::Guarantee,
        Self::Assurance,
        Self::Consultation,
    ];

    /// What a kind of obligation amounts to; `None` where it promises an attacked party nothing.
    #[must_use]
    pub fn of(kind: ObligationKind) -> Option<Self> {
        match kind {
            ObligationKind::Defense => Some(Self::Defence),
            ObligationKind::Guarantee => Some(Self::Guarantee),
            ObligationKind::Assurance => Some(Self::Assurance),
            ObligationKind::Consultation => Some(Self::Consultation),
            ObligationKind::Offense
            | ObligationKind::Neutrality
            | ObligationKind::Nonaggression
            | ObligationKind::Cooperation => None,
        }
    }

    /// The heading a reader sees.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Defence => "obliged to defend",
            Self::Guarantee => "guarantees (not counted as defence)",
            Self::Assurance => "assurances (not counted as defence)",
            Self::Consultation => "consultation only (not counted as defence)",
        }
    }
}

/// One obligation of one actor toward another; `None` where the clause does not reach so far.
pub(super) fn duty(
    atlas: &Atlas,
    agreement: AgreementIx,
    nth: usize,
    by: Entity,
    toward: Entity,
    as_of: AsOf,
) -> Option<Duty> {
    let obligation = atlas.agreement(agreement).obligations.get(nth)?;
    if !names(atlas, obligation.by.as_deref(), by)
        || !names(atlas, obligation.toward.as_deref(), toward)
    {
        return None;
    }
    let standings = [by, toward].map(|e| standing(atlas, agreement, e, as_of));
    let [Some(one), Some(other)] = standings else {
        return None;
    };
    let bound = |s: Standing| match s.status {
        PartyStatus::Party => true,
        PartyStatus::Withdrew | PartyStatus::Former => as_of == AsOf::Ever,
        // What is contested binds nobody to help.
        PartyStatus::Consented | PartyStatus::Signatory | PartyStatus::Disputed => false,
    };
    let former = |s: Standing| s.status != PartyStatus::Party;
    if !bound(one) || !bound(other) || !together(atlas, agreement, by, toward, as_of) {
        return None;
    }
    let suspended = obligation
        .suspended
        .iter()
        .position(|leg| stands_still(atlas, leg, by, toward, as_of));
    Some(Duty {
        agreement,
        nth,
        by,
        toward,
        suspended,
        frozen: frozen(atlas, agreement, [by, toward], as_of),
        certainty: one.certainty.max(other.certainty),
        former: former(one) || former(other),
    })
}

/// Whether a list of parties names an actor; no list names them all.
fn names(atlas: &Atlas, list: Option<&[Key]>, actor: Entity) -> bool {
    list.is_none_or(|keys| keys.contains(atlas.key(actor)))
}

/// Whether both were ever bound at the same time; on a date they are both bound on it.
fn together(atlas: &Atlas, agreement: AgreementIx, a: Entity, b: Entity, as_of: AsOf) -> bool {
    if as_of != AsOf::Ever {
        return true;
    }
    let spans = |actor: Entity| bound_spans(atlas, agreement, actor);
    let (one, other) = (spans(a), spans(b));
    one.iter()
        .any(|(start, end)| other.iter().any(|(s, e)| s < end && start < e))
}

/// The days from and before which an actor was bound by an agreement, widest reading.
fn bound_spans(atlas: &Atlas, agreement: AgreementIx, actor: Entity) -> Vec<(Day, Day)> {
    let record = atlas.agreement(agreement);
    let own = atlas.parties(agreement).iter().filter(|l| l.party == actor);
    let mut spans: Vec<(Day, Day)> = own
        .filter_map(|l| {
            let life = record.life(atlas.end_of(actor));
            let party = atlas.party(*l);
            let since = party.bound_since(life)?.0;
            Some((since, party.bound_until(life).map_or(Day::MAX, |u| u.1)))
        })
        .collect();
    let of = record.parties_of.as_ref();
    if let Some(Entity::Organisation(body)) = of.and_then(|of| atlas.actor(&of.organisation)) {
        let members = atlas.members(body).iter().filter(|l| l.member == actor);
        spans.extend(members.map(|l| {
            let spell = atlas.spell(*l);
            let until = spell.until.map_or(Day::MAX, PartialDate::last);
            let since = spell.since.map_or(Day::MIN, PartialDate::first);
            (since, until.min(record.end()))
        }));
    }
    spans
}

fn stands_still(
    atlas: &Atlas,
    leg: &SuspendedLeg,
    by: Entity,
    toward: Entity,
    as_of: AsOf,
) -> bool {
    let since = leg
        .since
        .map_or((Day::MIN, Day::MIN), |d| (d.first(), d.last()));
    let until = leg.until.map(|d| (d.first(), d.last()));
    let still = match as_of {
        AsOf::Ever => leg.until.is_none(),
        AsOf::On(_) => covers(since, until, as_of) != Certainty::No,
    };
    still && names(atlas, leg.by.as_deref(), by) && names(atlas, leg.toward.as_deref(), toward)
}

/// A suspended or frozen membership of either in an organisation the agreement founds.
fn frozen(
    atlas: &Atlas,
    agreement: AgreementIx,
    actors: [Entity; 2],
    as_of: AsOf,
) -> Option<SpellLink> {
    let bodies = atlas.links.organisations_of.list(agreement.position());
    let mut suspended = bodies.iter().flat_map(|body| {
        actors
            .iter()
            .filter_map(|actor| membership(atlas, *body, *actor, as_of))
            .filter(|m| m.suspended)
    });
    suspended.next().map(|m| m.spell)
}
