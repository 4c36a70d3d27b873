//! The arguments, as clap reads them. Help, completions and man pages are made from these too.

#![expect(
    clippy::doc_markdown,
    reason = "the comments are the help, which a terminal shows as it stands"
)]

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand, ValueEnum, ValueHint};

use crate::{app::view::View, model::Kind};

/// The terminal explorer of the world's alliances: organisations, members and agreements, on any
/// date, each fact with its source.
#[derive(Clone, Debug, Parser)]
#[command(name = "blocs", version, about, max_term_width = 100)]
#[command(
    after_help = "A NAME is an id, code, abbreviation or any name, or an address such as \
country/ARM, organisation/csto or agreement/un-csto-2010.\n\
Exit codes: 0 found, 1 nothing found, 2 bad use or bad data."
)]
pub struct Args {
    /// A question for scripts; without one, the explorer opens
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Countries, organisations or agreements to begin with, pinned: any name, code or address
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,

    /// The date everything is shown for: 2010, 2010-03, 2010-03-18, "18 March 2010", today, ever
    #[arg(long, value_name = "DATE", global = true)]
    pub on: Option<String>,

    /// Open in a view
    #[arg(long, value_name = "VIEW", default_value = "panes", value_parser = view)]
    pub view: View,

    /// Write the view as an SVG picture instead of opening it
    #[arg(long, value_name = "FILE.svg", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,

    /// Replace the picture if it is there
    #[arg(long, requires = "output")]
    pub force: bool,

    /// Read another dataset: a folder, or one merged file
    #[arg(long, value_name = "PATH", env = "BLOCS_DATA", global = true, value_hint = ValueHint::AnyPath)]
    pub data: Option<PathBuf>,

    /// Lay records of your own over the dataset, yours winning by id; may be given again
    #[arg(long, value_name = "PATH", global = true, value_hint = ValueHint::AnyPath)]
    pub overlay: Vec<PathBuf>,

    /// How answers are written; a table on a terminal and tsv into a pipe, unless told
    #[arg(long, value_enum, value_name = "FORMAT", global = true)]
    pub format: Option<Format>,

    /// When tables are coloured
    #[arg(
        long,
        value_enum,
        value_name = "WHEN",
        default_value = "auto",
        global = true
    )]
    pub color: Colour,

    /// Without a terminal, the size of the screen that is printed
    #[arg(long, value_name = "COLSxROWS", default_value = "120x40", value_parser = size)]
    pub size: (u16, u16),
}

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

