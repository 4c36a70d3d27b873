//! Putting text on a buffer: by display columns, cut between graphemes, never by bytes.
//!
//! Data is untrusted: control and bidirectional override characters end here at the latest.

use std::{borrow::Cow, num::NonZeroU16};

use ratatui::{
    buffer::{Buffer, CellDiffOption},
    layout::Rect,
    style::Style,
};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::{
    app::document::{Document, Paragraph, Tone},
    model::harmless::is_forbidden,
};

/// Columns a text takes on the screen.
#[must_use]
pub fn width(text: &str) -> usize {
    if is_simple(text) {
        return text.chars().count();
    }
    clean(text).map(UnicodeWidthStr::width).sum()
}

/// Whether each character of a text is a cell by itself: the usual case, and the quick one.
///
/// Latin, Greek and Cyrillic letters and the punctuation that goes with them; nothing that
/// combines, joins, is wide or controls.
fn is_simple(text: &str) -> bool {
    let cell = |c| matches!(c, ' '..='~' | '¡'..='¬' | '®'..='ʯ' | 'Ͱ'..='ҁ' | '‐'..='‧' | '−' | '→' | '│' | '▸');
    text.chars().all(cell)
}

/// The graphemes of a text that may be shown.
fn clean(text: &str) -> impl Iterator<Item = &str> {
    text.graphemes(true)
        .filter(|g| !g.chars().any(is_forbidden))
}

/// The text cut to so many columns, with an ellipsis where something is missing.
#[must_use]
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    let simple = is_simple(text);
    if width(text) <= columns {
        return if simple {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(clean(text).collect())
        };
    }
    let Some(room) = columns.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let mut kept = String::new();
    if simple {
        kept.extend(text.chars().take(room));
    } else {
        let mut used = 0;
        for grapheme in clean(text) {
            used += grapheme.width();
            if used > room {
                break;
            }
            kept.push_str(grapheme);
        }
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    Cow::Owned(kept)
}

/// Puts text at a column and row, cut to so many columns; returns the columns it took.
pub fn put(buffer: &mut Buffer, x: u16, y: u16, columns: usize, text: &str, style: Style) -> u16 {
    let area = *buffer.area();
    if y >= area.bottom() || y < area.y || x >= area.right() {
        return 0;
    }
    let shown = cut(text, columns.min(usize::from(area.right() - x)));
    let mut column = x;
    if is_simple(&shown) {
        for c in shown.chars() {
            if let Some(cell) = buffer.cell_mut((column, y)) {
                cell.set_char(c).set_style(style);
            }
            column += 1;
        }
        return column - x;
    }
    for grapheme in shown.graphemes(true) {
        let cells = u16::try_from(grapheme.width()).unwrap_or(0);
        let Some(cell) = buffer.cell_mut((column, y)).filter(|_| cells > 0) else {
            continue;
        };
        cell.set_symbol(grapheme).set_style(style);
        for wide in 1..cells {
            if let Some(cell) = buffer.cell_mut((column + wide, y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
        column += cells;
    }
    column - x
}

/// Makes the cells of a text a hyperlink (OSC 8), which a terminal that knows none passes over.
///
/// Each cell is a link by itself, all of one id: cells are written one by one, as they change.
pub fn hyperlink(buffer: &mut Buffer, (x, y): (u16, u16), columns: u16, url: &str) {
    let plain = |c: char| c.is_ascii_graphic() && c != ';';
    if !url.starts_with("http") || !url.chars().all(plain) {
        return;
    }
    let id = url.bytes().fold(0_u32, |id, byte| {
        id.wrapping_mul(31).wrapping_add(u32::from(byte))
    });
    for column in x..x.saturating_add(columns) {
        let Some(cell) = buffer.cell_mut((column, y)) else {
            return;
        };
        let width = NonZeroU16::new(u16::try_from(cell.symbol().width()).unwrap_or(1));
        let linked = format!(
            "\x1b]8;id={id:x};{url}\x1b\\{}\x1b]8;;\x1b\\",
            cell.symbol()
        );
        cell.set_symbol(&linked)
            .set_diff_option(CellDiffOption::ForcedWidth(
                width.unwrap_or(NonZeroU16::MIN),
            ));
    }
}

/// Puts text so that it ends at the right edge of an area's row; returns the columns it took.
pub fn put_right(
    buffer: &mut Buffer,
    area: Rect,
    y: u16,
    columns: usize,
    text: &str,
    style: Style,
) -> u16 {
    let shown = cut(text, columns.min(usize::from(area.width)));
    let taken = u16::try_from(width(&shown)).unwrap_or(area.width);
    put(
        buffer,
        area.right().saturating_sub(taken),
        y,
        usize::from(taken),
        &shown,
        style,
    )
}

/// Fills a row of an area with a style.
pub fn paint(buffer: &mut Buffer, area: Rect, y: u16, style: Style) {
    let row = Rect {
        y,
        height: 1,
        ..area
    }
    .intersection(*buffer.area());
    buffer.set_style(row, style);
}

/// Puts text on as many whole lines as it needs, ending just above an area's first row.
pub fn lines_above(buffer: &mut Buffer, area: Rect, text: &str, style: Style) {
    use ratatui::widgets::{Clear, Widget};
    let mut paragraph = Paragraph::new(0, 0);
    paragraph.say(Tone::Plain, text);
    let columns = usize::from(area.width.saturating_sub(2));
    let wrapped = Document {
        paragraphs: vec![paragraph],
    }
    .wrap(columns);
    let rows = u16::try_from(wrapped.lines.len()).unwrap_or(1).min(area.y);
    for (line, y) in wrapped.lines.iter().zip(area.y - rows..area.y) {
        let row = Rect {
            y,
            height: 1,
            ..area
        }
        .intersection(*buffer.area());
        Clear.render(row, buffer);
        let text: String = line.iter().map(|p| p.text.as_str()).collect();
        put(buffer, row.x + 1, y, columns, &text, style);
    }
}

/// Draws a rounded frame around an area; returns what is inside it.
pub fn frame(buffer: &mut Buffer, area: Rect, style: Style) -> Rect {
    use ratatui::widgets::{Block, BorderType, Widget};
    Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(style)
        .render(area, buffer);
    crate::app::layout::inside(area)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cutting_counts_columns_and_keeps_graphemes_whole() {
        assert_eq!(cut("Côte d’Ivoire", 6), "Côte…");
        assert_eq!(cut("日本国", 4), "日…");
        assert_eq!(cut("日本国", 6), "日本国");
        assert_eq!(cut("e\u{301}tat", 2), "e\u{301}…");
        assert_eq!(cut("anything", 0), "");
    }

    #[test]
    fn control_characters_never_reach_the_buffer() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 1));
        put(&mut buffer, 0, 0, 10, "a\u{1b}[2Jb\u{202e}c", Style::new());
        let row: String = buffer
            .content()
            .iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        assert_eq!(row.trim_end(), "a[2Jbc");
    }
}
