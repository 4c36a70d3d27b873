//! The sentences records are told in: a spell, a party, an obligation, a stance.
//!
//! The detail pane and the record page say the same thing in the same words.

use super::Writer;
use crate::{
    app::document::{Paragraph, Tone},
    model::{
        Agreement, AsOf, Certainty, Obligation, PartialDate, PartyStatus, Spell, Stance, Strength,
        spell::{SuspendedBy, Suspension},
    },
    query::standing::{Membership, Standing},
    store::Atlas,
};

/// `member since 2002-10-07, until 2012-12-19 (withdrew)` and what else is known of a spell.
pub fn spell(writer: &mut Writer<'_>, paragraph: &mut Paragraph, spell: &Spell) {
    let status = spell.label.as_deref().unwrap_or(spell.status.word());
    paragraph.say(
        Tone::Plain,
        if spell.founder {
            format!("founding {status}")
        } else {
            status.to_owned()
        },
    );
    match spell.since {
        Some(since) => paragraph.say(Tone::Plain, format!(" since {since}")),
        None => paragraph.say(Tone::Faint, " since an unknown day"),
    };
    if let Some(until) = spell.until {
        let how = spell
            .exit
            .map_or(String::new(), |exit| format!(" ({})", exit.words()));
        paragraph.say(Tone::Warning, format!(", until {until}{how}"));
    }
    if let Some(notice) = spell.notice {
        paragraph.say(Tone::Plain, format!(", notice given {notice}"));
    }
    if let Some(via) = &spell.via {
        paragraph.say(Tone::Plain, ", continuing ");
        writer.mention(paragraph, via);
    }
    for suspension in &spell.suspensions {
        paragraph.say(Tone::Faint, " · ");
        suspended(paragraph, suspension);
    }
    if let Some(pending) = &spell.pending_exit {
        let announced = pending
            .announced
            .map_or(String::new(), |d| format!(" announced {d}"));
        let effective = pending.effective.map_or_else(
            || ", no date known".to_owned(),
            |d| format!(", effective {d}"),
        );
        paragraph.say(Tone::Warning, format!(" · leaving:{announced}{effective}"));
        if let Some(note) = &pending.note {
            paragraph.say(Tone::Plain, format!(" ({note})"));
        }
    }
    if let Some(dispute) = &spell.disputed {
        paragraph.say(Tone::Warning, format!(" · disputed by {}: ", dispute.by));
        paragraph.say(Tone::Plain, &*dispute.view);
    }
    if let Some(note) = &spell.note {
        paragraph.say(Tone::Faint, " · ").say(Tone::Plain, &**note);
    }
    writer.cite(paragraph, &spell.sources);
}

fn suspended(paragraph: &mut Paragraph, suspension: &Suspension) {
    let verb = suspension.label.as_deref().unwrap_or(match suspension.by {
        SuspendedBy::Organisation => "suspended",
        SuspendedBy::Member => "participation frozen by itself",
    });
    let span = match (suspension.since, suspension.until) {
        (Some(since), Some(until)) => format!(" {since} – {until}"),
        (Some(since), None) => format!(" since {since}"),
        (None, Some(until)) => format!(" until {until}"),
        (None, None) => String::new(),
    };
    paragraph.say(Tone::Warning, format!("{verb}{span}"));
    if let Some(scope) = &suspension.scope {
        paragraph.say(Tone::Plain, format!(" ({scope})"));
    }
    if let Some(note) = &suspension.note {
        paragraph.say(Tone::Plain, format!(": {note}"));
    }
}

/// The word beside a row for what a membership is on the date, where it is not plain.
#[must_use]
pub fn membership_mark(atlas: &Atlas, membership: &Membership, as_of: AsOf) -> Option<String> {
    let spell = atlas.spell(membership.spell);
    if membership.disputed {
        return Some("disputed".to_owned());
    }
    if membership.certainty == Certainty::Unclear {
        return Some("~unclear".to_owned());
    }
    if membership.former {
        return spell.until.map(|until| format!("until {until}"));
    }
    if let Some(suspension) = spell.suspension_on(as_of) {
        let frozen = suspension.by == SuspendedBy::Member;
        let word = if frozen { "frozen" } else { "suspended" };
        return Some(suspension.label.as_deref().unwrap_or(word).to_owned());
    }
    spell
        .pending_exit
        .as_ref()
        .filter(|p| announced(p.announced, as_of))
        .map(|_| "leaving".to_owned())
}

