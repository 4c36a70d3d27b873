//! The tidy tables that `export csv` writes, or some of them, written by hand.
//!
//! Each file is named after its table (`organisations.csv`, `memberships.csv`, …). Every column
//! but the ids may be missing; lists within a cell have `;` between. A cell that begins with an
//! apostrophe and what a spreadsheet would take for a formula loses the apostrophe again.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{
    Draft, Summary,
    sheet::{Row, Sheet},
    watch::Watch,
};
use crate::{
    exchange::export::tables::COLUMNS,
    model::{Agreement, Country, Obligation, Organisation, Party, Source, Spell},
};

pub(super) fn read(files: &[PathBuf], watch: &Watch<'_>) -> Result<Draft, String> {
    let mut draft = Draft::default();
    let mut rows: HashMap<&'static str, Vec<Located>> = HashMap::new();
    for path in tables(files)? {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let Some((name, columns)) = COLUMNS.into_iter().find(|(name, _)| *name == stem) else {
            let known: Vec<String> = COLUMNS.iter().map(|(n, _)| format!("{n}.csv")).collect();
            return Err(format!(
                "{} is no table of the tidy layout; they are {}",
                path.display(),
                known.join(", ")
            ));
        };
        let mut sheet = Sheet::open(&path, watch)?;
        while let Some(row) = sheet.next() {
            draft.summary.rows += 1;
            let refused = Refused {
                file: row.file.to_owned(),
                line: row.line,
            };
            rows.entry(name)
                .or_default()
                .push((object(&row, columns), refused));
        }
    }
    let mut take = |name: &str| rows.remove(name).unwrap_or_default();
    let summary = &mut draft.summary;
    draft.sources = all::<Source>(take("sources"), summary, |_| {});
    draft.countries = all::<Country>(take("countries"), summary, number);
    draft.organisations = all::<Organisation>(take("organisations"), summary, |o| {
        seat(o, "headquarters");
        o.insert("members".to_owned(), Value::Array(Vec::new()));
    });
    draft.agreements = all::<Agreement>(take("agreements"), summary, |a| {
        seat(a, "place");
        if let Some(of) = a.shift_remove("parties_of") {
            a.insert(
                "parties_of".to_owned(),
                serde_json::json!({"organisation": of}),
            );
        }
        a.entry("binding").or_insert_with(|| "unclear".into());
    });
    let bodies: HashMap<String, usize> = places(&draft.organisations, |o| o.id.to_string());
    let texts: HashMap<String, usize> = places(&draft.agreements, |a| a.id.to_string());
    for (mut row, at) in take("memberships") {
        let body = owner(&mut row, "organisation", &bodies);
        special(&mut row);
        place::<Spell>(row, at, body, &mut draft.summary, |n, spell| {
            draft.organisations[n].members.push(spell);
        });
    }
    for (mut row, at) in take("parties") {
        let text = owner(&mut row, "agreement", &texts);
        dispute(&mut row);
        place::<Party>(row, at, text, &mut draft.summary, |n, party| {
            draft.agreements[n].parties.push(party);
        });
    }
    for (mut row, at) in take("obligations") {
        let text = owner(&mut row, "agreement", &texts);
        place::<Obligation>(row, at, text, &mut draft.summary, |n, duty| {
            draft.agreements[n].obligations.push(duty);
        });
    }
    Ok(draft)
}

/// A row as an object, with where it was read.
type Located = (Map<String, Value>, Refused);

/// Where a row was read.
struct Refused {
    file: String,
    line: u64,
}

/// The tables among the paths; of a folder, those in it.
fn tables(files: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for path in files {
        if !path.is_dir() {
            found.push(path.clone());
            continue;
        }
        let known = COLUMNS
            .iter()
            .map(|(name, _)| path.join(format!("{name}.csv")));
        let before = found.len();
        found.extend(known.filter(|p: &PathBuf| Path::is_file(p)));
        if found.len() == before {
            return Err(format!(
                "{} holds no table of the tidy layout",
                path.display()
            ));
        }
    }
    Ok(found)
}

