//! The map as outlines, each saying on hover what it is.

use std::fmt::Write as _;

use super::paper::{Entry, Fill, MARGIN, Paper, WIDTH, escape, ink};
use crate::{
    app::{
        App,
        record::name,
        view::{
            globe::{Outline, Point, globe, project},
            map::Scene,
            raster::Window,
            subject::Subject,
            told,
        },
    },
    model::{CountryIx, Entity},
    query::colouring::Class,
    store::Atlas,
};

/// How tall the map is at most.
const HEIGHT: f64 = 900.0;
/// How tall it is at least.
const LEAST: f64 = 500.0;

/// Draws the map; returns the height of the picture.
pub(super) fn draw(app: &App, atlas: &Atlas, scene: &Scene, paper: &mut Paper) -> f64 {
    let on = app.place().as_of;
    let wide = WIDTH - 2.0 * MARGIN;
    let tall = f64::from(app.place().views.map.region.aspect()) * wide;
    let size = (wide, tall.clamp(LEAST, HEIGHT));
    #[expect(clippy::cast_possible_truncation, reason = "a picture's size")]
    let window = app
        .place()
        .views
        .map
        .window((size.0 as f32, size.1 as f32), 1.0);
    let top = 96.0;
    paper.raw(&format!(
        "<svg x=\"{MARGIN}\" y=\"{top}\" width=\"{:.0}\" height=\"{:.0}\" viewBox=\"0 0 {:.0} {:.0}\">",
        size.0, size.1, size.0, size.1
    ));
    let edge = edge(&window, size);
    paper.raw(&format!(
        "<defs><clipPath id=\"globe\"><path d=\"{edge}\"/></clipPath></defs><path d=\"{edge}\" fill=\"{}\"/>",
        ink::WATER
    ));
    // The edge of a state lies under its fill, so that shapes of one state run into one.
    paper.raw("<g clip-path=\"url(#globe)\" stroke=\"#ffffff\" stroke-width=\"1.2\" stroke-linejoin=\"round\" paint-order=\"stroke\">");
    let mut states = states(scene);
    // The chosen one last: its edge must not lie under its neighbours.
    states.sort_by_key(|state| state.chosen);
    let mut discs: Vec<((f64, f64), &str)> = Vec::new();
    for state in &states {
        let fill = state.class.map_or(ink::LAND, fill);
        let mut path = String::new();
        let mut seen = false;
        for at in &state.shapes {
            let Some(outline) = globe().outlines.get(*at) else {
                continue;
            };
            let (part, large) = trace(outline, &window, size);
            path.push_str(&part);
            seen |= large;
            if let (Some(_), false) = (state.class, seen)
                && let Some(place) = spot(outline.dot, &window, size)
            {
                discs.push((place, fill));
            }
        }
        if path.is_empty() {
            continue;
        }
        let says = state.owner.map_or(String::new(), |ix| {
            format!(
                "{}: {}",
                name(atlas, Entity::Country(ix), on),
                told::standing(atlas, scene, ix, on)
            )
        });
        let edge = if state.chosen {
            format!(" stroke=\"{}\" stroke-width=\"4.5\"", ink::CHOSEN)
        } else {
            String::new()
        };
        paper.raw(&format!(
            "<path d=\"{path}\" fill=\"{fill}\"{edge}><title>{}</title></path>",
            escape(&says)
        ));
    }
    for (place, fill) in discs {
        paper.disc(place, 4.0, fill);
    }
    seats(app, atlas, scene, &window, size, paper);
    paper.raw("</g></svg>");
    let below = paper.key(top + size.1 + 34.0, &key(app, atlas, scene));
    paper.note(below, &told::notes(atlas, scene, on)) + 28.0
}

