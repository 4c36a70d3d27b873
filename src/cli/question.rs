//! Subcommands to questions: names and dates resolved, the report asked for, the exit code.

use std::{
    io::{BufWriter, IsTerminal, Write, stdout},
    process::ExitCode,
};

use super::{
    Failure,
    args::{Agreements, Args, Colour, Command, Format},
    ask::{ACTORS, Asked, BODIES, wanted, word_of},
    output::{self, Coloured, Style},
    report::{self, Report, duties::Side},
};
use crate::{
    model::{
        AgreementType, AsOf, Entity, Kind, MemberStatus, ObligationKind, OrganisationIx,
        OrganisationType, PartialDate,
    },
    query::{changes, compare, members::Wanted, path::Reach},
    store::Atlas,
};

/// Answers a question of the command line.
pub(super) fn answer(
    args: &Args,
    command: &Command,
    atlas: Atlas,
    today: PartialDate,
) -> Result<ExitCode, Failure> {
    let asked = Asked::new(atlas, args.on.as_deref(), today)?;
    let Some(report) = report(&asked, command)? else {
        return Ok(ExitCode::SUCCESS);
    };
    print(args, &report, &asked)
}

/// Writes a report to standard output; says so if nothing was found.
fn print(args: &Args, report: &Report, asked: &Asked) -> Result<ExitCode, Failure> {
    let style = style(args);
    let mut out = BufWriter::new(stdout().lock());
    output::write(report, &asked.atlas.meta, style, &mut out)?;
    out.flush()?;
    if report.found {
        return Ok(ExitCode::SUCCESS);
    }
    let mut err = std::io::stderr().lock();
    writeln!(
        err,
        "blocs: none in this dataset, which ends {}",
        asked.atlas.meta.as_of
    )?;
    Ok(ExitCode::from(1))
}

/// How answers are to look, by the arguments and the terminal.
fn style(args: &Args) -> Style {
    let terminal = stdout().is_terminal();
    let coloured = match args.color {
        Colour::Always => Coloured::Yes,
        Colour::Auto if terminal && !super::explore::no_colour() => Coloured::Yes,
        Colour::Auto | Colour::Never => Coloured::No,
    };
    let piped = if terminal { Format::Table } else { Format::Tsv };
    Style {
        format: args.format.unwrap_or(piped),
        width: terminal_width().unwrap_or(100).max(20),
        coloured,
    }
}

/// Columns of the terminal: `COLUMNS` if set, else as the terminal says.
fn terminal_width() -> Option<usize> {
    let told = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    #[cfg(unix)]
    let asked = rustix::termios::tcgetwinsize(stdout())
        .ok()
        .map(|size| usize::from(size.ws_col));
    #[cfg(not(unix))]
    let asked = None;
    told.or(asked).filter(|columns: &usize| *columns > 0)
}

fn report(asked: &Asked, command: &Command) -> Result<Option<Report>, Failure> {
    let found = match command {
        Command::Search { query, kind, limit } => {
            let kind = kind.map(Kind::from);
            report::search::report(asked, &query.join(" "), kind, *limit)
        }
        Command::Show { name } => {
            let entity = asked.entity(name, &Kind::ALL)?;
            report::show::report(asked, entity, &asked.date(&[entity]))
        }
        Command::Members {
            names,
            not,
            not_kind,
            status,
        } => {
            let all = asked.entities(names, BODIES)?;
            let without = report::members::Without {
                named: asked.entities(not, BODIES)?,
                kind: organisation_kind(not_kind.as_deref())?,
            };
            let wanted = wanted(status.as_deref())?;
            report::members::report(asked, &all, &without, wanted, &asked.date(&all))
        }
        Command::Organisations {
            names,
            kind,
            status,
            place,
        } => {
            let words = [kind.as_deref(), status.as_deref(), place.as_deref()];
            organisations(asked, names, words)?
        }
        Command::Agreements(args) => agreements(asked, args)?,
        Command::Between { a, b } => {
            let (a, b) = (asked.entity(a, ACTORS)?, asked.entity(b, ACTORS)?);
            report::between::report(asked, a, b, &asked.date(&[a, b]))
        }
        Command::Defenders { country } => {
            let actor = asked.entity(country, ACTORS)?;
            report::duties::report(asked, actor, Side::Defenders, &asked.date(&[actor]))
        }
        Command::Defends { country } => {
            let actor = asked.entity(country, ACTORS)?;
            report::duties::report(asked, actor, Side::Defends, &asked.date(&[actor]))
        }
        Command::Compare {
            organisations,
            status,
            ..
        } => comparison(asked, organisations, status.as_deref())?,
        Command::Path { a, b, universal } => {
            let (a, b) = (asked.entity(a, ACTORS)?, asked.entity(b, ACTORS)?);
            let reach = if *universal {
                Reach::Universal
            } else {
                Reach::Selective
            };
            report::path::report(asked, a, b, reach, &asked.date(&[a, b]))
        }
        Command::Changes {
            names,
            since,
            until,
            day,
            kind,
        } => {
            let bounds = [since.as_deref(), until.as_deref()];
            what_changed(asked, names, bounds, day.as_deref(), kind)?
        }
        Command::Closest { names, limit } => {
            let named = asked.entities(names, ACTORS)?;
            report::closest::report(asked, &named, *limit, &asked.date(&named))
        }
        Command::Rank { by, fewest } => {
            let end = if *fewest {
                report::rank::End::Fewest
            } else {
                report::rank::End::Most
            };
            report::rank::report(asked, *by, end, &asked.date(&[]))
        }
        Command::Growth { organisations } => {
            let named = bodies(asked, organisations)?;
            report::growth::report(asked, &named)
        }
        _ => return Ok(None),
    };
    Ok(Some(found))
}

