//! Counting what agrees, what is explained and what is open; and writing it down.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
};

use super::{
    explained::{Explanations, Right},
    held::Held,
};

/// One country-year on which the two disagree.
pub struct Difference {
    /// Our id of the country, or the source's own where we have none.
    pub country: String,
    /// The year.
    pub year: i16,
    /// Whether it is ours that has the membership.
    pub ours: bool,
    /// What the source says, in its words.
    pub theirs: &'static str,
    /// Whether the source made the year up from points five years apart.
    pub interpolated: bool,
}

/// The comparison of one record of ours with one of theirs.
pub struct Comparison {
    /// Our ids, joined with `+`.
    pub ours: String,
    /// Their name.
    pub theirs: String,
    /// Country-years compared, those interpolated left out.
    pub compared: usize,
    /// Of these, years in which either has a membership.
    pub held: usize,
    /// Of these, years in which ours begins or ends, which agree with anything.
    pub edges: usize,
    /// Country-years of the source that it interpolated.
    pub interpolated: usize,
    /// Country-years where we know no date and claim nothing.
    pub undated: usize,
    /// Country-years the source gives as missing, which is not zero.
    pub missing: usize,
    /// What disagrees.
    pub differences: Vec<Difference>,
}

impl Comparison {
    /// An empty comparison of ours with theirs.
    pub fn new(ours: impl Into<String>, theirs: impl Into<String>) -> Self {
        Self {
            ours: ours.into(),
            theirs: theirs.into(),
            compared: 0,
            held: 0,
            edges: 0,
            interpolated: 0,
            undated: 0,
            missing: 0,
            differences: Vec::new(),
        }
    }

    /// Adds one country-year.
    pub fn add(&mut self, held: Held, theirs: Theirs, country: &str, year: i16) {
        if held == Held::Undated {
            self.undated += 1;
            return;
        }
        if theirs.interpolated {
            self.interpolated += 1;
        } else {
            self.compared += 1;
            self.held += usize::from(held != Held::No || theirs.full);
            self.edges += usize::from(held == Held::Partly);
        }
        let ours = match held {
            Held::Throughout => true,
            Held::No => false,
            Held::Partly | Held::Undated => return,
        };
        if ours != theirs.full {
            self.differences.push(Difference {
                country: country.to_owned(),
                year,
                ours,
                theirs: theirs.word,
                interpolated: theirs.interpolated,
            });
        }
    }
}

/// What the source says of a country-year.
#[derive(Clone, Copy)]
pub struct Theirs {
    /// Whether it has full membership.
    pub full: bool,
    /// The source's word for it.
    pub word: &'static str,
    /// Whether it made the year up from points five years apart.
    pub interpolated: bool,
}

/// The sums over one source.
#[derive(Default)]
pub struct Totals {
    source: &'static str,
    records: usize,
    compared: usize,
    held: usize,
    edges: usize,
    differing: usize,
    explained: usize,
    by_rule: usize,
    interpolated: usize,
    interpolated_differing: usize,
    undated: usize,
    missing: usize,
}

impl Totals {
    /// Prints every comparison with a source and returns the sums.
    pub fn print(
        out: &mut impl Write,
        source: &'static str,
        comparisons: Vec<Comparison>,
        explained: &Explanations,
        wanted: &[String],
    ) -> io::Result<Self> {
        let mut totals = Self {
            source,
            ..Self::default()
        };
        writeln!(out, "# {source}\n")?;
        for comparison in comparisons {
            let ids: Vec<&str> = comparison.ours.split('+').collect();
            if !wanted.is_empty() && !wanted.iter().any(|w| ids.contains(&w.as_str())) {
                continue;
            }
            totals.print_one(out, &comparison, &ids, explained)?;
        }
        writeln!(out)?;
        Ok(totals)
    }

