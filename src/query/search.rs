//! Search: any name a person would type, ranked so that the right one comes first.
//!
//! Tiers, strongest first: exact code or abbreviation, exact name, prefix, word prefix, substring,
//! and last, together, fuzzy and misspelt. Within a tier countries come first, then primary names,
//! then short ones. The last two share a tier, ordered by how far off they are: letters scattered
//! over a long title are a worse guess than a country's name with two letters swapped.
//! Fuzzy matches and misspellings are looked for only where no name so much as contains the query.

mod typo;

pub(super) use typo::misspelt_codes;
pub use typo::nearest;

use nucleo_matcher::{Config, Matcher, Utf32String};

use crate::{
    model::{
        Entity, Kind,
        fold::{fold, folded},
    },
    store::{
        Atlas,
        names::{NameEntry, NameRole},
    },
};

/// How well a name fits a query, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Tier {
    /// The query is a code or abbreviation of it.
    Code,
    /// The query is a name of it.
    Exact,
    /// A name begins with the query.
    Prefix,
    /// A word of a name begins with the query.
    WordPrefix,
    /// A name contains the query.
    Substring,
    /// A name contains the query's letters in order, close together.
    Fuzzy,
    /// A name begins with something a slip or two away from the query.
    Misspelt,
}

impl Tier {
    /// Whether the name has the query in it, letter by letter.
    #[must_use]
    pub fn is_literal(self) -> bool {
        self <= Self::Substring
    }
}

/// One entity found, by its best name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit<'a> {
    /// What was found.
    pub entity: Entity,
    /// How well.
    pub tier: Tier,
    /// The name that matched.
    pub name: &'a NameEntry,
    /// Byte offsets in the name's text of the characters that matched, for highlighting.
    pub marks: Vec<usize>,
}

/// What a search found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found<'a> {
    /// The hits, best first, one an entity.
    pub hits: Vec<Hit<'a>>,
    /// How many of the first hits answer to the query exactly: more than one is ambiguous.
    pub exact: usize,
}

/// Finds what answers to a query; of one kind only, if told.
#[must_use]
pub fn search<'a>(atlas: &'a Atlas, query: &str, kind: Option<Kind>) -> Found<'a> {
    let wanted = fold(query);
    if wanted.is_empty() {
        return Found::default();
    }
    let entries = || {
        atlas
            .names()
            .entries
            .iter()
            .filter(|e| kind.is_none_or(|k| k == e.entity.kind()))
    };
    let mut ranked: Vec<Ranked<'_>> = entries()
        .filter_map(|entry| literal(entry, &wanted))
        .collect();
    let strong = ranked.iter().any(|r| r.tier <= Tier::Substring);
    if !strong {
        ranked.extend(fuzzy(entries(), &wanted));
        ranked.extend(typo::misspelt(entries(), &wanted));
    }
    let ranked = best_of_each(ranked);
    let exact = exact(atlas, &ranked, &wanted);
    let hits = ranked.into_iter().map(|r| r.hit(&wanted)).collect();
    Found { hits, exact }
}

/// How many of the first hits answer to the query exactly.
///
/// An exact code outranks an exact name, save where the dataset says the name is ambiguous.
fn exact(atlas: &Atlas, ranked: &[Ranked<'_>], wanted: &str) -> usize {
    let Some(best) = ranked.first().filter(|r| r.tier <= Tier::Exact) else {
        return 0;
    };
    let known = atlas.ambiguous.iter().any(|a| fold(&a.name) == *wanted);
    let limit = if known { Tier::Exact } else { best.tier };
    // A country's own name is not put in doubt by somebody else's alias, unless the data say so.
    let own = best.name.role <= NameRole::Primary && !known && best.tier == Tier::Exact;
    ranked
        .iter()
        .take_while(|r| r.tier <= limit && (!own || r.name.role <= NameRole::Primary))
        .count()
}

#[derive(Clone, Copy)]
struct Ranked<'a> {
    name: &'a NameEntry,
    tier: Tier,
    /// Lower is better, within the tier.
    cost: u32,
}

impl<'a> Ranked<'a> {
    fn key(&self) -> Rank {
        let role = if self.name.role == NameRole::Code {
            NameRole::Primary
        } else {
            self.name.role
        };
        (
            self.tier.min(Tier::Fuzzy),
            self.cost,
            self.name.entity.kind(),
            role,
            self.name.folded.len(),
            self.name.entity,
        )
    }

    fn hit(self, wanted: &str) -> Hit<'a> {
        let marks = marks(&self.name.text, wanted, self.tier);
        Hit {
            entity: self.name.entity,
            tier: self.tier,
            name: self.name,
            marks,
        }
    }
}

