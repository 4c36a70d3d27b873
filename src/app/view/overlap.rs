//! The comparison: which organisations, in which order of combinations, and the chosen one.

use ratatui::layout::Rect;

use super::{
    Scene as AnyScene,
    subject::{Subject, organisations, subject},
};
use crate::{
    app::App,
    model::{AsOf, MemberStatus, OrganisationIx},
    query::{
        Role, Row,
        compare::{Comparison, MOST, compare},
        linked::linked,
    },
    store::Atlas,
};

/// The chosen combination, and the order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reading {
    /// The row chosen.
    pub row: usize,
    /// First row shown.
    pub offset: usize,
    /// The order of the rows.
    pub order: Order,
}

/// The order of combinations.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    /// The largest first.
    #[default]
    Size,
    /// Those of most organisations first.
    Degree,
}

impl Order {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Size => "size",
            Self::Degree => "degree",
        }
    }
}

/// What the comparison shows.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// The comparison; `None` with fewer than two organisations to compare.
    pub comparison: Option<Comparison>,
    made: Option<(Vec<OrganisationIx>, AsOf, Order)>,
}

/// The parts of a comparison's area.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Parts {
    /// The names of the organisations, over the matrix.
    pub heads: Rect,
    /// The rows of combinations.
    pub rows: Rect,
    /// The countries of the chosen one.
    pub members: Rect,
}

/// Divides a comparison's area for so many organisations.
#[must_use]
pub fn split(area: Rect, organisations: usize) -> Parts {
    // The caption and the countries give way to the rows.
    let bodies = u16::try_from(organisations).unwrap_or(9);
    let caption = u16::from(area.height > bodies + 4);
    let heads = (bodies + caption).min(area.height.saturating_sub(1));
    let below = area.width < 90;
    let members = match (below, area.height) {
        (true, height) if height < heads + 8 => 0,
        (true, height) => (height / 3).min(8),
        (false, _) => area.width / 3,
    };
    let left = Rect {
        width: if below {
            area.width
        } else {
            area.width - members - 1
        },
        height: if below {
            area.height - members
        } else {
            area.height
        },
        ..area
    };
    Parts {
        heads: Rect {
            height: heads.min(left.height),
            ..left
        },
        rows: Rect {
            y: left.y + heads.min(left.height),
            height: left.height.saturating_sub(heads),
            ..left
        },
        members: if below {
            Rect {
                y: left.bottom(),
                height: members,
                ..area
            }
        } else {
            Rect {
                x: left.right() + 1,
                width: members,
                ..area
            }
        },
    }
}

/// Which organisations are compared: the pinned ones; else those linked to what is chosen.
fn compared(app: &App, atlas: &Atlas) -> Vec<OrganisationIx> {
    let pinned = organisations(app);
    if pinned.len() >= 2 {
        return pinned;
    }
    let as_of = app.place().as_of;
    match subject(app) {
        Subject::Organisations(bodies) if bodies.len() >= 2 => bodies,
        Subject::Country(ix) => {
            let row = Row {
                role: Role::Member,
                entity: crate::model::Entity::Country(ix),
            };
            selective(atlas, &[row], as_of)
        }
        Subject::Agreement(ix) => {
            let row = Row {
                role: Role::Agreement,
                entity: crate::model::Entity::Agreement(ix),
            };
            selective(atlas, &[row], as_of)
        }
        Subject::Organisations(bodies) => bodies,
        Subject::Nothing => Vec::new(),
    }
}

/// The organisations linked to rows, those for nearly everyone left out, the largest first.
fn selective(atlas: &Atlas, rows: &[Row], as_of: AsOf) -> Vec<OrganisationIx> {
    let found = linked(atlas, Role::Organisation, rows, as_of);
    let mut bodies: Vec<(usize, OrganisationIx)> = found
        .into_iter()
        .filter_map(|e| match e {
            crate::model::Entity::Organisation(ix) => Some(ix),
            _ => None,
        })
        .filter(|ix| !atlas.organisation(*ix).universal)
        .map(|ix| {
            let size = crate::query::standing::full_members(atlas, ix, as_of);
            (size, ix)
        })
        .filter(|(size, _)| *size > 1)
        .collect();
    bodies.sort_by_key(|(size, ix)| (std::cmp::Reverse(*size), *ix));
    bodies.into_iter().take(MOST).map(|(_, ix)| ix).collect()
}

/// Makes the comparison, as far as it changed.
pub(super) fn settle(app: &mut App, atlas: &Atlas, before: AnyScene) -> Scene {
    let mut scene = match before {
        AnyScene::Compare(scene) => *scene,
        _ => Scene::default(),
    };
    let bodies = compared(app, atlas);
    let order = app.place().views.compare.order;
    let made = (bodies, app.place().as_of, order);
    if scene.made.as_ref() != Some(&made) {
        let (bodies, as_of, _) = &made;
        scene.comparison = (bodies.len() >= 2).then(|| {
            let mut comparison = compare(atlas, bodies, Some(MemberStatus::Member), *as_of);
            if order == Order::Degree {
                comparison.rows.sort_by_key(|r| {
                    (
                        std::cmp::Reverse(r.of.len()),
                        std::cmp::Reverse(r.members.len()),
                    )
                });
            }
            comparison
        });
        scene.made = Some(made);
    }
    let rows = scene.comparison.as_ref().map_or(0, |c| c.rows.len());
    let bodies = scene.comparison.as_ref().map_or(0, |c| c.totals.len());
    let height = usize::from(split(super::area(app.size), bodies).rows.height);
    let reading = &mut app.history.here_mut().views.compare;
    reading.row = reading.row.min(rows.saturating_sub(1));
    if height > 0 {
        reading.offset = reading
            .offset
            .clamp((reading.row + 1).saturating_sub(height), reading.row)
            .min(rows.saturating_sub(height));
    }
    scene
}
