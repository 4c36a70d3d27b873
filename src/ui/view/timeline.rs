//! The timeline: bars on an axis, a step chart above, the date as a line through both.

mod axis;
mod chart;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use super::super::{
    Theme,
    text::{paint, put, put_right, width},
};
use crate::{
    app::{
        App,
        record::name,
        view::{
            axis::Axis,
            timeline::{self, Line, Parts, Scene},
        },
    },
    model::{AsOf, Day},
    query::lanes::{Bar, BarKind, Lane},
    store::Atlas,
};

/// Draws the timeline; the cursor sits on its lane.
pub(super) fn draw(
    app: &App,
    atlas: &Atlas,
    scene: &Scene,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let parts = timeline::split(area, scene.has_chart());
    if scene.groups.is_empty() {
        super::say(
            "Choose an organisation, a country or an agreement: / finds one.",
            theme,
            area,
            buffer,
        );
        return None;
    }
    if parts.chart.width < 12 || area.height < 4 {
        super::say(
            "Too small: the timeline wants 24 columns and 4 rows.",
            theme,
            area,
            buffer,
        );
        return None;
    }
    chart::chart(scene, theme, &parts, buffer);
    chart::chart_key(atlas, scene, theme, &parts, buffer);
    let date = axis::date_label(app, scene, &parts);
    axis::labels(scene, theme, parts.labels, date.as_ref(), buffer);
    let mut cursor = None;
    let lines = scene.lines().enumerate().skip(scene.offset);
    for ((at, line), y) in lines.zip(parts.lanes.y..parts.lanes.bottom()) {
        let row = Rect {
            y,
            height: 1,
            ..parts.lanes
        };
        match line {
            Line::Heading(group) => {
                put(
                    buffer,
                    row.x + 1,
                    y,
                    usize::from(row.width),
                    &group.heading,
                    theme.heading,
                );
            }
            Line::Lane(lane) => {
                draw_lane(app, atlas, scene, lane, theme, &parts, y, buffer);
                if scene.cursor == Some(at) {
                    let names = Rect {
                        width: parts.names,
                        ..row
                    };
                    put(buffer, row.x, y, 1, "▸", theme.mark);
                    paint(buffer, names, y, theme.selected);
                    cursor = Some(Position::new(row.x, y));
                }
            }
        }
    }
    if let Some(date) = date {
        axis::line_of_date(&date, theme, &parts, buffer);
    }
    legend(scene, theme, &parts, buffer);
    cursor.or(Some(Position::new(parts.lanes.x, parts.lanes.y)))
}

#[expect(clippy::too_many_arguments, reason = "a lane's place and looks")]
fn draw_lane(
    app: &App,
    atlas: &Atlas,
    scene: &Scene,
    lane: &Lane,
    theme: &Theme,
    parts: &Parts,
    y: u16,
    buffer: &mut Buffer,
) {
    let on = AsOf::Ever;
    let whole = lane.bars.iter().all(|b| b.kind == BarKind::Existed);
    let style = if whole { theme.strong } else { theme.plain };
    let room = usize::from(parts.names.saturating_sub(2));
    let x = parts.lanes.x;
    put(buffer, x + 1, y, room, name(atlas, lane.entity, on), style);
    let cells = Rect {
        x: parts.chart.x,
        y,
        height: 1,
        width: parts.chart.width,
    };
    for bar in &lane.bars {
        draw_bar(bar, &scene.axis, app.today.last(), theme, cells, buffer);
    }
}

