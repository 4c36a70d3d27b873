//! The dataset that ships in the binary, checked and linked by the build.

use std::sync::OnceLock;

use crate::store::{Atlas, pack, world::World};

static ATLAS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/atlas.bin"));
static NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.bin"));
static EXONYMS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/exonyms.bin"));
static WORLD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/world.bin"));

/// Why the embedded dataset cannot be read: the build and the program disagree.
#[derive(Debug, thiserror::Error)]
#[error("the embedded dataset is damaged ({0}); build blocs again")]
pub struct Damaged(#[from] postcard::Error);

/// The embedded dataset: its links decoded, its records and names when first asked for.
///
/// # Errors
/// [`Damaged`] when the bytes are not what this version of blocs wrote.
pub fn atlas() -> Result<Atlas, Damaged> {
    Ok(pack::unpack(&pack::Bytes {
        records: ATLAS,
        names: NAMES,
        exonyms: EXONYMS,
    })?)
}

/// How many bytes the dataset takes in the binary: records and links, then names.
#[must_use]
pub fn sizes() -> (usize, usize) {
    (ATLAS.len(), NAMES.len())
}

/// The world's outlines, decoded when a map first needs them.
#[must_use]
pub fn world() -> &'static World {
    static DECODED: OnceLock<World> = OnceLock::new();
    DECODED.get_or_init(|| postcard::from_bytes(WORLD).unwrap_or_default())
}
