//! `blocs changes`: everything dated, in order.

use serde::Serialize;

use super::{Report, shape};
use crate::{
    cli::ask::Asked,
    model::{AsOf, Key, PartialDate},
    query::changes::{Change, Wanted, changes},
};

#[derive(Serialize)]
struct EventShape<'a> {
    date: PartialDate,
    change: Change,
    subject: shape::Head,
    object: Option<shape::Head>,
    note: Option<&'a str>,
    sources: &'a [Key],
}

/// The events wanted, of some kinds or of all.
pub(in crate::cli) fn report(asked: &Asked, wanted: &Wanted, kinds: &[Change]) -> Report {
    let atlas = &asked.atlas;
    let mut found = changes(atlas, wanted);
    found.retain(|e| kinds.is_empty() || kinds.contains(&e.change));
    let names: Vec<&str> = wanted
        .entities
        .iter()
        .map(|e| shape::short_name(atlas, *e, AsOf::Ever))
        .collect();
    let of = if names.is_empty() {
        String::new()
    } else {
        format!(" of {}", names.join(", "))
    };
    let bound = |word: &str, date: Option<PartialDate>| {
        date.map(|d| format!(" {word} {d}")).unwrap_or_default()
    };
    let day = wanted
        .day
        .map(|(month, day)| format!(" on {month:02}-{day:02}"));
    let title = format!(
        "Changes{of}{}{}{}: {}",
        day.unwrap_or_default(),
        bound("since", wanted.since),
        bound("until", wanted.until),
        found.len()
    );
    let columns = [
        "date",
        "change",
        "*subject_kind",
        "*subject",
        "+subject",
        "*object_kind",
        "*object",
        "+object",
        "note",
        "*sources",
    ];
    let mut report = Report::new(title, &columns);
    for event in &found {
        let as_of = AsOf::On(event.date);
        let json = EventShape {
            date: event.date,
            change: event.change,
            subject: shape::head(atlas, event.subject, as_of),
            object: event.object.map(|e| shape::head(atlas, e, as_of)),
            note: event.note.as_deref(),
            sources: event.sources,
        };
        let object = event.object;
        let cells = vec![
            event.date.to_string(),
            event.change.word().to_owned(),
            json.subject.kind.to_owned(),
            json.subject.id.clone(),
            shape::short_name(atlas, event.subject, as_of).to_owned(),
            object
                .map(|e| e.kind().word().to_owned())
                .unwrap_or_default(),
            object.map(|e| atlas.key(e).to_string()).unwrap_or_default(),
            object
                .map(|e| shape::short_name(atlas, e, as_of).to_owned())
                .unwrap_or_default(),
            event.note.clone().unwrap_or_default(),
            shape::sources(event.sources),
        ];
        report.row("", cells, &json);
    }
    report.note(format!("the data were checked to {}", atlas.meta.as_of));
    report
}

/// Every kind of change.
pub(in crate::cli) const KINDS: [Change; 13] = [
    Change::Founded,
    Change::Dissolved,
    Change::Renamed,
    Change::Joined,
    Change::Left,
    Change::StatusChanged,
    Change::Suspended,
    Change::Reinstated,
    Change::Signed,
    Change::InForce,
    Change::Ended,
    Change::Withdrew,
    Change::Invoked,
];

/// The kind of change a word names.
pub(in crate::cli) fn kind(text: &str) -> Option<Change> {
    let word = text.to_lowercase().replace(['_', '-'], " ");
    KINDS.into_iter().find(|change| change.word() == word)
}
