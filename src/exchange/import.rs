//! Other people's data sets to datasets of ours that validate and open with `--data`.
//!
//! A row that makes no sense is refused with its file and line, counted, and never stops the
//! rest; so is whatever the validator finds wrong in the end. Missing is not zero: a value that a
//! source does not have is left unknown here, too.

mod atop;
mod cow_igo;
mod dcad;
mod desta;
mod many;
mod sheet;
mod states;
mod tidy;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs, io,
    path::{Path, PathBuf},
};

use serde::Serialize;
use states::States;

use super::merged::dataset;
use crate::{
    model::{
        Agreement, AgreementType, Binding, Country, Key, Meta, Organisation, PartialDate, Party,
        Source, SourceKind,
    },
    store::{Atlas, Severity, decode::Merged, validate::validate},
};

/// Whose layout files are in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// Correlates of War, intergovernmental organisations v3.
    CowIgo,
    /// Alliance Treaty Obligations and Provisions.
    Atop,
    /// Defense Cooperation Agreement Dataset.
    Dcad,
    /// Design of Trade Agreements.
    Desta,
    /// Agreements and parties of manytreaties.
    Many,
    /// The tables `export csv` writes.
    Tidy,
}

/// A row that was not taken, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The file; empty where the validator refused what several rows made.
    pub file: String,
    /// Its line, from 1; 0 where the validator refused.
    pub line: u64,
    /// Why, in a few words.
    pub why: String,
    /// What of it.
    pub what: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "{}:{}: ", self.file, self.line)?;
        }
        write!(f, "{}", self.why)?;
        if self.what.is_empty() {
            Ok(())
        } else {
            write!(f, ": {}", self.what)
        }
    }
}

/// What an import read, wrote and refused.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Summary {
    /// Rows read, without headings.
    pub rows: u64,
    /// Organisations written.
    pub organisations: usize,
    /// Membership spells written.
    pub spells: usize,
    /// Agreements written.
    pub agreements: usize,
    /// Parties written.
    pub parties: usize,
    /// What was refused.
    pub refused: Vec<Refusal>,
}

impl Summary {
    fn refuse(&mut self, sheet: &sheet::Row<'_>, why: &str, what: impl Into<String>) {
        self.refused.push(Refusal {
            file: sheet.file.to_owned(),
            line: sheet.line,
            why: why.to_owned(),
            what: what.into(),
        });
    }

    /// The whole in one line.
    #[must_use]
    pub fn line(&self) -> String {
        format!(
            "{} rows read; {} organisations, {} spells, {} agreements, {} parties written; {} refused",
            self.rows,
            self.organisations,
            self.spells,
            self.agreements,
            self.parties,
            self.refused.len()
        )
    }

    /// How many were refused for each reason, the commonest first.
    #[must_use]
    pub fn reasons(&self) -> Vec<(String, usize)> {
        let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
        for refusal in &self.refused {
            *reasons.entry(&refusal.why).or_default() += 1;
        }
        let mut reasons: Vec<(String, usize)> = reasons
            .into_iter()
            .map(|(why, n)| (why.to_owned(), n))
            .collect();
        reasons.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        reasons
    }
}

/// What an import made.
#[derive(Debug)]
pub struct Imported {
    records: Merged,
    /// What it read, wrote and refused.
    pub summary: Summary,
}

impl Imported {
    /// Whether there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.organisations.is_empty() && self.records.agreements.is_empty()
    }
}

/// What a reader of a layout makes of its files.
#[derive(Default)]
struct Draft {
    organisations: Vec<Organisation>,
    agreements: Vec<Agreement>,
    /// Records of a tidy import; the others take the countries of the atlas.
    countries: Vec<Country>,
    sources: Vec<Source>,
    summary: Summary,
}

/// Reads files of a layout; the atlas gives the countries they are about.
///
/// # Errors
/// When a file cannot be read, or is in no layout known by that name.
pub fn import(layout: Layout, files: &[PathBuf], atlas: &Atlas) -> Result<Imported, String> {
    let countries: Vec<Country> = atlas.countries.iter().cloned().collect();
    let states = States::new(&countries);
    let draft = match layout {
        Layout::CowIgo => cow_igo::read(files, &states),
        Layout::Atop => atop::read(files, &states),
        Layout::Dcad => dcad::read(files, &states),
        Layout::Desta => desta::read(files, &states),
        Layout::Many => many::read(files, &states),
        Layout::Tidy => tidy::read(files),
    }?;
    Ok(finished(layout, draft, atlas, countries))
}

