//! Ids are well formed, unique, and name their file.

use super::{Check, Rule, error};
use crate::{model::Key, store::decode::Origin};

const FORM: Rule = error("id-form");
const UNIQUE: Rule = error("id-unique");
const FILE: Rule = error("id-file");

pub(super) fn check(check: &mut Check<'_>) {
    let data = check.dataset;
    each(
        check,
        "country",
        data.countries.iter().map(|c| (&c.record.id, &c.origin)),
        is_country,
    );
    each(
        check,
        "organisation",
        data.organisations.iter().map(|o| (&o.record.id, &o.origin)),
        is_kebab,
    );
    each(
        check,
        "agreement",
        data.agreements.iter().map(|a| (&a.record.id, &a.origin)),
        is_kebab,
    );
    each(
        check,
        "stance",
        data.stances.iter().map(|s| (&s.record.id, &s.origin)),
        is_kebab,
    );
    each(
        check,
        "source",
        data.sources.iter().map(|s| (&s.record.id, &s.origin)),
        is_kebab,
    );
    let own_file = data
        .organisations
        .iter()
        .map(|o| (&o.record.id, &o.origin))
        .chain(data.agreements.iter().map(|a| (&a.record.id, &a.origin)));
    for (id, origin) in own_file.filter(|(_, origin)| origin.pointer.is_empty()) {
        let name = data.files.get(origin.file).map_or("", |f| f.name.as_str());
        if name.rsplit('/').next() != Some(&format!("{id}.json")) {
            check.report(
                FILE,
                origin,
                "/id",
                format!("id '{id}' is not the file's name"),
                "name the file after the id",
            );
        }
    }
}

fn each<'a>(
    check: &mut Check<'_>,
    kind: &str,
    ids: impl Iterator<Item = (&'a Key, &'a Origin)>,
    well_formed: fn(&str) -> bool,
) {
    let mut seen = std::collections::HashSet::new();
    for (id, origin) in ids {
        if !well_formed(id.as_str()) {
            check.report(
                FORM,
                origin,
                "/id",
                format!("{kind} id '{id}' is not well formed"),
                "countries: three capital letters; others: lower-case letters, digits and hyphens",
            );
        }
        if !seen.insert(id.clone()) {
            check.report(
                UNIQUE,
                origin,
                "/id",
                format!("{kind} id '{id}' is used twice"),
                "give one of them another id",
            );
        }
    }
}

fn is_country(id: &str) -> bool {
    id.len() == 3 && id.bytes().all(|b| b.is_ascii_uppercase())
}

fn is_kebab(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 64
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !id.starts_with('-')
        && !id.ends_with('-')
}
