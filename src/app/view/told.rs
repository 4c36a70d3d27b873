//! What the views say in words: titles, legends, what a country is to what is shown.
//!
//! The same words stand on the screen and in the pictures.

use super::{
    Scene, View,
    map::{self, Region},
    subject::{Subject, subject},
};
use crate::{
    app::{App, Command, record::name},
    model::{AsOf, CountryIx, Entity},
    query::colouring::Class,
    store::Atlas,
};

/// The title of the view that is shown.
#[must_use]
pub fn title(app: &App, atlas: &Atlas) -> String {
    let on = app.place().as_of;
    let about = match &app.scene {
        Scene::Ties(scene) => return format!("{} · {}", scene.title, date(on)),
        Scene::Compare(scene) => match &scene.comparison {
            Some(comparison) => {
                let all = comparison.organisations.iter();
                listed(all.map(|ix| name(atlas, Entity::Organisation(*ix), on)))
            }
            None => String::new(),
        },
        _ => of(atlas, &subject(app), on),
    };
    let view = match app.view() {
        View::Panes | View::Ties => "Ties",
        View::Map => "Map",
        View::Timeline => "Timeline",
        View::Compare => "Overlap",
    };
    let mut title = view.to_owned();
    if !about.is_empty() {
        title = format!("{title} · {about}");
    }
    if app.view() != View::Timeline {
        title = format!("{title} · {}", date(on));
    }
    let region = app.place().views.map.region;
    if app.view() == View::Map && region != Region::World {
        title = format!("{title} · {}", region.name());
    }
    title
}

