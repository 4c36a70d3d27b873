//! The lines of the ties: duties by strength, shared organisations, the chain, what ended.

use super::{Chain, Ended, mark};
use crate::{
    app::{
        document::{Document, Paragraph, Tone},
        record::name,
    },
    model::{AsOf, Certainty, Entity, ObligationKind, PartialDate, Strength},
    query::{
        Role, Row,
        changes::article,
        linked::linked,
        path::{BROAD, Reach, Step, path},
        ties::{Between, Bond, Duty, Helper, Weight, between, defenders, defends},
    },
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
    pub(super) fn line(&mut self, tone: Tone, text: impl Into<String>) {
        let mut paragraph = Paragraph::new(1, 3);
        paragraph.say(tone, text);
        self.document.push(paragraph);
    }

    fn name(&self, entity: Entity) -> String {
        name(self.atlas, entity, self.as_of).to_owned()
    }

    /// Who must help one, and whom it must help.
    pub(super) fn one(&mut self, one: Entity) {
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
        self.line(
            Tone::Faint,
            "Pin two countries (Space) to see what binds them.",
        );
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

    fn duty(&self, paragraph: &mut Paragraph, duty: Duty) {
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
            paragraph.say(Tone::Warning, " · participation suspended or frozen");
        }
    }

    /// What binds two.
    pub(super) fn two(&mut self, one: Entity, other: Entity, reading: (Chain, Ended)) {
        let found = between(self.atlas, one, other, self.as_of);
        let (owed, back) = (self.owed(one, other, &found), self.owed(other, one, &found));
        let same = |a: &Duty, b: &Duty| {
            (a.agreement, a.nth, a.suspended) == (b.agreement, b.nth, b.suspended)
        };
        let (a, b) = (self.name(one), self.name(other));
        if owed.len() == back.len() && owed.iter().zip(&back).all(|(x, y)| same(x, y)) {
            self.document
                .heading(format!("What {a} and {b} owe each other"));
            self.duties(&owed);
        } else {
            self.document.heading(format!("What {a} owes {b}"));
            self.duties(&owed);
            self.document.heading(format!("What {b} owes {a}"));
            self.duties(&back);
        }
        self.organisations(&found);
        self.stances(&found);
        self.chain(one, other, reading.0);
        self.agreements(&found, reading.1);
        self.ended(&found, reading.1);
    }

    /// What one owes the other, strongest first.
    fn owed(&self, by: Entity, to: Entity, found: &Between) -> Vec<Duty> {
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
                d.agreement,
                d.nth,
            )
        });
        duties
    }

    /// Duties of one kind and wording share a line; the softer ones are cut short.
    fn duties(&mut self, duties: &[Duty]) {
        if duties.is_empty() {
            self.line(Tone::Faint, "Nothing, by what is in force in this dataset.");
        }
        let key = |d: &Duty| {
            let obligation = d.obligation(self.atlas);
            let apart = d.suspended.is_some() || d.former || d.frozen.is_some();
            let one_by_one = apart || obligation.kind == ObligationKind::Defense;
            let own = one_by_one.then_some((d.agreement, d.nth));
            (obligation.kind, obligation.strength, d.certainty, own)
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
        for (n, duty) in duties.iter().take(SHOWN).enumerate() {
            if n > 0 {
                paragraph.say(Tone::Faint, "; ");
            }
            let agreement = Entity::Agreement(duty.agreement);
            paragraph.link(agreement, self.name(agreement));
            if let Some(text) = &duty.obligation(self.atlas).article {
                paragraph.say(Tone::Plain, format!(", {}", article(text)));
            }
        }
        if let Some(more) = duties.len().checked_sub(SHOWN).filter(|n| *n > 0) {
            paragraph.say(Tone::Faint, format!("; and {more} more"));
        }
        if first.certainty == Certainty::Unclear {
            paragraph.say(Tone::Warning, " ~unclear on this date");
        }
        self.document.push(paragraph);
    }

    fn organisations(&mut self, found: &Between) {
        let (mut few, mut all): (Vec<Entity>, usize) = (Vec::new(), 0);
        for shared in &found.organisations {
            if self.atlas.organisation(shared.organisation).universal {
                all += 1;
            } else {
                few.push(Entity::Organisation(shared.organisation));
            }
        }
        self.document
            .heading(format!("Shared organisations {}", few.len() + all));
        let mut paragraph = Paragraph::new(1, 3);
        for (n, body) in few.iter().enumerate() {
            if n > 0 {
                paragraph.say(Tone::Faint, ", ");
            }
            paragraph.link(*body, self.name(*body));
        }
        if all > 0 {
            let and = if few.is_empty() { "" } else { " and " };
            paragraph.say(
                Tone::Faint,
                format!("{and}{all} to which nearly all belong"),
            );
        }
        if few.is_empty() && all == 0 {
            paragraph.say(Tone::Faint, "None on this date.");
        }
        self.document.push(paragraph);
    }

    /// The agreements in common, those of few parties first; the broad ones folded.
    fn agreements(&mut self, found: &Between, ended: Ended) {
        let count = found.agreements.len();
        self.document
            .heading(format!("Agreements in common {count}"));
        if count == 0 {
            self.line(Tone::Faint, "None on this date.");
        }
        // Of an agreement that binds an organisation's members, they are the parties.
        let parties = |bond: &Bond| {
            let own = self.atlas.parties(bond.agreement).len();
            if own > 0 {
                return own;
            }
            let row = Row {
                role: Role::Agreement,
                entity: Entity::Agreement(bond.agreement),
            };
            linked(self.atlas, Role::Member, &[row], self.as_of).len()
        };
        let mut bonds: Vec<(usize, &Bond)> =
            found.agreements.iter().map(|b| (parties(b), b)).collect();
        bonds.sort_by_key(|(n, bond)| (*n > 2, *n > BROAD, bond.agreement));
        let broad = bonds.partition_point(|(n, _)| *n <= BROAD);
        for (n, (_, bond)) in bonds.iter().enumerate() {
            if n == broad && ended == Ended::Folded {
                let more = count - broad;
                self.line(
                    Tone::Faint,
                    format!(
                        "{} and {more} with more than {BROAD} parties (x lists them)",
                        mark::FOLDED
                    ),
                );
                break;
            }
            self.bond(bond);
        }
    }

    fn bond(&mut self, bond: &Bond) {
        let record = self.atlas.agreement(bond.agreement);
        let mut paragraph = Paragraph::new(1, 13);
        let date = record.date().map_or(String::new(), |d| d.to_string());
        paragraph.say(Tone::Plain, format!("{date:<11}"));
        let entity = Entity::Agreement(bond.agreement);
        paragraph.link(entity, self.name(entity));
        paragraph.say(Tone::Faint, format!(" · {}", record.kind.words()));
        let over = |end: &PartialDate| {
            let days = self.as_of.days();
            days.is_none_or(|(first, _)| end.last() <= first)
        };
        if let Some(end) = record.ended.filter(over) {
            paragraph.say(Tone::Faint, format!(" · ended {end}"));
        } else if !bond.binds() {
            paragraph.say(Tone::Warning, " · not in force for both");
        }
        self.document.push(paragraph);
    }

    fn stances(&mut self, found: &Between) {
        if found.stances.is_empty() {
            return;
        }
        self.document.heading("Positions, as stated");
        for stance in found
            .stances
            .iter()
            .filter_map(|n| self.atlas.stances.get(*n))
        {
            let who = stance
                .attributed
                .first()
                .map_or(String::new(), |voice| format!(" ({})", voice.who));
            let mut paragraph = Paragraph::new(1, 3);
            paragraph
                .say(Tone::Plain, &*stance.position)
                .say(Tone::Faint, who);
            self.document.push(paragraph);
        }
    }

    fn ended(&mut self, found: &Between, ended: Ended) {
        let count = found.ended.len();
        if count == 0 {
            return;
        }
        match ended {
            Ended::Folded => {
                self.document.gap();
                self.line(
                    Tone::Faint,
                    format!("{} Ended before: {count} (x lists them)", mark::FOLDED),
                );
            }
            Ended::Listed => {
                self.document.heading(format!("▾ Ended before {count}"));
                for bond in &found.ended {
                    self.bond(bond);
                }
            }
        }
    }

    fn chain(&mut self, one: Entity, other: Entity, chain: Chain) {
        let reach = match chain {
            Chain::Selective => Reach::Selective,
            Chain::Universal => Reach::Universal,
        };
        let steps = path(self.atlas, one, other, reach, self.as_of);
        let without = match chain {
            Chain::Selective => "without what nearly all belong to; u counts it",
            Chain::Universal => "with what nearly all belong to; u leaves it out",
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
