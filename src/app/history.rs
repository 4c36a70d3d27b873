//! Back and forward, as in a browser.

use super::place::Place;

/// How many places back are kept.
const DEPTH: usize = 500;

/// Where the user is, was, and came back from. There is always a here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct History {
    back: Vec<Place>,
    here: Place,
    forward: Vec<Place>,
}

impl History {
    /// A history that begins at a place.
    #[must_use]
    pub fn new(here: Place) -> Self {
        Self {
            back: Vec::new(),
            here,
            forward: Vec::new(),
        }
    }

    /// Where the user is.
    #[must_use]
    pub fn here(&self) -> &Place {
        &self.here
    }

    /// The same, to change: moving about replaces here, and is no step of its own.
    pub(super) fn here_mut(&mut self) -> &mut Place {
        &mut self.here
    }

    /// Remembers here, to come back to, before going somewhere else.
    pub(super) fn leave(&mut self) {
        if self.back.last() == Some(&self.here) {
            return;
        }
        if self.back.len() == DEPTH {
            self.back.remove(0);
        }
        self.back.push(self.here.clone());
        self.forward.clear();
    }

    /// Goes back; false if there is nowhere to go.
    pub(super) fn back(&mut self) -> bool {
        let Some(place) = self.back.pop() else {
            return false;
        };
        self.forward.push(std::mem::replace(&mut self.here, place));
        true
    }

    /// Goes forward; false if there is nowhere to go.
    pub(super) fn forward(&mut self) -> bool {
        let Some(place) = self.forward.pop() else {
            return false;
        };
        self.back.push(std::mem::replace(&mut self.here, place));
        true
    }
}
