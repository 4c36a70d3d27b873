//! Posting lists: for each row of one table, the sorted rows of another it is linked to.

use serde::{Deserialize, Serialize};

/// Lists of `T`, one for each position of a table, kept in one allocation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Postings<T> {
    /// Where list `n` starts; one more entry than there are lists.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Postings<T> {
    fn default() -> Self {
        Self {
            starts: Vec::new(),
            items: Vec::new(),
        }
    }
}

impl<T: Ord + Copy> Postings<T> {
    /// Builds `lists` lists from pairs of (position, item); each list sorted, without repeats.
    #[must_use]
    pub fn from_pairs(lists: usize, mut pairs: Vec<(usize, T)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = Vec::with_capacity(lists + 1);
        let mut items = Vec::with_capacity(pairs.len());
        let mut rest = pairs.into_iter().peekable();
        for list in 0..lists {
            starts.push(u32::try_from(items.len()).unwrap_or(u32::MAX));
            while let Some((_, item)) = rest.next_if(|(at, _)| *at == list) {
                items.push(item);
            }
        }
        starts.push(u32::try_from(items.len()).unwrap_or(u32::MAX));
        Self { starts, items }
    }
}

impl<T> Postings<T> {
    /// The same lists of other items.
    #[must_use]
    pub fn map<U>(self, item: impl FnMut(T) -> U) -> Postings<U> {
        Postings {
            starts: self.starts,
            items: self.items.into_iter().map(item).collect(),
        }
    }

    /// The list at a position; empty beyond the table.
    #[must_use]
    pub fn list(&self, position: usize) -> &[T] {
        let bound = |at: usize| self.starts.get(at).map_or(0, |n| *n as usize);
        self.items
            .get(bound(position)..bound(position + 1).max(bound(position)))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_without_repeats() {
        let postings = Postings::from_pairs(3, vec![(2, 9), (0, 5), (0, 1), (0, 5)]);
        assert_eq!(postings.list(0), [1, 5]);
        assert!(postings.list(1).is_empty());
        assert_eq!(postings.list(2), [9]);
        assert!(postings.list(3).is_empty());
    }
}
