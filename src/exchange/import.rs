//! Other people's data sets to datasets of ours that validate and open with `--data`.
//!
//! A row that makes no sense is refused with its file and line, counted, and never stops the
//! rest; so is whatever the validator finds wrong in the end. Missing is not zero: a value that a
//! source does not have is left unknown here, too.

mod about;
mod atop;
mod blank;
mod bodies;
mod cells;
mod cow_igo;
mod dcad;
mod desta;
mod many;
mod settle;
mod sheet;
mod states;
mod summary;
mod tidy;
mod watch;
mod write;

use std::{collections::BTreeMap, path::PathBuf};

use about::about;
use bodies::Bodies;
use settle::settle;
use states::States;
use watch::Watch;

pub use summary::{Refusal, Summary};
pub use watch::{Progress, Step};
pub use write::write;

use crate::{
    model::{
        Agreement, AsOf, Certainty, Country, Key, MemberStatus, Meta, Organisation, PartialDate,
        Source,
    },
    store::{Atlas, decode::Merged},
};

/// Whose layout files are in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// Correlates of War, intergovernmental organisations v3.
    CowIgo,
    /// Alliance Treaty Obligations and Provisions.
    Atop,
    /// Defense Cooperation Agreement Dataset.
    Dcad,
    /// Design of Trade Agreements.
    Desta,
    /// Agreements and parties of manytreaties.
    Many,
    /// The tables `export csv` writes.
    Tidy,
}

/// What an import made.
#[derive(Debug)]
pub struct Imported {
    records: Merged,
    /// What it read, wrote and refused.
    pub summary: Summary,
}

impl Imported {
    /// Whether there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.organisations.is_empty() && self.records.agreements.is_empty()
    }
}

/// What a reader of a layout makes of its files.
#[derive(Default)]
struct Draft {
    organisations: Vec<Organisation>,
    agreements: Vec<Agreement>,
    /// Records of a tidy import; the others take the countries of the atlas.
    countries: Vec<Country>,
    sources: Vec<Source>,
    summary: Summary,
}

/// Reads files of a layout; the atlas gives the countries they are about. `tell` hears how far it
/// is.
///
/// # Errors
/// When a file cannot be read, or is in no layout known by that name.
pub fn import(
    layout: Layout,
    files: &[PathBuf],
    atlas: &Atlas,
    tell: &dyn Fn(Progress),
) -> Result<Imported, String> {
    let countries: Vec<Country> = atlas.countries.iter().cloned().collect();
    let states = States::new(&countries);
    let watch = Watch::new(files, tell);
    let draft = match layout {
        Layout::CowIgo => cow_igo::read(files, &states, &watch),
        Layout::Atop => atop::read(files, &states, &watch),
        Layout::Dcad => dcad::read(files, &states, &watch),
        Layout::Desta => desta::read(files, &states, &watch),
        Layout::Many => many::read(files, &states, &Bodies::new(atlas), &watch),
        Layout::Tidy => tidy::read(files, &watch),
    }?;
    watch.failure()?;
    Ok(finished(layout, draft, atlas, countries, &watch))
}

fn finished(
    layout: Layout,
    draft: Draft,
    atlas: &Atlas,
    countries: Vec<Country>,
    watch: &Watch<'_>,
) -> Imported {
    let (as_of, source) = about(layout);
    let as_of = as_of.parse().unwrap_or(atlas.meta.as_of);
    let mut sources = draft.sources;
    sources.extend(source);
    let mut organisations = draft.organisations;
    if layout != Layout::Tidy {
        organisations.extend(parties_that_are_bodies(&draft.agreements, atlas));
    }
    let mut ambiguous = Vec::new();
    let countries = if draft.countries.is_empty() {
        // Names known to be ambiguous stay so, as far as they are countries'.
        for known in &atlas.ambiguous {
            let mut known = known.clone();
            known.candidates.retain(Key::is_country);
            ambiguous.push(known);
        }
        let cited = countries.iter().flat_map(|c| &c.sources);
        for key in cited.chain(organisations.iter().flat_map(|o| &o.sources)) {
            if let Some(source) = atlas.source(key)
                && !sources.iter().any(|s| s.id == source.id)
            {
                sources.push(source.clone());
            }
        }
        countries
    } else {
        draft.countries
    };
    let mut records = Merged {
        meta: Meta {
            version: "imported".into(),
            as_of,
            licence: "as the source says".into(),
        },
        sources,
        countries,
        organisations,
        agreements: draft.agreements,
        stances: Vec::new(),
        names: BTreeMap::new(),
        ambiguous,
    };
    let mut summary = draft.summary;
    for organisation in &mut records.organisations {
        mark_universal(organisation, as_of);
    }
    settle(&mut records, &mut summary, watch);
    summary.organisations = records.organisations.len();
    summary.agreements = records.agreements.len();
    summary.spells = records.organisations.iter().map(|o| o.members.len()).sum();
    summary.parties = records.agreements.iter().map(|a| a.parties.len()).sum();
    Imported { records, summary }
}

/// The organisations among the parties, as the atlas knows them.
fn parties_that_are_bodies(agreements: &[Agreement], atlas: &Atlas) -> Vec<Organisation> {
    let parties = agreements.iter().flat_map(|a| &a.parties);
    let keys = parties.map(|p| &p.party).filter(|key| !key.is_country());
    let named: std::collections::BTreeSet<&Key> = keys.collect();
    let all = atlas.organisations.iter();
    all.filter(|o| named.contains(&o.id))
        .map(bodies::alone)
        .collect()
}

fn mark_universal(organisation: &mut Organisation, as_of: PartialDate) {
    let count = organisation
        .members
        .iter()
        .filter(|s| {
            s.status == MemberStatus::Member
                && s.disputed.is_none()
                && s.covers(AsOf::On(as_of), as_of.last()) == Certainty::Yes
        })
        .count();
    organisation.universal = count > 150 && organisation.dissolved.is_none();
}
