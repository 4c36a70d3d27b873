//! `docs/questions.md` says what each question's command line answers: here it is held to it.

#![allow(clippy::expect_used, reason = "a test may end at what should be there")]

use assert_cmd::Command;

/// A command line's words; double quotes keep blanks.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (n, part) in line.split('"').enumerate() {
        if n % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn answer(line: &str) -> String {
    let mut args = words(line);
    assert_eq!(args.remove(0), "blocs", "{line}");
    if !args.iter().any(|a| a == "--format") {
        args.extend(["--format".to_owned(), "table".to_owned()]);
    }
    let assert = Command::cargo_bin("blocs")
        .expect("the binary")
        .env_remove("BLOCS_DATA")
        .env("COLUMNS", "200")
        .args(&args)
        .assert()
        .success();
    plain(&String::from_utf8_lossy(&assert.get_output().stdout))
}

#[test]
fn every_question_is_answered_as_the_document_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/questions.md");
    let document = std::fs::read_to_string(path).expect("the document");
    let mut told = String::new();
    let (mut asked, mut inside) = (0, false);
    for line in document.lines() {
        if line == "```" {
            inside = !inside;
        } else if let Some(question) = line.strip_prefix("$ ") {
            told = answer(question);
            asked += 1;
        } else if inside {
            assert!(told.contains(&plain(line)), "{line}\nnot in: {told}");
        }
    }
    assert!(asked >= 48, "{asked} questions");
}
