//! `blocs rank`: which states are in the most, or the fewest.

use std::cmp::Reverse;

use serde::Serialize;

use super::{Report, shape};
use crate::{
    cli::{
        args::RankBy,
        ask::{Asked, Date},
    },
    model::{AgreementIx, Entity, OrganisationIx},
    query::tally::{Tally, tallies},
};

#[derive(Serialize)]
struct RankShape {
    #[serde(flatten)]
    head: shape::Head,
    alliances: Vec<String>,
    pacts: Vec<String>,
    organisations: usize,
    agreements: usize,
}

/// From which end the list begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::cli) enum End {
    Most,
    Fewest,
}

/// The countries by how many of something they are in.
pub(in crate::cli) fn report(asked: &Asked, by: RankBy, end: End, date: &Date) -> Report {
    let atlas = &asked.atlas;
    let mut all = tallies(atlas, date.as_of);
    let count = |tally: &Tally| match by {
        RankBy::Alliances => tally.bonds(atlas),
        RankBy::Organisations => tally.organisations,
        RankBy::Agreements => tally.agreements,
    };
    match end {
        End::Most => all.sort_by_key(|tally| Reverse(count(tally))),
        End::Fewest => all.sort_by_key(count),
    }
    let what = match by {
        RankBy::Alliances => "military alliances and pacts of defence in force",
        RankBy::Organisations => "organisations",
        RankBy::Agreements => "agreements in force",
    };
    let which = match end {
        End::Most => "most",
        End::Fewest => "fewest",
    };
    let title = format!(
        "States by {what}, the {which} first, {}: {}",
        date.phrase(),
        all.len()
    );
    let columns = [
        "*id",
        "name",
        "*alpha2",
        "*alpha3",
        "*alliances",
        "+alliances",
        "*pacts",
        "+pacts",
        "organisations",
        "agreements",
    ];
    let mut report = Report::new(title, &columns);
    for tally in &all {
        let key = |entity| atlas.key(entity).to_string();
        let short = |entity| shape::short_name(atlas, entity, date.as_of).to_owned();
        let bodies = |of: &[OrganisationIx], told: &dyn Fn(Entity) -> String| {
            let told = of.iter().map(|ix| told(Entity::Organisation(*ix)));
            told.collect::<Vec<_>>()
        };
        let texts = |of: &[AgreementIx], told: &dyn Fn(Entity) -> String| {
            let told = of.iter().map(|ix| told(Entity::Agreement(*ix)));
            told.collect::<Vec<_>>()
        };
        let json = RankShape {
            head: shape::head(atlas, tally.country, date.as_of),
            alliances: bodies(&tally.alliances, &key),
            pacts: texts(&tally.pacts, &key),
            organisations: tally.organisations,
            agreements: tally.agreements,
        };
        let [alpha2, alpha3] = shape::codes(atlas, tally.country);
        let cells = vec![
            json.head.id.clone(),
            json.head.name.clone(),
            alpha2,
            alpha3,
            json.alliances.join(" "),
            bodies(&tally.alliances, &short).join(", "),
            json.pacts.join(" "),
            texts(&tally.pacts, &short).join(", "),
            json.organisations.to_string(),
            json.agreements.to_string(),
        ];
        report.row("", cells, &json);
    }
    report.note("full members and parties only; what this dataset does not hold is not counted");
    report.notes.extend(date.notes.iter().cloned());
    report
}