/// A row as the object of its record: what is empty is left out, lists are taken apart.
fn object(row: &Row<'_>, columns: &[&str]) -> Map<String, Value> {
    let mut object = Map::new();
    for column in columns {
        let cell = row.raw(column);
        let plain = cell
            .strip_prefix('\'')
            .filter(|rest| rest.starts_with(['=', '+', '-', '@']))
            .unwrap_or(&cell);
        if plain.is_empty() {
            continue;
        }
        let value = match *column {
            "sources" | "topics" | "by" | "toward" => plain
                .split(';')
                .map(|part| Value::from(part.trim()))
                .collect(),
            "informal" | "universal" | "founder" | "never_in_force" => {
                Value::Bool(plain.eq_ignore_ascii_case("true") || plain == "1")
            }
            _ => Value::from(super::cells::tidy_text(plain)),
        };
        object.insert((*column).to_owned(), value);
    }
    object
}

fn number(country: &mut Map<String, Value>) {
    let cow = country.get("cow").and_then(Value::as_str);
    if let Some(cow) = cow.and_then(|c| c.parse::<u16>().ok()) {
        country.insert("cow".to_owned(), cow.into());
    }
}

/// City and country as the one object the record has for them.
fn seat(record: &mut Map<String, Value>, field: &str) {
    let (city, country) = (record.shift_remove("city"), record.shift_remove("country"));
    if let Some(city) = city {
        let country = country.unwrap_or(Value::Null);
        record.insert(
            field.to_owned(),
            serde_json::json!({"city": city, "country": country}),
        );
    }
}

/// Suspension and dispute as the objects the record has for them.
fn special(spell: &mut Map<String, Value>) {
    let since = spell.shift_remove("suspended_since");
    let until = spell.shift_remove("suspended_until");
    if since.is_some() || until.is_some() {
        let one = serde_json::json!({"since": since, "until": until, "by": "organisation"});
        spell.insert("suspensions".to_owned(), Value::Array(vec![one]));
    }
    dispute(spell);
}

/// A dispute as the object the record has for it; of a party, with the day it began.
fn dispute(row: &mut Map<String, Value>) {
    let fields = ["since", "by", "view"].map(|field| {
        let value = row.shift_remove(&format!("disputed_{field}"));
        (field.to_owned(), value)
    });
    if fields[1].1.is_none() {
        return;
    }
    let mut told: Map<String, Value> = fields
        .into_iter()
        .filter_map(|(field, value)| Some((field, value?)))
        .collect();
    told.entry("view").or_insert_with(|| "".into());
    row.insert("disputed".to_owned(), Value::Object(told));
}

fn places<T>(records: &[T], id: fn(&T) -> String) -> HashMap<String, usize> {
    records
        .iter()
        .enumerate()
        .map(|(n, r)| (id(r), n))
        .collect()
}

fn owner(
    row: &mut Map<String, Value>,
    column: &str,
    places: &HashMap<String, usize>,
) -> Result<usize, String> {
    let id = row.shift_remove(column).unwrap_or_default();
    let id = id.as_str().unwrap_or_default();
    places
        .get(id)
        .copied()
        .ok_or_else(|| format!("no {column} '{id}' in its table"))
}

fn place<T: DeserializeOwned>(
    row: Map<String, Value>,
    at: Refused,
    owner: Result<usize, String>,
    summary: &mut Summary,
    put: impl FnOnce(usize, T),
) {
    let made = owner.and_then(|n| Ok((n, record::<T>(row)?)));
    match made {
        Ok((n, record)) => put(n, record),
        Err(why) => refuse(summary, at, why),
    }
}

fn all<T: DeserializeOwned>(
    rows: Vec<Located>,
    summary: &mut Summary,
    shape: fn(&mut Map<String, Value>),
) -> Vec<T> {
    let mut records = Vec::new();
    for (mut row, at) in rows {
        shape(&mut row);
        match record(row) {
            Ok(one) => records.push(one),
            Err(why) => refuse(summary, at, why),
        }
    }
    records
}

fn record<T: DeserializeOwned>(row: Map<String, Value>) -> Result<T, String> {
    serde_json::from_value(Value::Object(row)).map_err(|e| e.to_string())
}

fn refuse(summary: &mut Summary, at: Refused, why: String) {
    summary.refused.push(super::Refusal {
        file: at.file,
        line: at.line,
        why,
        what: String::new(),
    });
}
