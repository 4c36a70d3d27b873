//! `blocs between`: what binds two actors, and who says what of whom.

use serde::Serialize;

use super::{Report, Shape, agreements, shape, text, to_json};
use crate::{
    cli::ask::{Asked, Date},
    model::{Entity, Key, PartialDate, Stance},
    query::ties::{Bond, Shared, between},
    store::Atlas,
};

#[derive(Serialize)]
struct Answer<'a> {
    organisations: Vec<OrganisationShape<'a>>,
    agreements: Vec<AgreementShape<'a>>,
    stances: Vec<&'a Stance>,
}

#[derive(Serialize)]
struct OrganisationShape<'a> {
    #[serde(flatten)]
    head: shape::Head,
    abbreviation: Option<&'a str>,
    organisation_kind: crate::model::OrganisationType,
    spells: Vec<shape::SpellShape<'a>>,
}

#[derive(Serialize)]
struct AgreementShape<'a> {
    #[serde(flatten)]
    agreement: agreements::Shape<'a>,
    duties: Vec<DutyShape<'a>>,
}

#[derive(Serialize)]
struct DutyShape<'a> {
    by: &'a Key,
    toward: &'a Key,
    article: Option<&'a str>,
    kind: crate::model::ObligationKind,
    strength: crate::model::Strength,
    suspended: bool,
}

/// What binds two actors on a date.
pub(in crate::cli) fn report(asked: &Asked, a: Entity, b: Entity, date: &Date) -> Report {
    let atlas = &asked.atlas;
    let found = between(atlas, a, b, date.as_of);
    let names = [a, b].map(|e| shape::short_name(atlas, e, date.as_of));
    let title = format!("Between {} and {} {}", names[0], names[1], date.phrase());
    let columns = ["*what", "*id", "date", "name", "kind", "note", "*sources"];
    let mut report = Report::new(title, &columns);
    report.notes.clone_from(&date.notes);
    let mut answer = Answer {
        organisations: Vec::new(),
        agreements: Vec::new(),
        stances: Vec::new(),
    };
    for shared in &found.organisations {
        let json = organisation(atlas, shared, date);
        let cells = organisation_cells(atlas, shared, &json);
        let group = format!("organisations {}", found.organisations.len());
        report.row(group, cells, &json);
        answer.organisations.push(json);
    }
    for bond in &found.agreements {
        let json = agreement(atlas, bond, date);
        let cells = bond_cells(atlas, bond, &json, date);
        let group = format!("agreements {}", found.agreements.len());
        report.row(group, cells, &json);
        answer.agreements.push(json);
    }
    for nth in &found.stances {
        let Some(stance) = atlas.stances.get(*nth) else {
            continue;
        };
        report.row("stances, as attributed", stance_cells(stance), stance);
        answer.stances.push(stance);
    }
    if found.agreements.is_empty() {
        report.note(format!(
            "no agreement between {} and {} {} in this dataset",
            names[0],
            names[1],
            date.phrase()
        ));
    }
    if !found.ended.is_empty() {
        report.note(format!(
            "{} ended, or left by one of them, before this date; --on ever lists them",
            found.ended.len()
        ));
    }
    report.shape = Shape::Object(to_json(&answer));
    report
}

fn organisation<'a>(atlas: &'a Atlas, shared: &Shared, date: &Date) -> OrganisationShape<'a> {
    let record = atlas.organisation(shared.organisation);
    OrganisationShape {
        head: shape::head(atlas, Entity::Organisation(shared.organisation), date.as_of),
        abbreviation: record.abbreviation.as_deref(),
        organisation_kind: record.kind,
        spells: shared
            .memberships
            .iter()
            .map(|(_, m)| shape::spell(atlas, m, shape::End::Member, date.as_of))
            .collect(),
    }
}

