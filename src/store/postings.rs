//! Posting lists: for each row of one table, the sorted rows of another it is linked to.

use serde::de::DeserializeOwned;

use super::table::Table;

/// Lists of `T`, one for each position of a table.
#[derive(Debug)]
pub struct Postings<T>(Form<T>);

#[derive(Debug)]
enum Form<T> {
    /// Made by linking: every list in one allocation.
    Whole {
        /// Where list `n` starts; one more entry than there are lists.
        starts: Vec<u32>,
        items: Vec<T>,
    },
    /// Carried by the binary: each list decoded when first asked for.
    Packed(Table<Vec<T>>),
}

impl<T> Default for Postings<T> {
    fn default() -> Self {
        Self(Form::Whole {
            starts: Vec::new(),
            items: Vec::new(),
        })
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
        Self(Form::Whole { starts, items })
    }
}

impl<T: DeserializeOwned> Postings<T> {
    /// Lists that are decoded when first asked for.
    #[must_use]
    pub fn packed(lists: Table<Vec<T>>) -> Self {
        Self(Form::Packed(lists))
    }

    /// The list at a position; empty beyond the table.
    #[must_use]
    pub fn list(&self, position: usize) -> &[T] {
        match &self.0 {
            Form::Packed(lists) => lists.get(position).map_or(&[], Vec::as_slice),
            Form::Whole { starts, items } => {
                let bound = |at: usize| starts.get(at).map_or(0, |n| *n as usize);
                items
                    .get(bound(position)..bound(position + 1).max(bound(position)))
                    .unwrap_or_default()
            }
        }
    }

    /// Every list, in order.
    pub fn lists(&self) -> impl Iterator<Item = &[T]> {
        let count = match &self.0 {
            Form::Packed(lists) => lists.len(),
            Form::Whole { starts, .. } => starts.len().saturating_sub(1),
        };
        (0..count).map(|position| self.list(position))
    }
}

impl<T: DeserializeOwned + PartialEq> PartialEq for Postings<T> {
    fn eq(&self, other: &Self) -> bool {
        self.lists().eq(other.lists())
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
