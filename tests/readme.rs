//! The README shows what is so: its picture of the screen and its table of keys are the program's.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::{fmt::Write, fs, path::Path};

use blocs::app::command::{Scope, TABLE};
use blocs::app::view::View;

/// The part of the README between two marks.
fn part(readme: &str, name: &str) -> String {
    let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- end {name} -->"));
    let after = readme
        .split_once(&start)
        .unwrap_or_else(|| panic!("README.md has no {start}"))
        .1;
    after
        .split_once(&end)
        .unwrap_or_else(|| panic!("README.md has no {end}"))
        .0
        .to_owned()
}

/// Compares a part of the README with what it should be; writes it where `BLOCS_UPDATE` is set.
fn assert_part(name: &str, wanted: &str) {
    let readme = fs::read_to_string("README.md").expect("README.md");
    let own = part(&readme, name);
    if own != wanted && std::env::var_os("BLOCS_UPDATE").is_some() {
        let (marked, mended) = (
            format!("<!-- {name} -->\n{own}"),
            format!("<!-- {name} -->\n{wanted}"),
        );
        fs::write("README.md", readme.replace(&marked, &mended)).expect("README.md is written");
        return;
    }
    assert_eq!(
        own, wanted,
        "README.md is stale: BLOCS_UPDATE=1 cargo test --test readme mends it"
    );
}

#[test]
fn what_the_readme_shows_is_what_there_is() {
    screen();
    keys();
}

/// The panes show the tests' small dataset, which new records do not change; the views show what
/// ships, of a time that is settled.
fn screen() {
    let (small, problems) = blocs::store::read(Path::new("tests/fixtures/world.json"));
    let small = small.unwrap_or_else(|| panic!("{problems:?}"));
    let shipped = blocs::embedded::atlas().expect("the embedded dataset");
    let day = |text: &str| -> blocs::model::PartialDate { text.parse().expect("a date") };
    let (then, now) = (day("2010-03-18"), day("2026-06-30"));
    let csto = "organisation/csto";
    for (part, atlas, today, view, wanted, size) in [
        ("screen", &small, then, View::Panes, csto, (110, 24)),
        (
            "map",
            &shipped,
            now,
            View::Map,
            "organisation/nato",
            (110, 32),
        ),
        ("timeline", &shipped, now, View::Timeline, csto, (110, 22)),
    ] {
        let mut place = blocs::app::Place::start(blocs::model::AsOf::On(then));
        place.panes[0].wanted = atlas.find(wanted);
        place.views.shown = view;
        let app = blocs::app::App::new(atlas, place, today, size);
        assert_part(
            part,
            &format!("```text\n{}```\n", blocs::cli::screen(&app, atlas)),
        );
    }
}

fn keys() {
    let mut table = String::from("| keys | what they do | where | name |\n|---|---|---|---|\n");
    for scope in Scope::ALL {
        for spec in TABLE.iter().filter(|s| s.scope == scope) {
            let keys: Vec<String> = spec.keys.iter().map(|k| format!("`{k}`")).collect();
            let (keys, place) = (keys.join(" "), scope.heading());
            writeln!(
                table,
                "| {keys} | {} | {place} | {} |",
                spec.text, spec.name
            )
            .expect("a string");
        }
    }
    assert_part("keys", &table);
}

/// The example of settings is one that blocs takes.
#[test]
fn the_settings_shown_are_taken() {
    let readme = std::fs::read_to_string("README.md").expect("the README");
    let (_, rest) = readme
        .split_once("<!-- settings -->\n```toml\n")
        .expect("settings");
    let (settings, _) = rest.split_once("```").expect("their end");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("config.toml");
    std::fs::write(&file, settings).expect("written");
    let keys = assert_cmd::Command::new(env!("CARGO_BIN_EXE_blocs"))
        .args(["keys", "--config"])
        .arg(&file)
        .assert()
        .success();
    let keys = String::from_utf8_lossy(&keys.get_output().stdout).into_owned();
    assert!(keys.contains("  p Space                  pin "), "{keys}");
}
