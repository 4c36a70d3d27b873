//! `blocs search`: ranked matches.

use serde::Serialize;

use super::{Report, shape};
use crate::{
    cli::ask::Asked,
    model::{AsOf, Kind},
    query::search::search,
};

#[derive(Serialize)]
struct Match {
    #[serde(flatten)]
    head: shape::Head,
    matched: String,
    rank: usize,
}

/// The best matches of a query.
pub(in crate::cli) fn report(
    asked: &Asked,
    query: &str,
    kind: Option<Kind>,
    limit: usize,
) -> Report {
    let columns = ["*rank", "*id", "kind", "name", "matched", "+address"];
    let found = search(&asked.atlas, query, kind);
    let title = format!("Search for '{query}': {} found", found.hits.len());
    let mut report = Report::new(title, &columns);
    let as_of = asked.on.unwrap_or(AsOf::On(asked.today));
    for (n, hit) in found.hits.iter().take(limit).enumerate() {
        let head = shape::head(&asked.atlas, hit.entity, as_of);
        let matched = hit.name.text.to_string();
        let shown = if matched == head.name {
            String::new()
        } else {
            matched.clone()
        };
        let cells = vec![
            (n + 1).to_string(),
            head.id.clone(),
            head.kind.to_owned(),
            head.name.clone(),
            shown,
            asked.atlas.address(hit.entity),
        ];
        let json = Match {
            head,
            matched,
            rank: n + 1,
        };
        report.row("", cells, &json);
    }
    if found.hits.len() > limit {
        report.note(format!(
            "{} more; --limit shows them",
            found.hits.len() - limit
        ));
    }
    report
}
