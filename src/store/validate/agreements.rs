//! Agreements: the order of their dates, their parties, signatories and obligations.

use super::{Check, Rule, dates::disorder, error, warning};
use crate::{
    model::{Agreement, Key, ObligationKind, Strength, party::ConsentBy},
    store::decode::Origin,
};

const ORDER: Rule = error("date-order");
const PARTIES: Rule = error("parties-missing");
const TWICE: Rule = error("party-twice");
const ACCEDED: Rule = error("accession-signed");
const SIGNATORY: Rule = error("signatory-party");
const OBLIGED: Rule = error("obligation-party");
const ASSURANCE: Rule = error("assurance-strength");
const TEXT: Rule = warning("no-text-url");

pub(super) fn check(check: &mut Check<'_>) {
    let data = check.dataset;
    for located in &data.agreements {
        let (record, origin) = (&located.record, &located.origin);
        order(check, origin, record);
        parties(check, origin, record);
        obligations(check, origin, record);
        if record.text_url.is_none() {
            check.report(
                TEXT,
                origin,
                "",
                "has no text_url".to_owned(),
                "give the address of its text",
            );
        }
    }
}

fn order(check: &mut Check<'_>, origin: &Origin, record: &Agreement) {
    // A treaty may be given effect from before it was signed; ending before that it cannot.
    let whole = [("signed", record.signed), ("ended", record.ended)];
    let force = [("in_force", record.in_force), ("ended", record.ended)];
    for dates in [whole, force] {
        if let Some((a, x, b, y)) = disorder(&dates) {
            check.report(
                ORDER,
                origin,
                &format!("/{a}"),
                format!("{a} {x} is after {b} {y}"),
                "correct one of the dates",
            );
        }
    }
    for (n, party) in record.parties.iter().enumerate() {
        let consent = [("signed", party.signed), ("consent", party.consent)];
        let bound = [
            ("in_force", party.in_force.or(party.consent)),
            ("withdrew", party.withdrew),
        ];
        let notice = [("notice", party.notice), ("withdrew", party.withdrew)];
        for dates in [consent, bound, notice] {
            if let Some((a, x, b, y)) = disorder(&dates) {
                let message = format!("{}: {a} {x} is after {b} {y}", party.party);
                check.report(
                    ORDER,
                    origin,
                    &format!("/parties/{n}/{a}"),
                    message,
                    "correct one of the dates",
                );
            }
        }
    }
}

fn parties(check: &mut Check<'_>, origin: &Origin, record: &Agreement) {
    if record.parties.is_empty() && record.parties_of.is_none() {
        check.report(
            PARTIES,
            origin,
            "",
            "names no party".to_owned(),
            "give `parties`, or `parties_of`",
        );
    }
    let mut seen = std::collections::HashSet::new();
    for (n, party) in record.parties.iter().enumerate() {
        if !seen.insert(&party.party) {
            let message = format!("{} is listed twice", party.party);
            check.report(
                TWICE,
                origin,
                &format!("/parties/{n}"),
                message,
                "join the two rows",
            );
        }
        if party.consent_by == Some(ConsentBy::Acceded) && party.signed.is_some() {
            let message = format!("{} both signed and acceded", party.party);
            check.report(
                ACCEDED,
                origin,
                &format!("/parties/{n}/signed"),
                message,
                "who acceded did not sign; who signed ratified",
            );
        }
    }
    for (n, person) in record.signatories.iter().enumerate() {
        if !record.parties.iter().any(|p| p.party == person.for_) {
            let message = format!(
                "{} signed for '{}', which is no party",
                person.name, person.for_
            );
            check.report(
                SIGNATORY,
                origin,
                &format!("/signatories/{n}/for"),
                message,
                "name a party",
            );
        }
    }
}

fn obligations(check: &mut Check<'_>, origin: &Origin, record: &Agreement) {
    let is_party =
        |key: &Key| record.parties_of.is_some() || record.parties.iter().any(|p| p.party == *key);
    for (n, duty) in record.obligations.iter().enumerate() {
        for (field, keys) in [("by", &duty.by), ("toward", &duty.toward)] {
            for (k, key) in keys
                .iter()
                .flatten()
                .enumerate()
                .filter(|(_, key)| !is_party(key))
            {
                let message = format!("'{key}' is no party to the agreement");
                check.report(
                    OBLIGED,
                    origin,
                    &format!("/obligations/{n}/{field}/{k}"),
                    message,
                    "name a party",
                );
            }
        }
        let soft = matches!(
            duty.kind,
            ObligationKind::Assurance | ObligationKind::Consultation
        );
        if soft && duty.strength < Strength::Consult {
            let message = format!(
                "{} cannot be as strong as '{}'",
                duty.kind.words(),
                duty.strength.words()
            );
            check.report(
                ASSURANCE,
                origin,
                &format!("/obligations/{n}/strength"),
                message,
                "at most `consult`",
            );
        }
    }
}
