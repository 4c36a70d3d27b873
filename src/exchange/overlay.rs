//! A user's own records laid over a dataset, theirs winning by id.
//!
//! An overlay is a dataset folder or merged file that may lack anything, `meta` too.

use std::{collections::HashSet, path::Path};

use serde::Deserialize;

use super::merged::{dataset, merged};
use crate::{
    model::{Agreement, Country, Meta, Organisation, Source, Stance},
    store::{
        Atlas, Problem, Severity,
        decode::{Ambiguity, Dataset, Exonyms, Located, Origin, decode},
        files::{self, DataFile, Files},
        link::link,
        validate::validate,
    },
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Overlay {
    #[serde(default, rename = "meta")]
    _meta: Option<Meta>,
    #[serde(default)]
    sources: Vec<Source>,
    #[serde(default)]
    countries: Vec<Country>,
    #[serde(default)]
    organisations: Vec<Organisation>,
    #[serde(default)]
    agreements: Vec<Agreement>,
    #[serde(default)]
    stances: Vec<Stance>,
    #[serde(default)]
    names: Exonyms,
    #[serde(default)]
    ambiguous: Vec<Ambiguity>,
}

/// The atlas with overlays laid over it, the later over the earlier; and every problem found.
#[must_use]
pub fn overlaid(atlas: Atlas, paths: &[impl AsRef<Path>]) -> (Option<Atlas>, Vec<Problem>) {
    let mut whole = dataset(merged(atlas));
    let mut problems = Vec::new();
    for path in paths {
        match read(path.as_ref(), &whole.meta) {
            Ok(over) => lay(&mut whole, over),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() {
        problems.extend(validate(&whole));
    }
    if problems.iter().any(|p| p.severity == Severity::Error) {
        return (None, problems);
    }
    (Some(link(whole)), problems)
}

/// Reads an overlay; what it says of itself is not used, so `meta` may stand in for it.
fn read(path: &Path, meta: &Meta) -> Result<Dataset, Vec<Problem>> {
    match files::read(path).map_err(|p| vec![p])? {
        Files::Folder(mut files) => {
            files.retain(|f| f.name != "meta.json");
            files.push(DataFile {
                name: "meta.json".to_owned(),
                text: serde_json::to_string(meta).unwrap_or_default(),
            });
            let (dataset, problems) = decode(Files::Folder(files));
            dataset.ok_or(problems)
        }
        Files::Merged(file) => read_merged(file, meta),
    }
}

fn read_merged(file: DataFile, meta: &Meta) -> Result<Dataset, Vec<Problem>> {
    let overlay: Overlay = serde_json::from_str(&file.text).map_err(|error| {
        let text = error.to_string();
        vec![Problem {
            severity: Severity::Error,
            rule: "shape",
            file: file.name.clone(),
            line: error.line(),
            column: error.column(),
            record: String::new(),
            pointer: String::new(),
            message: text.split(" at line ").next().unwrap_or(&text).to_owned(),
            remedy: "see data/README.md for the shape".to_owned(),
        }]
    })?;
    Ok(Dataset {
        meta: meta.clone(),
        sources: filed(overlay.sources, "/sources"),
        countries: filed(overlay.countries, "/countries"),
        organisations: filed(overlay.organisations, "/organisations"),
        agreements: filed(overlay.agreements, "/agreements"),
        stances: filed(overlay.stances, "/stances"),
        exonyms: overlay.names,
        ambiguous: filed(overlay.ambiguous, "/ambiguous"),
        files: vec![file],
    })
}

fn filed<T>(records: Vec<T>, base: &str) -> Vec<Located<T>> {
    let mut located = super::merged::unfiled(records, base);
    for one in &mut located {
        one.origin.file = 0;
    }
    located
}

fn lay(whole: &mut Dataset, over: Dataset) {
    let shift = whole.files.len();
    // A problem of a record that was laid over says in which overlay it is.
    whole.files.extend(over.files);
    replace(&mut whole.sources, over.sources, shift, |r| {
        r.id.to_string()
    });
    replace(&mut whole.countries, over.countries, shift, |r| {
        r.id.to_string()
    });
    replace(&mut whole.organisations, over.organisations, shift, |r| {
        r.id.to_string()
    });
    replace(&mut whole.agreements, over.agreements, shift, |r| {
        r.id.to_string()
    });
    replace(&mut whole.stances, over.stances, shift, |r| {
        r.id.to_string()
    });
    replace(&mut whole.ambiguous, over.ambiguous, shift, |r| {
        r.name.to_string()
    });
    whole.exonyms.extend(over.exonyms);
}

fn replace<T>(
    records: &mut Vec<Located<T>>,
    over: Vec<Located<T>>,
    shift: usize,
    id: fn(&T) -> String,
) {
    let ids: HashSet<String> = over.iter().map(|l| id(&l.record)).collect();
    records.retain(|l| !ids.contains(&id(&l.record)));
    records.extend(over.into_iter().map(|l| Located {
        record: l.record,
        origin: Origin {
            file: l.origin.file + shift,
            pointer: l.origin.pointer,
        },
    }));
}
