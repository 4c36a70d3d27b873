//! What binds two actors, and who must help whom: read off obligations, never guessed at.
//!
//! Defence is what a text calls so. Guarantees, assurances and consultations are told apart and
//! never counted as defence. What the text says is not a forecast of what anyone will do.

mod between;
mod duty;
mod helpers;

pub use between::{Between, Bond, Shared, between};
pub use duty::{Duty, Weight};
pub use helpers::{Helper, defenders, defends};

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::model::{AsOf, Entity};
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