/// Whether something announced on a day was known on the date.
fn announced(date: Option<PartialDate>, as_of: AsOf) -> bool {
    match (date, as_of.days()) {
        (Some(date), Some((_, last))) => date.first() <= last,
        _ => true,
    }
}

/// The word beside a row for what a party is on the date, where it is not plain.
#[must_use]
pub fn standing_mark(standing: &Standing) -> Option<&'static str> {
    match (standing.certainty, standing.status) {
        (Certainty::Unclear, _) => Some("~unclear"),
        (_, PartyStatus::Party) => None,
        (_, PartyStatus::Signatory) => Some("signed only"),
        (_, PartyStatus::Consented) => Some("not in force"),
        (_, PartyStatus::Withdrew) => Some("withdrew"),
        (_, PartyStatus::Former) => Some("ended"),
        (_, PartyStatus::Disputed) => Some("disputed"),
    }
}

/// `signed 1949-04-04, ratified 1949-07-25, in force 1949-08-24` and what else is known of a party.
pub fn party(
    writer: &mut Writer<'_>,
    paragraph: &mut Paragraph,
    party: &crate::model::Party,
    standing: Option<Standing>,
) {
    let mut facts: Vec<String> = Vec::new();
    if let Some(date) = party.signed {
        facts.push(format!("signed {date}"));
    }
    match (party.consent, party.consent_by) {
        (Some(date), by) => facts.push(format!(
            "{} {date}",
            by.map_or("consented", crate::model::party::ConsentBy::words)
        )),
        (None, Some(by)) => facts.push(by.words().to_owned()),
        (None, None) => {}
    }
    if let Some(date) = party.in_force {
        facts.push(format!("in force {date}"));
    }
    if let Some(date) = party.notice {
        facts.push(format!("notice {date}"));
    }
    paragraph.say(Tone::Plain, facts.join(", "));
    if let Some(date) = party.withdrew {
        paragraph.say(
            Tone::Warning,
            format!(
                "{}withdrew {date}",
                if facts.is_empty() { "" } else { ", " }
            ),
        );
    }
    if let Some(dispute) = &party.disputed {
        paragraph
            .say(
                Tone::Warning,
                format!(" · disputed by {} since {}: ", dispute.by, dispute.since),
            )
            .say(Tone::Plain, &*dispute.view);
    }
    // These stand there already.
    if let Some(mark) = standing
        .as_ref()
        .and_then(standing_mark)
        .filter(|m| !matches!(*m, "withdrew" | "disputed"))
    {
        paragraph.dot().say(Tone::Warning, mark);
    }
    for reservation in &party.reservations {
        paragraph
            .say(Tone::Faint, " · reservation: ")
            .say(Tone::Plain, &**reservation);
    }
    if let Some(note) = &party.note {
        paragraph.say(Tone::Faint, " · ").say(Tone::Plain, &**note);
    }
    writer.cite(paragraph, &party.sources);
}

/// Whether the strength of an obligation says anything: it is a scale of help, not of restraint.
#[must_use]
pub fn strength_matters(obligation: &Obligation) -> bool {
    use crate::model::ObligationKind::{Assurance, Consultation, Defense, Guarantee, Offense};
    matches!(obligation.kind, Defense | Offense | Guarantee)
        && obligation.strength != Strength::Political
        || matches!(obligation.kind, Assurance | Consultation)
            && obligation.strength == Strength::Political
}

