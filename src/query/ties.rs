//! What binds two actors, and who must help whom: read off obligations, never guessed at.
//!
//! Defence is what a text calls so. Guarantees, assurances and consultations are told apart and
//! never counted as defence. What the text says is not a forecast of what anyone will do.

use super::{
    linked::{Role, Row, existed, link, linked},
    standing::{Membership, Standing, membership, standing},
};
use crate::{
    model::{
        AgreementIx, AsOf, Certainty, Day, Entity, Key, Obligation, ObligationKind, OrganisationIx,
        PartyStatus, date::covers, obligation::SuspendedLeg,
    },
    query::linked::Link,
    store::{Atlas, atlas::SpellLink},
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

/// One actor that owes help, or is owed it, by all the clauses that say so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Helper {
    /// The other actor.
    pub actor: Entity,
    /// What the strongest of the clauses amounts to.
    pub weight: Weight,
    /// The clauses, strongest first; those whose leg is suspended last.
    pub duties: Vec<Duty>,
}

impl Helper {
    /// Whether at least one clause surely stands: neither suspended, nor unclear, nor past.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.duties
            .iter()
            .any(|d| d.suspended.is_none() && d.certainty == Certainty::Yes && !d.former)
    }
}

/// Who must help an actor that is attacked: those obliged to defend it first, then, apart,
/// those who gave guarantees or assurances or only promised to consult.
#[must_use]
pub fn defenders(atlas: &Atlas, actor: Entity, as_of: AsOf) -> Vec<Helper> {
    helpers(atlas, actor, Side::Owed, as_of)
}

/// Whom an actor must help, in the same order.
#[must_use]
pub fn defends(atlas: &Atlas, actor: Entity, as_of: AsOf) -> Vec<Helper> {
    helpers(atlas, actor, Side::Owes, as_of)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// The actor is helped.
    Owed,
    /// The actor helps.
    Owes,
}

fn helpers(atlas: &Atlas, actor: Entity, side: Side, as_of: AsOf) -> Vec<Helper> {
    let row = Row {
        role: Role::Member,
        entity: actor,
    };
    let mut duties: Vec<(Weight, Entity, Duty)> = Vec::new();
    for found in linked(atlas, Role::Agreement, &[row], as_of) {
        let Entity::Agreement(ix) = found else {
            continue;
        };
        let obligations = &atlas.agreement(ix).obligations;
        if obligations.iter().all(|o| Weight::of(o.kind).is_none()) {
            continue;
        }
        let of = Row {
            role: Role::Agreement,
            entity: found,
        };
        let others = linked(atlas, Role::Member, &[of], as_of);
        for (nth, obligation) in obligations.iter().enumerate() {
            let Some(weight) = Weight::of(obligation.kind) else {
                continue;
            };
            for other in others.iter().copied().filter(|o| *o != actor) {
                let (by, toward) = match side {
                    Side::Owed => (other, actor),
                    Side::Owes => (actor, other),
                };
                duties.extend(
                    duty(atlas, ix, nth, by, toward, as_of).map(|duty| (weight, other, duty)),
                );
            }
        }
    }
    grouped(atlas, duties)
}

fn grouped(atlas: &Atlas, mut duties: Vec<(Weight, Entity, Duty)>) -> Vec<Helper> {
    duties.sort_by_key(|(weight, other, duty)| {
        let stale = duty.suspended.is_some() || duty.former;
        (
            *other,
            stale,
            *weight,
            duty.certainty,
            duty.obligation(atlas).strength,
            duty.agreement,
            duty.nth,
        )
    });
    let mut helpers: Vec<Helper> = Vec::new();
    for (weight, other, duty) in duties {
        match helpers.last_mut().filter(|h| h.actor == other) {
            Some(helper) => {
                helper.weight = helper.weight.min(weight);
                helper.duties.push(duty);
            }
            None => helpers.push(Helper {
                actor: other,
                weight,
                duties: vec![duty],
            }),
        }
    }
    helpers.sort_by_key(|h| (h.weight, !h.stands(), h.actor));
    helpers
}

