//! An atlas as bytes for the binary, and back: records and lists one by one, when needed.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    atlas::{Atlas, Links, PartyLink, SpellLink},
    decode::{Ambiguity, Exonyms},
    postings::Postings,
    table::Table,
    tongues::Tongues,
};
use crate::model::{AgreementIx, Entity, Key, Lifetime, Meta, OrganisationIx, Stance};

/// An atlas in the form the binary carries.
#[derive(Serialize, Deserialize)]
struct Packed<'a> {
    meta: Meta,
    ambiguous: Vec<Ambiguity>,
    by_key: Vec<(Key, Entity)>,
    lifetimes: [Vec<Lifetime>; 3],
    actors: Vec<Entity>,
    stances: Vec<Stance>,
    #[serde(borrow)]
    tables: Vec<Rows<'a>>,
}

/// The rows of a table: where each ends, then all of them, so that finding one touches no other.
#[derive(Serialize, Deserialize)]
struct Rows<'a> {
    ends: Vec<u32>,
    bytes: &'a [u8],
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
        rows(atlas.sources.iter())?,
        rows(atlas.countries.iter())?,
        rows(atlas.organisations.iter())?,
        rows(atlas.agreements.iter())?,
        rows(links.labels.iter())?,
        rows(links.members.lists())?,
        rows(links.memberships.lists())?,
        rows(links.parties.lists())?,
        rows(links.treaties.lists())?,
        rows(links.agreements_of.lists())?,
        rows(links.bound_by.lists())?,
        rows(links.organisations_of.lists())?,
    ];
    let packed = Packed {
        meta: atlas.meta.clone(),
        ambiguous: atlas.ambiguous.clone(),
        by_key: links.by_key.clone(),
        lifetimes: links.lifetimes.clone(),
        actors: links.actors.clone(),
        stances: atlas.stances.clone(),
        tables: tables
            .iter()
            .map(|(ends, bytes)| Rows {
                ends: ends.clone(),
                bytes,
            })
            .collect(),
    };
    Ok(Bytes {
        records: postcard::to_allocvec(&packed)?,
        names: postcard::to_allocvec(atlas.names())?,
        exonyms: postcard::to_allocvec(&Tongues::gather(&atlas.exonyms(), atlas))?,
    })
}

fn rows(
    records: impl Iterator<Item = impl Serialize>,
) -> Result<(Vec<u32>, Vec<u8>), postcard::Error> {
    let (mut ends, mut bytes) = (Vec::new(), Vec::new());
    for record in records {
        bytes.extend(postcard::to_allocvec(&record)?);
        ends.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
    }
    Ok((ends, bytes))
}

/// The atlas in the bytes; its names stay packed until search first needs them.
///
/// # Errors
/// When the bytes are not what this version wrote.
pub fn unpack(bytes: &Bytes<&'static [u8]>) -> Result<Atlas, postcard::Error> {
    let packed: Packed<'static> = postcard::from_bytes(bytes.records)?;
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
            labels: table(tables.next())?,
            members: postings::<SpellLink>(tables.next())?,
            memberships: postings::<SpellLink>(tables.next())?,
            parties: postings::<PartyLink>(tables.next())?,
            treaties: postings::<PartyLink>(tables.next())?,
            agreements_of: postings::<AgreementIx>(tables.next())?,
            bound_by: postings::<AgreementIx>(tables.next())?,
            organisations_of: postings::<OrganisationIx>(tables.next())?,
        },
        names: std::sync::OnceLock::new(),
        packed_names: bytes.names,
        exonyms: Exonyms::new(),
        packed_exonyms: bytes.exonyms,
    })
}

fn table<T: DeserializeOwned>(rows: Option<Rows<'static>>) -> Result<Table<T>, postcard::Error> {
    let rows = rows.ok_or(postcard::Error::DeserializeUnexpectedEnd)?;
    let starts = std::iter::once(0).chain(rows.ends.iter().copied());
    let spans = starts.zip(rows.ends.iter().copied());
    let row = |(start, end)| rows.bytes.get(start as usize..end as usize);
    let records: Option<Vec<&'static [u8]>> = spans.map(row).collect();
    records
        .map(Table::packed)
        .ok_or(postcard::Error::DeserializeUnexpectedEnd)
}

fn postings<T: DeserializeOwned>(
    rows: Option<Rows<'static>>,
) -> Result<Postings<T>, postcard::Error> {
    table(rows).map(Postings::packed)
}
