//! The map: where it looks, and what it shows.

pub mod dots;
mod outlook;

pub use dots::Dot;
pub use outlook::{Marker, Outlook, Region};

use ratatui::layout::Position;

use super::{
    Scene as AnyScene,
    globe::{globe, owners},
    raster::{Raster, Window},
    subject::{Subject, subject},
};
use crate::{
    app::{App, Message, Overlay},
    model::{AsOf, CountryIx, CountryStatus, Entity},
    query::{
        colouring::{Class, Classes, of_agreement, of_country, of_organisations},
        linked::existed,
    },
    store::Atlas,
};

/// Whether borders between countries of one class are drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Borders {
    /// They would take up half of Europe.
    #[default]
    Hidden,
    /// The map is close enough.
    Drawn,
}

/// The width of a point, in units of the projection, from which on borders have no room.
const FINE: f32 = 0.0055;

/// What the map shows.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// What it is about.
    pub subject: Subject,
    /// What every country is to it.
    pub classes: Classes,
    /// The shape under each point.
    pub raster: Raster,
    /// Whether there is room to draw borders.
    pub borders: Borders,
    /// States without an outline.
    pub dots: Vec<Dot>,
    /// The class of each shape.
    pub shapes: Vec<Option<Class>>,
    /// Whose each shape is on the date.
    pub owners: Vec<Option<CountryIx>>,
    /// The cursor's country.
    pub cursor: Option<CountryIx>,
    /// The country under the mouse.
    pub pointed: Option<CountryIx>,
    /// The shapes of the cursor's country.
    pub marked: Vec<bool>,
    /// Classes with how many countries each.
    pub legend: Vec<(Class, usize)>,
    /// States no longer there that are drawn on today's outlines.
    pub historic: Vec<CountryIx>,
    /// Countries with a class that have no outline.
    pub missing: Vec<CountryIx>,
    window: Window,
    looked: Option<(Outlook, (u16, u16))>,
    asked: Option<(Subject, AsOf, Option<CountryIx>)>,
}

/// The cells the map has of a view's area, and the rows its legend takes.
#[must_use]
pub fn split(area: ratatui::layout::Rect) -> (ratatui::layout::Rect, ratatui::layout::Rect) {
    let legend = match area.height {
        0..=5 => 0,
        6..=13 => 1,
        14..=27 => 2,
        _ => 3,
    };
    let map = ratatui::layout::Rect {
        height: area.height - legend,
        ..area
    };
    let legend = ratatui::layout::Rect {
        y: map.bottom(),
        height: legend,
        ..area
    };
    (map, legend)
}

/// A terminal cell is twice as tall as it is wide.
const CELL: f32 = 2.0;

/// Makes the map, as far as it changed.
pub(super) fn settle(app: &App, atlas: &Atlas, before: AnyScene) -> Scene {
    let mut scene = match before {
        AnyScene::Map(scene) => *scene,
        _ => Scene::default(),
    };
    let (map, _) = split(super::area(app.size));
    let outlook = app.place().views.map;
    let looked = (outlook, (map.width, map.height));
    if scene.looked != Some(looked) {
        let (across, down) = outlook.marker.points();
        let size = (
            usize::from(map.width) * across,
            usize::from(map.height) * down,
        );
        #[expect(clippy::cast_precision_loss, reason = "a screen's size")]
        let (width, height, tall) = (
            size.0 as f32,
            size.1 as f32,
            CELL * across as f32 / down as f32,
        );
        let window = outlook.window((width, height), tall);
        scene.borders = if window.unit.0 < FINE && outlook.marker != Marker::Letters {
            Borders::Drawn
        } else {
            Borders::Hidden
        };
        scene.raster = Raster::fill(globe(), &window, size);
        scene.window = window;
        scene.looked = Some(looked);
    }
    let cursor = match app.lists.pane(app.place().selection.focus()).current() {
        Some(Entity::Country(ix)) => Some(ix),
        _ => None,
    };
    let asked = (subject(app), app.place().as_of, cursor);
    if scene.asked.as_ref() != Some(&asked) {
        scene.colour(atlas, &asked);
        scene.asked = Some(asked);
    }
    let size = (scene.raster.width, scene.raster.height);
    dots::place(&mut scene.dots, &scene.window, size, scene.borders, cursor);
    scene.pointed = app.pointer.and_then(|at| under(app, &scene, at));
    scene
}

/// Whose country lies under a column and row of the screen.
#[must_use]
pub fn under(app: &App, scene: &Scene, (column, row): (u16, u16)) -> Option<CountryIx> {
    let (map, _) = split(super::area(app.size));
    let marker = app.place().views.map.marker;
    map.contains(Position::new(column, row)).then(|| {
        let (x, y) = (usize::from(column - map.x), usize::from(row - map.y));
        scene.country_at(x, y, marker)
    })?
}

/// What it means that the mouse moved to a place: nothing, unless another country lies there.
pub(in crate::app) fn entered(app: &App, column: u16, row: u16) -> Option<Message> {
    let AnyScene::Map(scene) = &app.scene else {
        return None;
    };
    let seen = app.view() == super::View::Map && matches!(app.overlay, Overlay::None);
    (seen && under(app, scene, (column, row)) != scene.pointed)
        .then_some(Message::Point(column, row))
}

