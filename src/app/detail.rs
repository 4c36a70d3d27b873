//! The detail pane: what the row under the cursor is, and what it is to the rows before it.

use super::{
    document::{Document, Paragraph, Tone},
    record::{Writer, labelled, name, phrases},
};
use crate::{
    model::{AgreementIx, AsOf, CountryIx, Entity, Lifetime, MemberStatus, OrganisationIx},
    query::{
        Role, Row,
        linked::{Group, Link, group, link, linked},
        standing::full_members,
    },
    store::Atlas,
};

/// The title and text of the detail pane for a row, given the rows its list is linked to.
#[must_use]
pub fn detail(
    atlas: &Atlas,
    role: Role,
    entity: Entity,
    rows: &[Row],
    as_of: AsOf,
) -> (String, Document) {
    let mut writer = Writer::new(atlas, as_of);
    for row in rows {
        relation(&mut writer, role, entity, *row);
    }
    match entity {
        Entity::Country(ix) => country(&mut writer, ix),
        Entity::Organisation(ix) => organisation(&mut writer, ix),
        Entity::Agreement(ix) => agreement(&mut writer, ix),
    }
    (
        title(atlas, role, entity, rows, as_of),
        writer.into_document(),
    )
}

/// `Armenia in the CSTO`, or the record's full name.
fn title(atlas: &Atlas, role: Role, entity: Entity, rows: &[Row], as_of: AsOf) -> String {
    let own = name(atlas, entity, as_of);
    let others: Vec<&str> = rows
        .iter()
        .map(|row| name(atlas, row.entity, as_of))
        .collect();
    match (role, entity) {
        (Role::Member, _) if !others.is_empty() => format!("{own} · {}", others.join(" × ")),
        (_, Entity::Organisation(ix)) => {
            let full = atlas.organisation(ix).name_on(as_of);
            if full == own {
                full.to_owned()
            } else {
                format!("{own}, {full}")
            }
        }
        (_, Entity::Agreement(ix)) => atlas.agreement(ix).title.to_string(),
        (_, Entity::Country(ix)) => {
            let country = atlas.country(ix);
            let official = country
                .official
                .as_deref()
                .filter(|_| own == &*country.name);
            official.map_or_else(|| own.to_owned(), |o| format!("{own}, {o}"))
        }
    }
}

/// What a row is to another, in a line.
fn relation(writer: &mut Writer<'_>, role: Role, entity: Entity, row: Row) {
    let atlas = writer.atlas;
    let Some(link) = link(atlas, role, entity, row, writer.as_of) else {
        let mut line = labelled(&clipped(name(atlas, row.entity, writer.as_of)));
        line.say(
            Tone::Faint,
            "no party itself: through an organisation that is",
        );
        writer.push(line);
        return;
    };
    let mut line = labelled(&clipped(name(atlas, row.entity, writer.as_of)));
    match link {
        Link::Membership(membership) => {
            phrases::spell(writer, &mut line, atlas.spell(membership.spell));
        }
        Link::Standing(standing) => match standing.party {
            Some(party) => phrases::party(writer, &mut line, atlas.party(party), Some(standing)),
            None => {
                line.say(Tone::Plain, "bound as a member");
            }
        },
        Link::Founding => {
            let words = founding_words(atlas, entity, row.entity);
            line.say(Tone::Plain, words);
        }
    }
    writer.push(line);
}

/// What an agreement is to an organisation, whichever of the two is the row.
fn founding_words(atlas: &Atlas, a: Entity, b: Entity) -> &'static str {
    let (Entity::Agreement(agreement), Entity::Organisation(body)) =
        (if matches!(a, Entity::Agreement(_)) {
            (a, b)
        } else {
            (b, a)
        })
    else {
        return "";
    };
    let key = &atlas.organisation(body).id;
    let record = atlas.agreement(agreement);
    record
        .organisations
        .iter()
        .find(|o| o.id == *key)
        .map_or("binds its members", |o| o.relation.words())
}

/// `1 member`, `7 members`.
fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// A label cut to the width labels have.
fn clipped(text: &str) -> String {
    let mut chars = text.chars();
    let head: String = chars.by_ref().take(13).collect();
    if chars.next().is_some() {
        format!("{}… ", head.trim_end())
    } else {
        head
    }
}

