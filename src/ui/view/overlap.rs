//! The comparison: exact combinations as a matrix, with counts and bars, and who is in one.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::super::{
    Theme,
    text::{cut, frame, paint, put, put_right, width},
};
use crate::{
    app::{
        App, Command,
        record::name,
        view::overlap::{Scene, split},
    },
    model::Entity,
    query::compare::{Comparison, Intersection},
    store::Atlas,
};

/// Draws the comparison; the cursor sits on the chosen combination.
pub(super) fn draw(
    app: &App,
    atlas: &Atlas,
    scene: &Scene,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let Some(comparison) = &scene.comparison else {
        super::say(
            &format!(
                "Pin two to eight organisations ({} on each in the panes, {}) to see their exact overlap; or open a country to compare its own.",
                app.key(Command::Pin),
                app.key(Command::ViewPanes),
            ),
            theme,
            area,
            buffer,
        );
        return None;
    };
    let parts = split(area, comparison.totals.len());
    if parts.rows.height == 0 || area.width < 24 {
        super::say(
            "Too small: the comparison wants 24 columns, and a row for each organisation and one more.",
            theme,
            area,
            buffer,
        );
        return None;
    }
    heads(app, atlas, comparison, theme, parts.heads, buffer);
    let reading = app.place().views.compare;
    let most = comparison.rows.iter().map(|r| r.members.len()).max();
    let mut cursor = None;
    let rows = comparison.rows.iter().enumerate().skip(reading.offset);
    for ((at, row), y) in rows.zip(parts.rows.y..parts.rows.bottom()) {
        let line = Rect {
            y,
            height: 1,
            ..parts.rows
        };
        combination(comparison, row, most.unwrap_or(1), theme, line, buffer);
        if at == reading.row {
            let marks = u16::try_from(comparison.totals.len() * 2 + 6).unwrap_or(line.width);
            let head = Rect {
                width: marks.min(line.width),
                ..line
            };
            put(buffer, head.x, y, 1, "▸", theme.mark);
            paint(buffer, head, y, theme.selected);
            cursor = Some(Position::new(line.x, y));
        }
    }
    let seen = reading.offset + usize::from(parts.rows.height);
    if let Some(below) = comparison.rows.len().checked_sub(seen).filter(|n| *n > 0) {
        let text = format!(" {below} more below ");
        let columns = usize::from(area.width);
        put_right(buffer, area, area.bottom(), columns, &text, theme.faint);
    }
    if let Some(row) = comparison.rows.get(reading.row) {
        members(app, atlas, comparison, row, theme, parts.members, buffer);
    }
    cursor
}

/// The organisations over their columns, each with its number of members.
fn heads(
    app: &App,
    atlas: &Atlas,
    comparison: &Comparison,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) {
    let on = app.place().as_of;
    let columns = comparison.organisations.len();
    for ((n, body), y) in comparison
        .organisations
        .iter()
        .enumerate()
        .zip(area.y..area.bottom())
    {
        let mut line = String::from(" ");
        for at in 0..columns {
            line.push_str(match at.cmp(&n) {
                std::cmp::Ordering::Less => "│ ",
                std::cmp::Ordering::Equal => "┌─",
                std::cmp::Ordering::Greater => "──",
            });
        }
        let x = area.x
            + put(
                buffer,
                area.x,
                y,
                usize::from(area.width),
                &line,
                theme.faint,
            );
        let room = usize::from(area.right().saturating_sub(x));
        let total = comparison.totals.get(n).copied().unwrap_or(0);
        let entity = Entity::Organisation(*body);
        let short = name(atlas, entity, on);
        let used = put(
            buffer,
            x,
            y,
            room,
            &format!(" {short} {total}"),
            theme.strong,
        );
        let full = atlas.organisation(*body).name_on(on);
        if full != short {
            let room = room.saturating_sub(usize::from(used) + 2);
            put(buffer, x + used + 2, y, room, full, theme.faint);
        }
    }
    let y = area.bottom().saturating_sub(1);
    if area.height > u16::try_from(columns).unwrap_or(9) {
        let text = " in just these, and in none of the others";
        let x = area.x + u16::try_from(columns * 2 + 1).unwrap_or(0);
        let bars = "│ ".repeat(columns);
        put(
            buffer,
            area.x + 1,
            y,
            usize::from(area.width),
            &bars,
            theme.faint,
        );
        put(
            buffer,
            x,
            y,
            usize::from(area.right().saturating_sub(x)),
            text,
            theme.faint,
        );
    }
}

