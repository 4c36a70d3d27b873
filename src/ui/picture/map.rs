//! The map as outlines, each saying on hover what it is.

use std::fmt::Write as _;

use super::paper::{Anchor, MARGIN, Paper, WIDTH, escape, ink};
use crate::{
    app::{
        App,
        record::name,
        view::{
            globe::{Outline, globe, project},
            map::Scene,
            raster::Window,
            told,
        },
    },
    model::Entity,
    query::colouring::Class,
    store::Atlas,
};

/// How tall the map is at most.
const HEIGHT: f64 = 900.0;

/// Draws the map; returns the height of the picture.
pub(super) fn draw(app: &App, atlas: &Atlas, scene: &Scene, paper: &mut Paper) -> f64 {
    let on = app.place().as_of;
    let mut size = (WIDTH - 2.0 * MARGIN, HEIGHT);
    if app.place().views.map.region == crate::app::view::map::Region::World {
        size.1 = 690.0;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a picture's size")]
    let window = app
        .place()
        .views
        .map
        .window((size.0 as f32, size.1 as f32), 1.0);
    let top = 80.0;
    paper.raw(&format!(
        "<svg x=\"{MARGIN}\" y=\"{top}\" width=\"{:.0}\" height=\"{:.0}\" viewBox=\"0 0 {:.0} {:.0}\">",
        size.0, size.1, size.0, size.1
    ));
    let edge = edge(&window, size);
    paper.raw(&format!(
        "<defs><clipPath id=\"globe\"><path d=\"{edge}\"/></clipPath></defs><path d=\"{edge}\" fill=\"{}\"/>",
        ink::WATER
    ));
    paper.raw("<g clip-path=\"url(#globe)\" stroke=\"#ffffff\" stroke-width=\"0.6\" stroke-linejoin=\"round\">");
    let mut discs: Vec<((f64, f64), String)> = Vec::new();
    for (at, outline) in globe().outlines.iter().enumerate() {
        let (path, large) = trace(outline, &window, size);
        let class = scene.shapes.get(at).copied().flatten();
        let fill = class.map_or(ink::LAND, self::fill);
        if let (Some(class), false) = (class, large)
            && let Some(place) = dot(outline, &window, size)
        {
            discs.push((place, self::fill(class).to_owned()));
        }
        if path.is_empty() {
            continue;
        }
        let owner = scene.owners.get(at).copied().flatten();
        let says = owner.map_or(String::new(), |ix| {
            format!(
                "{}: {}",
                name(atlas, Entity::Country(ix), on),
                told::standing(atlas, scene, ix, on)
            )
        });
        let chosen = scene.marked.get(at) == Some(&true);
        let stroke = if chosen {
            format!(" stroke=\"{}\" stroke-width=\"2.2\"", ink::CHOSEN)
        } else {
            String::new()
        };
        paper.raw(&format!(
            "<path d=\"{path}\" fill=\"{fill}\"{stroke}><title>{}</title></path>",
            escape(&says)
        ));
    }
    for (place, fill) in discs {
        paper.disc(place, 4.0, &fill);
    }
    paper.raw("</g></svg>");
    let mut entries: Vec<(String, String)> = scene
        .legend
        .iter()
        .map(|(class, count)| {
            let words = told::words(atlas, &scene.subject, *class, on);
            (fill(*class).to_owned(), format!("{words} {count}"))
        })
        .collect();
    entries.push((ink::LAND.to_owned(), "not linked".to_owned()));
    let below = paper.key(top + size.1 + 34.0, &entries);
    let notes = told::notes(atlas, scene, on);
    paper.text(
        (MARGIN, below),
        13.0,
        Anchor::Start,
        &format!("fill=\"{}\"", ink::FAINT),
        &notes,
    );
    below + 48.0
}

/// A class's fill.
fn fill(class: Class) -> &'static str {
    match class {
        Class::Member | Class::Party | Class::MutualDefence => ink::FULL,
        Class::Itself => ink::CHOSEN,
        Class::First | Class::One | Class::Softer | Class::Observer | Class::Partner => ink::FIRST,
        Class::All | Class::Associate | Class::Defends => ink::BOTH,
        Class::Second | Class::Several | Class::Defended => ink::SECOND,
        Class::Candidate | Class::Other | Class::Consented | Class::Signatory => ink::COMING,
        Class::Suspended => ink::SUSPENDED,
        Class::Unclear => ink::UNCLEAR,
        Class::Former => ink::FORMER,
    }
}

/// A shape's path, and whether it is large enough to be seen.
fn trace(outline: &Outline, window: &Window, (width, height): (f64, f64)) -> (String, bool) {
    let mut path = String::new();
    let mut large = false;
    for ring in &outline.rings {
        for turn in window.turns(ring.lon) {
            let points: Vec<(f32, f32)> = ring
                .points
                .iter()
                .map(|p| window.place(*p, turn, (0, 0)))
                .collect();
            let span = |of: fn(&(f32, f32)) -> f32| {
                let low = points.iter().map(of).fold(f32::MAX, f32::min);
                let high = points.iter().map(of).fold(f32::MIN, f32::max);
                (f64::from(low), f64::from(high))
            };
            let (across, down) = (span(|p| p.0), span(|p| p.1));
            let (half_x, half_y) = (width / 2.0, height / 2.0);
            if across.1 < -half_x || across.0 > half_x || down.1 < -half_y || down.0 > half_y {
                continue;
            }
            large |= across.1 - across.0 > 5.0 && down.1 - down.0 > 5.0;
            for (n, (x, y)) in points.iter().enumerate() {
                let letter = if n == 0 { 'M' } else { 'L' };
                let (x, y) = (f64::from(*x) + half_x, f64::from(*y) + half_y);
                let _ = write!(path, "{letter}{x:.1} {y:.1}");
            }
            path.push('Z');
        }
    }
    (path, large)
}

fn dot(outline: &Outline, window: &Window, (width, height): (f64, f64)) -> Option<(f64, f64)> {
    let point = outline.dot;
    let turn = window.turns((point.lon, point.lon)).next()?;
    let (x, y) = window.place(point, turn, (0, 0));
    let (x, y) = (f64::from(x) + width / 2.0, f64::from(y) + height / 2.0);
    ((0.0..width).contains(&x) && (0.0..height).contains(&y)).then_some((x, y))
}

/// The edge of the globe.
fn edge(window: &Window, (width, height): (f64, f64)) -> String {
    let mut path = String::new();
    let east = (-90..=90_i16).map(|lat| (window.lon + 180.0, lat));
    let west = (-90..=90_i16).rev().map(|lat| (window.lon - 180.0, lat));
    for (n, (lon, lat)) in east.chain(west).enumerate() {
        let (x, y) = window.place(project(lon, f32::from(lat)), 0.0, (0, 0));
        let letter = if n == 0 { 'M' } else { 'L' };
        let (x, y) = (f64::from(x) + width / 2.0, f64::from(y) + height / 2.0);
        let _ = write!(path, "{letter}{x:.1} {y:.1}");
    }
    path.push('Z');
    path
}
