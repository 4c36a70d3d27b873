//! What happened when, as bars: memberships of an organisation or a country, lives of agreements.
//!
//! A bar's ends are as precise as the data: each is the days it may mean.

use crate::{
    model::{AgreementIx, CountryIx, Day, Entity, MemberStatus, OrganisationIx, PartialDate},
    store::{Atlas, atlas::SpellLink},
};

/// A stretch of time in which something held.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bar {
    /// The days on which it may have begun; `None` if nobody knows.
    pub since: Option<(Day, Day)>,
    /// The days on which it may have ended; `None` while it lasts.
    pub until: Option<(Day, Day)>,
    /// What held.
    pub kind: BarKind,
    /// Times of suspension, or of staying away.
    pub suspended: Vec<(Day, Day)>,
    /// Whether somebody contests it.
    pub disputed: bool,
}

impl Bar {
    /// A bar nobody contests or interrupts.
    fn plain(kind: BarKind, since: Option<(Day, Day)>, until: Option<(Day, Day)>) -> Self {
        Self {
            since,
            until,
            kind,
            suspended: Vec::new(),
            disputed: false,
        }
    }

    /// Whether the days of its beginning or its end are not known exactly.
    #[must_use]
    pub fn is_vague(&self) -> bool {
        self.since.is_none_or(|s| s.0 != s.1) || self.until.is_some_and(|u| u.0 != u.1)
    }
}

/// What a bar says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum BarKind {
    /// Full member.
    Member,
    /// Associate, observer, partner or the like.
    Linked,
    /// Candidate or applicant.
    Candidate,
    /// Signed, or ratified, and not in force.
    Signed,
    /// In force, or bound.
    InForce,
    /// It existed.
    Existed,
}

impl BarKind {
    /// Every kind, in the order of the legend.
    pub const ALL: [Self; 6] = [
        Self::Existed,
        Self::Member,
        Self::Linked,
        Self::Candidate,
        Self::Signed,
        Self::InForce,
    ];

    /// The same in a word or two.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Linked => "linked",
            Self::Candidate => "candidate",
            Self::Signed => "signed",
            Self::InForce => "in force",
            Self::Existed => "existed",
        }
    }

    /// What the legend says.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Linked => "associate, observer, partner",
            Self::Candidate => "candidate, applicant",
            Self::Signed => "signed, not in force",
            Self::InForce => "in force",
            Self::Existed => "existed",
        }
    }
}

/// The bars of one entity, on one line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lane {
    /// Whose they are.
    pub entity: Entity,
    /// The bars, the fullest last, so that it is seen where two overlap.
    pub bars: Vec<Bar>,
}

/// Lanes under one heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// What they have in common.
    pub heading: String,
    /// The lanes.
    pub lanes: Vec<Lane>,
}

fn days(date: PartialDate) -> (Day, Day) {
    (date.first(), date.last())
}

/// An organisation's members, in the order in which they joined.
#[must_use]
pub fn of_organisation(atlas: &Atlas, body: OrganisationIx) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = Vec::new();
    for link in atlas.members(body) {
        let bar = spell(atlas, *link);
        match lanes.last_mut().filter(|l| l.entity == link.member) {
            Some(lane) => lane.bars.push(bar),
            None => lanes.push(Lane {
                entity: link.member,
                bars: vec![bar],
            }),
        }
    }
    in_order(&mut lanes);
    lanes
}

/// A country's or organisation's memberships.
#[must_use]
pub fn memberships(atlas: &Atlas, member: Entity) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = Vec::new();
    for link in atlas.memberships(member) {
        let entity = Entity::Organisation(link.organisation);
        let bar = spell(atlas, *link);
        match lanes.last_mut().filter(|l| l.entity == entity) {
            Some(lane) => lane.bars.push(bar),
            None => lanes.push(Lane {
                entity,
                bars: vec![bar],
            }),
        }
    }
    in_order(&mut lanes);
    lanes
}

/// The agreements an actor signed or was bound by.
#[must_use]
pub fn treaties(atlas: &Atlas, actor: Entity) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = atlas
        .treaties(actor)
        .iter()
        .map(|link| Lane {
            entity: Entity::Agreement(link.agreement),
            bars: party(atlas, *link),
        })
        .filter(|lane| !lane.bars.is_empty())
        .collect();
    in_order(&mut lanes);
    lanes
}

/// An agreement's parties, in the order in which they were bound.
#[must_use]
pub fn parties(atlas: &Atlas, agreement: AgreementIx) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = atlas
        .parties(agreement)
        .iter()
        .map(|link| Lane {
            entity: link.party,
            bars: party(atlas, *link),
        })
        .filter(|lane| !lane.bars.is_empty())
        .collect();
    in_order(&mut lanes);
    lanes
}

/// The life of a record: from its beginning to its end.
#[must_use]
pub fn life(atlas: &Atlas, entity: Entity) -> Lane {
    let bars = match entity {
        Entity::Country(ix) => {
            let record = atlas.country(ix);
            vec![existed(record.from, record.to)]
        }
        Entity::Organisation(ix) => {
            let record = atlas.organisation(ix);
            vec![existed(record.founded, record.dissolved)]
        }
        Entity::Agreement(ix) => {
            let record = atlas.agreement(ix);
            let life = record.life(None);
            let in_force = life.in_force.or(if life.by_signature {
                record.signed
            } else {
                None
            });
            let in_force = in_force.filter(|_| !life.never);
            let mut bars = Vec::new();
            if let Some(signed) = record.signed.filter(|s| Some(*s) != in_force) {
                let until = in_force.or(record.ended).map(days);
                bars.push(Bar::plain(BarKind::Signed, Some(days(signed)), until));
            }
            let until = record.ended.map(days);
            bars.extend(
                in_force.map(|since| Bar::plain(BarKind::InForce, Some(days(since)), until)),
            );
            bars
        }
    };
    Lane { entity, bars }
}

