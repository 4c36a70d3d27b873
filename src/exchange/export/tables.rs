//! Tidy tables: one a kind of row, with a `datapackage.json` that says what the columns are.
//!
//! The same tables are the layout `import csv` reads. Lists within a cell have `;` between.

mod columns;

use std::io;

use serde_json::{Value, json};

pub use columns::COLUMNS;

use crate::{
    exchange::whole::Folder,
    model::{Key, PartialDate, Spell, harmless::defused},
    store::Atlas,
};

/// A table's name, its columns, and its rows.
struct Table {
    name: &'static str,
    columns: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

/// Writes the tables and their description into a folder.
///
/// # Errors
/// When a file cannot be written.
pub fn write(atlas: &Atlas, folder: &Folder<'_>) -> io::Result<()> {
    let tables = tables(atlas);
    for table in &tables {
        let mut out = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(folder.create(&format!("{}.csv", table.name))?);
        out.write_record(table.columns)?;
        for row in &table.rows {
            out.write_record(row.iter().map(|cell| defused(cell)))?;
        }
        out.flush()?;
    }
    let resources: Vec<Value> = tables.iter().map(resource).collect();
    let package = json!({
        "name": "blocs",
        "title": "The world's alliances: organisations, members and agreements, with dates",
        "version": atlas.meta.version,
        "as_of": atlas.meta.as_of,
        "licenses": [{"name": atlas.meta.licence}],
        "resources": resources,
    });
    let text = serde_json::to_string_pretty(&package)?;
    folder.put("datapackage.json", &(text + "\n"))
}

/// What the data package says of a table.
fn resource(table: &Table) -> Value {
    let fields = table.columns.iter();
    let fields: Vec<Value> = fields
        .map(|name| json!({"name": name, "type": columns::kind(name)}))
        .collect();
    let mut schema = json!({"fields": fields, "missingValues": [""]});
    if table.columns.first() == Some(&"id") {
        schema["primaryKey"] = "id".into();
    }
    let mut owned = columns::OWNERS.iter();
    if let Some((_, field, owner)) = owned.find(|(of, ..)| *of == table.name) {
        let to = json!({"resource": owner, "fields": "id"});
        schema["foreignKeys"] = json!([{"fields": field, "reference": to}]);
    }
    json!({
        "name": table.name,
        "path": format!("{}.csv", table.name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    })
}

fn tables(atlas: &Atlas) -> Vec<Table> {
    let rows = [
        sources(atlas),
        countries(atlas),
        organisations(atlas),
        memberships(atlas),
        agreements(atlas),
        parties(atlas),
        obligations(atlas),
    ];
    COLUMNS
        .into_iter()
        .zip(rows)
        .map(|((name, columns), rows)| Table {
            name,
            columns,
            rows,
        })
        .collect()
}

fn date(date: Option<PartialDate>) -> String {
    date.map(|d| d.to_string()).unwrap_or_default()
}

fn text(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

fn key(key: Option<&Key>) -> String {
    key.map(Key::to_string).unwrap_or_default()
}

fn list<T: ToString>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(T::to_string).collect();
    items.join(";")
}

/// A value of a vocabulary as the JSON writes it.
fn word(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn optional(value: Option<&impl serde::Serialize>) -> String {
    value.map(word).unwrap_or_default()
}

fn sources(atlas: &Atlas) -> Vec<Vec<String>> {
    let row = |s: &crate::model::Source| {
        vec![
            s.id.to_string(),
            s.title.to_string(),
            text(s.publisher.as_deref()),
            date(s.date),
            text(s.url.as_deref()),
            text(s.lang.as_deref()),
            word(&s.kind),
        ]
    };
    atlas.sources.iter().map(row).collect()
}

fn countries(atlas: &Atlas) -> Vec<Vec<String>> {
    let row = |c: &crate::model::Country| {
        vec![
            c.id.to_string(),
            c.name.to_string(),
            text(c.official.as_deref()),
            text(c.alpha2.as_deref()),
            text(c.alpha3.as_deref()),
            text(c.numeric.as_deref()),
            c.cow.map(|n| n.to_string()).unwrap_or_default(),
            word(&c.status),
            date(c.from),
            date(c.to),
            text(c.region.as_deref()),
            text(c.subregion.as_deref()),
            list(&c.sources),
        ]
    };
    atlas.countries.iter().map(row).collect()
}

fn organisations(atlas: &Atlas) -> Vec<Vec<String>> {
    let row = |o: &crate::model::Organisation| {
        let seat = o.headquarters.as_ref();
        vec![
            o.id.to_string(),
            o.name.to_string(),
            text(o.abbreviation.as_deref()),
            word(&o.kind),
            o.informal.to_string(),
            o.universal.to_string(),
            date(o.founded),
            date(o.operative),
            date(o.dissolved),
            seat.map(|h| h.city.to_string()).unwrap_or_default(),
            seat.map(|h| key(h.country.as_ref())).unwrap_or_default(),
            text(o.region.as_deref()),
            text(o.purpose.as_deref()),
            text(o.website.as_deref()),
            list(&o.sources),
        ]
    };
    atlas.organisations.iter().map(row).collect()
}

fn memberships(atlas: &Atlas) -> Vec<Vec<String>> {
    let all = atlas
        .organisations
        .iter()
        .flat_map(|o| o.members.iter().map(|s| (&o.id, s)));
    all.map(|(organisation, spell)| membership(organisation, spell))
        .collect()
}

fn membership(organisation: &Key, spell: &Spell) -> Vec<String> {
    // One suspension a row is all a flat table holds; the last is the one that matters today.
    let suspension = spell.suspensions.last();
    let dispute = spell.disputed.as_ref();
    vec![
        organisation.to_string(),
        spell.member.to_string(),
        word(&spell.status),
        spell.founder.to_string(),
        date(spell.since),
        date(spell.until),
        optional(spell.exit.as_ref()),
        date(spell.notice),
        date(suspension.and_then(|s| s.since)),
        date(suspension.and_then(|s| s.until)),
        dispute.map(|d| d.by.to_string()).unwrap_or_default(),
        dispute.map(|d| d.view.to_string()).unwrap_or_default(),
        key(spell.via.as_ref()),
        text(spell.note.as_deref()),
        list(&spell.sources),
    ]
}

fn agreements(atlas: &Atlas) -> Vec<Vec<String>> {
    let row = |a: &crate::model::Agreement| {
        let place = a.place.as_ref();
        vec![
            a.id.to_string(),
            a.title.to_string(),
            text(a.short.as_deref()),
            word(&a.kind),
            word(&a.binding),
            date(a.signed),
            place.map(|p| p.city.to_string()).unwrap_or_default(),
            place.map(|p| key(p.country.as_ref())).unwrap_or_default(),
            date(a.in_force),
            date(a.ended),
            a.never_in_force.to_string(),
            a.parties_of
                .as_ref()
                .map(|of| of.organisation.to_string())
                .unwrap_or_default(),
            text(a.unts.as_deref()),
            text(a.text_url.as_deref()),
            list(&a.topics),
            list(&a.sources),
        ]
    };
    atlas.agreements.iter().map(row).collect()
}

fn parties(atlas: &Atlas) -> Vec<Vec<String>> {
    let all = atlas
        .agreements
        .iter()
        .flat_map(|a| a.parties.iter().map(|p| (&a.id, p)));
    let row = |(agreement, p): (&Key, &crate::model::Party)| {
        let dispute = p.disputed.as_ref();
        vec![
            agreement.to_string(),
            p.party.to_string(),
            date(p.signed),
            date(p.consent),
            optional(p.consent_by.as_ref()),
            date(p.in_force),
            date(p.notice),
            date(p.withdrew),
            date(dispute.map(|d| d.since)),
            text(dispute.map(|d| &*d.by)),
            text(dispute.map(|d| &*d.view)),
            text(p.note.as_deref()),
            list(&p.sources),
        ]
    };
    all.map(row).collect()
}

fn obligations(atlas: &Atlas) -> Vec<Vec<String>> {
    let all = atlas
        .agreements
        .iter()
        .flat_map(|a| a.obligations.iter().map(|o| (&a.id, o)));
    let row = |(agreement, o): (&Key, &crate::model::Obligation)| {
        vec![
            agreement.to_string(),
            word(&o.kind),
            text(o.article.as_deref()),
            o.by.as_deref().map(list).unwrap_or_default(),
            o.toward.as_deref().map(list).unwrap_or_default(),
            text(o.trigger.as_deref()),
            text(o.scope.as_deref()),
            word(&o.strength),
            text(o.conditional.as_deref()),
            text(o.summary.as_deref()),
        ]
    };
    all.map(row).collect()
}
