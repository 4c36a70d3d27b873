//! What an empty list says: why it is empty, and what to press.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Theme, text::put};
use crate::{
    app::{
        App, Command,
        document::{Document, Paragraph, Tone},
        record::name,
    },
    model::AsOf,
    query::{Role, linked::existed},
    store::Atlas,
};

/// Draws the reason a list is empty.
pub(super) fn draw(
    app: &App,
    atlas: &Atlas,
    theme: &Theme,
    role: Role,
    area: Rect,
    buffer: &mut Buffer,
) {
    let mut document = Document::default();
    for sentence in reasons(app, atlas, role) {
        let mut paragraph = Paragraph::new(0, 0);
        paragraph.say(Tone::Plain, sentence);
        document.push(paragraph);
    }
    let columns = usize::from(area.width.saturating_sub(2));
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

fn reasons(app: &App, atlas: &Atlas, role: Role) -> Vec<String> {
    let list = app.lists.pane(role);
    let place = app.place();
    let on = place.as_of;
    let word = role.rows();
    if list.unfiltered > 0 {
        let filter = &place.pane(role).filter;
        return vec![
            format!("None of the {} {word} matches “{filter}”.", list.unfiltered),
            format!("{} clears the filter.", app.key(Command::Widen)),
        ];
    }
    let gone = list
        .constraints
        .iter()
        .find(|row| !existed(atlas, row.entity, on));
    if let Some(row) = gone {
        let life = atlas.lifetime(row.entity);
        let span = match (life.from, life.to) {
            (Some(begun), Some(end)) => format!(" ({begun} – {end})"),
            (Some(begun), None) => format!(" (since {begun})"),
            (None, Some(end)) => format!(" (until {end})"),
            (None, None) => String::new(),
        };
        let what = name(atlas, row.entity, on);
        return vec![
            format!("{what} did not exist on {on}{span}."),
            format!(
                "{} shows ever; {} sets another date.",
                app.key(Command::ToggleEver),
                app.key(Command::SetDate)
            ),
        ];
    }
    let names: Vec<&str> = list
        .constraints
        .iter()
        .map(|row| name(atlas, row.entity, on))
        .collect();
    let of = names.join(" and ");
    let when = if on == AsOf::Ever {
        "in this dataset".to_owned()
    } else {
        format!("on {on}, in this dataset")
    };
    let mut said = match names.len() {
        0 => vec![format!("No {word} {when}.")],
        1 => vec![format!("No {word} of {of} {when}.")],
        _ => vec![format!("No {word} linked to {of} alike {when}.")],
    };
    let keys: Vec<_> = list
        .constraints
        .iter()
        .map(|row| atlas.key(row.entity))
        .collect();
    let stance = atlas
        .stances
        .iter()
        .find(|s| keys.contains(&&s.subject) && keys.contains(&&s.object));
    if let Some(stance) = stance {
        let who = stance
            .attributed
            .first()
            .map_or(String::new(), |voice| format!(" ({})", voice.who));
        said.push(format!(
            "{}{who}: {} on either of them reads the record.",
            stance.position,
            app.key(Command::Read)
        ));
    }
    said.push(if on == AsOf::Ever {
        format!("{} widens.", app.key(Command::Widen))
    } else {
        format!(
            "{} shows ever; {} widens.",
            app.key(Command::ToggleEver),
            app.key(Command::Widen)
        )
    });
    said
}
