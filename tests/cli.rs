//! The real binary, asked questions: every command, every format, every exit code.

#![allow(clippy::expect_used, reason = "a test may end at what should be there")]

use std::{
    fs,
    process::{Command, Stdio},
};

use assert_cmd::Command as Cmd;
use serde_json::{Value, json as value};

fn blocs(args: &[&str]) -> assert_cmd::assert::Assert {
    Cmd::cargo_bin("blocs")
        .expect("the binary")
        .env_remove("BLOCS_DATA")
        .env("COLUMNS", "100")
        .args(args)
        .assert()
}

fn out(args: &[&str]) -> String {
    let output = blocs(args).success().get_output().stdout.clone();
    String::from_utf8(output).expect("text")
}

fn json(args: &[&str]) -> Value {
    let mut args = args.to_vec();
    args.extend(["--format", "json"]);
    serde_json::from_str(&out(&args)).expect("JSON")
}

/// What is said on standard error, with the exit code that is expected.
fn refused(args: &[&str], code: i32) -> String {
    let assert = blocs(args).code(code);
    String::from_utf8(assert.get_output().stderr.clone()).expect("text")
}

fn ids(rows: &Value) -> Vec<&str> {
    let rows = rows.as_array().expect("an array");
    rows.iter().filter_map(|r| r["id"].as_str()).collect()
}

fn row<'a>(rows: &'a Value, id: &str) -> &'a Value {
    let mut rows = rows.as_array().expect("an array").iter();
    rows.find(|r| r["id"] == id).expect(id)
}

#[test]
fn members_on_a_day_with_codes_spells_and_sources() {
    let rows = json(&["members", "csto", "--on", "2010-03-18"]);
    assert_eq!(
        ids(&rows),
        ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB"]
    );
    let last = &rows[6];
    assert_eq!(last["kind"], "country");
    assert_eq!(
        (last["alpha2"].as_str(), last["alpha3"].as_str()),
        (Some("UZ"), Some("UZB"))
    );
    assert_eq!(last["certainty"], "yes");
    let spell = &last["spells"][0];
    assert_eq!(spell["organisation"], "csto");
    assert_eq!(spell["since"], "2006-08-16");
    assert_eq!(spell["until"], "2012-12-19");
    assert!(spell["sources"].as_array().is_some_and(|s| !s.is_empty()));
    let keys: Vec<&String> = last.as_object().expect("an object").keys().collect();
    assert_eq!(keys[..3], ["id", "kind", "name"]);
}

#[test]
fn what_is_suspended_is_marked_and_still_there() {
    let rows = json(&["members", "csto", "--on", "2025-06-01"]);
    assert_eq!(row(&rows, "ARM")["spells"][0]["suspended"], true);
}

#[test]
fn several_organisations_and_none_of_others() {
    let both = json(&["members", "sco", "brics", "--on", "2025-12-01"]);
    let all = both.as_array().expect("rows");
    assert_eq!(all.iter().filter(|r| r["certainty"] == "yes").count(), 4);
    let not = json(&["members", "nato", "--not", "eu", "--on", "2025-01-01"]);
    assert_eq!(ids(&not).len(), 9);
    let never = json(&["members", "un", "--not", "npt", "--on", "2025-01-01"]);
    for id in ["IND", "ISR", "PAK", "SSD"] {
        assert!(ids(&never).contains(&id), "{id}");
    }
    let left = json(&[
        "members",
        "opec",
        "--status",
        "former",
        "--on",
        "2025-01-01",
    ]);
    assert!(ids(&left).contains(&"QAT"));
}

