//! A table of records, each decoded when it is first asked for.
//!
//! The first screen shows a few of a thousand records; decoding the others would cost more than
//! everything else blocs does before it. A table read from files has all its records at hand.

use std::{ops::Index, sync::OnceLock};

use serde::de::DeserializeOwned;

/// Records of one kind, in the order of their indices.
#[derive(Debug)]
pub struct Table<T> {
    rows: Vec<Row<T>>,
}

#[derive(Debug)]
struct Row<T> {
    /// The record as the binary carries it; empty where it was read from a file.
    packed: &'static [u8],
    record: OnceLock<Box<T>>,
}

impl<T: DeserializeOwned> Table<T> {
    /// A table of records that are decoded when first asked for.
    #[must_use]
    pub fn packed(rows: Vec<&'static [u8]>) -> Self {
        Self {
            rows: rows
                .into_iter()
                .map(|packed| Row {
                    packed,
                    record: OnceLock::new(),
                })
                .collect(),
        }
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The record at a position, if there is one.
    #[must_use]
    pub fn get(&self, position: usize) -> Option<&T> {
        self.rows.get(position).map(Row::record)
    }

    /// Every record, in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.rows.iter().map(Row::record)
    }
}

impl<T: DeserializeOwned> Row<T> {
    #[expect(
        clippy::expect_used,
        reason = "the build wrote these bytes from the same types; a test decodes them all"
    )]
    fn record(&self) -> &T {
        self.record
            .get_or_init(|| postcard::from_bytes(self.packed).expect("an embedded record decodes"))
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { rows: Vec::new() }
    }
}

impl<T> From<Vec<T>> for Table<T> {
    fn from(records: Vec<T>) -> Self {
        Self {
            rows: records
                .into_iter()
                .map(|r| Row {
                    packed: &[],
                    record: OnceLock::from(Box::new(r)),
                })
                .collect(),
        }
    }
}

impl<T: DeserializeOwned> Index<usize> for Table<T> {
    type Output = T;

    fn index(&self, position: usize) -> &T {
        self.rows[position].record()
    }
}

impl<T: DeserializeOwned + PartialEq> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}
