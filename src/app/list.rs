//! What the panes list: rows under headings, and the lines they take.

use std::collections::BTreeMap;

use super::place::Sort;
use crate::{
    model::{AsOf, Entity},
    query::{Role, Row, linked::Group},
};

/// What the three panes list.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    pub(super) panes: [List; 3],
}

impl Lists {
    /// What a pane lists.
    #[must_use]
    pub fn pane(&self, role: Role) -> &List {
        &self.panes[role.index()]
    }
}

/// What one pane lists, and what that was asked for.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The rows every entity is linked to.
    pub constraints: Vec<Row>,
    /// The entities, in the order shown.
    pub entities: Vec<Entity>,
    /// The headings, in the order shown; one without words if there is none.
    pub sections: Vec<Section>,
    /// The row with the cursor or on the path; `None` if the pane has neither or is empty.
    pub cursor: Option<usize>,
    /// What the filter's text fits best.
    pub(super) best: Option<Entity>,
    /// By which name each answers to the filter's text, if by another than its rows show.
    pub(super) answered: BTreeMap<Entity, Box<str>>,
    /// How many rows there would be without the filter.
    pub unfiltered: usize,
    /// What the list follows from, to know when it must be made again.
    pub(super) made_for: Option<Recipe>,
}

/// What a list follows from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Recipe {
    pub(super) constraints: Vec<Row>,
    pub(super) as_of: AsOf,
    pub(super) filter: String,
    pub(super) sort: Sort,
}

/// Rows under one heading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Section {
    /// What they have in common.
    pub group: Group,
    /// The first of them.
    pub start: usize,
    /// How many they are.
    pub len: usize,
}

/// One line of a pane.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line {
    /// A heading.
    Heading(Section),
    /// A row, by its position.
    Row(usize),
}

impl List {
    /// The entity at a row.
    #[must_use]
    pub fn entity(&self, row: usize) -> Option<Entity> {
        self.entities.get(row).copied()
    }

    /// The name by which an entity answers to the filter's text, where its row shows another.
    #[must_use]
    pub fn answered(&self, entity: Entity) -> Option<&str> {
        self.answered.get(&entity).map(|name| &**name)
    }

    /// The entity with the cursor.
    #[must_use]
    pub fn current(&self) -> Option<Entity> {
        self.cursor.and_then(|row| self.entity(row))
    }

    /// Whether headings are shown: they are unless all rows are plain or full members.
    #[must_use]
    pub fn has_headings(&self) -> bool {
        self.sections.len() > 1 || self.sections.first().is_some_and(|s| !s.group.is_counted())
    }

    /// How many lines the list takes.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.entities.len()
            + if self.has_headings() {
                self.sections.len()
            } else {
                0
            }
    }

    /// The line a row stands on.
    #[must_use]
    pub fn line_of(&self, row: usize) -> usize {
        if !self.has_headings() {
            return row;
        }
        row + self.sections.iter().filter(|s| s.start <= row).count()
    }

    /// What stands on a line; `None` beyond the last.
    #[must_use]
    pub fn line(&self, line: usize) -> Option<Line> {
        if !self.has_headings() {
            return (line < self.entities.len()).then_some(Line::Row(line));
        }
        for (n, section) in self.sections.iter().enumerate() {
            let heading = section.start + n;
            if line == heading {
                return Some(Line::Heading(*section));
            }
            if line <= heading + section.len {
                return Some(Line::Row(line - n - 1));
            }
        }
        None
    }

    /// How many rows may be counted without saying more: full members, parties, plain rows.
    #[must_use]
    pub fn counted(&self) -> usize {
        self.sections
            .iter()
            .filter(|s| s.group.is_counted())
            .map(|s| s.len)
            .sum()
    }

    /// The group a row belongs to.
    #[must_use]
    pub fn group(&self, row: usize) -> Group {
        let section = self
            .sections
            .iter()
            .find(|s| (s.start..s.start + s.len).contains(&row));
        section.map_or(Group::Plain, |s| s.group)
    }
}
