//! Names: no actor's alias is another actor's primary name, unless that is known and said.

use std::collections::HashMap;

use super::{Check, Rule, error};
use crate::model::{Key, Name, NameKind, fold::fold};

const ALIAS: Rule = error("alias-primary");

pub(super) fn check(check: &mut Check<'_>) {
    let data = check.dataset;
    let mut primary: HashMap<String, &Key> = HashMap::new();
    for located in &data.countries {
        primary.insert(fold(&located.record.name), &located.record.id);
    }
    for located in &data.organisations {
        primary.insert(fold(&located.record.name), &located.record.id);
    }
    let known: HashMap<String, &[Key]> = data
        .ambiguous
        .iter()
        .map(|a| (fold(&a.record.name), a.record.candidates.as_slice()))
        .collect();
    let countries = data
        .countries
        .iter()
        .map(|c| (&c.record.id, &c.record.names, &c.origin));
    let organisations = data
        .organisations
        .iter()
        .map(|o| (&o.record.id, &o.record.names, &o.origin));
    for (id, names, origin) in countries.chain(organisations) {
        // A name it bore before another took it (the EEC's, now a record of its own) is history.
        for (n, name) in names
            .iter()
            .enumerate()
            .filter(|(_, name)| name.kind != NameKind::Former)
        {
            let folded = fold(&name.text);
            let Some(other) = primary.get(&folded).filter(|other| **other != id) else {
                continue;
            };
            if known
                .get(&folded)
                .is_none_or(|candidates| !candidates.contains(id))
            {
                let message = clash(name, other);
                check.report(
                    ALIAS,
                    origin,
                    &format!("/names/{n}"),
                    message,
                    "take it out, or list it in ambiguous.json",
                );
            }
        }
    }
}

fn clash(name: &Name, other: &Key) -> String {
    format!("'{}' is the primary name of '{other}'", name.text)
}