/// One obligation of one actor toward another; `None` where the clause does not reach so far.
fn duty(
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
        PartyStatus::Consented | PartyStatus::Signatory => false,
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
            let until = spell
                .until
                .map_or(Day::MAX, super::super::model::date::PartialDate::last);
            let since = spell
                .since
                .map_or(Day::MIN, super::super::model::date::PartialDate::first);
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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::query::fixture::{body, from_json, keys, on, the, treaty, world};

    fn defence() -> Value {
        json!([{"kind": "defense", "article": "4", "strength": "all_means_in_power"}])
    }

    fn helpers_of(helpers: &[Helper], weight: Weight) -> Vec<Entity> {
        let of = helpers.iter().filter(|h| h.weight == weight);
        of.map(|h| h.actor).collect()
    }

    #[test]
    fn without_names_every_party_owes_every_other() {
        let atlas = world(
            &["AAA", "BBB", "CCC", "DDD"],
            json!([]),
            json!([treaty(
                "pact",
                "1950-01-01",
                &["AAA", "BBB", "CCC"],
                defence()
            )]),
        );
        let found = defenders(&atlas, the(&atlas, "BBB"), on("2000-01-01"));
        assert_eq!(keys(&atlas, found.iter().map(|h| h.actor)), ["AAA", "CCC"]);
        assert!(found.iter().all(Helper::stands));
        assert!(defenders(&atlas, the(&atlas, "BBB"), on("1949-01-01")).is_empty());
        assert!(defenders(&atlas, the(&atlas, "DDD"), on("2000-01-01")).is_empty());
    }

    #[test]
    fn a_one_sided_promise_is_owed_one_way() {
        let duties = json!([{"kind": "defense", "by": ["AAA"], "toward": ["BBB"], "strength": "constitutional_processes"}]);
        let atlas = world(
            &["AAA", "BBB"],
            json!([]),
            json!([treaty("pact", "1950-01-01", &["AAA", "BBB"], duties)]),
        );
        let (a, b, day) = (the(&atlas, "AAA"), the(&atlas, "BBB"), on("2000-01-01"));
        assert_eq!(helpers_of(&defenders(&atlas, b, day), Weight::Defence), [a]);
        assert_eq!(helpers_of(&defends(&atlas, a, day), Weight::Defence), [b]);
        assert!(defenders(&atlas, a, day).is_empty());
        assert!(defends(&atlas, b, day).is_empty());
    }

    #[test]
    fn a_suspended_leg_is_marked_and_does_not_stand() {
        let duties = json!([{"kind": "defense", "strength": "constitutional_processes",
            "suspended": [{"since": "1986-08-11", "by": ["AAA"], "toward": ["BBB"]}]}]);
        let atlas = world(
            &["AAA", "BBB", "CCC"],
            json!([]),
            json!([treaty("pact", "1950-01-01", &["AAA", "BBB", "CCC"], duties)]),
        );
        let b = the(&atlas, "BBB");
        let found = defenders(&atlas, b, on("2000-01-01"));
        assert_eq!(keys(&atlas, found.iter().map(|h| h.actor)), ["CCC", "AAA"]);
        assert_eq!(
            found.iter().map(Helper::stands).collect::<Vec<_>>(),
            [true, false]
        );
        let before = defenders(&atlas, b, on("1980-01-01"));
        assert!(before.iter().all(Helper::stands));
        let back = defends(&atlas, b, on("2000-01-01"));
        assert!(back.iter().all(Helper::stands), "only one leg is suspended");
    }

    #[test]
    fn assurances_and_consultations_are_no_defence() {
        let duties = json!([
            {"kind": "assurance", "by": ["AAA"], "toward": ["BBB"], "strength": "political"},
            {"kind": "consultation", "strength": "consult"},
        ]);
        let atlas = world(
            &["AAA", "BBB"],
            json!([]),
            json!([treaty("memo", "1994-12-05", &["AAA", "BBB"], duties)]),
        );
        let found = defenders(&atlas, the(&atlas, "BBB"), on("2000-01-01"));
        assert!(helpers_of(&found, Weight::Defence).is_empty());
        assert_eq!(helpers_of(&found, Weight::Assurance), [the(&atlas, "AAA")]);
        assert_eq!(found[0].duties.len(), 2);
    }

    #[test]
    fn members_are_bound_where_membership_decides() {
        let mut pact = treaty("pact", "1990-01-01", &[], defence());
        pact["parties_of"] = json!({"organisation": "club"});
        let atlas = world(
            &["AAA", "BBB", "CCC"],
            json!([body(
                "club",
                &[("AAA", "1990-01-01"), ("BBB", "2000-01-01")]
            )]),
            json!([pact]),
        );
        let a = the(&atlas, "AAA");
        assert!(defenders(&atlas, a, on("1995-01-01")).is_empty());
        let found = defenders(&atlas, a, on("2005-01-01"));
        assert_eq!(keys(&atlas, found.iter().map(|h| h.actor)), ["BBB"]);
    }

    #[test]
    fn those_never_bound_together_never_owed_each_other() {
        let mut pact = treaty("pact", "1950-01-01", &["AAA", "BBB", "CCC"], defence());
        pact["parties"][0]["withdrew"] = json!("1960-01-01");
        pact["parties"][1]["signed"] = json!(null);
        pact["parties"][1]["consent"] = json!("1970-01-01");
        pact["parties"][1]["consent_by"] = json!("acceded");
        let atlas = world(&["AAA", "BBB", "CCC"], json!([]), json!([pact]));
        let found = defenders(&atlas, the(&atlas, "AAA"), AsOf::Ever);
        assert_eq!(keys(&atlas, found.iter().map(|h| h.actor)), ["CCC"]);
        assert!(found[0].duties[0].former);
    }

    #[test]
    fn what_ended_is_told_apart_from_what_binds() {
        let mut old = treaty("old", "1950-01-01", &["AAA", "BBB"], json!([]));
        old["ended"] = json!("1960-01-01");
        let atlas = from_json(&json!({
            "meta": {"version": "0", "as_of": "2026-06-30", "licence": "CC0"},
            "sources": [{"id": "s", "title": "S", "kind": "treaty_text"}],
            "countries": [
                {"id": "AAA", "name": "A land", "status": "un_member"},
                {"id": "BBB", "name": "B land", "status": "un_member"},
            ],
            "organisations": [body("club", &[("AAA", "1990-01-01"), ("BBB", "2000-01-01")])],
            "agreements": [old, treaty("new", "1970-01-01", &["AAA", "BBB"], defence())],
            "stances": [{"id": "x", "subject": "BBB", "object": "AAA", "topic": "t", "position": "p",
                "summary": "s", "attributed": [{"who": "w", "says": "so"}], "sources": ["s"]}],
        }));
        let (a, b) = (the(&atlas, "AAA"), the(&atlas, "BBB"));
        let found = between(&atlas, a, b, on("2010-01-01"));
        assert_eq!(found.organisations.len(), 1);
        assert_eq!(found.agreements.len(), 1);
        assert_eq!(found.agreements[0].duties.len(), 2, "both directions");
        assert_eq!(found.ended.len(), 1);
        assert_eq!(found.stances, [0]);
        let early = between(&atlas, a, b, on("1995-01-01"));
        assert!(early.organisations.is_empty());
        let direct = between(&atlas, a, the(&atlas, "club"), on("1995-01-01"));
        assert_eq!(direct.organisations.len(), 1, "a member and its own club");
    }
}
