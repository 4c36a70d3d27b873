//! The differences somebody has looked into: who is right, and why (`disagreements.json`).

use std::{
    cell::Cell,
    io::{self, Write},
};

use serde::Deserialize;

use super::report::Difference;

const FILE: &str = include_str!("disagreements.json");

/// Who is right.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// Our record; the source errs or is out of date.
    Ours,
    /// Nobody errs: the two count by different rules.
    Convention,
    /// Looked into and not settled: still open.
    Unsettled,
    /// The source; our record is to be mended: still open.
    Theirs,
}

/// One difference somebody looked into, or a family of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Explanation {
    /// The source, as the report heads it.
    source: String,
    /// Our ids; empty for all.
    #[serde(default)]
    records: Vec<String>,
    /// Our ids of the countries; empty for all.
    #[serde(default)]
    countries: Vec<String>,
    /// First year.
    #[serde(default)]
    from: Option<i16>,
    /// Last year.
    #[serde(default)]
    to: Option<i16>,
    /// Whether it is ours that has the membership; either, if absent.
    #[serde(default)]
    ours: Option<bool>,
    /// Who is right.
    right: Right,
    /// Why, in one sentence.
    why: String,
    #[serde(skip)]
    used: Cell<usize>,
}

/// Every explained difference.
pub struct Explanations(Vec<Explanation>);

impl Explanations {
    /// Reads the list.
    pub fn read() -> anyhow::Result<Self> {
        Ok(Self(serde_json::from_str(FILE)?))
    }

    /// Why a country-year differs, if somebody knows. The first entry that fits wins.
    pub fn find(
        &self,
        source: &str,
        ids: &[&str],
        difference: &Difference,
    ) -> Option<(Right, &str)> {
        let Difference {
            country,
            year,
            ours,
            ..
        } = difference;
        let found = self.0.iter().find(|e| {
            let countries = || {
                country
                    .split('/')
                    .any(|c| e.countries.iter().any(|x| x == c))
            };
            e.source == source
                && (e.records.is_empty() || ids.iter().any(|id| e.records.iter().any(|r| r == id)))
                && (e.countries.is_empty() || countries())
                && e.from.is_none_or(|from| from <= *year)
                && e.to.is_none_or(|to| *year <= to)
                && e.ours.is_none_or(|o| o == *ours)
        })?;
        found.used.set(found.used.get() + 1);
        Some((found.right, &found.why))
    }

    /// Names the entries that explain nothing any more.
    pub fn print_unused(&self, out: &mut impl Write, wanted: &[String]) -> io::Result<()> {
        if !wanted.is_empty() {
            return Ok(());
        }
        for unused in self.0.iter().filter(|e| e.used.get() == 0) {
            writeln!(
                out,
                "explains nothing: {} {:?} {:?}: {}",
                unused.source, unused.records, unused.countries, unused.why
            )?;
        }
        Ok(())
    }
}
