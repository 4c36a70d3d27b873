//! `blocs path`: the shortest chain of ties.

use serde::Serialize;

use super::{Report, Shape, shape, to_json};
use crate::{
    cli::ask::{Asked, Date},
    model::Entity,
    query::path::{BROAD, Reach, path},
};

#[derive(Serialize)]
struct Answer {
    length: Option<usize>,
    steps: Vec<StepShape>,
}

#[derive(Clone, Serialize)]
struct StepShape {
    from: shape::Head,
    to: shape::Head,
    via: Vec<shape::Head>,
}

/// How many ties of one link readers are shown.
const SHOWN: usize = 6;

/// The shortest chain of ties between two actors on a date.
pub(in crate::cli) fn report(
    asked: &Asked,
    a: Entity,
    b: Entity,
    reach: Reach,
    date: &Date,
) -> Report {
    let atlas = &asked.atlas;
    let found = path(atlas, a, b, reach, date.as_of);
    let names = [a, b].map(|e| shape::short_name(atlas, e, date.as_of));
    let length = match found.as_ref().map(Vec::len) {
        None => "none found".to_owned(),
        Some(1) => "1 step".to_owned(),
        Some(n) => format!("{n} steps"),
    };
    let title = format!(
        "From {} to {} {}: {length}",
        names[0],
        names[1],
        date.phrase()
    );
    let columns = ["*step", "*from", "+from", "*to", "+to", "*via", "+via"];
    let mut report = Report::new(title, &columns);
    report.notes.clone_from(&date.notes);
    report.found = found.is_some();
    let mut steps = Vec::new();
    for (n, step) in found.iter().flatten().enumerate() {
        let head = |e: Entity| shape::head(atlas, e, date.as_of);
        let json = StepShape {
            from: head(step.from),
            to: head(step.to),
            via: step.via.iter().map(|e| head(*e)).collect(),
        };
        let ids: Vec<&str> = json.via.iter().map(|h| h.id.as_str()).collect();
        let mut ties: Vec<&str> = step
            .via
            .iter()
            .take(SHOWN)
            .map(|e| shape::short_name(atlas, *e, date.as_of))
            .collect();
        let more = step.via.len().saturating_sub(SHOWN);
        let more = format!("and {more} more");
        if step.via.len() > SHOWN {
            ties.push(&more);
        }
        let cells = vec![
            (n + 1).to_string(),
            json.from.id.clone(),
            json.from.name.clone(),
            json.to.id.clone(),
            json.to.name.clone(),
            ids.join(" "),
            ties.join("; "),
        ];
        report.row("", cells, &json);
        steps.push(json);
    }
    if reach == Reach::Selective {
        report.note(format!(
            "universal organisations, and agreements with more than {BROAD} parties, are left out; --universal counts them"
        ));
    }
    report.shape = Shape::Object(to_json(&Answer {
        length: found.map(|steps| steps.len()),
        steps,
    }));
    report
}
