//! The hint line: the keys that fit now, or what just happened.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    Theme,
    header::unsaid,
    text::{lines_above, put, width},
};
use crate::{
    app::{
        App, Command,
        command::{Spec, TABLE},
    },
    store::Atlas,
};

/// Draws the hint line.
pub(super) fn draw(app: &App, atlas: &Atlas, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if area.height == 0 {
        return;
    }
    if let Some(notice) = &app.notice {
        let last = Rect {
            y: area.bottom(),
            ..area
        };
        lines_above(buffer, last, notice, theme.warning);
        return;
    }
    let scopes = app.scopes();
    let mut offered: Vec<&Spec> = TABLE
        .iter()
        .filter(|s| scopes.contains(&s.scope) && !s.hint.is_empty())
        .filter(|s| s.command != Command::ZoomIn || app.view().zooms())
        .collect();
    // What holds in this place alone comes first.
    offered.sort_by_key(|s| scopes.iter().position(|scope| *scope == s.scope));
    let mut x = area.x + 1;
    // What the `!` after the date means.
    let mut room = usize::from(area.width.saturating_sub(1));
    if let Some(warning) = unsaid(app, atlas) {
        let taken = put(buffer, x, area.y, room, &warning, theme.warning) + 2;
        x += taken;
        room = room.saturating_sub(usize::from(taken));
    }
    // What has no key cannot be hinted at.
    offered.retain(|s| !app.keymap.keys(s.command).is_empty());
    for spec in fitting(app, &offered, room) {
        x += put(
            buffer,
            x,
            area.y,
            usize::from(area.right().saturating_sub(x)),
            &app.key(spec.command),
            theme.key,
        );
        x += put(
            buffer,
            x,
            area.y,
            usize::from(area.right().saturating_sub(x)),
            &format!(" {}", spec.hint),
            theme.faint,
        );
        x += 2;
    }
}

/// As many hints as there is room for, in their order; the one for help goes last of all.
fn fitting<'a>(app: &App, offered: &[&'a Spec], columns: usize) -> Vec<&'a Spec> {
    let taken = |spec: &Spec| width(&app.key(spec.command)) + width(spec.hint) + 3;
    let help = offered.iter().find(|s| s.command == Command::Help);
    let mut left = columns.saturating_sub(help.map_or(0, |s| taken(s)));
    let mut shown = Vec::new();
    for spec in offered.iter().filter(|s| s.command != Command::Help) {
        let Some(rest) = left.checked_sub(taken(spec)) else {
            break;
        };
        left = rest;
        shown.push(*spec);
    }
    shown.extend(help.filter(|s| taken(s) <= columns + 2));
    shown
}
