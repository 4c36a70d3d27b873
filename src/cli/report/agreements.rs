//! `blocs agreements`: the texts linked to all that is named.

use serde::Serialize;

use super::{Report, shape, text};
use crate::{
    cli::ask::{Asked, Date},
    model::{
        Agreement, AgreementIx, AgreementType, Entity, Kind, ObligationKind, PartialDate, Place,
        fold::fold,
    },
    query::{
        linked::{Role, Row, group, linked},
        resolve::resolve,
        standing::standing,
    },
    store::Atlas,
};

/// What is asked of the agreements.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct Filters<'a> {
    pub kind: Option<AgreementType>,
    pub obligation: Option<ObligationKind>,
    pub place: Option<&'a str>,
    pub signatory: Option<&'a str>,
    pub topic: Option<&'a str>,
    pub in_force: bool,
    pub invoked: bool,
    pub since: Option<PartialDate>,
    pub until: Option<PartialDate>,
}

impl Filters<'_> {
    /// Whether they ask about signatures, and so of ended agreements too.
    pub(in crate::cli) fn ask_of_the_past(&self) -> bool {
        self.place.is_some()
            || self.signatory.is_some()
            || self.since.is_some()
            || self.until.is_some()
    }
}

/// An agreement as JSON tells it.
#[derive(Serialize)]
pub(super) struct Shape<'a> {
    #[serde(flatten)]
    pub head: shape::Head,
    pub agreement_kind: AgreementType,
    pub signed: Option<PartialDate>,
    pub place: Option<&'a Place>,
    pub in_force: Option<PartialDate>,
    pub ended: Option<PartialDate>,
    pub parties: Vec<PartyShape>,
    pub obligations: Vec<ObligationKind>,
}

#[derive(Serialize)]
pub(super) struct PartyShape {
    pub id: String,
    pub kind: &'static str,
    pub status: String,
    #[serde(skip)]
    pub entity: Entity,
}

/// The agreements linked to all of some members and organisations.
pub(in crate::cli) fn report(
    asked: &Asked,
    named: &[Entity],
    filters: &Filters<'_>,
    date: &Date,
) -> Report {
    let atlas = &asked.atlas;
    let rows: Vec<Row> = named
        .iter()
        .map(|e| Row {
            role: Role::home(*e),
            entity: *e,
        })
        .collect();
    let mut found: Vec<AgreementIx> = linked(atlas, Role::Agreement, &rows, date.as_of)
        .into_iter()
        .filter_map(|e| match e {
            Entity::Agreement(ix) => Some(ix),
            _ => None,
        })
        .filter(|ix| fits(asked, atlas.agreement(*ix), filters, date))
        .collect();
    let heading = |ix: AgreementIx| {
        let entity = Entity::Agreement(ix);
        group(atlas, Role::Agreement, entity, &rows, date.as_of)
    };
    found.sort_by_key(|ix| (heading(*ix), *ix));
    let of = shape::of(atlas, named, date.as_of);
    let title = format!("Agreements{of} {}: {}", date.phrase(), found.len());
    let columns = [
        "*id",
        "signed",
        "name",
        "agreement_kind",
        "place",
        "*in_force",
        "ended",
        "parties",
        "*obligations",
    ];
    let mut report = Report::new(title, &columns);
    report.notes.clone_from(&date.notes);
    for ix in found {
        let json = shape_of(atlas, ix, date);
        let cells = cells(atlas, ix, &json, date);
        let under = if named.is_empty() {
            ""
        } else {
            heading(ix).heading()
        };
        report.row(under, cells, &json);
    }
    report
}

fn cells(atlas: &Atlas, ix: AgreementIx, json: &Shape<'_>, date: &Date) -> Vec<String> {
    let record = atlas.agreement(ix);
    let names: Vec<&str> = json
        .parties
        .iter()
        .take(4)
        .map(|p| shape::short_name(atlas, p.entity, date.as_of))
        .collect();
    let parties = if json.parties.len() > 5 {
        format!("{} parties", json.parties.len())
    } else {
        let rest = json.parties.get(4);
        let rest = rest.map(|p| format!(", {}", shape::short_name(atlas, p.entity, date.as_of)));
        format!("{}{}", names.join(", "), rest.unwrap_or_default())
    };
    let words: Vec<&str> = json.obligations.iter().map(|o| o.words()).collect();
    vec![
        json.head.id.clone(),
        text(record.date()),
        json.head.name.clone(),
        json.agreement_kind.words().to_owned(),
        record
            .place
            .as_ref()
            .map(|p| p.city.to_string())
            .unwrap_or_default(),
        text(json.in_force),
        text(json.ended),
        parties,
        words.join(", "),
    ]
}

/// An agreement as JSON tells it, its parties as they stand on the date.
pub(super) fn shape_of<'a>(atlas: &'a Atlas, ix: AgreementIx, date: &Date) -> Shape<'a> {
    let record = atlas.agreement(ix);
    let entity = Entity::Agreement(ix);
    let row = Row {
        role: Role::Agreement,
        entity,
    };
    let parties = linked(atlas, Role::Member, &[row], date.as_of);
    let party = |party: Entity| {
        let standing = standing(atlas, ix, party, date.as_of)?;
        Some(PartyShape {
            id: atlas.key(party).to_string(),
            kind: party.kind().word(),
            status: shape::word(&standing.status),
            entity: party,
        })
    };
    Shape {
        head: shape::head(atlas, entity, date.as_of),
        agreement_kind: record.kind,
        signed: record.signed,
        place: record.place.as_ref(),
        in_force: record.in_force,
        ended: record.ended,
        parties: parties.into_iter().filter_map(party).collect(),
        obligations: shape::obligations(atlas, ix),
    }
}

fn fits(asked: &Asked, record: &Agreement, filters: &Filters<'_>, date: &Date) -> bool {
    let signed = record.date();
    let since = |d: PartialDate| signed.is_some_and(|s| s.last() >= d.first());
    let until = |d: PartialDate| signed.is_some_and(|s| s.first() <= d.last());
    let has = |kind: ObligationKind| record.obligations.iter().any(|o| o.kind == kind);
    let about = |topic: &str| {
        let wanted = fold(topic);
        record.topics.iter().any(|t| fold(t).contains(&wanted))
    };
    filters.kind.is_none_or(|kind| kind == record.kind)
        && filters.obligation.is_none_or(has)
        && filters.since.is_none_or(since)
        && filters.until.is_none_or(until)
        && filters.topic.is_none_or(about)
        && (!filters.in_force || record.is_in_force(date.as_of))
        && (!filters.invoked || record.obligations.iter().any(|o| !o.invoked.is_empty()))
        && filters.place.is_none_or(|p| signed_in(asked, record, p))
        && filters.signatory.is_none_or(|p| signed_by(record, p))
}

fn signed_in(asked: &Asked, record: &Agreement, place: &str) -> bool {
    let Some(at) = &record.place else {
        return false;
    };
    let country = resolve(&asked.atlas, place, Some(Kind::Country)).ok();
    fold(&at.city).contains(&fold(place))
        || country.is_some_and(|c| Some(asked.atlas.key(c)) == at.country.as_ref())
}

/// Whether a person signed, by any spelling: every word typed begins a word of the name.
fn signed_by(record: &Agreement, person: &str) -> bool {
    let wanted = fold(person);
    let fits = |name: &str| {
        let name = fold(name);
        wanted
            .split(' ')
            .all(|word| name.split(' ').any(|own| own.starts_with(word)))
    };
    record
        .signatories
        .iter()
        .any(|s| fits(&s.name) || s.names.iter().any(|n| fits(n)))
}
