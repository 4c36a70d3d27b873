//! The dataset that ships in the binary, checked and linked by the build.

use crate::store::Atlas;

static ATLAS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/atlas.bin"));
static NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.bin"));

/// Why the embedded dataset cannot be read: the build and the program disagree.
#[derive(Debug, thiserror::Error)]
#[error("the embedded dataset is damaged ({0}); build blocs again")]
pub struct Damaged(#[from] postcard::Error);

/// Decodes the embedded dataset. Its names are decoded later, when search first needs them.
///
/// # Errors
/// [`Damaged`] when the bytes are not what this version of blocs wrote.
pub fn atlas() -> Result<Atlas, Damaged> {
    let atlas: Atlas = postcard::from_bytes(ATLAS)?;
    Ok(atlas.with_packed_names(NAMES))
}

/// How many bytes the dataset takes in the binary: records and links, then names.
#[must_use]
pub fn sizes() -> (usize, usize) {
    (ATLAS.len(), NAMES.len())
}
