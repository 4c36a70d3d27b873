//! The explorer without a terminal: what is on the screen, and what each key makes of it.
//!
//! [`App::interpret`](interpret) turns an event into a message, [`update::update`] is the only place
//! where state changes, `settle` clamps what a change left out of bounds. `ui` draws an [`App`];
//! nothing here knows how.

pub mod bookmark;
pub mod command;
pub mod detail;
pub mod document;
pub mod event;
pub mod history;
pub mod interpret;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod list;
pub mod message;
pub(crate) mod order;
pub mod overlay;
pub mod page;
pub mod place;
pub mod record;
pub mod selection;
pub(crate) mod settle;
pub mod update;
pub mod view;

pub use command::{Command, Scope};
pub use message::{Effect, Message};
pub use overlay::Overlay;
pub use place::Place;

use crate::{model::PartialDate, store::Atlas};
use bookmark::Bookmark;
use history::History;
use keymap::Keymap;
use list::Lists;

/// Whether time runs by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Clock {
    /// The date stays until the user moves it.
    #[default]
    Stopped,
    /// The date moves on with each tick.
    Running,
}

/// Everything the explorer remembers while it runs.
#[derive(Clone, Debug)]
pub struct App {
    /// Where the user is, was, and came back from.
    pub history: History,
    /// What lies over the panes, if anything.
    pub overlay: Overlay,
    /// What the three panes list: follows from the place, kept so that drawing need not ask again.
    pub lists: Lists,
    /// The lines of the detail pane, or of the page.
    pub text: page::Text,
    /// What the view that is shown shows, where it is not the panes.
    pub scene: view::Scene,
    /// Whether time runs by itself.
    pub clock: Clock,
    /// The column and row the mouse was last seen at, unless a key was pressed since.
    pub pointer: Option<(u16, u16)>,
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// A line for the user, until the next key.
    pub notice: Option<String>,
    /// The day's date, which `today` means.
    pub today: PartialDate,
    /// Which keys ask for what.
    pub keymap: Keymap,
    /// Places the user keeps, oldest first.
    pub bookmarks: Vec<Bookmark>,
}

impl App {
    /// An explorer at a place, for a screen of a size.
    #[must_use]
    pub fn new(atlas: &Atlas, place: Place, today: PartialDate, size: (u16, u16)) -> Self {
        let mut app = Self {
            history: History::new(place),
            overlay: Overlay::None,
            lists: Lists::default(),
            text: page::Text::default(),
            scene: view::Scene::default(),
            clock: Clock::default(),
            pointer: None,
            size,
            notice: None,
            today,
            keymap: Keymap::default(),
            bookmarks: Vec::new(),
        };
        settle::settle(&mut app, atlas);
        app
    }

    /// The same explorer with keys of the user's own.
    #[must_use]
    pub fn with_keymap(self, keymap: Keymap) -> Self {
        Self { keymap, ..self }
    }

    /// The same explorer with places the user keeps.
    #[must_use]
    pub fn with_bookmarks(self, bookmarks: Vec<Bookmark>) -> Self {
        Self { bookmarks, ..self }
    }

    /// The key to show for a command.
    #[must_use]
    pub fn key(&self, command: Command) -> String {
        self.keymap.shown(command)
    }

    /// The view that is shown, if no record page lies over it.
    #[must_use]
    pub fn view(&self) -> view::View {
        if self.place().page.is_some() {
            return view::View::Panes;
        }
        self.place().views.shown
    }

    /// Where the user is.
    #[must_use]
    pub fn place(&self) -> &Place {
        self.history.here()
    }
}
