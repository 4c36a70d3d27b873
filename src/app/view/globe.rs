//! The world's outlines, projected: Equal Earth (Šavrič, Patterson, Jenny 2018), which keeps
//! areas true and bends the meridians only gently.
//!
//! The projection is `x = k(latitude) · longitude`, so turning the globe is one multiplication a
//! point: what depends on the latitude is worked out once.

use std::sync::OnceLock;

use crate::{
    embedded,
    model::{CountryIx, Entity},
    store::{Atlas, world::World},
};

/// A point of an outline.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Point {
    /// Longitude in degrees; may run past ±180.
    pub lon: f32,
    /// What a degree of longitude measures at its latitude.
    pub k: f32,
    /// Distance from the equator, north positive.
    pub y: f32,
}

/// A closed line.
#[derive(Clone, PartialEq, Debug)]
pub struct Ring {
    /// The points, the first not repeated.
    pub points: Vec<Point>,
    /// Least and greatest longitude.
    pub lon: (f32, f32),
    /// Least and greatest distance from the equator.
    pub y: (f32, f32),
}

/// A shape's outline.
#[derive(Clone, PartialEq, Debug)]
pub struct Outline {
    /// The rings.
    pub rings: Vec<Ring>,
    /// A point inside its largest part.
    pub dot: Point,
}

/// Every outline, in the order of the world's shapes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Globe {
    /// The outlines.
    pub outlines: Vec<Outline>,
}

const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];

/// The point at a longitude and latitude.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "a screen has fewer points than f32 tells apart"
)]
pub fn project(lon: f32, lat: f32) -> Point {
    let root = 3.0_f64.sqrt();
    let t = (root / 2.0 * f64::from(lat).to_radians().sin()).asin();
    let t2 = t * t;
    let t6 = t2 * t2 * t2;
    let slope = 9.0 * A[3] * t6 * t2 + 7.0 * A[2] * t6 + 3.0 * A[1] * t2 + A[0];
    let k = 2.0 * root * t.cos() / (3.0 * slope);
    let y = t * (A[3] * t6 * t2 + A[2] * t6 + A[1] * t2 + A[0]);
    Point {
        lon,
        k: k.to_radians() as f32,
        y: y as f32,
    }
}

/// What a degree of longitude measures at a distance from the equator; nothing beyond the poles.
#[must_use]
pub fn stretch(y: f32) -> f32 {
    // A table of half degrees: exact enough for the edge of a picture.
    static TABLE: OnceLock<Vec<Point>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        (0..=180_u8)
            .map(|n| project(0.0, f32::from(n) / 2.0))
            .collect()
    });
    let at = table.partition_point(|p| p.y < y.abs());
    table.get(at).map_or(0.0, |p| p.k)
}

/// The globe, projected when first asked for.
#[must_use]
pub fn globe() -> &'static Globe {
    static GLOBE: OnceLock<Globe> = OnceLock::new();
    GLOBE.get_or_init(|| Globe::of(embedded::world()))
}

impl Globe {
    fn of(world: &World) -> Self {
        let outline = |shape: &crate::store::world::Shape| {
            let (lon, lat) = shape.dot();
            let rings = shape.rings().map(|points| ring(&points)).collect();
            Outline {
                rings,
                dot: project(lon, lat),
            }
        };
        Self {
            outlines: world.shapes.iter().map(outline).collect(),
        }
    }
}

fn ring(points: &[(f32, f32)]) -> Ring {
    let points: Vec<Point> = points.iter().map(|(x, y)| project(*x, *y)).collect();
    let span = |of: fn(&Point) -> f32| {
        points
            .iter()
            .map(of)
            .fold((f32::MAX, f32::MIN), |(low, high), v| {
                (low.min(v), high.max(v))
            })
    };
    Ring {
        lon: span(|p| p.lon),
        y: span(|p| p.y),
        points,
    }
}

/// Whose each shape is, has been or is claimed to have been: for each the countries whose
/// territory it is part of, those with the smallest territory first.
#[must_use]
pub fn owners(atlas: &Atlas) -> Vec<Vec<CountryIx>> {
    let world = embedded::world();
    let mut owners: Vec<Vec<(usize, CountryIx)>> = vec![Vec::new(); world.shapes.len()];
    let country = |key| match atlas.actor(key) {
        Some(Entity::Country(ix)) => Some(ix),
        _ => None,
    };
    for (shape, owners) in world.shapes.iter().zip(&mut owners) {
        let elsewhere = world.territories.iter().any(|t| t.id == shape.id);
        owners.extend(country(&shape.id).filter(|_| !elsewhere).map(|ix| (1, ix)));
    }
    for territory in &world.territories {
        let Some(ix) = country(&territory.id) else {
            continue;
        };
        for key in &territory.shapes {
            if let Ok(at) = world.shapes.binary_search_by(|s| s.id.cmp(key)) {
                owners[at].push((territory.shapes.len(), ix));
            }
        }
    }
    owners
        .into_iter()
        .map(|mut of| {
            of.sort_unstable();
            of.into_iter().map(|(_, ix)| ix).collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_projection_is_equal_earth() {
        let corner = project(180.0, 0.0);
        assert!((corner.k * corner.lon - 2.706_63).abs() < 1e-4);
        assert!((project(0.0, 90.0).y - 1.317_36).abs() < 1e-4);
        assert!((project(0.0, -90.0).y + 1.317_36).abs() < 1e-4);
    }
}
