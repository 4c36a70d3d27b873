//! A table of records, each decoded when it is first asked for.
//!
//! The first screen shows a few of a thousand records; decoding the others would cost more than
//! everything else blocs does before it. A table read from files has all its records at hand.

use std::{
    ops::{Index, Range},
    sync::OnceLock,
};

use serde::de::DeserializeOwned;

use super::block::Block;

/// Records of one kind, in the order of their indices.
#[derive(Debug)]
pub struct Table<T> {
    rows: Vec<Row<T>>,
    /// The records as the binary carries them; none where they were read from a file.
    blocks: Vec<Block>,
}

#[derive(Debug)]
struct Row<T> {
    place: Place,
    record: OnceLock<Box<T>>,
}

/// Where the bytes of a row are.
#[derive(Clone, Copy, Default, Debug)]
pub struct Place {
    /// The block, by its position in the table.
    pub block: u32,
    /// The first byte in the block.
    pub start: u32,
    /// The first byte after it.
    pub end: u32,
}

impl Place {
    fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl<T: DeserializeOwned> Table<T> {
    /// A table of records that are decoded when first asked for.
    #[must_use]
    pub fn packed(places: impl Iterator<Item = Place>, blocks: Vec<Block>) -> Self {
        Self {
            rows: places
                .map(|place| Row {
                    place,
                    record: OnceLock::new(),
                })
                .collect(),
            blocks,
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
        self.rows.get(position).map(|row| self.record(row))
    }

    /// Every record, in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.rows.iter().map(|row| self.record(row))
    }

    #[expect(
        clippy::expect_used,
        reason = "the build wrote these bytes from the same types; a test decodes them all"
    )]
    fn record<'a>(&'a self, row: &'a Row<T>) -> &'a T {
        row.record.get_or_init(|| {
            let block = self.blocks.get(row.place.block as usize);
            let bytes = block.and_then(|block| block.bytes().get(row.place.range()));
            postcard::from_bytes(bytes.unwrap_or_default()).expect("an embedded record decodes")
        })
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            blocks: Vec::new(),
        }
    }
}

impl<T> From<Vec<T>> for Table<T> {
    fn from(records: Vec<T>) -> Self {
        Self {
            rows: records
                .into_iter()
                .map(|r| Row {
                    place: Place::default(),
                    record: OnceLock::from(Box::new(r)),
                })
                .collect(),
            blocks: Vec::new(),
        }
    }
}

impl<T: DeserializeOwned> Index<usize> for Table<T> {
    type Output = T;

    fn index(&self, position: usize) -> &T {
        self.record(&self.rows[position])
    }
}

impl<T: DeserializeOwned + PartialEq> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}
