//! Correlates of War, intergovernmental organisations v3: state-year and igo-year layouts.
//!
//! Codes: 1 full, 2 associate, 3 observer; 0 none; -9 missing, which is not none; -1 no such state
//! or organisation then. Years only, and before 1965 interpolated between every fifth: those
//! dates are marked approximate.

use std::{
    collections::{BTreeMap, HashMap},
    path::PathBuf,
};

use super::{
    Draft, Summary,
    cells::{slug, tidy_text},
    sheet::Sheet,
    states::States,
    watch::Watch,
};
use crate::model::{
    Key, MemberStatus, Organisation, OrganisationType, PartialDate, Spell, spell::Exit,
};

/// The first year that is not interpolated.
const YEARLY: i16 = 1965;

/// What the codes of one organisation say.
#[derive(Default)]
struct Body {
    name: String,
    /// First year, and first year it was no more.
    life: (Option<i64>, Option<i64>),
    /// By state number and year.
    codes: BTreeMap<u16, BTreeMap<i16, i8>>,
    years: (i16, i16),
}

impl Body {
    fn note(&mut self, state: u16, year: i16, code: i8) {
        if self.codes.is_empty() || year < self.years.0 {
            self.years.0 = year;
        }
        self.years.1 = self.years.1.max(year);
        // No membership and no state both say nothing that a gap does not say.
        if matches!(code, 1..=3 | -9) {
            self.codes.entry(state).or_default().insert(year, code);
        }
    }
}

pub(super) fn read(
    files: &[PathBuf],
    states: &States<'_>,
    watch: &Watch<'_>,
) -> Result<Draft, String> {
    let mut bodies: BTreeMap<String, Body> = BTreeMap::new();
    let mut draft = Draft::default();
    let mut last_year = 0;
    for path in files {
        let mut sheet = Sheet::open(path, watch)?;
        if sheet.has(&["ccode", "year"]) {
            by_state(&mut sheet, &mut bodies, &mut draft.summary, &mut last_year);
        } else if sheet.has(&["ioname", "year"]) {
            by_body(
                &mut sheet,
                &mut bodies,
                states,
                &mut draft.summary,
                &mut last_year,
            );
        } else {
            return Err(format!(
                "{} has neither the columns ccode and year nor ioname and year of the IGO data",
                path.display()
            ));
        }
    }
    for (short, body) in bodies {
        let record = organisation(&short, &body, states, last_year, &mut draft.summary);
        if !record.members.is_empty() {
            draft.organisations.push(record);
        }
    }
    Ok(draft)
}

fn by_state(
    sheet: &mut Sheet<'_>,
    bodies: &mut BTreeMap<String, Body>,
    summary: &mut Summary,
    last_year: &mut i16,
) {
    let columns: Vec<(usize, String)> = sheet
        .names()
        .iter()
        .cloned()
        .enumerate()
        .filter(|(_, name)| !matches!(name.as_str(), "ccode" | "year" | "state"))
        .collect();
    while let Some(row) = sheet.next() {
        summary.rows += 1;
        let state = row.number("ccode").and_then(|n| u16::try_from(n).ok());
        let year = row.number("year").and_then(|n| i16::try_from(n).ok());
        let (Some(state), Some(year)) = (state, year) else {
            summary.refuse(&row, "no state number or year", "");
            continue;
        };
        if !row.is_whole() {
            summary.refuse(&row, "not as many cells as columns", row.len().to_string());
            continue;
        }
        *last_year = year.max(*last_year);
        for (at, name) in &columns {
            // -1 is by far the commonest and says nothing.
            match row.number_at(*at).and_then(|n| i8::try_from(n).ok()) {
                Some(-1 | 0) => {}
                Some(code @ (1..=3 | -9)) => {
                    // The name is copied for the first value of a column only.
                    if let Some(body) = bodies.get_mut(name) {
                        body.note(state, year, code);
                    } else {
                        let body = bodies.entry(name.clone()).or_default();
                        body.note(state, year, code);
                    }
                }
                other => summary.refuse(
                    &row,
                    "no code of the data set",
                    format!("{name}: {other:?}"),
                ),
            }
        }
    }
}

