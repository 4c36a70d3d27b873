//! Moving: cursor, panes, opening, pinning, widening, back and forward.

use crate::{
    app::{
        App, Command, Effect,
        bookmark::Bookmark,
        layout::{self, inside},
        page::Page,
        place::{Place, SortBy},
        view::Views,
    },
    model::{AsOf, Entity, PartialDate},
    query::{Role, Row, linked},
    store::Atlas,
};

/// Moves the cursor of the focused pane by so many rows, as far as there are any.
pub(super) fn by(app: &mut App, rows: isize) {
    let role = app.place().selection.focus();
    let list = app.lists.pane(role);
    let Some(row) = list.cursor else { return };
    let to = row
        .saturating_add_signed(rows)
        .min(list.entities.len().saturating_sub(1));
    put(app, role, to);
}

/// Puts the cursor of a pane on a row.
pub(super) fn put(app: &mut App, role: Role, row: usize) {
    let Some(entity) = app.lists.pane(role).entity(row) else {
        return;
    };
    let place = app.history.here_mut();
    if place.pane(role).wanted != Some(entity) {
        place.detail_offset = 0;
    }
    let pane = place.pane_mut(role);
    pane.wanted = Some(entity);
    pane.row = row;
}

/// The rows a page key moves by: a screenful less one.
pub(super) fn page(app: &App) -> isize {
    let place = app.place();
    let layout = layout::layout(app.size, place.selection.focus(), place.page.is_some());
    let area = layout
        .page
        .map(inside)
        .or_else(|| layout.list(place.selection.focus()));
    let rows = area.map_or(1, |a| a.height).saturating_sub(1).max(1);
    isize::try_from(rows).unwrap_or(1)
}

/// Goes so many panes to the right, around the end.
pub(super) fn go(app: &mut App, panes: usize) {
    let focus = app.place().selection.focus();
    go_to(app, Role::ALL[(focus.index() + panes) % Role::ALL.len()]);
}

/// Goes to a pane: narrowed by the row that is left, or back to it if it is on the path.
pub(super) fn go_to(app: &mut App, to: Role) {
    let focus = app.place().selection.focus();
    let left = app.lists.pane(focus).current();
    let place = app.history.here_mut();
    // What is left joins the path as it is shown, though a filter or date hid what was wanted.
    if left.is_some() {
        place.pane_mut(focus).wanted = left;
    }
    place.selection.go(to, left);
    place.detail_offset = 0;
}

/// Opens the row under the cursor.
pub(super) fn open_row(app: &mut App, atlas: &Atlas) {
    let focus = app.place().selection.focus();
    if let Some(entity) = app.lists.pane(focus).current() {
        open(app, atlas, entity);
    }
}

/// Starts afresh from an entity, on a date it existed.
pub(crate) fn open(app: &mut App, atlas: &Atlas, entity: Entity) {
    app.history.leave();
    let pins = app.place().selection.pins().len();
    if pins > 0 {
        let word = if pins == 1 { "pin" } else { "pins" };
        app.notice = Some(format!("{pins} {word} dropped. Backspace returns"));
    }
    let role = Role::home(entity);
    let as_of = app.place().as_of;
    let moved = nearest_date(atlas, entity, as_of);
    let place = app.history.here_mut();
    place.page = None;
    place.detail_offset = 0;
    place.selection.open(role);
    for pane in &mut place.panes {
        pane.filter.clear();
        pane.wanted = None;
        pane.offset = 0;
    }
    place.pane_mut(role).wanted = Some(entity);
    if let Some((date, what)) = moved {
        place.as_of = AsOf::On(date);
        place.dated = place.as_of;
        let name = crate::app::page::name(atlas, entity, place.as_of);
        app.notice = Some(format!(
            "{name} {what}; the date is now {date}. Backspace returns"
        ));
    }
}

/// The day to move to so that an entity exists, and why; `None` if it does on the date.
fn nearest_date(atlas: &Atlas, entity: Entity, as_of: AsOf) -> Option<(PartialDate, String)> {
    if linked::existed(atlas, entity, as_of) {
        return None;
    }
    let (first, _) = as_of.days()?;
    let life = atlas.lifetime(entity);
    if let Some(end) = life.to.filter(|d| d.last() <= first) {
        let last = PartialDate::from_day(end.first().previous());
        return Some((last, format!("ended on {end}")));
    }
    let begun = life.from?;
    Some((
        PartialDate::from_day(begun.last()),
        format!("began on {begun}"),
    ))
}

/// Pins the row under the cursor, or takes its pin away.
pub(super) fn pin(app: &mut App) {
    let role = app.place().selection.focus();
    let Some(entity) = app.lists.pane(role).current() else {
        return;
    };
    app.history
        .here_mut()
        .selection
        .toggle_pin(Row { role, entity });
}

