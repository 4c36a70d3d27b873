//! The agreements and parties tables of manytreaties, whichever of its collections.
//!
//! 9999-12-31 is an open end. A party may stand in a table several times; its rows are joined.

use std::{collections::HashMap, path::PathBuf};

use super::{
    Draft,
    blank::{agreement, party},
    bodies::Bodies,
    cells::{loose_date, slug, tidy_text},
    sheet::{Row, Sheet},
    states::States,
    watch::Watch,
};
use crate::model::{AgreementType, Key, PartialDate, Place, party::ConsentBy};

pub(super) fn read(
    files: &[PathBuf],
    states: &States<'_>,
    bodies: &Bodies,
    watch: &Watch<'_>,
) -> Result<Draft, String> {
    let mut draft = Draft::default();
    let mut ids = Ids::default();
    let mut taken: HashMap<String, usize> = HashMap::new();
    let mut rest: Vec<Sheet<'_>> = Vec::new();
    for path in files {
        let mut sheet = Sheet::open(path, watch)?;
        if sheet.has(&["treatyID", "stateID"]) {
            // Parties name agreements, so every table of agreements is read first.
            rest.push(sheet);
        } else if sheet.has(&["treatyID", "Title"]) {
            agreements(&mut sheet, &mut draft, &mut ids, &mut taken);
        } else {
            return Err(format!(
                "{} has neither the columns treatyID and Title nor treatyID and stateID of manytreaties",
                path.display()
            ));
        }
    }
    // Where a party stands in its agreement, so that its further rows are joined with the first.
    let mut places: HashMap<(usize, Key), usize> = HashMap::new();
    for mut sheet in rest {
        while let Some(row) = sheet.next() {
            draft.summary.rows += 1;
            parties(&row, &mut draft, &ids, &mut places, (states, bodies));
        }
    }
    let mut rows = ids.rows.into_iter();
    draft.agreements.retain(|record| {
        let (file, line) = rows.next().unwrap_or_default();
        if record.parties.is_empty() {
            draft.summary.refused.push(super::Refusal {
                file,
                line,
                why: "an agreement of which no party is known".to_owned(),
                what: record.title.to_string(),
            });
        }
        !record.parties.is_empty()
    });
    Ok(draft)
}

/// Where agreements stand, by what their parties call them.
#[derive(Default)]
struct Ids {
    /// File and line of each.
    rows: Vec<(String, u64)>,
    /// By id and title: the ids alone are not unique.
    whole: HashMap<(String, String), usize>,
    /// By id alone.
    bare: HashMap<String, Vec<usize>>,
    /// By title and date of signature: the tables were made apart, and not all ids agree.
    titled: HashMap<(String, String), Vec<usize>>,
}

impl Ids {
    fn find(&self, row: &Row<'_>) -> Option<usize> {
        let key = names(&row.text("treatyID"), &row.text("Title"));
        if let Some(at) = self.whole.get(&key) {
            return Some(*at);
        }
        let titled = self.titled.get(&(key.1, row.text("Signature")));
        let alone = |all: Option<&Vec<usize>>| match all?.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        alone(titled).or_else(|| alone(self.bare.get(&key.0)))
    }
}

/// An id without the abbreviation in brackets, which one table has and the other has not
/// (`ZAF-ZWE[RCU]_1948O`), and a title as it is compared.
fn names(id: &str, title: &str) -> (String, String) {
    let bare = match (id.find('['), id.find(']')) {
        (Some(open), Some(close)) if open < close => format!("{}{}", &id[..open], &id[close + 1..]),
        _ => id.to_owned(),
    };
    (bare, crate::model::fold::fold(title))
}