fn by_body(
    sheet: &mut Sheet<'_>,
    bodies: &mut BTreeMap<String, Body>,
    states: &States<'_>,
    summary: &mut Summary,
    last_year: &mut i16,
) {
    // The states stand between `year` and `sdate`.
    let names = sheet.names();
    let place = |name: &str| names.iter().position(|n| n == name);
    let first = place("year").map_or(3, |n| n + 1);
    let end = place("sdate").unwrap_or(names.len());
    let columns: Vec<(usize, Option<u16>, String)> = (first..end)
        .filter_map(|n| Some((n, names.get(n)?)))
        .map(|(n, name)| (n, states.column(name), name.clone()))
        .collect();
    let mut unknown: HashMap<String, bool> = HashMap::new();
    while let Some(row) = sheet.next() {
        summary.rows += 1;
        let (name, year) = (row.text("ioname"), row.number("year"));
        let Some(year) = year
            .and_then(|n| i16::try_from(n).ok())
            .filter(|_| !name.is_empty())
        else {
            summary.refuse(&row, "no organisation or year", name);
            continue;
        };
        *last_year = year.max(*last_year);
        let body = bodies.entry(name.clone()).or_default();
        for long in [row.text("longorgname"), row.text("orgname")] {
            if body.name.is_empty() {
                body.name = long;
            }
        }
        let positive = |n: Option<i64>| n.filter(|n| *n > 1000);
        body.life = (
            positive(row.number("sdate")).or(body.life.0),
            positive(row.number("deaddate")).or(body.life.1),
        );
        for (at, state, column) in &columns {
            let Some(code) = row.number_at(*at).and_then(|n| i8::try_from(n).ok()) else {
                // An empty cell is a state that was not there.
                continue;
            };
            match (state, code) {
                (_, -1 | 0) => {}
                (Some(state), 1..=3 | -9) => body.note(*state, year, code),
                (None, 1..=3) => {
                    if unknown.insert(column.clone(), true).is_none() {
                        summary.refuse(&row, "a state not known", column.clone());
                    }
                }
                (None, -9) => {}
                _ => summary.refuse(&row, "no code of the data set", format!("{column}: {code}")),
            }
        }
    }
}

fn year_of(year: i16) -> Option<PartialDate> {
    let suffix = if year < YEARLY { "~" } else { "" };
    format!("{year:04}{suffix}").parse().ok()
}

fn organisation(
    short: &str,
    body: &Body,
    states: &States<'_>,
    last_year: i16,
    summary: &mut Summary,
) -> Organisation {
    let dead = body.life.1.and_then(|y| i16::try_from(y).ok());
    let mut members = Vec::new();
    for (number, years) in &body.codes {
        spells(
            *number,
            years,
            states,
            last_year,
            short,
            summary,
            &mut members,
        );
    }
    let first = members
        .iter()
        .filter_map(|s: &Spell| s.since.map(PartialDate::year))
        .min();
    let last = members
        .iter()
        .filter_map(|s| s.until.map(PartialDate::year))
        .max();
    let founded = body.life.0.and_then(|y| i16::try_from(y).ok());
    let founded = founded.map(|y| first.map_or(y, |first| y.min(first)));
    // Where members are coded beyond the end, the members are believed.
    let latest = members
        .iter()
        .filter_map(|s| s.since.map(PartialDate::year));
    let last = last.into_iter().chain(latest).max();
    let dissolved = dead.map(|y| last.map_or(y, |last| y.max(last)));
    let dissolved = dissolved.and_then(|y| PartialDate::from_parts(y, None, None));
    if let Some(end) = dissolved {
        for spell in members.iter_mut().filter(|s| s.until.is_none()) {
            spell.until = Some(end);
            spell.exit = Some(Exit::Dissolved);
        }
    }
    Organisation {
        id: Key::from(format!("cow-{}", slug(short)).as_str()),
        kind: OrganisationType::Other,
        informal: false,
        universal: false,
        name: tidy_text(if body.name.is_empty() {
            short
        } else {
            &body.name
        })
        .into(),
        abbreviation: Some(tidy_text(short).into()),
        names: Vec::new(),
        founded: founded.and_then(|y| PartialDate::from_parts(y, None, None)),
        founded_basis: None,
        operative: None,
        dissolved,
        headquarters: None,
        region: None,
        purpose: None,
        website: None,
        parent: None,
        links: Vec::new(),
        count_basis: None,
        sources: vec![Key::from("cow-igo")],
        members,
    }
}

