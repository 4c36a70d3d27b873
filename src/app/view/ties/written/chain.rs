//! The shortest chain from one to another.

use super::Writer;
use crate::{
    app::{
        document::{Paragraph, Tone},
        view::ties::{Chain, mark},
    },
    model::Entity,
    query::path::{Reach, Step, path},
};

impl Writer<'_> {
    pub(super) fn chain(&mut self, one: Entity, other: Entity, chain: Chain) {
        let reach = match chain {
            Chain::Selective => Reach::Selective,
            Chain::Universal => Reach::Universal,
        };
        let steps = path(self.atlas, one, other, reach, self.as_of);
        let without = match chain {
            Chain::Selective => "without what nearly all belong to",
            Chain::Universal => "with what nearly all belong to",
        };
        self.document.gap();
        let mut paragraph = Paragraph::new(0, 2);
        paragraph
            .say(Tone::Heading, "Shortest chain")
            .say(Tone::Faint, format!("  {without}"));
        self.document.push(paragraph);
        let Some(steps) = steps else {
            self.line(Tone::Faint, "None in this dataset on this date.");
            return;
        };
        let mut paragraph = Paragraph::new(1, 3);
        paragraph
            .say(Tone::Heading, format!("{} ", mark::STOP))
            .link(one, self.name(one));
        self.document.push(paragraph);
        for step in &steps {
            self.step(step);
        }
    }

    fn step(&mut self, step: &Step) {
        const SHOWN: usize = 4;
        let mut paragraph = Paragraph::new(1, 5);
        paragraph.say(Tone::Heading, format!("{}   ", mark::LINK));
        for (n, via) in step.via.iter().take(SHOWN).enumerate() {
            if n > 0 {
                paragraph.say(Tone::Faint, ", ");
            }
            paragraph.link(*via, self.name(*via));
        }
        if let Some(more) = step.via.len().checked_sub(SHOWN).filter(|n| *n > 0) {
            paragraph.say(Tone::Faint, format!(" and {more} more"));
        }
        self.document.push(paragraph);
        let mut paragraph = Paragraph::new(1, 3);
        paragraph
            .say(Tone::Heading, format!("{} ", mark::STOP))
            .link(step.to, self.name(step.to));
        self.document.push(paragraph);
    }
}