/// The full names of the subject of a map or a timeline, where the title has short ones.
#[must_use]
pub fn full(app: &App, atlas: &Atlas) -> String {
    let on = app.place().as_of;
    let full: Vec<&str> = match (app.view(), subject(app)) {
        (View::Map | View::Timeline, Subject::Organisations(all)) => all
            .into_iter()
            .map(|ix| (ix, atlas.organisation(ix).name_on(on)))
            .filter(|(ix, full)| name(atlas, Entity::Organisation(*ix), on) != *full)
            .map(|(_, full)| full)
            .collect(),
        (View::Map | View::Timeline, Subject::Agreement(ix)) => {
            let full = &*atlas.agreement(ix).title;
            let short = name(atlas, Entity::Agreement(ix), on);
            Some(full)
                .filter(|full| *full != short)
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    };
    full.join(" · ")
}

/// What a subject is called.
#[must_use]
pub fn of(atlas: &Atlas, subject: &Subject, on: AsOf) -> String {
    match subject {
        Subject::Nothing => String::new(),
        Subject::Organisations(all) => listed(
            all.iter()
                .map(|ix| name(atlas, Entity::Organisation(*ix), on)),
        ),
        Subject::Agreement(ix) => name(atlas, Entity::Agreement(*ix), on).to_owned(),
        Subject::Country(ix) => name(atlas, Entity::Country(*ix), on).to_owned(),
    }
}

/// `on 2010-03-18`, or `ever`.
#[must_use]
pub fn date(on: AsOf) -> String {
    match on {
        AsOf::Ever => "ever".to_owned(),
        AsOf::On(date) => format!("on {date}"),
    }
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    match names.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// What the legend says of a class.
#[must_use]
pub fn words(atlas: &Atlas, subject: &Subject, class: Class, on: AsOf) -> String {
    let body = |n: usize| match subject {
        Subject::Organisations(all) => all
            .get(n)
            .map_or("", |ix| name(atlas, Entity::Organisation(*ix), on)),
        _ => "",
    };
    let country = match subject {
        Subject::Country(ix) => name(atlas, Entity::Country(*ix), on),
        _ => "",
    };
    match (class, subject) {
        (Class::First, _) => format!("{} only", body(0)),
        (Class::Second, _) => format!("{} only", body(1)),
        (Class::All, Subject::Organisations(all)) if all.len() == 2 => "both".to_owned(),
        (Class::All, _) => "all of them".to_owned(),
        (Class::Former, Subject::Organisations(_)) => "former member".to_owned(),
        (Class::Former, Subject::Agreement(_)) => "no longer bound".to_owned(),
        (Class::Itself, _) => country.to_owned(),
        (Class::Defends, _) => format!("must defend {country}"),
        (Class::Defended, _) => format!("{country} must defend"),
        (Class::Suspended, Subject::Country(_)) => "suspended, unclear or past".to_owned(),
        (class, _) => class.words().to_owned(),
    }
}

/// What a country is to what is shown.
#[must_use]
pub fn standing(atlas: &Atlas, scene: &map::Scene, country: CountryIx, on: AsOf) -> String {
    let class = scene
        .classes
        .binary_search_by_key(&country, |(ix, _)| *ix)
        .ok()
        .and_then(|at| scene.classes.get(at));
    match class {
        Some((_, Class::Itself)) => "who is bound to it".to_owned(),
        Some((_, class)) => words(atlas, &scene.subject, *class, on),
        None => match &scene.subject {
            Subject::Nothing => "selected".to_owned(),
            _ => format!("not linked to {}", of(atlas, &scene.subject, on)),
        },
    }
}

/// What is said in place of a legend when nothing is coloured.
#[must_use]
pub fn nothing(atlas: &Atlas, scene: &map::Scene, on: AsOf) -> String {
    match &scene.subject {
        Subject::Nothing => "Choose an organisation, an agreement or a country".to_owned(),
        subject => format!(
            "No country linked to {} {}",
            of(atlas, subject, on),
            date(on)
        ),
    }
}

/// What to know of how a country is drawn: without an outline of today, or not at all.
#[must_use]
pub fn outline(scene: &map::Scene, country: CountryIx) -> Option<&'static str> {
    if scene.marked.contains(&true) {
        return None;
    }
    let dotted = scene.dots.iter().any(|dot| dot.country == country);
    Some(if dotted {
        "no outline today: a dot at its seat"
    } else {
        "no outline of its own"
    })
}

/// What can be done next.
#[must_use]
pub fn hint(app: &App, scene: &map::Scene) -> String {
    let key = |command| app.key(command);
    let next = format!("{} {} next", key(Command::Down), key(Command::Up));
    match scene.subject {
        Subject::Nothing => format!("{} finds one", key(Command::Search)),
        Subject::Organisations(_) => format!(
            "{next} organisation · {} its members · click a country · {} pins, to compare two",
            key(Command::Narrow),
            key(Command::Pin),
        ),
        Subject::Agreement(_) => format!("{next} agreement · click a country"),
        Subject::Country(_) => format!("{next} country"),
    }
}

/// What to know of the outlines.
#[must_use]
pub fn notes(atlas: &Atlas, scene: &map::Scene, on: AsOf) -> String {
    let names = |all: &[CountryIx]| {
        let shown = all.iter().take(4);
        let mut names: Vec<&str> = shown
            .map(|ix| name(atlas, Entity::Country(*ix), on))
            .collect();
        let more = all.len().saturating_sub(4);
        let rest = format!("{more} more");
        if more > 0 {
            names.push(&rest);
        }
        names.join(", ")
    };
    let mut notes = Vec::new();
    if !scene.historic.is_empty() {
        notes.push(format!(
            "{} on today's outlines of their territory",
            names(&scene.historic)
        ));
    }
    let seats = scene.dots.iter().filter(|dot| dot.at.is_some());
    let seats: Vec<CountryIx> = seats.map(|dot| dot.country).collect();
    if !seats.is_empty() {
        let at = if seats.len() == 1 {
            "at its seat"
        } else {
            "at their seats"
        };
        notes.push(format!("dots: {} {at}", names(&seats)));
    }
    if !scene.missing.is_empty() {
        notes.push(format!("not drawn: {}", names(&scene.missing)));
    }
    if notes.is_empty() {
        "Today's outlines: Natural Earth, borders as the UN draws them".to_owned()
    } else {
        notes.join(" · ")
    }
}
