//! Ties, as a document: what binds two, and how strongly; or who stands by one.
//!
//! What a text says, never a forecast of what anyone will do. The order is that of strength; what
//! ended is folded into one line until it is asked for.

mod written;

use super::{Scene as AnyScene, subject::actors};
use crate::{
    app::{
        App,
        document::{Document, Tone, Wrapped},
        record::name,
    },
    model::{AsOf, Entity},
    query::Role,
    store::Atlas,
};
use written::Writer;
pub use written::scale;

/// The signs in the lines, which a picture draws as what they stand for.
pub mod mark {
    /// A full step of a scale.
    pub const FULL: char = '■';
    /// An empty step of a scale.
    pub const EMPTY: char = '□';
    /// A stop of a chain.
    pub const STOP: char = '●';
    /// What links two stops.
    pub const LINK: char = '│';
    /// There is more.
    pub const FOLDED: char = '▸';
}

/// What to do for more, of which a picture says nothing.
pub const ADVICE: &str = "Pin two countries to see what binds them.";

/// How far down, and what is left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reading {
    /// First line shown.
    pub offset: usize,
    /// What counts as a tie in a chain.
    pub chain: Chain,
    /// What is told of what ended.
    pub ended: Ended,
}

/// What counts as a tie in a chain.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Chain {
    /// Only what not nearly everyone belongs to.
    #[default]
    Selective,
    /// Everything.
    Universal,
}

/// What is told of what ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Ended {
    /// How much there is.
    #[default]
    Folded,
    /// All of it.
    Listed,
}

/// What the ties are asked for.
type Asked = (Vec<Entity>, AsOf, Chain, Ended, u16);

/// What the view shows.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// What it is about.
    pub title: String,
    /// The lines.
    pub wrapped: Wrapped,
    /// The document before it was wrapped.
    pub document: Document,
    made: Option<Asked>,
}

/// Makes the ties, as far as they changed.
pub(super) fn settle(app: &mut App, atlas: &Atlas, before: AnyScene) -> Scene {
    let mut scene = match before {
        AnyScene::Ties(scene) => *scene,
        _ => Scene::default(),
    };
    let area = super::area(app.size);
    let reading = app.place().views.ties;
    let asked = (
        those(app),
        app.place().as_of,
        reading.chain,
        reading.ended,
        area.width,
    );
    if scene.made.as_ref() != Some(&asked) {
        let (title, document) = write(atlas, &asked);
        scene = Scene {
            title,
            wrapped: document.wrap(usize::from(area.width)),
            document,
            made: Some(asked),
        };
    }
    let most = scene
        .wrapped
        .lines
        .len()
        .saturating_sub(usize::from(area.height));
    let reading = &mut app.history.here_mut().views.ties;
    reading.offset = reading.offset.min(most);
    scene
}

/// Whom the ties are of: one or two.
fn those(app: &App) -> Vec<Entity> {
    let mut chosen = actors(app);
    if chosen.is_empty() {
        let selection = &app.place().selection;
        let pinned = selection.pins().iter().map(|pin| pin.entity);
        let cursor = app.lists.pane(selection.focus()).current();
        for entity in pinned.chain(cursor) {
            if matches!(entity, Entity::Organisation(_)) && !chosen.contains(&entity) {
                chosen.push(entity);
            }
        }
        if app.place().selection.focus() == Role::Agreement {
            chosen.clear();
        }
    }
    chosen.truncate(2);
    chosen
}

fn write(atlas: &Atlas, (those, as_of, chain, ended, _): &Asked) -> (String, Document) {
    let mut writer = Writer {
        atlas,
        as_of: *as_of,
        document: Document::default(),
    };
    let title = match those.as_slice() {
        [] => {
            writer.line(
                Tone::Faint,
                "Choose a country in the panes, or search for one; pin two to see what binds them.",
            );
            "Ties".to_owned()
        }
        [one] => {
            writer.one(*one);
            format!("Ties of {}", name(atlas, *one, *as_of))
        }
        [one, other, ..] => {
            writer.two(*one, *other, (*chain, *ended));
            format!(
                "Ties of {} and {}",
                name(atlas, *one, *as_of),
                name(atlas, *other, *as_of)
            )
        }
    };
    (title, writer.document)
}