#[test]
fn every_list_command_answers_in_every_format() {
    let questions: [&[&str]; 14] = [
        &["search", "burma"],
        &["show", "csto"],
        &["members", "csto"],
        &["organisations", "armenia"],
        &["agreements", "un", "csto"],
        &["between", "armenia", "russia"],
        &["defenders", "estonia"],
        &["defends", "usa"],
        &["compare", "nato", "eu"],
        &["path", "estonia", "japan"],
        &["changes", "csto"],
        &["growth", "nato"],
        &["rank", "--fewest"],
        &["closest", "kazakhstan"],
    ];
    for question in questions {
        for format in ["table", "json", "ndjson", "csv", "tsv", "markdown"] {
            let mut args = question.to_vec();
            args.extend(["--format", format]);
            let text = out(&args);
            assert!(!text.trim().is_empty(), "{args:?}");
            match format {
                "json" => {
                    let value: Value = serde_json::from_str(&text).expect("JSON");
                    assert!(value.is_array() || value.is_object(), "{args:?}");
                }
                "ndjson" => {
                    for line in text.lines() {
                        let value: Value = serde_json::from_str(line).expect("JSON");
                        assert!(value.is_object(), "{args:?}");
                    }
                }
                "csv" => assert!(text.contains("\r\n"), "{args:?}"),
                "markdown" => assert!(text.contains("checked to 20"), "{args:?}"),
                _ => {}
            }
        }
    }
}

#[test]
fn a_pipe_gets_tsv_and_a_table_says_its_date() {
    let text = out(&["members", "csto", "--on", "2010-03-18"]);
    assert!(text.starts_with("id\tkind\tname\t"), "{text}");
    let table = out(&["members", "csto", "--on", "2010-03-18", "--format", "table"]);
    assert!(
        table.starts_with("Members of CSTO on 2010-03-18: 7\n"),
        "{table}"
    );
    assert!(table.lines().all(|l| l.chars().count() <= 100), "{table}");
    assert!(!table.contains('\x1b'));
    let coloured = out(&["members", "csto", "--format", "table", "--color", "always"]);
    assert!(coloured.contains("\x1b[1m"));
}

/// A line fits if no word could have gone to the next: a word alone may be longer.
fn fits(line: &str, columns: usize) -> bool {
    let width = unicode_width::UnicodeWidthStr::width(line);
    let longest = line
        .split_whitespace()
        .map(unicode_width::UnicodeWidthStr::width)
        .max();
    width <= columns || longest.is_some_and(|word| word + 14 > columns)
}

#[test]
fn tables_fit_and_no_word_is_cut() {
    let questions: [&[&str]; 8] = [
        &["show", "un-csto-2010"],
        &["show", "csto"],
        &["members", "nato", "--status", "any"],
        &["organisations", "armenia"],
        &["agreements", "un", "csto"],
        &["between", "nato", "csto"],
        &["defenders", "estonia"],
        &["compare", "nato", "eu", "csto"],
    ];
    let table = |question: &[&str], columns: &str| {
        let mut command = Cmd::cargo_bin("blocs").expect("the binary");
        command.env_remove("BLOCS_DATA").env("COLUMNS", columns);
        let assert = command.args(question).args(["--format", "table"]).assert();
        String::from_utf8(assert.success().get_output().stdout.clone()).expect("text")
    };
    for question in questions {
        let wide = table(question, "5000");
        // Where columns do not fit side by side each cell says which it is: `kind:`.
        let whole: Vec<&str> = wide.split_whitespace().collect();
        for columns in ["40", "80", "160"] {
            let text = table(question, columns);
            for line in text.lines() {
                assert!(fits(line, columns.parse().expect("a number")), "{line}");
            }
            let cut = |word: &&str| !whole.contains(word) && !word.ends_with(':');
            let cut: Vec<&str> = text.split_whitespace().filter(cut).collect();
            assert_eq!(cut, Vec::<&str>::new(), "{question:?} in {columns}");
        }
    }
}

