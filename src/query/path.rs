//! The shortest chain of ties between two actors, each link naming what ties.
//!
//! Two actors are tied by an organisation both belong to, by an agreement both are bound by, or
//! because one is a member of the other. What nearly everyone belongs to ties nobody to anybody:
//! universal organisations and agreements with more than [`BROAD`] parties are left out unless
//! asked for. Of several shortest chains, the one through the smallest circles is told.

mod closest;

use std::collections::BTreeMap;

pub use closest::{Close, closest};

use super::standing::{at, standing};
use crate::{
    model::{AsOf, Certainty, Entity, MemberStatus, OrganisationIx, PartyStatus},
    query::linked::{Role, Row, existed, linked},
    store::Atlas,
};

/// An agreement with more parties than this is left out unless asked for.
pub const BROAD: usize = 50;

/// Whether what nearly everyone belongs to counts as a tie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// It does not.
    Selective,
    /// It does.
    Universal,
}

/// One link of a chain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// From whom.
    pub from: Entity,
    /// To whom.
    pub to: Entity,
    /// Every organisation and agreement that ties the two, smallest circle first.
    pub via: Vec<Entity>,
}

/// What a tie costs: links first, then the sizes of the smallest circles.
type Cost = (usize, usize);

/// The shortest chain of ties from one actor to another; `None` if there is none.
///
/// The chain of an actor to itself is empty.
#[must_use]
pub fn path(
    atlas: &Atlas,
    from: Entity,
    to: Entity,
    reach: Reach,
    as_of: AsOf,
) -> Option<Vec<Step>> {
    let mut circles = Circles::new(atlas, reach, as_of, [from, to]);
    // Dijkstra; the frontier is a map because there are a few hundred actors at most.
    let mut frontier: BTreeMap<(Cost, Entity), Option<Entity>> = BTreeMap::new();
    let mut settled: BTreeMap<Entity, Option<Entity>> = BTreeMap::new();
    frontier.insert(((0, 0), from), None);
    while let Some(((cost, actor), before)) = frontier.pop_first() {
        if settled.contains_key(&actor) {
            continue;
        }
        settled.insert(actor, before);
        if actor == to {
            break;
        }
        for (next, size) in circles.neighbours(actor) {
            if !settled.contains_key(&next) {
                let reached = (cost.0 + 1, cost.1 + size);
                frontier.entry((reached, next)).or_insert(Some(actor));
            }
        }
    }
    let mut steps = Vec::new();
    let mut here = to;
    while let Some(before) = *settled.get(&here)? {
        steps.push(Step {
            from: before,
            to: here,
            via: circles.ties(before, here),
        });
        here = before;
    }
    steps.reverse();
    Some(steps)
}

/// What one actor shares with others: the circles it is in, each with its members.
struct Circles<'a> {
    atlas: &'a Atlas,
    reach: Reach,
    as_of: AsOf,
    ends: [Entity; 2],
    members: BTreeMap<Entity, Vec<Entity>>,
}

impl<'a> Circles<'a> {
    fn new(atlas: &'a Atlas, reach: Reach, as_of: AsOf, ends: [Entity; 2]) -> Self {
        Self {
            atlas,
            reach,
            as_of,
            ends,
            members: BTreeMap::new(),
        }
    }

    /// The organisations and agreements an actor is in; of an organisation, itself too.
    fn of(&self, actor: Entity) -> Vec<Entity> {
        let bodies = self
            .atlas
            .memberships(actor)
            .iter()
            .map(|l| Entity::Organisation(l.organisation));
        let row = Row {
            role: Role::Member,
            entity: actor,
        };
        let treaties = linked(self.atlas, Role::Agreement, &[row], self.as_of);
        let own = matches!(actor, Entity::Organisation(_)).then_some(actor);
        let mut circles: Vec<Entity> = bodies.chain(treaties).chain(own).collect();
        circles.sort_unstable();
        circles.dedup();
        circles
    }

    /// Who is surely in a circle on the date; nobody, if it is too broad to tie.
    fn members(&mut self, circle: Entity) -> &[Entity] {
        let (atlas, as_of, reach, ends) = (self.atlas, self.as_of, self.reach, self.ends);
        self.members.entry(circle).or_insert_with(|| {
            if !existed(atlas, circle, as_of) {
                return Vec::new();
            }
            match circle {
                Entity::Organisation(ix) => {
                    let broad = atlas.organisation(ix).universal && reach == Reach::Selective;
                    // Asked about by name, even a universal body is tied to its own members.
                    if broad && !ends.contains(&circle) {
                        return Vec::new();
                    }
                    let mut members = full_members(atlas, ix, as_of);
                    members.push(circle);
                    members
                }
                Entity::Agreement(ix) => {
                    let row = Row {
                        role: Role::Agreement,
                        entity: circle,
                    };
                    let mut parties = linked(atlas, Role::Member, &[row], as_of);
                    parties.retain(|p| {
                        standing(atlas, ix, *p, as_of).is_some_and(|s| {
                            s.status == PartyStatus::Party && s.certainty == Certainty::Yes
                        })
                    });
                    if parties.len() > BROAD && reach == Reach::Selective {
                        return Vec::new();
                    }
                    parties
                }
                Entity::Country(_) => Vec::new(),
            }
        })
    }

