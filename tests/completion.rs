//! What shells are given to complete with: their scripts, and what blocs answers them.

#![allow(clippy::expect_used, reason = "a test may end at what should be there")]

use std::{io::Write, path::Path, process::Command};

use blocs::{
    model::Kind,
    query::{beginnings::beginnings, resolve::resolve},
};

fn blocs() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("blocs"));
    command.env_remove("BLOCS_DATA");
    command
}

fn told(command: &mut Command) -> String {
    let output = command.output().expect("ended");
    let why = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{why}");
    String::from_utf8(output.stdout).expect("text")
}

/// What blocs offers for the last of some words, each with what it is.
fn offered(line: &[&str]) -> Vec<String> {
    let mut command = blocs();
    command.env("BLOCS_COMPLETE", "fish").arg("--").args(line);
    told(&mut command).lines().map(str::to_owned).collect()
}

#[test]
fn each_shell_has_a_script_and_all_but_one_ask_blocs() {
    for shell in ["bash", "zsh", "fish", "elvish"] {
        let script = told(blocs().args(["completions", shell]));
        assert!(script.contains("BLOCS_COMPLETE"), "{shell}: {script}");
    }
    let listed = told(blocs().args(["completions", "powershell"]));
    assert!(listed.contains("defenders") && !listed.contains("Invoke-Expression"));
}

#[test]
fn names_are_completed_to_what_the_command_takes() {
    let treaty = "north-atlantic-treaty\tNorth Atlantic Treaty".to_owned();
    assert!(offered(&["blocs", "members", "north-atl"]).contains(&treaty));
    assert!(!offered(&["blocs", "growth", "north-atl"]).contains(&treaty));
    assert_eq!(
        offered(&["blocs", "between", "armenia", "russi"])[0],
        "russia\tRussia"
    );
    assert_eq!(
        offered(&["blocs", "show", "un-csto"])[0],
        "un-csto-2010\tJoint Declaration on UN/CSTO Secretariat Cooperation"
    );
    assert!(offered(&["blocs", "armen"])[0].starts_with("armenia\t"));
    assert_eq!(
        offered(&["blocs", "agreements", "--kind", "mutual_"]),
        ["mutual_defence"]
    );
    assert_eq!(offered(&["blocs", "changes", "--kind", "inv"]), ["invoked"]);
    assert_eq!(
        offered(&["blocs", "members", "csto", "--on", "to"]),
        ["today"]
    );
}

#[test]
fn names_of_another_dataset_are_completed_from_it() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/world.json");
    let data = data.to_str().expect("a path");
    let own = offered(&["blocs", "members", "--data", data, ""]);
    let all = offered(&["blocs", "members", ""]);
    assert!(own.len() < 20 && all.len() > 200, "{own:?}");
}

/// Runs a shell's own completion, if the shell is there.
fn in_shell(shell: &str, script: &str) -> Option<String> {
    let binary = assert_cmd::cargo::cargo_bin("blocs");
    let folder = binary.parent().expect("its folder");
    let path = std::env::var("PATH").unwrap_or_default();
    let mut command = Command::new(shell);
    command
        .args(["-c", script])
        .env("PATH", format!("{}:{path}", folder.display()))
        .env_remove("BLOCS_DATA");
    if let Ok(output) = command.output() {
        return Some(String::from_utf8_lossy(&output.stdout).trim().to_owned());
    }
    let _ = writeln!(std::io::stderr(), "skipped: {shell} is not installed");
    None
}

#[test]
fn bash_and_fish_complete_a_name() {
    let bash = "source <(blocs completions bash); COMP_WORDS=(blocs show un-csto-20); COMP_CWORD=2
        _clap_complete_blocs blocs un-csto-20; printf '%s\\n' \"${COMPREPLY[@]}\"";
    if let Some(answer) = in_shell("bash", bash) {
        assert!(answer.starts_with("un-csto-2010\nun-csto-2020"), "{answer}");
    }
    let fish = "blocs completions fish | source; complete -C 'blocs show un-csto-2010'";
    if let Some(answer) = in_shell("fish", fish) {
        assert!(answer.starts_with("un-csto-2010\t"), "{answer}");
    }
}

const ALL: [Kind; 3] = [Kind::Country, Kind::Organisation, Kind::Agreement];

fn words(typed: &str, kinds: &[Kind]) -> Vec<String> {
    let atlas = blocs::embedded::atlas().expect("the embedded dataset");
    let found = beginnings(&atlas, typed, kinds);
    found.into_iter().map(|b| b.word).collect()
}

#[test]
fn names_codes_and_ids_are_completed_as_one_word() {
    let offers = |typed: &str, kinds: &[Kind], word: &str| {
        let offered = words(typed, kinds);
        assert!(offered.iter().any(|w| w == word), "{typed}: {offered:?}");
    };
    offers("armen", &ALL[..1], "armenia");
    offers("Armen", &ALL[..1], "Armenia");
    offers("north-k", &ALL[..1], "north-korea");
    offers("cote", &ALL[..1], "cote-divoire");
    offers("росси", &ALL[..1], "россия");
    offers("cst", &ALL[1..2], "csto");
    offers("un-csto", &ALL[2..], "un-csto-2010");
    assert!(!words("south-", &ALL).contains(&"southern-rhodesia".to_owned()));
    assert_eq!(
        words("country/AR", &ALL)[..2],
        ["country/ARE", "country/ARG"]
    );
}

#[test]
fn every_word_means_what_it_is_offered_for() {
    let atlas = blocs::embedded::atlas().expect("the embedded dataset");
    for typed in ["k", "S", "con", "un"] {
        for one in beginnings(&atlas, typed, &ALL) {
            let meant = resolve(&atlas, &one.word, Some(one.entity.kind()));
            assert_eq!(meant, Ok(one.entity), "{}", one.word);
            assert!(!one.word.contains(' '), "{}", one.word);
        }
    }
}

#[test]
fn of_nothing_typed_only_the_first_kind_is_offered() {
    let atlas = blocs::embedded::atlas().expect("the embedded dataset");
    let found = beginnings(&atlas, "", &ALL[1..]);
    assert!(found.len() > 200, "{}", found.len());
    assert!(found.iter().all(|b| b.entity.kind() == Kind::Organisation));
}
