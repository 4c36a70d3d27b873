//! `blocs defenders` and `blocs defends`: what the texts oblige whom to do for whom.

use serde::Serialize;

use super::{Report, shape};
use crate::{
    cli::ask::{Asked, Date},
    model::{Entity, ObligationKind, Strength, obligation::article},
    query::ties::{Duty, Helper, Weight, defenders, defends},
    store::Atlas,
};

/// Which way the help goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::cli) enum Side {
    /// Who must help the one named.
    Defenders,
    /// Whom the one named must help.
    Defends,
}

#[derive(Serialize)]
struct HelperShape<'a> {
    #[serde(flatten)]
    head: shape::Head,
    via: Vec<Via<'a>>,
}

#[derive(Serialize)]
struct Via<'a> {
    agreement: String,
    article: Option<&'a str>,
    kind: ObligationKind,
    strength: Strength,
    suspended: bool,
    trigger: Option<&'a str>,
    scope: Option<&'a str>,
    conditional: Option<&'a str>,
    note: Option<String>,
}

/// Who must help whom on a date.
pub(in crate::cli) fn report(asked: &Asked, actor: Entity, side: Side, date: &Date) -> Report {
    let atlas = &asked.atlas;
    let name = shape::short_name(atlas, actor, date.as_of);
    let (helpers, question) = match side {
        Side::Defenders => (
            defenders(atlas, actor, date.as_of),
            format!("Who must help {name} if it is attacked"),
        ),
        Side::Defends => (
            defends(atlas, actor, date.as_of),
            format!("If attacked, these can call on {name}"),
        ),
    };
    let title = format!("{question}, {}", date.phrase());
    let columns = [
        "*id",
        "*kind",
        "name",
        "*agreement",
        "+agreement",
        "article",
        "*obligation",
        "strength",
        "*trigger",
        "*scope",
        "*conditional",
        "*suspended",
        "note",
    ];
    let mut report = Report::new(title, &columns);
    report.notes.clone_from(&date.notes);
    let mut clauses: Vec<Duty> = Vec::new();
    for helper in &helpers {
        let head = shape::head(atlas, helper.actor, date.as_of);
        let group = group(helper);
        for (n, duty) in helper.duties.iter().enumerate() {
            let aside = duty.weight(atlas) != Some(helper.weight);
            let cells = cells(atlas, &head, helper.actor, *duty, date);
            if n == 0 {
                let via = helper.duties.iter().map(|d| via(atlas, *d)).collect();
                report.row(
                    group.clone(),
                    cells,
                    &HelperShape {
                        head: head.clone(),
                        via,
                    },
                );
            } else {
                report.more(group.clone(), cells, aside);
            }
            let told = clauses
                .iter()
                .any(|c| (c.agreement, c.nth) == (duty.agreement, duty.nth));
            if !aside && !told {
                clauses.push(*duty);
            }
        }
    }
    if !helpers
        .iter()
        .any(|h| h.weight == Weight::Defence && h.stands())
    {
        report.note(match side {
            Side::Defenders => {
                format!("no treaty obligation to defend {name} found in this dataset")
            }
            Side::Defends => {
                format!("no treaty obligation of {name} to defend anyone found in this dataset")
            }
        });
    }
    clauses.sort_by_key(|d| {
        (
            d.weight(atlas),
            d.obligation(atlas).strength,
            d.agreement,
            d.nth,
        )
    });
    for clause in clauses {
        report.note(clause_note(atlas, clause));
    }
    report.note("this is what the texts say, not a forecast of what anyone would do");
    report
}

fn group(helper: &Helper) -> String {
    if helper.stands() {
        return helper.weight.heading().to_owned();
    }
    let first = helper.duties.first();
    if first.is_some_and(|d| d.suspended.is_some()) {
        format!("{}: suspended", helper.weight.heading())
    } else if first.is_some_and(|d| d.former) {
        format!("{}: no more", helper.weight.heading())
    } else {
        format!("{}: unclear on this date", helper.weight.heading())
    }
}

fn cells(atlas: &Atlas, head: &shape::Head, actor: Entity, duty: Duty, date: &Date) -> Vec<String> {
    let obligation = duty.obligation(atlas);
    let agreement = Entity::Agreement(duty.agreement);
    let some = |t: &Option<Box<str>>| super::text(t.as_deref());
    vec![
        head.id.clone(),
        head.kind.to_owned(),
        shape::full_name(atlas, actor, date.as_of).to_owned(),
        atlas.key(agreement).to_string(),
        shape::short_name(atlas, agreement, date.as_of).to_owned(),
        some(&obligation.article),
        shape::word(&obligation.kind),
        obligation.strength.words().to_owned(),
        some(&obligation.trigger),
        some(&obligation.scope),
        some(&obligation.conditional),
        duty.suspended.is_some().to_string(),
        note(atlas, duty).unwrap_or_default(),
    ]
}

fn via(atlas: &Atlas, duty: Duty) -> Via<'_> {
    let obligation = duty.obligation(atlas);
    Via {
        agreement: atlas.key(Entity::Agreement(duty.agreement)).to_string(),
        article: obligation.article.as_deref(),
        kind: obligation.kind,
        strength: obligation.strength,
        suspended: duty.suspended.is_some(),
        trigger: obligation.trigger.as_deref(),
        scope: obligation.scope.as_deref(),
        conditional: obligation.conditional.as_deref(),
        note: note(atlas, duty),
    }
}

/// What a reader should know of one leg: suspended, frozen, past, unclear.
fn note(atlas: &Atlas, duty: Duty) -> Option<String> {
    let mut told: Vec<String> = Vec::new();
    if let Some(leg) = duty.suspension(atlas) {
        let since = leg.since.map(|d| format!(" since {d}"));
        let why = leg.note.as_ref().map(|n| format!(": {n}"));
        told.push(format!(
            "suspended{}{}",
            since.unwrap_or_default(),
            why.unwrap_or_default()
        ));
    }
    if let Some(link) = duty.frozen {
        let body = atlas.organisation(link.organisation).label();
        told.push(format!(
            "{} is suspended or stays away in the {body}",
            atlas.spell(link).member
        ));
    }
    if duty.former {
        told.push("bound no more".to_owned());
    }
    if duty.certainty == crate::model::Certainty::Unclear {
        told.push("~ unclear on this date".to_owned());
    }
    (!told.is_empty()).then(|| told.join("; "))
}

/// The clause itself, once for all it binds.
fn clause_note(atlas: &Atlas, duty: Duty) -> String {
    let (record, obligation) = (atlas.agreement(duty.agreement), duty.obligation(atlas));
    let number = obligation.article.as_deref().map(article);
    let number = number.map(|n| format!(", {n}")).unwrap_or_default();
    let words = [obligation.kind.words(), obligation.strength.words()].join("; ");
    let summary = obligation
        .summary
        .as_deref()
        .map(|s| s.trim_end_matches('.'));
    let parts = [
        summary.map(|s| format!(": {s}")),
        obligation.scope.as_deref().map(|s| format!("; scope: {s}")),
        obligation
            .conditional
            .as_deref()
            .map(|s| format!("; conditions: {s}")),
    ];
    let rest: String = parts.into_iter().flatten().collect();
    format!("{}{number} ({words}){rest}", record.label())
}