/// The questions.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Find countries, organisations, agreements and signatories by any name
    Search {
        /// What to look for
        #[arg(required = true)]
        query: Vec<String>,
        /// Only this kind
        #[arg(long, value_enum)]
        kind: Option<KindWord>,
        /// At most so many
        #[arg(long, default_value_t = 20, value_name = "N")]
        limit: usize,
    },
    /// Show a whole record
    Show {
        /// The record
        name: String,
    },
    /// List who belongs to all of several organisations or agreements
    Members {
        /// Organisations or agreements
        #[arg(required = true, value_name = "NAME")]
        names: Vec<String>,
        /// Leave out the members of this; may be given again
        #[arg(long, value_name = "NAME")]
        not: Vec<String>,
        /// member, observer, partner, candidate…, of agreements party, signatory…, former, or any
        #[arg(long, value_name = "STATUS")]
        status: Option<String>,
    },
    /// List the organisations linked to all that is named
    #[command(alias = "organizations", alias = "orgs")]
    Organisations {
        /// Members or agreements
        #[arg(value_name = "NAME")]
        names: Vec<String>,
        /// Only this kind of organisation: military_alliance, forum…
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
        /// Only where those named have this status; any, unless told
        #[arg(long, value_name = "STATUS")]
        status: Option<String>,
        /// Only those with their seat in this city or country
        #[arg(long, value_name = "PLACE")]
        place: Option<String>,
    },
    /// List the agreements linked to all that is named
    Agreements(Agreements),
    /// Tell what binds two countries or organisations: what they share, and who says what of whom
    Between {
        /// One
        a: String,
        /// The other
        b: String,
    },
    /// Tell who must help a country that is attacked; what the texts say, not a forecast
    Defenders {
        /// The country
        country: String,
    },
    /// Tell whom a country must help; what the texts say, not a forecast
    Defends {
        /// The country
        country: String,
    },
    /// Compare the members of up to eight organisations, exactly
    Compare {
        /// The organisations
        #[arg(required = true, num_args = 1.., value_name = "ORG")]
        organisations: Vec<String>,
        /// member unless told; any for any status
        #[arg(long, value_name = "STATUS")]
        status: Option<String>,
        /// Draw the overlap of their members into a picture instead
        #[arg(long, short, value_name = "FILE.svg", conflicts_with = "status", value_hint = ValueHint::FilePath)]
        output: Option<PathBuf>,
        /// Replace the picture if it is there
        #[arg(long, requires = "output")]
        force: bool,
    },
    /// Draw the world, coloured by what is named: opened, printed, or as a picture
    Map(Drawn),
    /// Draw what is named as bars in time: opened, printed, or as a picture
    Timeline(Drawn),
    /// Draw what binds two countries, or one to all: opened, printed, or as a picture
    Ties(Drawn),
    /// Find the shortest chain of ties between two countries or organisations
    Path {
        /// From
        a: String,
        /// To
        b: String,
        /// Count universal organisations and agreements with more than 50 parties as ties too
        #[arg(long)]
        universal: bool,
    },
    /// List what changed: joins, exits, suspensions, signatures, foundings, in order
    Changes {
        /// Only what touches these: of each kind named, at least one
        #[arg(value_name = "NAME")]
        names: Vec<String>,
        /// From this date on
        #[arg(long, value_name = "DATE")]
        since: Option<String>,
        /// Up to this date
        #[arg(long, value_name = "DATE")]
        until: Option<String>,
        /// Only this kind of change: joined, left, signed…; may be given again
        #[arg(long, value_name = "CHANGE")]
        kind: Vec<String>,
    },
    /// Tell how organisations grew, step by step
    Growth {
        /// The organisations
        #[arg(required = true, value_name = "ORG")]
        organisations: Vec<String>,
    },
    /// Check a dataset and list every problem with file, line and column
    Validate {
        /// A dataset folder or merged file; the embedded one unless told
        #[arg(value_hint = ValueHint::AnyPath)]
        path: Option<PathBuf>,
        /// Leave out the warnings
        #[arg(long)]
        errors_only: bool,
    },
    /// Turn other people's data into a dataset that opens with --data
    Import(Import),
    /// Write the dataset out for other programs
    Export {
        /// What to write
        #[arg(value_enum)]
        what: ExportFormat,
        /// Where to: a file, of csv a folder; standard output unless told
        #[arg(long, short, value_hint = ValueHint::AnyPath)]
        output: Option<PathBuf>,
        /// Replace what is there
        #[arg(long)]
        force: bool,
    },
    /// List the keys of the explorer
    Keys,
    /// Print completions for a shell
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page of blocs, or of one command
    Man {
        /// The command
        command: Option<String>,
    },
}

/// What agreements are asked for.
#[derive(Clone, Debug, Group)]
pub struct Agreements {
    /// Parties or organisations
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// Only this kind of agreement: mutual_defence, trade…
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Only those with this obligation: defense, nonaggression, assurance…
    #[arg(long, value_name = "OBLIGATION")]
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
    #[arg(required = true, value_name = "NAME")]
    pub names: Vec<String>,
    /// Write a picture there; without it the explorer opens in this view
    #[arg(long, short, value_name = "FILE.svg", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Replace the picture if it is there
    #[arg(long, requires = "output")]
    pub force: bool,
    /// Without a terminal, the size of the screen that is printed
    #[arg(long, value_name = "COLSxROWS", default_value = "120x40", value_parser = size)]
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
