//! What our records say of one year: held throughout, in part, or not at all.
//!
//! A yearly table cannot tell the day, so a year in which one of our spells begins or ends agrees with either
//! answer. Such years are counted apart (`edges`), that nobody takes them for evidence.

use blocs::{
    model::{AgreementIx, AsOf, Certainty, Entity, MemberStatus, OrganisationIx, PartialDate},
    query::standing,
    store::Atlas,
};

/// What our record says of a year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Held {
    /// On every day of it.
    Throughout,
    /// On some days, or contested.
    Partly,
    /// We do not know since when: no claim to compare.
    Undated,
    /// On no day of it.
    No,
}

/// A year as a date.
pub fn year(year: i16) -> Option<AsOf> {
    PartialDate::from_parts(year, None, None).map(AsOf::On)
}

/// Full membership of any of the actors in any of the organisations.
pub fn membership(
    atlas: &Atlas,
    organisations: &[OrganisationIx],
    actors: &[Entity],
    as_of: AsOf,
) -> Held {
    let mut best = Held::No;
    for organisation in organisations {
        let links = atlas.members(*organisation);
        for link in links.iter().filter(|l| actors.contains(&l.member)) {
            let spell = atlas.spell(*link);
            if !matches!(
                spell.status,
                MemberStatus::Member | MemberStatus::Provisional
            ) {
                continue;
            }
            let Some(found) = standing::at(atlas, *link, as_of) else {
                continue;
            };
            best = best.min(match found.certainty {
                Certainty::Yes if !found.disputed => Held::Throughout,
                _ if spell.since.is_none() => Held::Undated,
                _ => Held::Partly,
            });
        }
    }
    best
}

/// Whether any of the actors had signed or was bound by any of the agreements.
pub fn standing_in(
    atlas: &Atlas,
    agreements: &[AgreementIx],
    actors: &[Entity],
    as_of: AsOf,
) -> Held {
    let standings = agreements.iter().flat_map(|agreement| {
        actors
            .iter()
            .filter_map(|actor| standing::standing(atlas, *agreement, *actor, as_of))
    });
    standings
        .map(|found| match found.certainty {
            Certainty::Yes => Held::Throughout,
            _ => Held::Partly,
        })
        .min()
        .unwrap_or(Held::No)
}