fn organisation_cells(atlas: &Atlas, shared: &Shared, json: &OrganisationShape<'_>) -> Vec<String> {
    let record = atlas.organisation(shared.organisation);
    // They share it since the later of the two came.
    let since = json.spells.iter().filter_map(|s| s.since);
    let since = since.max_by_key(|d| d.first());
    let special: Vec<String> = json
        .spells
        .iter()
        .filter(|s| s.status != crate::model::MemberStatus::Member || s.note.is_some())
        .map(|s| {
            let who = s.member.map(Key::to_string).unwrap_or_default();
            let status = (s.status != crate::model::MemberStatus::Member)
                .then(|| s.status.word().to_owned());
            let told: Vec<String> = status.into_iter().chain(s.note.clone()).collect();
            format!("{who}: {}", told.join(", "))
        })
        .collect();
    let mut cited: Vec<Key> = json
        .spells
        .iter()
        .flat_map(|s| s.sources.to_vec())
        .collect();
    cited.dedup();
    let label = record.abbreviation.as_deref();
    vec![
        "organisation".to_owned(),
        json.head.id.clone(),
        text(since),
        label.map_or_else(
            || json.head.name.clone(),
            |l| format!("{l}: {}", json.head.name),
        ),
        record.kind.words().to_owned(),
        special.join("; "),
        shape::sources(&cited),
    ]
}

fn agreement<'a>(atlas: &'a Atlas, bond: &Bond, date: &Date) -> AgreementShape<'a> {
    let duties = bond.duties.iter().map(|duty| {
        let obligation = duty.obligation(atlas);
        DutyShape {
            by: atlas.key(duty.by),
            toward: atlas.key(duty.toward),
            article: obligation.article.as_deref(),
            kind: obligation.kind,
            strength: obligation.strength,
            suspended: duty.suspended.is_some(),
        }
    });
    AgreementShape {
        agreement: agreements::shape_of(atlas, bond.agreement, date),
        duties: duties.collect(),
    }
}

fn bond_cells(atlas: &Atlas, bond: &Bond, json: &AgreementShape<'_>, date: &Date) -> Vec<String> {
    let record = atlas.agreement(bond.agreement);
    let mut told: Vec<String> = Vec::new();
    if !record.is_in_force(date.as_of) {
        let ended = |d: PartialDate| format!("ended {d}");
        told.push(record.ended.map_or("not in force".to_owned(), ended));
    }
    let loose = bond.standings.iter().flatten();
    let loose = loose
        .map(|s| s.status.word())
        .filter(|word| *word != "party");
    told.extend(loose.map(str::to_owned));
    told.extend(duties(atlas, bond));
    vec![
        "agreement".to_owned(),
        json.agreement.head.id.clone(),
        text(record.date()),
        json.agreement.head.name.clone(),
        record.kind.words().to_owned(),
        told.join("; "),
        shape::sources(&record.sources),
    ]
}

/// The obligations one owes the other, each once, with its direction where it has only one.
fn duties(atlas: &Atlas, bond: &Bond) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for duty in &bond.duties {
        let both = bond
            .duties
            .iter()
            .any(|d| d.nth == duty.nth && d.by == duty.toward && d.suspended == duty.suspended);
        let obligation = duty.obligation(atlas);
        let direction = if both {
            String::new()
        } else {
            format!(" ({} → {})", atlas.key(duty.by), atlas.key(duty.toward))
        };
        let suspended = if duty.suspended.is_some() {
            ", suspended"
        } else {
            ""
        };
        let line = format!("{}{direction}{suspended}", obligation.kind.words());
        if !told.contains(&line) {
            told.push(line);
        }
    }
    told
}

fn stance_cells(stance: &Stance) -> Vec<String> {
    let voices: Vec<String> = stance
        .attributed
        .iter()
        .map(|v| {
            let when = v.date.map(|d| format!(", {d}")).unwrap_or_default();
            format!("{}{when}: {}", v.who, v.says)
        })
        .collect();
    vec![
        "stance".to_owned(),
        stance.id.to_string(),
        text(stance.from),
        stance.summary.to_string(),
        stance.topic.to_string(),
        voices.join("; "),
        shape::sources(&stance.sources),
    ]
}