/// States without an outline that have a class, each a ringed disc at its seat.
fn seats(
    app: &App,
    atlas: &Atlas,
    scene: &Scene,
    window: &Window,
    size: (f64, f64),
    paper: &mut Paper,
) {
    let on = app.place().as_of;
    for dot in &scene.dots {
        let chosen = scene.cursor == Some(dot.country);
        let (fill, edge) = match dot.class {
            Some(class) => (fill(class), "#ffffff"),
            None if chosen || dot.at.is_some() => (ink::LAND, ink::FAINT),
            None => continue,
        };
        let Some((x, y)) = spot(project(dot.seat.0, dot.seat.1), window, size) else {
            continue;
        };
        let edge = if chosen { ink::CHOSEN } else { edge };
        let says = format!(
            "{}: {}",
            name(atlas, Entity::Country(dot.country), on),
            told::standing(atlas, scene, dot.country, on)
        );
        paper.raw(&format!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"{fill}\" stroke=\"{edge}\" stroke-width=\"1.4\"><title>{}</title></circle>",
            escape(&says)
        ));
    }
}

/// What is drawn as one: shapes of one owner and one class.
struct State {
    owner: Option<CountryIx>,
    class: Option<Class>,
    chosen: bool,
    shapes: Vec<usize>,
}

fn states(scene: &Scene) -> Vec<State> {
    let mut states: Vec<State> = Vec::new();
    for (at, owner) in scene.owners.iter().copied().enumerate() {
        let class = scene.shapes.get(at).copied().flatten();
        let chosen = scene.marked.get(at) == Some(&true);
        let same = |s: &&mut State| {
            owner.is_some() && (s.owner, s.class, s.chosen) == (owner, class, chosen)
        };
        match states.iter_mut().find(same) {
            Some(state) => state.shapes.push(at),
            None => states.push(State {
                owner,
                class,
                chosen,
                shapes: vec![at],
            }),
        }
    }
    states
}

/// The legend.
fn key(app: &App, atlas: &Atlas, scene: &Scene) -> Vec<Entry> {
    let on = app.place().as_of;
    let mut entries: Vec<Entry> = scene
        .legend
        .iter()
        .map(|(class, count)| {
            let words = told::words(atlas, &scene.subject, *class, on);
            match class {
                Class::Itself => Entry::area(fill(*class), words),
                _ => Entry::area(fill(*class), format!("{words}: {count}")),
            }
        })
        .collect();
    entries.push(Entry::area(ink::LAND, "not linked"));
    let itself = |ix| matches!(&scene.subject, Subject::Country(c) if *c == ix);
    if let Some(ix) = scene.cursor.filter(|ix| !itself(*ix)) {
        let standing = told::standing(atlas, scene, ix, on);
        entries.push(Entry {
            fill: Fill::Edge(ink::CHOSEN),
            words: format!("{}: {standing}", name(atlas, Entity::Country(ix), on)),
        });
    }
    entries
}

/// A class's fill.
fn fill(class: Class) -> &'static str {
    match class {
        Class::Member | Class::Party | Class::MutualDefence => ink::FULL,
        Class::Itself => ink::CHOSEN,
        Class::First | Class::One | Class::Softer | Class::Observer | Class::Consented => {
            ink::FIRST
        }
        Class::All | Class::Associate | Class::Defends => ink::BOTH,
        Class::Second | Class::Several | Class::Defended | Class::Partner => ink::SECOND_AREA,
        Class::Candidate | Class::Signatory => ink::COMING_AREA,
        Class::Other => ink::OTHER_AREA,
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

/// Where a point of the globe lies; `None` beyond the picture.
fn spot(point: Point, window: &Window, (width, height): (f64, f64)) -> Option<(f64, f64)> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_that_meet_on_one_map_look_different() {
        use Class::{
            All, Associate, Candidate, Consented, Defended, Defends, First, Former, Itself, Member,
            MutualDefence, Observer, One, Other, Partner, Party, Second, Several, Signatory,
            Softer, Suspended, Unclear,
        };
        let maps: [&[Class]; 5] = [
            &[
                Member, Suspended, Associate, Observer, Partner, Candidate, Other, Unclear, Former,
            ],
            &[Party, Consented, Signatory, Unclear, Former],
            &[First, Second, All, Unclear],
            &[All, Several, One, Unclear],
            &[Itself, MutualDefence, Defends, Defended, Softer, Suspended],
        ];
        for classes in maps {
            let mut fills: Vec<&str> = classes.iter().map(|class| fill(*class)).collect();
            fills.push(ink::LAND);
            fills.sort_unstable();
            fills.dedup();
            assert_eq!(fills.len(), classes.len() + 1, "{classes:?}");
        }
    }
}
