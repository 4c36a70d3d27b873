//! Every rule of the validator has a file that breaks it, and names its place and the remedy.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::{collections::BTreeSet, fs, path::Path};

use blocs::store::{self, Severity};

const FIXTURES: &str = "tests/fixtures/broken";

#[test]
fn the_small_dataset_the_others_are_made_from_has_no_problem() {
    let (atlas, problems) = store::read(Path::new("tests/fixtures/small.json"));
    assert!(problems.is_empty(), "{problems:?}");
    assert!(atlas.is_some());
}

#[test]
fn each_broken_file_breaks_the_rule_it_is_named_after_and_says_where() {
    for entry in fs::read_dir(FIXTURES).expect("fixtures") {
        let path = entry.expect("an entry").path();
        let rule = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let (atlas, problems) = store::read(&path);
        let own = problems
            .iter()
            .find(|p| p.rule == rule)
            .unwrap_or_else(|| panic!("{rule} is not among {problems:?}"));
        assert!(
            own.line > 0 && own.column > 0 && !own.file.is_empty(),
            "{rule} has no place: {own}"
        );
        assert!(!own.remedy.is_empty(), "{rule} offers no remedy");
        assert_eq!(
            atlas.is_none(),
            own.severity == Severity::Error,
            "{rule}: only errors make a dataset unusable"
        );
        let others: Vec<_> = problems
            .iter()
            .filter(|p| p.rule != rule && p.severity == Severity::Error)
            .collect();
        assert!(others.is_empty(), "{rule} also breaks {others:?}");
    }
}

#[test]
fn no_rule_is_without_a_file_that_breaks_it() {
    let mut rules = BTreeSet::new();
    for entry in fs::read_dir("src/store/validate").expect("the rules") {
        let text = fs::read_to_string(entry.expect("an entry").path()).expect("text");
        for part in text
            .split("= error(\"")
            .chain(text.split("= warning(\""))
            .skip(1)
        {
            let code = part.split('"').next().unwrap_or_default();
            if !code.is_empty() && code.chars().all(|c| c.is_ascii_lowercase() || c == '-') {
                rules.insert(code.to_owned());
            }
        }
    }
    assert!(rules.len() > 20, "{rules:?}");
    for rule in rules {
        let file = Path::new(FIXTURES).join(format!("{rule}.json"));
        let folder = Path::new(FIXTURES).join(&rule);
        assert!(file.exists() || folder.exists(), "no file breaks '{rule}'");
    }
}

#[test]
fn what_is_no_dataset_is_refused_by_name() {
    let (atlas, problems) = store::read(Path::new("tests/fixtures/nowhere"));
    assert!(atlas.is_none());
    assert!(problems[0].to_string().contains("nowhere"), "{problems:?}");
}