fn finished(layout: Layout, draft: Draft, atlas: &Atlas, countries: Vec<Country>) -> Imported {
    let (as_of, source) = about(layout);
    let as_of = as_of.parse().unwrap_or(atlas.meta.as_of);
    let mut sources = draft.sources;
    sources.extend(source);
    let mut ambiguous = Vec::new();
    let countries = if draft.countries.is_empty() {
        // Names known to be ambiguous stay so, as far as they are countries'.
        for known in &atlas.ambiguous {
            let mut known = known.clone();
            known.candidates.retain(Key::is_country);
            ambiguous.push(known);
        }
        for country in &countries {
            for key in &country.sources {
                if let Some(source) = atlas.source(key)
                    && !sources.iter().any(|s| s.id == source.id)
                {
                    sources.push(source.clone());
                }
            }
        }
        countries
    } else {
        draft.countries
    };
    let mut records = Merged {
        meta: Meta {
            version: "imported".into(),
            as_of,
            licence: "as the source says".into(),
        },
        sources,
        countries,
        organisations: draft.organisations,
        agreements: draft.agreements,
        stances: Vec::new(),
        names: BTreeMap::new(),
        ambiguous,
    };
    let mut summary = draft.summary;
    for organisation in &mut records.organisations {
        mark_universal(organisation, as_of);
    }
    settle(&mut records, &mut summary);
    summary.organisations = records.organisations.len();
    summary.agreements = records.agreements.len();
    summary.spells = records.organisations.iter().map(|o| o.members.len()).sum();
    summary.parties = records.agreements.iter().map(|a| a.parties.len()).sum();
    Imported { records, summary }
}

/// To which day a data set reaches, and how it is cited.
fn about(layout: Layout) -> (&'static str, Option<Source>) {
    let (as_of, id, title, url) = match layout {
        Layout::CowIgo => (
            "2014-12-31",
            "cow-igo",
            "Correlates of War, Intergovernmental Organizations v3 (Pevehouse et al. 2020)",
            "https://correlatesofwar.org/data-sets/igos/",
        ),
        Layout::Atop => (
            "2016-12-31",
            "atop",
            "Alliance Treaty Obligations and Provisions (Leeds et al. 2002)",
            "http://www.atopdata.org/",
        ),
        Layout::Dcad => (
            "2010-12-31",
            "dcad",
            "Defense Cooperation Agreement Dataset (Kinne 2020)",
            "https://correlatesofwar.org/data-sets/defense-cooperation-agreement-dataset/",
        ),
        Layout::Desta => (
            "2023-12-31",
            "desta",
            "Design of Trade Agreements (Dür, Baccini, Elsig 2014)",
            "https://www.designoftradeagreements.org/",
        ),
        Layout::Many => (
            "2023-12-31",
            "manytreaties",
            "manytreaties (globalgov)",
            "https://manydata.ch/",
        ),
        Layout::Tidy => return ("", None),
    };
    let source = Source {
        id: Key::from(id),
        title: title.into(),
        publisher: None,
        date: None,
        url: Some(url.into()),
        lang: None,
        kind: SourceKind::Dataset,
    };
    (as_of, Some(source))
}

fn mark_universal(organisation: &mut Organisation, as_of: PartialDate) {
    let count = organisation
        .members
        .iter()
        .filter(|s| {
            s.status == crate::model::MemberStatus::Member
                && s.disputed.is_none()
                && s.covers(crate::model::AsOf::On(as_of), as_of.last())
                    == crate::model::Certainty::Yes
        })
        .count();
    organisation.universal = count > 150 && organisation.dissolved.is_none();
}

/// Takes out what the validator finds wrong, until it finds nothing.
fn settle(records: &mut Merged, summary: &mut Summary) {
    for _ in 0..6 {
        let whole = dataset(std::mem::replace(records, empty(&records.meta)));
        let problems: Vec<_> = validate(&whole)
            .into_iter()
            .filter(|p| p.severity == Severity::Error)
            .collect();
        take_apart(whole, records);
        if problems.is_empty() {
            return;
        }
        let mut faults = Faults::default();
        for problem in problems {
            let what = format!("{} (at {})", problem.message, problem.pointer);
            if faults.note(&problem.pointer, records) {
                summary.refused.push(Refusal {
                    file: String::new(),
                    line: 0,
                    why: format!("the validator's rule {}", problem.rule),
                    what,
                });
            }
        }
        faults.remove(records);
    }
}