/// Keeps the best name of each entity, best entity first.
fn best_of_each(mut ranked: Vec<Ranked<'_>>) -> Vec<Ranked<'_>> {
    ranked.sort_by_key(Ranked::key);
    let mut seen = std::collections::HashSet::new();
    ranked.retain(|r| seen.insert(r.name.entity));
    ranked
}

fn literal<'a>(name: &'a NameEntry, wanted: &str) -> Option<Ranked<'a>> {
    let at = name.folded.find(wanted)?;
    let whole = name.folded.len() == wanted.len();
    let tier = match at {
        0 if whole && name.role == NameRole::Code => Tier::Code,
        0 if whole => Tier::Exact,
        0 => Tier::Prefix,
        _ if word_starts(&name.folded, wanted) => Tier::WordPrefix,
        _ => Tier::Substring,
    };
    Some(Ranked {
        name,
        tier,
        cost: 0,
    })
}

fn word_starts(folded: &str, wanted: &str) -> bool {
    folded
        .match_indices(' ')
        .any(|(space, _)| folded[space + 1..].starts_with(wanted))
}

/// Nobody misspells more letters than this in one go; longer queries are looked up as they stand.
const LONGEST: usize = 48;

/// How far below the best possible score, in thousandths, a fuzzy match may fall: scattered letters
/// are no match.
const FARTHEST: u32 = 220;

fn fuzzy<'a>(entries: impl Iterator<Item = &'a NameEntry>, wanted: &str) -> Vec<Ranked<'a>> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let needle = Utf32String::from(wanted);
    let Some(perfect) = matcher.fuzzy_match(needle.slice(..), needle.slice(..)) else {
        return Vec::new();
    };
    if !(3..=LONGEST).contains(&wanted.chars().count()) {
        return Vec::new();
    }
    let mut buffer = Vec::new();
    let scored = entries.filter_map(|name| {
        let hay = nucleo_matcher::Utf32Str::new(&name.folded, &mut buffer);
        let score = matcher.fuzzy_match(hay, needle.slice(..))?;
        // As dear as a slip and a half at best, as four at worst.
        let missing = u32::from(perfect.saturating_sub(score)) * 1000 / u32::from(perfect).max(1);
        (missing <= FARTHEST).then_some(Ranked {
            name,
            tier: Tier::Fuzzy,
            cost: 150 + missing,
        })
    });
    scored.collect()
}

/// Byte offsets in the original text of the characters a query matched.
fn marks(text: &str, wanted: &str, tier: Tier) -> Vec<usize> {
    let letters = folded(text);
    let needle: Vec<char> = wanted.chars().collect();
    if tier == Tier::Misspelt {
        return Vec::new();
    }
    if tier == Tier::Fuzzy {
        let mut rest = needle.iter().peekable();
        return letters
            .iter()
            .filter(|(c, _)| rest.next_if(|want| *want == c).is_some())
            .map(|(_, at)| *at)
            .collect();
    }
    let starts = |at: usize| {
        letters
            .get(at..at + needle.len())
            .is_some_and(|w| w.iter().map(|(c, _)| c).eq(&needle))
    };
    let at_word = |at: usize| at == 0 || letters.get(at - 1).is_some_and(|(c, _)| *c == ' ');
    let places: Vec<usize> = (0..letters.len()).filter(|at| starts(*at)).collect();
    let at = places
        .iter()
        .copied()
        .find(|at| at_word(*at))
        .or_else(|| places.first().copied());
    let mut marks: Vec<usize> = at
        .map(|at| {
            letters[at..at + needle.len()]
                .iter()
                .map(|(_, o)| *o)
                .collect()
        })
        .unwrap_or_default();
    marks.dedup();
    marks
}

/// Keeps what a text typed as a filter fits: by any name, as far as search calls it a match.
#[derive(Clone, Debug)]
pub struct Filter {
    wanted: String,
}

impl Filter {
    /// A filter of a text; `None` if it says nothing.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let wanted = fold(text);
        (!wanted.is_empty()).then_some(Self { wanted })
    }

    /// How well an entity answers to the text, best first, and by which name; `None` if by none.
    #[must_use]
    pub fn rank<'a>(&self, atlas: &'a Atlas, entity: Entity) -> Option<(Rank, &'a str)> {
        let names = atlas.names().of(entity);
        let literal: Vec<Ranked<'_>> = names
            .iter()
            .filter_map(|name| literal(name, &self.wanted))
            .collect();
        let mut ranked = literal;
        if ranked.is_empty() {
            ranked = fuzzy(names.iter(), &self.wanted);
        }
        if ranked.is_empty() {
            ranked = typo::misspelt(names.iter(), &self.wanted);
        }
        let best = ranked.iter().min_by_key(|one| one.key())?;
        Some((best.key(), &best.name.text))
    }
}

/// How well a name fits: lower is better.
pub type Rank = (Tier, u32, Kind, NameRole, usize, Entity);
