//! `blocs compare`: the intersection matrix.

use serde::Serialize;

use super::{Report, shape};
use crate::{
    cli::ask::{Asked, Date},
    model::{Entity, MemberStatus, OrganisationIx},
    query::compare::{Intersection, compare},
};

#[derive(Serialize)]
struct RowShape {
    r#in: Vec<String>,
    members: Vec<shape::Head>,
    count: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unsettled: Vec<shape::Head>,
}

/// The exact overlap of several organisations on a date.
pub(in crate::cli) fn report(
    asked: &Asked,
    organisations: &[OrganisationIx],
    status: Option<MemberStatus>,
    date: &Date,
) -> Report {
    let atlas = &asked.atlas;
    let found = compare(atlas, organisations, status, date.as_of);
    let entities = found.organisations.iter().map(|o| Entity::Organisation(*o));
    let labels: Vec<&str> = entities
        .map(|e| shape::short_name(atlas, e, date.as_of))
        .collect();
    let totals: Vec<String> = labels
        .iter()
        .zip(&found.totals)
        .map(|(label, total)| format!("{label} {total}"))
        .collect();
    let title = format!("{} {}", totals.join(" · "), date.phrase());
    let mut columns = vec!["*in".to_owned()];
    columns.extend(labels.iter().map(|l| format!("+{l}")));
    columns.extend(["count", "members", "unsettled"].map(str::to_owned));
    let mut report = Report::new(title, &columns);
    report.notes.clone_from(&date.notes);
    for row in &found.rows {
        let json = shape_of(asked, &found.organisations, row, date);
        let mut cells = vec![json.r#in.join(" ")];
        cells.extend((0..labels.len()).map(|n| {
            let mark = if row.of.contains(&n) { "●" } else { "·" };
            mark.to_owned()
        }));
        let names = |heads: &[shape::Head]| {
            let names: Vec<&str> = heads.iter().map(|h| h.name.as_str()).collect();
            names.join(", ")
        };
        cells.extend([
            json.count.to_string(),
            names(&json.members),
            names(&json.unsettled),
        ]);
        report.row("", cells, &json);
    }
    let doubted: usize = found.rows.iter().map(|r| r.unsettled.len()).sum();
    if doubted > 0 {
        report.note(format!("{doubted} unclear or disputed, counted nowhere"));
    } else {
        report.columns.pop();
        for row in &mut report.rows {
            row.cells.pop();
        }
    }
    report
}

fn shape_of(
    asked: &Asked,
    organisations: &[OrganisationIx],
    row: &Intersection,
    date: &Date,
) -> RowShape {
    let atlas = &asked.atlas;
    let key = |n: &usize| {
        let ix = organisations.get(*n)?;
        Some(atlas.organisation(*ix).id.to_string())
    };
    let heads = |entities: &[Entity]| {
        let heads = entities.iter().map(|e| shape::head(atlas, *e, date.as_of));
        heads.collect::<Vec<_>>()
    };
    RowShape {
        r#in: row.of.iter().filter_map(key).collect(),
        members: heads(&row.members),
        count: row.members.len(),
        unsettled: heads(&row.unsettled),
    }
}
