//! Other people's layouts, in a few rows written by hand: what is read, and what is refused.

#![allow(clippy::expect_used, reason = "a test may end at what should be there")]

use std::{fs, path::Path};

use assert_cmd::Command;
use serde_json::Value;

/// Imports fixtures of a layout; what is said, and the dataset's folder.
fn import(layout: &str, files: &[&str]) -> (String, tempfile::TempDir) {
    let dir = tempfile::tempdir().expect("a folder");
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    let mut command = Command::cargo_bin("blocs").expect("the binary");
    command.env_remove("BLOCS_DATA").args(["import", layout]);
    for file in files {
        command.arg(fixtures.join(file));
    }
    let assert = command
        .arg("--output")
        .arg(dir.path().join("out"))
        .assert()
        .success();
    let said = String::from_utf8(assert.get_output().stderr.clone()).expect("text");
    ask(&dir, &["validate"]);
    (said, dir)
}

fn ask(dir: &tempfile::TempDir, args: &[&str]) -> String {
    let assert = Command::cargo_bin("blocs")
        .expect("the binary")
        .args(args)
        .arg("--data")
        .arg(dir.path().join("out"))
        .assert()
        .success();
    String::from_utf8(assert.get_output().stdout.clone()).expect("text")
}

fn json(dir: &tempfile::TempDir, args: &[&str]) -> Value {
    let mut args = args.to_vec();
    args.extend(["--format", "json"]);
    serde_json::from_str(&ask(dir, &args)).expect("JSON")
}

#[test]
fn igo_data_by_state_become_spells() {
    let (said, dir) = import("cow-igo", &["cow-state-year.csv"]);
    assert!(
        said.contains("cow-state-year.csv:7: no state number or year"),
        "{said}"
    );
    assert!(said.contains("10 rows read; 2 organisations"), "{said}");
    let club = json(&dir, &["show", "cow-club"]);
    let spells = club["members"].as_array().expect("spells");
    let of = |id: &str| {
        let own = spells.iter().filter(|s| s["member"]["id"] == id);
        let told = own.map(|s| format!("{} {} {}", s["status"], s["since"], s["until"]));
        told.collect::<Vec<_>>().join(", ").replace('"', "")
    };
    // Full in 2000 and 2001, none in 2002.
    assert_eq!(of("USA"), "member 2000 2002");
    // Missing in 2001 is not none; member again in 2002, to the end of the data.
    assert_eq!(of("CAN"), "member 2000 null");
    // Observer, then missing to the end: nobody knows.
    assert_eq!(of("MEX"), "observer 2000 2001?");
}

#[test]
fn igo_data_by_organisation_become_the_same_spells() {
    let (said, dir) = import("cow-igo", &["cow-igo-year.csv"]);
    assert!(said.contains("a state not known: atlantis"), "{said}");
    let club = json(&dir, &["show", "cow-club"]);
    assert_eq!(club["name"], "The Club of Clubs");
    assert_eq!(club["founded"], "1999");
    assert_eq!(club["members"].as_array().map(Vec::len), Some(2));
}

#[test]
fn alliances_keep_their_obligations_and_open_ends() {
    let (said, dir) = import("atop", &["atop-member.csv", "atop-alliance.csv"]);
    assert!(
        said.contains("atop-member.csv:5: a state not known that year"),
        "{said}"
    );
    let pact = json(&dir, &["show", "atop-3180"]);
    assert_eq!(pact["signed"], "1949-04-04");
    assert_eq!(pact["ended"], Value::Null, "0 is an open end");
    let kinds: Vec<&Value> = pact["obligations"]
        .as_array()
        .expect("obligations")
        .iter()
        .map(|o| &o["kind"])
        .collect();
    assert_eq!(kinds, ["defense", "consultation"]);
    let defenders = json(&dir, &["defenders", "CAN", "--on", "2000"]);
    assert_eq!(defenders[0]["id"], "USA");
}

#[test]
fn missing_codes_of_dcad_are_unknown() {
    let (said, dir) = import("dcad", &["dcad.csv"]);
    assert!(said.contains("dcad.csv:3: no date of signature"), "{said}");
    let one = json(&dir, &["show", "dcad-0001"]);
    assert_eq!(one["signed"], "1994-08-19");
    assert_eq!(one["in_force"], Value::Null);
    assert_eq!(one["ended"], Value::Null);
}

#[test]
fn accessions_and_withdrawals_of_desta_change_their_base() {
    let (said, dir) = import("desta", &["desta.csv"]);
    assert!(said.contains("a negotiation, not an agreement"), "{said}");
    let base = json(&dir, &["show", "desta-1"]);
    let parties = base["parties"].as_array().expect("parties");
    assert_eq!(parties.len(), 3);
    let of = |id: &str| {
        parties
            .iter()
            .find(|p| p["party"]["id"] == id)
            .expect("a party")
    };
    assert_eq!(of("CHL")["consent_by"], "acceded");
    assert_eq!(of("CHL")["consent"], "2005");
    assert_eq!(of("MEX")["withdrew"], "2010");
}

#[test]
fn the_tables_of_manytreaties_are_joined() {
    let (said, dir) = import("many", &["many-parties.csv", "many-agreements.csv"]);
    assert!(
        said.contains("many-parties.csv:5: an agreement not in the table"),
        "{said}"
    );
    assert!(
        said.contains("many-parties.csv:6: a party not known: ZZZ"),
        "{said}"
    );
    let nobody = "many-agreements.csv:3: an agreement of which no party is known: Treaty Of Nobody";
    assert!(said.contains(nobody), "{said}");
    let one = json(&dir, &["show", "many-can-usa-1950a"]);
    assert_eq!(one["ended"], Value::Null, "9999-12-31 is an open end");
    let parties = one["parties"].as_array().expect("parties");
    let ids: Vec<&str> = parties
        .iter()
        .filter_map(|p| p["party"]["id"].as_str())
        .collect();
    assert_eq!(ids, ["CAN", "USA", "who", "eu"]);
    assert_eq!(parties[0]["consent"], "1950-06-01");
    assert_eq!(json(&dir, &["show", "who"])["kind"], "organisation");
}

#[test]
fn exported_tables_come_back() {
    let dir = tempfile::tempdir().expect("a folder");
    let run = |args: &[&str]| {
        let mut command = Command::cargo_bin("blocs").expect("the binary");
        command
            .env_remove("BLOCS_DATA")
            .current_dir(dir.path())
            .args(args);
        command.assert().success()
    };
    run(&["export", "csv", "--output", "tables"]);
    let assert = run(&["import", "csv", "tables", "--output", "out"]);
    let said = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
    assert!(fs::read_dir(dir.path().join("out")).is_ok(), "{said}");
    let list = ["members", "csto", "--on", "2010-03-18", "--format", "csv"];
    let mut again = list.to_vec();
    again.extend(["--data", "out"]);
    let before = run(&list).get_output().stdout.clone();
    assert_eq!(run(&again).get_output().stdout, before, "{said}");
}

#[test]
fn a_file_of_no_known_layout_writes_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("odd.csv");
    fs::write(&file, "a,b\n1,2\n").expect("written");
    for layout in ["cow-igo", "atop", "dcad", "desta", "many", "csv"] {
        let assert = Command::cargo_bin("blocs")
            .expect("the binary")
            .args(["import", layout])
            .arg(&file)
            .arg("--output")
            .arg(dir.path().join("out"))
            .assert()
            .code(2);
        let said = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
        assert!(said.contains("odd.csv"), "{layout}: {said}");
    }
    assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 1);
}
