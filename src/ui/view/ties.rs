//! The ties: the lines of a document.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::super::{
    Theme,
    text::{put, put_right},
    written::style,
};
use crate::app::{App, view::ties::Scene};

/// Draws the ties; the cursor sits on the first line.
pub(super) fn draw(
    app: &App,
    scene: &Scene,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) -> Position {
    if area.width < 20 {
        super::super::view::say("Too small: the ties want 20 columns.", theme, area, buffer);
        return Position::new(area.x, area.y);
    }
    let offset = app.place().views.ties.offset;
    let lines = scene.wrapped.lines.iter().skip(offset);
    for (line, y) in lines.zip(area.y..area.bottom()) {
        let mut x = area.x;
        for piece in line {
            let room = usize::from(area.right().saturating_sub(x));
            x += put(buffer, x, y, room, &piece.text, style(piece, false, theme));
        }
    }
    let below = scene
        .wrapped
        .lines
        .len()
        .saturating_sub(offset + usize::from(area.height));
    if below > 0 {
        let text = format!(" {below} more below ");
        put_right(
            buffer,
            area,
            area.bottom(),
            usize::from(area.width),
            &text,
            theme.faint,
        );
    }
    Position::new(area.x, area.y)
}
