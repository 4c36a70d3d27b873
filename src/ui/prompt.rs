//! One-line prompts at the foot of the screen: the date, the filter.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::{Clear, Widget},
};
use tui_input::Input;

use super::{
    Theme,
    choices::typed,
    text::{lines_above, put_right, width},
};
use crate::app::{App, Command};

/// Draws the prompt for the date; returns where the text cursor sits.
pub(super) fn date(
    input: &Input,
    error: Option<&str>,
    theme: &Theme,
    buffer: &mut Buffer,
) -> Position {
    let help = error.unwrap_or("2010 · 2010-03 · 18 March 2010 · today · ever");
    let style = if error.is_some() {
        theme.warning
    } else {
        theme.faint
    };
    line(input, "date", help, style, theme, buffer)
}

/// Draws the prompt for the filter; returns where the text cursor sits.
pub(super) fn filter(input: &Input, app: &App, theme: &Theme, buffer: &mut Buffer) -> Position {
    let word = app.place().selection.focus().rows();
    line(
        input,
        &format!("filter {word}"),
        &format!(
            "{} keeps it · {} takes it back",
            app.key(Command::Accept),
            app.key(Command::Cancel)
        ),
        theme.faint,
        theme,
        buffer,
    )
}

fn line(
    input: &Input,
    label: &str,
    help: &str,
    style: ratatui::style::Style,
    theme: &Theme,
    buffer: &mut Buffer,
) -> Position {
    let screen = *buffer.area();
    let area = Rect {
        y: screen.bottom().saturating_sub(1),
        height: 1.min(screen.height),
        ..screen
    };
    if area.height == 0 {
        return Position::new(0, 0);
    }
    Clear.render(area, buffer);
    let needed = width(label) + 18 + width(help);
    if needed <= usize::from(area.width) {
        put_right(
            buffer,
            Rect {
                width: area.width.saturating_sub(1),
                ..area
            },
            area.y,
            width(help),
            help,
            style,
        );
    } else if area.y > screen.y {
        // No room beside it: the help goes above.
        lines_above(buffer, area, help, style);
    }
    let text = Rect {
        x: area.x + 1.min(area.width),
        width: area.width.saturating_sub(1),
        ..area
    };
    typed(input, &format!("{label}:"), theme, text, buffer)
}
