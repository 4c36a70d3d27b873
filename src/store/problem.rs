//! What is wrong with a dataset, and where.

use std::fmt;

/// One thing wrong with a dataset: where, what, and what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Whether the dataset can be used all the same.
    pub severity: Severity,
    /// The rule that found it, in kebab-case.
    pub rule: &'static str,
    /// The file, relative to the dataset.
    pub file: String,
    /// Line, from 1; 0 if the whole file is meant.
    pub line: usize,
    /// Column, from 1; 0 if the whole file is meant.
    pub column: usize,
    /// The record it is in, as an address: `agreement/csto-charter`; empty if it is in none.
    pub record: String,
    /// JSON pointer to the value.
    pub pointer: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

/// Whether a dataset with the problem can be used.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// It cannot.
    Error,
    /// It can; somebody should look.
    Warning,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        // What ships in the binary has records but no files.
        let place = match (self.file.as_str(), self.record.as_str()) {
            ("", "") => "the dataset",
            ("", record) => record,
            (file, _) => file,
        };
        write!(f, "{place}")?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        write!(f, ": {severity}: ")?;
        if !self.record.is_empty() && !self.file.is_empty() {
            write!(f, "{} ", self.record)?;
        }
        write!(f, "{}", self.message)?;
        // Without a file, the record's place among the others says nothing; that within it does.
        let within = if self.file.is_empty() {
            self.pointer.match_indices('/').nth(2)
        } else {
            Some((0, ""))
        };
        let within = within.and_then(|(at, _)| self.pointer.get(at..));
        if let Some(within) = within.filter(|w| !w.is_empty()) {
            write!(f, " (at {within})")?;
        }
        write!(f, "; {} [{}]", self.remedy, self.rule)
    }
}

impl std::error::Error for Problem {}
