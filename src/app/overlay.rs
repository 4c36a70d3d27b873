//! Boxes over the panes: one at a time, each with its own state, so no two can be open.

use tui_input::Input;

use super::{
    App,
    bookmark::Bookmark,
    command::{Command, Spec, TABLE},
    keymap::Keymap,
};
use crate::{
    model::{Entity, Kind, fold::fold},
    query::search::{Tier, search},
    store::Atlas,
};

/// What lies over the panes.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// Nothing.
    None,
    /// The search box and what it found.
    Search(SearchBox),
    /// The keys, as far as they match what is typed.
    Help(ChoiceBox),
    /// Commands to choose from.
    Palette(ChoiceBox),
    /// Bookmarks to choose from.
    Bookmarks(ChoiceBox),
    /// The date being typed, and what is wrong with it.
    Date(Input, Option<String>),
    /// The filter of the focused pane, being typed; what it was before.
    Filter(Input, String),
}

/// The search box.
#[derive(Clone, Debug, Default)]
pub struct SearchBox {
    /// What is typed.
    pub input: Input,
    /// Only this kind, if told.
    pub kind: Option<Kind>,
    /// What was found, best first.
    pub hits: Vec<HitLine>,
    /// How many of the first hits answer to the query exactly.
    pub exact: usize,
    /// The chosen hit; none while the query is ambiguous and the user has not chosen.
    pub chosen: Option<usize>,
    /// First hit shown.
    pub offset: usize,
}

/// One line of the search's results.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HitLine {
    /// What was found.
    pub entity: Entity,
    /// How well.
    pub tier: Tier,
    /// The name that matched.
    pub name: String,
    /// Byte offsets in it of the characters that matched.
    pub marks: Vec<usize>,
}

/// The most hits kept: nobody reads further.
const MOST_HITS: usize = 500;

impl SearchBox {
    /// Searches for what is typed.
    pub(super) fn search(&mut self, atlas: &Atlas) {
        let found = search(atlas, self.input.value(), self.kind);
        self.exact = found.exact;
        self.hits = found
            .hits
            .into_iter()
            .take(MOST_HITS)
            .map(|hit| HitLine {
                entity: hit.entity,
                tier: hit.tier,
                name: hit.name.text.to_string(),
                marks: hit.marks,
            })
            .collect();
        // An ambiguous name is never guessed at: the user chooses.
        self.chosen = (self.exact <= 1 && !self.hits.is_empty()).then_some(0);
        self.offset = 0;
    }

    /// Whether the query means several things, none of them chosen yet.
    #[must_use]
    pub fn is_ambiguous(&self) -> bool {
        self.exact > 1
    }
}

/// A box with text to narrow a list of commands.
#[derive(Clone, Debug, Default)]
pub struct ChoiceBox {
    /// What is typed.
    pub input: Input,
    /// The chosen row, or first shown.
    pub chosen: usize,
}

impl ChoiceBox {
    /// The rows of the command table that match what is typed: a word of name, text or key.
    #[must_use]
    pub fn specs(&self, keymap: &Keymap) -> Vec<&'static Spec> {
        let wanted = fold(self.input.value());
        let typed = self.input.value().trim();
        let matches = |spec: &&Spec| {
            let words = fold(&format!("{} {}", spec.name, spec.text));
            wanted.split(' ').all(|word| words.contains(word))
                && (!wanted.is_empty() || typed.is_empty())
                || (!typed.is_empty()
                    && keymap
                        .keys(spec.command)
                        .iter()
                        .any(|key| key.to_string().eq_ignore_ascii_case(typed)))
        };
        TABLE.iter().filter(matches).collect()
    }

    /// The bookmarks whose title has every word typed, the latest first, with their titles.
    #[must_use]
    pub fn bookmarks<'a>(&self, app: &'a App, atlas: &Atlas) -> Vec<(&'a Bookmark, String)> {
        let wanted = fold(self.input.value());
        let titled = app.bookmarks.iter().rev().map(|bookmark| {
            let title = bookmark.title(atlas, app.today);
            (bookmark, title)
        });
        titled
            .filter(|(_, title)| {
                let title = fold(title);
                wanted.split(' ').all(|word| title.contains(word))
            })
            .collect()
    }

    /// The commands the palette offers: those that make sense without a list to choose from.
    #[must_use]
    pub fn commands(&self, keymap: &Keymap) -> Vec<&'static Spec> {
        use super::command::Scope;
        let offered = |spec: &&'static Spec| {
            !matches!(
                spec.scope,
                Scope::Page | Scope::Choosing | Scope::Search | Scope::Typing
            ) && spec.command != Command::Palette
        };
        self.specs(keymap).into_iter().filter(offered).collect()
    }
}

impl Overlay {
    /// The text being typed, if the overlay takes any.
    #[must_use]
    pub fn input(&self) -> Option<&Input> {
        match self {
            Self::None => None,
            Self::Search(search) => Some(&search.input),
            Self::Help(choice) | Self::Palette(choice) | Self::Bookmarks(choice) => {
                Some(&choice.input)
            }
            Self::Date(input, _) | Self::Filter(input, _) => Some(input),
        }
    }

    /// The same, to change.
    pub(super) fn input_mut(&mut self) -> Option<&mut Input> {
        match self {
            Self::None => None,
            Self::Search(search) => Some(&mut search.input),
            Self::Help(choice) | Self::Palette(choice) | Self::Bookmarks(choice) => {
                Some(&mut choice.input)
            }
            Self::Date(input, _) | Self::Filter(input, _) => Some(input),
        }
    }
}