fn country(writer: &mut Writer<'_>, ix: CountryIx) {
    let atlas = writer.atlas;
    let country = atlas.country(ix);
    let entity = Entity::Country(ix);
    let mut line = Paragraph::new(0, 0);
    let shown = country.name_on(writer.as_of);
    if shown != &*country.name {
        line.dot()
            .say(Tone::Warning, format!("today {}", country.name));
    }
    if let Some(to) = country.to {
        line.dot().say(Tone::Warning, format!("ended {to}"));
    }
    if let Some(subregion) = &country.subregion {
        line.dot().say(Tone::Plain, &**subregion);
    }
    if let Some(code) = &country.alpha3 {
        line.dot().say(Tone::Plain, &**code);
    }
    let rows = [Row {
        role: Role::Member,
        entity,
    }];
    let bodies = linked(atlas, Role::Organisation, &rows, writer.as_of);
    let is_full = |body: &&Entity| {
        group(atlas, Role::Organisation, **body, &rows, writer.as_of)
            == Group::Status(MemberStatus::Member)
    };
    let full = bodies.iter().filter(is_full).count();
    let treaties = linked(atlas, Role::Agreement, &rows, writer.as_of).len();
    line.dot().say(
        Tone::Plain,
        format!("member of {}", counted(full, "organisation")),
    );
    if bodies.len() > full {
        line.dot().say(
            Tone::Plain,
            format!("other ties to {}", bodies.len() - full),
        );
    }
    line.dot().say(Tone::Plain, counted(treaties, "agreement"));
    writer.push(line);
    writer.sources();
    for link in &country.links {
        let words = match link.kind {
            crate::model::country::CountryLinkKind::ContinuatorOf => "continues",
            crate::model::country::CountryLinkKind::SuccessorOf => "succeeds",
            crate::model::country::CountryLinkKind::MergedInto => "merged into",
            crate::model::country::CountryLinkKind::SplitFrom => "split from",
        };
        let mut line = labelled(words);
        writer.mention(&mut line, &link.id);
        writer.push(line);
    }
}

fn organisation(writer: &mut Writer<'_>, ix: OrganisationIx) {
    let organisation = writer.atlas.organisation(ix);
    let mut line = Paragraph::new(0, 0);
    line.say(Tone::Plain, organisation.kind.words());
    if let Some(founded) = organisation.founded {
        let basis = organisation
            .founded_basis
            .map_or(String::new(), |b| format!(" ({})", b.words()));
        line.dot()
            .say(Tone::Plain, format!("founded {founded}{basis}"));
    }
    if let Some(date) = organisation.dissolved {
        line.dot().say(Tone::Warning, format!("dissolved {date}"));
    }
    if let Some(seat) = &organisation.headquarters {
        line.dot().say(Tone::Plain, &*seat.city);
    }
    let count = counted(full_members(writer.atlas, ix, writer.as_of), "member");
    line.dot().say(Tone::Plain, count);
    writer.cite(&mut line, &organisation.sources);
    writer.push(line);
    if let Some(purpose) = &organisation.purpose {
        let mut line = Paragraph::new(0, 0);
        line.say(Tone::Plain, &**purpose);
        writer.push(line);
    }
    writer.sources();
    for link in &organisation.links {
        let mut line = labelled(link.kind.words());
        writer.mention(&mut line, &link.id);
        writer.push(line);
    }
    let key = organisation.id.clone();
    let about: Vec<_> = writer
        .atlas
        .stances
        .iter()
        .filter(|s| s.subject == key || s.object == key)
        .filter(|s| {
            Lifetime {
                from: s.from,
                to: s.to,
            }
            .touches(writer.as_of)
        })
        .collect();
    for stance in about {
        let mut line = labelled("stance");
        let began = stance.from.map_or(String::new(), |d| format!("{d} "));
        let voice = stance
            .attributed
            .first()
            .map_or(String::new(), |v| format!(" ({})", v.who));
        line.say(Tone::Faint, began);
        line.say(
            Tone::Plain,
            format!("{}: {}{voice}", stance.topic, stance.position),
        );
        writer.push(line);
    }
}

fn agreement(writer: &mut Writer<'_>, ix: AgreementIx) {
    let agreement = writer.atlas.agreement(ix);
    let mut line = Paragraph::new(0, 0);
    line.say(Tone::Plain, agreement.kind.words());
    if let Some(date) = agreement.signed {
        line.dot().say(Tone::Plain, format!("signed {date}"));
        if agreement.place.is_some() {
            line.say(Tone::Plain, " in ");
            phrases::place(writer, &mut line, agreement);
        }
    }
    if let Some(date) = agreement.in_force {
        line.dot().say(Tone::Plain, format!("in force {date}"));
    }
    if let Some(date) = agreement.ended {
        line.dot().say(Tone::Warning, format!("ended {date}"));
    }
    let force = agreement.force().words(writer.as_of);
    if !force.is_empty() && force != "ended" {
        line.dot().say(Tone::Warning, force);
    }
    writer.cite(&mut line, &agreement.sources);
    writer.push(line);
    if !agreement.signatories.is_empty() {
        let mut line = labelled("signed by");
        phrases::signatories(writer, &mut line, agreement);
        writer.push(line);
    }
    writer.sources();
    for obligation in &agreement.obligations {
        phrases::obligation(writer, obligation);
    }
    writer.field("topics", agreement.topics.join(", "));
}
