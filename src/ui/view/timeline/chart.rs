//! The number of members over the axis, as steps.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{
        record::name,
        view::timeline::{Parts, Scene},
    },
    model::AsOf,
    store::Atlas,
    ui::{
        Theme,
        text::{put, put_right},
        view::tint,
    },
};

/// The number of members over the axis: filled for one organisation, digits for several.
pub(super) fn chart(scene: &Scene, theme: &Theme, parts: &Parts, buffer: &mut Buffer) {
    const STEPS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let area = parts.chart;
    let most = scene.growth.iter().flatten().copied().max().unwrap_or(0);
    if area.height == 0 || most == 0 {
        return;
    }
    let rows = usize::from(area.height);
    let alone = scene.growth.len() == 1;
    for (n, counts) in scene.growth.iter().enumerate() {
        let style = tint(theme, |t| if alone { t.full } else { t.line(n) });
        for (x, count) in (area.x..area.right()).zip(counts) {
            let eighths = count * rows * 8 / most;
            if alone {
                for (row, y) in (area.y..area.bottom()).rev().enumerate() {
                    let here = eighths.saturating_sub(row * 8).min(8);
                    if let Some(cell) = buffer.cell_mut((x, y)).filter(|_| here > 0) {
                        cell.set_char(STEPS[here]).set_style(style);
                    }
                }
            } else if *count > 0 {
                let up = (eighths.saturating_sub(1) / 8).min(rows - 1);
                let y = area.bottom() - 1 - u16::try_from(up).unwrap_or(0);
                let digit = char::from_digit(u32::try_from(n + 1).unwrap_or(9), 10);
                if let Some(cell) = buffer.cell_mut((x, y)) {
                    cell.set_char(digit.unwrap_or('+')).set_style(style);
                }
            }
        }
    }
    let names = Rect {
        x: parts.lanes.x,
        width: parts.names.saturating_sub(1),
        ..area
    };
    put_right(buffer, names, area.y, 12, &format!("{most} ┤"), theme.faint);
    let what = if alone { "members" } else { "members of each" };
    put(buffer, names.x + 1, area.y, 16, what, theme.faint);
    put_right(buffer, names, area.bottom() - 1, 12, "0 ┤", theme.faint);
}

/// Which digit of the chart is whose.
pub(super) fn chart_key(
    atlas: &Atlas,
    scene: &Scene,
    theme: &Theme,
    parts: &Parts,
    buffer: &mut Buffer,
) {
    const WIDE: u16 = 15;
    let area = parts.chart;
    let columns = (parts.names / WIDE).max(1);
    let several = scene.groups.len() > 1 && area.height > 2;
    let bodies = scene.groups.iter().filter_map(|group| group.lanes.first());
    let cells = (area.y + 1..area.bottom().saturating_sub(1))
        .flat_map(|y| (0..columns).map(move |n| (parts.lanes.x + 1 + n * WIDE, y)));
    for ((n, lane), (x, y)) in bodies.enumerate().zip(cells).filter(|_| several) {
        let style = tint(theme, |t| t.line(n));
        put(buffer, x, y, 1, &(n + 1).to_string(), style);
        let whose = name(atlas, lane.entity, AsOf::Ever);
        put(buffer, x + 2, y, usize::from(WIDE) - 4, whose, theme.plain);
    }
}
