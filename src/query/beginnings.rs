//! What a name that is being typed may become: one word for each entity, which means it and no
//! other.
//!
//! For shells, which complete words: blanks become hyphens, which names are found with all the same.

use super::resolve::resolve;
use crate::{
    model::{Entity, Kind, fold::fold},
    store::{
        Atlas,
        names::{NameEntry, NameRole},
    },
};

/// A word that what was typed may become, and what it means.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Beginning {
    /// The word.
    pub word: String,
    /// What it means.
    pub entity: Entity,
}

/// What a beginning of a name may become, in order; where nothing is typed, anything of the first
/// kind.
#[must_use]
pub fn beginnings(atlas: &Atlas, typed: &str, kinds: &[Kind]) -> Vec<Beginning> {
    let wanted: &[Kind] = match kinds {
        [first, ..] if typed.is_empty() => std::slice::from_ref(first),
        all => all,
    };
    let mut found = Vec::new();
    let names = atlas.names();
    for group in names.entries.chunk_by(|a, b| a.entity == b.entity) {
        let Some(entity) = group.first().map(|name| name.entity) else {
            continue;
        };
        if !wanted.contains(&entity.kind()) {
            continue;
        }
        let mut ranked: Vec<&NameEntry> = group
            .iter()
            .filter(|name| name.role != NameRole::Person)
            .collect();
        ranked.sort_by_key(|name| rank(name, entity.kind()));
        let written = ranked.iter().filter_map(|name| word(name, typed));
        let address = Some(atlas.address(entity)).filter(|_| typed.contains('/'));
        let mut words = written.chain(address.filter(|a| a.starts_with(typed)));
        let means_it = |word: &String| {
            let mut of_kind = kinds.iter().map(|kind| resolve(atlas, word, Some(*kind)));
            of_kind.any(|meant| meant == Ok(entity))
        };
        found.extend(words.find(means_it).map(|word| Beginning { word, entity }));
    }
    found.sort();
    found
}

/// Which of its names an entity is best called by in one word: a country by its name, a body by
/// its letters, an agreement by its id.
fn rank(name: &NameEntry, kind: Kind) -> (u8, usize) {
    let of_role = match (kind, name.role) {
        (Kind::Country, NameRole::Primary) | (Kind::Organisation, NameRole::Code) => 0,
        (Kind::Agreement, NameRole::Alias) if is_id(&name.text) => 0,
        (Kind::Country, NameRole::Code) | (Kind::Organisation, NameRole::Primary) => 1,
        (_, NameRole::Code | NameRole::Alias) => 2,
        (_, NameRole::Primary) => 3,
        (_, NameRole::Exonym | NameRole::Person) => 4,
    };
    (of_role, name.text.len())
}

fn is_id(text: &str) -> bool {
    text.bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// A name as one word that begins with what was typed: as it is written, else as it is compared.
fn word(name: &NameEntry, typed: &str) -> Option<String> {
    let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join("-");
    // Nothing a shell would take for itself.
    let plain = |text: &String| {
        text.chars()
            .all(|c| c.is_alphanumeric() || (c == '-' || c == '.') || !c.is_ascii())
    };
    let written = Some(joined(&name.text)).filter(plain);
    let compared = joined(&name.folded);
    if let Some(word) = written.filter(|w| !typed.is_empty() && w.starts_with(typed)) {
        return Some(word);
    }
    let mut folded = joined(&fold(typed));
    if typed.ends_with(['-', ' ']) {
        folded.push('-');
    }
    compared.starts_with(&folded).then_some(compared)
}
