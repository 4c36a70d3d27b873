//! Stances: always somebody's, and in order.

use super::{Check, Rule, dates::disorder, error};

const ORDER: Rule = error("date-order");
const VOICE: Rule = error("stance-attributed");

pub(super) fn check(check: &mut Check<'_>) {
    let data = check.dataset;
    for located in &data.stances {
        let (record, origin) = (&located.record, &located.origin);
        if record.attributed.is_empty() {
            check.report(
                VOICE,
                origin,
                "",
                "is attributed to nobody".to_owned(),
                "say who says so, and when",
            );
        }
        if let Some((_, from, _, to)) = disorder(&[("from", record.from), ("to", record.to)]) {
            check.report(
                ORDER,
                origin,
                "/from",
                format!("begins on {from}, after its end on {to}"),
                "correct one of the dates",
            );
        }
    }
}