/// The spells of one state: runs of years in one status as one record of ours.
fn spells(
    number: u16,
    years: &BTreeMap<i16, i8>,
    states: &States<'_>,
    last_year: i16,
    short: &str,
    summary: &mut Summary,
    members: &mut Vec<Spell>,
) {
    let mut open: Option<(Spell, i16)> = None;
    let mut missing_from: Option<i16> = None;
    let mut close = |open: &mut Option<(Spell, i16)>, missing: Option<i16>, next: i16| {
        let Some((mut spell, last)) = open.take() else {
            return;
        };
        if let Some(from) = missing {
            // It is not known whether the membership went on.
            spell.until = format!("{from:04}?").parse().ok();
            spell.note = Some(format!("the data set has no value from {from} on").into());
        } else if last < last_year {
            spell.until = year_of((last + 1).min(next));
        }
        // The year of a state's end is one of membership still; the spell ends with the state.
        let end = states.end(&spell.member);
        if let Some(end) = end.filter(|end| spell.until.is_none_or(|u| u.first() > end.last())) {
            spell.until = Some(end);
            spell.exit = Some(Exit::StateEnded);
        }
        members.push(spell);
    };
    for (year, code) in years {
        let (year, code) = (*year, *code);
        if let Some((_, last)) = &open
            && year > last + 1
        {
            close(&mut open, missing_from.take(), year);
        }
        if code == -9 {
            if open.is_some() {
                missing_from = missing_from.or(Some(year));
                if let Some((_, last)) = &mut open {
                    *last = year;
                }
            }
            continue;
        }
        let status = match code {
            1 => MemberStatus::Member,
            2 => MemberStatus::Associate,
            _ => MemberStatus::Observer,
        };
        let Some(key) = states.cow(number, year) else {
            close(&mut open, missing_from.take(), year);
            summary.refused.push(super::Refusal {
                file: String::new(),
                line: 0,
                why: "a state that did not exist, or is not known, that year".to_owned(),
                what: format!("{number} in {short}, {year}"),
            });
            continue;
        };
        match &mut open {
            Some((spell, last)) if spell.status == status && spell.member == *key => {
                // A gap of missing values between two equal ones is bridged.
                if let Some(from) = missing_from.take() {
                    spell.note = Some(format!("the data set has no value for {from}").into());
                }
                *last = year;
                continue;
            }
            Some(_) => close(&mut open, missing_from.take(), year),
            None => {}
        }
        missing_from = None;
        open = Some((spell(key.clone(), status, year), year));
    }
    close(&mut open, missing_from, i16::MAX);
}

fn spell(member: Key, status: MemberStatus, since: i16) -> Spell {
    Spell {
        member,
        status,
        founder: false,
        since: year_of(since),
        until: None,
        exit: None,
        notice: None,
        suspensions: Vec::new(),
        pending_exit: None,
        disputed: None,
        via: None,
        label: None,
        note: None,
        sources: vec![Key::from("cow-igo")],
    }
}
