//! The whole comparison, on a few rows written by hand in the sources' layouts.

use std::fs;

use blocs::embedded;

use crate::{atop, cow, explained::Explanations, factbook, report::Totals};

#[test]
fn a_known_error_of_cow_is_found_and_explained() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("state_year.csv");
    let columns: Vec<&str> = crate::columns::COLUMNS.iter().map(|(c, _)| *c).collect();
    let row = |code: &str, year: u16, value: &str| {
        let cells = columns
            .iter()
            .map(|c| if *c == "CSTO" { value } else { "-1" });
        let cells: Vec<&str> = cells.collect();
        format!("{code},{year},x,{}", cells.join(","))
    };
    let rows = [
        format!("ccode,year,state,{}", columns.join(",")),
        row("704", 2004, "1.0"),
        row("704", 2008, "1.0"),
        row("704", 2009, "-9.0"),
    ];
    fs::write(&table, rows.join("\n")).expect("written");
    let atlas = embedded::atlas().expect("the embedded dataset");
    let compared = cow::compare(&atlas, &table).expect("a comparison");
    let mut out = Vec::new();
    let explained = Explanations::read().expect("the list of explanations");
    Totals::print(
        &mut out,
        "COW IGO v3",
        compared,
        &explained,
        &["csto".to_owned()],
    )
    .expect("printed");
    let text = String::from_utf8(out).expect("text");
    assert!(
        text.contains("csto = CSTO: 2 country-years, 2 with a member"),
        "{text}"
    );
    assert!(text.contains("UZB      2004"), "{text}");
    assert!(
        text.contains("ours is right: Uzbekistan came back in 2006"),
        "{text}"
    );
    assert!(!text.contains("OPEN"), "{text}");
}

#[test]
fn a_profile_that_lacks_a_member_shows_as_a_difference() {
    let folder = tempfile::tempdir().expect("a folder");
    let region = folder.path().join("europe");
    fs::create_dir(&region).expect("a folder");
    let profile = r#"{"Government": {"International organization participation": {"text": "<p>UN, EU</p>"}}}"#;
    fs::write(region.join("sw.json"), profile).expect("written");
    let atlas = embedded::atlas().expect("the embedded dataset");
    let compared = factbook::compare(&atlas, folder.path()).expect("a comparison");
    let of = |id: &str| compared.iter().find(|c| c.ours == id).expect("compared");
    assert!(of("eu").differences.is_empty());
    assert_eq!(of("nato").differences.len(), 1);
    assert_eq!(of("nato").differences[0].country, "SWE");
}

#[test]
fn an_alliance_is_compared_by_its_number() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("written");
    };
    write(
        "atop-member-level.csv",
        "atopid,member,yrent,yrexit\n3210,2,1951,0\n3210,840,1951,1960\n",
    );
    write(
        "states.csv",
        "ccode,styear,endyear\n2,1816,2016\n840,1946,2016\n",
    );
    let atlas = embedded::atlas().expect("the embedded dataset");
    let numbers = atop::numbers(&atlas);
    let states = folder.path().join("states.csv");
    let compared = atop::compare(&atlas, &numbers, folder.path(), &states).expect("a comparison");
    assert_eq!(compared.len(), 1);
    assert_eq!(compared[0].ours, "us-ph-1951");
    let years = compared[0]
        .differences
        .iter()
        .map(|d| (&*d.country, d.year, d.ours));
    assert!(years.eq((1961..=2016).map(|year| ("PHL", year, true))));
}
