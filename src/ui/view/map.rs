//! The map: points into cells, and the legend.
//!
//! With colours a cell shows its two commonest; without, full members are drawn full and every
//! other class as its letter. The legend names each class with its letter either way.

mod cells;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Color, Style},
};

use super::super::{Theme, text::put, text::width};
use crate::{
    app::{
        App,
        record::name,
        view::{
            map::{self, Borders, Dot, Marker, Scene},
            told,
        },
    },
    query::colouring::Class,
    store::Atlas,
};
use cells::{Ink, lettered, paint, sign};

/// Draws the map; the cursor sits on its legend.
pub(super) fn draw(
    app: &App,
    atlas: &Atlas,
    scene: &Scene,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) -> Position {
    let (map, legend) = map::split(area);
    if map.width < 12 || map.height < 3 {
        super::say(
            "Too small: the map wants 12 columns, 3 rows.",
            theme,
            area,
            buffer,
        );
        return Position::new(area.x, area.y);
    }
    let marker = app.place().views.map.marker;
    let inks: Vec<Ink> = scene
        .shapes
        .iter()
        .zip(&scene.marked)
        .map(|(class, marked)| match (class, marked) {
            (_, true) => Ink::Chosen,
            (Some(class), false) => Ink::Class(*class),
            (None, false) => Ink::Land,
        })
        .collect();
    let (across, down) = marker.points();
    let mut points = Vec::with_capacity(8);
    for row in 0..map.height {
        for column in 0..map.width {
            points.clear();
            let (x, y) = (usize::from(column) * across, usize::from(row) * down);
            for dy in 0..down {
                for dx in 0..across {
                    let shape = scene.raster.at(x + dx, y + dy);
                    let border = scene.borders == Borders::Drawn && scene.is_border(x + dx, y + dy);
                    points.push(
                        shape
                            .filter(|_| !border)
                            .and_then(|s| inks.get(s).copied())
                            .unwrap_or(Ink::Water),
                    );
                }
            }
            if points.iter().all(|p| *p == Ink::Water) {
                continue;
            }
            if let Some(cell) = buffer.cell_mut((map.x + column, map.y + row)) {
                let (symbol, style) = lettered(&points, (column, row), marker, theme)
                    .unwrap_or_else(|| paint(&points, marker, theme));
                cell.set_char(symbol).set_style(style);
            }
        }
    }
    draw_dots(scene, marker, theme, map, buffer);
    let lines = legend_lines(app, atlas, scene, theme, usize::from(legend.width));
    // Where there is one line only, it is that of the country under the mouse.
    let skipped = usize::from(legend.height == 1 && scene.pointed.is_some());
    let lines = lines.iter().skip(skipped);
    for (line, y) in lines.zip(legend.y..legend.bottom()) {
        let mut x = legend.x;
        for (text, style) in line {
            let room = usize::from(legend.right().saturating_sub(x));
            x += put(buffer, x, y, room, text, *style);
        }
    }
    Position::new(legend.x, legend.y.min(area.bottom().saturating_sub(1)))
}

/// The states without an outline, over what lies around them.
fn draw_dots(scene: &Scene, marker: Marker, theme: &Theme, map: Rect, buffer: &mut Buffer) {
    let chosen = |dot: &&Dot| Some(dot.country) == scene.cursor;
    // The chosen one last, so that no other hides it.
    let others = scene.dots.iter().filter(|dot| !chosen(dot));
    for dot in others.chain(scene.dots.iter().filter(chosen)) {
        let Some((column, row)) = dot.cell(marker) else {
            continue;
        };
        let below = dot.at.and_then(|(x, y)| scene.raster.at(x, y));
        let below = below.map(|shape| scene.shapes.get(shape).copied().flatten());
        let (symbol, mut style) = match (dot.class, theme.tints.is_some()) {
            _ if chosen(&dot) => ('@', super::tint(theme, |t| t.chosen)),
            (Some(class), true) => ('●', super::tint(theme, |t| t.of(class))),
            (Some(class), false) if !class.is_full() => (class.letter(), theme.strong),
            (Some(_), false) => ('●', theme.strong),
            (None, _) => ('○', theme.plain),
        };
        if let (Some(tints), Some(class)) = (&theme.tints, below)
            && matches!(marker, Marker::Quadrants | Marker::Octants)
        {
            let paper = class.map_or(tints.land, |class| tints.of(class));
            style = style.bg(paper);
            if style.fg == Some(paper) || style.fg.is_none() {
                style = style.fg(Color::Black);
            }
        }
        let x = map
            .x
            .saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
        let y = map.y.saturating_add(u16::try_from(row).unwrap_or(u16::MAX));
        if let Some(cell) = buffer
            .cell_mut((x, y))
            .filter(|_| map.contains(Position::new(x, y)))
        {
            cell.set_char(symbol).set_style(style);
        }
    }
}

type Line = Vec<(String, Style)>;

/// The legend: classes, the cursor's country, what to know of the outlines.
fn legend_lines(
    app: &App,
    atlas: &Atlas,
    scene: &Scene,
    theme: &Theme,
    columns: usize,
) -> Vec<Line> {
    let on = app.place().as_of;
    let mut classes: Line = Vec::new();
    let mut left = columns;
    for (n, (class, count)) in scene.legend.iter().enumerate() {
        let words = told::words(atlas, &scene.subject, *class, on);
        let letter = class.letter();
        // Where the letter itself is drawn, once is enough; a country is not counted.
        let text = match (theme.tints.is_some() || class.is_full(), *class) {
            (_, Class::Itself) => format!(" {words}  "),
            (true, _) => format!(" {letter} {words} {count}  "),
            (false, _) => format!(" {words} {count}  "),
        };
        let more = format!("+{} more", scene.legend.len() - n);
        let rest = if n + 1 == scene.legend.len() {
            0
        } else {
            width(&more)
        };
        if width(&text) + 1 + rest > left {
            classes.push((more, theme.faint));
            break;
        }
        left -= width(&text) + 1;
        let block = if theme.tints.is_some() {
            '■'
        } else {
            sign(*class)
        };
        let style = super::tint(theme, |t| t.of(*class));
        classes.push((block.to_string(), style));
        classes.push((text, theme.plain));
    }
    if scene.legend.is_empty() {
        classes.push((told::nothing(atlas, scene, on), theme.faint));
    }
    let mut here: Line = Vec::new();
    if let Some(ix) = scene.pointed.filter(|ix| scene.cursor != Some(*ix)) {
        let country = crate::model::Entity::Country(ix);
        let standing = told::standing(atlas, scene, ix, on);
        here.push(("↖ ".to_owned(), theme.faint));
        here.push((name(atlas, country, on).to_owned(), theme.strong));
        here.push((format!(": {standing}   "), theme.plain));
    }
    if let Some(ix) = scene.cursor {
        let country = crate::model::Entity::Country(ix);
        let block = if theme.tints.is_some() { "■ " } else { "@ " };
        let chosen = super::tint(theme, |t| t.chosen);
        here.push((block.to_owned(), chosen));
        here.push((name(atlas, country, on).to_owned(), theme.strong));
        here.push((
            format!(": {}", told::standing(atlas, scene, ix, on)),
            theme.plain,
        ));
        if let Some(note) = told::outline(scene, ix) {
            here.push((format!(" ({note})"), theme.warning));
        }
    } else {
        here.push((told::hint(app, scene), theme.faint));
    }
    let notes = told::notes(atlas, scene, on);
    let notes = vec![(notes, theme.faint)];
    vec![classes, here, notes]
}
