//! The arguments, as clap reads them.

use std::path::PathBuf;

use clap::Parser;

use crate::app::view::View;

/// The terminal explorer of the world's alliances: organisations, members and agreements, on any
/// date, each fact with its source.
#[derive(Clone, Debug, Parser)]
#[command(name = "blocs", version, about, max_term_width = 100)]
pub struct Args {
    /// Countries, organisations or agreements to begin with, pinned: any name, code or address
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,

    /// The date everything is shown for: 2010, 2010-03, 2010-03-18, "18 March 2010", today, ever
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,

    /// Open in a view
    #[arg(long, value_name = "VIEW", default_value = "panes", value_parser = view)]
    pub view: View,

    /// Write the view as an SVG picture instead of opening it
    #[arg(long, value_name = "FILE.svg")]
    pub output: Option<PathBuf>,

    /// Read another dataset: a folder, or one merged file
    #[arg(long, value_name = "PATH", env = "BLOCS_DATA")]
    pub data: Option<PathBuf>,

    /// Without a terminal, the size of the screen that is printed
    #[arg(long, value_name = "COLSxROWS", default_value = "120x40", value_parser = size)]
    pub size: (u16, u16),
}

fn view(text: &str) -> Result<View, String> {
    View::named(text).ok_or_else(|| "write panes, map, timeline, compare or ties".to_owned())
}

fn size(text: &str) -> Result<(u16, u16), String> {
    let parsed = text
        .split_once(['x', 'X', '×'])
        .and_then(|(columns, rows)| {
            let columns: u16 = columns.trim().parse().ok()?;
            let rows: u16 = rows.trim().parse().ok()?;
            Some((columns, rows))
        });
    parsed
        .filter(|(columns, rows)| (1..=1000).contains(columns) && (1..=1000).contains(rows))
        .ok_or_else(|| "write columns x rows, each 1 to 1000, as in 120x40".to_owned())
}
