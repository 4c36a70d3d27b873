//! Files to records: the JSON of `data/`, or one merged file of the same records.
//!
//! Shape only. Whether the records make sense together is for `validate`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    Problem, Severity,
    files::{DataFile, Files},
};
use crate::model::{Agreement, Country, Key, Meta, Organisation, Source, Stance};

/// A name that several actors answer to, so that search lists them and never guesses.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ambiguity {
    /// The name.
    pub name: Box<str>,
    /// Who answers to it.
    pub candidates: Vec<Key>,
}

/// Country names in the world's languages (`names.json`): country, language, names.
pub type Exonyms = BTreeMap<Key, BTreeMap<Box<str>, Vec<Box<str>>>>;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct NamesFile {
    version: Option<Box<str>>,
    licence: Option<Box<str>>,
    names: Exonyms,
}

/// Where a record was read.
#[derive(Clone, Debug)]
pub struct Origin {
    /// Index into [`Dataset::files`].
    pub file: usize,
    /// JSON pointer of the record in it.
    pub pointer: String,
}

/// A record with where it was read.
#[derive(Clone, Debug)]
pub struct Located<T> {
    /// The record.
    pub record: T,
    /// Where it was read.
    pub origin: Origin,
}

/// Every record of a dataset, as the files have them.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// What the dataset says of itself.
    pub meta: Meta,
    /// Sources.
    pub sources: Vec<Located<Source>>,
    /// Countries.
    pub countries: Vec<Located<Country>>,
    /// Organisations.
    pub organisations: Vec<Located<Organisation>>,
    /// Agreements.
    pub agreements: Vec<Located<Agreement>>,
    /// Stances.
    pub stances: Vec<Located<Stance>>,
    /// Country names in the world's languages.
    pub exonyms: Exonyms,
    /// Names known to be ambiguous.
    pub ambiguous: Vec<Located<Ambiguity>>,
    /// The files read, for locating problems.
    pub files: Vec<DataFile>,
}

impl Dataset {
    /// Files as they were given, without records: the start of a decode.
    fn empty(files: Vec<DataFile>) -> Self {
        let meta = Meta {
            version: "".into(),
            as_of: crate::model::PartialDate::from_day(crate::model::Day(0)),
            licence: "".into(),
        };
        Self {
            meta,
            sources: Vec::new(),
            countries: Vec::new(),
            organisations: Vec::new(),
            agreements: Vec::new(),
            stances: Vec::new(),
            exonyms: Exonyms::new(),
            ambiguous: Vec::new(),
            files,
        }
    }
}

/// A dataset in one file: what `blocs export json` writes.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merged {
    /// What the dataset says of itself.
    pub meta: Meta,
    /// Sources.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Countries.
    #[serde(default)]
    pub countries: Vec<Country>,
    /// Organisations.
    #[serde(default)]
    pub organisations: Vec<Organisation>,
    /// Agreements.
    #[serde(default)]
    pub agreements: Vec<Agreement>,
    /// Stances.
    #[serde(default)]
    pub stances: Vec<Stance>,
    /// Country names in the world's languages.
    #[serde(default)]
    pub names: Exonyms,
    /// Names known to be ambiguous.
    #[serde(default)]
    pub ambiguous: Vec<Ambiguity>,
}

/// Parses every file. The dataset is `None` when any of them has the wrong shape.
#[must_use]
pub fn decode(files: Files) -> (Option<Dataset>, Vec<Problem>) {
    match files {
        Files::Merged(file) => decode_merged(file),
        Files::Folder(files) => decode_folder(files),
    }
}

fn decode_merged(file: DataFile) -> (Option<Dataset>, Vec<Problem>) {
    let merged: Merged = match parse(&file) {
        Ok(merged) => merged,
        Err(problem) => return (None, vec![problem]),
    };
    let mut dataset = Dataset::empty(vec![file]);
    dataset.meta = merged.meta;
    dataset.sources = located(merged.sources, 0, "/sources");
    dataset.countries = located(merged.countries, 0, "/countries");
    dataset.organisations = located(merged.organisations, 0, "/organisations");
    dataset.agreements = located(merged.agreements, 0, "/agreements");
    dataset.stances = located(merged.stances, 0, "/stances");
    dataset.ambiguous = located(merged.ambiguous, 0, "/ambiguous");
    dataset.exonyms = merged.names;
    (Some(dataset), Vec::new())
}

fn decode_folder(files: Vec<DataFile>) -> (Option<Dataset>, Vec<Problem>) {
    let mut dataset = Dataset::empty(files);
    let files = std::mem::take(&mut dataset.files);
    let mut problems = Vec::new();
    let mut has_meta = false;
    for (at, file) in files.iter().enumerate() {
        let parsed = match file.name.as_str() {
            "meta.json" => parse(file).map(|meta| {
                dataset.meta = meta;
                has_meta = true;
            }),
            "sources.json" => parse(file).map(|list| dataset.sources = located(list, at, "")),
            "countries.json" => parse(file).map(|list| dataset.countries = located(list, at, "")),
            "stances.json" => parse(file).map(|list| dataset.stances = located(list, at, "")),
            "ambiguous.json" => parse(file).map(|list| dataset.ambiguous = located(list, at, "")),
            "names.json" => parse(file).map(|names: NamesFile| dataset.exonyms = names.names),
            name if name.starts_with("organisations/") => {
                parse(file).map(|record| dataset.organisations.push(whole_file(record, at)))
            }
            name if name.starts_with("agreements/") => {
                parse(file).map(|record| dataset.agreements.push(whole_file(record, at)))
            }
            _ => Err(problem(
                file,
                (0, 0),
                "is not a file of a dataset",
                "move it away, or see data/README.md for the names",
            )),
        };
        problems.extend(parsed.err());
    }
    if !has_meta && !problems.iter().any(|p| p.file == "meta.json") {
        let file = DataFile {
            name: "meta.json".to_owned(),
            text: String::new(),
        };
        problems.push(problem(
            &file,
            (0, 0),
            "is missing",
            "add {\"version\": …, \"as_of\": …, \"licence\": …}",
        ));
    }
    dataset.files = files;
    (problems.is_empty().then_some(dataset), problems)
}

fn located<T>(records: Vec<T>, file: usize, base: &str) -> Vec<Located<T>> {
    records
        .into_iter()
        .enumerate()
        .map(|(n, record)| Located {
            record,
            origin: Origin {
                file,
                pointer: format!("{base}/{n}"),
            },
        })
        .collect()
}

fn whole_file<T>(record: T, file: usize) -> Located<T> {
    Located {
        record,
        origin: Origin {
            file,
            pointer: String::new(),
        },
    }
}

fn parse<T: DeserializeOwned>(file: &DataFile) -> Result<T, Problem> {
    serde_json::from_str(&file.text).map_err(|error| {
        let text = error.to_string();
        let message = text.split(" at line ").next().unwrap_or(&text);
        problem(
            file,
            (error.line(), error.column()),
            message,
            "see data/README.md and data/schema for the shape",
        )
    })
}

fn problem(
    file: &DataFile,
    (line, column): (usize, usize),
    message: &str,
    remedy: &str,
) -> Problem {
    Problem {
        severity: Severity::Error,
        rule: "shape",
        file: file.name.clone(),
        line,
        column,
        record: String::new(),
        pointer: String::new(),
        message: message.to_owned(),
        remedy: remedy.to_owned(),
    }
}
