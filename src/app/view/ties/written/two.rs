//! Of two: what they owe each other, share and had in common.

use super::Writer;
use crate::{
    app::{
        document::{Paragraph, Tone},
        view::ties::{Chain, Ended, mark},
    },
    model::{Entity, PartialDate},
    query::{
        Role, Row,
        linked::linked,
        path::BROAD,
        ties::{Between, Bond, Duty, between},
    },
};

impl Writer<'_> {
    /// What binds two.
    pub(in crate::app::view::ties) fn two(
        &mut self,
        one: Entity,
        other: Entity,
        reading: (Chain, Ended),
    ) {
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
                    format!("{} and {more} with more than {BROAD} parties", mark::FOLDED),
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
                    format!("{} Ended before: {count}", mark::FOLDED),
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
}
