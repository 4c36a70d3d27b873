//! The exact overlap of several organisations: every combination and who is in just that one.
//!
//! Only sure, undisputed memberships are counted. Who may or may not belong to one of them is in
//! no total, and is listed with the combination it would then be in.

use super::standing::membership;
use crate::{
    model::{AsOf, Certainty, Entity, MemberStatus, OrganisationIx},
    store::Atlas,
};

/// The most organisations compared at once.
pub const MOST: usize = 8;

/// Who belongs to just these of the organisations compared, and to none of the others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Intersection {
    /// Positions in the comparison of the organisations they belong to.
    pub of: Vec<usize>,
    /// Who surely belongs to just these.
    pub members: Vec<Entity>,
    /// Who would, if what is unclear or disputed were so.
    pub unsettled: Vec<Entity>,
}

/// The exact overlap of several organisations on a date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comparison {
    /// The organisations, as asked for.
    pub organisations: Vec<OrganisationIx>,
    /// How many members each surely has.
    pub totals: Vec<usize>,
    /// The combinations that occur, largest first.
    pub rows: Vec<Intersection>,
}

/// Compares up to [`MOST`] organisations by their members in a status; any status, if `None`.
#[must_use]
pub fn compare(
    atlas: &Atlas,
    organisations: &[OrganisationIx],
    status: Option<MemberStatus>,
    as_of: AsOf,
) -> Comparison {
    let organisations: Vec<OrganisationIx> = organisations.iter().copied().take(MOST).collect();
    let mut members: Vec<Entity> = organisations
        .iter()
        .flat_map(|ix| atlas.members(*ix))
        .map(|l| l.member)
        .collect();
    members.sort_unstable();
    members.dedup();
    let mut totals = vec![0; organisations.len()];
    let mut rows: Vec<Intersection> = Vec::new();
    for member in members {
        let belongs = organisations
            .iter()
            .map(|ix| belonging(atlas, *ix, member, status, as_of));
        let belongs: Vec<Belonging> = belongs.collect();
        for (total, _) in totals
            .iter_mut()
            .zip(&belongs)
            .filter(|(_, b)| **b == Belonging::Sure)
        {
            *total += 1;
        }
        let of: Vec<usize> = (0..belongs.len())
            .filter(|n| belongs.get(*n).is_some_and(|b| *b != Belonging::None))
            .collect();
        if of.is_empty() {
            continue;
        }
        let row = if let Some(at) = rows.iter().position(|r| r.of == of) {
            &mut rows[at]
        } else {
            rows.push(Intersection {
                of,
                members: Vec::new(),
                unsettled: Vec::new(),
            });
            let last = rows.len() - 1;
            &mut rows[last]
        };
        if belongs.contains(&Belonging::Unsettled) {
            row.unsettled.push(member);
        } else {
            row.members.push(member);
        }
    }
    rows.sort_by(|a, b| {
        (b.members.len(), b.of.len(), &a.of).cmp(&(a.members.len(), a.of.len(), &b.of))
    });
    Comparison {
        organisations,
        totals,
        rows,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Belonging {
    Sure,
    Unsettled,
    None,
}

fn belonging(
    atlas: &Atlas,
    organisation: OrganisationIx,
    member: Entity,
    status: Option<MemberStatus>,
    as_of: AsOf,
) -> Belonging {
    match membership(atlas, organisation, member, as_of) {
        Some(m) if status.is_some_and(|s| s != m.status) => Belonging::None,
        Some(m) if m.disputed || m.certainty == Certainty::Unclear => Belonging::Unsettled,
        Some(_) => Belonging::Sure,
        None => Belonging::None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::query::fixture::{body, keys, on, organisation, spell, world};

    #[test]
    fn every_member_is_counted_in_just_one_combination() {
        let atlas = world(
            &["AAA", "BBB", "CCC", "DDD"],
            json!([
                body(
                    "one",
                    &[
                        ("AAA", "1990-01-01"),
                        ("BBB", "1990-01-01"),
                        ("CCC", "1990-01-01")
                    ]
                ),
                body("two", &[("CCC", "1990-01-01"), ("DDD", "2000-01-01")]),
            ]),
            json!([]),
        );
        let both = [organisation(&atlas, "one"), organisation(&atlas, "two")];
        let found = compare(&atlas, &both, Some(MemberStatus::Member), on("2010-01-01"));
        let rows: Vec<_> = found
            .rows
            .iter()
            .map(|r| (r.of.clone(), keys(&atlas, r.members.clone())))
            .collect();
        assert_eq!(
            rows,
            [
                (vec![0], vec!["AAA".to_owned(), "BBB".to_owned()]),
                (vec![0, 1], vec!["CCC".to_owned()]),
                (vec![1], vec!["DDD".to_owned()]),
            ]
        );
        assert_eq!(found.totals, [3, 2]);
    }

    #[test]
    fn a_disputed_member_is_in_no_total() {
        let mut disputed = spell("AAA", "member", "1990-01-01", None);
        disputed["disputed"] = json!({"by": "itself", "view": "not yet"});
        let mut two = body("two", &[("BBB", "1990-01-01")]);
        two["members"]
            .as_array_mut()
            .expect("a list")
            .push(disputed);
        let atlas = world(
            &["AAA", "BBB"],
            json!([
                body("one", &[("AAA", "1990-01-01"), ("BBB", "1990-01-01")]),
                two
            ]),
            json!([]),
        );
        let both = [organisation(&atlas, "one"), organisation(&atlas, "two")];
        let found = compare(&atlas, &both, Some(MemberStatus::Member), on("2010-01-01"));
        assert_eq!(found.rows.len(), 1);
        assert_eq!(keys(&atlas, found.rows[0].members.clone()), ["BBB"]);
        assert_eq!(keys(&atlas, found.rows[0].unsettled.clone()), ["AAA"]);
        assert_eq!(found.totals, [2, 1]);
    }

    #[test]
    fn observers_are_left_out_unless_asked_for() {
        let mut two = body("two", &[]);
        two["members"] = json!([spell("AAA", "observer", "1990-01-01", None)]);
        let atlas = world(&["AAA"], json!([two]), json!([]));
        let two = [organisation(&atlas, "two")];
        assert!(
            compare(&atlas, &two, Some(MemberStatus::Member), on("2010-01-01"))
                .rows
                .is_empty()
        );
        assert_eq!(compare(&atlas, &two, None, on("2010-01-01")).totals, [1]);
    }
}
