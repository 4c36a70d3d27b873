//! Moving in time.

use crate::{
    app::App,
    model::{AsOf, PartialDate},
    query::{
        linked::existed,
        moments::{Direction, moments, step},
    },
    store::Atlas,
};

/// Sets the date, remembering where the user was.
pub(super) fn set(app: &mut App, atlas: &Atlas, as_of: AsOf) {
    app.history.leave();
    assign(app, atlas, as_of);
}

fn assign(app: &mut App, atlas: &Atlas, as_of: AsOf) {
    let before = super::moving::subject(app);
    let place = app.history.here_mut();
    place.as_of = as_of;
    if as_of != AsOf::Ever {
        place.dated = as_of;
    }
    place.detail_offset = 0;
    // The row stays wanted, and is back as soon as it is there; till then, say where it went.
    let gone = before.filter(|entity| place.page.is_none() && !existed(atlas, *entity, as_of));
    if let Some(entity) = gone {
        let name = crate::app::page::name(atlas, entity, AsOf::Ever);
        app.notice = Some(format!(
            "{name} was not there on {as_of}: the cursor is on what stands nearest"
        ));
    }
}

/// Switches between the date and ever.
pub(super) fn toggle_ever(app: &mut App, atlas: &Atlas) {
    let place = app.place();
    let as_of = if place.as_of == AsOf::Ever {
        place.dated
    } else {
        AsOf::Ever
    };
    assign(app, atlas, as_of);
}

/// Goes so many years forward; from ever, from the date there was before.
pub(super) fn years(app: &mut App, atlas: &Atlas, years: i16) {
    let from = match app.place().as_of {
        AsOf::On(date) => date,
        AsOf::Ever => app.today,
    };
    let to = from.plus_years(years);
    if (1..=9998).contains(&to.year()) {
        assign(app, atlas, AsOf::On(to));
    }
}

/// Goes to the next or previous change of what the cursor is on.
pub(super) fn change(app: &mut App, atlas: &Atlas, direction: Direction) {
    let Some(entity) = super::moving::subject(app) else {
        return;
    };
    let name = crate::app::page::name(atlas, entity, app.place().as_of);
    if let Some(day) = step(&moments(atlas, entity), app.place().as_of, direction) {
        assign(app, atlas, AsOf::On(PartialDate::from_day(day)));
        app.notice = Some(crate::app::page::what_changed(atlas, entity, day));
    } else {
        let word = if direction == Direction::Forward {
            "later"
        } else {
            "earlier"
        };
        app.notice = Some(format!("No {word} change of {name} in the data"));
    }
}
