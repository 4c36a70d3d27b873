//! A small world for the tests of questions: an atlas from JSON text, through decode and link.

#![allow(clippy::needless_pass_by_value, reason = "a test hands its JSON over")]

use serde_json::{Value, json};

use crate::{
    model::{AsOf, Entity, OrganisationIx},
    store::{
        Atlas, Severity,
        decode::decode,
        files::{DataFile, Files},
        link::link,
        validate::validate,
    },
};

/// An atlas of countries named by their ids, and the organisations and agreements given.
pub(crate) fn world(countries: &[&str], organisations: Value, agreements: Value) -> Atlas {
    let countries: Vec<Value> = countries
        .iter()
        .map(|id| json!({"id": id, "name": format!("Land of {id}"), "status": "un_member"}))
        .collect();
    from_json(&json!({
        "meta": {"version": "0", "as_of": "2026-06-30", "licence": "CC0"},
        "sources": [{"id": "s", "title": "S", "kind": "treaty_text"}],
        "countries": countries,
        "organisations": organisations,
        "agreements": agreements,
    }))
}

/// An atlas of a merged file's text; the test ends at the first error in it.
pub(crate) fn from_json(merged: &Value) -> Atlas {
    let file = DataFile {
        name: "world.json".to_owned(),
        text: merged.to_string(),
    };
    let (dataset, problems) = decode(Files::Merged(file));
    let dataset = dataset.unwrap_or_else(|| panic!("{problems:?}"));
    let errors: Vec<String> = validate(&dataset)
        .into_iter()
        .filter(|p| p.severity == Severity::Error)
        .map(|p| p.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    link(dataset)
}

/// An organisation with open member spells from a date.
pub(crate) fn body(id: &str, members: &[(&str, &str)]) -> Value {
    let members: Vec<Value> = members
        .iter()
        .map(|(member, since)| spell(member, "member", since, None))
        .collect();
    json!({"id": id, "type": "military_alliance", "name": format!("The {id}"), "abbreviation": id.to_uppercase(), "members": members})
}

/// One membership spell.
pub(crate) fn spell(member: &str, status: &str, since: &str, until: Option<&str>) -> Value {
    json!({"member": member, "status": status, "since": since, "until": until, "sources": ["s"]})
}

/// A treaty in force from a date, all of whose parties ratified it then.
pub(crate) fn treaty(id: &str, date: &str, parties: &[&str], obligations: Value) -> Value {
    let parties: Vec<Value> = parties
        .iter()
        .map(|p| json!({"party": p, "signed": date, "consent": date, "consent_by": "ratified"}))
        .collect();
    json!({
        "id": id, "title": format!("Treaty {id}"), "type": "mutual_defence", "binding": "binding",
        "signed": date, "in_force": date, "parties": parties, "obligations": obligations, "sources": ["s"],
    })
}

/// The entity of a key.
pub(crate) fn the(atlas: &Atlas, key: &str) -> Entity {
    atlas.find(key).unwrap_or_else(|| panic!("no {key}"))
}

/// The organisation of a key.
pub(crate) fn organisation(atlas: &Atlas, key: &str) -> OrganisationIx {
    match the(atlas, key) {
        Entity::Organisation(ix) => ix,
        other => panic!("{other:?} is no organisation"),
    }
}

/// The keys of entities, in order.
pub(crate) fn keys(atlas: &Atlas, entities: impl IntoIterator<Item = Entity>) -> Vec<String> {
    entities
        .into_iter()
        .map(|e| atlas.key(e).to_string())
        .collect()
}

/// A date to ask for.
pub(crate) fn on(text: &str) -> AsOf {
    AsOf::On(text.parse().expect("a date"))
}
