//! Comparing partial dates: only what no reading of them allows is out of order.

use crate::model::PartialDate;

/// Whether every reading of the first date lies after every reading of the second.
pub(super) fn after(first: PartialDate, second: PartialDate) -> bool {
    first.first() > second.last()
}

/// The first pair of neighbouring known dates that is out of order, if any.
pub(super) fn disorder<'n>(
    dates: &[(&'n str, Option<PartialDate>)],
) -> Option<(&'n str, PartialDate, &'n str, PartialDate)> {
    let known: Vec<(&str, PartialDate)> = dates
        .iter()
        .filter_map(|(name, date)| date.map(|d| (*name, d)))
        .collect();
    known.windows(2).find_map(|pair| match pair {
        [(a, x), (b, y)] if after(*x, *y) => Some((*a, *x, *b, *y)),
        _ => None,
    })
}
