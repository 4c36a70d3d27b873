//! Where the map looks: a region, closer or further, moved, and with which points it is drawn.

use crate::app::view::{
    globe::{project, stretch},
    raster::Window,
};

/// A part of the world to look at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Region {
    /// All of it but Antarctica.
    #[default]
    World,
    /// Europe.
    Europe,
    /// Africa.
    Africa,
    /// Asia.
    Asia,
    /// The Americas.
    Americas,
    /// Oceania.
    Oceania,
    /// The Middle East.
    MiddleEast,
    /// What was the Soviet Union.
    PostSoviet,
}

impl Region {
    /// Every region, in the order the key that turns takes them.
    pub const ALL: [Self; 8] = [
        Self::World,
        Self::Europe,
        Self::Africa,
        Self::Asia,
        Self::Americas,
        Self::Oceania,
        Self::MiddleEast,
        Self::PostSoviet,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::World => "World",
            Self::Europe => "Europe",
            Self::Africa => "Africa",
            Self::Asia => "Asia",
            Self::Americas => "Americas",
            Self::Oceania => "Oceania",
            Self::MiddleEast => "Middle East",
            Self::PostSoviet => "Post-Soviet space",
        }
    }

    /// How tall it is for its width.
    #[must_use]
    pub fn aspect(self) -> f32 {
        let (across, down) = self.extent();
        down / across
    }

    /// How wide and tall it is, in units of the projection.
    fn extent(self) -> (f32, f32) {
        let (west, south, east, north) = self.bounds();
        let (low, high) = (project(0.0, south).y, project(0.0, north).y);
        let nearest = if south < 0.0 && north > 0.0 {
            0.0
        } else {
            low.abs().min(high.abs())
        };
        (stretch(nearest) * (east - west), high - low)
    }

    /// West, south, east and north, in degrees.
    fn bounds(self) -> (f32, f32, f32, f32) {
        match self {
            // The world is cut through the Bering Strait, so that Russia stays whole.
            Self::World => (-169.0, -56.0, 191.0, 83.6),
            Self::Europe => (-24.0, 34.5, 45.0, 71.5),
            Self::Africa => (-20.0, -36.0, 55.0, 38.0),
            Self::Asia => (40.0, -11.0, 150.0, 56.0),
            Self::Americas => (-170.0, -56.0, -30.0, 75.0),
            Self::Oceania => (110.0, -48.0, 235.0, 22.0),
            Self::MiddleEast => (24.0, 11.0, 64.0, 43.0),
            Self::PostSoviet => (18.0, 34.0, 180.0, 78.0),
        }
    }
}

/// What the points of the map are drawn with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Marker {
    /// Two by two in a cell, in two colours: what every font has.
    #[default]
    Quadrants,
    /// Two by four in a cell, in two colours: Unicode 16.
    Octants,
    /// Two by four dots.
    Braille,
    /// The letter of the class.
    Letters,
}

impl Marker {
    /// The next one, around the end.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Quadrants => Self::Octants,
            Self::Octants => Self::Braille,
            Self::Braille => Self::Letters,
            Self::Letters => Self::Quadrants,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quadrants => "quadrants",
            Self::Octants => "octants",
            Self::Braille => "braille",
            Self::Letters => "letters",
        }
    }

    /// Points in a cell: across and down.
    #[must_use]
    pub fn points(self) -> (usize, usize) {
        match self {
            Self::Quadrants => (2, 2),
            Self::Octants | Self::Braille => (2, 4),
            Self::Letters => (1, 1),
        }
    }
}

/// Where the map looks, and with which points it is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outlook {
    /// The region looked at.
    pub region: Region,
    /// How many times it was zoomed into, a quarter closer each time.
    pub zoom: i8,
    /// Tenths of degrees it was moved east.
    pub east: i16,
    /// Tenths of degrees it was moved north.
    pub north: i16,
    /// What the points are drawn with.
    pub marker: Marker,
}

/// How far in and out the map zooms.
const ZOOM: (i8, i8) = (-3, 14);

impl Outlook {
    /// The same, looking at a region.
    #[must_use]
    pub fn at(self, region: Region) -> Self {
        Self {
            region,
            marker: self.marker,
            ..Self::default()
        }
    }

    /// The same, closer by so many steps.
    #[must_use]
    pub fn zoomed(self, steps: i8) -> Self {
        Self {
            zoom: self.zoom.saturating_add(steps).clamp(ZOOM.0, ZOOM.1),
            ..self
        }
    }

    /// The same, moved by so many eighths of what is seen.
    #[must_use]
    pub fn moved(self, east: i16, north: i16) -> Self {
        let (west, south, eastern, northern) = self.region.bounds();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "at most a few thousand tenths of degrees"
        )]
        let step = |span: f32| (span / 8.0 * 10.0 / self.factor()).max(1.0) as i16;
        let (_, middle) = self.middle();
        let north = self.north + north * step(northern - south);
        let within = |north: i16| (middle - f32::from(self.north - north) / 10.0).abs() < 80.0;
        let round = |tenths: i16| (tenths + 1800).rem_euclid(3600) - 1800;
        Self {
            east: round(self.east.saturating_add(east * step(eastern - west))),
            north: if within(north) { north } else { self.north },
            ..self
        }
    }

    /// The same, with a point of the world in the middle, unless it was moved already.
    #[must_use]
    pub fn around(self, (lon, lat): (f32, f32)) -> Self {
        if (self.east, self.north) != (0, 0) {
            return self;
        }
        let (middle_lon, middle_lat) = self.middle();
        #[expect(clippy::cast_possible_truncation, reason = "at most 3,600 tenths")]
        let tenths = |degrees: f32| (degrees * 10.0) as i16;
        Self {
            east: (tenths(lon - middle_lon) + 1800).rem_euclid(3600) - 1800,
            north: tenths(lat - middle_lat),
            ..self
        }
    }

    fn factor(self) -> f32 {
        1.25_f32.powi(i32::from(self.zoom))
    }

    /// Longitude and latitude of the middle.
    fn middle(self) -> (f32, f32) {
        let (west, south, east, north) = self.region.bounds();
        (
            f32::midpoint(west, east) + f32::from(self.east) / 10.0,
            f32::midpoint(south, north) + f32::from(self.north) / 10.0,
        )
    }

    /// The window of a picture of so many points, a point being so much taller than it is wide.
    #[must_use]
    pub fn window(self, (width, height): (f32, f32), tall: f32) -> Window {
        let (_, south, _, north) = self.region.bounds();
        let (low, high) = (project(0.0, south).y, project(0.0, north).y);
        let (wide, span) = self.region.extent();
        let unit = (wide / width.max(1.0)).max(span / height.max(1.0) / tall) / self.factor();
        let (lon, _) = self.middle();
        let shift = project(0.0, self.middle().1).y - project(0.0, f32::midpoint(south, north)).y;
        Window {
            lon,
            y: f32::midpoint(low, high) + shift,
            unit: (unit, unit * tall),
        }
    }
}
