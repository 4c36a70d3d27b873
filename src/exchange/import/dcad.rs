//! Defense Cooperation Agreement Dataset: one row an agreement of two states.
//!
//! Codes from -44 to -99 are missing values of several kinds; none is a date or a duration.

use std::path::PathBuf;

use super::{
    Draft,
    blank::{agreement, party},
    cells::{date_of, slug, tidy_text},
    sheet::Sheet,
    states::States,
    watch::Watch,
};
use crate::model::{AgreementType, PartialDate};

pub(super) fn read(
    files: &[PathBuf],
    states: &States<'_>,
    watch: &Watch<'_>,
) -> Result<Draft, String> {
    let mut draft = Draft::default();
    for path in files {
        let mut sheet = Sheet::open(path, watch)?;
        if !sheet.has(&["ccode1", "ccode2", "signYear", "DCAid"]) {
            return Err(format!(
                "{} has not the columns of DCAD: ccode1, ccode2, signYear, DCAid",
                path.display()
            ));
        }
        while let Some(row) = sheet.next() {
            draft.summary.rows += 1;
            let day = |y, m, d| date_of(row.number(y), row.number(m), row.number(d));
            let signed = day("signYear", "signMonth", "signDay");
            let force = day("EIFYear", "EIFMonth", "EIFDay");
            let Some(date) = signed.or(force) else {
                draft.summary.refuse(
                    &row,
                    "no date of signature or entry into force",
                    row.text("DCAid"),
                );
                continue;
            };
            let state = |column| {
                let number = row.number(column).and_then(|n| u16::try_from(n).ok());
                number.and_then(|n| states.party(n, date.year()))
            };
            let (Some(a), Some(b)) = (state("ccode1"), state("ccode2")) else {
                let what = format!(
                    "{} and {}, {}",
                    row.text("cowName1"),
                    row.text("cowName2"),
                    date.year()
                );
                draft
                    .summary
                    .refuse(&row, "a state not known that year", what);
                continue;
            };
            if a == b {
                draft
                    .summary
                    .refuse(&row, "both parties are one state here", a.to_string());
                continue;
            }
            let id = slug(&row.text("DCAid"));
            let id = id
                .strip_prefix("dcadv1-0-")
                .or(id.strip_prefix("dcadv10-"))
                .unwrap_or(&id)
                .to_owned();
            let title = format!(
                "Defence cooperation agreement, {a} and {b} ({})",
                date.year()
            );
            let mut record = agreement(
                &format!("dcad-{id}"),
                &title,
                AgreementType::MilitaryCooperation,
                "dcad",
            );
            record.signed = signed;
            record.in_force = force;
            record.ended = end(&row, date);
            record.unts = Some(tidy_text(&row.text("UNTS")))
                .filter(|t| !t.is_empty())
                .map(Into::into);
            for column in ["type", "category1", "category2", "category3"] {
                let topic = row.text(column).to_lowercase();
                if !topic.is_empty() {
                    record.topics.push(topic.into());
                }
            }
            for key in [a, b] {
                let mut party = party(key.clone());
                party.signed = signed;
                party.in_force = force;
                record.parties.push(party);
            }
            draft.agreements.push(record);
        }
    }
    Ok(draft)
}

/// When it ended, where the data set knows that it was terminated and for how long it lasted.
fn end(row: &super::sheet::Row<'_>, date: PartialDate) -> Option<PartialDate> {
    let lasted = row
        .number("durationActual")
        .filter(|n| (0..200).contains(n))?;
    if row.number("terminated") != Some(1) {
        return None;
    }
    let years = i16::try_from(lasted).ok()?;
    PartialDate::from_parts(date.year().saturating_add(years), None, None)
}
