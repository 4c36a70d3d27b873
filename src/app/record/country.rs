//! A country's page.

use super::{Writer, labelled, names_of, phrases, stances};
use crate::{
    app::document::{Paragraph, Tone},
    model::{CountryIx, CountryStatus, Entity, NameKind, country::CountryLinkKind},
    query::standing::of_party,
};

pub(super) fn write(writer: &mut Writer<'_>, ix: CountryIx) {
    let atlas = writer.atlas;
    let country = atlas.country(ix);
    let entity = Entity::Country(ix);
    let mut title = Paragraph::new(0, 2);
    title.say(Tone::Heading, country.name_on(writer.as_of));
    if country.name_on(writer.as_of) != &*country.name {
        title.say(Tone::Faint, format!(", today {}", country.name));
    }
    if let Some(official) = &country.official {
        title.say(Tone::Faint, format!("  {official}"));
    }
    writer.cite(&mut title, &country.sources);
    writer.push(title);
    writer.gap();

    writer.field("status", status(country.status));
    let life = match (country.from, country.to) {
        (None, None) => String::new(),
        (from, to) => [
            from.map(|d| format!("since {d}")),
            to.map(|d| format!("ended {d}")),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", "),
    };
    writer.field("as a state", life);
    let region = [country.region.as_deref(), country.subregion.as_deref()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>();
    writer.field("region", region.join(" · "));
    let codes = [
        country.alpha2.as_ref().map(|c| format!("ISO {c}")),
        country
            .alpha3
            .as_ref()
            .map(std::string::ToString::to_string),
        country
            .numeric
            .as_ref()
            .map(std::string::ToString::to_string),
        country.cow.map(|c| format!("COW {c}")),
    ];
    writer.field(
        "codes",
        codes.into_iter().flatten().collect::<Vec<_>>().join(" · "),
    );
    writer.field("own name", names_of(&country.names, &[NameKind::Native]));
    writer.field(
        "former names",
        names_of(&country.names, &[NameKind::Former]),
    );
    writer.field(
        "also",
        names_of(
            &country.names,
            &[NameKind::Alias, NameKind::Common, NameKind::Abbreviation],
        ),
    );
    writer.field("people", names_of(&country.names, &[NameKind::Demonym]));
    for link in &country.links {
        let label = match link.kind {
            CountryLinkKind::ContinuatorOf => "continues",
            CountryLinkKind::SuccessorOf => "succeeds",
            CountryLinkKind::MergedInto => "merged into",
            CountryLinkKind::SplitFrom => "split from",
        };
        let mut line = labelled(label);
        writer.mention(&mut line, &link.id);
        writer.push(line);
    }

    memberships(writer, entity);
    treaties(writer, entity);
    stances(writer, &country.id);
}

fn status(status: CountryStatus) -> &'static str {
    match status {
        CountryStatus::UnMember => "member of the United Nations",
        CountryStatus::UnObserver => "observer state at the United Nations",
        CountryStatus::PartlyRecognised => "recognised by some states only",
        CountryStatus::Associated => "in free association",
        CountryStatus::Dependent => "dependent territory",
        CountryStatus::Historic => "historic state",
    }
}

/// Every spell of a member, by organisation; shared with organisations that are members.
pub(super) fn memberships(writer: &mut Writer<'_>, member: Entity) {
    let atlas = writer.atlas;
    let links = atlas.memberships(member);
    if links.is_empty() {
        return;
    }
    writer.heading(format!("Memberships ({})", links.len()));
    for link in links {
        let mut line = Paragraph::new(0, 4);
        line.link(
            Entity::Organisation(link.organisation),
            atlas.organisation(link.organisation).label(),
        );
        line.say(Tone::Plain, "  ");
        phrases::spell(writer, &mut line, atlas.spell(*link));
        writer.push(line);
    }
}

/// Every agreement of an actor, by date; shared with organisations that are parties.
pub(super) fn treaties(writer: &mut Writer<'_>, actor: Entity) {
    let atlas = writer.atlas;
    let links = atlas.treaties(actor);
    if links.is_empty() {
        return;
    }
    writer.heading(format!("Agreements ({})", links.len()));
    for link in links {
        let agreement = atlas.agreement(link.agreement);
        let mut line = Paragraph::new(0, 4);
        let date = agreement.date().map_or(String::new(), |d| d.to_string());
        line.say(Tone::Faint, format!("{date:<11} "));
        line.link(Entity::Agreement(link.agreement), agreement.label());
        line.say(Tone::Plain, "  ");
        let standing = of_party(*link, writer.as_of);
        phrases::party(writer, &mut line, atlas.party(*link), standing);
        writer.push(line);
    }
}
