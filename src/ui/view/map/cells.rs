//! The points of a cell as one character in two colours, or as a letter.

use ratatui::style::{Color, Style};

use crate::{
    app::view::map::Marker,
    query::colouring::Class,
    ui::{Theme, view::tint},
};

/// What a point shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ink {
    Water,
    Land,
    Class(Class),
    Chosen,
}

/// A letter here and there in the colour of a class that is not a full one: two colours may look
/// alike to somebody.
pub(super) fn lettered(
    points: &[Ink],
    (column, row): (u16, u16),
    marker: Marker,
    theme: &Theme,
) -> Option<(char, Style)> {
    let Some(Ink::Class(class)) = points.first().copied() else {
        return None;
    };
    let here = (column + 2 * row).is_multiple_of(4) && !class.is_full();
    let whole = points.len() > 1 && points.iter().all(|p| *p == Ink::Class(class));
    let tints = theme.tints.as_ref().filter(|_| here && whole)?;
    let style = if marker == Marker::Braille {
        Style::new().fg(tints.of(class))
    } else {
        Style::new().fg(Color::Black).bg(tints.of(class))
    };
    Some((class.letter(), style))
}

/// The character and style of a cell of points.
pub(super) fn paint(points: &[Ink], marker: Marker, theme: &Theme) -> (char, Style) {
    let (first, second) = commonest(points);
    let Some(tints) = theme.tints.as_ref().filter(|_| marker != Marker::Letters) else {
        return without_colour(points, first, marker, theme);
    };
    let colour = |ink: Ink| match ink {
        Ink::Water => Color::Reset,
        Ink::Land => tints.land,
        Ink::Class(class) => tints.of(class),
        Ink::Chosen => tints.chosen,
    };
    if marker == Marker::Braille {
        let ink = second.filter(|_| first == Ink::Water).unwrap_or(first);
        return (braille(points), Style::new().fg(colour(ink)));
    }
    let Some(other) = second else {
        return ('█', Style::new().fg(colour(first)));
    };
    // Land over water, so that the sea keeps the terminal's own background.
    let (ink, paper) = if first == Ink::Water {
        (other, first)
    } else {
        (first, other)
    };
    let is_ink = |p: &Ink| *p == ink || (*p != paper && *p != Ink::Water);
    let mask = points
        .iter()
        .enumerate()
        .filter(|(_, p)| is_ink(p))
        .fold(0_u8, |mask, (n, _)| mask | 1 << n);
    let symbol = if marker == Marker::Octants {
        octant(mask)
    } else {
        QUADRANTS[usize::from(mask & 15)]
    };
    let mut style = Style::new().fg(colour(ink));
    if paper != Ink::Water {
        style = style.bg(colour(paper));
    }
    (symbol, style)
}

/// The quadrants by the points they fill: upper left, upper right, lower left, lower right.
const QUADRANTS: [char; 16] = [
    ' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█',
];

/// The two commonest inks of a cell; the first on a tie.
fn commonest(points: &[Ink]) -> (Ink, Option<Ink>) {
    let count = |ink: Ink| points.iter().filter(|p| **p == ink).count();
    let best = |not: Option<Ink>| {
        points
            .iter()
            .copied()
            .filter(|p| Some(*p) != not)
            .rev()
            .max_by_key(|p| count(*p))
    };
    let first = best(None).unwrap_or(Ink::Water);
    (first, best(Some(first)))
}

/// A cell where there are no colours, or letters are wanted.
fn without_colour(points: &[Ink], first: Ink, marker: Marker, theme: &Theme) -> (char, Style) {
    let land = points.iter().copied().filter(|p| *p != Ink::Water);
    let count = |ink: Ink| points.iter().filter(|p| **p == ink).count();
    let ink = land.max_by_key(|p| count(*p)).unwrap_or(first);
    let letters = marker == Marker::Letters;
    let colour = |class: Class| tint(theme, |t| t.of(class));
    match ink {
        Ink::Water => (' ', theme.plain),
        Ink::Land => ('·', theme.faint),
        Ink::Chosen => ('@', theme.strong),
        Ink::Class(class) if letters => (class.letter(), colour(class)),
        Ink::Class(class) => {
            let only = points.iter().all(|p| *p == ink || *p == Ink::Water);
            if class.is_full() && only && marker == Marker::Quadrants {
                let mask = points
                    .iter()
                    .enumerate()
                    .filter(|(_, p)| **p == ink)
                    .fold(0, |mask: usize, (n, _)| mask | 1 << n);
                return (QUADRANTS[mask & 15], theme.plain);
            }
            (sign(class), theme.plain)
        }
    }
}

/// What stands for a class where there are no colours.
pub(super) fn sign(class: Class) -> char {
    if class.is_full() {
        '█'
    } else {
        class.letter()
    }
}

/// The braille pattern of eight points, row by row.
fn braille(points: &[Ink]) -> char {
    const DOTS: [u32; 8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];
    let mask = points
        .iter()
        .zip(DOTS)
        .filter(|(p, _)| **p != Ink::Water)
        .fold(0, |mask, (_, dot)| mask | dot);
    char::from_u32(0x2800 + mask).unwrap_or(' ')
}

/// The octant of eight points, row by row.
fn octant(mask: u8) -> char {
    ratatui::symbols::pixel::OCTANTS
        .get(usize::from(mask))
        .copied()
        .unwrap_or('█')
}
