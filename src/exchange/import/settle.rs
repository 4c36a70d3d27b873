//! Takes out of what was imported whatever the validator would refuse, row by row.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    summary::{Refusal, Summary},
    watch::Watch,
};
use crate::{
    exchange::merged::dataset,
    model::Meta,
    store::{Severity, decode::Merged, validate::validate},
};

/// How often at most the validator is asked: what is taken out may leave something else alone.
const ROUNDS: u64 = 6;

/// Takes out what the validator finds wrong, until it finds nothing.
pub(super) fn settle(records: &mut Merged, summary: &mut Summary, watch: &Watch<'_>) {
    for round in 0..ROUNDS {
        watch.checking(round, ROUNDS);
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
            let what = format!("{} {}", problem.record, problem.message);
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
