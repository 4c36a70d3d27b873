//! The selection: pins, path and focus. One selection drives every pane and every view.
//!
//! The rule: a pane lists what is linked to all of the pins of the other panes, the path rows
//! before it, and, if it is neither focused nor on the path, the cursor.

use crate::{
    model::Entity,
    query::{Role, Row},
};

/// Pins, path and focus.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Selection {
    /// Rows marked to stay, in entity order, so that the order of pinning cannot matter.
    pins: Vec<Row>,
    /// The rows the user came through, pane by pane; never two of one pane.
    path: Vec<Row>,
    /// The pane with the cursor; never on the path.
    focus: Role,
}

impl Default for Selection {
    fn default() -> Self {
        Self {
            pins: Vec::new(),
            path: Vec::new(),
            focus: Role::Organisation,
        }
    }
}

impl Selection {
    /// A selection with a pane in focus and rows pinned.
    #[must_use]
    pub fn new(focus: Role, pins: impl IntoIterator<Item = Row>) -> Self {
        let mut selection = Self {
            focus,
            ..Self::default()
        };
        for pin in pins {
            if !selection.is_pinned(pin) {
                selection.toggle_pin(pin);
            }
        }
        selection
    }

    /// A selection reached by going through rows, pane by pane, to the one in focus.
    #[must_use]
    pub fn through(path: &[Row], focus: Role, pins: impl IntoIterator<Item = Row>) -> Self {
        let begin = path.first().map_or(focus, |row| row.role);
        let mut selection = Self::new(begin, pins);
        for (n, row) in path.iter().enumerate() {
            let next = path.get(n + 1).map_or(focus, |next| next.role);
            selection.go(next, Some(row.entity));
        }
        selection
    }

    /// The pane with the cursor.
    #[must_use]
    pub fn focus(&self) -> Role {
        self.focus
    }

    /// The pinned rows, sorted.
    #[must_use]
    pub fn pins(&self) -> &[Row] {
        &self.pins
    }

    /// The rows the user came through.
    #[must_use]
    pub fn path(&self) -> &[Row] {
        &self.path
    }

    /// Whether a row is pinned.
    #[must_use]
    pub fn is_pinned(&self, row: Row) -> bool {
        self.pins.binary_search(&row).is_ok()
    }

    /// The row of a pane that is on the path, if it is.
    #[must_use]
    pub fn on_path(&self, role: Role) -> Option<Entity> {
        self.path
            .iter()
            .find(|row| row.role == role)
            .map(|row| row.entity)
    }

    /// The rows a pane's list must all be linked to, given the cursor of the focused pane.
    #[must_use]
    pub fn constraints(&self, role: Role, cursor: Option<Entity>) -> Vec<Row> {
        let mut rows: Vec<Row> = self
            .pins
            .iter()
            .copied()
            .filter(|pin| pin.role != role)
            .collect();
        rows.extend(self.path.iter().copied().take_while(|row| row.role != role));
        if role != self.focus && self.on_path(role).is_none() {
            rows.extend(cursor.map(|entity| Row {
                role: self.focus,
                entity,
            }));
        }
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// Goes to a pane: back to it if it is on the path, else narrowed by the row that is left.
    ///
    /// Leaving a pane that has no row adds nothing to the path.
    pub(super) fn go(&mut self, to: Role, left: Option<Entity>) {
        if to == self.focus {
            return;
        }
        if let Some(at) = self.path.iter().position(|row| row.role == to) {
            self.path.truncate(at);
        } else if let Some(entity) = left {
            self.path.push(Row {
                role: self.focus,
                entity,
            });
        }
        self.focus = to;
    }

    /// Starts afresh with a pane in focus.
    pub(super) fn open(&mut self, role: Role) {
        *self = Self {
            focus: role,
            ..Self::default()
        };
    }

    /// Pins a row, or takes its pin away.
    pub(super) fn toggle_pin(&mut self, row: Row) {
        match self.pins.binary_search(&row) {
            Ok(at) => {
                self.pins.remove(at);
            }
            Err(at) => self.pins.insert(at, row),
        }
    }

    /// Forgets the path; false if there was none.
    pub(super) fn drop_path(&mut self) -> bool {
        !std::mem::take(&mut self.path).is_empty()
    }

    /// Takes every pin away; false if there was none.
    pub(super) fn drop_pins(&mut self) -> bool {
        !std::mem::take(&mut self.pins).is_empty()
    }
}
