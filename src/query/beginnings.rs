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

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Kind; 3] = [Kind::Country, Kind::Organisation, Kind::Agreement];

    fn words(typed: &str, kinds: &[Kind]) -> Vec<String> {
        let atlas = crate::embedded::atlas().expect("the embedded dataset");
        let found = beginnings(&atlas, typed, kinds);
        found.into_iter().map(|b| b.word).collect()
    }

    #[test]
    fn names_codes_and_ids_are_completed_as_one_word() {
        assert_eq!(words("armen", &ALL[..1]), ["armenia"]);
        assert_eq!(words("Armen", &ALL[..1]), ["Armenia"]);
        assert_eq!(words("north-k", &ALL[..1]), ["north-korea"]);
        assert_eq!(words("cote", &ALL[..1]), ["cote-divoire"]);
        assert_eq!(words("росси", &ALL[..1]), ["россия"]);
        assert!(!words("south-", &ALL).contains(&"southern-rhodesia".to_owned()));
        assert_eq!(words("cst", &ALL[1..2]), ["csto"]);
        assert_eq!(words("un-csto", &ALL[2..]), ["un-csto-2010"]);
        assert_eq!(
            words("country/AR", &ALL)[..2],
            ["country/ARE", "country/ARG"]
        );
    }

    #[test]
    fn every_word_means_what_it_is_offered_for() {
        let atlas = crate::embedded::atlas().expect("the embedded dataset");
        for typed in ["k", "S", "con", "un"] {
            for one in beginnings(&atlas, typed, &ALL) {
                let meant = resolve(&atlas, &one.word, Some(one.entity.kind()));
                assert_eq!(meant, Ok(one.entity), "{}", one.word);
                assert!(!one.word.contains(' '), "{}", one.word);
            }
        }
    }

    #[test]
    fn of_nothing_typed_only_the_first_kind_is_offered() {
        let atlas = crate::embedded::atlas().expect("the embedded dataset");
        let found = beginnings(&atlas, "", &ALL[1..]);
        assert!(found.len() > 200, "{}", found.len());
        assert!(found.iter().all(|b| b.entity.kind() == Kind::Organisation));
    }
}