impl Scene {
    /// Works out every shape's class and owner.
    fn colour(
        &mut self,
        atlas: &Atlas,
        (subject, as_of, cursor): &(Subject, AsOf, Option<CountryIx>),
    ) {
        self.subject = subject.clone();
        self.cursor = *cursor;
        self.classes = match subject {
            Subject::Nothing => Classes::new(),
            Subject::Organisations(bodies) => of_organisations(atlas, bodies, *as_of),
            Subject::Agreement(ix) => of_agreement(atlas, *ix, *as_of),
            Subject::Country(ix) => of_country(atlas, *ix, *as_of),
        };
        let class = |ix: CountryIx| {
            let at = self.classes.binary_search_by_key(&ix, |(c, _)| *c).ok()?;
            self.classes.get(at).map(|(_, class)| *class)
        };
        let owners = owners(atlas);
        let mut drawn: Vec<CountryIx> = Vec::new();
        let mut shapes = Vec::with_capacity(owners.len());
        let mut whose = Vec::with_capacity(owners.len());
        let mut marked = Vec::with_capacity(owners.len());
        for of in &owners {
            let mut living = of.iter().copied().filter(|ix| {
                // What ended before the date may still be a former member, on its territory.
                existed(atlas, Entity::Country(*ix), *as_of)
            });
            let first = living.clone().next();
            let coloured = living
                .find(|ix| class(*ix).is_some_and(|c| c != Class::Former))
                .or_else(|| {
                    let mut all = of.iter().copied();
                    all.find(|ix| class(*ix).is_some())
                });
            let owner = coloured.or(first);
            drawn.extend(of.iter().copied().filter(|ix| class(*ix).is_some()));
            shapes.push(coloured.and_then(class));
            marked.push(cursor.is_some_and(|c| {
                of.contains(&c) && (owner == Some(c) || existed(atlas, Entity::Country(c), *as_of))
            }));
            whose.push(owner);
        }
        drawn.sort_unstable();
        drawn.dedup();
        let dots = dots::dots(atlas, class, *as_of);
        drawn.extend(dots.iter().map(|dot| dot.country));
        drawn.sort_unstable();
        let of_class = |ix: &CountryIx| class(*ix).is_some();
        self.missing = self
            .classes
            .iter()
            .filter(|(_, class)| *class != Class::Former)
            .map(|(ix, _)| *ix)
            .filter(|ix| drawn.binary_search(ix).is_err())
            .collect();
        let mut historic: Vec<CountryIx> = whose
            .iter()
            .flatten()
            .copied()
            .filter(|ix| atlas.country(*ix).status == CountryStatus::Historic && of_class(ix))
            .collect();
        historic.sort_unstable();
        historic.dedup();
        self.historic = historic;
        self.dots = dots;
        self.shapes = shapes;
        self.owners = whose;
        self.marked = marked;
        let mut legend: Vec<(Class, usize)> = Vec::new();
        for (_, class) in &self.classes {
            match legend.iter_mut().find(|(c, _)| c == class) {
                Some((_, count)) => *count += 1,
                None => legend.push((*class, 1)),
            }
        }
        legend.sort_unstable();
        self.legend = legend;
    }

    /// Longitude and latitude of the middle of the cursor's country, where it has an outline.
    #[must_use]
    pub fn chosen_at(&self) -> Option<(f32, f32)> {
        if let Some(dot) = self.dots.iter().find(|d| Some(d.country) == self.cursor) {
            return Some(dot.seat);
        }
        let shape = self
            .owners
            .iter()
            .position(|o| o.is_some() && *o == self.cursor)?;
        crate::embedded::world()
            .shapes
            .get(shape)
            .map(crate::store::world::Shape::dot)
    }

    /// Whether a point is on a border: its neighbour to the right or below is another country's.
    #[must_use]
    pub fn is_border(&self, x: usize, y: usize) -> bool {
        let Some(here) = self.raster.at(x, y) else {
            return false;
        };
        let owner = |shape: usize| self.owners.get(shape).copied().flatten();
        [(x + 1, y), (x, y + 1)].into_iter().any(|(x, y)| {
            self.raster
                .at(x, y)
                .is_some_and(|there| there != here && owner(there) != owner(here))
        })
    }

    /// Whose country lies under a cell of the map.
    #[must_use]
    pub fn country_at(&self, column: usize, row: usize, marker: Marker) -> Option<CountryIx> {
        let (across, down) = marker.points();
        let here = |dot: &&Dot| dot.cell(marker) == Some((column, row));
        if let Some(dot) = self.dots.iter().rev().find(here) {
            return Some(dot.country);
        }
        let points = (0..down).flat_map(|y| (0..across).map(move |x| (x, y)));
        let mut found =
            points.filter_map(|(x, y)| self.raster.at(column * across + x, row * down + y));
        found.find_map(|shape| self.owners.get(shape).copied().flatten())
    }
}
