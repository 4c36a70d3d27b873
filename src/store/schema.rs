//! The JSON Schema of each record, written from the types: `data/schema/*.schema.json`.
//!
//! Only the unit tests know this module. What a schema cannot say (that references resolve, that dates are
//! in order) is for `validate`.

use std::{borrow::Cow, fs, path::Path};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};

use crate::model::{Agreement, Country, Key, Meta, Organisation, PartialDate, Source, Stance};

impl JsonSchema for PartialDate {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "YYYY, YYYY-MM or YYYY-MM-DD; with ~ after it if approximate, ? if uncertain.",
            "type": "string",
            "pattern": r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[~?]?$",
            "examples": ["1949", "1949-04", "1949-04-04", "1949~"]
        })
    }
}

impl JsonSchema for Key {
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The id of a record: three capitals for a country, else lower-case letters, digits and hyphens.",
            "type": "string",
            "pattern": "^([A-Z]{3}|[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?)$",
            "examples": ["ARM", "csto", "un-csto-2010"]
        })
    }
}

/// The file's name, and the schema of the record.
fn schemas() -> [(&'static str, Schema); 6] {
    [
        ("country", schema_for!(Country)),
        ("organisation", schema_for!(Organisation)),
        ("agreement", schema_for!(Agreement)),
        ("stance", schema_for!(Stance)),
        ("source", schema_for!(Source)),
        ("meta", schema_for!(Meta)),
    ]
}

#[test]
fn the_committed_schemas_are_those_of_the_types() {
    let folder = Path::new("data/schema");
    let update = std::env::var_os("BLOCS_UPDATE").is_some();
    for (name, schema) in schemas() {
        let path = folder.join(format!("{name}.schema.json"));
        let mut wanted = serde_json::to_string_pretty(&schema).expect("a schema is json");
        wanted.push('\n');
        if update {
            fs::create_dir_all(folder).expect("data/schema is made");
            fs::write(&path, &wanted).expect("the schema is written");
        }
        let own = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(
            own,
            wanted,
            "{} is stale: BLOCS_UPDATE=1 cargo test --lib schema mends it",
            path.display()
        );
    }
}

#[test]
fn every_field_of_every_schema_is_described() {
    for (name, schema) in schemas() {
        let value = schema.to_value();
        let defined = value["$defs"].as_object().into_iter().flatten();
        let objects = defined
            .map(|(name, s)| (name.as_str(), s))
            .chain([(name, &value)]);
        for (object, schema) in objects {
            for (field, schema) in schema["properties"].as_object().into_iter().flatten() {
                assert!(
                    schema["description"].is_string(),
                    "{object}.{field} has no description"
                );
            }
        }
    }
}
