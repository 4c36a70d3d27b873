//! `blocs closest`: who shares most with those named.

use serde::Serialize;

use super::{Report, shape};
use crate::{
    cli::ask::{Asked, Date},
    model::Entity,
    query::path::closest,
};

#[derive(Serialize)]
struct CloseShape {
    #[serde(flatten)]
    head: shape::Head,
    closeness: f64,
    shared: Vec<String>,
}

/// The countries closest to all that is named.
pub(in crate::cli) fn report(asked: &Asked, named: &[Entity], limit: usize, date: &Date) -> Report {
    let atlas = &asked.atlas;
    let names: Vec<&str> = named
        .iter()
        .map(|e| shape::short_name(atlas, *e, date.as_of))
        .collect();
    let title = format!("Closest to {} {}", names.join(" and "), date.phrase());
    let columns = [
        "*id",
        "name",
        "*alpha2",
        "*alpha3",
        "closeness",
        "*shared",
        "+shared",
    ];
    let mut report = Report::new(title, &columns);
    for close in closest(atlas, named, date.as_of).iter().take(limit) {
        let json = CloseShape {
            head: shape::head(atlas, close.country, date.as_of),
            // Three places: more would say more than there is to say.
            closeness: (close.closeness * 1000.0).round() / 1000.0,
            shared: close
                .shared
                .iter()
                .map(|e| atlas.key(*e).to_string())
                .collect(),
        };
        let shared: Vec<&str> = close
            .shared
            .iter()
            .map(|e| shape::short_name(atlas, *e, date.as_of))
            .collect();
        let [alpha2, alpha3] = shape::codes(atlas, close.country);
        let cells = vec![
            json.head.id.clone(),
            json.head.name.clone(),
            alpha2,
            alpha3,
            format!("{:.3}", json.closeness),
            json.shared.join(" "),
            shared.join(", "),
        ];
        report.row("", cells, &json);
    }
    report.note(
        "closeness: how much of all that either is in both are in, each organisation and agreement \
         weighing one divided by its members; of several named, the least close counts",
    );
    report.note("universal organisations, and agreements with more than 50 parties, are left out");
    report.notes.extend(date.notes.iter().cloned());
    report
}
