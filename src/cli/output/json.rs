//! JSON: one array or object, or one object a line.

use std::io::{self, Write};

use crate::cli::report::{Report, Shape};

/// One array, a row a line; or the report's one object, indented.
pub(super) fn array(report: &Report, out: &mut impl Write) -> io::Result<()> {
    if let Shape::Object(object) = &report.shape {
        let value: serde_json::Value = serde_json::from_str(object).unwrap_or_default();
        serde_json::to_writer_pretty(&mut *out, &value)?;
        return writeln!(out);
    }
    let rows: Vec<&str> = rows(report).collect();
    if rows.is_empty() {
        return writeln!(out, "[]");
    }
    write!(out, "[\n{}\n]\n", rows.join(",\n"))
}

/// One object a line.
pub(super) fn lines(report: &Report, out: &mut impl Write) -> io::Result<()> {
    if let Shape::Object(object) = &report.shape {
        return writeln!(out, "{object}");
    }
    for row in rows(report) {
        writeln!(out, "{row}")?;
    }
    Ok(())
}

fn rows(report: &Report) -> impl Iterator<Item = &str> {
    let rows = report.rows.iter().map(|r| r.json.as_str());
    rows.filter(|json| !json.is_empty())
}
