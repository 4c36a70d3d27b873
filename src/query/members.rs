//! Who belongs to all of several organisations and agreements, and to none of others.
//!
//! Where one of the links is unclear or disputed, so is the row; such rows come after the others
//! and are in no total.

use super::{
    linked::{Role, Row, linked},
    standing::{Membership, Standing, membership, standing},
};
use crate::{
    model::{AsOf, Certainty, Entity, MemberStatus, PartyStatus},
    store::Atlas,
};

/// Which standing is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Wanted {
    /// Full members of organisations, parties to agreements.
    #[default]
    Full,
    /// Any standing.
    Any,
    /// One standing in an organisation.
    Member(MemberStatus),
    /// One standing to an agreement.
    Party(PartyStatus),
    /// A signatory, of an organisation's founding text or of an agreement.
    Signatory,
    /// Whoever belonged and does so no more.
    Former,
    /// Whoever withdrew, from an organisation or an agreement.
    Withdrew,
}

/// How sure a row is; the order is that of lists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Sureness {
    /// Settled.
    Yes,
    /// The precision of the data does not settle it.
    Unclear,
    /// Somebody contests it.
    Disputed,
}

impl Sureness {
    /// The word of the command line's output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Unclear => "unclear",
            Self::Disputed => "disputed",
        }
    }
}

/// What somebody is to one of the organisations or agreements named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Belonging {
    /// To an organisation.
    Membership(Membership),
    /// To an agreement.
    Standing(Standing),
}

/// One who belongs to all that were named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Belonger {
    /// Who.
    pub actor: Entity,
    /// How sure.
    pub sureness: Sureness,
    /// What it is to each of those named, in their order.
    pub to: Vec<(Entity, Belonging)>,
}

