//! The views: a frame with a title, and in it the map, the timeline, the comparison or the ties.

mod map;
mod overlap;
mod ties;
mod timeline;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Color, Style},
};

use super::{
    Theme,
    text::{cut, frame, put},
};
use crate::{
    app::{App, view::Scene},
    store::Atlas,
};

/// Draws the view that is shown; returns where the cursor sits.
pub(super) fn draw(
    app: &App,
    atlas: &Atlas,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let inside = frame(buffer, area, theme.focus);
    let room = usize::from(area.width.saturating_sub(4));
    if room > 2 {
        let title = crate::app::view::told::title(app, atlas);
        put(
            buffer,
            area.x + 1,
            area.y,
            room + 2,
            &format!(" {} ", cut(&title, room)),
            theme.title,
        );
    }
    if inside.height == 0 || inside.width < 6 {
        // Too small even for a sentence inside the frame.
        let room = usize::from(area.width);
        put(buffer, area.x, area.y, room, "too small", theme.faint);
        return None;
    }
    match &app.scene {
        Scene::None => None,
        Scene::Map(scene) => Some(map::draw(app, atlas, scene, theme, inside, buffer)),
        Scene::Timeline(scene) => timeline::draw(app, atlas, scene, theme, inside, buffer),
        Scene::Compare(scene) => overlap::draw(app, atlas, scene, theme, inside, buffer),
        Scene::Ties(scene) => Some(ties::draw(app, scene, theme, inside, buffer)),
    }
}

/// A style of one colour; plain where there are none.
fn tint(theme: &Theme, colour: impl FnOnce(&super::tints::Tints) -> Color) -> Style {
    theme
        .tints
        .as_ref()
        .map_or(theme.plain, |tints| Style::new().fg(colour(tints)))
}

/// A sentence in the middle of an area that has nothing else to show.
fn say(text: &str, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let columns = usize::from(area.width.saturating_sub(2));
    let mut paragraph = crate::app::document::Paragraph::new(0, 0);
    paragraph.say(crate::app::document::Tone::Plain, text);
    let document = crate::app::document::Document {
        paragraphs: vec![paragraph],
    };
    for (line, y) in document
        .wrap(columns)
        .lines
        .iter()
        .zip(area.y..area.bottom())
    {
        let text: String = line.iter().map(|p| p.text.as_str()).collect();
        put(buffer, area.x + 1, y, columns, &text, theme.faint);
    }
}
