//! A place: all that decides what the screen shows, so that going back restores it exactly.

use super::{page::Page, selection::Selection, view::Views};
use crate::{
    model::{AsOf, Entity},
    query::{Role, Row},
};

/// Where the user is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The date everything is shown for.
    pub as_of: AsOf,
    /// The date to return to from *ever*.
    pub dated: AsOf,
    /// Pins, path and focus.
    pub selection: Selection,
    /// What each pane remembers of itself, by [`Role::index`].
    pub panes: [PaneState; 3],
    /// The record page, if one is open.
    pub page: Option<Page>,
    /// First line shown of the detail pane.
    pub detail_offset: usize,
    /// Which view is shown, and what each remembers of itself.
    pub views: Views,
}

/// What a pane remembers of itself.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PaneState {
    /// The row the user last chose in it; kept even while a date or filter hides it.
    pub wanted: Option<Entity>,
    /// Where that row was, to stay near should it go.
    pub row: usize,
    /// First display line shown.
    pub offset: usize,
    /// The rows the list was linked to when it was scrolled so: another list begins at its top.
    pub offset_for: Vec<Row>,
    /// What the rows must match.
    pub filter: String,
    /// How the rows are ordered.
    pub sort: Sort,
}

/// How a pane's rows are ordered, within their headings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sort {
    /// By what.
    pub by: SortBy,
    /// Whether the other way round.
    pub reversed: bool,
}

/// What a pane may be ordered by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SortBy {
    /// The table's own order: names, or for agreements the date of signing.
    #[default]
    Natural,
    /// The day the membership began, or the party was bound.
    Since,
    /// The day the organisation was founded.
    Founded,
    /// The number of members on the date, or of parties; most first.
    Size,
    /// What sort of record it is.
    Type,
    /// The title.
    Title,
}

impl SortBy {
    /// What a pane may be ordered by, in the order `s` takes them.
    #[must_use]
    pub fn choices(role: Role) -> &'static [Self] {
        match role {
            Role::Organisation => &[
                Self::Natural,
                Self::Since,
                Self::Founded,
                Self::Size,
                Self::Type,
            ],
            Role::Member => &[Self::Natural, Self::Since],
            Role::Agreement => &[Self::Natural, Self::Title, Self::Type, Self::Size],
        }
    }

    /// The word the pane's title shows, given the pane.
    #[must_use]
    pub fn word(self, role: Role) -> &'static str {
        match (self, role) {
            (Self::Natural, Role::Agreement) => "date",
            (Self::Natural, _) => "name",
            (Self::Since, _) => "since",
            (Self::Founded, _) => "founded",
            (Self::Size, Role::Agreement) => "parties",
            (Self::Size, _) => "members",
            (Self::Type, _) => "type",
            (Self::Title, _) => "title",
        }
    }
}

impl Place {
    /// The whole dataset on a date, nothing selected, the organisations in focus.
    #[must_use]
    pub fn start(as_of: AsOf) -> Self {
        Self {
            as_of,
            dated: as_of,
            selection: Selection::default(),
            panes: Default::default(),
            page: None,
            detail_offset: 0,
            views: Views::default(),
        }
    }

    /// What a pane remembers of itself.
    #[must_use]
    pub fn pane(&self, role: Role) -> &PaneState {
        &self.panes[role.index()]
    }

    /// The same, to change.
    pub(super) fn pane_mut(&mut self, role: Role) -> &mut PaneState {
        &mut self.panes[role.index()]
    }
}