fn agreements(
    sheet: &mut Sheet<'_>,
    draft: &mut Draft,
    ids: &mut Ids,
    taken: &mut HashMap<String, usize>,
) {
    while let Some(row) = sheet.next() {
        draft.summary.rows += 1;
        let (id, title) = (row.text("treatyID"), row.text("Title"));
        if id.is_empty() || title.is_empty() {
            draft.summary.refuse(&row, "no treatyID or title", title);
            continue;
        }
        if ids.whole.contains_key(&names(&id, &title)) {
            draft
                .summary
                .refuse(&row, "a treatyID and title seen before", id);
            continue;
        }
        let mut key = format!("many-{}", slug(&id));
        let times = taken.entry(key.clone()).or_default();
        *times += 1;
        if *times > 1 {
            key = format!("{key}-{times}");
        }
        let mut record = agreement(&key, &title, kind(&row), "manytreaties");
        record.signed = loose_date(&row.text("Signature")).or(loose_date(&row.text("Begin")));
        record.in_force = loose_date(&row.text("Force"));
        record.ended = loose_date(&row.text("Term")).or(loose_date(&row.text("End")));
        let city = tidy_text(&row.text("Location"));
        record.place = (!city.is_empty()).then(|| Place {
            city: city.into(),
            country: None,
            then: None,
        });
        let url = row.text("TextURL");
        record.text_url = url.starts_with("http").then(|| tidy_text(&url).into());
        for column in ["TypeDomain", "TypeSubject"] {
            let topic = tidy_text(&row.text(column)).to_lowercase();
            if !topic.is_empty() {
                record.topics.push(topic.into());
            }
        }
        ids.rows.push((row.file.to_owned(), row.line));
        ids.whole.insert(names(&id, &title), draft.agreements.len());
        let (bare, folded) = names(&id, &title);
        let titled = (folded, row.text("Signature"));
        ids.titled
            .entry(titled)
            .or_default()
            .push(draft.agreements.len());
        ids.bare
            .entry(bare)
            .or_default()
            .push(draft.agreements.len());
        draft.agreements.push(record);
    }
}

fn kind(row: &Row<'_>) -> AgreementType {
    match (
        row.text("TypeAgree").as_str(),
        row.text("TypeDomain").as_str(),
    ) {
        ("Amendment", _) => AgreementType::Amendment,
        ("Protocol", _) => AgreementType::Protocol,
        ("Resolution" | "Report", _) => AgreementType::Declaration,
        (_, "Trade") => AgreementType::Trade,
        _ => AgreementType::Convention,
    }
}

fn parties(
    row: &Row<'_>,
    draft: &mut Draft,
    ids: &Ids,
    places: &mut HashMap<(usize, Key), usize>,
    (states, bodies): (&States<'_>, &Bodies),
) {
    let Some(at) = ids.find(row) else {
        draft
            .summary
            .refuse(row, "an agreement not in the table", row.text("treatyID"));
        return;
    };
    let Some(record) = draft.agreements.get_mut(at) else {
        return;
    };
    let date = |column: &str| loose_date(&row.text(column));
    let signed = date("StateSignature")
        .or(date("Signature").filter(|_| row.text("StateRatification").is_empty()));
    let year = signed.or(record.signed).map(PartialDate::year);
    let code = row.text("stateID");
    let state = states.code(&code, year).cloned();
    let Some(key) = state.or_else(|| bodies.code(&code)) else {
        draft.summary.refuse(row, "a party not known", code);
        return;
    };
    let mut one = party(key.clone());
    one.consent = date("StateRatification");
    one.consent_by = one.consent.map(|_| ConsentBy::Ratified);
    one.signed = signed.filter(|d| one.consent.is_none_or(|c| d.first() <= c.last()));
    one.in_force =
        date("StateForce").or(date("Force").filter(|_| row.text("StateForce").is_empty()));
    if one.signed.is_none() && one.consent.is_none() && one.in_force.is_none() {
        // Known as a party, and from when the agreement is: a party of no date is none on any.
        one.signed = date("Begin");
    }
    one.withdrew = date("StateEnd")
        .filter(|d| {
            one.in_force
                .or(one.consent)
                .is_none_or(|from| from.first() <= d.last())
        })
        .filter(|d| record.ended.is_none_or(|end| d.last() < end.first()));
    let known = places.get(&(at, key.clone()));
    if let Some(known) = known.and_then(|n| record.parties.get_mut(*n)) {
        known.signed = known.signed.or(one.signed);
        known.consent = known.consent.or(one.consent);
        known.consent_by = known.consent_by.or(one.consent_by);
        known.in_force = known.in_force.or(one.in_force);
        known.withdrew = known.withdrew.or(one.withdrew);
    } else {
        places.insert((at, key.clone()), record.parties.len());
        record.parties.push(one);
    }
}
