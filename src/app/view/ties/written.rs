//! The lines of the ties: duties by strength, shared organisations, the chain, what ended.

mod chain;
mod duties;
mod one;
mod two;

use super::mark;
use crate::{
    app::{
        document::{Document, Paragraph, Tone},
        record::name,
    },
    model::{AsOf, Entity, Strength},
    store::Atlas,
};

/// The strength of a wording on a scale of six.
#[must_use]
pub fn scale(strength: Strength) -> String {
    let least = Strength::ALL.len();
    let at = Strength::ALL
        .iter()
        .position(|s| *s == strength)
        .unwrap_or(least);
    let full = least - at;
    let steps = (0..least).map(|n| if n < full { mark::FULL } else { mark::EMPTY });
    steps.collect()
}

/// Writes the document.
pub(super) struct Writer<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) as_of: AsOf,
    pub(super) document: Document,
}

impl Writer<'_> {
    pub(in crate::app::view::ties) fn line(&mut self, tone: Tone, text: impl Into<String>) {
        let mut paragraph = Paragraph::new(1, 3);
        paragraph.say(tone, text);
        self.document.push(paragraph);
    }

    pub(super) fn name(&self, entity: Entity) -> String {
        name(self.atlas, entity, self.as_of).to_owned()
    }
}
