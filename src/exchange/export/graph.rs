//! The dataset as a graph: records as nodes, memberships and parties as dated edges.

use crate::{model::Entity, store::Atlas};

/// An edge of the graph.
pub(super) struct Edge {
    pub(super) from: Entity,
    pub(super) to: Entity,
    /// `membership` or `party`.
    pub(super) kind: &'static str,
    pub(super) status: String,
    pub(super) since: String,
    pub(super) until: String,
}

/// A record's node id: its address, which no other record has.
pub(super) fn node(atlas: &Atlas, entity: Entity) -> String {
    atlas.address(entity)
}

/// A record's label.
pub(super) fn label(atlas: &Atlas, entity: Entity) -> &str {
    match entity {
        Entity::Country(ix) => &atlas.country(ix).name,
        Entity::Organisation(ix) => atlas.organisation(ix).label(),
        Entity::Agreement(ix) => atlas.agreement(ix).label(),
    }
}

/// Every record, in order: countries, organisations, agreements.
pub(super) fn nodes(atlas: &Atlas) -> Vec<Entity> {
    let mut all: Vec<Entity> = atlas
        .links
        .by_key
        .iter()
        .map(|(_, entity)| *entity)
        .collect();
    all.sort_unstable();
    all
}

/// Every membership spell and every party.
pub(super) fn edges(atlas: &Atlas) -> Vec<Edge> {
    let text = |d: Option<crate::model::PartialDate>| d.map_or(String::new(), |d| d.to_string());
    let mut edges = Vec::new();
    for entity in nodes(atlas) {
        match entity {
            Entity::Organisation(ix) => {
                edges.extend(atlas.members(ix).iter().map(|link| {
                    let spell = atlas.spell(*link);
                    Edge {
                        from: link.member,
                        to: entity,
                        kind: "membership",
                        status: spell.status.word().replace(' ', "_"),
                        since: text(spell.since),
                        until: text(spell.until),
                    }
                }));
            }
            Entity::Agreement(ix) => {
                let record = atlas.agreement(ix);
                edges.extend(atlas.parties(ix).iter().map(|link| {
                    let party = atlas.party(*link);
                    let bound = party.in_force.or(party.consent).or(party.signed);
                    let status = link.times.status_on(crate::model::AsOf::Ever);
                    Edge {
                        from: link.party,
                        to: entity,
                        kind: "party",
                        status: status.map_or("", |(s, _)| s.word()).replace(' ', "_"),
                        since: text(bound),
                        until: text(party.withdrew.or(record.ended)),
                    }
                }));
            }
            Entity::Country(_) => {}
        }
    }
    edges
}