fn existed(from: Option<PartialDate>, to: Option<PartialDate>) -> Bar {
    Bar::plain(BarKind::Existed, from.map(days), to.map(days))
}

fn spell(atlas: &Atlas, link: SpellLink) -> Bar {
    let spell = atlas.spell(link);
    let kind = match spell.status {
        MemberStatus::Member | MemberStatus::Provisional => BarKind::Member,
        MemberStatus::Acceding | MemberStatus::Candidate | MemberStatus::Applicant => {
            BarKind::Candidate
        }
        MemberStatus::Signatory => BarKind::Signed,
        _ => BarKind::Linked,
    };
    let suspended = spell.suspensions.iter().map(|s| {
        (
            s.since.map_or(Day::MIN, PartialDate::first),
            s.until.map_or(Day::MAX, PartialDate::last),
        )
    });
    Bar {
        since: spell.since.map(days),
        until: spell.until.map(days),
        kind,
        suspended: suspended.collect(),
        disputed: spell.disputed.is_some(),
    }
}

fn party(atlas: &Atlas, link: crate::store::atlas::PartyLink) -> Vec<Bar> {
    let party = atlas.party(link);
    let record = atlas.agreement(link.agreement);
    let life = record.life(atlas.end_of(link.party));
    let bound = party.bound_since(life);
    let until = party.bound_until(life);
    let mut bars = Vec::new();
    let began = party.signed.or(party.consent).map(days);
    if let Some(since) = began.filter(|b| bound.is_none_or(|bound| b.0 < bound.0)) {
        bars.push(Bar::plain(BarKind::Signed, Some(since), bound.or(until)));
    }
    let Some(since) = bound else {
        return bars;
    };
    let contested = party.disputed.as_ref().map(|dispute| days(dispute.since));
    // What was contested from the beginning has no time before.
    if contested.is_none_or(|from| since.0 < from.0) {
        let end = contested.or(until);
        bars.push(Bar::plain(BarKind::InForce, Some(since), end));
    }
    bars.extend(contested.map(|from| Bar {
        disputed: true,
        ..Bar::plain(BarKind::InForce, Some(from.max(since)), until)
    }));
    bars
}

/// Full memberships first, each in the order of their beginnings; in a lane the fullest bar last.
fn in_order(lanes: &mut [Lane]) {
    for lane in lanes.iter_mut() {
        lane.bars
            .sort_by_key(|b| (std::cmp::Reverse(rank(b.kind)), b.since));
    }
    lanes.sort_by_key(|lane| {
        let best = lane.bars.iter().map(|b| rank(b.kind)).min();
        let first = lane
            .bars
            .iter()
            .filter(|b| Some(rank(b.kind)) == best)
            .filter_map(|b| b.since)
            .min();
        (best, first.is_none(), first, lane.entity)
    });
}

fn rank(kind: BarKind) -> u8 {
    match kind {
        BarKind::Existed | BarKind::Member | BarKind::InForce => 0,
        BarKind::Signed => 1,
        BarKind::Linked => 2,
        BarKind::Candidate => 3,
    }
}

/// How many lanes surely have a full bar on a day, disputed ones left out.
#[must_use]
pub fn count_on(lanes: &[Lane], day: Day) -> usize {
    let covers = |bar: &Bar| {
        bar.kind == BarKind::Member
            && !bar.disputed
            && bar.since.is_some_and(|s| s.1 <= day)
            && bar.until.is_none_or(|u| u.0 > day)
    };
    lanes
        .iter()
        .filter(|lane| lane.bars.iter().any(covers))
        .count()
}

/// A country's organisations and agreements, each under its heading.
#[must_use]
pub fn of_country(atlas: &Atlas, country: CountryIx) -> Vec<Group> {
    let actor = Entity::Country(country);
    let universal = |lane: &Lane| match lane.entity {
        Entity::Organisation(ix) => atlas.organisation(ix).universal,
        _ => false,
    };
    let (all, few) = memberships(atlas, actor).into_iter().partition(universal);
    vec![
        group("Organisations", few),
        group("Agreements", treaties(atlas, actor)),
        group("Organisations to which nearly all belong", all),
    ]
}

/// Lanes under a heading, counted.
#[must_use]
pub fn group(heading: &str, lanes: Vec<Lane>) -> Group {
    Group {
        heading: format!("{heading} {}", lanes.len()),
        lanes,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::query::fixture::{the, treaty, world};

    #[test]
    fn a_party_that_is_contested_has_a_bar_before_and_one_from_then_on() {
        let mut pact = treaty("pact", "1950-01-01", &["AAA", "BBB"], json!([]));
        pact["parties"][0]["disputed"] = json!({"since": "1971-10-25", "by": "them", "view": "no"});
        pact["parties"][1]["disputed"] = json!({"since": "1950-01-01", "by": "them", "view": "no"});
        let atlas = world(&["AAA", "BBB"], json!([]), json!([pact]));
        let contested = |key| {
            let bars = atlas
                .treaties(the(&atlas, key))
                .iter()
                .flat_map(|link| party(&atlas, *link));
            bars.map(|bar| bar.disputed).collect::<Vec<_>>()
        };
        assert_eq!(contested("AAA"), [false, true]);
        assert_eq!(contested("BBB"), [true]);
    }
}
