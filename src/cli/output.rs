//! Reports as text: a table, JSON, separated values, Markdown. Everything goes to one writer.

mod json;
mod markdown;
mod separated;
mod table;

use std::io::{self, Write};

use super::{args::Format, report::Report};
use crate::model::Meta;

/// How a report is to look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// The format.
    pub(super) format: Format,
    /// Columns of the terminal.
    pub(super) width: usize,
    /// Whether headings are set off.
    pub(super) coloured: Coloured,
}

/// Whether headings are set off by terminal attributes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Coloured {
    Yes,
    No,
}

/// Writes a report.
pub(super) fn write(
    report: &Report,
    meta: &Meta,
    style: Style,
    out: &mut impl Write,
) -> io::Result<()> {
    match style.format {
        Format::Table => table::write(report, style, out),
        Format::Json => json::array(report, out),
        Format::Ndjson => json::lines(report, out),
        Format::Csv => separated::csv(report, out),
        Format::Tsv => separated::tsv(report, out),
        Format::Markdown => markdown::write(report, meta, out),
    }
}
