//! `blocs export` and `blocs import`.

use std::{
    io::{self, BufWriter, Write, stderr, stdout},
    path::Path,
    process::ExitCode,
};

use super::{
    Failure,
    args::{ExportFormat, Import, ImportFormat},
    dataset::counted,
    progress::Bar,
};
use crate::{
    exchange::{
        export, import,
        whole::{self, Replace, Stopped},
    },
    model::harmless::clean,
    store::Atlas,
    terminal::Stop,
};

/// What `--force` says.
pub(super) fn replace(force: bool) -> Replace {
    if force { Replace::Yes } else { Replace::Never }
}

/// Writes something whole; if a signal asks to stop, ends by it once nothing half-written is left.
pub(super) fn unless_stopped(write: impl FnOnce(Stopped<'_>) -> io::Result<()>) -> io::Result<()> {
    let stop = Stop::listen()?;
    let written = write(&|| stop.asked());
    stop.obey();
    written
}

/// Writes the dataset out, to a file, a folder or standard output.
pub(super) fn export(
    atlas: Atlas,
    what: ExportFormat,
    output: Option<&Path>,
    force: bool,
) -> Result<ExitCode, Failure> {
    if what == ExportFormat::Csv {
        let Some(folder) = output else {
            return Err(Failure::Use(
                "csv is a folder of tables; say which with --output DIR".to_owned(),
            ));
        };
        unless_stopped(|stopped| {
            whole::folder(folder, replace(force), stopped, |draft| {
                export::tables::write(&atlas, draft)
            })
        })?;
        return Ok(ExitCode::SUCCESS);
    }
    let write = |out: &mut dyn Write| match what {
        ExportFormat::Json => export::json(atlas, out),
        ExportFormat::Graphml => export::graphml(&atlas, out),
        ExportFormat::Dot | ExportFormat::Csv => export::dot(&atlas, out),
    };
    if let Some(file) = output {
        unless_stopped(|stopped| whole::file(file, replace(force), stopped, write))?;
    } else {
        let mut out = BufWriter::new(stdout().lock());
        write(&mut out)?;
        out.flush()?;
    }
    Ok(ExitCode::SUCCESS)
}

/// How many refusals of one import are printed in full.
const TOLD: usize = 20;

/// Reads other people's files and writes a dataset folder.
pub(super) fn import(args: &Import, atlas: &Atlas) -> Result<ExitCode, Failure> {
    let layout = match args.layout {
        ImportFormat::CowIgo => import::Layout::CowIgo,
        ImportFormat::Atop => import::Layout::Atop,
        ImportFormat::Dcad => import::Layout::Dcad,
        ImportFormat::Desta => import::Layout::Desta,
        ImportFormat::Many => import::Layout::Many,
        ImportFormat::Csv => import::Layout::Tidy,
    };
    if args.output.exists() && !args.force {
        return Err(Failure::Use(format!(
            "{} exists; --force replaces it",
            args.output.display()
        )));
    }
    // What is read leaves nothing behind: signals end it at once, as they end any program.
    let bar = Bar::new();
    let imported =
        import::import(layout, &args.files, atlas, &|at| bar.show(at)).map_err(Failure::Use)?;
    let summary = &imported.summary;
    if !imported.is_empty() {
        unless_stopped(|stopped| {
            whole::folder(&args.output, replace(args.force), stopped, |draft| {
                import::write(&imported, draft, &|at| bar.show(at))
            })
        })?;
    }
    drop(bar);
    let mut err = stderr().lock();
    for refusal in summary.refused.iter().take(TOLD) {
        writeln!(err, "{}", clean(&refusal.to_string()))?;
    }
    if summary.refused.len() > TOLD {
        let more = summary.refused.len() - TOLD;
        writeln!(err, "… and {} more", counted(more, "refusal"))?;
    }
    if imported.is_empty() {
        writeln!(err, "blocs: nothing to write: {}", summary.line())?;
        return Ok(ExitCode::from(2));
    }
    writeln!(err, "blocs: {}", summary.line())?;
    for (why, count) in summary.reasons() {
        writeln!(err, "  refused {count}: {}", clean(&why))?;
    }
    writeln!(
        err,
        "  open it with: blocs --data {}",
        args.output.display()
    )?;
    Ok(ExitCode::SUCCESS)
}