#[test]
fn names_are_resolved_and_never_guessed() {
    assert_eq!(ids(&json(&["search", "burma"]))[0], "MMR");
    let said = refused(&["members", "natooo"], 2);
    assert!(said.contains("'natooo' not found"), "{said}");
    for (slip, meant) in [("nto", "nato"), ("cto", "csto"), ("unesc", "unesco")] {
        let said = refused(&["members", slip], 2);
        let first = format!("did you mean organisation/{meant} (");
        assert!(said.contains(&first), "{said}");
    }
    let said = refused(&["between", "korea", "usa"], 2);
    for candidate in ["ambiguous", "country/KOR", "country/PRK"] {
        assert!(said.contains(candidate), "{said}");
    }
    let said = refused(&["members", "congo"], 2);
    assert!(
        said.contains("country/COG") && said.contains("country/COD"),
        "{said}"
    );
    let said = refused(&["show", "agreement/csto"], 2);
    assert!(said.contains("did you mean organisation/csto"), "{said}");
    let said = refused(&["members", "armenia"], 2);
    assert!(said.contains("country/ARM"), "{said}");
    assert_eq!(json(&["show", "country/KOR"])["id"], "KOR");
    let record = json(&["show", "agreement/un-csto-2010"]);
    assert_eq!(record["id"], "un-csto-2010");
    let party = &record["parties"][0]["party"];
    assert!(party["id"].is_string() && party["kind"].is_string() && party["name"].is_string());
}

#[test]
fn bad_use_exits_with_two_and_a_remedy() {
    let said = refused(&["members", "nato", "--on", "31 June 2010"], 2);
    assert!(said.contains("is not a date"), "{said}");
    let said = refused(&["members", "nato", "--status", "king"], 2);
    assert!(said.contains("'king' is no status"), "{said}");
    let said = refused(&["agreements", "--kind", "handshake"], 2);
    assert!(said.contains("mutual_defence"), "{said}");
    let said = refused(&["changes", "--kind", "exploded"], 2);
    assert!(said.contains("withdrew"), "{said}");
    refused(&["members"], 2);
    refused(&["members", "nato", "--format", "xml"], 2);
    refused(&["man", "nothing"], 2);
    let said = refused(&["members", "nato", "--data", "/no/such/place"], 2);
    assert!(said.contains("cannot be read"), "{said}");
}

#[test]
fn nothing_found_exits_with_one_and_says_where_the_data_end() {
    let said = refused(&["agreements", "--signatory", "nobody at all"], 1);
    assert!(
        said.contains("none in this dataset, which ends 20"),
        "{said}"
    );
    refused(&["search", "qqqqqqqqxxx"], 1);
    let none = blocs(&["members", "nato", "--on", "1900", "--format", "json"]).code(1);
    assert_eq!(none.get_output().stdout, b"[]\n");
}

#[test]
fn who_signed_what_and_where() {
    let rows = json(&["agreements", "--signatory", "bordyuzha"]);
    let again = json(&["agreements", "--signatory", "Бордюжа"]);
    assert_eq!(ids(&rows), ids(&again));
    let row = row(&rows, "un-csto-2010");
    assert_eq!(row["signed"], "2010-03-18");
    assert_eq!(row["place"]["city"], "Moscow");
    assert_eq!(row["agreement_kind"], "org_cooperation");
    assert_eq!(row["parties"].as_array().map(Vec::len), Some(2));
    let moscow = json(&[
        "agreements",
        "un",
        "csto",
        "--place",
        "moscow",
        "--since",
        "2010",
        "--until",
        "2010",
    ]);
    assert_eq!(ids(&moscow), ["un-csto-2010"]);
}

#[test]
fn defence_is_told_apart_from_assurance() {
    let rows = json(&["defenders", "estonia", "--on", "2025-01-01"]);
    let via = &row(&rows, "USA")["via"][0];
    assert_eq!(via["agreement"], "north-atlantic-treaty");
    assert_eq!(via["article"], "5");
    assert_eq!(via["kind"], "defense");
    assert_eq!(via["suspended"], false);
    let defends = json(&["defends", "usa", "--on", "2025-01-01"]);
    let legs = row(&defends, "NZL")["via"].as_array().expect("legs");
    let is_suspended = |v: &Value| v["agreement"] == "anzus-treaty" && v["suspended"] == true;
    assert!(legs.iter().any(is_suspended), "{legs:?}");
    let table = out(&[
        "defenders",
        "ukraine",
        "--on",
        "2015-01-01",
        "--format",
        "table",
    ]);
    assert!(table.contains("not counted as defence"), "{table}");
    assert!(table.contains("not a forecast"), "{table}");
}

