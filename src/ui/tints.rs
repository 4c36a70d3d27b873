//! Colours of classes and bars. A theme holds one set of them; each says less than the letters do.

use ratatui::style::Color;

use crate::query::{colouring::Class, lanes::BarKind};

/// The colours of maps and charts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tints {
    /// Full members, parties, mutual defence.
    pub full: Color,
    /// The first of two, or one of several.
    pub first: Color,
    /// The second of two, or several.
    pub second: Color,
    /// Associates, observers; what is softer.
    pub linked: Color,
    /// Partners.
    pub partner: Color,
    /// Candidates; who has signed.
    pub coming: Color,
    /// Suspended, unclear, disputed.
    pub doubtful: Color,
    /// Former.
    pub gone: Color,
    /// The cursor's country, or the one asked about.
    pub chosen: Color,
    /// Land without a class.
    pub land: Color,
}

impl Tints {
    /// The terminal's own sixteen colours. No meaning lies between red and green.
    pub const TERMINAL: Self = Self {
        full: Color::Green,
        first: Color::LightBlue,
        second: Color::Yellow,
        linked: Color::Cyan,
        partner: Color::LightBlue,
        coming: Color::LightMagenta,
        doubtful: Color::LightYellow,
        gone: Color::Magenta,
        chosen: Color::White,
        land: Color::DarkGray,
    };

    /// For a dark background, of the 256 colours.
    pub const DARK: Self = Self {
        full: Color::Indexed(71),
        first: Color::Indexed(75),
        second: Color::Indexed(221),
        linked: Color::Indexed(80),
        partner: Color::Indexed(111),
        coming: Color::Indexed(176),
        doubtful: Color::Indexed(229),
        gone: Color::Indexed(133),
        chosen: Color::Indexed(231),
        land: Color::Indexed(240),
    };

    /// For a light background.
    pub const LIGHT: Self = Self {
        full: Color::Indexed(28),
        first: Color::Indexed(26),
        second: Color::Indexed(130),
        linked: Color::Indexed(30),
        partner: Color::Indexed(61),
        coming: Color::Indexed(127),
        doubtful: Color::Indexed(136),
        gone: Color::Indexed(96),
        chosen: Color::Indexed(16),
        land: Color::Indexed(250),
    };

    /// The colour of a class.
    #[must_use]
    pub fn of(&self, class: Class) -> Color {
        match class {
            Class::Itself => self.chosen,
            Class::Member | Class::All | Class::Party | Class::MutualDefence => self.full,
            Class::First | Class::One | Class::Defends => self.first,
            Class::Second | Class::Several | Class::Defended => self.second,
            Class::Softer | Class::Associate | Class::Observer => self.linked,
            Class::Partner => self.partner,
            Class::Candidate | Class::Other | Class::Consented | Class::Signatory => self.coming,
            Class::Suspended | Class::Unclear => self.doubtful,
            Class::Former => self.gone,
        }
    }

    /// The colour of a line among several, which its digit tells apart too.
    #[must_use]
    pub fn line(&self, nth: usize) -> Color {
        let colours = [self.first, self.second, self.full, self.coming];
        colours[nth % colours.len()]
    }

    /// The colour of a bar.
    #[must_use]
    pub fn bar(&self, kind: BarKind) -> Color {
        match kind {
            BarKind::Existed => self.first,
            BarKind::Member | BarKind::InForce => self.full,
            BarKind::Linked => self.linked,
            BarKind::Candidate | BarKind::Signed => self.coming,
        }
    }
}
