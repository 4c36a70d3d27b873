//! Moving in time.

use crate::{
    app::{App, Clock},
    model::{AsOf, Day, PartialDate},
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

/// Lets time run, or stops it. Run from the day's date or later, it begins where the subject did.
pub(super) fn play(app: &mut App, atlas: &Atlas) {
    if app.clock == Clock::Running {
        app.clock = Clock::Stopped;
        return;
    }
    let AsOf::On(date) = app.place().as_of else {
        app.notice = Some("t sets a date to begin from".to_owned());
        return;
    };
    app.history.leave();
    if date.last() >= app.today.last() {
        let began = super::moving::subject(app)
            .map(|entity| moments(atlas, entity))
            .and_then(|days| days.first().copied())
            .filter(|day| *day > Day::from_civil(1815, 1, 1));
        let from = began.unwrap_or(Day::from_civil(1945, 1, 1));
        assign(app, atlas, AsOf::On(PartialDate::from_day(from)));
    }
    app.clock = Clock::Running;
    app.notice = Some("Time runs; P stops it".to_owned());
}

/// One step of time that runs: a quarter of a year, to today at most.
pub(super) fn tick(app: &mut App, atlas: &Atlas) {
    let AsOf::On(date) = app.place().as_of else {
        app.clock = Clock::Stopped;
        return;
    };
    let next = Day(date.first().0 + 91);
    if next >= app.today.last() {
        app.clock = Clock::Stopped;
        assign(app, atlas, AsOf::On(app.today));
        app.notice = Some("Today".to_owned());
        return;
    }
    assign(app, atlas, AsOf::On(PartialDate::from_day(next)));
}
