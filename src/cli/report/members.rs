//! `blocs members`: who belongs to all that is named.

use serde::Serialize;

use super::{Report, shape, text};
use crate::{
    cli::ask::{Asked, Date},
    model::{AsOf, Entity, OrganisationIx, OrganisationType, PartialDate, Party},
    query::{
        members::{Belonger, Belonging, Sureness, Wanted, members},
        standing::Standing,
    },
    store::Atlas,
};

#[derive(Serialize)]
struct Member<'a> {
    #[serde(flatten)]
    head: shape::Head,
    certainty: &'static str,
    spells: Vec<Link<'a>>,
}

/// One link of a member: to an organisation, or to an agreement.
#[derive(Serialize)]
#[serde(untagged)]
enum Link<'a> {
    Spell(shape::SpellShape<'a>),
    Party {
        agreement: String,
        status: String,
        since: Option<PartialDate>,
        until: Option<PartialDate>,
        suspended: bool,
        note: Option<String>,
        sources: &'a [crate::model::Key],
    },
}

/// Whose members are left out.
pub(in crate::cli) struct Without {
    /// Those of these.
    pub named: Vec<Entity>,
    /// Those of every organisation of this kind.
    pub kind: Option<OrganisationType>,
}

impl Without {
    /// All that are meant.
    fn all(&self, atlas: &Atlas) -> Vec<Entity> {
        let numbered = (0u16..).map(OrganisationIx).zip(atlas.organisations.iter());
        let of_kind = numbered.filter(|(_, record)| Some(record.kind) == self.kind);
        let of_kind = of_kind.map(|(ix, _)| Entity::Organisation(ix));
        self.named.iter().copied().chain(of_kind).collect()
    }

    /// As a title says it.
    fn phrase(&self, atlas: &Atlas, as_of: AsOf) -> String {
        let named = self.named.iter();
        let mut words: Vec<String> = named
            .map(|e| shape::short_name(atlas, *e, as_of).to_owned())
            .collect();
        words.extend(self.kind.map(|kind| format!("any {}", kind.words())));
        if words.is_empty() {
            return String::new();
        }
        format!(", not of {}", words.join(" or "))
    }
}

/// Who belongs to all of some organisations and agreements, and to none of others.
pub(in crate::cli) fn report(
    asked: &Asked,
    all: &[Entity],
    without: &Without,
    wanted: Wanted,
    date: &Date,
) -> Report {
    let atlas = &asked.atlas;
    let found = members(atlas, all, &without.all(atlas), wanted, date.as_of);
    let counted = found.iter().filter(|b| b.sureness == Sureness::Yes).count();
    let names = |entities: &[Entity], last: &str| {
        let names: Vec<&str> = entities
            .iter()
            .map(|e| shape::short_name(atlas, *e, date.as_of))
            .collect();
        names.join(last)
    };
    let without = without.phrase(atlas, date.as_of);
    let title = format!(
        "{} of {}{without} {}: {counted}",
        heading(wanted, all),
        names(all, " and "),
        date.phrase()
    );
    let mut columns: Vec<String> = ["*id", "*kind", "name", "*alpha2", "*alpha3", "*certainty"]
        .map(str::to_owned)
        .to_vec();
    if let [_] = all {
        columns.extend(["status", "since", "until", "note", "*sources"].map(str::to_owned));
    } else {
        for entity in all {
            let id = atlas.key(*entity);
            columns.extend([format!("*status_{id}"), format!("since_{id}")]);
        }
        columns.extend(["note", "*sources"].map(str::to_owned));
    }
    let mut report = Report::new(title, &columns);
    report.notes.clone_from(&date.notes);
    for member in &found {
        let group = group(member, wanted);
        let json = Member {
            head: shape::head(atlas, member.actor, date.as_of),
            certainty: member.sureness.word(),
            spells: links(asked, member, date),
        };
        let [alpha2, alpha3] = shape::codes(atlas, member.actor);
        let mut cells = vec![
            json.head.id.clone(),
            json.head.kind.to_owned(),
            json.head.name.clone(),
            alpha2,
            alpha3,
            json.certainty.to_owned(),
        ];
        cells.extend(link_cells(&json.spells, all.len() == 1));
        report.row(group, cells, &json);
    }
    let doubted = found.len() - counted;
    if doubted > 0 {
        report.note(format!(
            "{doubted} unclear or disputed, listed apart and not counted"
        ));
    }
    report
}

