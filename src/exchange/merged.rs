//! An atlas taken apart into the records it was made of.

use crate::store::{
    Atlas,
    decode::{Dataset, Located, Merged, Origin},
};

/// The records of an atlas, as one merged file holds them.
#[must_use]
pub fn merged(atlas: Atlas) -> Merged {
    let names = atlas.exonyms();
    Merged {
        meta: atlas.meta,
        sources: atlas.sources.iter().cloned().collect(),
        countries: atlas.countries.iter().cloned().collect(),
        organisations: atlas.organisations.iter().cloned().collect(),
        agreements: atlas.agreements.iter().cloned().collect(),
        stances: atlas.stances,
        names,
        ambiguous: atlas.ambiguous,
    }
}

/// Records as a dataset that comes from no file.
#[must_use]
pub fn dataset(merged: Merged) -> Dataset {
    Dataset {
        meta: merged.meta,
        sources: unfiled(merged.sources, "/sources"),
        countries: unfiled(merged.countries, "/countries"),
        organisations: unfiled(merged.organisations, "/organisations"),
        agreements: unfiled(merged.agreements, "/agreements"),
        stances: unfiled(merged.stances, "/stances"),
        exonyms: merged.names,
        ambiguous: unfiled(merged.ambiguous, "/ambiguous"),
        files: Vec::new(),
    }
}

/// Records with the pointers they would have in a merged file, and no file.
pub(super) fn unfiled<T>(records: Vec<T>, base: &str) -> Vec<Located<T>> {
    let located = records.into_iter().enumerate().map(|(n, record)| Located {
        record,
        origin: Origin {
            file: usize::MAX,
            pointer: format!("{base}/{n}"),
        },
    });
    located.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{
        decode::decode,
        files::{DataFile, Files},
        link::link,
        validate::validate,
    };

    #[test]
    fn the_embedded_atlas_comes_back_from_its_merged_file() {
        let atlas = crate::embedded::atlas().expect("the embedded dataset");
        let before = crate::store::pack::pack(&atlas).expect("bytes");
        let names = atlas.names().clone();
        let text = serde_json::to_string(&merged(atlas)).expect("JSON");
        let file = DataFile {
            name: "merged.json".to_owned(),
            text,
        };
        let (dataset, problems) = decode(Files::Merged(file));
        let dataset = dataset.unwrap_or_else(|| panic!("{problems:?}"));
        let errors = validate(&dataset);
        let errors: Vec<_> = errors
            .iter()
            .filter(|p| p.severity == crate::store::Severity::Error)
            .collect();
        assert!(errors.is_empty(), "{errors:?}");
        let again = link(dataset);
        assert!(crate::store::pack::pack(&again).expect("bytes") == before);
        assert!(*again.names() == names, "the names search looks in");
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let (files, problems) = crate::store::read(&path);
        let files = files.unwrap_or_else(|| panic!("{problems:?}"));
        assert!(again.exonyms() == files.exonyms(), "the languages of names");
    }
}
