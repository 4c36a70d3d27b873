//! The world's outlines, as `data/world.json` has them: shapes, and the territories of states
//! that are no more. Geography only; who is what on a date is a question of the atlas.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Problem, Severity};
use crate::model::Key;

/// Every outline of the map.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct World {
    /// The shapes, sorted by id.
    pub shapes: Vec<Shape>,
    /// Which shapes make up the territory of a state that is not simply its own shape.
    pub territories: Vec<Territory>,
    /// The seats of states whose territory is no shape of today, nor several.
    pub seats: Vec<Seat>,
}

/// A country's outline, or a part of it that has been a state.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Shape {
    /// The country's id.
    pub id: Key,
    /// Longitude and latitude of a point inside its largest part, in hundredths of a degree.
    pub dot: (i16, i16),
    /// Rings: the first point, then differences; longitude and latitude by turns.
    rings: Vec<Vec<i16>>,
}

/// The shapes a state's territory is drawn on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Territory {
    /// The state.
    pub id: Key,
    /// The shapes.
    pub shapes: Vec<Key>,
}

/// Where a state without an outline is governed from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Seat {
    /// The state.
    pub id: Key,
    /// Longitude and latitude in hundredths of a degree.
    at: (i16, i16),
}

impl Seat {
    /// Longitude and latitude in degrees.
    #[must_use]
    pub fn place(&self) -> (f32, f32) {
        (degrees(self.at.0.into()), degrees(self.at.1.into()))
    }
}

impl Shape {
    /// The rings as longitudes and latitudes in degrees. Longitudes run on past ±180.
    pub fn rings(&self) -> impl Iterator<Item = Vec<(f32, f32)>> {
        self.rings.iter().map(|ring| {
            let mut here = (0_i32, 0_i32);
            ring.as_chunks::<2>()
                .0
                .iter()
                .map(|[x, y]| {
                    here = (here.0 + i32::from(*x), here.1 + i32::from(*y));
                    (degrees(here.0), degrees(here.1))
                })
                .collect()
        })
    }

    /// The dot in degrees.
    #[must_use]
    pub fn dot(&self) -> (f32, f32) {
        (degrees(self.dot.0.into()), degrees(self.dot.1.into()))
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most 36,000")]
fn degrees(hundredths: i32) -> f32 {
    hundredths as f32 / 100.0
}

/// Reads the outlines from a file.
///
/// # Errors
/// A [`Problem`] when the file cannot be read or is not what `data/tools/make_world.py` writes.
pub fn read(path: &Path) -> Result<World, Problem> {
    let problem = |message: String, line, column| Problem {
        severity: Severity::Error,
        rule: "world",
        file: path.display().to_string(),
        line,
        column,
        record: String::new(),
        pointer: String::new(),
        message,
        remedy: "make it again with data/tools/make_world.py".to_owned(),
    };
    let text =
        std::fs::read_to_string(path).map_err(|e| problem(format!("cannot be read: {e}"), 0, 0))?;
    serde_json::from_str(&text).map_err(|e| problem(e.to_string(), e.line(), e.column()))
}
