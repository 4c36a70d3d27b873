//! `blocs growth`: members over time, steps only.

use serde::Serialize;

use super::{Report, shape, text};
use crate::{
    cli::ask::Asked,
    model::{AsOf, Entity, OrganisationIx, PartialDate},
    query::growth::growth,
};

#[derive(Serialize)]
struct StepShape {
    organisation: String,
    date: Option<PartialDate>,
    members: usize,
    joined: Vec<String>,
    left: Vec<String>,
}

/// The steps of several organisations, one after the other.
pub(in crate::cli) fn report(asked: &Asked, organisations: &[OrganisationIx]) -> Report {
    let atlas = &asked.atlas;
    let as_of = asked.on.unwrap_or(AsOf::Ever);
    let labels: Vec<&str> = organisations
        .iter()
        .map(|o| atlas.organisation(*o).label())
        .collect();
    let title = format!("Growth of {}", labels.join(" and "));
    let columns = [
        "*organisation",
        "date",
        "members",
        "*joined",
        "+joined",
        "*left",
        "+left",
    ];
    let mut report = Report::new(title, &columns);
    for ix in organisations {
        for step in growth(atlas, *ix, as_of) {
            let on = step.date.map_or(AsOf::Ever, AsOf::On);
            let ids = |all: &[Entity]| {
                let ids = all.iter().map(|e| atlas.key(*e).to_string());
                ids.collect::<Vec<_>>()
            };
            let names = |all: &[Entity]| {
                let names = all.iter().map(|e| shape::short_name(atlas, *e, on));
                names.collect::<Vec<_>>().join(", ")
            };
            let json = StepShape {
                organisation: atlas.organisation(*ix).id.to_string(),
                date: step.date,
                members: step.members,
                joined: ids(&step.joined),
                left: ids(&step.left),
            };
            let cells = vec![
                json.organisation.clone(),
                text(step.date),
                step.members.to_string(),
                json.joined.join(" "),
                names(&step.joined),
                json.left.join(" "),
                names(&step.left),
            ];
            let group = if organisations.len() > 1 {
                atlas.organisation(*ix).label()
            } else {
                ""
            };
            report.row(group, cells, &json);
        }
    }
    report.note(format!("the data were checked to {}", atlas.meta.as_of));
    report
}