fn empty(meta: &Meta) -> Merged {
    Merged {
        meta: meta.clone(),
        sources: Vec::new(),
        countries: Vec::new(),
        organisations: Vec::new(),
        agreements: Vec::new(),
        stances: Vec::new(),
        names: BTreeMap::new(),
        ambiguous: Vec::new(),
    }
}

fn take_apart(whole: crate::store::decode::Dataset, records: &mut Merged) {
    fn plain<T>(located: Vec<crate::store::decode::Located<T>>) -> Vec<T> {
        located.into_iter().map(|l| l.record).collect()
    }
    records.sources = plain(whole.sources);
    records.countries = plain(whole.countries);
    records.organisations = plain(whole.organisations);
    records.agreements = plain(whole.agreements);
    records.ambiguous = plain(whole.ambiguous);
}

/// The rows the validator refused, by their places.
#[derive(Default)]
struct Faults {
    organisations: BTreeSet<usize>,
    spells: BTreeSet<(usize, usize)>,
    agreements: BTreeSet<usize>,
    parties: BTreeSet<(usize, usize)>,
    countries: BTreeSet<usize>,
    names: BTreeSet<(usize, usize)>,
}

impl Faults {
    /// Notes the smallest row a pointer is in; whether it was not noted before.
    fn note(&mut self, pointer: &str, records: &mut Merged) -> bool {
        let steps: Vec<&str> = pointer.split('/').skip(1).collect();
        let number = |n: usize| steps.get(n).and_then(|s| s.parse::<usize>().ok());
        let Some(at) = number(1) else { return false };
        match (steps.first().copied(), steps.get(2).copied(), number(3)) {
            (Some("organisations"), Some("members"), Some(nth)) => self.spells.insert((at, nth)),
            (Some("organisations"), Some("universal"), _) => {
                if let Some(one) = records.organisations.get_mut(at) {
                    one.universal = !one.universal;
                }
                false
            }
            (Some("organisations"), _, _) => self.organisations.insert(at),
            (Some("agreements"), Some("parties"), Some(nth)) => self.parties.insert((at, nth)),
            (Some("agreements"), _, _) => self.agreements.insert(at),
            (Some("countries"), Some("names"), Some(nth)) => {
                // Somebody else's name: the country keeps its others.
                self.names.insert((at, nth));
                false
            }
            (Some("countries"), _, _) => self.countries.insert(at),
            _ => false,
        }
    }

    fn remove(&self, records: &mut Merged) {
        fn keep<T>(rows: &mut Vec<T>, gone: impl Fn(usize) -> bool) {
            let mut at = 0;
            rows.retain(|_| {
                at += 1;
                !gone(at - 1)
            });
        }
        for (at, one) in records.organisations.iter_mut().enumerate() {
            keep(&mut one.members, |nth| self.spells.contains(&(at, nth)));
        }
        for (at, one) in records.agreements.iter_mut().enumerate() {
            keep(&mut one.parties, |nth| self.parties.contains(&(at, nth)));
        }
        for (at, one) in records.countries.iter_mut().enumerate() {
            keep(&mut one.names, |nth| self.names.contains(&(at, nth)));
        }
        keep(&mut records.organisations, |at| {
            self.organisations.contains(&at)
        });
        keep(&mut records.agreements, |at| self.agreements.contains(&at));
        keep(&mut records.countries, |at| self.countries.contains(&at));
    }
}

