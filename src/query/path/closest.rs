//! Who shares most with some actors: the weighted Jaccard index of the circles they are in.
//!
//! A circle weighs one divided by its members: what few share says more than what many do. With
//! several actors named, the least close of them decides.

use std::collections::BTreeMap;

use super::{Circles, Reach};
use crate::{
    model::{AsOf, Entity},
    store::Atlas,
};

/// One who shares something with all that were named.
#[derive(Clone, PartialEq, Debug)]
pub struct Close {
    /// Who.
    pub country: Entity,
    /// From 0, nothing in common, to 1, everything.
    pub closeness: f64,
    /// The organisations and agreements shared with all of them.
    pub shared: Vec<Entity>,
}

/// The countries that share a circle with each of some actors, the closest first.
#[must_use]
pub fn closest(atlas: &Atlas, named: &[Entity], as_of: AsOf) -> Vec<Close> {
    let Some(first) = named.first() else {
        return Vec::new();
    };
    let mut circles = Circles::new(atlas, Reach::Selective, as_of, [*first, *first]);
    let mut known: BTreeMap<Entity, Vec<Weighed>> = BTreeMap::new();
    let own: Vec<Vec<Weighed>> = named.iter().map(|a| weighed(&mut circles, *a)).collect();
    for (circle, _) in own.first().into_iter().flatten() {
        for other in circles.members(*circle).to_vec() {
            if matches!(other, Entity::Country(_)) && !named.contains(&other) {
                known
                    .entry(other)
                    .or_insert_with(|| weighed(&mut circles, other));
            }
        }
    }
    let mut found: Vec<Close> = known
        .into_iter()
        .filter_map(|(country, theirs)| {
            let each = own.iter().map(|ours| jaccard(ours, &theirs));
            let closeness = each.fold(1.0, f64::min);
            let in_all = |circle: &Entity| {
                let mut all = own.iter();
                all.all(|ours| ours.iter().any(|(of, _)| of == circle))
            };
            let mut shared: Vec<&Weighed> = theirs.iter().filter(|(c, _)| in_all(c)).collect();
            // The smallest circle first: it says most.
            shared.sort_by(|a, b| b.1.total_cmp(&a.1));
            (closeness > 0.0).then(|| Close {
                country,
                closeness,
                shared: shared.into_iter().map(|(circle, _)| *circle).collect(),
            })
        })
        .collect();
    found.sort_by(|a, b| b.closeness.total_cmp(&a.closeness));
    found
}

/// A circle and its weight.
type Weighed = (Entity, f64);

/// The circles an actor is surely in, in order, with their weights.
fn weighed(circles: &mut Circles<'_>, actor: Entity) -> Vec<Weighed> {
    let mut found = Vec::new();
    for circle in circles.of(actor) {
        let members = circles.members(circle);
        if members.contains(&actor) {
            let size = u32::try_from(members.len()).unwrap_or(u32::MAX);
            found.push((circle, 1.0 / f64::from(size)));
        }
    }
    found
}

fn jaccard(a: &[Weighed], b: &[Weighed]) -> f64 {
    let sum = |all: &mut dyn Iterator<Item = &Weighed>| all.map(|(_, weight)| weight).sum::<f64>();
    let both = sum(&mut a
        .iter()
        .filter(|(of, _)| b.iter().any(|(other, _)| of == other)));
    let either = sum(&mut a.iter()) + sum(&mut b.iter()) - both;
    if either > 0.0 { both / either } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::query::fixture::{body, keys, on, the, world};

    #[test]
    fn who_shares_the_smaller_circles_is_closer() {
        let since = "1990-01-01";
        let two = body("two", &[("AAA", since), ("BBB", since)]);
        let three = body("three", &[("AAA", since), ("BBB", since), ("CCC", since)]);
        let atlas = world(&["AAA", "BBB", "CCC"], json!([two, three]), json!([]));
        let found = closest(&atlas, &[the(&atlas, "AAA")], on("2000-01-01"));
        let order: Vec<Entity> = found.iter().map(|c| c.country).collect();
        assert_eq!(keys(&atlas, order), ["BBB", "CCC"]);
        assert!(found[0].closeness > 0.99 && found[1].closeness < 0.5);
        let both = closest(
            &atlas,
            &[the(&atlas, "AAA"), the(&atlas, "BBB")],
            on("2000-01-01"),
        );
        assert_eq!(both.len(), 1);
        assert_eq!(keys(&atlas, both[0].shared.clone()), ["three"]);
    }
}