/// Clears the filter of the focused pane, else drops the path, else the pins.
pub(super) fn widen(app: &mut App) {
    let place = app.history.here_mut();
    let focus = place.selection.focus();
    if !place.pane(focus).filter.is_empty() {
        place.pane_mut(focus).filter.clear();
    } else if !place.selection.drop_path() && !place.selection.drop_pins() {
        app.notice = Some("Nothing left to widen. q leaves blocs".to_owned());
    }
}

/// Opens the page of the record under the cursor.
pub(super) fn read(app: &mut App) {
    let focus = app.place().selection.focus();
    if let Some(entity) = app.lists.pane(focus).current() {
        app.history.leave();
        app.history.here_mut().page = Some(Page::of(entity));
    }
}

/// Opens the page of what the chosen link names; from there, `Enter` opens it in the panes.
pub(super) fn follow_link(app: &mut App, atlas: &Atlas) {
    if let Some(entity) = crate::app::page::chosen_link(app) {
        open(app, atlas, entity);
    }
}

/// Orders the focused pane by the next column.
pub(super) fn sort(app: &mut App) {
    let place = app.history.here_mut();
    let role = place.selection.focus();
    let choices = SortBy::choices(role);
    let sort = &mut place.pane_mut(role).sort;
    let at = choices.iter().position(|c| *c == sort.by).unwrap_or(0);
    sort.by = choices[(at + 1) % choices.len()];
    app.notice = Some(format!("Sorted by {}", sort.by.word(role)));
}

/// Turns the focused pane's order round.
pub(super) fn reverse(app: &mut App) {
    let place = app.history.here_mut();
    let role = place.selection.focus();
    let sort = &mut place.pane_mut(role).sort;
    sort.reversed = !sort.reversed;
    let order = if sort.reversed {
        "turned round"
    } else {
        "the usual way"
    };
    app.notice = Some(format!("Sorted by {}, {order}", sort.by.word(role)));
}

/// Goes back to where the user was.
pub(super) fn back(app: &mut App) {
    if !app.history.back() {
        app.notice = Some("This is where you began".to_owned());
    }
}

/// Goes forward again.
pub(super) fn forward(app: &mut App) {
    if !app.history.forward() {
        app.notice = Some("Nothing to go forward to".to_owned());
    }
}

/// What the detail pane or the page is about.
pub(super) fn subject(app: &App) -> Option<Entity> {
    let place = app.place();
    place
        .page
        .as_ref()
        .map(|page| page.entity)
        .or_else(|| app.lists.pane(place.selection.focus()).current())
}

/// Copies the row's name and address.
pub(super) fn copy(app: &mut App, atlas: &Atlas) -> Effect {
    let Some(entity) = subject(app) else {
        return Effect::None;
    };
    let text = format!(
        "{}\t{}",
        crate::app::page::name(atlas, entity, app.place().as_of),
        atlas.address(entity)
    );
    app.notice = Some(format!("Copied {}", atlas.address(entity)));
    Effect::Copy(text)
}

/// Bookmarks the place, or drops its bookmark.
pub(super) fn bookmark(app: &mut App, atlas: &Atlas) -> Effect {
    let here = Bookmark::of(app, atlas);
    let said = if let Some(at) = app.bookmarks.iter().position(|b| *b == here) {
        app.bookmarks.remove(at);
        "Bookmark dropped".to_owned()
    } else {
        app.bookmarks.push(here);
        format!("Bookmarked; {} lists them", app.key(Command::Bookmarks))
    };
    app.notice = Some(said);
    Effect::Keep
}

/// Goes to a bookmark; back returns.
pub(super) fn go_to_bookmark(app: &mut App, atlas: &Atlas, bookmark: &Bookmark) {
    let Some(place) = bookmark.place(atlas, app.today) else {
        app.notice = Some(format!(
            "{} is no date; the bookmark leads nowhere",
            bookmark.on
        ));
        return;
    };
    // Which view, the bookmark says; how one looks at it stays as it is.
    let views = Views {
        shown: place.views.shown,
        ..app.place().views.clone()
    };
    app.history.leave();
    *app.history.here_mut() = Place { views, ..place };
}

/// Shows and copies the address of the first source that has one.
pub(super) fn source(app: &mut App, atlas: &Atlas) -> Effect {
    let Some(entity) = subject(app) else {
        return Effect::None;
    };
    let (text_url, sources) = match entity {
        Entity::Country(ix) => (None, &atlas.country(ix).sources),
        Entity::Organisation(ix) => (
            atlas.organisation(ix).website.as_deref(),
            &atlas.organisation(ix).sources,
        ),
        Entity::Agreement(ix) => (
            atlas.agreement(ix).text_url.as_deref(),
            &atlas.agreement(ix).sources,
        ),
    };
    let cited = sources
        .iter()
        .filter_map(|key| atlas.source(key))
        .find_map(|s| s.url.as_deref());
    let Some(url) = text_url.or(cited) else {
        app.notice = Some("No source of this record has an address".to_owned());
        return Effect::None;
    };
    app.notice = Some(format!("Copied {url}"));
    Effect::Copy(url.to_owned())
}
