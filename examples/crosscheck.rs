//! Holds the embedded dataset against other people's: COW IGO v3, the CIA Factbook and ATOP, year by year.
//!
//! ```text
//! cargo run --release --example crosscheck -- PATH_TO_SOURCES [NAME…]
//! ```
//!
//! The path is a folder with `cow_igo_v3/`, `cow_states/`, `factbook_json/` and `atop/` in it; what is not there
//! is passed over. With names (`nato`, `cst-1992`) only those records are compared. None of these files is part of
//! the project: `data/README.md` says where they come from.
//!
//! For every record it prints how many country-years were compared, what share agrees, and each difference as a
//! span of years. A difference that somebody has looked into is listed in `crosscheck/disagreements.json` with who
//! is right and why; the rest is open. It knows no rule that would make a difference vanish without being counted.

use std::{
    env,
    io::{self, BufWriter, Write},
    path::Path,
    process::ExitCode,
};

use anyhow::Context;

#[path = "crosscheck/atop.rs"]
mod atop;
#[path = "crosscheck/atop_numbers.rs"]
mod atop_numbers;
#[path = "crosscheck/codes.rs"]
mod codes;
#[path = "crosscheck/columns.rs"]
mod columns;
#[path = "crosscheck/cow.rs"]
mod cow;
#[path = "crosscheck/explained.rs"]
mod explained;
#[path = "crosscheck/factbook.rs"]
mod factbook;
#[path = "crosscheck/gec.rs"]
mod gec;
#[path = "crosscheck/held.rs"]
mod held;
#[path = "crosscheck/report.rs"]
mod report;
#[path = "crosscheck/table.rs"]
mod table;
#[cfg(test)]
#[path = "crosscheck/tests.rs"]
mod tests;

use explained::Explanations;
use report::Totals;

fn main() -> anyhow::Result<ExitCode> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut arguments = env::args().skip(1);
    let Some(folder) = arguments.next() else {
        writeln!(
            out,
            "usage: cargo run --release --example crosscheck -- PATH_TO_SOURCES [NAME…]"
        )?;
        return Ok(ExitCode::from(2));
    };
    let wanted: Vec<String> = arguments.collect();
    let folder = Path::new(&folder);
    let atlas = blocs::embedded::atlas()?;
    let explained = Explanations::read()?;
    let mut totals = Vec::new();

    let states = folder.join("cow_states/states2016.csv");
    let igo = folder.join("cow_igo_v3/state_year_formatv3.csv");
    if igo.is_file() {
        let compared = cow::compare(&atlas, &igo).context("COW IGO")?;
        totals.push(Totals::print(
            &mut out,
            "COW IGO v3",
            compared,
            &explained,
            &wanted,
        )?);
    }
    let profiles = folder.join("factbook_json");
    if profiles.is_dir() {
        let compared = factbook::compare(&atlas, &profiles).context("Factbook")?;
        totals.push(Totals::print(
            &mut out, "Factbook", compared, &explained, &wanted,
        )?);
    }
    let alliances = folder.join("atop");
    if alliances.is_dir() && states.is_file() {
        let numbers = atop::numbers(&atlas);
        let compared = atop::compare(&atlas, &numbers, &alliances, &states).context("ATOP")?;
        totals.push(Totals::print(
            &mut out,
            "ATOP 4.01",
            compared,
            &explained,
            &wanted,
        )?);
        atop::print_coverage(&mut out, &atlas, &numbers, &alliances)?;
    }
    if totals.is_empty() {
        writeln!(out, "no source found in {}", folder.display())?;
        return Ok(ExitCode::FAILURE);
    }
    report::print_totals(&mut out, &totals)?;
    explained.print_unused(&mut out, &wanted)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
