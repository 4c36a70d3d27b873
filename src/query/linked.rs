//! Lists: what is linked to all of several rows, on a date.
//!
//! A list is the intersection of one list a row, each read off the atlas's posting lists and
//! held against the date. With no rows given, it is everything that existed on the date.

use crate::{
    model::{AsOf, Certainty, Entity, MemberStatus, PartyStatus, spell::spell_covers},
    query::standing::{Membership, Standing, membership, of_party, standing},
    store::Atlas,
};

/// In which of the three lists an entity stands.
///
/// The European Union is an organisation with members, and itself a member of the G20: the role
/// says which of the two is meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// A body with members.
    Organisation,
    /// A country or organisation, as a member or a party.
    Member,
    /// An agreement.
    Agreement,
}

impl Role {
    /// The three roles, in the order of the panes.
    pub const ALL: [Self; 3] = [Self::Organisation, Self::Member, Self::Agreement];

    /// The role an entity has when it is opened.
    #[must_use]
    pub fn home(entity: Entity) -> Self {
        match entity {
            Entity::Country(_) => Self::Member,
            Entity::Organisation(_) => Self::Organisation,
            Entity::Agreement(_) => Self::Agreement,
        }
    }

    /// The word for its rows: `organisations`, `members`, `agreements`.
    #[must_use]
    pub fn rows(self) -> &'static str {
        match self {
            Self::Organisation => "organisations",
            Self::Member => "members",
            Self::Agreement => "agreements",
        }
    }

    /// The role's position in arrays of one value a role.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

/// An entity in a role: one row of a list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Row {
    /// The list it stands in.
    pub role: Role,
    /// What it is.
    pub entity: Entity,
}

/// How a row of a list is linked to one of the rows it was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Link {
    /// By a membership.
    Membership(Membership),
    /// As a party or signatory.
    Standing(Standing),
    /// The agreement founds, amends or was made under the organisation.
    Founding,
}

/// Under which heading a row of a list belongs; the order is that of the list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Group {
    /// Surely a member, observer, partner…
    Status(MemberStatus),
    /// Surely a party, signatory…
    Party(PartyStatus),
    /// No heading.
    Plain,
    /// Countries, where organisations are listed with them.
    Countries,
    /// Organisations that are members or parties themselves.
    Organisations,
    /// The precision of the data does not settle it.
    Unclear,
    /// Contested.
    Disputed,
    /// Was a member and is no more.
    Former,
}

impl Group {
    /// Whether rows of the group may be counted without saying more.
    #[must_use]
    pub fn is_counted(self) -> bool {
        match self {
            Self::Status(status) => status == MemberStatus::Member,
            Self::Party(status) => status == PartyStatus::Party,
            // Former ones are listed only where every time counts.
            Self::Plain | Self::Countries | Self::Organisations | Self::Former => true,
            Self::Unclear | Self::Disputed => false,
        }
    }

    /// The heading a reader sees.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Status(status) => status.plural(),
            Self::Party(PartyStatus::Party) => "parties",
            Self::Party(PartyStatus::Consented) => "ratified, not in force",
            Self::Party(PartyStatus::Signatory) => "signatories",
            Self::Party(PartyStatus::Withdrew) => "withdrew",
            Self::Party(PartyStatus::Former) => "former parties",
            Self::Party(PartyStatus::Disputed) | Self::Disputed => "disputed",
            Self::Plain => "",
            Self::Countries => "countries",
            Self::Organisations => "organisations",
            Self::Unclear => "unclear on this date",
            Self::Former => "former",
        }
    }
}

/// The entities of a role linked to all of the rows on the date, in entity order.
///
/// Rows of the same role as the list are ignored: a pane is never narrowed by its own pins.
#[must_use]
pub fn linked(atlas: &Atlas, role: Role, rows: &[Row], as_of: AsOf) -> Vec<Entity> {
    let mut lists = rows
        .iter()
        .filter(|row| row.role != role)
        .map(|row| neighbours_among(atlas, role, *row, rows, as_of));
    let Some(first) = lists.next() else {
        return everything(atlas, role, as_of);
    };
    lists.fold(first, |kept, list| intersection(&kept, &list))
}

