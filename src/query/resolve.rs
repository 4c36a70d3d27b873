//! A name to the one entity it means, or the reason why not.
//!
//! The command line and `:` take names from people; this is where they are never guessed at.

use super::search::{Found, misspelt_codes, search};
use crate::{
    model::{Entity, Kind, fold::fold},
    store::Atlas,
};

/// Why a name means no one entity.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NameError {
    /// Several entities answer to it.
    #[error("'{name}' is ambiguous; say which: {}", candidates.join(", "))]
    Ambiguous {
        /// What was asked for.
        name: String,
        /// Address and name of each that answers to it.
        candidates: Vec<String>,
    },
    /// None does, though some come near.
    #[error("'{name}' not found; did you mean {}?", near.join(", "))]
    Near {
        /// What was asked for.
        name: String,
        /// Names that come near.
        near: Vec<String>,
    },
    /// Nothing comes near.
    #[error("'{name}' not found; `blocs search` lists what there is")]
    Unknown {
        /// What was asked for.
        name: String,
    },
}

/// The entity a name means: an address, an id, a code, or a name that only one answers to.
///
/// # Errors
/// [`NameError`] when several answer to it, or none.
pub fn resolve(atlas: &Atlas, name: &str, kind: Option<Kind>) -> Result<Entity, NameError> {
    let of_kind = |e: &Entity| kind.is_none_or(|k| k == e.kind());
    if name.contains('/')
        && let Some(entity) = atlas.find(name).filter(of_kind)
    {
        return Ok(entity);
    }
    // An address of another kind, or of nothing: what follows the kind may be known all the same.
    let (found, exact) = match name.split_once('/') {
        Some((word, rest)) if Kind::ALL.iter().any(|k| k.word() == word) => {
            (search(atlas, rest, kind), 0)
        }
        _ => {
            let found = search(atlas, name, kind);
            let exact = found.exact;
            (found, exact)
        }
    };
    match exact {
        1 => found
            .hits
            .first()
            .map(|hit| hit.entity)
            .ok_or_else(|| NameError::Unknown {
                name: name.to_owned(),
            }),
        0 => {
            if let Some(entity) = atlas.find(name).filter(of_kind) {
                return Ok(entity);
            }
            let near = near(atlas, name, kind, &found);
            let name = name.to_owned();
            Err(if near.is_empty() {
                NameError::Unknown { name }
            } else {
                NameError::Near { name, near }
            })
        }
        several => {
            let candidates = found
                .hits
                .iter()
                .take(several)
                .map(|hit| label(atlas, hit.entity))
                .collect();
            Err(NameError::Ambiguous {
                name: name.to_owned(),
                candidates,
            })
        }
    }
}

/// The most names an error offers.
const OFFERED: usize = 3;

/// What may have been meant: abbreviations a slip away first, then what search finds.
fn near(atlas: &Atlas, name: &str, kind: Option<Kind>, found: &Found<'_>) -> Vec<String> {
    let mut near: Vec<Entity> = Vec::new();
    if kind.is_none_or(|kind| kind == Kind::Organisation) {
        near = misspelt_codes(atlas.names().entries.iter(), &fold(name));
    }
    for hit in &found.hits {
        if !near.contains(&hit.entity) {
            near.push(hit.entity);
        }
    }
    let offered = near.into_iter().take(OFFERED);
    offered.map(|entity| label(atlas, entity)).collect()
}

/// An entity's address and name, as an error offers it: `country/COG (Congo)`.
fn label(atlas: &Atlas, entity: Entity) -> String {
    let name = match entity {
        Entity::Country(ix) => &atlas.country(ix).name,
        Entity::Organisation(ix) => &atlas.organisation(ix).name,
        Entity::Agreement(ix) => &atlas.agreement(ix).title,
    };
    format!("{} ({name})", atlas.address(entity))
}
