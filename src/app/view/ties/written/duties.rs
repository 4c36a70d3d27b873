//! What is owed, strongest first, what is worded alike on one line.

use super::{Writer, scale};
use crate::{
    app::document::{Paragraph, Tone},
    model::{Certainty, Entity, ObligationKind, obligation::article},
    query::ties::{Between, Duty},
};

const FROZEN: &str = " · participation suspended or frozen";

impl Writer<'_> {
    pub(super) fn duty(&self, paragraph: &mut Paragraph, duty: Duty) {
        let obligation = duty.obligation(self.atlas);
        let tone = if duty.suspended.is_some() || duty.former {
            Tone::Faint
        } else {
            Tone::Heading
        };
        paragraph
            .say(tone, scale(obligation.strength))
            .say(Tone::Plain, format!(" {}", obligation.strength.words()))
            .say(Tone::Faint, " · ");
        let agreement = Entity::Agreement(duty.agreement);
        paragraph.link(agreement, self.name(agreement));
        if let Some(text) = &obligation.article {
            paragraph.say(Tone::Plain, format!(", {}", article(text)));
        }
        if duty.certainty == Certainty::Unclear {
            paragraph.say(Tone::Warning, " ~unclear on this date");
        }
        if duty.former {
            paragraph.say(Tone::Warning, " (ended)");
        }
        if let Some(leg) = duty.suspension(self.atlas) {
            let since = leg.since.map_or(String::new(), |d| format!(" since {d}"));
            paragraph.say(Tone::Warning, format!(" suspended{since}"));
        }
        if duty.frozen.is_some() {
            paragraph.say(Tone::Warning, FROZEN);
        }
    }

    /// What one owes the other, strongest first.
    pub(super) fn owed(&self, by: Entity, to: Entity, found: &Between) -> Vec<Duty> {
        let mut duties: Vec<Duty> = found
            .agreements
            .iter()
            .flat_map(|bond| &bond.duties)
            .copied()
            .filter(|d| d.by == by && d.toward == to)
            .collect();
        duties.sort_by_key(|d| {
            let obligation = d.obligation(self.atlas);
            (
                d.suspended.is_some() || d.former,
                d.weight(self.atlas).map_or(9, |w| w as u8),
                obligation.kind,
                obligation.strength,
                d.frozen.is_some(),
                d.agreement,
                d.nth,
            )
        });
        duties
    }

    /// Duties of one kind and wording share a line; the softer ones are cut short.
    pub(super) fn duties(&mut self, duties: &[Duty]) {
        if duties.is_empty() {
            self.line(Tone::Faint, "Nothing, by what is in force in this dataset.");
        }
        let key = |d: &Duty| {
            let obligation = d.obligation(self.atlas);
            let apart = d.suspended.is_some() || d.former;
            let one_by_one = apart || obligation.kind == ObligationKind::Defense;
            let own = one_by_one.then_some((d.agreement, d.nth));
            let frozen = d.frozen.is_some();
            (
                obligation.kind,
                obligation.strength,
                frozen,
                d.certainty,
                own,
            )
        };
        let groups: Vec<Vec<Duty>> = duties
            .chunk_by(|a, b| key(a) == key(b))
            .map(<[Duty]>::to_vec)
            .collect();
        for group in groups {
            self.duties_alike(&group);
        }
    }

    fn duties_alike(&mut self, duties: &[Duty]) {
        const SHOWN: usize = 6;
        let Some(first) = duties.first().copied() else {
            return;
        };
        let mut paragraph = Paragraph::new(1, 24);
        let kind = first.obligation(self.atlas).kind.words();
        paragraph.say(Tone::Strong, format!("{kind:<16}"));
        if let [one] = duties {
            self.duty(&mut paragraph, *one);
            self.document.push(paragraph);
            return;
        }
        let strength = first.obligation(self.atlas).strength;
        paragraph
            .say(Tone::Heading, scale(strength))
            .say(Tone::Plain, format!(" {}", strength.words()))
            .say(Tone::Faint, " · ");
        // Two clauses of one article read the same here.
        let mut clauses: Vec<_> = duties
            .iter()
            .map(|d| (d.agreement, d.obligation(self.atlas).article.as_deref()))
            .collect();
        clauses.dedup();
        for (n, (agreement, text)) in clauses.iter().take(SHOWN).enumerate() {
            if n > 0 {
                paragraph.say(Tone::Faint, "; ");
            }
            let agreement = Entity::Agreement(*agreement);
            paragraph.link(agreement, self.name(agreement));
            if let Some(text) = text {
                paragraph.say(Tone::Plain, format!(", {}", article(text)));
            }
        }
        if let Some(more) = clauses.len().checked_sub(SHOWN).filter(|n| *n > 0) {
            paragraph.say(Tone::Faint, format!("; and {more} more"));
        }
        if first.frozen.is_some() {
            paragraph.say(Tone::Warning, FROZEN);
        }
        if first.certainty == Certainty::Unclear {
            paragraph.say(Tone::Warning, " ~unclear on this date");
        }
        self.document.push(paragraph);
    }
}
