//! The rules a dataset must obey. The build, the tests and `blocs validate` all run them.
//!
//! Each rule has a code, printed with its problems; `tests/fixtures/broken/CODE.json` breaks it.

mod agreements;
mod countries;
mod dates;
mod ids;
mod names;
mod organisations;
mod references;
mod stances;
mod text;

use std::collections::{HashMap, HashSet};

use super::{
    Problem, Severity,
    decode::{Dataset, Origin},
    locate::Places,
};
use crate::model::{Country, Key, Organisation};

/// Every problem of a dataset, errors first, then by file and line.
#[must_use]
pub fn validate(dataset: &Dataset) -> Vec<Problem> {
    let mut check = Check::new(dataset);
    ids::check(&mut check);
    text::check(&mut check);
    references::check(&mut check);
    countries::check(&mut check);
    organisations::check(&mut check);
    agreements::check(&mut check);
    stances::check(&mut check);
    names::check(&mut check);
    let mut problems = check.problems;
    problems.sort_by(|a, b| {
        (a.severity, &a.file, a.line, a.column).cmp(&(b.severity, &b.file, b.line, b.column))
    });
    problems
}

/// A rule's code and how bad a breach is.
#[derive(Clone, Copy)]
struct Rule {
    code: &'static str,
    severity: Severity,
}

const fn error(code: &'static str) -> Rule {
    Rule {
        code,
        severity: Severity::Error,
    }
}

const fn warning(code: &'static str) -> Rule {
    Rule {
        code,
        severity: Severity::Warning,
    }
}

/// The dataset under examination, with its keys at hand and the problems found so far.
struct Check<'a> {
    dataset: &'a Dataset,
    countries: HashMap<&'a Key, &'a Country>,
    organisations: HashMap<&'a Key, &'a Organisation>,
    agreements: HashSet<&'a Key>,
    sources: HashMap<&'a Key, &'a crate::model::Source>,
    places: HashMap<usize, Places<'a>>,
    problems: Vec<Problem>,
}

impl<'a> Check<'a> {
    fn new(dataset: &'a Dataset) -> Self {
        Self {
            dataset,
            countries: dataset
                .countries
                .iter()
                .map(|c| (&c.record.id, &c.record))
                .collect(),
            organisations: dataset
                .organisations
                .iter()
                .map(|o| (&o.record.id, &o.record))
                .collect(),
            agreements: dataset.agreements.iter().map(|a| &a.record.id).collect(),
            sources: dataset
                .sources
                .iter()
                .map(|s| (&s.record.id, &s.record))
                .collect(),
            places: HashMap::new(),
            problems: Vec::new(),
        }
    }

    /// Records a breach of a rule at a place in a record.
    fn report(&mut self, rule: Rule, origin: &Origin, at: &str, message: String, remedy: &str) {
        let pointer = format!("{}{at}", origin.pointer);
        let file = self.dataset.files.get(origin.file);
        let (line, column) = file.map_or((0, 0), |file| {
            let places = self
                .places
                .entry(origin.file)
                .or_insert_with(|| Places::new(&file.text));
            places.locate(&origin.pointer, at)
        });
        self.problems.push(Problem {
            severity: rule.severity,
            rule: rule.code,
            file: file.map(|f| f.name.clone()).unwrap_or_default(),
            line,
            column,
            pointer,
            message,
            remedy: remedy.to_owned(),
        });
    }

    fn is_actor(&self, key: &Key) -> bool {
        self.countries.contains_key(key) || self.organisations.contains_key(key)
    }
}
