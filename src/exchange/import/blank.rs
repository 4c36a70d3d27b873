//! Records of which nothing is known yet, for a layout to fill in.

use super::cells::tidy_text;
use crate::model::{Agreement, AgreementType, Binding, Key, Party};

/// An agreement with nothing but what every one has.
pub(super) fn agreement(id: &str, title: &str, kind: AgreementType, source: &str) -> Agreement {
    Agreement {
        id: Key::from(id),
        title: tidy_text(title).into(),
        short: None,
        names: Vec::new(),
        kind,
        binding: Binding::Binding,
        signed: None,
        place: None,
        in_force: None,
        ended: None,
        end_reason: None,
        never_in_force: false,
        depositary: Vec::new(),
        unts: None,
        text_url: None,
        languages: Vec::new(),
        topics: Vec::new(),
        parties: Vec::new(),
        parties_of: None,
        signatories: Vec::new(),
        obligations: Vec::new(),
        organisations: Vec::new(),
        related: Vec::new(),
        sources: vec![Key::from(source)],
    }
}

/// A party of which nothing is known yet.
pub(super) fn party(key: Key) -> Party {
    Party {
        party: key,
        signed: None,
        consent: None,
        consent_by: None,
        in_force: None,
        notice: None,
        withdrew: None,
        disputed: None,
        reservations: Vec::new(),
        note: None,
        sources: Vec::new(),
    }
}
