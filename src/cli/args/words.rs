//! The words that arguments are one of.

#![expect(
    clippy::doc_markdown,
    reason = "the comments are the help, which a terminal shows as it stands"
)]

use clap::ValueEnum;
use serde::Deserialize;

use crate::model::Kind;

/// How an answer is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Format {
    /// Columns for the eye
    Table,
    /// One array or object
    Json,
    /// One object a line
    Ndjson,
    /// Comma-separated, as RFC 4180 has it
    Csv,
    /// Tab-separated
    Tsv,
    /// A table to paste, with a citation
    Markdown,
}

/// When tables are coloured.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The colours of the explorer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeWord {
    /// Dark or light as the terminal says its background is (COLORFGBG), else its own colours
    Auto,
    /// The terminal's own sixteen colours
    Terminal,
    /// For a dark background
    Dark,
    /// For a light background
    Light,
    /// High contrast: black, white and emphasis
    Contrast,
    /// No colours
    Plain,
}

/// A kind of record, as an argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum KindWord {
    /// States, territories, historic states
    Country,
    /// Bodies with members
    Organisation,
    /// Treaties, declarations, memoranda
    Agreement,
}

impl From<KindWord> for Kind {
    fn from(word: KindWord) -> Self {
        match word {
            KindWord::Country => Self::Country,
            KindWord::Organisation => Self::Organisation,
            KindWord::Agreement => Self::Agreement,
        }
    }
}

/// Other people's layouts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum ImportFormat {
    /// Correlates of War, intergovernmental organisations v3: state-year or igo-year
    CowIgo,
    /// Alliance Treaty Obligations and Provisions: member level, and alliance level
    Atop,
    /// Defense Cooperation Agreement Dataset
    Dcad,
    /// Design of Trade Agreements, list of treaties
    Desta,
    /// The agreements and parties tables of manytreaties
    Many,
    /// blocs's own tidy tables, as `export csv` writes them
    Csv,
}

/// What export writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum ExportFormat {
    /// The whole dataset in one file that --data reads
    Json,
    /// Tidy tables in a folder, with a datapackage.json
    Csv,
    /// A graph for NetworkX, Gephi, igraph
    Graphml,
    /// A graph for Graphviz
    Dot,
}

/// What countries are ranked by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum RankBy {
    /// Military alliances, and agreements in force that oblige to defend
    Alliances,
    /// Organisations of any kind
    Organisations,
    /// Agreements in force
    Agreements,
}