/// Halves of columns: how much of each end is filled.
fn draw_bar(bar: &Bar, axis: &Axis, today: Day, theme: &Theme, cells: Rect, buffer: &mut Buffer) {
    let halves = axis.columns * 2;
    let half = |day: Day| axis.clamped(axis.share(day), halves);
    let (soonest, surely) = match (bar.since, bar.until) {
        (Some((first, last)), _) => (half(first), half(last)),
        // Nobody knows when it began: a few ragged columns before the end, or the whole axis.
        (None, Some((end, _))) => (half(end).saturating_sub(8), half(end)),
        (None, None) => (0, halves),
    };
    let (still, gone) = match bar.until {
        Some((first, last)) => (half(first), half(last)),
        // Today is still part of it, as it is of the chart.
        None => (half(today) + 1, half(today) + 1),
    };
    let beyond = bar.since.is_some_and(|s| s.0 >= axis.to)
        || bar.until.is_some_and(|u| u.1 <= axis.from)
        || today <= axis.from;
    if beyond {
        return;
    }
    let style = super::tint(theme, |t| t.bar(bar.kind));
    let doubtful = super::tint(theme, |t| t.doubtful);
    let gone = gone.max(soonest + 1);
    for column in soonest / 2..gone.div_ceil(2).min(axis.columns) {
        let halves = [column * 2, column * 2 + 1];
        let filled = halves.map(|h| (surely.min(still)..still.max(surely + 1)).contains(&h));
        let day = axis.day(column);
        let next = axis.day(column + 1);
        let out = bar
            .suspended
            .iter()
            .any(|(since, until)| *since < next && *until > day);
        let (symbol, style) = match filled {
            [false, false] => ('~', doubtful),
            _ if out => ('╱', doubtful),
            _ if bar.disputed => ('?', doubtful),
            filled => (glyph(bar.kind, filled), style),
        };
        let x = cells.x + u16::try_from(column).unwrap_or(0);
        if let Some(cell) = buffer.cell_mut((x, cells.y)) {
            cell.set_char(symbol).set_style(style);
        }
    }
}

/// A bar's character where the left and right half of a cell are filled.
fn glyph(kind: BarKind, filled: [bool; 2]) -> char {
    match (kind, filled) {
        // Not the full block: bars on neighbouring lines must not run into one.
        (BarKind::Member | BarKind::InForce, [true, true]) => '▆',
        (BarKind::Member | BarKind::InForce, [true, false]) => '▖',
        (BarKind::Member | BarKind::InForce, [false, _]) => '▗',
        (BarKind::Linked, _) => '▒',
        (BarKind::Candidate, _) => '░',
        (BarKind::Signed, _) => '╌',
        (BarKind::Existed, _) => '━',
    }
}

fn legend(scene: &Scene, theme: &Theme, parts: &Parts, buffer: &mut Buffer) {
    let area = parts.legend;
    if area.height == 0 {
        return;
    }
    let mut x = area.x + 1;
    let mut say = |sign: &str, words: &str, style: Style| {
        let room = usize::from(area.right().saturating_sub(x));
        if width(sign) + 1 + width(words) <= room {
            x += put(buffer, x, area.y, room, sign, style);
            x += 1 + put(buffer, x + 1, area.y, room, words, theme.faint) + 2;
        }
    };
    for kind in &scene.kinds {
        let words = if area.width < 110 {
            kind.short()
        } else {
            kind.words()
        };
        let sign = glyph(*kind, [true, true]).to_string().repeat(2);
        say(&sign, words, super::tint(theme, |t| t.bar(*kind)));
    }
    let doubtful = super::tint(theme, |t| t.doubtful);
    if scene.has(|b| !b.suspended.is_empty()) {
        say("╱╱", "suspended", doubtful);
    }
    if scene.has(|b| b.disputed) {
        say("??", "disputed", doubtful);
    }
    if scene.has(Bar::is_vague) {
        say("~~", "not known exactly", doubtful);
    }
    let below = scene
        .lines()
        .count()
        .saturating_sub(scene.offset + usize::from(parts.lanes.height));
    if below > 0 {
        let text = format!(" {below} more below · J K ");
        let columns = usize::from(area.width);
        put_right(buffer, area, area.bottom(), columns, &text, theme.faint);
    }
}
