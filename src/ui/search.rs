//! The search box: what is typed, what was found, by which name.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    Theme,
    choices::{open_box, typed},
    text::{paint, put, put_right, width},
};
use crate::{
    app::{
        App, Command,
        overlay::{HitLine, SearchBox},
        record::name,
    },
    model::{AsOf, Entity, Kind},
    query::{linked::existed, search::Tier},
    store::Atlas,
};

/// Draws the search box; returns where the text cursor sits.
pub(super) fn draw(
    found: &SearchBox,
    app: &App,
    atlas: &Atlas,
    theme: &Theme,
    buffer: &mut Buffer,
) -> Position {
    let title = match found.kind {
        None => "Search everything",
        Some(Kind::Country) => "Search countries",
        Some(Kind::Organisation) => "Search organisations",
        Some(Kind::Agreement) => "Search agreements",
    };
    let key = |command| app.key(command);
    let footer = format!(
        "{} opens · {} changes the kind · {} closes",
        key(Command::Accept),
        key(Command::NextKind),
        key(Command::Cancel)
    );
    let (text, list) = open_box(app, title, &footer, theme, buffer);
    let cursor = typed(&found.input, "/", theme, text, buffer);
    if found.input.value().trim().is_empty() {
        let examples = [
            "Type a country, organisation, agreement or signatory by any name:",
            "turky · burma · россия · de · otan · bordyuzha · warsaw pact",
        ];
        for (line, y) in examples.iter().zip(list.y..list.bottom()) {
            put(
                buffer,
                list.x,
                y,
                usize::from(list.width),
                line,
                theme.faint,
            );
        }
        return cursor;
    }
    if found.hits.is_empty() {
        let said = if found.kind.is_some() {
            format!(
                "Nothing of this kind by that name. {} changes the kind.",
                key(Command::NextKind)
            )
        } else {
            "Nothing in this dataset by that name. Try fewer letters.".to_owned()
        };
        put(
            buffer,
            list.x,
            list.y,
            usize::from(list.width),
            &said,
            theme.faint,
        );
        return cursor;
    }
    let narrow = text.width < 60;
    let count = if found.is_ambiguous() && found.chosen.is_none() && narrow {
        format!("{} share it ↓", found.exact)
    } else if found.is_ambiguous() && found.chosen.is_none() {
        format!("{} share this name: choose with ↓", found.exact)
    } else {
        format!("{} found", found.hits.len())
    };
    put_right(
        buffer,
        text,
        text.y,
        usize::from(text.width) / 2,
        &count,
        if found.is_ambiguous() {
            theme.warning
        } else {
            theme.faint
        },
    );
    for (n, y) in (found.offset..).zip(list.y..list.bottom()) {
        let Some(hit) = found.hits.get(n) else { break };
        let area = Rect {
            y,
            height: 1,
            ..list
        };
        line(hit, app, atlas, theme, area, buffer);
        if found.chosen == Some(n) {
            paint(buffer, list, y, theme.selected);
        }
    }
    cursor
}

/// `Burma → Myanmar   country, since 1948`: the name that matched, whose it is, and what that is.
fn line(hit: &HitLine, app: &App, atlas: &Atlas, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let as_of = app.place().as_of;
    let kind = what(hit.entity, atlas, as_of);
    let columns = usize::from(area.width);
    let taken = if columns >= 44 {
        usize::from(put_right(
            buffer,
            area,
            area.y,
            columns / 3,
            &kind,
            theme.faint,
        )) + 2
    } else {
        0
    };
    let primary = primary(hit.entity, atlas);
    let mut x = area.x;
    let right = area.x + u16::try_from(columns.saturating_sub(taken)).unwrap_or(0);
    let room = |x: u16| usize::from(right.saturating_sub(x));
    if hit.name == primary {
        highlighted(hit, theme, x, area.y, room(x), buffer);
    } else {
        // The alias must not push out the name it stands for.
        let alias = room(x).saturating_sub(width(primary).min(room(x) / 2) + 3);
        x += highlighted(hit, theme, x, area.y, alias, buffer);
        let arrow = if hit.tier == Tier::Misspelt {
            " ≈ "
        } else {
            " → "
        };
        x += put(buffer, x, area.y, room(x), arrow, theme.faint);
        put(buffer, x, area.y, room(x), primary, theme.strong);
    }
}

/// Puts the name that matched, the letters that did standing out.
fn highlighted(
    hit: &HitLine,
    theme: &Theme,
    x: u16,
    y: u16,
    columns: usize,
    buffer: &mut Buffer,
) -> u16 {
    use unicode_segmentation::UnicodeSegmentation;
    let taken = put(buffer, x, y, columns, &hit.name, theme.plain);
    let mut at = x;
    for (offset, grapheme) in hit.name.grapheme_indices(true) {
        let cells = u16::try_from(width(grapheme)).unwrap_or(0);
        if at + cells > x + taken {
            break;
        }
        let end = offset + grapheme.len();
        if hit.marks.iter().any(|m| (offset..end).contains(m)) {
            buffer.set_style(
                Rect::new(at, y, cells, 1).intersection(*buffer.area()),
                theme.matched,
            );
        }
        at += cells;
    }
    taken
}

fn primary(entity: Entity, atlas: &Atlas) -> &str {
    match entity {
        Entity::Country(ix) => &atlas.country(ix).name,
        Entity::Organisation(ix) => &atlas.organisation(ix).name,
        Entity::Agreement(ix) => &atlas.agreement(ix).title,
    }
}

/// What a hit is, in a few words, and whether it is of another time.
fn what(entity: Entity, atlas: &Atlas, as_of: AsOf) -> String {
    let gone = if existed(atlas, entity, as_of) {
        None
    } else {
        atlas.end_of(entity).map(|d| format!("ended {}", d.year()))
    };
    let own = match entity {
        Entity::Country(ix) => atlas
            .country(ix)
            .alpha3
            .as_deref()
            .map_or_else(|| "country".to_owned(), |c| format!("country {c}")),
        Entity::Organisation(_) => format!("organisation {}", name(atlas, entity, as_of)),
        Entity::Agreement(ix) => {
            let date = atlas
                .agreement(ix)
                .date()
                .map_or(String::new(), |d| format!(" {d}"));
            format!("agreement{date}")
        }
    };
    gone.map_or(own.clone(), |gone| format!("{own}, {gone}"))
}
