//! The views: which is shown, where it looks, what a key or the mouse does in it.

use ratatui::layout::Position;

use super::moving;
use crate::{
    app::{
        App, Effect,
        command::Scope,
        view::{
            self, Scene, View,
            map::Region,
            overlap::{self, Order},
            ties::{Chain, Ended},
            timeline,
        },
    },
    model::Entity,
    query::{Role, Row},
    store::Atlas,
};

/// Where bindings hold in a view.
pub(in crate::app) fn scopes(view: View) -> &'static [Scope] {
    match view {
        View::Panes => &[Scope::Rows, Scope::Panes, Scope::Explorer],
        View::Map => &[Scope::Map, Scope::View, Scope::Rows, Scope::Explorer],
        View::Timeline => &[Scope::View, Scope::Rows, Scope::Explorer],
        View::Compare => &[Scope::Compare, Scope::View, Scope::Rows, Scope::Explorer],
        View::Ties => &[Scope::Ties, Scope::View, Scope::Rows, Scope::Explorer],
    }
}

/// Shows a view; from a record's page, of that record.
pub(super) fn show(app: &mut App, atlas: &Atlas, view: View) {
    if let Some(page) = app.place().page.clone() {
        moving::open(app, atlas, page.entity);
    } else if app.place().views.shown != view {
        app.history.leave();
    }
    app.history.here_mut().views.shown = view;
}

/// Moves by so many rows: the cursor, the chosen combination, or the lines.
pub(super) fn by(app: &mut App, rows: isize) {
    match app.view() {
        View::Panes | View::Map => moving::by(app, rows),
        View::Timeline => along_lanes(app, rows),
        View::Compare => {
            let reading = &mut app.history.here_mut().views.compare;
            reading.row = reading.row.saturating_add_signed(rows);
        }
        View::Ties => scroll(app, rows),
    }
}

/// The rows a page key moves by.
pub(super) fn page(app: &App) -> isize {
    match app.view() {
        View::Panes | View::Map => moving::page(app),
        View::Timeline | View::Compare | View::Ties => {
            let rows = view::area(app.size).height.saturating_sub(3).max(1);
            isize::try_from(rows).unwrap_or(1)
        }
    }
}

/// Moves the cursor along the lanes, in their order, where the cursor is on one of them.
fn along_lanes(app: &mut App, rows: isize) {
    let Scene::Timeline(scene) = &app.scene else {
        return;
    };
    let role = app.place().selection.focus();
    let Some(line) = scene.cursor else {
        moving::by(app, rows);
        return;
    };
    let list = app.lists.pane(role);
    // Lanes of what is not in the list on this date have no row to put the cursor on.
    let stops: Vec<(usize, usize)> = scene
        .lines()
        .enumerate()
        .filter_map(|(at, lane)| match lane {
            timeline::Line::Lane(lane) => {
                let row = list.entities.iter().position(|e| *e == lane.entity)?;
                Some((at, row))
            }
            timeline::Line::Heading(_) => None,
        })
        .collect();
    let at = stops.iter().position(|(at, _)| *at == line).unwrap_or(0);
    let to = at
        .saturating_add_signed(rows)
        .min(stops.len().saturating_sub(1));
    if stops.len() < 2 {
        moving::by(app, rows);
    } else if let Some((_, row)) = stops.get(to) {
        moving::put(app, role, *row);
    }
}

/// Scrolls the lines of a view that has more than fit.
fn scroll(app: &mut App, rows: isize) {
    let shown = app.view();
    let views = &mut app.history.here_mut().views;
    let offset = match shown {
        View::Timeline => &mut views.timeline.offset,
        View::Ties => &mut views.ties.offset,
        View::Panes | View::Map | View::Compare => return,
    };
    *offset = offset.saturating_add_signed(rows);
}

