//! The views as pictures: SVG of its own, not a screenshot of cells.
//!
//! Outlines, bars and text, with a title, the date, a legend and what to cite. Nothing outside the
//! file is needed to show it.

mod map;
mod overlap;
pub mod paper;
mod ties;
mod timeline;

use paper::Paper;

use crate::{
    app::{
        App,
        view::{Scene, told},
    },
    store::Atlas,
};

/// The view that is shown as a picture; `None` if it has nothing to show.
#[must_use]
pub fn svg(app: &App, atlas: &Atlas) -> Option<String> {
    let mut paper = Paper::default();
    let height = match &app.scene {
        Scene::None => return None,
        Scene::Map(scene) => map::draw(app, atlas, scene, &mut paper),
        Scene::Timeline(scene) if scene.groups.is_empty() => return None,
        Scene::Timeline(scene) => timeline::draw(app, atlas, scene, &mut paper),
        Scene::Compare(scene) => overlap::draw(app, atlas, scene.comparison.as_ref()?, &mut paper),
        Scene::Ties(scene) => ties::draw(scene, &mut paper),
    };
    let title = told::title(app, atlas);
    let full = told::full(app, atlas);
    Some(paper.finish((&title, &full), &citation(app, atlas), height))
}

/// What to cite: the program, the dataset, its day and its licence.
fn citation(app: &App, atlas: &Atlas) -> String {
    let map = if matches!(app.scene, Scene::Map(_)) {
        " · Outlines: Natural Earth 1:50m, Equal Earth projection"
    } else {
        ""
    };
    format!(
        "blocs {} · dataset {}, checked to {}, {} · shown {}{map}",
        env!("CARGO_PKG_VERSION"),
        atlas.meta.version,
        atlas.meta.as_of,
        atlas.meta.licence,
        told::date(app.place().as_of),
    )
}
