//! States without an outline: a dot at the seat of each.
//!
//! No outline of today is theirs, alone or with others: what broke away within one, and the small
//! states that went up in larger ones.

use crate::{
    app::view::{
        globe::project,
        map::{Borders, Marker},
        raster::Window,
    },
    embedded,
    model::{AsOf, CountryIx, Entity},
    query::{colouring::Class, linked::existed},
    store::Atlas,
};

/// A state without an outline.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Dot {
    /// The state.
    pub country: CountryIx,
    /// What it is to what the map is about.
    pub class: Option<Class>,
    /// Longitude and latitude of its seat.
    pub seat: (f32, f32),
    /// The point of the picture it lies at; none beyond it, or where it would only be in the way.
    pub at: Option<(usize, usize)>,
}

impl Dot {
    /// The cell of the map it is drawn in.
    #[must_use]
    pub fn cell(&self, marker: Marker) -> Option<(usize, usize)> {
        let (across, down) = marker.points();
        self.at.map(|(x, y)| (x / across, y / down))
    }
}

/// The states without an outline that are there on a date, or have a class.
pub(super) fn dots(
    atlas: &Atlas,
    class: impl Fn(CountryIx) -> Option<Class>,
    as_of: AsOf,
) -> Vec<Dot> {
    let seats = embedded::world().seats.iter();
    let of = |seat: &crate::store::world::Seat| {
        let Some(Entity::Country(country)) = atlas.actor(&seat.id) else {
            return None;
        };
        let class = class(country);
        let seen = class.is_some() || existed(atlas, Entity::Country(country), as_of);
        seen.then(|| Dot {
            country,
            class,
            seat: seat.place(),
            at: None,
        })
    };
    seats.filter_map(of).collect()
}

/// Finds each dot's point in a picture.
///
/// From far away those without a class are left out: they would hide their neighbours.
pub(super) fn place(
    dots: &mut [Dot],
    window: &Window,
    size: (usize, usize),
    borders: Borders,
    chosen: Option<CountryIx>,
) {
    for dot in dots {
        let seen = dot.class.is_some() || borders == Borders::Drawn || chosen == Some(dot.country);
        let (lon, lat) = dot.seat;
        dot.at = seen
            .then(|| window.point(project(lon, lat), size))
            .flatten();
    }
}
