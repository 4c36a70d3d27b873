//! Who must help an actor that is attacked, and whom it must help.

use super::duty::{Duty, Weight, duty};
use crate::{
    model::{AsOf, Certainty, Entity},
    query::linked::{Role, Row, linked},
    store::Atlas,
};

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
