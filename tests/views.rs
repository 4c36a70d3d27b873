//! The views: what they look like, that they draw at every size, and that they share one selection.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use blocs::{
    app::{
        App, Clock, Command, Message, Place,
        event::{Event, Mouse},
        selection::Selection,
        update::update,
        view::{Scene, View, map::Marker},
    },
    model::{AsOf, Entity, PartialDate},
    query::{Role, Row},
    store::Atlas,
    ui::{Theme, picture::svg, render, theme::ThemeName},
};
use ratatui::{buffer::Buffer, layout::Rect};

fn atlas() -> Atlas {
    blocs::embedded::atlas().expect("the embedded dataset")
}

fn date(text: &str) -> PartialDate {
    text.parse().expect("a date")
}

/// An explorer with pins, on a date, in a view.
fn explorer(atlas: &Atlas, pins: &[&str], on: &str, view: View, size: (u16, u16)) -> App {
    let entities: Vec<Entity> = pins
        .iter()
        .map(|key| atlas.find(key).expect("an address"))
        .collect();
    let on = if on == "ever" {
        AsOf::Ever
    } else {
        AsOf::On(date(on))
    };
    let mut place = Place::start(on);
    if let Some(first) = entities.first() {
        let rows = entities.iter().map(|entity| Row {
            role: Role::home(*entity),
            entity: *entity,
        });
        place.selection = Selection::new(Role::home(*first), rows);
        place.panes[Role::home(*first).index()].wanted = Some(*first);
    }
    place.views.shown = view;
    App::new(atlas, place, date("2026-06-30"), size)
}

