//! Screens, as text, on a small world that stays as it is when the data grow.
//!
//! Each snapshot was read by eye before it was accepted.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::path::Path;

use blocs::{
    app::{App, Place, event::Event, key::Key, update::update},
    model::AsOf,
    store::Atlas,
};

const SIZES: [(u16, u16); 4] = [(160, 45), (80, 24), (40, 12), (1, 1)];

/// A small world: the CSTO, NATO, the Warsaw Pact and a few more, with some forty countries.
fn world() -> Atlas {
    let (atlas, problems) = blocs::store::read(Path::new("tests/fixtures/world.json"));
    atlas.unwrap_or_else(|| panic!("{problems:?}"))
}

fn type_keys(app: &mut App, atlas: &Atlas, text: &str) {
    for c in text.chars() {
        let key = match c {
            '⏎' => Key::Enter,
            '⇥' => Key::Tab,
            '⎋' => Key::Esc,
            c => Key::Char(c),
        };
        if let Some(message) = app.interpret(&Event::Key(key)) {
            update(app, atlas, message);
        }
    }
}

fn shot(name: &str, on: &str, keys: &str) {
    let atlas = world();
    for size in SIZES {
        let as_of = if on == "ever" {
            AsOf::Ever
        } else {
            AsOf::On(on.parse().expect("a date"))
        };
        let today = "2026-06-30".parse().expect("a date");
        let mut app = App::new(&atlas, Place::start(as_of), today, size);
        type_keys(&mut app, &atlas, keys);
        insta::assert_snapshot!(
            format!("{name}-{}x{}", size.0, size.1),
            blocs::cli::screen(&app, &atlas)
        );
    }
}

#[test]
fn the_csto_on_the_day_of_the_declaration() {
    shot("csto", "2010-03-18", "/csto⏎");
}

#[test]
fn narrowed_to_armenia_frozen_in_the_csto() {
    shot("armenia", "2025-01-01", "/csto⏎⇥");
}

#[test]
fn an_organisation_with_observers_partners_and_a_dispute() {
    shot("brics", "2025-06-01", "/brics⏎");
}

#[test]
fn a_country_ever() {
    shot("uzbekistan", "ever", "/uzbekistan⏎");
}

#[test]
fn a_record_page() {
    shot("page", "2010-03-18", "/un-csto⏎v⇥");
}

#[test]
fn a_treaty_signed_by_some_only() {
    shot("ctbt", "2024-06-01", "/ctbt⏎");
}

#[test]
fn the_search_with_an_alias() {
    shot("search", "2024-06-01", "/zair");
}

#[test]
fn an_ambiguous_search() {
    shot("ambiguous", "2024-06-01", "/korea");
}

#[test]
fn the_help() {
    shot("help", "2024-06-01", "?");
}

#[test]
fn the_palette() {
    shot("palette", "2024-06-01", ":pa");
}

#[test]
fn the_date_prompt_with_a_mistake() {
    shot("date", "2024-06-01", "tsoon⏎");
}

#[test]
fn an_empty_list() {
    shot("empty", "1980-01-01", "/nato⏎⇥fzzz⏎");
}
