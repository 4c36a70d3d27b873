//! What one actor is to one organisation, or to one agreement, on a date.
//!
//! These two answers are what every list, view and command is made of.

use crate::{
    model::{
        AgreementIx, AsOf, Certainty, Entity, MemberStatus, OrganisationIx, PartyStatus,
        spell::spell_covers,
    },
    store::{
        Atlas,
        atlas::{PartyLink, SpellLink},
    },
};

/// What a member is to an organisation on a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Membership {
    /// The spell that decides it.
    pub spell: SpellLink,
    /// In what capacity.
    pub status: MemberStatus,
    /// Whether the precision of the data settles it.
    pub certainty: Certainty,
    /// Whether somebody contests it.
    pub disputed: bool,
    /// Whether it was over by the dataset's day; only ever told under [`AsOf::Ever`].
    pub former: bool,
    /// Whether the member is suspended, or stays away, on the date.
    pub suspended: bool,
}

/// What a member is to an organisation; `None` if nothing on that date.
///
/// Of several spells that cover the date the surest wins, then the fullest status; under
/// [`AsOf::Ever`] one that still lasts, then the last.
#[must_use]
pub fn membership(
    atlas: &Atlas,
    organisation: OrganisationIx,
    member: Entity,
    as_of: AsOf,
) -> Option<Membership> {
    let links = atlas.members(organisation);
    let start = links.partition_point(|l| l.member < member);
    let of_pair = links[start..].iter().take_while(|l| l.member == member);
    of_pair
        .filter_map(|link| at(atlas, *link, as_of))
        .min_by_key(preference)
}

/// One spell on a date; `None` if it surely does not cover it.
#[must_use]
pub fn at(atlas: &Atlas, link: SpellLink, as_of: AsOf) -> Option<Membership> {
    let certainty = spell_covers(link.since, link.until, as_of, atlas.horizon());
    if certainty == Certainty::No {
        return None;
    }
    let former = as_of == AsOf::Ever
        && link
            .until
            .is_some_and(|until| until.last() <= atlas.horizon());
    Some(Membership {
        spell: link,
        status: link.status,
        certainty,
        disputed: link.disputed,
        former,
        suspended: link.suspensions && atlas.spell(link).suspension_on(as_of).is_some(),
    })
}

fn preference(membership: &Membership) -> impl Ord + use<> {
    let since = membership.spell.since.map(|d| std::cmp::Reverse(d.first()));
    (
        membership.former,
        membership.certainty,
        membership.disputed,
        membership.status,
        since,
    )
}

/// How many surely and undisputedly full members an organisation has on a date, or ever had.
#[must_use]
pub fn full_members(atlas: &Atlas, organisation: OrganisationIx, as_of: AsOf) -> usize {
    let covers = |link: &&SpellLink| {
        spell_covers(link.since, link.until, as_of, atlas.horizon()) == Certainty::Yes
    };
    let spells = atlas.members(organisation).iter().filter(covers);
    let full = spells.filter(|link| link.status == MemberStatus::Member && !link.disputed);
    // Spells are sorted by member: one who left and came back ever counts once.
    let mut last = None;
    full.filter(|link| last.replace(link.member) != Some(link.member))
        .count()
}

/// What an actor is to an agreement on a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
    /// The party's row, or `None` where it is bound as a member of an organisation.
    pub party: Option<PartyLink>,
    /// What it is.
    pub status: PartyStatus,
    /// Whether the precision of the data settles it.
    pub certainty: Certainty,
}

/// What an actor is to an agreement; `None` if nothing on that date.
#[must_use]
pub fn standing(
    atlas: &Atlas,
    agreement: AgreementIx,
    actor: Entity,
    as_of: AsOf,
) -> Option<Standing> {
    let links = atlas.parties(agreement);
    let start = links.partition_point(|l| l.party < actor);
    let own = links
        .get(start)
        .filter(|l| l.party == actor)
        .and_then(|link| of_party(*link, as_of));
    own.or_else(|| through_membership(atlas, agreement, actor, as_of))
}

/// One party's row on a date.
#[must_use]
pub fn of_party(link: PartyLink, as_of: AsOf) -> Option<Standing> {
    let (status, certainty) = link.times.status_on(as_of)?;
    Some(Standing {
        party: Some(link),
        status,
        certainty,
    })
}

/// Bound because a member of the organisation whose membership decides who is bound.
fn through_membership(
    atlas: &Atlas,
    agreement: AgreementIx,
    actor: Entity,
    as_of: AsOf,
) -> Option<Standing> {
    let record = atlas.agreement(agreement);
    let of = record.parties_of.as_ref()?;
    let Entity::Organisation(organisation) = atlas.actor(&of.organisation)? else {
        return None;
    };
    let membership = membership(atlas, organisation, actor, as_of)?;
    if membership.status != MemberStatus::Member || !record.lifetime().touches(as_of) {
        return None;
    }
    let status = if membership.former {
        PartyStatus::Former
    } else {
        PartyStatus::Party
    };
    Some(Standing {
        party: None,
        status,
        certainty: membership.certainty,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::query::{
        Role, Row,
        fixture::{on, the, treaty, world},
        linked::{Group, group},
        ties::defenders,
    };

    #[test]
    fn a_party_is_one_until_it_is_contested_and_then_told_apart() {
        let duties = json!([{"kind": "defense", "strength": "automatic_all_means"}]);
        let mut pact = treaty("pact", "1950-01-01", &["AAA", "BBB"], duties);
        pact["parties"][0]["disputed"] = json!({"since": "1971", "by": "them", "view": "no"});
        let atlas = world(&["AAA", "BBB"], json!([]), json!([pact]));
        let (Entity::Agreement(ix), one) = (the(&atlas, "pact"), the(&atlas, "AAA")) else {
            panic!("no agreement");
        };
        let told = |date| {
            let standing = standing(&atlas, ix, one, date).expect("a standing");
            (standing.status, standing.certainty)
        };
        assert_eq!(told(on("1970-12-31")), (PartyStatus::Party, Certainty::Yes));
        assert_eq!(
            told(on("1971-06-30")),
            (PartyStatus::Party, Certainty::Unclear)
        );
        assert_eq!(
            told(on("1972-01-01")),
            (PartyStatus::Disputed, Certainty::Yes)
        );
        assert_eq!(told(AsOf::Ever), (PartyStatus::Disputed, Certainty::Yes));
        let pact = Row {
            role: Role::Agreement,
            entity: the(&atlas, "pact"),
        };
        let heading = group(&atlas, Role::Member, one, &[pact], on("1972-01-01"));
        assert_eq!(heading, Group::Disputed);
        assert_eq!(
            defenders(&atlas, the(&atlas, "BBB"), on("1970-12-31")).len(),
            1
        );
        assert!(defenders(&atlas, the(&atlas, "BBB"), on("1972-01-01")).is_empty());
    }
}