#[test]
fn between_compare_path_changes_and_growth_have_their_shapes() {
    let between = json(&["between", "nato", "csto"]);
    assert_eq!(between["agreements"], value!([]));
    assert!(between["stances"].as_array().is_some_and(|s| !s.is_empty()));
    let compared = json(&["compare", "nato", "eu", "--on", "2025-01-01"]);
    assert_eq!(compared[0]["in"], value!(["nato", "eu"]));
    assert_eq!(compared[0]["count"], 23);
    assert_eq!(compared[1]["in"], value!(["nato"]));
    assert_eq!(compared[1]["count"], 9);
    let path = json(&["path", "estonia", "japan", "--on", "2025-01-01"]);
    let steps = path["steps"].as_array().expect("steps");
    assert_eq!(path["length"], steps.len());
    let changes = json(&[
        "changes", "nato", "--since", "2023", "--until", "2024", "--kind", "joined",
    ]);
    let rows = changes.as_array().expect("rows").iter();
    let joined: Vec<&str> = rows.filter_map(|r| r["subject"]["id"].as_str()).collect();
    assert!(
        joined.contains(&"FIN") && joined.contains(&"SWE"),
        "{joined:?}"
    );
    let growth = json(&["growth", "nato"]);
    let steps = growth.as_array().expect("rows");
    assert_eq!(steps[0]["members"], 12);
    assert!(
        steps
            .iter()
            .any(|s| s["date"] == "1999-03-12" && s["members"] == 19)
    );
}

#[test]
fn what_is_no_more_is_shown_for_its_last_day() {
    let table = out(&["members", "warsaw pact", "--format", "table"]);
    assert!(
        table.contains("on 1991-") && table.contains("last day"),
        "{table}"
    );
}

