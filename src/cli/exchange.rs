//! `blocs export` and `blocs import`.

use std::{
    io::{BufWriter, Write, stderr, stdout},
    path::Path,
    process::ExitCode,
};

use super::{
    Failure,
    args::{ExportFormat, Import, ImportFormat},
    dataset::counted,
};
use crate::{
    exchange::{
        export, import,
        whole::{self, Replace},
    },
    store::Atlas,
};

/// What the flag means.
pub(super) fn replace(force: bool) -> Replace {
    if force { Replace::Yes } else { Replace::Never }
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
        whole::folder(folder, replace(force), |draft| {
            export::tables::write(&atlas, draft)
        })?;
        return Ok(ExitCode::SUCCESS);
    }
    let write = |out: &mut dyn Write| match what {
        ExportFormat::Json => export::json(atlas, out),
        ExportFormat::Graphml => export::graphml(&atlas, out),
        ExportFormat::Dot | ExportFormat::Csv => export::dot(&atlas, out),
    };
    if let Some(file) = output {
        whole::file(file, replace(force), write)?;
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
    let imported = import::import(layout, &args.files, atlas).map_err(Failure::Use)?;
    let summary = &imported.summary;
    let mut err = stderr().lock();
    for refusal in summary.refused.iter().take(TOLD) {
        writeln!(err, "{}", super::output::clean(&refusal.to_string()))?;
    }
    if summary.refused.len() > TOLD {
        let more = summary.refused.len() - TOLD;
        writeln!(err, "… and {} more", counted(more, "refusal"))?;
    }
    if imported.is_empty() {
        writeln!(err, "blocs: nothing to write: {}", summary.line())?;
        return Ok(ExitCode::from(2));
    }
    whole::folder(&args.output, replace(args.force), |draft| {
        import::write(&imported, draft)
    })?;
    writeln!(err, "blocs: {}", summary.line())?;
    for (why, count) in summary.reasons() {
        writeln!(err, "  refused {count}: {}", super::output::clean(&why))?;
    }
    writeln!(
        err,
        "  open it with: blocs --data {}",
        args.output.display()
    )?;
    Ok(ExitCode::SUCCESS)
}
