//! Alliance Treaty Obligations and Provisions: member level, and, if given, alliance level.
//!
//! 0 is an open end. A member has a row a phase: its first day and its last make one party. The
//! five kinds of obligation are its own; how strongly they are worded it does not code, so the
//! weakest wording of each kind is taken.

use std::{collections::BTreeMap, path::PathBuf};

use super::{
    Draft, Summary,
    blank::{agreement, party},
    cells::date_of,
    sheet::{Row, Sheet},
    states::States,
    watch::Watch,
};
use crate::model::{AgreementType, Key, Obligation, ObligationKind, PartialDate, Strength};

const KINDS: [(&str, ObligationKind, Strength); 5] = [
    (
        "defense",
        ObligationKind::Defense,
        Strength::AssistAsDeemedNecessary,
    ),
    (
        "offense",
        ObligationKind::Offense,
        Strength::AssistAsDeemedNecessary,
    ),
    ("neutral", ObligationKind::Neutrality, Strength::Political),
    ("nonagg", ObligationKind::Nonaggression, Strength::Political),
    ("consul", ObligationKind::Consultation, Strength::Consult),
];

#[derive(Default)]
struct Member {
    since: Option<PartialDate>,
    until: Option<PartialDate>,
    open: bool,
    owes: [bool; 5],
    conditional: bool,
}

#[derive(Default)]
struct Alliance {
    signed: Option<PartialDate>,
    ended: Option<PartialDate>,
    members: BTreeMap<Key, Member>,
}

pub(super) fn read(
    files: &[PathBuf],
    states: &States<'_>,
    watch: &Watch<'_>,
) -> Result<Draft, String> {
    let mut draft = Draft::default();
    let mut alliances: BTreeMap<i64, Alliance> = BTreeMap::new();
    for path in files {
        let mut sheet = Sheet::open(path, watch)?;
        let by_member = sheet.has(&["atopid", "member", "yrent"]);
        if !by_member && !sheet.has(&["atopid", "begyr"]) {
            return Err(format!(
                "{} has neither the columns of ATOP's member level (atopid, member, yrent) nor of its alliance level (atopid, begyr)",
                path.display()
            ));
        }
        while let Some(row) = sheet.next() {
            draft.summary.rows += 1;
            let Some(id) = row.number("atopid") else {
                draft.summary.refuse(&row, "no atopid", "");
                continue;
            };
            if by_member {
                member(&row, id, &mut alliances, states, &mut draft.summary);
            } else {
                let day = |y, m, d| date_of(row.number(y), row.number(m), row.number(d));
                let alliance = alliances.entry(id).or_default();
                alliance.signed = day("begyr", "begmo", "begday");
                alliance.ended = day("endyr", "endmo", "endday");
            }
        }
    }
    for (id, alliance) in alliances {
        if alliance.members.is_empty() {
            draft.summary.refused.push(super::Refusal {
                file: String::new(),
                line: 0,
                why: "an alliance without member rows".to_owned(),
                what: id.to_string(),
            });
            continue;
        }
        draft.agreements.push(record(id, alliance));
    }
    Ok(draft)
}

fn member(
    row: &Row<'_>,
    id: i64,
    alliances: &mut BTreeMap<i64, Alliance>,
    states: &States<'_>,
    summary: &mut Summary,
) {
    let day = |y, m, d| date_of(row.number(y), row.number(m), row.number(d));
    let Some(since) = day("yrent", "moent", "dayent") else {
        summary.refuse(row, "no date of entry", "");
        return;
    };
    let number = row.number("member").and_then(|n| u16::try_from(n).ok());
    let key = number.and_then(|n| states.party(n, since.year()));
    let Some(key) = key else {
        let what = format!("{} in {}", row.text("member"), since.year());
        summary.refuse(row, "a state not known that year", what);
        return;
    };
    let alliance = alliances.entry(id).or_default();
    let until = day("yrexit", "moexit", "dayexit");
    let member = alliance.members.entry(key.clone()).or_default();
    member.since = member
        .since
        .into_iter()
        .chain([since])
        .min_by_key(|d| d.first());
    member.until = member
        .until
        .into_iter()
        .chain(until)
        .max_by_key(|d| d.last());
    member.open |= until.is_none();
    member.conditional |= row.number("conditio") == Some(1);
    for (owes, (column, _, _)) in member.owes.iter_mut().zip(KINDS) {
        *owes |= row.number(column) == Some(1);
    }
}

fn record(id: i64, alliance: Alliance) -> crate::model::Agreement {
    let first = alliance.members.values().filter_map(|m| m.since);
    let signed = alliance.signed.or(first.min_by_key(|d| d.first()));
    let open = alliance.members.values().any(|m| m.open);
    let last = alliance.members.values().filter_map(|m| m.until);
    let last = last.max_by_key(|d| d.last()).filter(|_| !open);
    let ended = alliance.ended.or(last);
    let mut obligations = Vec::new();
    for (nth, (_, kind, strength)) in KINDS.into_iter().enumerate() {
        let owing = |m: &Member| m.owes.get(nth).copied().unwrap_or(false);
        let by: Vec<Key> = alliance
            .members
            .iter()
            .filter(|(_, m)| owing(m))
            .map(|(key, _)| key.clone())
            .collect();
        if by.is_empty() {
            continue;
        }
        let conditional = alliance.members.values().any(|m| owing(m) && m.conditional);
        obligations.push(Obligation {
            kind,
            article: None,
            by: (by.len() < alliance.members.len()).then_some(by),
            toward: None,
            trigger: None,
            scope: None,
            strength,
            conditional: conditional.then(|| "ATOP codes it as conditional".into()),
            invoked: Vec::new(),
            suspended: Vec::new(),
            summary: None,
        });
    }
    let names: Vec<&str> = alliance.members.keys().map(Key::as_str).collect();
    let shown = if names.len() > 4 {
        format!("{} and {} more", names[..3].join(", "), names.len() - 3)
    } else {
        names.join(", ")
    };
    let year = signed
        .map(|d| format!(" ({})", d.year()))
        .unwrap_or_default();
    let kind = obligations
        .first()
        .map_or(AgreementType::Entente, |o| match o.kind {
            ObligationKind::Defense => AgreementType::MutualDefence,
            ObligationKind::Offense => AgreementType::Alliance,
            ObligationKind::Neutrality => AgreementType::Neutrality,
            ObligationKind::Nonaggression => AgreementType::Nonaggression,
            _ => AgreementType::Consultation,
        });
    let title = format!("Alliance {id}: {shown}{year}");
    let mut record = agreement(&format!("atop-{id}"), &title, kind, "atop");
    record.signed = signed;
    record.in_force = signed;
    record.ended = ended;
    record.obligations = obligations;
    for (key, member) in alliance.members {
        let mut party = party(key);
        party.signed = member.since;
        party.in_force = member.since;
        let left = member.until.filter(|_| !member.open);
        party.withdrew = left.filter(|d| ended.is_none_or(|end| d.last() < end.first()));
        record.parties.push(party);
    }
    record
}
