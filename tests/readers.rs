//! What is exported, read again by the programs it is exported for, where they are installed.
//!
//! `tests/readers/check.py` does the reading and says how to install the readers.

#![allow(clippy::expect_used, reason = "a test may end at what should be there")]

use std::{fs, io::Write, path::Path, process::Command, sync::OnceLock};

use assert_cmd::Command as Cmd;
use serde_json::{Value, json};

/// What the script ends with where a reader is not installed.
const MISSING: i32 = 77;

/// Questions whose answers are read, too.
const ANSWERS: [(&str, &[&str]); 5] = [
    ("members", &["members", "un", "--on", "2025-01-01"]),
    ("organisations", &["organisations", "--on", "2025-01-01"]),
    ("agreements", &["agreements", "--on", "ever"]),
    ("changes", &["changes", "--since", "1990"]),
    ("compare", &["compare", "nato", "eu", "--on", "2025-01-01"]),
];

fn blocs(args: &[&str]) -> Vec<u8> {
    let mut command = Cmd::cargo_bin("blocs").expect("the binary");
    let assert = command.env_remove("BLOCS_DATA").args(args).assert();
    assert.success().get_output().stdout.clone()
}

/// Everything written once: the exports, some answers, and the counts to compare with.
fn exported() -> &'static Path {
    static WRITTEN: OnceLock<tempfile::TempDir> = OnceLock::new();
    WRITTEN
        .get_or_init(|| {
            let dir = tempfile::tempdir().expect("a folder");
            let at = |name: &str| dir.path().join(name);
            for (what, name) in [
                ("json", "blocs.json"),
                ("graphml", "blocs.graphml"),
                ("dot", "blocs.dot"),
                ("csv", "tables"),
            ] {
                let to = at(name);
                blocs(&["export", what, "--output", to.to_str().expect("a path")]);
            }
            fs::create_dir(at("answers")).expect("made");
            let mut answers = serde_json::Map::new();
            for (name, question) in ANSWERS {
                for format in ["json", "ndjson", "csv", "tsv"] {
                    let mut args = question.to_vec();
                    args.extend(["--format", format]);
                    let told = blocs(&args);
                    fs::write(at(&format!("answers/{name}.{format}")), &told).expect("written");
                    if format == "json" {
                        let rows: Vec<Value> = serde_json::from_slice(&told).expect("JSON");
                        answers.insert(name.to_owned(), rows.len().into());
                    }
                }
            }
            let counts = counts(&answers.into()).to_string();
            fs::write(at("counts.json"), counts).expect("written");
            dir
        })
        .path()
}

/// How much there is of everything, as the atlas has it.
fn counts(answers: &Value) -> Value {
    let atlas = blocs::embedded::atlas().expect("the dataset");
    let spells: usize = atlas.organisations.iter().map(|o| o.members.len()).sum();
    let parties: usize = atlas.agreements.iter().map(|a| a.parties.len()).sum();
    let duties: usize = atlas.agreements.iter().map(|a| a.obligations.len()).sum();
    let (countries, bodies) = (atlas.countries.len(), atlas.organisations.len());
    json!({
        "tables": {
            "sources": atlas.sources.len(), "countries": countries,
            "organisations": bodies, "memberships": spells,
            "agreements": atlas.agreements.len(), "parties": parties, "obligations": duties,
        },
        "json": {
            "sources": atlas.sources.len(), "countries": countries,
            "organisations": bodies, "agreements": atlas.agreements.len(),
            "stances": atlas.stances.len(), "ambiguous": atlas.ambiguous.len(),
        },
        "nodes": countries + bodies + atlas.agreements.len(),
        "edges": spells + parties,
        "answers": answers,
    })
}

fn read_with(reader: &str) {
    let mut told = std::io::stderr();
    let python = std::env::var("BLOCS_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/check.py");
    let mut command = Command::new(&python);
    command.arg(script).arg(reader).arg(exported());
    let Ok(output) = command.output() else {
        // Not by a macro, which a passing test keeps to itself.
        let _ = writeln!(told, "skipped: {python} is not installed, nor is {reader}");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout);
    if output.status.code() == Some(MISSING) {
        let _ = writeln!(told, "skipped: {}", said.trim());
        return;
    }
    let why = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{why}");
}

#[test]
fn pandas_reads_tables_dataset_and_answers() {
    read_with("pandas");
}

#[test]
fn duckdb_reads_tables_dataset_and_answers() {
    read_with("duckdb");
}

#[test]
fn frictionless_finds_the_tables_as_their_package_says() {
    read_with("frictionless");
}

#[test]
fn networkx_reads_the_graph() {
    read_with("networkx");
}

#[test]
fn graphviz_reads_the_graph() {
    read_with("graphviz");
}