/// One obligation, clause by clause.
pub fn obligation(writer: &mut Writer<'_>, obligation: &Obligation) {
    let mut paragraph = Paragraph::new(0, 4);
    if let Some(article) = &obligation.article {
        let numbered = article.starts_with(|c: char| c.is_ascii_digit() || "IVXLC".contains(c));
        paragraph.say(
            Tone::Strong,
            format!("{}{article}  ", if numbered { "Art. " } else { "" }),
        );
    }
    paragraph.say(Tone::Heading, obligation.kind.words());
    if strength_matters(obligation) {
        paragraph.say(Tone::Faint, format!(" ({})", obligation.strength.words()));
    }
    if let Some(summary) = &obligation.summary {
        paragraph.say(Tone::Plain, format!("  {summary}"));
    }
    writer.push(paragraph);
    let mut more = Paragraph::new(4, 4);
    if let Some(by) = &obligation.by {
        more.say(Tone::Faint, "owed by ");
        writer.mention_all(&mut more, by);
    }
    if let Some(toward) = &obligation.toward {
        more.say(
            Tone::Faint,
            if more.spans.is_empty() {
                "owed to "
            } else {
                " to "
            },
        );
        writer.mention_all(&mut more, toward);
    }
    for (label, text) in [
        ("when", &obligation.trigger),
        ("scope", &obligation.scope),
        ("condition", &obligation.conditional),
    ] {
        if let Some(text) = text {
            more.dot()
                .say(Tone::Faint, format!("{label}: "))
                .say(Tone::Plain, &**text);
        }
    }
    writer.push(more);
    for invoked in &obligation.invoked {
        let mut line = Paragraph::new(4, 6);
        line.say(Tone::Warning, format!("invoked {}", invoked.date));
        if let Some(by) = &invoked.by {
            line.say(Tone::Plain, " by ");
            writer.mention(&mut line, by);
        }
        if let Some(note) = &invoked.note {
            line.say(Tone::Plain, format!(": {note}"));
        }
        writer.push(line);
    }
    for leg in &obligation.suspended {
        let mut line = Paragraph::new(4, 6);
        line.say(Tone::Warning, "suspended");
        if let Some(since) = leg.since {
            line.say(Tone::Warning, format!(" since {since}"));
        }
        if let Some(until) = leg.until {
            line.say(Tone::Warning, format!(" until {until}"));
        }
        for (word, keys) in [(" for ", &leg.by), (" toward ", &leg.toward)] {
            if let Some(keys) = keys {
                line.say(Tone::Plain, word);
                writer.mention_all(&mut line, keys);
            }
        }
        if let Some(note) = &leg.note {
            line.say(Tone::Plain, format!(": {note}"));
        }
        writer.push(line);
    }
}

/// One stance, with every voice.
pub fn stance(writer: &mut Writer<'_>, stance: &Stance) {
    let mut paragraph = Paragraph::new(0, 2);
    writer.mention(&mut paragraph, &stance.subject);
    paragraph.say(Tone::Plain, " on ");
    writer.mention(&mut paragraph, &stance.object);
    paragraph.say(
        Tone::Faint,
        format!(
            ", {}{}",
            stance.topic,
            super::lifetime(stance.from, stance.to)
        ),
    );
    paragraph.say(Tone::Plain, format!(": {}", stance.summary));
    writer.cite(&mut paragraph, &stance.sources);
    writer.push(paragraph);
    for voice in &stance.attributed {
        let mut line = Paragraph::new(2, 4);
        let date = voice.date.map_or(String::new(), |d| format!(", {d}"));
        line.say(Tone::Faint, format!("{}{date}: ", voice.who))
            .say(Tone::Plain, &*voice.says);
        writer.push(line);
    }
}

/// `Moscow, Russia (then Soviet Union)`.
pub fn place(writer: &Writer<'_>, paragraph: &mut Paragraph, agreement: &Agreement) {
    let Some(place) = &agreement.place else {
        return;
    };
    paragraph.say(Tone::Plain, &*place.city);
    if let Some(country) = &place.country {
        paragraph.say(Tone::Plain, ", ");
        writer.mention(paragraph, country);
    }
    if let Some(then) = &place.then {
        paragraph.say(Tone::Faint, format!(" (then {then})"));
    }
}

/// Who signed, for whom, as what.
pub fn signatories(writer: &Writer<'_>, paragraph: &mut Paragraph, agreement: &Agreement) {
    for (n, person) in agreement.signatories.iter().enumerate() {
        if n > 0 {
            paragraph.say(Tone::Plain, "; ");
        }
        paragraph.say(Tone::Strong, &*person.name);
        paragraph.say(Tone::Plain, " for ");
        writer.mention(paragraph, &person.for_);
        if let Some(role) = &person.role {
            paragraph.say(Tone::Faint, format!(", {role}"));
        }
    }
}
