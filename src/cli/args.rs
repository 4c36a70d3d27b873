//! The arguments, as clap reads them. Help, completions and man pages are made from these too.

#![expect(
    clippy::doc_markdown,
    reason = "the comments are the help, which a terminal shows as it stands"
)]

mod asked;
mod words;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueHint};

use super::complete;
use crate::app::view::View;

pub use asked::{Agreements, Drawn, Import};
pub use words::{Colour, ExportFormat, Format, ImportFormat, KindWord, RankBy, ThemeWord};

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
    #[arg(value_name = "NAME", add = complete::anything())]
    pub names: Vec<String>,

    /// The date everything is shown for: 2010, 2010-03, 2010-03-18, "18 March 2010", today, ever
    #[arg(long, value_name = "DATE", global = true, add = complete::dates())]
    pub on: Option<String>,

    /// Begin where the last session ended
    #[arg(long, conflicts_with_all = ["names", "view", "output"])]
    pub resume: bool,

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

    /// The explorer's colours; the terminal's own sixteen, unless told
    #[arg(long, value_enum, value_name = "THEME")]
    pub theme: Option<ThemeWord>,

    /// Settings other than those of ~/.config/blocs/config.toml
    #[arg(long, value_name = "FILE.toml", env = "BLOCS_CONFIG", global = true, value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,

    /// Without a terminal, the size of the screen that is printed
    #[arg(long, value_name = "COLSxROWS", default_value = "120x40", value_parser = size)]
    pub size: (u16, u16),
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
        #[arg(add = complete::anything())]
        name: String,
    },
    /// List who belongs to all of several organisations or agreements
    Members {
        /// Organisations or agreements
        #[arg(required = true, value_name = "NAME", add = complete::bodies())]
        names: Vec<String>,
        /// Leave out the members of this; may be given again
        #[arg(long, value_name = "NAME", add = complete::bodies())]
        not: Vec<String>,
        /// Leave out the members of every organisation of this kind: military_alliance, forum…
        #[arg(long, value_name = "KIND", add = complete::organisation_kinds())]
        not_kind: Option<String>,
        /// member, observer, partner, candidate…, of agreements party, signatory…, former, or any
        #[arg(long, value_name = "STATUS", add = complete::statuses())]
        status: Option<String>,
    },
    /// List the organisations linked to all that is named
    #[command(alias = "organizations", alias = "orgs")]
    Organisations {
        /// Members or agreements
        #[arg(value_name = "NAME", add = complete::anything())]
        names: Vec<String>,
        /// Only this kind of organisation: military_alliance, forum…
        #[arg(long, value_name = "KIND", add = complete::organisation_kinds())]
        kind: Option<String>,
        /// Only where those named have this status; any, unless told
        #[arg(long, value_name = "STATUS", add = complete::statuses())]
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
        #[arg(add = complete::actors())]
        a: String,
        /// The other
        #[arg(add = complete::actors())]
        b: String,
    },
    /// Tell who must help a country that is attacked; what the texts say, not a forecast
    Defenders {
        /// The country
        #[arg(add = complete::actors())]
        country: String,
    },
    /// Tell whom a country must help; what the texts say, not a forecast
    Defends {
        /// The country
        #[arg(add = complete::actors())]
        country: String,
    },
    /// Compare the members of up to eight organisations, exactly
    Compare {
        /// The organisations
        #[arg(required = true, num_args = 1.., value_name = "ORG", add = complete::organisations())]
        organisations: Vec<String>,
        /// member unless told; any for any status
        #[arg(long, value_name = "STATUS", add = complete::statuses())]
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
        #[arg(add = complete::actors())]
        a: String,
        /// To
        #[arg(add = complete::actors())]
        b: String,
        /// Count universal organisations and agreements with more than 50 parties as ties too
        #[arg(long)]
        universal: bool,
    },
    /// List what changed: joins, exits, suspensions, signatures, foundings, in order
    Changes {
        /// Only what touches these: of each kind named, at least one
        #[arg(value_name = "NAME", add = complete::anything())]
        names: Vec<String>,
        /// From this date on
        #[arg(long, value_name = "DATE")]
        since: Option<String>,
        /// Up to this date
        #[arg(long, value_name = "DATE")]
        until: Option<String>,
        /// On this day of any year: 04-04, "4 April", today
        #[arg(long, value_name = "DAY")]
        day: Option<String>,
        /// Only this kind of change: joined, left, signed…; may be given again
        #[arg(long, value_name = "CHANGE", add = complete::changes())]
        kind: Vec<String>,
    },
    /// Tell how organisations grew, step by step
    Growth {
        /// The organisations
        #[arg(required = true, value_name = "ORG", add = complete::organisations())]
        organisations: Vec<String>,
    },
    /// List the countries that share most with all that is named
    Closest {
        /// Countries or organisations
        #[arg(required = true, value_name = "NAME", add = complete::actors())]
        names: Vec<String>,
        /// At most so many
        #[arg(long, default_value_t = 10, value_name = "N")]
        limit: usize,
    },
    /// List the states by how many alliances, organisations or agreements they are in
    Rank {
        /// What is counted
        #[arg(long, value_enum, default_value = "alliances")]
        by: RankBy,
        /// Begin with those in the fewest, or in none
        #[arg(long)]
        fewest: bool,
    },
    /// Check a dataset: list its errors with file, line and column, and count its warnings
    Validate {
        /// A dataset folder or merged file; the embedded one unless told
        #[arg(value_hint = ValueHint::AnyPath)]
        path: Option<PathBuf>,
        /// List the warnings, too
        #[arg(long)]
        warnings: bool,
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
    /// Print a shell's script for completions, of names too
    ///
    /// Names, codes and ids complete to one word that means one thing: `blocs members north-atl<TAB>`.
    /// bash: add `source <(blocs completions bash)` to ~/.bashrc. zsh: add
    /// `source <(blocs completions zsh)` to ~/.zshrc, after compinit. fish: add
    /// `blocs completions fish | source` to ~/.config/fish/config.fish. elvish: add
    /// `eval (blocs completions elvish | slurp)` to rc.elv. PowerShell completes commands and options
    /// only: add `blocs completions powershell | Out-String | Invoke-Expression` to $PROFILE.
    #[command(verbatim_doc_comment)]
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page of blocs, or of one command
    Man {
        /// The command
        #[arg(add = complete::commands())]
        command: Option<String>,
        /// Write the pages of blocs and of every command into this folder: blocs.1, blocs-members.1…
        #[arg(long, short, value_name = "DIR", conflicts_with = "command", value_hint = ValueHint::DirPath)]
        output: Option<PathBuf>,
        /// Replace the pages that are there
        #[arg(long, requires = "output")]
        force: bool,
    },
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
