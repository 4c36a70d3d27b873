//! An atlas as bytes for the binary, and back: records and lists one by one, when needed.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    atlas::{Atlas, Label, Links, PartyLink, SpellLink},
    block::{Block, SIZE, compress},
    decode::{Ambiguity, Exonyms},
    postings::Postings,
    table::{Place, Table},
    tongues::Tongues,
};
use crate::model::{AgreementIx, Entity, Key, Lifetime, Meta, OrganisationIx, Stance};

/// An atlas in the form the binary carries. `B` is bytes: owned when written, borrowed when read.
#[derive(Serialize, Deserialize)]
struct Packed<B> {
    meta: Meta,
    ambiguous: Vec<Ambiguity>,
    by_key: Vec<(Key, Entity)>,
    lifetimes: [Vec<Lifetime>; 3],
    actors: Vec<Entity>,
    stances: Vec<Stance>,
    /// Every list shows labels, so they are read at once.
    labels: Vec<Label>,
    tables: Vec<Rows<B>>,
}

/// The rows of a table, in blocks of whole rows.
#[derive(Serialize, Deserialize)]
struct Rows<B> {
    packed: bool,
    blocks: Vec<Rowed<B>>,
}

/// A block, and where each row in it ends.
#[derive(Serialize, Deserialize)]
struct Rowed<B> {
    ends: Vec<u32>,
    bytes: B,
}

/// An atlas as bytes, in the parts that are decoded apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bytes<T> {
    /// Records and links.
    pub records: T,
    /// The names search looks in.
    pub names: T,
    /// The languages of those of countries.
    pub exonyms: T,
}

/// The bytes of an atlas.
///
/// # Errors
/// When postcard cannot write a record, which it can every record the types allow.
pub fn pack(atlas: &Atlas) -> Result<Bytes<Vec<u8>>, postcard::Error> {
    let links = &atlas.links;
    // In the order `unpack` takes them.
    let tables = [
        packed(atlas.sources.iter())?,
        plain(atlas.countries.iter())?,
        packed(atlas.organisations.iter())?,
        packed(atlas.agreements.iter())?,
        plain(links.titles.iter())?,
        plain(links.members.lists())?,
        packed(links.memberships.lists())?,
        plain(links.parties.lists())?,
        packed(links.treaties.lists())?,
        plain(links.agreements_of.lists())?,
        plain(links.bound_by.lists())?,
        plain(links.organisations_of.lists())?,
    ];
    let packed = Packed {
        meta: atlas.meta.clone(),
        ambiguous: atlas.ambiguous.clone(),
        by_key: links.by_key.clone(),
        lifetimes: links.lifetimes.clone(),
        actors: links.actors.clone(),
        stances: atlas.stances.clone(),
        labels: links.labels.iter().cloned().collect(),
        tables: tables.into(),
    };
    let names = postcard::to_allocvec(atlas.names())?;
    let exonyms = postcard::to_allocvec(&Tongues::gather(&atlas.exonyms(), |key| {
        atlas.names_of(key)
    }))?;
    Ok(Bytes {
        records: postcard::to_allocvec(&packed)?,
        names: compress(&names),
        exonyms: compress(&exonyms),
    })
}

/// Rows as they are, in one block.
fn plain(records: impl Iterator<Item = impl Serialize>) -> Result<Rows<Vec<u8>>, postcard::Error> {
    Ok(Rows {
        packed: false,
        blocks: blocks(records, usize::MAX)?,
    })
}

/// Rows in compressed blocks.
fn packed(records: impl Iterator<Item = impl Serialize>) -> Result<Rows<Vec<u8>>, postcard::Error> {
    let mut blocks = blocks(records, SIZE)?;
    for block in &mut blocks {
        block.bytes = compress(&block.bytes);
    }
    Ok(Rows {
        packed: true,
        blocks,
    })
}

/// Rows in blocks of at most so many bytes, unless one row alone has more.
fn blocks(
    records: impl Iterator<Item = impl Serialize>,
    size: usize,
) -> Result<Vec<Rowed<Vec<u8>>>, postcard::Error> {
    let mut blocks = Vec::new();
    let (mut ends, mut bytes) = (Vec::new(), Vec::new());
    for record in records {
        let row = postcard::to_allocvec(&record)?;
        if !ends.is_empty() && bytes.len() + row.len() > size {
            let (ends, bytes) = (std::mem::take(&mut ends), std::mem::take(&mut bytes));
            blocks.push(Rowed { ends, bytes });
        }
        bytes.extend(row);
        ends.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
    }
    blocks.push(Rowed { ends, bytes });
    Ok(blocks)
}

/// The atlas in the bytes; its names stay packed until search first needs them.
///
/// # Errors
/// When the bytes are not what this version wrote.
pub fn unpack(bytes: &Bytes<&'static [u8]>) -> Result<Atlas, postcard::Error> {
    let packed: Packed<&'static [u8]> = postcard::from_bytes(bytes.records)?;
    let mut tables = packed.tables.into_iter();
    Ok(Atlas {
        meta: packed.meta,
        sources: table(tables.next())?,
        countries: table(tables.next())?,
        organisations: table(tables.next())?,
        agreements: table(tables.next())?,
        stances: packed.stances,
        ambiguous: packed.ambiguous,
        links: Links {
            by_key: packed.by_key,
            lifetimes: packed.lifetimes,
            actors: packed.actors,
            labels: packed.labels.into(),
            titles: table(tables.next())?,
            members: postings::<SpellLink>(tables.next())?,
            memberships: postings::<SpellLink>(tables.next())?,
            parties: postings::<PartyLink>(tables.next())?,
            treaties: postings::<PartyLink>(tables.next())?,
            agreements_of: postings::<AgreementIx>(tables.next())?,
            bound_by: postings::<AgreementIx>(tables.next())?,
            organisations_of: postings::<OrganisationIx>(tables.next())?,
        },
        names: OnceLock::new(),
        packed_names: bytes.names,
        exonyms: Exonyms::new(),
        packed_exonyms: bytes.exonyms,
    })
}

fn table<T: DeserializeOwned>(
    rows: Option<Rows<&'static [u8]>>,
) -> Result<Table<T>, postcard::Error> {
    let rows = rows.ok_or(postcard::Error::DeserializeUnexpectedEnd)?;
    let places = rows.blocks.iter().zip(0..).flat_map(|(rowed, block)| {
        let starts = std::iter::once(0).chain(rowed.ends.iter().copied());
        let spans = starts.zip(rowed.ends.iter().copied());
        spans.map(move |(start, end)| Place { block, start, end })
    });
    let block = |bytes| {
        if rows.packed {
            Block::Packed(bytes, OnceLock::new())
        } else {
            Block::Plain(bytes)
        }
    };
    let blocks = rows.blocks.iter().map(|b| block(b.bytes)).collect();
    Ok(Table::packed(places, blocks))
}

fn postings<T: DeserializeOwned>(
    rows: Option<Rows<&'static [u8]>>,
) -> Result<Postings<T>, postcard::Error> {
    table(rows).map(Postings::packed)
}
