//! How an organisation's membership grew: steps only, each with who came and who went.
//!
//! Full members whose membership nobody contests. A member that leaves and joins on one day, as
//! when a spell is written in two halves, makes no step.

use std::collections::BTreeMap;

use crate::{
    model::{AsOf, Entity, MemberStatus, OrganisationIx, PartialDate},
    store::Atlas,
};

/// One change in the number of members.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// When, as precisely as the data know; `None` where they do not, which sorts first.
    pub date: Option<PartialDate>,
    /// How many there were from then on.
    pub members: usize,
    /// Who joined.
    pub joined: Vec<Entity>,
    /// Who left.
    pub left: Vec<Entity>,
}

/// The steps of an organisation's membership, in order, up to the date asked for.
#[must_use]
pub fn growth(atlas: &Atlas, organisation: OrganisationIx, as_of: AsOf) -> Vec<Step> {
    let mut steps: BTreeMap<Option<(crate::model::Day, PartialDate)>, [Vec<Entity>; 2]> =
        BTreeMap::new();
    let at = |date: Option<PartialDate>| date.map(|d| (d.last(), d));
    for link in atlas.members(organisation) {
        let spell = atlas.spell(*link);
        if spell.status != MemberStatus::Member || spell.disputed.is_some() {
            continue;
        }
        let [joined, _] = steps.entry(at(spell.since)).or_default();
        joined.push(link.member);
        if spell.until.is_some() {
            let [_, left] = steps.entry(at(spell.until)).or_default();
            left.push(link.member);
        }
    }
    let mut members = 0;
    let mut told = Vec::new();
    for (date, [joined, left]) in steps {
        let date = date.map(|(_, date)| date);
        let limit = as_of.days().map(|(_, last)| last);
        if date.is_some_and(|d| limit.is_some_and(|limit| d.first() > limit)) {
            continue;
        }
        let stays = |e: &Entity| joined.contains(e) && left.contains(e);
        let came: Vec<Entity> = joined.iter().copied().filter(|e| !stays(e)).collect();
        let went: Vec<Entity> = left.iter().copied().filter(|e| !stays(e)).collect();
        if came.is_empty() && went.is_empty() {
            continue;
        }
        members = (members + came.len()).saturating_sub(went.len());
        told.push(Step {
            date,
            members,
            joined: came,
            left: went,
        });
    }
    told
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::query::fixture::{body, on, organisation, spell, world};

    #[test]
    fn only_days_on_which_the_number_or_the_members_change_are_steps() {
        let mut club = body("club", &[("AAA", "1949-04-04"), ("BBB", "1949-04-04")]);
        let more = club["members"].as_array_mut().expect("a list");
        more.push(spell("CCC", "member", "1952", Some("1990-10-03")));
        more.push(spell("CCC", "member", "1990-10-03", None));
        more.push(spell("DDD", "observer", "1955", None));
        more.push(spell("EEE", "member", "1960", Some("1970")));
        let atlas = world(
            &["AAA", "BBB", "CCC", "DDD", "EEE"],
            json!([club]),
            json!([]),
        );
        let told = growth(&atlas, organisation(&atlas, "club"), AsOf::Ever);
        let steps: Vec<(String, usize)> = told
            .iter()
            .map(|s| (s.date.map_or(String::new(), |d| d.to_string()), s.members))
            .collect();
        let want = [("1949-04-04", 2), ("1952", 3), ("1960", 4), ("1970", 3)];
        assert_eq!(steps, want.map(|(d, n)| (d.to_owned(), n)));
        let early = growth(&atlas, organisation(&atlas, "club"), on("1955-01-01"));
        assert_eq!(early.len(), 2);
    }
}
