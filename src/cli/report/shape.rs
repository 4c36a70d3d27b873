//! The JSON shapes the reports share: heads of records, spells, standings.

use serde::Serialize;

use crate::{
    model::{AgreementIx, AsOf, Entity, Key, MemberStatus, PartialDate, Spell, spell::SuspendedBy},
    query::standing::Membership,
    store::Atlas,
};

/// What every object about a record begins with.
#[expect(
    clippy::option_option,
    reason = "a country without a code says null; what is no country says nothing"
)]
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Head {
    pub id: String,
    pub kind: &'static str,
    pub name: String,
    /// Of countries only; null where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alpha2: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alpha3: Option<Option<String>>,
}

/// The head of a record, named as it was on the date.
pub(crate) fn head(atlas: &Atlas, entity: Entity, as_of: AsOf) -> Head {
    let codes = match entity {
        Entity::Country(ix) => {
            let record = atlas.country(ix);
            let code = |c: &Option<Box<str>>| Some(c.as_deref().map(str::to_owned));
            (code(&record.alpha2), code(&record.alpha3))
        }
        _ => (None, None),
    };
    Head {
        id: atlas.key(entity).to_string(),
        kind: entity.kind().word(),
        name: full_name(atlas, entity, as_of).to_owned(),
        alpha2: codes.0,
        alpha3: codes.1,
    }
}

/// A record's full name on a date.
pub(crate) fn full_name(atlas: &Atlas, entity: Entity, as_of: AsOf) -> &str {
    match entity {
        Entity::Country(ix) => atlas.country(ix).name_on(as_of),
        Entity::Organisation(ix) => atlas.organisation(ix).name_on(as_of),
        Entity::Agreement(ix) => &atlas.agreement(ix).title,
    }
}

/// A record's name as a sentence uses it: abbreviations for organisations, short titles.
pub(crate) use crate::app::record::name as short_name;

/// ` of NATO and EU` in a title; nothing if nothing is named.
pub(crate) fn of(atlas: &Atlas, named: &[Entity], as_of: AsOf) -> String {
    if named.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = named.iter().map(|e| short_name(atlas, *e, as_of)).collect();
    format!(" of {}", names.join(" and "))
}

/// The alpha-2 and alpha-3 codes of a country; empty for others.
pub(crate) fn codes(atlas: &Atlas, entity: Entity) -> [String; 2] {
    match entity {
        Entity::Country(ix) => {
            let record = atlas.country(ix);
            [&record.alpha2, &record.alpha3].map(|c| super::text(c.as_deref()))
        }
        _ => [String::new(), String::new()],
    }
}

/// A status as JSON writes it: `dialogue_partner`.
pub(crate) fn snake(words: &str) -> String {
    words.replace([' ', '-'], "_")
}

/// A membership spell, seen from its organisation or from its member.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SpellShape<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<&'a Key>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<&'a Key>,
    pub status: MemberStatus,
    pub since: Option<PartialDate>,
    pub until: Option<PartialDate>,
    pub suspended: bool,
    pub note: Option<String>,
    pub sources: &'a [Key],
}

/// From which end of a spell it is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum End {
    /// The organisation is named.
    Organisation,
    /// The member is named.
    Member,
}

/// A membership as JSON tells it, from one end.
pub(crate) fn spell<'a>(
    atlas: &'a Atlas,
    membership: &Membership,
    end: End,
    as_of: AsOf,
) -> SpellShape<'a> {
    let spell = atlas.spell(membership.spell);
    let organisation = &atlas.organisation(membership.spell.organisation).id;
    SpellShape {
        organisation: (end == End::Organisation).then_some(organisation),
        member: (end == End::Member).then_some(&spell.member),
        status: spell.status,
        since: spell.since,
        until: spell.until,
        suspended: membership.suspended,
        note: note(spell, as_of),
        sources: &spell.sources,
    }
}

/// What a reader should know of a spell, in one line: suspension, pending exit, dispute, note.
pub(crate) fn note(spell: &Spell, as_of: AsOf) -> Option<String> {
    let mut told: Vec<String> = Vec::new();
    if let Some(suspension) = spell.suspension_on(as_of) {
        let verb = match suspension.by {
            SuspendedBy::Organisation => "suspended",
            SuspendedBy::Member => "participation frozen by itself",
        };
        let since = suspension.since.map(|d| format!(" since {d}"));
        let scope = suspension.scope.as_ref().map(|s| format!(" ({s})"));
        told.push(format!(
            "{verb}{}{}",
            since.unwrap_or_default(),
            scope.unwrap_or_default()
        ));
    }
    if let Some(exit) = &spell.pending_exit {
        let effective = exit.effective.map(|d| format!(", effective {d}"));
        let announced = exit.announced.map(|d| format!(" {d}"));
        told.push(format!(
            "exit announced{}{}",
            announced.unwrap_or_default(),
            effective.unwrap_or_default()
        ));
    }
    if let Some(dispute) = &spell.disputed {
        told.push(format!("disputed by {}: {}", dispute.by, dispute.view));
    }
    told.extend(spell.label.as_deref().map(str::to_owned));
    told.extend(
        spell
            .exit
            .filter(|_| spell.until.is_some())
            .map(|e| e.words().to_owned()),
    );
    told.extend(spell.note.as_deref().map(str::to_owned));
    (!told.is_empty()).then(|| told.join("; "))
}

/// The sources of a row, for programs: ids with blanks between.
pub(crate) fn sources(keys: &[Key]) -> String {
    let keys: Vec<&str> = keys.iter().map(Key::as_str).collect();
    keys.join(" ")
}

/// The kinds of an agreement's obligations, each once, in its order.
pub(crate) fn obligations(atlas: &Atlas, ix: AgreementIx) -> Vec<crate::model::ObligationKind> {
    let mut kinds = Vec::new();
    for obligation in &atlas.agreement(ix).obligations {
        if !kinds.contains(&obligation.kind) {
            kinds.push(obligation.kind);
        }
    }
    kinds
}

/// A value of the model as its JSON word: `military_alliance`.
pub(crate) fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|v| v.as_str().map(str::to_owned))
        .unwrap_or_default()
}
