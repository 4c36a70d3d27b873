//! Which of our organisations is meant where one is a party among states.

use std::collections::HashMap;

use crate::{
    model::{Key, Organisation, fold::fold},
    store::Atlas,
};

/// The organisations by what others call them.
pub(super) struct Bodies {
    by_name: HashMap<String, Key>,
}

/// What the treaty collections call some, which is no name of theirs.
const CODES: [(&str, &str); 5] = [
    ("EUE", "eu"),
    ("EUU", "eu"),
    ("EC", "eu"),
    ("IO-EAEC", "euratom"),
    ("IO-IBRD", "world-bank"),
];

impl Bodies {
    pub(super) fn new(atlas: &Atlas) -> Self {
        let mut by_name = HashMap::new();
        for record in atlas.organisations.iter() {
            let others = record.names.iter().map(|n| &*n.text);
            let names = others
                .chain([&*record.name, record.id.as_str()])
                .chain(record.abbreviation.as_deref());
            for name in names {
                // Two that share a name are neither meant by it.
                by_name
                    .entry(fold(name))
                    .and_modify(|key: &mut Option<Key>| {
                        if key.as_ref() != Some(&record.id) {
                            *key = None;
                        }
                    })
                    .or_insert_with(|| Some(record.id.clone()));
            }
        }
        let sure = by_name
            .into_iter()
            .filter_map(|(name, key)| Some((name, key?)));
        Self {
            by_name: sure.collect(),
        }
    }

    /// The organisation of a code: its letters, its name, or `WHO World Health Organization`.
    pub(super) fn code(&self, code: &str) -> Option<Key> {
        if let Some((_, id)) = CODES.iter().find(|(theirs, _)| *theirs == code) {
            return self.by_name.get(&fold(id)).cloned();
        }
        let code = code.strip_prefix("IO-").unwrap_or(code);
        let (letters, name) = code.split_once(' ').unwrap_or((code, ""));
        [code, name, letters]
            .into_iter()
            .filter(|text| text.len() > 2)
            .find_map(|text| self.by_name.get(&fold(text)).cloned())
    }
}

/// What a record says of the organisation itself: who belongs to it is not the import's to tell.
pub(super) fn alone(record: &Organisation) -> Organisation {
    Organisation {
        universal: false,
        parent: None,
        links: Vec::new(),
        count_basis: None,
        members: Vec::new(),
        ..record.clone()
    }
}