/// How an entity of a role is linked to a row on the date.
#[must_use]
pub fn link(atlas: &Atlas, role: Role, entity: Entity, row: Row, as_of: AsOf) -> Option<Link> {
    match (role, entity, row.role, row.entity) {
        (Role::Organisation, Entity::Organisation(organisation), Role::Member, member)
        | (Role::Member, member, Role::Organisation, Entity::Organisation(organisation)) => {
            membership(atlas, organisation, member, as_of).map(Link::Membership)
        }
        (Role::Agreement, Entity::Agreement(agreement), Role::Member, actor)
        | (Role::Member, actor, Role::Agreement, Entity::Agreement(agreement)) => {
            standing(atlas, agreement, actor, as_of).map(Link::Standing)
        }
        (
            Role::Agreement,
            Entity::Agreement(agreement),
            Role::Organisation,
            body @ Entity::Organisation(organisation),
        )
        | (
            Role::Organisation,
            body @ Entity::Organisation(organisation),
            Role::Agreement,
            Entity::Agreement(agreement),
        ) => {
            let own = standing(atlas, agreement, body, as_of).map(Link::Standing);
            let touches = || {
                atlas
                    .links
                    .organisations_of
                    .list(agreement.position())
                    .contains(&organisation)
            };
            own.or_else(|| touches().then_some(Link::Founding))
        }
        _ => None,
    }
}

/// The heading under which an entity belongs, being linked to all of the rows.
#[must_use]
pub fn group(atlas: &Atlas, role: Role, entity: Entity, rows: &[Row], as_of: AsOf) -> Group {
    // The weakest link decides: who is a member of one and an observer of the other is, of both,
    // an observer.
    rows.iter()
        .filter(|row| row.role != role)
        .filter_map(|row| link(atlas, role, entity, *row, as_of))
        .map(group_of)
        .max()
        .unwrap_or(match (role, entity) {
            (Role::Member, _) if rows.iter().any(|row| row.role != role) => Group::Plain,
            (Role::Member, Entity::Country(_)) => Group::Countries,
            (Role::Member, _) => Group::Organisations,
            _ => Group::Plain,
        })
}

/// The heading one link belongs under.
#[must_use]
pub fn group_of(link: Link) -> Group {
    match link {
        Link::Membership(m) if m.disputed => Group::Disputed,
        Link::Membership(m) if m.former => Group::Former,
        Link::Membership(m) if m.certainty == Certainty::Unclear => Group::Unclear,
        Link::Membership(m) => Group::Status(m.status),
        Link::Standing(s) if s.certainty == Certainty::Unclear => Group::Unclear,
        Link::Standing(s) if s.status == PartyStatus::Disputed => Group::Disputed,
        Link::Standing(s) => Group::Party(s.status),
        Link::Founding => Group::Plain,
    }
}

/// Whether an entity existed on the date.
#[must_use]
pub fn existed(atlas: &Atlas, entity: Entity, as_of: AsOf) -> bool {
    atlas.lifetime(entity).touches(as_of)
}

/// Everything that has a role on the date.
fn everything(atlas: &Atlas, role: Role, as_of: AsOf) -> Vec<Entity> {
    use crate::model::{AgreementIx, OrganisationIx};
    let counted = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let every: Vec<Entity> = match role {
        Role::Member => atlas.links.actors.clone(),
        Role::Organisation => (0..counted(atlas.organisations.len()))
            .filter_map(|n| u16::try_from(n).ok())
            .map(|n| Entity::Organisation(OrganisationIx(n)))
            .collect(),
        Role::Agreement => (0..counted(atlas.agreements.len()))
            .map(|n| Entity::Agreement(AgreementIx(n)))
            .collect(),
    };
    every
        .into_iter()
        .filter(|e| existed(atlas, *e, as_of))
        .collect()
}

/// The same as [`neighbours`], and those linked through an organisation among the rows.
///
/// What an organisation concludes in its own name concerns its members: narrowed from the CSTO to
/// Armenia, the CSTO's declaration with the UN stays, though Armenia is no party to it.
fn neighbours_among(atlas: &Atlas, role: Role, row: Row, rows: &[Row], as_of: AsOf) -> Vec<Entity> {
    let mut found = neighbours(atlas, role, row, as_of);
    let bodies = rows
        .iter()
        .filter_map(|other| match (other.role, other.entity) {
            (Role::Organisation, Entity::Organisation(ix)) => Some((ix, other.entity)),
            _ => None,
        });
    for (ix, body) in bodies {
        match (role, row.role, row.entity) {
            (Role::Agreement, Role::Member, member)
                if membership(atlas, ix, member, as_of).is_some() =>
            {
                found.extend(treaties(atlas, body, as_of));
            }
            (Role::Member, Role::Agreement, Entity::Agreement(agreement))
                if standing(atlas, agreement, body, as_of).is_some() =>
            {
                found.extend(neighbours(
                    atlas,
                    role,
                    Row {
                        role: Role::Organisation,
                        entity: body,
                    },
                    as_of,
                ));
            }
            _ => {}
        }
    }
    found.sort_unstable();
    found.dedup();
    found.retain(|e| existed(atlas, *e, as_of));
    found
}

