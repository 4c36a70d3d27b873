//! An agreement's page.

use super::{Writer, labelled, names_of, phrases};
use crate::{
    app::document::{Paragraph, Tone},
    model::{Agreement, AgreementIx, Entity, NameKind, agreement::OrganisationRelation},
    query::standing::of_party,
};

pub(super) fn write(writer: &mut Writer<'_>, ix: AgreementIx) {
    let agreement = writer.atlas.agreement(ix);
    let mut title = Paragraph::new(0, 2);
    title.say(Tone::Heading, &*agreement.title);
    writer.cite(&mut title, &agreement.sources);
    writer.push(title);
    writer.gap();

    life(writer, agreement);
    let mut signed_by = labelled("signed by");
    phrases::signatories(writer, &mut signed_by, agreement);
    if !agreement.signatories.is_empty() {
        writer.push(signed_by);
    }
    writer.field("topics", agreement.topics.join(", "));
    let all = [
        NameKind::Common,
        NameKind::Official,
        NameKind::Native,
        NameKind::Former,
        NameKind::Alias,
        NameKind::Abbreviation,
        NameKind::Exonym,
    ];
    writer.field("also", names_of(&agreement.names, &all));
    writer.field("languages", agreement.languages.join(", "));
    if !agreement.depositary.is_empty() {
        let mut line = labelled("depositary");
        writer.mention_all(&mut line, &agreement.depositary);
        writer.push(line);
    }
    writer.field(
        "treaty series",
        agreement.unts.as_deref().unwrap_or_default(),
    );
    if let Some(url) = &agreement.text_url {
        let mut line = labelled("text");
        line.say(Tone::Address, &**url);
        writer.push(line);
    }
    for link in &agreement.organisations {
        let mut line = labelled(relation(link.relation));
        writer.mention(&mut line, &link.id);
        writer.push(line);
    }
    related(writer, agreement);

    if !agreement.obligations.is_empty() {
        writer.heading("Obligations");
        for obligation in &agreement.obligations {
            phrases::obligation(writer, obligation);
        }
    }
    parties(writer, ix);
}

/// The label before the organisation an agreement stands in relation to.
fn relation(relation: OrganisationRelation) -> &'static str {
    match relation {
        OrganisationRelation::Founds => "founds",
        OrganisationRelation::Amends => "amends text of",
        OrganisationRelation::Under => "made under",
    }
}

fn life(writer: &mut Writer<'_>, agreement: &Agreement) {
    writer.field(
        "type",
        format!("{}, {}", agreement.kind.words(), agreement.binding.words()),
    );
    let mut signed = labelled("signed");
    signed.say(
        Tone::Plain,
        agreement
            .signed
            .map_or_else(|| "on an unknown day".to_owned(), |d| d.to_string()),
    );
    if agreement.place.is_some() {
        signed.say(Tone::Plain, " in ");
        phrases::place(writer, &mut signed, agreement);
    }
    writer.push(signed);
    if agreement.never_in_force {
        writer.field("in force", "never");
    } else if let Some(date) = agreement.in_force {
        writer.field("in force", date.to_string());
    }
    if let Some(ended) = agreement.ended {
        let reason = agreement
            .end_reason
            .as_deref()
            .map_or(String::new(), |r| format!(" ({r})"));
        writer.field("ended", format!("{ended}{reason}"));
    }
}

fn related(writer: &mut Writer<'_>, agreement: &Agreement) {
    for link in &agreement.related {
        let Some(entity @ Entity::Agreement(ix)) =
            writer.atlas.find(&format!("agreement/{}", link.id))
        else {
            continue;
        };
        let other = writer.atlas.agreement(ix);
        let mut line = labelled(link.relation.words());
        line.link(entity, other.label());
        if let Some(date) = other.date() {
            line.say(Tone::Faint, format!(", {date}"));
        }
        writer.push(line);
    }
}

fn parties(writer: &mut Writer<'_>, ix: AgreementIx) {
    let atlas = writer.atlas;
    let links = atlas.parties(ix);
    if !links.is_empty() {
        writer.heading(format!("Parties and signatories ({})", links.len()));
    }
    for link in links {
        let mut line = Paragraph::new(0, 4);
        line.link(link.party, super::name(atlas, link.party, writer.as_of));
        line.say(Tone::Plain, "  ");
        let standing = of_party(*link, writer.as_of);
        phrases::party(writer, &mut line, atlas.party(*link), standing);
        writer.push(line);
    }
    if let Some(of) = &atlas.agreement(ix).parties_of {
        writer.heading("Binds");
        let mut line = Paragraph::new(0, 0);
        line.say(Tone::Plain, "every member of ");
        writer.mention(&mut line, &of.organisation);
        writer.push(line);
    }
}
