//! The five views of one selection: what each remembers of itself, and what it shows just now.
//!
//! A view keeps no selection of its own: pins, path, cursor and date are the place's. It keeps how
//! one looks at them: the map's region and zoom, the timeline's stretch, the order of a list. What
//! a view shows ([`Scene`]) is made after each change, like the lists, so that drawing stays pure.

pub mod axis;
pub mod globe;
pub mod map;
pub mod overlap;
pub mod raster;
pub mod subject;
pub mod ties;
pub mod timeline;
pub mod told;

use super::App;
use crate::store::Atlas;

/// How the selection is shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum View {
    /// Three linked lists.
    #[default]
    Panes,
    /// The world, coloured.
    Map,
    /// Bars on an axis of time.
    Timeline,
    /// Who belongs to just which of several organisations.
    Compare,
    /// What binds two, or one to all.
    Ties,
}

impl View {
    /// Every view, in the order of their keys.
    pub const ALL: [Self; 5] = [
        Self::Panes,
        Self::Map,
        Self::Timeline,
        Self::Compare,
        Self::Ties,
    ];

    /// The word for it, as the command line takes it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Panes => "panes",
            Self::Map => "map",
            Self::Timeline => "timeline",
            Self::Compare => "compare",
            Self::Ties => "ties",
        }
    }

    /// Whether one can look closer.
    #[must_use]
    pub fn zooms(self) -> bool {
        matches!(self, Self::Map | Self::Timeline)
    }

    /// The view with a word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.word() == word)
    }
}

/// Which view is shown, and what each remembers of itself.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Views {
    /// The one that is shown.
    pub shown: View,
    /// Where the map looks.
    pub map: map::Outlook,
    /// Which stretch of time.
    pub timeline: timeline::Stretch,
    /// Which combination, in which order.
    pub compare: overlap::Reading,
    /// How far down, and whether universal bodies count.
    pub ties: ties::Reading,
}

/// What the view that is shown shows.
#[derive(Clone, Debug, Default)]
pub enum Scene {
    /// The panes, which have their lists.
    #[default]
    None,
    /// A map.
    Map(Box<map::Scene>),
    /// A timeline.
    Timeline(Box<timeline::Scene>),
    /// A comparison.
    Compare(Box<overlap::Scene>),
    /// Ties.
    Ties(Box<ties::Scene>),
}

/// Brings the scene into agreement with the place.
pub(super) fn settle(app: &mut App, atlas: &Atlas) {
    let before = std::mem::take(&mut app.scene);
    app.scene = match app.place().views.shown {
        View::Panes => Scene::None,
        View::Map => Scene::Map(Box::new(map::settle(app, atlas, before))),
        View::Timeline => Scene::Timeline(Box::new(timeline::settle(app, atlas, before))),
        View::Compare => Scene::Compare(Box::new(overlap::settle(app, atlas, before))),
        View::Ties => Scene::Ties(Box::new(ties::settle(app, atlas, before))),
    };
}

/// The area a view has inside its frame, on a screen of a size.
#[must_use]
pub fn area(size: (u16, u16)) -> ratatui::layout::Rect {
    let whole = super::layout::layout(size, crate::query::Role::Organisation, true);
    super::layout::inside(whole.page.unwrap_or_default())
}
