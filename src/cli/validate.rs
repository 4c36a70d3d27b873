//! `blocs validate`: what is wrong with a dataset, and a line that sums it up.

use std::{
    collections::BTreeMap,
    io::{BufWriter, Write, stdout},
    path::Path,
    process::ExitCode,
};

use super::{Args, Failure, dataset::counted};
use crate::{
    exchange::{
        merged::{dataset, merged},
        overlay::overlaid,
    },
    model::harmless::clean,
    store::{self, Problem, Severity},
};

/// Which problems are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Listed {
    /// What makes a dataset unusable; warnings are counted.
    Errors,
    /// All.
    Everything,
}

/// Lists what is wrong with a dataset: the embedded one, unless a path is given.
pub(super) fn validate(
    path: Option<&Path>,
    args: &Args,
    listed: Listed,
) -> Result<ExitCode, Failure> {
    let (atlas, mut problems, name) = if let Some(path) = path {
        let (atlas, problems) = store::read(path);
        (atlas, problems, path.display().to_string())
    } else {
        let whole = dataset(merged(crate::embedded::atlas()?));
        let problems = store::validate::validate(&whole);
        let atlas = store::link::link(whole);
        (Some(atlas), problems, "the embedded dataset".to_owned())
    };
    if let Some(atlas) = atlas.filter(|_| !args.overlay.is_empty()) {
        problems = overlaid(atlas, &args.overlay).1;
    }
    let (errors, warnings): (Vec<Problem>, Vec<Problem>) = problems
        .into_iter()
        .partition(|p| p.severity == Severity::Error);
    let mut out = BufWriter::new(stdout().lock());
    let more = warnings.iter().filter(|_| listed == Listed::Everything);
    for problem in errors.iter().chain(more) {
        writeln!(out, "{}", clean(&problem.to_string()))?;
    }
    let line = summary(&name, errors.len(), &warnings, listed);
    writeln!(out, "{}", clean(&line))?;
    out.flush()?;
    Ok(ExitCode::from(if errors.is_empty() { 0 } else { 2 }))
}

/// `data: 0 errors, 3 warnings (2 no-text-url, 1 year-only); --warnings lists them`.
fn summary(name: &str, errors: usize, warnings: &[Problem], listed: Listed) -> String {
    let line = format!(
        "{name}: {}, {}",
        counted(errors, "error"),
        counted(warnings.len(), "warning")
    );
    if warnings.is_empty() {
        return line;
    }
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for warning in warnings {
        *kinds.entry(warning.rule).or_default() += 1;
    }
    let mut kinds: Vec<(&str, usize)> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let kinds: Vec<String> = kinds
        .iter()
        .map(|(kind, count)| format!("{count} {kind}"))
        .collect();
    let how = match listed {
        Listed::Errors => "; --warnings lists them",
        Listed::Everything => "",
    };
    format!("{line} ({}){how}", kinds.join(", "))
}