fn screen(app: &App, atlas: &Atlas, theme: ThemeName) -> String {
    let area = Rect::new(0, 0, app.size.0, app.size.1);
    let mut buffer = Buffer::empty(area);
    render(app, atlas, &Theme::named(theme), &mut buffer);
    let mut text = String::new();
    for y in 0..area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < area.width {
            let symbol = buffer.cell((x, y)).expect("a cell").symbol();
            line.push_str(symbol);
            x += u16::try_from(blocs::ui::text::width(symbol).max(1)).expect("a width");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Three selections of each view, and the date each is seen on.
const SELECTIONS: [(View, &str, &[&str], &str); 12] = [
    (View::Map, "nato", &["organisation/nato"], "2010-01-01"),
    (
        View::Map,
        "cold-war",
        &["organisation/nato", "organisation/warsaw-pact"],
        "1980-01-01",
    ),
    (View::Map, "france", &["country/FRA"], "2010-01-01"),
    (View::Timeline, "nato", &["organisation/nato"], "2010-01-01"),
    (View::Timeline, "armenia", &["country/ARM"], "2024-06-01"),
    (View::Timeline, "abm", &["agreement/abm"], "2000-01-01"),
    (
        View::Compare,
        "four",
        &[
            "organisation/nato",
            "organisation/eu",
            "organisation/g7",
            "organisation/csto",
        ],
        "2010-01-01",
    ),
    (View::Compare, "country", &["country/KAZ"], "2020-01-01"),
    (View::Compare, "one", &["organisation/nato"], "2010-01-01"),
    (
        View::Ties,
        "pair",
        &["country/ARM", "country/RUS"],
        "2010-01-01",
    ),
    (View::Ties, "one", &["country/POL"], "2010-01-01"),
    (View::Ties, "none", &[], "2010-01-01"),
];

#[test]
fn each_view_looks_right_without_colour() {
    let atlas = atlas();
    for (view, name, pins, on) in SELECTIONS {
        for size in [(160, 45), (80, 24)] {
            let app = explorer(&atlas, pins, on, view, size);
            let snapshot = format!("{}-{name}-{}x{}", view.word(), size.0, size.1);
            insta::assert_snapshot!(snapshot, screen(&app, &atlas, ThemeName::Plain));
        }
    }
}

#[test]
fn every_view_draws_at_every_size() {
    let atlas = atlas();
    let small = (1..=14).flat_map(|w| (1..=9).map(move |h| (w, h)));
    let sizes: Vec<(u16, u16)> = small
        .chain([
            (0, 0),
            (20, 5),
            (40, 12),
            (64, 16),
            (100, 30),
            (250, 80),
            (300, 3),
            (9, 90),
        ])
        .collect();
    let far: (View, &str, &[&str], &str) = (
        View::Timeline,
        "far down",
        &["organisation/nato", "organisation/eu"],
        "2010-01-01",
    );
    for (view, _, pins, on) in SELECTIONS.into_iter().chain([far]) {
        let mut app = explorer(&atlas, pins, on, view, (80, 24));
        for size in &sizes {
            update(&mut app, &atlas, Message::Resize(size.0, size.1));
            screen(&app, &atlas, ThemeName::Terminal);
        }
        // From the first frame on, too.
        for size in sizes.iter().filter(|(w, h)| w * h < 40) {
            let app = explorer(&atlas, pins, on, view, *size);
            screen(&app, &atlas, ThemeName::Terminal);
        }
    }
}

#[test]
fn every_marker_draws_at_any_zoom() {
    let atlas = atlas();
    let mut app = explorer(
        &atlas,
        &["organisation/nato"],
        "2010-01-01",
        View::Map,
        (60, 20),
    );
    for _ in 0..4 {
        for theme in [ThemeName::Terminal, ThemeName::Plain] {
            screen(&app, &atlas, theme);
        }
        for command in [
            Command::NextMarker,
            Command::NextRegion,
            Command::ZoomIn,
            Command::ZoomIn,
            Command::PanLeft,
            Command::PanUp,
            Command::PanRight,
            Command::ZoomOut,
        ] {
            update(&mut app, &atlas, Message::Command(command));
        }
    }
    assert_eq!(app.place().views.map.marker, Marker::Quadrants);
}

#[test]
fn every_member_of_the_united_nations_is_on_the_map() {
    let atlas = atlas();
    let app = explorer(
        &atlas,
        &["organisation/un"],
        "2026-01-01",
        View::Map,
        (160, 45),
    );
    let Scene::Map(scene) = &app.scene else {
        panic!("a map");
    };
    assert_eq!(scene.missing, [], "countries without an outline");
    let shown: std::collections::BTreeSet<u16> = scene.raster.shapes.iter().copied().collect();
    let of = |shape: &u16| scene.shapes.get(usize::from(*shape)).copied().flatten();
    let classed = shown.iter().filter(|s| of(s).is_some()).count();
    assert!(classed >= 193, "{classed} shapes of members are seen");
}

#[test]
fn every_country_has_an_outline_a_territory_or_a_seat() {
    let atlas = atlas();
    let world = blocs::embedded::world();
    for country in atlas.countries.iter() {
        let id = &country.id;
        let shown = world.shapes.iter().any(|s| s.id == *id)
            || world.territories.iter().any(|t| t.id == *id)
            || world.seats.iter().any(|s| s.id == *id);
        assert!(shown, "{id} is nowhere: data/tools/make_world.py");
    }
}

#[test]
fn states_without_an_outline_are_dots_that_a_click_selects() {
    let atlas = atlas();
    let confederation = ["organisation/german-confederation"];
    let mut app = explorer(&atlas, &confederation, "1850-01-01", View::Map, (160, 45));
    update(&mut app, &atlas, Message::Command(Command::RegionEurope));
    let hanover = atlas.find("country/HAN").expect("Hanover");
    let at = {
        let Scene::Map(scene) = &app.scene else {
            panic!("a map");
        };
        assert_eq!(scene.missing, [], "members that are nowhere on the map");
        let mut dots = scene.dots.iter();
        let dot = dots.find(|d| Entity::Country(d.country) == hanover);
        let cell = dot.and_then(|d| d.cell(Marker::Quadrants)).expect("a cell");
        let area = blocs::app::view::area(app.size);
        let on_screen = |from: u16, cell: usize| from + u16::try_from(cell).expect("a screen");
        (on_screen(area.x, cell.0), on_screen(area.y, cell.1))
    };
    let shown = screen(&app, &atlas, ThemeName::Plain);
    assert!(
        shown.contains('●') && shown.contains("at their seats"),
        "{shown}"
    );
    update(&mut app, &atlas, Message::Click(at.0, at.1));
    assert_eq!(app.lists.pane(Role::Member).current(), Some(hanover));
    let picture = svg(&app, &atlas).expect("a picture");
    assert!(picture.contains("<circle") && picture.contains("Hanover: member"));
}

#[test]
fn overseas_parts_are_not_taken_for_their_state() {
    let atlas = atlas();
    let app = explorer(
        &atlas,
        &["organisation/nato"],
        "2010-01-01",
        View::Map,
        (160, 45),
    );
    let Scene::Map(scene) = &app.scene else {
        panic!("a map");
    };
    let shape = |id: &str| {
        let world = blocs::embedded::world();
        let at = world.shapes.binary_search_by(|s| s.id.as_str().cmp(id));
        scene.shapes[at.expect("a shape")]
    };
    assert!(shape("FRA").is_some());
    assert!(shape("GUF").is_none());
}

#[test]
fn divided_germany_stands_on_both_sides() {
    let atlas = atlas();
    let pins = ["organisation/nato", "organisation/warsaw-pact"];
    let app = explorer(&atlas, &pins, "1980-01-01", View::Map, (160, 45));
    let Scene::Map(scene) = &app.scene else {
        panic!("a map");
    };
    let world = blocs::embedded::world();
    let class = |id: &str| {
        let at = world.shapes.iter().position(|s| s.id.as_str() == id);
        scene.shapes[at.expect("a shape")]
    };
    assert_ne!(class("DEU"), class("DDR"));
    assert_eq!(
        class("RUS"),
        class("DDR"),
        "the Soviet Union, on today's outlines"
    );
    let later = explorer(
        &atlas,
        &["organisation/nato"],
        "1995-01-01",
        View::Map,
        (160, 45),
    );
    let Scene::Map(scene) = &later.scene else {
        panic!("a map");
    };
    let at = |id: &str| world.shapes.iter().position(|s| s.id.as_str() == id);
    assert_eq!(
        scene.shapes[at("DEU").expect("DEU")],
        scene.shapes[at("DDR").expect("DDR")]
    );
}

#[test]
fn views_share_one_selection_and_back_returns() {
    let atlas = atlas();
    let mut app = explorer(
        &atlas,
        &["organisation/nato"],
        "2010-01-01",
        View::Panes,
        (120, 40),
    );
    let before = app.place().clone();
    for command in [
        Command::ViewMap,
        Command::ViewTimeline,
        Command::ViewCompare,
        Command::ViewTies,
        Command::ViewMap,
    ] {
        update(&mut app, &atlas, Message::Command(command));
        assert_eq!(app.place().selection, before.selection);
        assert_eq!(app.place().as_of, before.as_of);
    }
    for _ in 0..5 {
        update(&mut app, &atlas, Message::Command(Command::Back));
    }
    assert_eq!(*app.place(), before);
}

#[test]
fn escape_returns_to_the_panes_and_keeps_the_pins() {
    let atlas = atlas();
    let mut app = explorer(
        &atlas,
        &["organisation/nato"],
        "2010-01-01",
        View::Map,
        (120, 40),
    );
    update(&mut app, &atlas, Message::Command(Command::CloseView));
    assert_eq!(app.view(), View::Panes);
    assert_eq!(app.place().selection.pins().len(), 1);
}

#[test]
fn a_click_on_the_map_selects_the_country() {
    let atlas = atlas();
    let mut app = explorer(
        &atlas,
        &["organisation/nato"],
        "2010-01-01",
        View::Map,
        (160, 45),
    );
    let canada = atlas.find("country/CAN").expect("Canada");
    let cell = {
        let Scene::Map(scene) = &app.scene else {
            panic!("a map");
        };
        let Entity::Country(ix) = canada else {
            panic!("a country");
        };
        (0..40)
            .flat_map(|y| (0..150).map(move |x| (x, y)))
            .find(|(x, y)| scene.country_at(*x, *y, Marker::Quadrants) == Some(ix))
            .expect("a cell of Canada")
    };
    let area = blocs::app::view::area(app.size);
    let (x, y) = (
        u16::try_from(cell.0).expect("x"),
        u16::try_from(cell.1).expect("y"),
    );
    update(&mut app, &atlas, Message::Click(area.x + x, area.y + y));
    assert_eq!(app.lists.pane(Role::Member).current(), Some(canada));
    assert_eq!(app.view(), View::Map);
}

#[test]
fn the_country_under_the_mouse_is_named_and_moving_within_it_changes_nothing() {
    let atlas = atlas();
    let nato = ["organisation/nato"];
    let mut app = explorer(&atlas, &nato, "2010-01-01", View::Map, (160, 45));
    let area = blocs::app::view::area(app.size);
    let canada = atlas.find("country/CAN").expect("Canada");
    let cells: Vec<(u16, u16)> = (area.y..area.bottom())
        .flat_map(|y| (area.x..area.right()).map(move |x| (x, y)))
        .filter(|at| {
            let Scene::Map(scene) = &app.scene else {
                panic!("a map");
            };
            blocs::app::view::map::under(&app, scene, *at).map(Entity::Country) == Some(canada)
        })
        .collect();
    let [first, .., last] = cells.as_slice() else {
        panic!("Canada is large");
    };
    let moved = |at: &(u16, u16)| Event::Mouse(Mouse::Move, at.0, at.1);
    let message = app.interpret(&moved(first)).expect("another country");
    update(&mut app, &atlas, message);
    let shown = screen(&app, &atlas, ThemeName::Plain);
    assert!(shown.contains("↖ Canada: member"), "{shown}");
    assert_eq!(app.interpret(&moved(last)), None, "the same country");
    // In a small view, the one line of the legend is that of the mouse.
    update(&mut app, &atlas, Message::Resize(60, 12));
    assert!(!screen(&app, &atlas, ThemeName::Plain).contains('↖'));
    // A key takes the hand off the mouse.
    let message = app.interpret(&moved(first));
    if let Some(message) = message {
        update(&mut app, &atlas, message);
    }
    update(&mut app, &atlas, Message::Command(Command::ZoomIn));
    assert_eq!(app.pointer, None);
}

#[test]
fn a_click_on_a_name_among_the_ties_of_one_shows_those_of_both() {
    let atlas = atlas();
    let poland = ["country/POL"];
    let mut app = explorer(&atlas, &poland, "2010-01-01", View::Ties, (160, 45));
    let area = blocs::app::view::area(app.size);
    let shown = screen(&app, &atlas, ThemeName::Plain);
    let (row, line) = shown
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains("Estonia"))
        .expect("an ally");
    let column = line
        .split("Estonia")
        .next()
        .map_or(0, |l| l.chars().count());
    let at = (
        u16::try_from(column).expect("a column"),
        u16::try_from(row).expect("a row"),
    );
    assert!(area.contains(at.into()));
    update(&mut app, &atlas, Message::Click(at.0, at.1));
    let shown = screen(&app, &atlas, ThemeName::Plain);
    assert!(shown.contains("Ties of Poland and Estonia"), "{shown}");
}

#[test]
fn every_view_says_that_it_is_too_small() {
    let atlas = atlas();
    for (view, name, pins, on) in SELECTIONS {
        for size in [(10, 3), (9, 9), (13, 5), (16, 4)] {
            let app = explorer(&atlas, pins, on, view, size);
            let text = screen(&app, &atlas, ThemeName::Plain);
            // Whatever is broken over lines, and between the sides of the frame.
            let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
            let said = ["oosmall", "Choose", "Pin"];
            assert!(
                said.iter().any(|s| letters.contains(s)),
                "{} {name} {size:?}\n{text}",
                view.word()
            );
        }
    }
}

#[test]
fn time_runs_to_today_and_stops() {
    let atlas = atlas();
    let mut app = explorer(
        &atlas,
        &["organisation/nato"],
        "2026-06-30",
        View::Map,
        (80, 24),
    );
    update(&mut app, &atlas, Message::Command(Command::Play));
    assert_eq!(app.clock, Clock::Running);
    assert_eq!(app.place().as_of, AsOf::On(date("1949-04-04")));
    let mut ticks = 0;
    while app.clock == Clock::Running {
        update(&mut app, &atlas, Message::Tick);
        ticks += 1;
        assert!(ticks < 1000, "time runs on and on");
    }
    assert_eq!(app.place().as_of, AsOf::On(date("2026-06-30")));
}

#[test]
fn time_stops_where_the_view_is_left() {
    let atlas = atlas();
    let nato = ["organisation/nato"];
    for command in [Command::CloseView, Command::Read] {
        let mut app = explorer(&atlas, &nato, "1990-01-01", View::Map, (80, 24));
        update(&mut app, &atlas, Message::Command(Command::Play));
        assert_eq!(app.clock, Clock::Running);
        update(&mut app, &atlas, Message::Command(command));
        assert_eq!(app.clock, Clock::Stopped);
    }
}

#[test]
fn opening_a_combination_lists_those_in_all_of_its_organisations() {
    let atlas = atlas();
    let pins = ["organisation/eu", "organisation/nato"];
    let mut app = explorer(&atlas, &pins, "2010-01-01", View::Compare, (120, 40));
    update(&mut app, &atlas, Message::Command(Command::Open));
    assert_eq!(app.view(), View::Panes);
    assert_eq!(app.lists.pane(Role::Member).counted(), 21);
}

#[test]
fn pictures_are_well_formed_and_cite_the_data() {
    let atlas = atlas();
    for (view, name, pins, on) in SELECTIONS {
        let app = explorer(&atlas, pins, on, view, (160, 45));
        let Some(text) = svg(&app, &atlas) else {
            assert_eq!(
                (view, name),
                (View::Compare, "one"),
                "only this has no picture"
            );
            continue;
        };
        let document = roxmltree::Document::parse(&text)
            .unwrap_or_else(|e| panic!("{} {name}: {e}", view.word()));
        let root = document.root_element();
        assert_eq!(root.tag_name().name(), "svg");
        let said = |tag: &str| {
            let node = root
                .children()
                .find(|n| n.has_tag_name((root.tag_name().namespace().expect("svg"), tag)));
            node.and_then(|n| n.text()).unwrap_or_default().to_owned()
        };
        assert!(!said("title").is_empty(), "{} {name}", view.word());
        assert!(said("desc").contains(&atlas.meta.as_of.to_string()));
        assert!(
            !text.contains("NaN") && !text.contains("inf"),
            "{} {name}",
            view.word()
        );
    }
}