    fn is_broad(&self, body: OrganisationIx) -> bool {
        self.reach == Reach::Selective && self.atlas.organisation(body).universal
    }

    /// Whether a circle ties two of its members, and how many it has.
    fn tie(&mut self, circle: Entity, a: Entity, b: Entity) -> Option<usize> {
        let members = self.members(circle);
        let size = members.len();
        let both = members.contains(&a) && members.contains(&b);
        let direct = circle == a || circle == b;
        let broad = matches!(circle, Entity::Organisation(ix) if self.is_broad(ix));
        (both && a != b && (direct || !broad)).then_some(size)
    }

    /// Everyone tied to an actor, with the size of the smallest circle that does it.
    fn neighbours(&mut self, actor: Entity) -> BTreeMap<Entity, usize> {
        let mut found: BTreeMap<Entity, usize> = BTreeMap::new();
        for circle in self.of(actor) {
            let members = self.members(circle).to_vec();
            for other in members {
                if let Some(size) = self.tie(circle, actor, other) {
                    let best = found.entry(other).or_insert(size);
                    *best = size.min(*best);
                }
            }
        }
        found
    }

    /// Every circle that ties two actors, the smallest first.
    fn ties(&mut self, a: Entity, b: Entity) -> Vec<Entity> {
        let mut ties: Vec<(usize, Entity)> = Vec::new();
        for circle in self.of(a) {
            ties.extend(self.tie(circle, a, b).map(|size| (size, circle)));
        }
        if let own @ Entity::Organisation(_) = b {
            ties.extend(self.tie(own, a, b).map(|size| (size, own)));
        }
        ties.sort_unstable();
        ties.dedup();
        ties.into_iter().map(|(_, circle)| circle).collect()
    }
}

fn full_members(atlas: &Atlas, body: OrganisationIx, as_of: AsOf) -> Vec<Entity> {
    let mut members: Vec<Entity> = atlas
        .members(body)
        .iter()
        .filter_map(|l| at(atlas, *l, as_of))
        .filter(|m| {
            m.status == MemberStatus::Member && m.certainty == Certainty::Yes && !m.disputed
        })
        .map(|m| m.spell.member)
        .collect();
    members.dedup();
    members
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::query::fixture::{body, keys, on, the, treaty, world};

    fn chain(
        atlas: &Atlas,
        from: &str,
        to: &str,
        reach: Reach,
    ) -> Option<Vec<(String, Vec<String>)>> {
        let steps = path(
            atlas,
            the(atlas, from),
            the(atlas, to),
            reach,
            on("2010-01-01"),
        )?;
        let told = steps
            .iter()
            .map(|s| (atlas.key(s.to).to_string(), keys(atlas, s.via.clone())));
        Some(told.collect())
    }

    #[test]
    fn each_link_names_everything_that_ties() {
        let atlas = world(
            &["AAA", "BBB", "CCC"],
            json!([body(
                "club",
                &[("BBB", "1990-01-01"), ("CCC", "1990-01-01")]
            )]),
            json!([
                treaty("pact", "1950-01-01", &["AAA", "BBB"], json!([])),
                treaty("second", "1960-01-01", &["BBB", "CCC"], json!([])),
            ]),
        );
        let told = chain(&atlas, "AAA", "CCC", Reach::Selective).expect("a chain");
        assert_eq!(
            told,
            [
                ("BBB".to_owned(), vec!["pact".to_owned()]),
                (
                    "CCC".to_owned(),
                    vec!["second".to_owned(), "club".to_owned()]
                ),
            ]
        );
        assert_eq!(
            chain(&atlas, "AAA", "AAA", Reach::Selective),
            Some(Vec::new())
        );
    }

    #[test]
    fn a_member_is_tied_to_its_organisation() {
        let atlas = world(
            &["AAA"],
            json!([body("club", &[("AAA", "1990-01-01")])]),
            json!([]),
        );
        let want = |to: &str| Some(vec![(to.to_owned(), vec!["club".to_owned()])]);
        assert_eq!(chain(&atlas, "AAA", "club", Reach::Selective), want("club"));
        assert_eq!(chain(&atlas, "club", "AAA", Reach::Selective), want("AAA"));
    }

    #[test]
    fn what_everyone_belongs_to_ties_nobody_unless_asked() {
        let names: Vec<String> = (0..160u8)
            .map(|n| {
                format!(
                    "A{}{}",
                    char::from(b'A' + n / 26),
                    char::from(b'A' + n % 26)
                )
            })
            .collect();
        let countries: Vec<&str> = names.iter().map(String::as_str).collect();
        let members: Vec<(&str, &str)> = countries.iter().map(|c| (*c, "1990-01-01")).collect();
        let mut all = body("all", &members);
        all["universal"] = json!(true);
        let atlas = world(&countries, json!([all]), json!([]));
        assert_eq!(chain(&atlas, "AAA", "AAB", Reach::Selective), None);
        assert_eq!(
            chain(&atlas, "AAA", "AAB", Reach::Universal).map(|c| c.len()),
            Some(1)
        );
        assert_eq!(
            chain(&atlas, "AAA", "all", Reach::Selective).map(|c| c.len()),
            Some(1)
        );
    }
}