/// Writes what was imported into a folder, one record, one file.
///
/// # Errors
/// When a file cannot be written.
pub fn write(imported: &Imported, folder: &Path) -> io::Result<()> {
    fn put(path: PathBuf, value: &impl Serialize) -> io::Result<()> {
        let text = serde_json::to_string_pretty(value)?;
        fs::write(path, text + "\n")
    }
    let records = &imported.records;
    put(folder.join("meta.json"), &records.meta)?;
    put(folder.join("sources.json"), &records.sources)?;
    put(folder.join("countries.json"), &records.countries)?;
    put(folder.join("ambiguous.json"), &records.ambiguous)?;
    fs::create_dir(folder.join("organisations"))?;
    for record in &records.organisations {
        let name = format!("{}.json", record.id);
        put(folder.join("organisations").join(name), record)?;
    }
    fs::create_dir(folder.join("agreements"))?;
    for record in &records.agreements {
        let name = format!("{}.json", record.id);
        put(folder.join("agreements").join(name), record)?;
    }
    Ok(())
}

/// A text as an id: lower-case letters, digits and single hyphens, at most so many.
fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in crate::model::fold::fold(text).chars() {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.truncate(56);
    out.trim_end_matches('-').to_owned()
}

/// A text as records hold it: composed, without control characters, not endless.
fn tidy_text(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let forbidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{feff}')
    };
    let plain: String = text
        .nfc()
        .map(|c| if forbidden(c) { ' ' } else { c })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").chars().take(2000).collect()
}

/// An agreement with nothing but what every one has.
fn agreement(id: &str, title: &str, kind: AgreementType, source: &str) -> Agreement {
    Agreement {
        id: Key::from(id),
        title: tidy_text(title).into(),
        short: None,
        names: Vec::new(),
        kind,
        binding: Binding::Binding,
        signed: None,
        place: None,
        in_force: None,
        ended: None,
        end_reason: None,
        never_in_force: false,
        depositary: Vec::new(),
        unts: None,
        text_url: None,
        languages: Vec::new(),
        topics: Vec::new(),
        parties: Vec::new(),
        parties_of: None,
        signatories: Vec::new(),
        obligations: Vec::new(),
        organisations: Vec::new(),
        related: Vec::new(),
        sources: vec![Key::from(source)],
    }
}

/// A party of which nothing is known yet.
fn party(key: Key) -> Party {
    Party {
        party: key,
        signed: None,
        consent: None,
        consent_by: None,
        in_force: None,
        notice: None,
        withdrew: None,
        reservations: Vec::new(),
        note: None,
        sources: Vec::new(),
    }
}

/// A date as other people write it: `1949-04-04`, `1949-04-04?`, `1949..1950`; open ends are none.
fn loose_date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    let text = text.split("..").find(|part| !part.is_empty())?;
    let text = text.trim_start_matches(['~', '?']);
    if text.starts_with("9999") || text == "NA" {
        return None;
    }
    text.parse().ok()
}

/// A date from numbers where 0 or less, or nothing, is unknown.
fn date_of(year: Option<i64>, month: Option<i64>, day: Option<i64>) -> Option<PartialDate> {
    let year = i16::try_from(year.filter(|y| (1000..=2100).contains(y))?).ok()?;
    let byte = |n: Option<i64>| n.filter(|n| *n > 0).and_then(|n| u8::try_from(n).ok());
    let (month, day) = (byte(month), byte(day));
    PartialDate::from_parts(year, month, day.filter(|_| month.is_some()))
        .or_else(|| PartialDate::from_parts(year, month, None))
        .or_else(|| PartialDate::from_parts(year, None, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loose_dates_are_read_and_open_ends_are_none() {
        let read = |text| loose_date(text).map(|d| d.to_string());
        assert_eq!(read("1949-04-04").as_deref(), Some("1949-04-04"));
        assert_eq!(read("1949-04-04?").as_deref(), Some("1949-04-04?"));
        assert_eq!(read("1949-04..1949-06").as_deref(), Some("1949-04"));
        assert_eq!(read("9999-12-31"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn missing_codes_are_no_dates() {
        assert_eq!(date_of(Some(-99), Some(1), Some(1)), None);
        assert_eq!(
            date_of(Some(1990), Some(0), Some(0))
                .map(|d| d.to_string())
                .as_deref(),
            Some("1990")
        );
        assert_eq!(
            date_of(Some(1990), Some(2), Some(31))
                .map(|d| d.to_string())
                .as_deref(),
            Some("1990-02")
        );
    }

    #[test]
    fn ids_are_made_of_any_text() {
        assert_eq!(slug("AUS-NZL[ANZ]_1983A"), "aus-nzl-anz-1983a");
        assert_eq!(slug("Côte d’Ivoire / Mali"), "cote-divoire-mali");
    }
}