    fn print_one(
        &mut self,
        out: &mut impl Write,
        comparison: &Comparison,
        ids: &[&str],
        explained: &Explanations,
    ) -> io::Result<()> {
        let (made_up, sure): (Vec<_>, Vec<_>) =
            comparison.differences.iter().partition(|d| d.interpolated);
        let mut spans: BTreeMap<Label, BTreeSet<i16>> = BTreeMap::new();
        let mut known = 0;
        for difference in sure.iter().chain(&made_up) {
            let why = explained.find(self.source, ids, difference);
            if difference.interpolated {
                continue;
            }
            known += usize::from(settled(why));
            self.by_rule += usize::from(matches!(why, Some((Right::Convention, _))));
            let label = Label {
                why,
                country: difference.country.clone(),
                ours: difference.ours,
                theirs: difference.theirs,
            };
            spans.entry(label).or_default().insert(difference.year);
        }
        self.records += 1;
        self.compared += comparison.compared;
        self.held += comparison.held;
        self.edges += comparison.edges;
        self.differing += sure.len();
        self.explained += known;
        self.interpolated += comparison.interpolated;
        self.interpolated_differing += made_up.len();
        self.undated += comparison.undated;
        self.missing += comparison.missing;
        let agreeing = comparison.compared - sure.len();
        writeln!(
            out,
            "{} = {}: {} country-years, {} with a member; {} agree, {} explained, {} open",
            comparison.ours,
            comparison.theirs,
            comparison.compared,
            comparison.held,
            share(agreeing, comparison.compared),
            share(known, comparison.compared),
            share(sure.len() - known, comparison.compared),
        )?;
        for (label, years) in &spans {
            for (from, to) in runs(years) {
                let years = if from == to {
                    from.to_string()
                } else {
                    format!("{from}–{to}")
                };
                let ours = if label.ours { "member" } else { "not" };
                let (who, why) = match label.why {
                    Some((Right::Ours, why)) => ("ours is right", why),
                    Some((Right::Convention, why)) => ("convention", why),
                    Some((Right::Unsettled, why)) => ("OPEN, not settled", why),
                    Some((Right::Theirs, why)) => ("OPEN, ours to mend", why),
                    None => ("OPEN", "nobody has looked into it"),
                };
                writeln!(
                    out,
                    "    {:8} {years:9} ours {ours}, theirs {}; {who}: {why}",
                    label.country, label.theirs
                )?;
            }
        }
        Ok(())
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Label<'a> {
    why: Option<(Right, &'a str)>,
    country: String,
    ours: bool,
    theirs: &'static str,
}

/// Whether a difference is explained: by a rule, or by an error that is not ours.
fn settled(why: Option<(Right, &str)>) -> bool {
    matches!(why, Some((Right::Ours | Right::Convention, _)))
}

/// Years as spans without a gap.
fn runs(years: &BTreeSet<i16>) -> Vec<(i16, i16)> {
    let mut found: Vec<(i16, i16)> = Vec::new();
    for year in years {
        match found.last_mut() {
            Some((_, to)) if *to + 1 == *year => *to = *year,
            _ => found.push((*year, *year)),
        }
    }
    found
}

/// A share in per cent, to two places, without floating point.
fn share(part: usize, whole: usize) -> String {
    let hundredths = (part * 10_000 + whole / 2).checked_div(whole).unwrap_or(0);
    format!("{}.{:02} %", hundredths / 100, hundredths % 100)
}

/// Prints the sums of every source.
pub fn print_totals(out: &mut impl Write, totals: &[Totals]) -> io::Result<()> {
    writeln!(out, "# Totals\n")?;
    for t in totals {
        let agreeing = t.compared - t.differing;
        let open = t.differing - t.explained;
        writeln!(
            out,
            "{}: {} records, {} country-years compared, {} with a member in either",
            t.source, t.records, t.compared, t.held
        )?;
        writeln!(
            out,
            "  of all country-years:  {} agree, {} explained, {} open",
            share(agreeing, t.compared),
            share(t.explained, t.compared),
            share(open, t.compared)
        )?;
        writeln!(
            out,
            "  of those with a member: {} agree, {} explained, {} open",
            share(t.held - t.differing, t.held),
            share(t.explained, t.held),
            share(open, t.held),
        )?;
        writeln!(
            out,
            "  {} years differ: {} where ours is right, {} by convention, {open} open",
            t.differing,
            t.explained - t.by_rule,
            t.by_rule
        )?;
        writeln!(
            out,
            "  apart: {} years in which ours begins or ends (agree with either), {} interpolated by the source \
             ({} of them differ), {} where we know no date, {} missing in the source",
            t.edges, t.interpolated, t.interpolated_differing, t.undated, t.missing
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Comparison, Theirs, runs, share};
    use crate::held::Held;

    const FULL: Theirs = Theirs {
        full: true,
        word: "full",
        interpolated: false,
    };

    #[test]
    fn years_become_spans_without_a_gap() {
        let years = [1990, 1991, 1992, 1995].into_iter().collect();
        assert_eq!(runs(&years), [(1990, 1992), (1995, 1995)]);
    }

    #[test]
    fn a_share_is_rounded_and_nothing_of_nothing_is_none() {
        assert_eq!(share(1, 3), "33.33 %");
        assert_eq!(share(2, 3), "66.67 %");
        assert_eq!(share(0, 0), "0.00 %");
    }

    #[test]
    fn an_edge_agrees_with_anything_and_is_counted() {
        let mut comparison = Comparison::new("nato", "NATO");
        comparison.add(Held::Partly, FULL, "SWE", 2024);
        comparison.add(Held::No, FULL, "SWE", 2023);
        assert_eq!((comparison.compared, comparison.edges), (2, 1));
        assert_eq!(comparison.differences.len(), 1);
    }

    #[test]
    fn what_we_do_not_date_is_not_compared() {
        let mut comparison = Comparison::new("ipu", "IPU");
        comparison.add(Held::Undated, FULL, "FRA", 1990);
        assert_eq!((comparison.compared, comparison.undated), (0, 1));
    }
}
