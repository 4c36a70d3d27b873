//! The axis: its labels, and the date as a line through everything.

use std::ops::Range;

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Color, Modifier, Style},
};

use crate::{
    app::{
        App,
        view::timeline::{Parts, Scene, date_line},
    },
    ui::{
        Theme,
        text::{put, width},
    },
};

pub(super) fn labels(
    scene: &Scene,
    theme: &Theme,
    area: Rect,
    date: Option<&DateLabel>,
    buffer: &mut Buffer,
) {
    let mut free = area.x;
    for tick in scene.axis.ticks() {
        let Some(column) = scene.axis.column(tick.day) else {
            continue;
        };
        let x = area.x + u16::try_from(column).unwrap_or(0);
        let room = usize::from(area.right().saturating_sub(x));
        let wide = u16::try_from(width(&tick.label) + 1).unwrap_or(0);
        let hidden = date.is_some_and(|date| date.cells.start < x + wide && x < date.cells.end);
        if x < free || usize::from(wide) > room || hidden {
            continue;
        }
        free = x
            + 1
            + put(
                buffer,
                x,
                area.y,
                room,
                &format!("╵{}", tick.label),
                theme.faint,
            );
    }
}

/// The date on the axis.
pub(super) struct DateLabel {
    /// The column of its line.
    x: u16,
    /// What stands on the axis.
    text: String,
    /// Where that stands.
    cells: Range<u16>,
}

/// Where the date stands; `None` beyond the axis.
pub(super) fn date_label(app: &App, scene: &Scene, parts: &Parts) -> Option<DateLabel> {
    let on = app.place().as_of;
    let column = date_line(on).and_then(|day| scene.axis.column(day))?;
    let x = parts.chart.x + u16::try_from(column).unwrap_or(0);
    let text = format!(" {on} ");
    let wide = u16::try_from(width(&text)).unwrap_or(0);
    let last = parts.chart.right().saturating_sub(wide).max(parts.chart.x);
    let left = x.saturating_sub(wide / 2).clamp(parts.chart.x, last);
    Some(DateLabel {
        x,
        text,
        cells: left..left + wide,
    })
}

/// The date, as a line through chart, axis and lanes.
pub(super) fn line_of_date(date: &DateLabel, theme: &Theme, parts: &Parts, buffer: &mut Buffer) {
    let x = date.x;
    let rows = (parts.chart.y..parts.chart.bottom()).chain(parts.lanes.y..parts.lanes.bottom());
    for y in rows {
        let Some(cell) = buffer.cell_mut((x, y)) else {
            continue;
        };
        let bar = cell.symbol() != " ";
        let style = if bar {
            let colour = cell.fg;
            let style = theme.mark.bg(colour).fg(Color::Black);
            if colour == Color::Reset {
                Style::new().add_modifier(Modifier::REVERSED)
            } else {
                style
            }
        } else {
            theme.mark
        };
        cell.set_symbol("│").set_style(style);
    }
    let left = date.cells.start;
    let room = usize::from(parts.chart.right().saturating_sub(left));
    put(
        buffer,
        left,
        parts.labels.y,
        room,
        &date.text,
        theme.selected,
    );
}
