//! Comma- and tab-separated values, with what a spreadsheet would take for a formula defused.

use std::io::{self, Write};

use crate::{
    cli::report::{For, Report},
    model::harmless::{clean, defused},
};

/// CSV as RFC 4180 has it: CRLF, quotes doubled.
pub(super) fn csv(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    for row in rows(report) {
        writer.write_record(&row).map_err(plain)?;
    }
    writer.flush()
}

/// What the writer beneath said: a closed pipe is to be known as one.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// TSV: no quotes; a tab in a text becomes a blank.
pub(super) fn tsv(report: &Report, out: &mut impl Write) -> io::Result<()> {
    for row in rows(report) {
        writeln!(out, "{}", row.join("\t"))?;
    }
    Ok(())
}

/// The heading and the rows, as programs want them.
fn rows(report: &Report) -> impl Iterator<Item = Vec<String>> {
    let wanted: Vec<usize> = (0..report.columns.len())
        .filter(|n| report.columns[*n].whom != For::Readers)
        .collect();
    let heading = wanted
        .iter()
        .map(|n| report.columns[*n].name.clone())
        .collect();
    let rows = report.rows.iter().map(move |row| {
        let cells = wanted.iter().filter_map(|n| row.cells.get(*n));
        cells.map(|cell| defused(&clean(cell))).collect()
    });
    std::iter::once(heading).chain(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_and_quotes_are_quoted_and_tabs_become_blanks() {
        let mut report = Report::new(String::new(), &["name", "+seen"]);
        report.row("", vec!["a \"b\", c\td".to_owned(), "x".to_owned()], &0);
        let mut out = Vec::new();
        csv(&report, &mut out).expect("written");
        assert_eq!(out, b"name\r\n\"a \"\"b\"\", c d\"\r\n");
        let mut out = Vec::new();
        tsv(&report, &mut out).expect("written");
        assert_eq!(out, b"name\na \"b\", c d\n");
    }
}
