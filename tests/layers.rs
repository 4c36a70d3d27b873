//! The house keeps its floors: a room imports only what stands below it.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::{fs, path::Path};

/// The rooms, lowest first, and what each may import.
const ROOMS: [(&str, &[&str]); 9] = [
    ("model", &[]),
    ("store", &["model"]),
    ("embedded", &["model", "store"]),
    ("query", &["model", "store"]),
    ("exchange", &["model", "store", "embedded", "query"]),
    ("app", &["model", "store", "embedded", "query"]),
    ("ui", &["model", "store", "embedded", "query", "app"]),
    (
        "terminal",
        &["model", "store", "query", "exchange", "app", "ui"],
    ),
    (
        "cli",
        &[
            "model", "store", "embedded", "query", "exchange", "app", "ui", "terminal",
        ],
    ),
];

/// Crates that belong to some rooms only.
const CRATES: [(&str, &[&str]); 9] = [
    ("crossterm", &["terminal"]),
    ("rustix", &["terminal", "cli"]),
    ("signal_hook", &["terminal"]),
    ("clap", &["cli"]),
    ("indicatif", &["cli"]),
    ("toml", &["cli"]),
    ("etcetera", &["cli"]),
    ("nucleo_matcher", &["query"]),
    ("strsim", &["query"]),
];

/// A room's name, and its source files with their text.
fn files(room: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut paths = vec![
        Path::new("src").join(room),
        Path::new("src").join(format!("{room}.rs")),
    ];
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            paths.extend(
                fs::read_dir(&path)
                    .expect("a folder")
                    .map(|e| e.expect("an entry").path()),
            );
        } else if path.exists() {
            found.push((
                path.display().to_string(),
                fs::read_to_string(&path).expect("text"),
            ));
        }
    }
    found
}

/// Lines of code that are no comment.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
}

/// The rooms a file names after `crate::`, also in braces.
fn imports(text: &str) -> Vec<String> {
    let text: String = code(text).collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    for part in text.split("crate::").skip(1) {
        match part.strip_prefix('{') {
            Some(group) => {
                let mut depth = 0;
                let mut item = String::new();
                for c in group.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => found.push(std::mem::take(&mut item)),
                        _ if depth == 0 => item.push(c),
                        _ => {}
                    }
                }
                found.push(item);
            }
            None => found.push(part.to_owned()),
        }
    }
    let room = |s: &String| {
        s.trim()
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    found
        .iter()
        .map(room)
        .filter(|r| ROOMS.iter().any(|(name, _)| name == r))
        .collect()
}

#[test]
fn a_room_imports_only_what_stands_below_it() {
    for (room, allowed) in ROOMS {
        let files = files(room);
        assert!(!files.is_empty(), "no room called {room}");
        for (path, text) in files {
            for import in imports(&text).iter().filter(|import| *import != room) {
                assert!(
                    allowed.contains(&import.as_str()),
                    "{path} imports {import}"
                );
            }
        }
    }
}

#[test]
fn terminal_libraries_stay_in_their_rooms() {
    for (room, _) in ROOMS {
        for (path, text) in files(room) {
            for (library, rooms) in CRATES {
                let names = code(&text).any(|line| line.contains(&format!("{library}::")));
                assert!(!names || rooms.contains(&room), "{path} uses {library}");
            }
        }
    }
}

#[test]
fn the_explorer_knows_of_ratatui_only_its_rectangles() {
    for (path, text) in files("app") {
        for line in code(&text).filter(|line| line.contains("ratatui::")) {
            assert!(line.contains("ratatui::layout"), "{path}: {line}");
        }
    }
}

#[test]
fn state_changes_only_in_update() {
    for (path, text) in files("ui") {
        let changed =
            code(&text).find(|line| line.contains("&mut App") || line.contains("update::update"));
        assert!(changed.is_none(), "{path}: {changed:?}");
    }
}

#[test]
fn the_map_of_the_house_names_every_room() {
    let map = fs::read_to_string("src/lib.rs").expect("lib.rs");
    for (room, _) in ROOMS {
        assert!(
            map.contains(&format!("[`{room}`]")) && map.contains(&format!("pub mod {room};")),
            "{room}"
        );
    }
}