fn heading(wanted: Wanted, all: &[Entity]) -> &'static str {
    let agreements = all.iter().all(|e| matches!(e, Entity::Agreement(_)));
    match wanted {
        Wanted::Full if agreements => "Parties",
        Wanted::Full => "Members",
        Wanted::Any => "All who belong to or take part in any way",
        Wanted::Member(status) => match status.plural() {
            "observers" => "Observers",
            "partners" => "Partners",
            "candidates" => "Candidates",
            "associates" => "Associates",
            "dialogue partners" => "Dialogue partners",
            "applicants" => "Applicants",
            "guests" => "Guests",
            _ => "Those of this status",
        },
        Wanted::Party(_) => "Parties of this status",
        Wanted::Signatory => "Signatories, not more,",
        Wanted::Former => "Former members",
        Wanted::Withdrew => "Those who withdrew,",
    }
}

fn group(member: &Belonger, wanted: Wanted) -> String {
    match member.sureness {
        Sureness::Yes => {
            let status = member.to.iter().map(|(_, b)| match b {
                Belonging::Membership(m) if m.former => "former".to_owned(),
                Belonging::Membership(m) => m.status.plural().to_owned(),
                Belonging::Standing(s) => s.status.word().to_owned(),
            });
            let status: Vec<String> = status.collect();
            match (wanted, status.as_slice()) {
                (Wanted::Any, [one]) => one.clone(),
                _ => String::new(),
            }
        }
        Sureness::Unclear => "unclear on this date (not counted)".to_owned(),
        Sureness::Disputed => "disputed (not counted)".to_owned(),
    }
}

fn links<'a>(asked: &'a Asked, member: &Belonger, date: &Date) -> Vec<Link<'a>> {
    let atlas = &asked.atlas;
    let one = |(entity, belonging): &(Entity, Belonging)| match belonging {
        Belonging::Membership(m) => {
            Link::Spell(shape::spell(atlas, m, shape::End::Organisation, date.as_of))
        }
        Belonging::Standing(s) => party(asked, *entity, s, member.actor),
    };
    member.to.iter().map(one).collect()
}

fn party<'a>(asked: &'a Asked, agreement: Entity, standing: &Standing, actor: Entity) -> Link<'a> {
    let atlas = &asked.atlas;
    let row: Option<&Party> = standing.party.map(|link| atlas.party(link));
    let (sources, since) = match agreement {
        Entity::Agreement(ix) => {
            let record = atlas.agreement(ix);
            let own = row.map(|p| p.sources.as_slice()).filter(|s| !s.is_empty());
            let bound = row.and_then(|p| {
                let bound = p.bound_since(record.life(atlas.end_of(actor)))?;
                // The general entry into force keeps the precision of its source.
                let known = [p.in_force, record.in_force, p.consent, p.signed];
                known
                    .into_iter()
                    .flatten()
                    .find(|d| (d.first(), d.last()) == bound)
            });
            (own.unwrap_or(&record.sources), bound)
        }
        _ => (&[][..], None),
    };
    Link::Party {
        agreement: atlas.key(agreement).to_string(),
        status: shape::snake(standing.status.word()),
        since: since.or_else(|| row.and_then(|p| p.signed)),
        until: row.and_then(|p| p.withdrew),
        suspended: false,
        note: row.and_then(|p| p.note.as_deref().map(str::to_owned)),
        sources,
    }
}

/// The cells of a member's links: all that is known of one, or the beginnings of several.
fn link_cells(links: &[Link<'_>], alone: bool) -> Vec<String> {
    let mut cells = Vec::new();
    let mut notes: Vec<String> = Vec::new();
    let mut cited: Vec<String> = Vec::new();
    for link in links {
        let (status, since, until, note, sources) = match link {
            Link::Spell(s) => (
                s.status.word().to_owned(),
                s.since,
                s.until,
                &s.note,
                s.sources,
            ),
            Link::Party {
                status,
                since,
                until,
                note,
                sources,
                ..
            } => (status.replace('_', " "), *since, *until, note, *sources),
        };
        cells.extend([status, text(since)]);
        if alone {
            cells.push(text(until));
        }
        notes.extend(note.clone());
        for key in sources {
            let key = key.to_string();
            if !cited.contains(&key) {
                cited.push(key);
            }
        }
    }
    cells.extend([notes.join("; "), cited.join(" ")]);
    cells
}
