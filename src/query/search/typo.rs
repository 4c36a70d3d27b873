//! Misspellings: the distance from what was typed to the best prefix of a name.
//!
//! Comparing with a prefix lets half a name, mistyped, find the whole. The distance is that of
//! optimal string alignment (insertions, deletions, substitutions, neighbours swapped).

use strsim::osa_distance;

use super::{LONGEST, Ranked, Tier};
use crate::{
    model::{Entity, Kind},
    store::names::{NameEntry, NameRole},
};

/// How many slips a query of so many letters may have.
fn slips_allowed(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=6 => 1,
        7..=10 => 2,
        11..=LONGEST => 3,
        _ => 0,
    }
}

/// The names that begin with something a few slips away from the query.
pub(super) fn misspelt<'a>(
    entries: impl Iterator<Item = &'a NameEntry>,
    wanted: &str,
) -> Vec<Ranked<'a>> {
    let letters: Vec<char> = wanted.chars().collect();
    let allowed = slips_allowed(letters.len());
    if allowed == 0 {
        return Vec::new();
    }
    // A slip in two or three letters makes another code; in NATO it is a slip.
    let candidates = entries.filter(|e| e.role != NameRole::Code || e.folded.len() >= 4);
    let near = candidates.filter_map(|name| {
        let (slips, rest) = prefix_distance(wanted, letters.len(), &name.folded, allowed)?;
        // A whole name a slip away beats a longer one that merely begins so.
        let cost = u32::try_from(slips * 100 + rest.min(50)).unwrap_or(u32::MAX);
        Some(Ranked {
            name,
            tier: Tier::Misspelt,
            cost,
        })
    });
    near.collect()
}

/// Slips to the nearest prefix of a name, and the letters of the name beyond it.
fn prefix_distance(
    wanted: &str,
    letters: usize,
    name: &str,
    allowed: usize,
) -> Option<(usize, usize)> {
    let length = name.chars().count();
    if length + allowed < letters {
        return None;
    }
    // Nearly everybody gets the first letter or the second right.
    let mut typed = wanted.chars();
    let mut spelt = name.chars();
    let (t0, t1, s0, s1) = (typed.next(), typed.next(), spelt.next(), spelt.next());
    if t0 != s0 && t1 != s1 && t0 != s1 && t1 != s0 {
        return None;
    }
    let ends = name
        .char_indices()
        .map(|(at, _)| at)
        .chain([name.len()])
        .enumerate();
    let lengths = letters.saturating_sub(allowed)..=letters + allowed;
    ends.filter(|(count, _)| lengths.contains(count))
        .map(|(count, end)| (osa_distance(wanted, &name[..end]), length - count))
        .filter(|(slips, _)| *slips <= allowed)
        .min()
}

/// The organisations with an abbreviation one slip away from a word of three letters or more,
/// first letter right: what was meant by `nto`. Those it begins come first, then in entity order.
pub(in crate::query) fn misspelt_codes<'a>(
    entries: impl Iterator<Item = &'a NameEntry>,
    wanted: &str,
) -> Vec<Entity> {
    let letters = wanted.chars().count();
    let near = entries.filter(|e| {
        (3..=6).contains(&letters)
            && e.role == NameRole::Code
            && e.entity.kind() == Kind::Organisation
            && e.folded.chars().next() == wanted.chars().next()
            && e.folded.chars().count().abs_diff(letters) <= 1
            && osa_distance(wanted, &e.folded) == 1
    });
    let mut near: Vec<(bool, Entity)> = near
        .map(|e| (!e.folded.starts_with(wanted), e.entity))
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().map(|(_, entity)| entity).collect()
}

/// The name fewest slips away from a word, if it is near: for "did you mean".
#[must_use]
pub fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = 1 + word.chars().count() / 4;
    names
        .map(|name| (osa_distance(word, name), name))
        .filter(|(slips, _)| *slips <= allowed)
        .min()
        .map(|(_, name)| name)
}