#[test]
fn documents_are_made_from_the_tables() {
    assert!(out(&["keys"]).contains("Find a country, organisation"));
    let man = out(&["man"]);
    assert!(man.contains(".SH KEYS") && man.contains("defenders"));
    assert!(out(&["man", "members"]).contains("members"));
    let dir = tempfile::tempdir().expect("a folder");
    let at = dir.path().to_str().expect("a path");
    blocs(&["man", "--output", at]).success();
    let pages: Vec<String> = fs::read_dir(at)
        .expect("pages")
        .map(|e| {
            e.expect("a page")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let commands = out(&["--help"]);
    let listed = commands
        .lines()
        .skip_while(|l| *l != "Commands:")
        .skip(1)
        .take_while(|l| l.starts_with(' '))
        .filter(|l| !l.starts_with("   "))
        .filter_map(|l| l.split_whitespace().next())
        .filter(|name| *name != "help");
    let mut count = 1;
    for name in listed {
        assert!(
            pages.contains(&format!("blocs-{name}.1")),
            "{name} of {pages:?}"
        );
        count += 1;
    }
    assert_eq!(pages.len(), count, "{pages:?}");
    let said = refused(&["man", "--output", at], 2);
    assert!(said.contains("--force"), "{said}");
}

#[test]
fn a_closed_pipe_ends_quietly_in_every_format() {
    let formats = ["table", "json", "ndjson", "csv", "tsv", "markdown"];
    let answers = formats.map(|format| vec!["changes", "--format", format]);
    let others = [
        vec!["export", "json"],
        vec!["export", "graphml"],
        vec!["export", "dot"],
        vec!["validate", "--warnings"],
        vec!["keys"],
        vec!["man"],
        vec!["completions", "bash"],
    ];
    for args in answers.into_iter().chain(others) {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin("blocs"))
            .args(&args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("ended");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!said.contains("pipe"), "{args:?}: {said}");
        assert_eq!(output.status.code(), Some(0), "{args:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error() {
    for args in [
        &["changes", "--format", "csv"][..],
        &["members", "csto", "--format", "table"],
        &["export", "json"],
        &["keys"],
        &["man"],
    ] {
        let full = fs::File::options().write(true).open("/dev/full");
        let output = Command::new(assert_cmd::cargo::cargo_bin("blocs"))
            .args(args)
            .stdout(full.expect("/dev/full"))
            .stderr(Stdio::piped())
            .output()
            .expect("ended");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
        assert!(said.contains("No space left"), "{args:?}: {said}");
    }
}

#[test]
fn an_overlay_adds_a_record_and_its_mistakes_are_located() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("mine.json");
    let mine = value!({
        "sources": [{"id": "mine", "title": "My notes", "kind": "reference"}],
        "agreements": [{"id": "my-pact", "title": "My pact", "type": "friendship",
            "binding": "unclear", "signed": "2020-01-01", "sources": ["mine"],
            "parties": [{"party": "ARM"}, {"party": "JPN"}]}],
    });
    fs::write(&path, mine.to_string()).expect("written");
    let at = path.to_str().expect("a path");
    assert_eq!(json(&["show", "my-pact", "--overlay", at])["id"], "my-pact");
    assert_eq!(
        ids(&json(&["search", "my pact", "--overlay", at]))[0],
        "my-pact"
    );
    let second = dir.path().join("second.json");
    let over = value!({
        "agreements": [{"id": "my-pact", "title": "My pact, amended", "type": "friendship",
            "binding": "unclear", "signed": "2021-01-01", "sources": ["mine"],
            "parties": [{"party": "ARM", "signed": "2021-01-01"}, {"party": "JPN", "signed": "2021-01-01"}]}],
    });
    fs::write(&second, over.to_string()).expect("written");
    let both = [
        "--overlay",
        at,
        "--overlay",
        second.to_str().expect("a path"),
    ];
    let ask = |question: &[&str]| json(&[question, &both].concat());
    assert_eq!(ask(&["show", "my-pact"])["signed"], "2021-01-01");
    assert_eq!(
        ids(&ask(&["agreements", "armenia", "japan", "--since", "2020"])),
        ["my-pact"]
    );
    fs::write(&path, "{\"agreements\": [{\n\"id\": 3}]}").expect("written");
    let said = refused(&["show", "csto", "--overlay", at], 2);
    assert!(said.contains("mine.json:2:"), "{said}");
}

#[test]
fn the_embedded_dataset_is_valid_and_a_broken_one_is_located() {
    let said = out(&["validate"]);
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(
        said.contains("0 errors") && said.contains("--warnings lists them"),
        "{said}"
    );
    let all = out(&["validate", "--warnings"]);
    for line in all.lines().filter(|l| l.contains(": warning: ")) {
        let named = [
            "agreement/",
            "organisation/",
            "country/",
            "source/",
            "stance/",
        ];
        assert!(named.iter().any(|kind| line.starts_with(kind)), "{line}");
    }
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("meta.json"), "{\n  \"version\": 1\n}").expect("written");
    let assert = blocs(&["validate", dir.path().to_str().expect("a path")]).code(2);
    let said = String::from_utf8_lossy(&assert.get_output().stdout).into_owned();
    assert!(said.contains("meta.json:2:"), "{said}");
}

#[test]
fn a_mistake_names_its_record_file_line_and_column() {
    let dir = tempfile::tempdir().expect("a folder");
    let at = dir.path().join("whole.json");
    let path = at.to_str().expect("a path");
    blocs(&["export", "json", "--output", path]).success();
    let mut whole: Value = serde_json::from_slice(&fs::read(&at).expect("read")).expect("JSON");
    let all = whole["agreements"].as_array_mut().expect("agreements");
    let treaty = all.iter_mut().find(|a| a["id"] == "north-atlantic-treaty");
    treaty.expect("the treaty")["parties"][0]["party"] = "XXX".into();
    fs::write(&at, serde_json::to_string_pretty(&whole).expect("JSON")).expect("written");
    let assert = blocs(&["validate", path]).code(2);
    let said = String::from_utf8_lossy(&assert.get_output().stdout).into_owned();
    let line = said.lines().next().expect("a problem");
    assert!(line.starts_with("whole.json:"), "{line}");
    assert!(
        line.contains(": error: agreement/north-atlantic-treaty "),
        "{line}"
    );
    assert!(refused(&["members", "nato", "--data", path], 2).contains("XXX"));
}

#[test]
fn exports_are_whole_and_nothing_is_overwritten_unasked() {
    let dir = tempfile::tempdir().expect("a folder");
    let at = |name: &str| dir.path().join(name).to_str().expect("a path").to_owned();
    for what in ["graphml", "dot", "json"] {
        blocs(&["export", what, "--output", &at(what)]).success();
        let said = refused(&["export", what, "--output", &at(what)], 2);
        assert!(said.contains("--force"), "{said}");
        blocs(&["export", what, "--output", &at(what), "--force"]).success();
    }
    let graph = fs::read_to_string(at("graphml")).expect("read");
    assert!(graph.contains("country/ARM") && graph.trim_end().ends_with("</graphml>"));
    let dot = fs::read_to_string(at("dot")).expect("read");
    assert!(dot.starts_with("digraph") && dot.trim_end().ends_with('}'));
    blocs(&["export", "csv", "--output", &at("tables")]).success();
    let package = fs::read_to_string(dir.path().join("tables/datapackage.json")).expect("read");
    let package: Value = serde_json::from_str(&package).expect("JSON");
    assert_eq!(package["resources"].as_array().map(Vec::len), Some(7));
    let said = refused(&["export", "csv"], 2);
    assert!(said.contains("--output DIR"), "{said}");
    let said = refused(&["export", "dot", "--output", "/no/such/folder/a.dot"], 2);
    assert!(said.contains("cannot write"), "{said}");
}

#[test]
fn pictures_are_written_where_they_are_asked_for_and_replace_nothing_unasked() {
    let dir = tempfile::tempdir().expect("a folder");
    let at = |name: &str| dir.path().join(name).to_str().expect("a path").to_owned();
    let asked: [(&str, &[&str]); 4] = [
        ("map", &["nato"]),
        ("timeline", &["csto"]),
        ("compare", &["nato", "eu"]),
        ("ties", &["armenia", "russia"]),
    ];
    for (view, names) in asked {
        let path = at(&format!("{view}.svg"));
        let mut args = vec![view];
        args.extend(names);
        args.extend(["--output", &path, "--on", "2010-01-01"]);
        blocs(&args).success();
        let text = fs::read_to_string(&path).expect("read");
        roxmltree::Document::parse(&text).expect("well-formed");
        let said = refused(&args, 2);
        assert!(said.contains("--force"), "{said}");
        args.push("--force");
        blocs(&args).success();
    }
    for (path, remedy) in [
        ("/no/such/folder/a.svg", "name a place you can write to"),
        ("a.png", "does not end in .svg"),
    ] {
        let said = refused(&["map", "nato", "--output", path], 2);
        assert!(said.contains(remedy), "{said}");
    }
    let said = refused(&["nato", "--output", &at("panes.svg")], 2);
    assert!(said.contains("--view map"), "{said}");
}

#[test]
fn without_a_terminal_a_view_is_printed_in_the_size_asked_for() {
    for view in ["map", "timeline", "ties"] {
        let text = out(&[view, "armenia", "--size", "60x18", "--on", "2010-01-01"]);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 18, "{text}");
        assert!(lines.iter().all(|l| l.chars().count() <= 60), "{text}");
        assert!(text.contains("Armenia"), "{text}");
    }
    let told = refused(&["map", "nato", "--size", "9"], 2);
    assert!(told.contains("120x40"), "{told}");
}