/// Starts afresh from the cursor; in the comparison, lists the members of all that are compared
/// in the chosen combination.
pub(super) fn open(app: &mut App, atlas: &Atlas) {
    let Scene::Compare(scene) = &app.scene else {
        moving::open_row(app, atlas);
        return;
    };
    let chosen = scene.comparison.as_ref().and_then(|comparison| {
        let row = comparison.rows.get(app.place().views.compare.row)?;
        let of = row.of.iter();
        let pins = of
            .filter_map(|n| comparison.organisations.get(*n))
            .map(|ix| Row {
                role: Role::Organisation,
                entity: Entity::Organisation(*ix),
            });
        Some(crate::app::selection::Selection::new(Role::Member, pins))
    });
    let Some(selection) = chosen else {
        moving::open_row(app, atlas);
        return;
    };
    app.history.leave();
    let place = app.history.here_mut();
    place.selection = selection;
    place.views.shown = View::Panes;
    for pane in &mut place.panes {
        pane.filter.clear();
    }
    place.pane_mut(Role::Member).wanted = None;
}

/// Looks closer, or from further away.
pub(super) fn zoom(app: &mut App, steps: i8) {
    let shown = app.view();
    // Looking closer, one looks at the country that is chosen.
    let chosen = match &app.scene {
        Scene::Map(scene) if steps > 0 => scene.chosen_at(),
        _ => None,
    };
    let views = &mut app.history.here_mut().views;
    match shown {
        View::Map => {
            let map = chosen.map_or(views.map, |place| views.map.around(place));
            views.map = map.zoomed(steps);
        }
        View::Timeline => views.timeline = views.timeline.zoomed(steps),
        View::Panes | View::Compare | View::Ties => {}
    }
}

/// Moves the map by eighths of what is seen; in the other views, the lines.
pub(super) fn pan(app: &mut App, east: i16, north: i16) {
    if app.view() == View::Map {
        let map = &mut app.history.here_mut().views.map;
        *map = map.moved(east, north);
    } else if north != 0 {
        scroll(app, -isize::from(north));
    }
}

/// Looks at a region of the world.
pub(super) fn region(app: &mut App, region: Region) {
    let views = &mut app.history.here_mut().views;
    views.shown = View::Map;
    views.map = views.map.at(region);
}

/// Looks at the next region.
pub(super) fn next_region(app: &mut App) {
    let here = app.place().views.map.region;
    let at = Region::ALL.iter().position(|r| *r == here).unwrap_or(0);
    region(app, Region::ALL[(at + 1) % Region::ALL.len()]);
    app.notice = Some(app.place().views.map.region.name().to_owned());
}

/// Draws the map with the next kind of points.
pub(super) fn next_marker(app: &mut App) {
    let map = &mut app.history.here_mut().views.map;
    map.marker = map.marker.next();
    app.notice = Some(format!("Drawn with {}", map.marker.name()));
}

/// Orders the combinations the other way.
pub(super) fn sort_combinations(app: &mut App) {
    let reading = &mut app.history.here_mut().views.compare;
    reading.order = match reading.order {
        Order::Size => Order::Degree,
        Order::Degree => Order::Size,
    };
    reading.row = 0;
    app.notice = Some(format!("Sorted by {}", reading.order.word()));
}

/// Lists what ended, or folds it.
pub(super) fn fold_ended(app: &mut App) {
    let reading = &mut app.history.here_mut().views.ties;
    reading.ended = match reading.ended {
        Ended::Folded => Ended::Listed,
        Ended::Listed => Ended::Folded,
    };
}

/// Counts universal bodies as ties, or leaves them out.
pub(super) fn count_universal(app: &mut App) {
    let reading = &mut app.history.here_mut().views.ties;
    reading.chain = match reading.chain {
        Chain::Selective => Chain::Universal,
        Chain::Universal => Chain::Selective,
    };
}

/// Asks for the view as a picture, named after what it shows.
pub(super) fn picture(app: &mut App, atlas: &Atlas) -> Effect {
    let view = app.view();
    if view == View::Panes {
        app.notice = Some("The panes are no picture; a view is".to_owned());
        return Effect::None;
    }
    Effect::Picture(format!("{}.svg", file_name(app, atlas, view.word())))
}

