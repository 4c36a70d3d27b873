//! `blocs show`: a whole record, its references resolved.

use serde_json::{Map, Value, json};

use super::{Report, Shape, shape};
use crate::{
    app::record::record,
    cli::ask::{Asked, Date},
    model::{AsOf, Entity, Key},
    query::standing::{of_party, standing},
    store::Atlas,
};

/// A record with every field.
pub(in crate::cli) fn report(asked: &Asked, entity: Entity, date: &Date) -> Report {
    let atlas = &asked.atlas;
    let mut value = match entity {
        Entity::Country(ix) => serde_json::to_value(atlas.country(ix)),
        Entity::Organisation(ix) => serde_json::to_value(atlas.organisation(ix)),
        Entity::Agreement(ix) => serde_json::to_value(atlas.agreement(ix)),
    }
    .unwrap_or(Value::Null);
    let resolver = Resolver {
        atlas,
        as_of: date.as_of,
    };
    resolver.record(&mut value, entity);
    let title = format!(
        "{} {}",
        shape::full_name(atlas, entity, date.as_of),
        date.phrase()
    );
    let mut report = Report::new(title, &["field", "value"]);
    report.notes.clone_from(&date.notes);
    flatten(&value, &mut String::new(), &mut |field, value| {
        report.row("", vec![field.to_owned(), value], &Value::Null);
    });
    report.found = true;
    report.shape = Shape::Object(value.to_string());
    report.page = Some(record(atlas, entity, date.as_of));
    report
}

/// Calls for every leaf of a value with its path: `members.0.since`.
fn flatten(value: &Value, path: &mut String, tell: &mut impl FnMut(&str, String)) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(k, v)| (k.clone(), v)).collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(n, v)| (n.to_string(), v))
            .collect(),
        Value::Null => return,
        Value::String(text) => return tell(path, text.clone()),
        other => return tell(path, other.to_string()),
    };
    for (name, child) in children {
        let length = path.len();
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(&name);
        flatten(child, path, tell);
        path.truncate(length);
    }
}

struct Resolver<'a> {
    atlas: &'a Atlas,
    as_of: AsOf,
}

impl Resolver<'_> {
    /// Puts `{id, kind, name}` for every id a record mentions, and adds its other side.
    fn record(&self, value: &mut Value, entity: Entity) {
        let Value::Object(map) = value else { return };
        self.object(map);
        // The record's own kind is its type: `kind` says what sort of record it is.
        let id = map.shift_remove("id").unwrap_or(Value::Null);
        let mut whole = Map::new();
        whole.insert("id".to_owned(), id);
        whole.insert("kind".to_owned(), json!(entity.kind().word()));
        let name = shape::full_name(self.atlas, entity, self.as_of);
        whole.insert("name".to_owned(), json!(name));
        if let Some(sort) = map.shift_remove("type") {
            whole.insert(format!("{}_kind", entity.kind().word()), sort);
        }
        map.shift_remove("name");
        whole.append(map);
        if entity.kind() != crate::model::Kind::Agreement {
            whole.insert("memberships".to_owned(), self.memberships(entity));
            whole.insert("agreements".to_owned(), self.treaties(entity));
        }
        *map = whole;
    }

    /// A record's id, kind and name.
    fn reference(&self, entity: Entity) -> Value {
        json!({
            "id": self.atlas.key(entity).as_str(),
            "kind": entity.kind().word(),
            "name": shape::full_name(self.atlas, entity, self.as_of),
        })
    }

    fn object(&self, map: &mut Map<String, Value>) {
        for (field, value) in map.iter_mut() {
            match field.as_str() {
                "sources" => self.each(value, &|id| self.source(id)),
                "member" | "via" | "party" | "for" | "parent" | "organisation" | "country"
                | "depositary" | "by" | "toward" => self.each(value, &|id| self.actor(id)),
                "links" | "organisations" | "related" => self.links(value, field),
                _ => self.inside(value),
            }
        }
    }

    /// Goes into objects and lists for the ids in them.
    fn inside(&self, value: &mut Value) {
        match value {
            Value::Object(map) => self.object(map),
            Value::Array(items) => items.iter_mut().for_each(|item| self.inside(item)),
            _ => {}
        }
    }

    /// Replaces a string, or each string of a list, where it is the id of something.
    fn each(&self, value: &mut Value, find: &dyn Fn(&str) -> Option<Value>) {
        match value {
            Value::String(id) => {
                if let Some(found) = find(id) {
                    *value = found;
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.each(item, find)),
            Value::Object(map) => self.object(map),
            _ => {}
        }
    }

    /// Links carry their id beside the relation: the reference is laid into each.
    fn links(&self, value: &mut Value, field: &str) {
        let Value::Array(items) = value else { return };
        for item in items {
            let Value::Object(map) = item else { continue };
            let Some(id) = map.get("id").and_then(Value::as_str) else {
                continue;
            };
            let found = if field == "related" {
                self.atlas.find(&format!("agreement/{id}"))
            } else {
                self.atlas.actor(&Key::from(id))
            };
            let Some(entity) = found else { continue };
            let relation = map.shift_remove("relation").or(map.shift_remove("kind"));
            let Value::Object(mut whole) = self.reference(entity) else {
                continue;
            };
            whole.insert("relation".to_owned(), relation.unwrap_or(Value::Null));
            *map = whole;
        }
    }

    fn actor(&self, id: &str) -> Option<Value> {
        self.atlas
            .actor(&Key::from(id))
            .map(|entity| self.reference(entity))
    }

    fn source(&self, id: &str) -> Option<Value> {
        let source = self.atlas.source(&Key::from(id))?;
        Some(json!({
            "id": source.id.as_str(),
            "kind": "source",
            "name": source.title,
            "url": source.url,
        }))
    }

    fn memberships(&self, entity: Entity) -> Value {
        let one = |link: &crate::store::atlas::SpellLink| {
            let mut value = serde_json::to_value(self.atlas.spell(*link)).unwrap_or(Value::Null);
            let body = self.reference(Entity::Organisation(link.organisation));
            if let Value::Object(map) = &mut value {
                self.object(map);
                map.shift_remove("member");
                map.shift_insert(0, "organisation".to_owned(), body);
            }
            value
        };
        self.atlas.memberships(entity).iter().map(one).collect()
    }

    fn treaties(&self, entity: Entity) -> Value {
        let row = crate::query::Row {
            role: crate::query::Role::Member,
            entity,
        };
        let all = crate::query::linked::linked(
            self.atlas,
            crate::query::Role::Agreement,
            &[row],
            AsOf::Ever,
        );
        let one = |found: Entity| {
            let Entity::Agreement(ix) = found else {
                return None;
            };
            let mut value = self.reference(found);
            let standing = standing(self.atlas, ix, entity, self.as_of).or_else(|| {
                let own = self.atlas.treaties(entity);
                let own = own.iter().find(|l| l.agreement == ix)?;
                of_party(*own, AsOf::Ever)
            });
            if let Value::Object(map) = &mut value {
                let record = self.atlas.agreement(ix);
                map.insert("signed".to_owned(), json!(record.date()));
                map.insert("ended".to_owned(), json!(record.ended));
                map.insert("status".to_owned(), json!(standing.map(|s| s.status)));
            }
            Some(value)
        };
        all.into_iter().filter_map(one).collect()
    }
}
