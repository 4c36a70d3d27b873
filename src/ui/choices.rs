//! Boxes with a list of commands: help and palette; and the box every list is drawn in.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::{Clear, Widget},
};
use tui_input::Input;

use super::{
    Theme,
    text::{cut, frame, paint, put, width},
};
use crate::app::{
    App, Command,
    command::{Scope, Spec},
    layout::choice_box,
    overlay::ChoiceBox,
};

/// Draws an empty box over the screen; returns the line for text and the area for the list.
pub(super) fn open_box(
    app: &App,
    title: &str,
    footer: &str,
    theme: &Theme,
    buffer: &mut Buffer,
) -> (Rect, Rect) {
    let (area, text, list) = choice_box(app.size);
    let area = area.intersection(*buffer.area());
    Clear.render(area, buffer);
    frame(buffer, area, theme.focus);
    let room = usize::from(area.width.saturating_sub(4));
    if room > 4 {
        put(
            buffer,
            area.x + 1,
            area.y,
            room + 2,
            &format!(" {} ", cut(title, room)),
            theme.title,
        );
        let footer = format!(" {} ", cut(footer, room));
        put(
            buffer,
            area.x + 1,
            area.bottom().saturating_sub(1),
            room + 2,
            &footer,
            theme.faint,
        );
    }
    (text, list)
}

/// Draws the text being typed after a prompt; returns where the text cursor sits.
pub(super) fn typed(
    input: &Input,
    prompt: &str,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) -> Position {
    let x = area.x
        + put(
            buffer,
            area.x,
            area.y,
            usize::from(area.width),
            &format!("{prompt} "),
            theme.mark,
        );
    let room = usize::from(area.right().saturating_sub(x));
    let scroll = input.visual_scroll(room.saturating_sub(1).max(1));
    let mut skipped = 0;
    let shown: String = input
        .value()
        .chars()
        .skip_while(|c| {
            let before = skipped;
            skipped += width(c.encode_utf8(&mut [0; 4]));
            before < scroll
        })
        .collect();
    put(buffer, x, area.y, room, &shown, theme.plain);
    let column = u16::try_from(input.visual_cursor().saturating_sub(scroll)).unwrap_or(0);
    Position::new(x + column, area.y)
}

/// Draws the help: every key, by where it holds, as far as it matches what is typed.
pub(super) fn help(choice: &ChoiceBox, app: &App, theme: &Theme, buffer: &mut Buffer) -> Position {
    let (text, list) = open_box(
        app,
        "Keys",
        &format!(
            "type to search · {} {} scroll · {} closes",
            app.key(Command::ChoiceUp),
            app.key(Command::ChoiceDown),
            app.key(Command::Cancel)
        ),
        theme,
        buffer,
    );
    let cursor = typed(&choice.input, "?", theme, text, buffer);
    let specs = choice.specs(&app.keymap);
    let mut lines: Vec<(Option<&Spec>, &str)> = Vec::new();
    for scope in Scope::ALL {
        let own: Vec<&Spec> = specs.iter().copied().filter(|s| s.scope == scope).collect();
        if !own.is_empty() {
            if !lines.is_empty() {
                lines.push((None, ""));
            }
            lines.push((None, scope.heading()));
            lines.extend(own.into_iter().map(|s| (Some(s), "")));
        }
    }
    if lines.is_empty() {
        put(
            buffer,
            list.x,
            list.y,
            usize::from(list.width),
            "No key does that.",
            theme.faint,
        );
    }
    let most = lines.len().saturating_sub(usize::from(list.height));
    for ((spec, heading), y) in lines
        .iter()
        .skip(choice.chosen.min(most))
        .zip(list.y..list.bottom())
    {
        match spec {
            Some(spec) => command(
                app,
                spec,
                theme,
                Rect {
                    y,
                    height: 1,
                    ..list
                },
                buffer,
            ),
            None => {
                put(
                    buffer,
                    list.x,
                    y,
                    usize::from(list.width),
                    heading,
                    theme.heading,
                );
            }
        }
    }
    cursor
}

/// Draws the palette.
pub(super) fn palette(
    choice: &ChoiceBox,
    app: &App,
    theme: &Theme,
    buffer: &mut Buffer,
) -> Position {
    let (text, list) = open_box(
        app,
        "Commands",
        &format!(
            "{} does it · {} closes",
            app.key(Command::Accept),
            app.key(Command::Cancel)
        ),
        theme,
        buffer,
    );
    let cursor = typed(&choice.input, ":", theme, text, buffer);
    let specs = choice.commands(&app.keymap);
    if specs.is_empty() {
        put(
            buffer,
            list.x,
            list.y,
            usize::from(list.width),
            "No command by that name.",
            theme.faint,
        );
    }
    let offset = (choice.chosen + 1).saturating_sub(usize::from(list.height));
    for ((n, spec), y) in specs
        .iter()
        .enumerate()
        .skip(offset)
        .zip(list.y..list.bottom())
    {
        command(
            app,
            spec,
            theme,
            Rect {
                y,
                height: 1,
                ..list
            },
            buffer,
        );
        if n == choice.chosen {
            paint(buffer, list, y, theme.selected);
        }
    }
    cursor
}

/// Columns of the keys before a command's words.
const KEYS: usize = 20;

fn command(app: &App, spec: &Spec, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let keys = app.keymap.keys(spec.command);
    let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
    put(buffer, area.x, area.y, KEYS, &keys.join(" "), theme.key);
    let x = area.x + u16::try_from(KEYS + 1).unwrap_or(0);
    put(
        buffer,
        x,
        area.y,
        usize::from(area.right().saturating_sub(x)),
        spec.text,
        theme.plain,
    );
}