/// Asks for the focused pane's list as a table, named after what it lists.
pub(super) fn sheet(app: &mut App, atlas: &Atlas) -> Effect {
    let focus = app.place().selection.focus();
    if app.lists.pane(focus).entities.is_empty() {
        app.notice = Some("There is nothing in the list to export".to_owned());
        return Effect::None;
    }
    Effect::Sheet(format!("{}.csv", file_name(app, atlas, focus.rows())))
}

/// A name for a file with what is on the screen: `blocs-members-csto-2010-03-18`, without its end.
fn file_name(app: &App, atlas: &Atlas, what: &str) -> String {
    let selection = &app.place().selection;
    let list = app.lists.pane(selection.focus());
    let chosen: Vec<Row> = if app.view() == View::Panes {
        list.constraints.clone()
    } else {
        let cursor = list.current().map(|entity| Row {
            role: selection.focus(),
            entity,
        });
        let rows = selection.pins().iter().chain(selection.path()).copied();
        rows.chain(cursor).collect()
    };
    let mut name = format!("blocs-{what}");
    let mut named: Vec<Entity> = Vec::new();
    for entity in chosen.iter().map(|row| row.entity).take(3) {
        if !named.contains(&entity) {
            named.push(entity);
            name.push('-');
            name.push_str(&atlas.key(entity).as_str().to_lowercase());
        }
    }
    let on = app.place().as_of.to_string().replace(['~', '?'], "");
    format!("{name}-{on}")
}

/// A click: selects the country on the map, the lane, the combination, or the link.
pub(super) fn click(app: &mut App, column: u16, row: u16) {
    let area = view::area(app.size);
    if !area.contains(Position::new(column, row)) {
        return;
    }
    match &app.scene {
        Scene::Map(scene) => {
            if let Some(ix) = view::map::under(app, scene, (column, row)) {
                choose(app, Entity::Country(ix));
            }
        }
        Scene::Timeline(scene) => {
            let parts = timeline::split(area, scene.has_chart());
            let Some(line) = row.checked_sub(parts.lanes.y) else {
                return;
            };
            if let Some(entity) = scene.entity(usize::from(line) + scene.offset) {
                choose(app, entity);
            }
        }
        Scene::Compare(scene) => {
            let bodies = scene.comparison.as_ref().map_or(0, |c| c.totals.len());
            let parts = overlap::split(area, bodies);
            if parts.rows.contains(Position::new(column, row)) {
                let reading = &mut app.history.here_mut().views.compare;
                reading.row = reading.offset + usize::from(row - parts.rows.y);
            }
        }
        Scene::Ties(scene) => {
            let offset = app.place().views.ties.offset;
            let line = offset + usize::from(row - area.y);
            let link = scene.wrapped.link_at(line, usize::from(column - area.x));
            let links = &scene.wrapped.links;
            if let Some((entity, _)) = link.and_then(|link| links.get(link)).copied() {
                choose(app, entity);
            }
        }
        Scene::None => {}
    }
}

/// Puts the cursor on an entity: in the focused pane, else in its own, narrowed by the cursor.
fn choose(app: &mut App, entity: Entity) {
    let focus = app.place().selection.focus();
    let role = match entity {
        Entity::Agreement(_) => Role::Agreement,
        Entity::Organisation(_) if focus == Role::Organisation => focus,
        Entity::Country(_) | Entity::Organisation(_) if focus == Role::Agreement => Role::Member,
        Entity::Organisation(_) if app.lists.pane(Role::Member).entities.contains(&entity) => {
            Role::Member
        }
        Entity::Organisation(_) => Role::Organisation,
        Entity::Country(_) => Role::Member,
    };
    if !app.lists.pane(role).entities.contains(&entity) {
        app.notice =
            Some("Not among what is selected on this date; the search opens it".to_owned());
        return;
    }
    if focus != role {
        moving::go_to(app, role);
    }
    app.history.here_mut().pane_mut(role).wanted = Some(entity);
}

/// The wheel: zooms the map, scrolls the rest.
pub(super) fn wheel(app: &mut App, rows: isize) {
    match app.view() {
        View::Map => zoom(app, if rows < 0 { 1 } else { -1 }),
        View::Compare => by(app, rows.signum()),
        View::Timeline | View::Ties => scroll(app, rows),
        View::Panes => {}
    }
}