/// The entities of a role linked to one row of another, sorted, without repeats.
fn neighbours(atlas: &Atlas, role: Role, row: Row, as_of: AsOf) -> Vec<Entity> {
    let mut found: Vec<Entity> = match (row.role, row.entity, role) {
        (Role::Organisation, Entity::Organisation(ix), Role::Member) => {
            let covering = atlas
                .members(ix)
                .iter()
                .filter(|l| covers(atlas, **l, as_of));
            covering.map(|l| l.member).collect()
        }
        (Role::Member, member, Role::Organisation) => {
            let covering = atlas
                .memberships(member)
                .iter()
                .filter(|l| covers(atlas, **l, as_of));
            covering
                .map(|l| Entity::Organisation(l.organisation))
                .collect()
        }
        (Role::Organisation, Entity::Organisation(ix), Role::Agreement) => {
            let touching = atlas.links.agreements_of.list(ix.position()).iter();
            touching
                .map(|a| Entity::Agreement(*a))
                .filter(|a| link(atlas, role, *a, row, as_of).is_some())
                .collect()
        }
        (Role::Agreement, Entity::Agreement(ix), Role::Organisation) => {
            let touching = atlas.links.organisations_of.list(ix.position()).iter();
            touching
                .map(|o| Entity::Organisation(*o))
                .filter(|o| link(atlas, role, *o, row, as_of).is_some())
                .collect()
        }
        (Role::Member, actor, Role::Agreement) => treaties(atlas, actor, as_of),
        (Role::Agreement, Entity::Agreement(ix), Role::Member) => {
            let own = atlas
                .parties(ix)
                .iter()
                .filter(|l| of_party(**l, as_of).is_some())
                .map(|l| l.party);
            own.chain(bound_members(atlas, ix, as_of)).collect()
        }
        _ => Vec::new(),
    };
    found.sort_unstable();
    found.dedup();
    found.retain(|e| existed(atlas, *e, as_of));
    found
}

fn covers(atlas: &Atlas, link: crate::store::atlas::SpellLink, as_of: AsOf) -> bool {
    spell_covers(link.since, link.until, as_of, atlas.horizon()) != Certainty::No
}

/// The agreements an actor is a party or signatory to, or bound by as a member.
fn treaties(atlas: &Atlas, actor: Entity, as_of: AsOf) -> Vec<Entity> {
    let own = atlas
        .treaties(actor)
        .iter()
        .filter(|l| of_party(**l, as_of).is_some())
        .map(|l| l.agreement);
    let bodies = atlas.memberships(actor).iter().map(|l| l.organisation);
    let through = bodies
        .flat_map(|o| atlas.links.bound_by.list(o.position()))
        .copied();
    let through = through.filter(|a| standing(atlas, *a, actor, as_of).is_some());
    own.chain(through).map(Entity::Agreement).collect()
}

/// The members an agreement binds because the membership of an organisation decides.
fn bound_members(atlas: &Atlas, agreement: crate::model::AgreementIx, as_of: AsOf) -> Vec<Entity> {
    let of = atlas
        .agreement(agreement)
        .parties_of
        .as_ref()
        .and_then(|of| atlas.actor(&of.organisation));
    let Some(Entity::Organisation(organisation)) = of else {
        return Vec::new();
    };
    let members = atlas.members(organisation).iter().map(|l| l.member);
    members
        .filter(|m| standing(atlas, agreement, *m, as_of).is_some())
        .collect()
}

/// What two sorted lists share.
fn intersection(a: &[Entity], b: &[Entity]) -> Vec<Entity> {
    let (mut at, mut shared) = (0, Vec::with_capacity(a.len().min(b.len())));
    for entity in a {
        while b.get(at).is_some_and(|other| other < entity) {
            at += 1;
        }
        if b.get(at) == Some(entity) {
            shared.push(*entity);
        }
    }
    shared
}