fn kind_of<T: Copy + serde::Serialize>(
    text: Option<&str>,
    what: &str,
    all: &[T],
    words: fn(T) -> &'static str,
) -> Result<Option<T>, Failure> {
    text.map(|t| word_of(what, t, all, words)).transpose()
}

fn organisations(
    asked: &Asked,
    names: &[String],
    [kind, status, place]: [Option<&str>; 3],
) -> Result<Report, Failure> {
    let named = asked.entities(names, &Kind::ALL)?;
    let filters = report::organisations::Filters {
        kind: organisation_kind(kind)?,
        status: status.map(|s| wanted(Some(s))).transpose()?,
        place,
    };
    let date = asked.date(&named);
    Ok(report::organisations::report(
        asked, &named, &filters, &date,
    ))
}

fn organisation_kind(text: Option<&str>) -> Result<Option<OrganisationType>, Failure> {
    let words = OrganisationType::words;
    kind_of(text, "kind of organisation", OrganisationType::ALL, words)
}

fn agreements(asked: &Asked, args: &Agreements) -> Result<Report, Failure> {
    let named = asked.entities(&args.names, ACTORS)?;
    let filters = report::agreements::Filters {
        kind: kind_of(
            args.kind.as_deref(),
            "kind of agreement",
            AgreementType::ALL,
            AgreementType::words,
        )?,
        obligation: kind_of(
            args.obligation.as_deref(),
            "kind of obligation",
            ObligationKind::ALL,
            ObligationKind::words,
        )?,
        place: args.place.as_deref(),
        signatory: args.signatory.as_deref(),
        topic: args.topic.as_deref(),
        in_force: args.in_force,
        invoked: args.invoked,
        since: asked.bound(args.since.as_deref())?,
        until: asked.bound(args.until.as_deref())?,
    };
    let mut date = asked.date(&named);
    // Who asks what was signed, where and by whom, asks of what has ended since, too.
    if asked.on.is_none() && filters.ask_of_the_past() && !filters.in_force {
        date.as_of = AsOf::Ever;
        date.notes.clear();
    }
    Ok(report::agreements::report(asked, &named, &filters, &date))
}

fn bodies(asked: &Asked, names: &[String]) -> Result<Vec<OrganisationIx>, Failure> {
    let entities = asked.entities(names, &[Kind::Organisation])?;
    let of = entities.into_iter().filter_map(|e| match e {
        Entity::Organisation(ix) => Some(ix),
        _ => None,
    });
    Ok(of.collect())
}

fn comparison(asked: &Asked, names: &[String], status: Option<&str>) -> Result<Report, Failure> {
    let named = bodies(asked, names)?;
    if named.len() > compare::MOST {
        return Err(Failure::Use(format!(
            "{} organisations are too many; compare up to {}",
            named.len(),
            compare::MOST
        )));
    }
    let status = match wanted(status)? {
        Wanted::Full => Some(MemberStatus::Member),
        Wanted::Any => None,
        Wanted::Member(status) => Some(status),
        Wanted::Signatory => Some(MemberStatus::Signatory),
        Wanted::Party(_) | Wanted::Former | Wanted::Withdrew => {
            return Err(Failure::Use(
                "compare takes a status of members, or any".to_owned(),
            ));
        }
    };
    let entities: Vec<Entity> = named.iter().map(|ix| Entity::Organisation(*ix)).collect();
    Ok(report::compare::report(
        asked,
        &named,
        status,
        &asked.date(&entities),
    ))
}

fn what_changed(
    asked: &Asked,
    names: &[String],
    [since, until]: [Option<&str>; 2],
    day: Option<&str>,
    kinds: &[String],
) -> Result<Report, Failure> {
    // `--on 2025` is all of 2025.
    let on = match asked.on {
        Some(AsOf::On(date)) => Some(date),
        _ => None,
    };
    let wanted = changes::Wanted {
        entities: asked.entities(names, &Kind::ALL)?,
        since: asked.bound(since)?.or(on),
        until: asked.bound(until)?.or(on),
        day: day.map(|text| asked.day(text)).transpose()?,
    };
    let kinds = kinds.iter().map(|text| {
        report::changes::kind(text).ok_or_else(|| {
            let all = report::changes::KINDS.map(|c| report::shape::snake(c.word()));
            Failure::Use(format!(
                "'{text}' is no change; say one of {}",
                all.join(", ")
            ))
        })
    });
    let kinds: Vec<changes::Change> = kinds.collect::<Result<_, _>>()?;
    Ok(report::changes::report(asked, &wanted, &kinds))
}
