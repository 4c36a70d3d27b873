//! The worked example of `data/README.md` works: added to the dataset as it stands there, it is accepted.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::{fs, path::Path};

use blocs::store::{self, Severity};
use serde_json::Value;

/// The JSON after a mark of the README.
fn example(readme: &str, mark: &str) -> String {
    let (_, after) = readme
        .split_once(&format!("<!-- {mark} -->\n```json\n"))
        .unwrap_or_else(|| panic!("data/README.md has no {mark}"));
    let (example, _) = after.split_once("```").expect("the example ends");
    example.to_owned()
}

/// The dataset's JSON files in a folder of their own.
fn copy_of_the_dataset(to: &Path) {
    for folder in ["", "organisations", "agreements"] {
        fs::create_dir_all(to.join(folder)).expect("a folder");
        for file in fs::read_dir(Path::new("data").join(folder)).expect("data") {
            let file = file.expect("a file").path();
            if file.extension().is_some_and(|e| e == "json") {
                let name = file.file_name().expect("a name");
                fs::copy(&file, to.join(folder).join(name)).expect("a copy");
            }
        }
    }
}

fn change(path: &Path, edit: impl FnOnce(&mut Value)) {
    let text = fs::read_to_string(path).expect("a file");
    let mut value: Value = serde_json::from_str(&text).expect("json");
    edit(&mut value);
    fs::write(path, value.to_string()).expect("written");
}

#[test]
fn the_worked_example_is_accepted_with_the_warning_it_speaks_of() {
    let readme = fs::read_to_string("data/README.md").expect("data/README.md");
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    copy_of_the_dataset(data);
    let agreement = data.join("agreements/ca-ph-sovfa.json");
    assert!(
        !agreement.exists(),
        "the dataset has the example now: take another one for the README"
    );
    fs::write(&agreement, example(&readme, "agreement")).expect("written");
    let list = |value: &mut Value, text: &str| {
        let row = serde_json::from_str(text).expect("json");
        value.as_array_mut().expect("a list").push(row);
    };
    change(&data.join("sources.json"), |sources| {
        list(sources, &example(&readme, "source"));
    });
    let (atlas, problems) = store::read(data);
    let errors: Vec<_> = problems
        .iter()
        .filter(|p| p.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(atlas.is_some_and(|a| a.find("agreement/ca-ph-sovfa").is_some()));
    let warned: Vec<&str> = problems
        .iter()
        .filter(|p| p.file == "agreements/ca-ph-sovfa.json")
        .map(|p| p.rule)
        .collect();
    assert!(warned.contains(&"press-only"), "{warned:?}");
}

#[test]
fn the_spell_the_readme_shows_is_one_of_the_dataset() {
    let readme = fs::read_to_string("data/README.md").expect("data/README.md");
    let shown: Value = serde_json::from_str(&example(&readme, "spell")).expect("json");
    let text = fs::read_to_string("data/organisations/opec.json").expect("a file");
    let opec: Value = serde_json::from_str(&text).expect("json");
    assert!(
        opec["members"]
            .as_array()
            .is_some_and(|m| m.contains(&shown)),
        "take over the line as it is in opec.json"
    );
}