/// Who belongs to all of some organisations and agreements and to none of others: the settled
/// first, each part in entity order. Countries among the names are ignored.
#[must_use]
pub fn members(
    atlas: &Atlas,
    all: &[Entity],
    not: &[Entity],
    wanted: Wanted,
    as_of: AsOf,
) -> Vec<Belonger> {
    let rows: Vec<Row> = all
        .iter()
        .filter(|e| !matches!(e, Entity::Country(_)))
        .map(|e| Row {
            role: Role::home(*e),
            entity: *e,
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    // Who belonged is asked of every spell up to the date.
    let past = matches!(wanted, Wanted::Former | Wanted::Withdrew);
    let candidates = if past {
        linked(atlas, Role::Member, &rows, AsOf::Ever)
    } else {
        linked(atlas, Role::Member, &rows, as_of)
    };
    let one = |actor: Entity| {
        let to = rows.iter().map(|row| {
            let belonging = belonging(atlas, row.entity, actor, wanted, as_of)?;
            Some((row.entity, belonging))
        });
        let to: Vec<(Entity, Belonging)> = to.collect::<Option<_>>()?;
        let mut sureness = to.iter().map(|(_, b)| sure(*b)).max()?;
        for other in not {
            match belonging(atlas, *other, actor, Wanted::Full, as_of).map(sure) {
                Some(Sureness::Yes) => return None,
                Some(unsettled) => sureness = sureness.max(unsettled),
                None => {}
            }
        }
        Some(Belonger {
            actor,
            sureness,
            to,
        })
    };
    let mut found: Vec<Belonger> = candidates.into_iter().filter_map(one).collect();
    found.sort_by_key(|b| (b.sureness, b.actor));
    found
}

/// What an actor is to an organisation or agreement, if it is what was asked for.
#[must_use]
pub fn belonging(
    atlas: &Atlas,
    to: Entity,
    actor: Entity,
    wanted: Wanted,
    as_of: AsOf,
) -> Option<Belonging> {
    if matches!(wanted, Wanted::Former | Wanted::Withdrew) {
        return former(atlas, to, actor, as_of).filter(|b| {
            wanted == Wanted::Former
                || match b {
                    Belonging::Membership(m) => {
                        atlas.spell(m.spell).exit == Some(crate::model::spell::Exit::Withdrew)
                    }
                    Belonging::Standing(s) => s.status == PartyStatus::Withdrew,
                }
        });
    }
    match to {
        Entity::Organisation(ix) => {
            let membership = membership(atlas, ix, actor, as_of)?;
            let fits = match wanted {
                Wanted::Full => membership.status == MemberStatus::Member,
                Wanted::Any => true,
                Wanted::Member(status) => membership.status == status,
                Wanted::Signatory => membership.status == MemberStatus::Signatory,
                Wanted::Party(_) | Wanted::Former | Wanted::Withdrew => false,
            };
            fits.then_some(Belonging::Membership(membership))
        }
        Entity::Agreement(ix) => {
            let standing = standing(atlas, ix, actor, as_of)?;
            let fits = match wanted {
                // One that is contested is told apart.
                Wanted::Full => {
                    matches!(standing.status, PartyStatus::Party | PartyStatus::Disputed)
                }
                Wanted::Any => true,
                Wanted::Party(status) => standing.status == status,
                Wanted::Signatory => standing.status == PartyStatus::Signatory,
                Wanted::Member(_) | Wanted::Former | Wanted::Withdrew => false,
            };
            fits.then_some(Belonging::Standing(standing))
        }
        Entity::Country(_) => None,
    }
}

/// What an actor was, if on the date (or, of ever, by the dataset's day) it is that no more.
fn former(atlas: &Atlas, to: Entity, actor: Entity, as_of: AsOf) -> Option<Belonging> {
    let then = match as_of {
        AsOf::Ever => AsOf::On(atlas.meta.as_of),
        AsOf::On(_) => as_of,
    };
    let (first, _) = then.days()?;
    match to {
        Entity::Organisation(ix) => {
            let full = |s: &crate::model::Spell| s.status == MemberStatus::Member;
            let now = membership(atlas, ix, actor, then)
                .is_some_and(|m| full(atlas.spell(m.spell)) && m.certainty == Certainty::Yes);
            let past = atlas
                .members(ix)
                .iter()
                .filter(|l| l.member == actor && full(atlas.spell(**l)))
                .filter(|l| atlas.spell(**l).until.is_some_and(|d| d.last() <= first))
                .max_by_key(|l| atlas.spell(**l).until.map(crate::model::PartialDate::last))?;
            (!now)
                .then(|| super::standing::at(atlas, *past, AsOf::Ever).map(Belonging::Membership))?
        }
        Entity::Agreement(ix) => {
            let now = standing(atlas, ix, actor, then)
                .is_some_and(|s| matches!(s.status, PartyStatus::Party));
            let past = standing(atlas, ix, actor, AsOf::Ever)?;
            let left = past.party.map(|link| {
                let life = atlas.agreement(ix).life(atlas.end_of(actor));
                atlas.party(link).bound_until(life)
            });
            let over = matches!(past.status, PartyStatus::Withdrew | PartyStatus::Former)
                && left.is_none_or(|until| until.is_some_and(|(_, last)| last <= first));
            (!now && over).then_some(Belonging::Standing(past))
        }
        Entity::Country(_) => None,
    }
}

fn sure(belonging: Belonging) -> Sureness {
    match belonging {
        Belonging::Membership(m) if m.disputed => Sureness::Disputed,
        Belonging::Standing(s) if s.status == PartyStatus::Disputed => Sureness::Disputed,
        Belonging::Membership(Membership {
            certainty: Certainty::Yes,
            ..
        })
        | Belonging::Standing(Standing {
            certainty: Certainty::Yes,
            ..
        }) => Sureness::Yes,
        _ => Sureness::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::query::fixture::{body, keys, on, spell, the, treaty, world};

    #[test]
    fn those_in_all_and_in_none_of_the_others() {
        let mut two = body("two", &[("BBB", "1990-01-01"), ("CCC", "2010")]);
        two["members"].as_array_mut().expect("a list").push(spell(
            "DDD",
            "observer",
            "1990-01-01",
            None,
        ));
        let one = body(
            "one",
            &[
                ("AAA", "1990-01-01"),
                ("BBB", "1990-01-01"),
                ("CCC", "1990-01-01"),
                ("DDD", "1990-01-01"),
            ],
        );
        let atlas = world(
            &["AAA", "BBB", "CCC", "DDD"],
            json!([one, two]),
            json!([treaty("pact", "1950-01-01", &["AAA", "DDD"], json!([]))]),
        );
        let (one, two, pact) = (the(&atlas, "one"), the(&atlas, "two"), the(&atlas, "pact"));
        let ask = |all: &[Entity], not: &[Entity], wanted| {
            let found = members(&atlas, all, not, wanted, on("2010-06-01"));
            let told = found.iter().map(|b| (b.actor, b.sureness.word()));
            let told: Vec<(String, &str)> =
                told.map(|(e, s)| (keys(&atlas, [e]).concat(), s)).collect();
            told.into_iter()
                .map(|(k, s)| format!("{k} {s}"))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            ask(&[one, two], &[], Wanted::Full),
            ["BBB yes", "CCC unclear"]
        );
        assert_eq!(
            ask(&[one], &[two], Wanted::Full),
            ["AAA yes", "DDD yes", "CCC unclear"]
        );
        assert_eq!(
            ask(&[two], &[], Wanted::Member(MemberStatus::Observer)),
            ["DDD yes"]
        );
        assert_eq!(ask(&[one], &[pact], Wanted::Full), ["BBB yes", "CCC yes"]);
        assert_eq!(ask(&[pact, two], &[], Wanted::Any), ["DDD yes"]);
    }

    #[test]
    fn a_former_member_is_one_no_more() {
        let mut club = body("club", &[("BBB", "1990-01-01")]);
        club["members"].as_array_mut().expect("a list").extend([
            spell("AAA", "member", "1960-01-01", Some("1970-01-01")),
            spell("CCC", "member", "1960-01-01", Some("1970-01-01")),
            spell("CCC", "member", "1980-01-01", None),
        ]);
        let atlas = world(&["AAA", "BBB", "CCC"], json!([club]), json!([]));
        let club = the(&atlas, "club");
        let former = |date| {
            let found = members(&atlas, &[club], &[], Wanted::Former, on(date));
            keys(&atlas, found.iter().map(|b| b.actor))
        };
        assert_eq!(former("2000-01-01"), ["AAA"]);
        assert_eq!(former("1975-01-01"), ["AAA", "CCC"]);
        assert!(former("1965-01-01").is_empty());
    }
}
