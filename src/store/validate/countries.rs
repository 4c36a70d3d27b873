//! Countries: their dates and codes.

use super::{Check, Rule, dates::disorder, error};

const ORDER: Rule = error("date-order");
const CODE: Rule = error("country-code");

pub(super) fn check(check: &mut Check<'_>) {
    let data = check.dataset;
    let mut codes = std::collections::HashMap::new();
    for located in &data.countries {
        let (record, origin) = (&located.record, &located.origin);
        if let Some((_, from, _, to)) = disorder(&[("from", record.from), ("to", record.to)]) {
            check.report(
                ORDER,
                origin,
                "/from",
                format!("begins on {from}, after its end on {to}"),
                "correct one of the dates",
            );
        }
        for (field, code) in [("alpha2", &record.alpha2), ("numeric", &record.numeric)] {
            let Some(code) = code else { continue };
            // ISO gave CS to Czechoslovakia and again to Serbia and Montenegro.
            let historic = record.status == crate::model::CountryStatus::Historic;
            if let Some(other) = codes
                .insert((field, code.clone(), historic), record.id.clone())
                .filter(|_| !historic)
            {
                let message = format!("{field} '{code}' is also that of {other}");
                check.report(
                    CODE,
                    origin,
                    &format!("/{field}"),
                    message,
                    "correct one of them",
                );
            }
        }
    }
}
