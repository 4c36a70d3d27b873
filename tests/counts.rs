//! How much there is: the counts the dataset must have, and the records it must not lose.
//!
//! `cargo test --test counts -- --nocapture` prints them.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and this one is asked to print"
)]

mod common;

use std::{collections::BTreeSet, fs, path::Path};

use blocs::{
    model::CountryStatus,
    store::{
        decode::{self, Dataset},
        files,
    },
};

/// Listed, looked for and not found: no page shows that it exists.
const NOT_FOUND: [&str; 1] = ["csto-oic-2018"];

/// The records of `data/`, as the files have them.
fn records() -> Dataset {
    let files = files::read(Path::new("data")).expect("data is read");
    let (dataset, problems) = decode::decode(files);
    dataset.unwrap_or_else(|| panic!("{problems:?}"))
}

/// The ids of a list in `tests/fixtures/required`.
fn required(list: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(format!("tests/fixtures/required/{list}.txt")).expect("a list");
    text.lines().map(str::to_owned).collect()
}

#[test]
fn the_dataset_has_the_counts_it_must_have() {
    let data = records();
    let organisations = data.organisations.iter().map(|o| &o.record);
    let agreements = data.agreements.iter().map(|a| &a.record);
    let spells: usize = organisations.map(|o| o.members.len()).sum();
    let parties: usize = agreements.clone().map(|a| a.parties.len()).sum();
    let obligations: usize = agreements.clone().map(|a| a.obligations.len()).sum();
    let signatories: usize = agreements.map(|a| a.signatories.len()).sum();
    let names: usize = data
        .exonyms
        .values()
        .flat_map(|n| n.values())
        .map(Vec::len)
        .sum();
    let counts = [
        ("countries and territories", data.countries.len(), 345),
        ("organisations", data.organisations.len(), 263),
        ("membership spells", spells, 11_000),
        ("agreements", data.agreements.len(), 1_100),
        ("parties", parties, 7_000),
        ("obligations", obligations, 2_000),
        ("signatories named", signatories, 1_000),
        ("stances", data.stances.len(), 10),
        ("sources", data.sources.len(), 1_000),
        ("country names in other languages", names, 8_000),
    ];
    for (what, count, least) in counts {
        println!("{count:>6} {what}");
        assert!(count >= least, "{count} {what}, at least {least} wanted");
    }
}

#[test]
fn no_required_organisation_is_missing() {
    let data = records();
    let own: BTreeSet<String> = data
        .organisations
        .iter()
        .map(|o| o.record.id.to_string())
        .collect();
    let missing: Vec<_> = required("organisations")
        .difference(&own)
        .cloned()
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn no_required_agreement_is_missing() {
    let data = records();
    let own: BTreeSet<String> = data
        .agreements
        .iter()
        .map(|a| a.record.id.to_string())
        .collect();
    let missing: Vec<_> = required("agreements").difference(&own).cloned().collect();
    assert_eq!(missing, NOT_FOUND);
}

#[test]
fn every_member_of_the_united_nations_has_names_in_its_languages_and_the_others() {
    let data = records();
    // A name spelt as in a language before it is not repeated, so Latin languages are counted and scripts are asked of every country.
    let scripts: [(&str, std::ops::RangeInclusive<char>); 11] = [
        ("Arabic", '\u{600}'..='\u{6ff}'),
        ("Cyrillic", '\u{400}'..='\u{4ff}'),
        ("Han", '\u{4e00}'..='\u{9fff}'),
        ("Kana or Han", '\u{3040}'..='\u{9fff}'),
        ("Hangul", '\u{ac00}'..='\u{d7a3}'),
        ("Greek", '\u{370}'..='\u{3ff}'),
        ("Hebrew", '\u{590}'..='\u{5ff}'),
        ("Devanagari", '\u{900}'..='\u{97f}'),
        ("Bengali", '\u{980}'..='\u{9ff}'),
        ("Thai", '\u{e00}'..='\u{e7f}'),
        ("Latin", 'A'..='z'),
    ];
    let members = data.countries.iter().map(|c| &c.record);
    let members: Vec<_> = members
        .filter(|c| c.status == CountryStatus::UnMember)
        .collect();
    assert_eq!(members.len(), 193);
    for country in &members {
        let exonyms = data.exonyms.get(&country.id).into_iter().flatten();
        let texts: Vec<&str> = exonyms
            .flat_map(|(_, texts)| texts.iter().map(|t| &**t))
            .chain(country.names.iter().map(|n| &*n.text))
            .chain([&*country.name])
            .collect();
        for (script, letters) in &scripts {
            let has = texts
                .iter()
                .any(|t| t.chars().any(|c| letters.contains(&c)));
            assert!(has, "{} has no name in {script} letters", country.id);
        }
    }
    for language in "fr es de pt it nl pl tr uk fa id vi sw".split_whitespace() {
        let named = members.iter().filter(|c| {
            data.exonyms
                .get(&c.id)
                .is_some_and(|n| n.contains_key(language))
        });
        let count = named.count();
        println!(
            "{count:>6} members of the United Nations with a spelling of its own in {language}"
        );
        assert!(count >= 50, "{language}: {count}");
    }
}