fn combination(
    comparison: &Comparison,
    row: &Intersection,
    most: usize,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) {
    let mut marks = String::from(" ");
    for n in 0..comparison.organisations.len() {
        marks.push_str(if row.of.contains(&n) { "● " } else { "· " });
    }
    let mut x = area.x;
    let room = |x: u16| usize::from(area.right().saturating_sub(x));
    x += put(buffer, x, area.y, room(x), &marks, theme.plain);
    let count = format!("{:>4} ", row.members.len());
    x += put(buffer, x, area.y, room(x), &count, theme.strong);
    let unsettled = if row.unsettled.is_empty() {
        String::new()
    } else {
        format!(" +{} unclear or disputed", row.unsettled.len())
    };
    let left = room(x).saturating_sub(width(&unsettled) + 1);
    let bar = (row.members.len() * left * 2)
        .checked_div(most)
        .unwrap_or(0);
    let mut text = "█".repeat(bar / 2);
    if bar % 2 == 1 {
        text.push('▌');
    }
    let style = super::tint(theme, |t| match row.of.len() {
        1 => t.first,
        n if n == comparison.organisations.len() => t.full,
        _ => t.second,
    });
    x += put(buffer, x, area.y, left, &text, style);
    put(buffer, x, area.y, room(x), &unsettled, theme.warning);
}

/// Who is in the chosen combination, as many columns of names as fit.
fn members(
    app: &App,
    atlas: &Atlas,
    comparison: &Comparison,
    row: &Intersection,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) {
    if area.height < 3 || area.width < 8 {
        return;
    }
    let on = app.place().as_of;
    let inside = frame(buffer, area, theme.border);
    let bodies: Vec<&str> = row
        .of
        .iter()
        .filter_map(|n| comparison.organisations.get(*n))
        .map(|ix| name(atlas, Entity::Organisation(*ix), on))
        .collect();
    let room = usize::from(area.width.saturating_sub(4));
    let only = if bodies.len() < comparison.organisations.len() {
        " only"
    } else {
        ""
    };
    let title = format!(" {}{only} {} ", bodies.join(" + "), row.members.len());
    put(
        buffer,
        area.x + 1,
        area.y,
        room + 2,
        &cut(&title, room + 2),
        theme.title,
    );
    let shown: Vec<(String, bool)> = row
        .members
        .iter()
        .map(|e| (name(atlas, *e, on).to_owned(), true))
        .chain(
            row.unsettled
                .iter()
                .map(|e| (format!("~ {}", name(atlas, *e, on)), false)),
        )
        .collect();
    let height = usize::from(inside.height);
    let columns =
        (usize::from(inside.width) / 22).clamp(1, shown.len().div_ceil(height.max(1)).max(1));
    let wide = usize::from(inside.width) / columns;
    let fits = height * columns;
    for (n, (text, sure)) in shown.iter().take(fits).enumerate() {
        let x = inside.x + u16::try_from(n / height * wide).unwrap_or(0);
        let y = inside.y + u16::try_from(n % height).unwrap_or(0);
        let style = if *sure { theme.plain } else { theme.warning };
        let last = n + 1 == fits && shown.len() > fits;
        let more = format!("and {} more", shown.len() - n);
        let text = if last { more.as_str() } else { text };
        put(buffer, x, y, wide.saturating_sub(1), text, style);
    }
}
