//! Design of Trade Agreements: one row an agreement, an accession or a withdrawal.
//!
//! The rows of accessions and withdrawals list those already in, too: only who is new, or named
//! in the title as leaving, is meant. Negotiations are no agreements and are passed over.

use std::{collections::BTreeMap, path::PathBuf};

use super::{
    Draft, Summary,
    blank::{agreement, party},
    cells::slug,
    sheet::{Row, Sheet},
    states::States,
    watch::Watch,
};
use crate::model::{Agreement, AgreementType, Key, PartialDate, fold::fold};

struct Event {
    base: String,
    year: i16,
    parties: Vec<Key>,
    name: String,
    leaves: bool,
}

pub(super) fn read(
    files: &[PathBuf],
    states: &States<'_>,
    watch: &Watch<'_>,
) -> Result<Draft, String> {
    let mut draft = Draft::default();
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    let mut events: Vec<Event> = Vec::new();
    for path in files {
        let mut sheet = Sheet::open(path, watch)?;
        if !sheet.has(&["number", "base_treaty", "entry_type", "c1"]) {
            return Err(format!(
                "{} has not the columns of DESTA: number, base_treaty, entry_type, c1",
                path.display()
            ));
        }
        let columns: Vec<usize> = (0..sheet.names().len())
            .filter(|n| {
                let name = sheet.names().get(*n).map_or("", String::as_str);
                name.strip_prefix('c')
                    .is_some_and(|d| d.parse::<u16>().is_ok())
            })
            .collect();
        while let Some(row) = sheet.next() {
            draft.summary.rows += 1;
            let (entry, number) = (row.text("entry_type"), row.text("number"));
            if entry == "negotiation" {
                draft
                    .summary
                    .refuse(&row, "a negotiation, not an agreement", row.text("name"));
                continue;
            }
            let year = row.number("year").and_then(|y| i16::try_from(y).ok());
            let Some(year) = year.filter(|y| (1800..2100).contains(y)) else {
                draft.summary.refuse(&row, "no year", row.text("name"));
                continue;
            };
            let parties = parties(&row, &columns, year, states, &mut draft.summary);
            if matches!(entry.as_str(), "accession" | "withdrawal") {
                events.push(Event {
                    base: row.text("base_treaty"),
                    year,
                    parties,
                    name: row.text("name"),
                    leaves: entry == "withdrawal",
                });
                continue;
            }
            if parties.is_empty() {
                draft
                    .summary
                    .refuse(&row, "no party known", row.text("name"));
                continue;
            }
            let mut record = record(&row, &entry, year, parties);
            if at.insert(number, draft.agreements.len()).is_some() {
                record.id = Key::from(format!("{}-{}", record.id, draft.agreements.len()).as_str());
            }
            draft.agreements.push(record);
        }
    }
    events.sort_by_key(|e| e.year);
    for event in events {
        match at
            .get(&event.base)
            .and_then(|n| draft.agreements.get_mut(*n))
        {
            Some(record) => apply(record, &event, states),
            None => draft.summary.refused.push(super::Refusal {
                file: String::new(),
                line: 0,
                why: "an accession to, or withdrawal from, an agreement not there".to_owned(),
                what: event.name,
            }),
        }
    }
    Ok(draft)
}

/// The parties a row lists, each once.
fn parties(
    row: &Row<'_>,
    columns: &[usize],
    year: i16,
    states: &States<'_>,
    summary: &mut Summary,
) -> Vec<Key> {
    let mut parties: Vec<Key> = Vec::new();
    for code in columns.iter().filter_map(|n| row.number_at(*n)) {
        let number = u16::try_from(code).ok();
        match number.and_then(|n| states.numeric(n, year)) {
            Some(key) if !parties.contains(key) => parties.push(key.clone()),
            Some(_) => {}
            None => {
                let what = format!("{code} in {year}");
                summary.refuse(row, "a state not known that year", what);
            }
        }
    }
    parties
}

/// The agreement of a row that is one.
fn record(row: &Row<'_>, entry: &str, year: i16, parties: Vec<Key>) -> Agreement {
    let kind = match entry {
        "base_treaty" => AgreementType::Trade,
        "consolidated" => AgreementType::EconomicIntegration,
        _ => AgreementType::Protocol,
    };
    let id = format!("desta-{}", slug(&row.text("number")));
    let mut record = agreement(&id, &row.text("name"), kind, "desta");
    record.signed = PartialDate::from_parts(year, None, None);
    let force = row.number("entryforceyear");
    record.in_force = force
        .and_then(|y| i16::try_from(y).ok())
        .filter(|y| (1800..2100).contains(y))
        .and_then(|y| PartialDate::from_parts(y, None, None));
    let topics = [row.text("regioncon")].into_iter();
    record.topics = topics
        .filter(|t| !t.is_empty())
        .map(|t| t.to_lowercase().into())
        .collect();
    for key in parties {
        let mut party = party(key);
        party.signed = record.signed;
        party.in_force = record.in_force;
        record.parties.push(party);
    }
    record
}

fn apply(record: &mut Agreement, event: &Event, states: &States<'_>) {
    let date = PartialDate::from_parts(event.year, None, None);
    if !event.leaves {
        for key in &event.parties {
            if !record.parties.iter().any(|p| p.party == *key) {
                let mut party = party(key.clone());
                party.consent = date;
                party.consent_by = Some(crate::model::party::ConsentBy::Acceded);
                record.parties.push(party);
            }
        }
        return;
    }
    // Who left is told by the title alone: `Andean Community Brazil withdrawal Venezuela`.
    let Some((_, leaver)) = event.name.split_once("withdrawal") else {
        return;
    };
    let leaver = fold(leaver).replace(' ', "");
    let left = states
        .column(&leaver)
        .and_then(|n| states.cow(n, event.year));
    for party in record.parties.iter_mut().filter(|p| Some(&p.party) == left) {
        party.withdrew = date;
    }
}
