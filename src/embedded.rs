//! The dataset that ships in the binary, checked and linked by the build.

use crate::store::{Atlas, pack};

static ATLAS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/atlas.bin"));
static NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.bin"));

/// Why the embedded dataset cannot be read: the build and the program disagree.
#[derive(Debug, thiserror::Error)]
#[error("the embedded dataset is damaged ({0}); build blocs again")]
pub struct Damaged(#[from] postcard::Error);

/// The embedded dataset: its links decoded, its records and names when first asked for.
///
/// # Errors
/// [`Damaged`] when the bytes are not what this version of blocs wrote.
pub fn atlas() -> Result<Atlas, Damaged> {
    Ok(pack::unpack(ATLAS, NAMES)?)
}

/// How many bytes the dataset takes in the binary: records and links, then names.
#[must_use]
pub fn sizes() -> (usize, usize) {
    (ATLAS.len(), NAMES.len())
}
