//! What an import read, wrote and refused, and why.

use std::{collections::BTreeMap, fmt};

use super::sheet;

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
    pub(super) fn refuse(&mut self, sheet: &sheet::Row<'_>, why: &str, what: impl Into<String>) {
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
