//! Which shape lies under each point of a picture: filled once for an outlook, not each frame.

use super::globe::{Globe, Point};

/// Where a picture of the world looks: the middle meridian, the distance of its middle from the
/// equator, and how many units of the projection one point takes.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Window {
    /// The meridian in the middle.
    pub lon: f32,
    /// Distance of the middle from the equator.
    pub y: f32,
    /// Units across one point, and down one.
    pub unit: (f32, f32),
}

/// No shape: water.
pub const WATER: u16 = u16::MAX;

/// The shape under each point.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Raster {
    /// Points across.
    pub width: usize,
    /// Points down.
    pub height: usize,
    /// The shapes' positions, row by row.
    pub shapes: Vec<u16>,
}

impl Window {
    /// Where a point of the globe lies, in points of a picture of a size.
    #[must_use]
    pub fn place(&self, point: Point, turn: f32, size: (usize, usize)) -> (f32, f32) {
        let (width, height) = (float(size.0), float(size.1));
        let x = point.k * (point.lon - self.lon + turn);
        (
            x / self.unit.0 + width / 2.0,
            height / 2.0 - (point.y - self.y) / self.unit.1,
        )
    }

    /// The point of a picture of a size that a point of the globe lies in; `None` beyond it.
    #[must_use]
    pub fn point(&self, of: Point, size: (usize, usize)) -> Option<(usize, usize)> {
        let inside = |(x, y): &(f32, f32)| {
            (0.0..float(size.0)).contains(x) && (0.0..float(size.1)).contains(y)
        };
        self.turns((of.lon, of.lon))
            .map(|turn| self.place(of, turn, size))
            .find(inside)
            .map(|(x, y)| (point(x, size.0), point(y, size.1)))
    }

    /// The turns of the globe in which a span of longitudes may be seen.
    pub fn turns(&self, (low, high): (f32, f32)) -> impl Iterator<Item = f32> {
        let (low, high) = (low - self.lon, high - self.lon);
        [-720.0, -360.0, 0.0, 360.0, 720.0]
            .into_iter()
            .filter(move |turn| high + turn > -180.0 && low + turn < 180.0)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a screen's size")]
fn float(n: usize) -> f32 {
    n as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the picture"
)]
fn point(x: f32, most: usize) -> usize {
    x.clamp(0.0, float(most)) as usize
}

impl Raster {
    /// Fills a picture of so many points across and down.
    #[must_use]
    pub fn fill(globe: &Globe, window: &Window, (width, height): (usize, usize)) -> Self {
        let mut raster = Self {
            width,
            height,
            shapes: vec![WATER; width * height],
        };
        if width == 0 || height == 0 {
            return raster;
        }
        let edges: Vec<(usize, usize)> = raster.edges(window);
        let mut cuts: Vec<Vec<f32>> = vec![Vec::new(); height];
        for (at, outline) in globe.outlines.iter().enumerate() {
            let shape = u16::try_from(at).unwrap_or(WATER);
            let mut drawn = false;
            for turn in [-720.0, -360.0, 0.0, 360.0, 720.0] {
                let (mut top, mut bottom) = (height, 0);
                for ring in &outline.rings {
                    if !window.turns(ring.lon).any(|t| (t - turn).abs() < 1.0) {
                        continue;
                    }
                    let high = float(height) / 2.0 - (ring.y.1 - window.y) / window.unit.1;
                    let low = float(height) / 2.0 - (ring.y.0 - window.y) / window.unit.1;
                    if low < 0.0 || high > float(height) {
                        continue;
                    }
                    let points = ring
                        .points
                        .iter()
                        .map(|p| window.place(*p, turn, (width, height)));
                    cross(points, &mut cuts, &mut top, &mut bottom);
                }
                for row in top..bottom {
                    let cuts = &mut cuts[row];
                    cuts.sort_unstable_by(f32::total_cmp);
                    for pair in cuts.as_chunks::<2>().0 {
                        let (left, right) = edges[row];
                        let from = point((pair[0] + 0.5).floor(), width).max(left);
                        let to = point((pair[1] + 0.5).floor(), width).min(right);
                        if from < to {
                            raster.shapes[row * width + from..row * width + to].fill(shape);
                            drawn = true;
                        }
                    }
                    cuts.clear();
                }
            }
            if !drawn {
                raster.dot(globe, window, at);
            }
        }
        // The small ones again: a neighbour filled later may have covered their only point.
        let mut seen = vec![false; globe.outlines.len()];
        for shape in &raster.shapes {
            if let Some(seen) = seen.get_mut(usize::from(*shape)) {
                *seen = true;
            }
        }
        for (at, _) in seen.iter().enumerate().filter(|(_, seen)| !**seen) {
            raster.dot(globe, window, at);
        }
        raster
    }

    /// One point for a shape that is too small to have been filled.
    fn dot(&mut self, globe: &Globe, window: &Window, at: usize) {
        let dot = globe.outlines[at].dot;
        if let Some((x, y)) = window.point(dot, (self.width, self.height)) {
            self.shapes[y * self.width + x] = u16::try_from(at).unwrap_or(WATER);
        }
    }

    /// The first point of each row on the globe, and the first beyond it.
    fn edges(&self, window: &Window) -> Vec<(usize, usize)> {
        let edge = |row: usize| {
            let y = window.y + (float(self.height) / 2.0 - float(row) - 0.5) * window.unit.1;
            let half = 180.0 * super::globe::stretch(y) / window.unit.0;
            let middle = float(self.width) / 2.0;
            (
                point((middle - half).ceil(), self.width),
                point((middle + half).floor(), self.width),
            )
        };
        (0..self.height).map(edge).collect()
    }

    /// The shape at a point; `None` for water and beyond the picture.
    #[must_use]
    pub fn at(&self, x: usize, y: usize) -> Option<usize> {
        if x >= self.width {
            return None;
        }
        self.shapes
            .get(y * self.width + x)
            .filter(|shape| **shape != WATER)
            .map(|shape| usize::from(*shape))
    }
}

/// Adds where a closed line crosses the middle of each row.
fn cross(
    points: impl Iterator<Item = (f32, f32)> + Clone,
    cuts: &mut [Vec<f32>],
    top: &mut usize,
    bottom: &mut usize,
) {
    let rows = cuts.len();
    let next = points.clone().skip(1).chain(points.clone().take(1));
    for ((ax, ay), (bx, by)) in points.zip(next) {
        let ((x, y), (to_x, to_y)) = if ay <= by {
            ((ax, ay), (bx, by))
        } else {
            ((bx, by), (ax, ay))
        };
        let from = point((y - 0.5).ceil(), rows);
        let to = point((to_y - 0.5).ceil(), rows);
        if from >= to {
            continue;
        }
        let slope = (to_x - x) / (to_y - y);
        for (row, cuts) in cuts.iter_mut().enumerate().take(to).skip(from) {
            cuts.push(x + (float(row) + 0.5 - y) * slope);
        }
        *top = (*top).min(from);
        *bottom = (*bottom).max(to);
    }
}
