//! Documents on the screen: the detail pane and the record page.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use super::{
    Theme,
    text::{cut, frame, hyperlink, paint, put},
};
use crate::app::{
    App,
    document::{Piece, Tone},
    page::Page,
};

/// Draws the detail pane.
pub(super) fn detail(app: &App, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if area.height < 3 {
        return;
    }
    let inside = frame(buffer, area, theme.border);
    title(&app.text.title, theme, area, buffer);
    let offset = app.place().detail_offset;
    lines(app, theme, inside, offset, None, buffer);
    let lines = app.text.wrapped.lines.len();
    let shown = usize::from(inside.height);
    if lines > shown {
        let more = format!(
            " {} more · J K scroll · v reads all ",
            lines.saturating_sub(offset + shown)
        );
        super::text::put_right(
            buffer,
            Rect {
                width: area.width.saturating_sub(2),
                ..area
            },
            area.bottom() - 1,
            usize::from(area.width),
            &more,
            theme.faint,
        );
    }
}

/// Draws the record page; returns where the cursor sits.
pub(super) fn page(
    app: &App,
    page: &Page,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) -> Position {
    let inside = frame(buffer, area, theme.focus);
    title(&app.text.title, theme, area, buffer);
    lines(app, theme, inside, page.offset, page.link, buffer);
    let total = app.text.wrapped.lines.len();
    let last = (page.offset + usize::from(inside.height)).min(total);
    if total > usize::from(inside.height) {
        let where_ = format!(" {}–{last} of {total} lines ", page.offset + 1);
        super::text::put_right(
            buffer,
            Rect {
                width: area.width.saturating_sub(2),
                ..area
            },
            area.bottom().saturating_sub(1),
            usize::from(area.width),
            &where_,
            theme.faint,
        );
    }
    let chosen = page
        .link
        .and_then(|link| app.text.wrapped.links.get(link))
        .map(|(_, line)| *line);
    let y = chosen
        .and_then(|line| line.checked_sub(page.offset))
        .and_then(|y| u16::try_from(y).ok())
        .unwrap_or(0);
    Position::new(inside.x, inside.y + y.min(inside.height.saturating_sub(1)))
}

fn title(text: &str, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let room = usize::from(area.width.saturating_sub(4));
    if room > 2 && !text.is_empty() {
        put(
            buffer,
            area.x + 1,
            area.y,
            room + 2,
            &format!(" {} ", cut(text, room)),
            theme.title,
        );
    }
}

fn lines(
    app: &App,
    theme: &Theme,
    area: Rect,
    offset: usize,
    link: Option<usize>,
    buffer: &mut Buffer,
) {
    for (line, y) in app
        .text
        .wrapped
        .lines
        .iter()
        .skip(offset)
        .zip(area.y..area.bottom())
    {
        let mut x = area.x;
        for piece in line {
            let chosen = link.is_some() && piece.link == link;
            let room = usize::from(area.right().saturating_sub(x));
            let taken = put(buffer, x, y, room, &piece.text, style(piece, chosen, theme));
            if let Some(url) = piece.url.as_deref().filter(|_| theme.hyperlinks) {
                hyperlink(buffer, (x, y), taken, url);
            }
            x += taken;
        }
        let chosen_here = link.is_some() && line.iter().any(|p| p.link == link);
        if chosen_here && x == area.x {
            paint(buffer, area, y, theme.selected);
        }
    }
}

pub(super) fn style(piece: &Piece, chosen: bool, theme: &Theme) -> Style {
    if chosen {
        return theme.selected;
    }
    match piece.tone {
        Tone::Plain => theme.plain,
        Tone::Heading => theme.heading,
        Tone::Strong => theme.strong,
        Tone::Faint => theme.faint,
        Tone::Warning => theme.warning,
        Tone::Address => theme.address,
    }
}
