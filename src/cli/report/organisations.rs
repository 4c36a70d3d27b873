//! `blocs organisations`: the bodies linked to all that is named.

use serde::Serialize;

use super::{Report, shape, text};
use crate::{
    cli::ask::{Asked, Date},
    model::{Entity, Organisation, OrganisationIx, OrganisationType, PartialDate, fold::fold},
    query::{
        linked::{Role, Row, group, linked},
        members::{Belonging, Wanted, belonging},
        resolve::resolve,
        standing::membership,
    },
};

/// What is asked of the organisations.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct Filters<'a> {
    /// Their kind.
    pub kind: Option<OrganisationType>,
    /// What those named are to them; anything, if `None`.
    pub status: Option<Wanted>,
    /// Where they sit.
    pub place: Option<&'a str>,
}

#[derive(Serialize)]
struct Shape<'a> {
    #[serde(flatten)]
    head: shape::Head,
    abbreviation: Option<&'a str>,
    organisation_kind: OrganisationType,
    founded: Option<PartialDate>,
    dissolved: Option<PartialDate>,
    headquarters: Option<&'a crate::model::organisation::Headquarters>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spells: Option<Vec<shape::SpellShape<'a>>>,
}

/// The organisations linked to all of some members and agreements.
pub(in crate::cli) fn report(
    asked: &Asked,
    named: &[Entity],
    filters: &Filters<'_>,
    date: &Date,
) -> Report {
    let atlas = &asked.atlas;
    // An organisation that is named is meant as a member of others.
    let rows: Vec<Row> = named
        .iter()
        .map(|e| Row {
            role: match e {
                Entity::Agreement(_) => Role::Agreement,
                _ => Role::Member,
            },
            entity: *e,
        })
        .collect();
    let mut found: Vec<OrganisationIx> = linked(atlas, Role::Organisation, &rows, date.as_of)
        .into_iter()
        .filter_map(|e| match e {
            Entity::Organisation(ix) => Some(ix),
            _ => None,
        })
        .filter(|ix| fits(asked, *ix, named, filters, date))
        .collect();
    let heading = |ix: OrganisationIx| {
        let entity = Entity::Organisation(ix);
        group(atlas, Role::Organisation, entity, &rows, date.as_of)
    };
    found.sort_by_key(|ix| (heading(*ix), *ix));
    let of = shape::of(atlas, named, date.as_of);
    let title = format!("Organisations{of} {}: {}", date.phrase(), found.len());
    let mut columns = vec![
        "*id",
        "abbreviation",
        "name",
        "organisation_kind",
        "founded",
        "*dissolved",
        "headquarters",
    ];
    if !named.is_empty() {
        columns = vec!["*id", "abbreviation", "name", "organisation_kind"];
        columns.extend(["*founded", "*dissolved", "*headquarters"]);
        columns.extend(["*status", "since", "until", "note", "*sources"]);
    }
    let mut report = Report::new(title, &columns);
    report.notes.clone_from(&date.notes);
    for ix in found {
        let shape = shape_of(asked, ix, named, date);
        let mut cells = vec![
            shape.head.id.clone(),
            text(shape.abbreviation),
            shape.head.name.clone(),
            shape.organisation_kind.words().to_owned(),
            text(shape.founded),
            text(shape.dissolved),
            seat(asked, atlas.organisation(ix), date),
        ];
        if let Some(spells) = &shape.spells {
            cells.extend(spell_cells(spells));
        }
        let under = if named.is_empty() {
            ""
        } else {
            heading(ix).heading()
        };
        report.row(under, cells, &shape);
    }
    report
}

fn fits(
    asked: &Asked,
    ix: OrganisationIx,
    named: &[Entity],
    filters: &Filters<'_>,
    date: &Date,
) -> bool {
    let (atlas, record) = (&asked.atlas, asked.atlas.organisation(ix));
    let status = filters.status.is_none_or(|wanted| {
        let actors = named.iter().filter(|e| !matches!(e, Entity::Agreement(_)));
        let own = Entity::Organisation(ix);
        actors
            .map(|e| belonging(atlas, own, *e, wanted, date.as_of))
            .all(|b| matches!(b, Some(Belonging::Membership(_))))
    });
    status
        && filters.kind.is_none_or(|kind| kind == record.kind)
        && filters
            .place
            .is_none_or(|place| sits_in(asked, record, place))
}

fn sits_in(asked: &Asked, record: &Organisation, place: &str) -> bool {
    let Some(seat) = &record.headquarters else {
        return false;
    };
    let country = resolve(&asked.atlas, place, Some(crate::model::Kind::Country)).ok();
    let wanted = fold(place);
    fold(&seat.city)
        .split([',', ';', '/'])
        .any(|c| c.trim() == wanted)
        || fold(&seat.city).contains(&wanted)
        || country.is_some_and(|c| Some(asked.atlas.key(c)) == seat.country.as_ref())
}

fn shape_of<'a>(asked: &'a Asked, ix: OrganisationIx, named: &[Entity], date: &Date) -> Shape<'a> {
    let (atlas, record) = (&asked.atlas, asked.atlas.organisation(ix));
    let spells = named
        .iter()
        .filter_map(|e| membership(atlas, ix, *e, date.as_of))
        .map(|m| shape::spell(atlas, &m, shape::End::Member, date.as_of));
    Shape {
        head: shape::head(atlas, Entity::Organisation(ix), date.as_of),
        abbreviation: record.abbreviation.as_deref(),
        organisation_kind: record.kind,
        founded: record.founded,
        dissolved: record.dissolved,
        headquarters: record.headquarters.as_ref(),
        spells: (!named.is_empty()).then(|| spells.collect()),
    }
}

fn seat(asked: &Asked, record: &Organisation, date: &Date) -> String {
    let Some(seat) = &record.headquarters else {
        return String::new();
    };
    let country = seat.country.as_ref().and_then(|key| asked.atlas.actor(key));
    match country {
        Some(country) => format!(
            "{}, {}",
            seat.city,
            shape::short_name(&asked.atlas, country, date.as_of)
        ),
        None => seat.city.to_string(),
    }
}

/// Status, since, until, note and sources of the spells of those named.
fn spell_cells(spells: &[shape::SpellShape<'_>]) -> Vec<String> {
    let join = |cell: &dyn Fn(&shape::SpellShape<'_>) -> String| {
        let cells: Vec<String> = spells.iter().map(cell).filter(|c| !c.is_empty()).collect();
        cells.join(" · ")
    };
    vec![
        join(&|s| s.status.word().to_owned()),
        join(&|s| text(s.since)),
        join(&|s| text(s.until)),
        join(&|s| s.note.clone().unwrap_or_default()),
        join(&|s| shape::sources(s.sources)),
    ]
}
