//! An organisation's page.

use super::{Writer, country, labelled, names_of, phrases, stances};
use crate::{
    app::document::{Paragraph, Tone},
    model::{Entity, MemberStatus, NameKind, OrganisationIx, OrganisationType, Spell},
    query::standing::full_members,
};

pub(super) fn write(writer: &mut Writer<'_>, ix: OrganisationIx) {
    let atlas = writer.atlas;
    let organisation = atlas.organisation(ix);
    let entity = Entity::Organisation(ix);
    let mut title = Paragraph::new(0, 2);
    title.say(Tone::Heading, organisation.name_on(writer.as_of));
    if let Some(abbreviation) = &organisation.abbreviation {
        title.say(Tone::Heading, format!(" ({abbreviation})"));
    }
    if organisation.name_on(writer.as_of) != &*organisation.name {
        title.say(Tone::Faint, format!(", today {}", organisation.name));
    }
    writer.cite(&mut title, &organisation.sources);
    writer.push(title);
    writer.gap();

    writer.field(
        "purpose",
        organisation.purpose.as_deref().unwrap_or_default(),
    );
    let mut kind = organisation.kind.words().to_owned();
    if organisation.informal {
        kind.push_str(", informal");
    }
    if organisation.universal && organisation.kind != OrganisationType::Universal {
        kind.push_str(", universal");
    }
    writer.field("type", kind);
    if let Some(founded) = organisation.founded {
        let basis = organisation
            .founded_basis
            .map_or(String::new(), |b| format!(" ({})", b.words()));
        let operative = organisation
            .operative
            .map_or(String::new(), |d| format!(", operative {d}"));
        writer.field("founded", format!("{founded}{basis}{operative}"));
    }
    if let Some(date) = organisation.dissolved {
        writer.field("dissolved", date.to_string());
    }
    if let Some(seat) = &organisation.headquarters {
        let mut line = labelled("headquarters");
        line.say(Tone::Plain, &*seat.city);
        if let Some(key) = &seat.country {
            line.say(Tone::Plain, ", ");
            writer.mention(&mut line, key);
        }
        writer.push(line);
    }
    writer.field("region", organisation.region.as_deref().unwrap_or_default());
    writer.field(
        "names",
        names_of(
            &organisation.names,
            &[
                NameKind::Native,
                NameKind::Official,
                NameKind::Common,
                NameKind::Exonym,
            ],
        ),
    );
    writer.field(
        "abbreviations",
        names_of(&organisation.names, &[NameKind::Abbreviation]),
    );
    writer.field(
        "former names",
        names_of(&organisation.names, &[NameKind::Former]),
    );
    writer.field("also", names_of(&organisation.names, &[NameKind::Alias]));
    if let Some(parent) = &organisation.parent {
        let mut line = labelled("part of");
        writer.mention(&mut line, parent);
        writer.push(line);
    }
    for link in &organisation.links {
        let mut line = labelled(link.kind.words());
        writer.mention(&mut line, &link.id);
        writer.push(line);
    }
    writer.field(
        "counting",
        organisation.count_basis.as_deref().unwrap_or_default(),
    );
    if let Some(website) = &organisation.website {
        let mut line = labelled("website");
        line.say(Tone::Address, &**website);
        writer.push(line);
    }

    members(writer, ix);
    agreements(writer, ix);
    country::memberships(writer, entity);
    stances(writer, &organisation.id);
}

/// Every spell since the founding, by status, those that last first.
fn members(writer: &mut Writer<'_>, ix: OrganisationIx) {
    let atlas = writer.atlas;
    let on_date = full_members(atlas, ix, writer.as_of);
    for status in MemberStatus::ALL {
        for (heading, lasting) in [
            (status.plural().to_owned(), true),
            (format!("former {}", status.plural()), false),
        ] {
            let links = atlas.members(ix).iter();
            let spells: Vec<_> = links
                .filter(|l| is_in(atlas.spell(**l), status, lasting))
                .collect();
            if spells.is_empty() {
                continue;
            }
            let mut heading = heading;
            if let Some(first) = heading.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            let on = if status == MemberStatus::Member && lasting && writer.as_of.days().is_some() {
                format!(", {on_date} on {}", writer.as_of)
            } else {
                String::new()
            };
            writer.heading(format!("{heading} ({}{on})", spells.len()));
            for link in spells {
                let mut line = Paragraph::new(0, 4);
                line.link(link.member, super::name(atlas, link.member, writer.as_of));
                line.say(Tone::Plain, "  ");
                phrases::spell(writer, &mut line, atlas.spell(*link));
                writer.push(line);
            }
        }
    }
}

fn is_in(spell: &Spell, status: MemberStatus, lasting: bool) -> bool {
    spell.status == status && spell.until.is_none() == lasting
}

fn agreements(writer: &mut Writer<'_>, ix: OrganisationIx) {
    let atlas = writer.atlas;
    let list = atlas.links.agreements_of.list(ix.position());
    if list.is_empty() {
        return;
    }
    writer.heading(format!("Agreements ({})", list.len()));
    for agreement in list {
        let record = atlas.agreement(*agreement);
        let mut line = Paragraph::new(0, 12);
        let date = record.date().map_or(String::new(), |d| d.to_string());
        line.say(Tone::Faint, format!("{date:<11} "));
        line.link(Entity::Agreement(*agreement), record.label());
        let own = atlas.organisation(ix);
        let relation = record
            .organisations
            .iter()
            .find(|o| o.id == own.id)
            .map(|o| o.relation.words());
        let party = record
            .parties
            .iter()
            .any(|p| p.party == own.id)
            .then_some("party");
        if let Some(word) = relation.or(party) {
            line.say(Tone::Faint, format!("  {word}"));
        }
        writer.push(line);
    }
}
