//! Of one: who must help it, whom it must help.

use super::{Writer, scale};
use crate::{
    app::{
        document::{Paragraph, Tone},
        view::ties::ADVICE,
    },
    model::{Entity, Strength},
    query::ties::{Duty, Helper, Weight, defenders, defends},
};

impl Writer<'_> {
    /// Who must help one, and whom it must help.
    pub(in crate::app::view::ties) fn one(&mut self, one: Entity) {
        let of = self.name(one);
        let helpers = defenders(self.atlas, one, self.as_of);
        self.helpers(
            &format!("Who must help if {of} is attacked"),
            "Nobody, by what is in this dataset.",
            &helpers,
        );
        let helped = defends(self.atlas, one, self.as_of);
        self.helpers(
            &format!("Whom {of} must help"),
            "Nobody, by what is in this dataset.",
            &helped,
        );
        self.document.gap();
        self.scales();
        self.line(Tone::Faint, ADVICE);
    }

    fn scales(&mut self) {
        let mut paragraph = Paragraph::new(1, 3);
        paragraph.say(Tone::Faint, "Wording, strongest first:");
        for strength in Strength::ALL {
            paragraph.say(
                Tone::Faint,
                format!("  {} {}", scale(*strength), strength.words()),
            );
        }
        self.document.push(paragraph);
    }

    fn helpers(&mut self, heading: &str, none: &str, helpers: &[Helper]) {
        self.document.heading(heading.to_owned());
        if helpers.is_empty() {
            self.line(Tone::Faint, none);
        }
        for weight in Weight::ALL {
            let mut clauses: Vec<(Duty, Vec<&Helper>)> = Vec::new();
            for helper in helpers.iter().filter(|h| h.weight == weight) {
                let Some(duty) = helper.duties.first().copied() else {
                    continue;
                };
                let same = |other: &Duty| {
                    (other.agreement, other.nth, other.suspended, other.certainty)
                        == (duty.agreement, duty.nth, duty.suspended, duty.certainty)
                };
                match clauses.iter_mut().find(|(d, _)| same(d)) {
                    Some((_, all)) => all.push(helper),
                    None => clauses.push((duty, vec![helper])),
                }
            }
            clauses.sort_by_key(|(duty, all)| {
                (
                    duty.suspended.is_some(),
                    duty.obligation(self.atlas).strength,
                    std::cmp::Reverse(all.len()),
                )
            });
            if !clauses.is_empty() {
                let count: usize = clauses.iter().map(|(_, all)| all.len()).sum();
                let mut paragraph = Paragraph::new(1, 3);
                let words = match (weight, heading.starts_with("Whom")) {
                    (Weight::Defence, true) => "it is obliged to defend",
                    (weight, _) => weight.heading(),
                };
                paragraph.say(Tone::Strong, format!("{words}: {count}"));
                self.document.push(paragraph);
            }
            for (duty, all) in clauses {
                self.clause(duty, &all);
            }
        }
    }

    /// One clause, and all whom it binds.
    fn clause(&mut self, duty: Duty, all: &[&Helper]) {
        let mut paragraph = Paragraph::new(2, 9);
        self.duty(&mut paragraph, duty);
        self.document.push(paragraph);
        let mut paragraph = Paragraph::new(9, 9);
        if all.len() > 1 {
            paragraph.say(Tone::Faint, format!("{}: ", all.len()));
        }
        for (n, helper) in all.iter().enumerate() {
            if n > 0 {
                paragraph.say(Tone::Faint, ", ");
            }
            paragraph.link(helper.actor, self.name(helper.actor));
            if helper.duties.iter().any(|d| d.frozen.is_some()) {
                paragraph.say(Tone::Warning, " (frozen)");
            }
        }
        self.document.push(paragraph);
    }
}
