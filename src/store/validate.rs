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
    decode::{Dataset, Located, Origin},
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
    /// Each record's address by its file and pointer, made once something is wrong.
    addresses: Option<HashMap<(usize, &'a str), String>>,
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
            addresses: None,
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
        let record = self.address(origin.file, &pointer);
        self.problems.push(Problem {
            severity: rule.severity,
            rule: rule.code,
            file: file.map(|f| f.name.clone()).unwrap_or_default(),
            line,
            column,
            record,
            pointer,
            message,
            remedy: remedy.to_owned(),
        });
    }

    /// The address of the record a place is in, if it is in one.
    fn address(&mut self, file: usize, pointer: &str) -> String {
        let dataset = self.dataset;
        let known = self.addresses.get_or_insert_with(|| addresses(dataset));
        let mut at = pointer;
        loop {
            if let Some(address) = known.get(&(file, at)) {
                return address.clone();
            }
            match at.rsplit_once('/') {
                Some((within, _)) => at = within,
                None => return String::new(),
            }
        }
    }

    fn is_actor(&self, key: &Key) -> bool {
        self.countries.contains_key(key) || self.organisations.contains_key(key)
    }
}

/// The address of every record that has an id, by its file and pointer.
fn addresses(dataset: &Dataset) -> HashMap<(usize, &str), String> {
    fn add<'a, T>(
        all: &mut HashMap<(usize, &'a str), String>,
        records: &'a [Located<T>],
        name: impl Fn(&T) -> String,
    ) {
        for one in records {
            let place = (one.origin.file, one.origin.pointer.as_str());
            all.insert(place, name(&one.record));
        }
    }
    let mut all = HashMap::new();
    add(&mut all, &dataset.sources, |s| format!("source/{}", s.id));
    add(&mut all, &dataset.countries, |c| {
        format!("country/{}", c.id)
    });
    add(&mut all, &dataset.organisations, |o| {
        format!("organisation/{}", o.id)
    });
    add(&mut all, &dataset.agreements, |a| {
        format!("agreement/{}", a.id)
    });
    add(&mut all, &dataset.stances, |s| format!("stance/{}", s.id));
    add(&mut all, &dataset.ambiguous, |a| {
        format!("name '{}'", a.name)
    });
    all
}
