//! A Markdown table to paste into an article, with the line that cites it.

use std::io::{self, Write};

use crate::{
    cli::report::{For, Report},
    model::{Meta, harmless::clean},
};

/// The title, a table a group, the notes, and the citation.
pub(super) fn write(report: &Report, meta: &Meta, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "**{}**\n", cell(&report.title))?;
    if let Some(page) = &report.page {
        let wrapped = page.wrap(10_000);
        for line in &wrapped.lines {
            let text: String = line.iter().map(|p| p.text.as_str()).collect();
            writeln!(out, "{}  ", clean(&text).trim_end())?;
        }
        writeln!(out)?;
    } else {
        table(report, out)?;
    }
    for note in &report.notes {
        writeln!(out, "- {}", clean(note))?;
    }
    if !report.notes.is_empty() {
        writeln!(out)?;
    }
    writeln!(
        out,
        "Source: blocs, dataset {} ({}), checked to {}.",
        meta.version, meta.licence, meta.as_of
    )
}

fn table(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let rows = || report.rows.iter().filter(|r| !r.aside);
    // A column that says nothing in any row is left out.
    let wanted: Vec<usize> = (0..report.columns.len())
        .filter(|n| report.columns[*n].whom != For::Programs)
        .filter(|n| rows().any(|r| r.cells.get(*n).is_some_and(|c| !c.is_empty())))
        .collect();
    let mut group: Option<&str> = None;
    for row in rows() {
        if group != Some(row.group.as_str()) {
            if group.is_some() {
                writeln!(out)?;
            }
            if !row.group.is_empty() {
                writeln!(out, "*{}*\n", cell(&row.group))?;
            }
            let names: Vec<String> = wanted
                .iter()
                .map(|n| report.columns[*n].name.replace('_', " "))
                .collect();
            writeln!(out, "| {} |", names.join(" | "))?;
            writeln!(out, "|{}", " --- |".repeat(wanted.len()))?;
            group = Some(&row.group);
        }
        let cells: Vec<String> = wanted
            .iter()
            .filter_map(|n| row.cells.get(*n))
            .map(|c| cell(c))
            .collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    writeln!(out)
}

/// A text that cannot end a cell or begin markup.
fn cell(text: &str) -> String {
    let mut out = String::new();
    for c in clean(text).chars() {
        if matches!(c, '|' | '\\' | '`' | '*' | '_' | '<' | '[') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
