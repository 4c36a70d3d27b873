//! Every id that a record mentions belongs to a record, and facts carry sources.

use super::{Check, Rule, error, warning};
use crate::{
    model::{Key, SourceKind},
    store::decode::Origin,
};

const REFERENCE: Rule = error("reference");
const SOURCE: Rule = error("source-missing");
const PRESS: Rule = warning("press-only");

pub(super) fn check(check: &mut Check<'_>) {
    let data = check.dataset;
    for located in &data.countries {
        for (n, link) in located.record.links.iter().enumerate() {
            country(check, &located.origin, &format!("/links/{n}/id"), &link.id);
        }
        sources(check, &located.origin, "", &located.record.sources);
    }
    for located in &data.organisations {
        let (record, origin) = (&located.record, &located.origin);
        if let Some(key) = record
            .headquarters
            .as_ref()
            .and_then(|h| h.country.as_ref())
        {
            country(check, origin, "/headquarters/country", key);
        }
        if let Some(parent) = &record.parent {
            organisation(check, origin, "/parent", parent);
        }
        for (n, link) in record.links.iter().enumerate() {
            organisation(check, origin, &format!("/links/{n}/id"), &link.id);
        }
        sources(check, origin, "", &record.sources);
        for (n, spell) in record.members.iter().enumerate() {
            actor(
                check,
                origin,
                &format!("/members/{n}/member"),
                &spell.member,
            );
            if let Some(via) = &spell.via {
                actor(check, origin, &format!("/members/{n}/via"), via);
            }
            facts(check, origin, &format!("/members/{n}"), &spell.sources);
        }
    }
    for located in &data.agreements {
        let (record, origin) = (&located.record, &located.origin);
        if let Some(key) = record.place.as_ref().and_then(|p| p.country.as_ref()) {
            country(check, origin, "/place/country", key);
        }
        for (n, key) in record.depositary.iter().enumerate() {
            actor(check, origin, &format!("/depositary/{n}"), key);
        }
        for (n, party) in record.parties.iter().enumerate() {
            actor(check, origin, &format!("/parties/{n}/party"), &party.party);
            sources(check, origin, &format!("/parties/{n}"), &party.sources);
        }
        if let Some(of) = &record.parties_of {
            organisation(check, origin, "/parties_of/organisation", &of.organisation);
        }
        for (n, link) in record.organisations.iter().enumerate() {
            organisation(check, origin, &format!("/organisations/{n}/id"), &link.id);
        }
        for (n, link) in record.related.iter().enumerate() {
            agreement(check, origin, &format!("/related/{n}/id"), &link.id);
        }
        facts(check, origin, "", &record.sources);
    }
    for located in &data.stances {
        actor(check, &located.origin, "/subject", &located.record.subject);
        actor(check, &located.origin, "/object", &located.record.object);
        facts(check, &located.origin, "", &located.record.sources);
    }
    for located in &data.ambiguous {
        for (n, key) in located.record.candidates.iter().enumerate() {
            actor(check, &located.origin, &format!("/candidates/{n}"), key);
        }
    }
}

fn unknown(check: &mut Check<'_>, origin: &Origin, at: &str, kind: &str, key: &Key) {
    let message = format!("{kind} '{key}' is not in the dataset");
    check.report(
        REFERENCE,
        origin,
        at,
        message,
        "correct the id, or add its record",
    );
}

fn country(check: &mut Check<'_>, origin: &Origin, at: &str, key: &Key) {
    if !check.countries.contains_key(key) {
        unknown(check, origin, at, "country", key);
    }
}

fn organisation(check: &mut Check<'_>, origin: &Origin, at: &str, key: &Key) {
    if !check.organisations.contains_key(key) {
        unknown(check, origin, at, "organisation", key);
    }
}

fn agreement(check: &mut Check<'_>, origin: &Origin, at: &str, key: &Key) {
    if !check.agreements.contains(key) {
        unknown(check, origin, at, "agreement", key);
    }
}

fn actor(check: &mut Check<'_>, origin: &Origin, at: &str, key: &Key) {
    if !check.is_actor(key) {
        unknown(check, origin, at, "country or organisation", key);
    }
}

fn sources(check: &mut Check<'_>, origin: &Origin, at: &str, keys: &[Key]) {
    for (n, key) in keys.iter().enumerate() {
        if !check.sources.contains_key(key) {
            unknown(check, origin, &format!("{at}/sources/{n}"), "source", key);
        }
    }
}

/// Sources that must be there, and better not be press alone.
fn facts(check: &mut Check<'_>, origin: &Origin, at: &str, keys: &[Key]) {
    sources(check, origin, at, keys);
    if keys.is_empty() {
        check.report(
            SOURCE,
            origin,
            at,
            "has no source".to_owned(),
            "cite at least one id of sources.json",
        );
    } else if keys.iter().all(|k| {
        check
            .sources
            .get(k)
            .is_some_and(|s| s.kind == SourceKind::Press)
    }) {
        check.report(
            PRESS,
            origin,
            at,
            "rests on press reports alone".to_owned(),
            "find the text or an official page",
        );
    }
}
