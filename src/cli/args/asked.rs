//! The arguments of the commands that have many.

#![expect(
    clippy::doc_markdown,
    reason = "the comments are the help, which a terminal shows as it stands"
)]

use std::path::PathBuf;

use clap::{Args as Group, ValueHint};

use super::words::ImportFormat;
use crate::cli::complete;

/// What agreements are asked for.
#[derive(Clone, Debug, Group)]
pub struct Agreements {
    /// Parties or organisations
    #[arg(value_name = "NAME", add = complete::actors())]
    pub names: Vec<String>,
    /// Only this kind of agreement: mutual_defence, trade…
    #[arg(long, value_name = "KIND", add = complete::agreement_kinds())]
    pub kind: Option<String>,
    /// Only those with this obligation: defense, nonaggression, assurance…
    #[arg(long, value_name = "OBLIGATION", add = complete::obligations())]
    pub obligation: Option<String>,
    /// Only those signed in this city or country
    #[arg(long, value_name = "PLACE")]
    pub place: Option<String>,
    /// Only those this person signed
    #[arg(long, value_name = "PERSON")]
    pub signatory: Option<String>,
    /// Only those about this
    #[arg(long, value_name = "TOPIC")]
    pub topic: Option<String>,
    /// Only those in force on the date
    #[arg(long)]
    pub in_force: bool,
    /// Only those whose obligations were invoked
    #[arg(long)]
    pub invoked: bool,
    /// Signed on or after this date
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// Signed on or before this date
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
}

/// What to draw.
#[derive(Clone, Debug, Group)]
pub struct Drawn {
    /// Organisations, an agreement or countries
    #[arg(required = true, value_name = "NAME", add = complete::anything())]
    pub names: Vec<String>,
    /// Write a picture there; without it the explorer opens in this view
    #[arg(long, short, value_name = "FILE.svg", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Replace the picture if it is there
    #[arg(long, requires = "output")]
    pub force: bool,
    /// Without a terminal, the size of the screen that is printed
    #[arg(long, value_name = "COLSxROWS", default_value = "120x40", value_parser = super::size)]
    pub size: (u16, u16),
}

/// What to import.
#[derive(Clone, Debug, Group)]
pub struct Import {
    /// Whose layout the files are in
    #[arg(value_enum)]
    pub layout: ImportFormat,
    /// The files
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// The folder to write the dataset to
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub output: PathBuf,
    /// Replace the folder if it is there
    #[arg(long)]
    pub force: bool,
}
