//! An atlas as bytes for the binary, and back: links at once, records one by one when needed.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    atlas::{Atlas, Links},
    decode::Ambiguity,
    table::Table,
};
use crate::model::{Meta, Stance};

/// An atlas in the form the binary carries.
#[derive(Serialize, Deserialize)]
struct Packed<'a> {
    meta: Meta,
    stances: Vec<Stance>,
    ambiguous: Vec<Ambiguity>,
    links: Links,
    #[serde(borrow)]
    sources: Vec<&'a [u8]>,
    #[serde(borrow)]
    countries: Vec<&'a [u8]>,
    #[serde(borrow)]
    organisations: Vec<&'a [u8]>,
    #[serde(borrow)]
    agreements: Vec<&'a [u8]>,
}

/// The bytes of an atlas without its names, and of its names.
///
/// # Errors
/// When postcard cannot write a record, which it can every record the types allow.
pub fn pack(atlas: &Atlas) -> Result<(Vec<u8>, Vec<u8>), postcard::Error> {
    let sources = rows(&atlas.sources)?;
    let countries = rows(&atlas.countries)?;
    let organisations = rows(&atlas.organisations)?;
    let agreements = rows(&atlas.agreements)?;
    let packed = Packed {
        meta: atlas.meta.clone(),
        stances: atlas.stances.clone(),
        ambiguous: atlas.ambiguous.clone(),
        links: atlas.links.clone(),
        sources: sources.iter().map(Vec::as_slice).collect(),
        countries: countries.iter().map(Vec::as_slice).collect(),
        organisations: organisations.iter().map(Vec::as_slice).collect(),
        agreements: agreements.iter().map(Vec::as_slice).collect(),
    };
    Ok((
        postcard::to_allocvec(&packed)?,
        postcard::to_allocvec(atlas.names())?,
    ))
}

fn rows<T: Serialize + DeserializeOwned>(
    table: &Table<T>,
) -> Result<Vec<Vec<u8>>, postcard::Error> {
    table.iter().map(postcard::to_allocvec).collect()
}

/// The atlas in the bytes; its names stay packed until search first needs them.
///
/// # Errors
/// When the bytes are not what this version wrote.
pub fn unpack(atlas: &'static [u8], names: &'static [u8]) -> Result<Atlas, postcard::Error> {
    let packed: Packed<'static> = postcard::from_bytes(atlas)?;
    Ok(Atlas {
        meta: packed.meta,
        sources: Table::packed(packed.sources),
        countries: Table::packed(packed.countries),
        organisations: Table::packed(packed.organisations),
        agreements: Table::packed(packed.agreements),
        stances: packed.stances,
        ambiguous: packed.ambiguous,
        links: packed.links,
        names: std::sync::OnceLock::new(),
        packed_names: names,
    })
}
