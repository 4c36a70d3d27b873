//! What every question needs: the dataset asked for, names resolved, dates read.

use super::Failure;
use crate::{
    model::{AsOf, Entity, Kind, MemberStatus, PartialDate, PartyStatus, date::typed},
    query::{
        linked::existed,
        members::Wanted,
        resolve::{NameError, resolve},
    },
    store::Atlas,
};

/// Countries and organisations.
pub(super) const ACTORS: &[Kind] = &[Kind::Country, Kind::Organisation];
/// What has members or parties.
pub(super) const BODIES: &[Kind] = &[Kind::Organisation, Kind::Agreement];

/// The records, and the date that was asked for.
pub(super) struct Asked {
    /// The records.
    pub(super) atlas: Atlas,
    /// The day's date.
    pub(super) today: PartialDate,
    /// The date given with `--on`.
    pub(super) on: Option<AsOf>,
}

/// The date an answer holds for, and what to say about it.
#[derive(Clone, Debug)]
pub(super) struct Date {
    /// The date.
    pub(super) as_of: AsOf,
    /// What readers should know of it.
    pub(super) notes: Vec<String>,
}

impl Date {
    /// `on 2010-03-18`, or `at any time`.
    pub(super) fn phrase(&self) -> String {
        match self.as_of {
            AsOf::Ever => "at any time".to_owned(),
            AsOf::On(date) if date.is_day() => format!("on {date}"),
            AsOf::On(date) => format!("in {date}"),
        }
    }
}

impl Asked {
    /// Makes sense of `--on`.
    pub(super) fn new(atlas: Atlas, on: Option<&str>, today: PartialDate) -> Result<Self, Failure> {
        let on = on
            .map(|text| typed::parse(text, today))
            .transpose()
            .map_err(|e| Failure::Use(e.to_string()))?;
        Ok(Self { atlas, today, on })
    }

    /// What a name means, among the kinds a command takes; never guessed at.
    pub(super) fn entity(&self, name: &str, kinds: &[Kind]) -> Result<Entity, Failure> {
        let whole = resolve(&self.atlas, name, None);
        if let Ok(entity) = whole
            && kinds.contains(&entity.kind())
        {
            return Ok(entity);
        }
        let mut of_kind: Vec<Result<Entity, NameError>> = kinds
            .iter()
            .map(|kind| resolve(&self.atlas, name, Some(*kind)))
            .collect();
        let mut sure = of_kind.iter().flatten().copied();
        if let (Some(entity), None) = (sure.next(), sure.next()) {
            let doubted = of_kind
                .iter()
                .any(|r| matches!(r, Err(NameError::Ambiguous { .. })));
            if !doubted {
                return Ok(entity);
            }
        }
        let wrong_kind = whole.as_ref().ok().map(|entity| {
            let wanted: Vec<&str> = kinds.iter().map(|k| k.word()).collect();
            format!(
                "'{name}' is {} {}; name {}",
                a(entity.kind()),
                self.atlas.address(*entity),
                wanted.join(" or ")
            )
        });
        let ambiguous = of_kind
            .iter()
            .position(|r| matches!(r, Err(NameError::Ambiguous { .. })));
        // Of all kinds, what comes nearest is `whole`'s to say.
        let near = of_kind
            .iter()
            .position(|r| matches!(r, Err(NameError::Near { .. })))
            .filter(|_| kinds.len() < Kind::ALL.len());
        let error = match (ambiguous.or(near), whole) {
            // Who asked for an organisation, and named several countries, is told so.
            (_, Err(whole @ NameError::Ambiguous { .. })) if ambiguous.is_none() => Some(whole),
            // Who asked for an organisation is offered organisations.
            (Some(at), Err(_)) => of_kind.swap_remove(at).err(),
            (Some(at), Ok(_)) if ambiguous.is_some() => of_kind.swap_remove(at).err(),
            (_, whole) => whole.err(),
        };
        Err(Failure::Use(error.map_or_else(
            || wrong_kind.unwrap_or_else(|| format!("'{name}' not found")),
            |e| e.to_string(),
        )))
    }

    /// What several names mean.
    pub(super) fn entities(
        &self,
        names: &[String],
        kinds: &[Kind],
    ) -> Result<Vec<Entity>, Failure> {
        names.iter().map(|name| self.entity(name, kinds)).collect()
    }

    /// The date an answer about these holds for: the one asked for, else today, else, for what is
    /// no more, its last day.
    pub(super) fn date(&self, about: &[Entity]) -> Date {
        let mut date = Date {
            as_of: self.on.unwrap_or(AsOf::On(self.today)),
            notes: Vec::new(),
        };
        if self.on.is_none() {
            let gone = about
                .iter()
                .copied()
                .filter(|e| !existed(&self.atlas, *e, date.as_of))
                .filter_map(|e| Some((self.atlas.end_of(e)?, e)))
                .filter(|(end, _)| end.first() <= self.today.last())
                .min_by_key(|(end, _)| end.first());
            if let Some((end, entity)) = gone {
                let day = PartialDate::from_day(end.first().previous());
                date.as_of = AsOf::On(day);
                let name = super::report::shape::short_name(&self.atlas, entity, date.as_of);
                date.notes.push(format!(
                    "{name} ended on {end}: shown for its last day, {day}"
                ));
            }
        }
        let horizon = self.atlas.meta.as_of;
        if date
            .as_of
            .days()
            .is_some_and(|(_, last)| last > horizon.last())
        {
            date.notes.push(format!(
                "the data were checked to {horizon}; what happened later is not in them"
            ));
        }
        date
    }

    /// A day of any year: its month and day.
    pub(super) fn day(&self, text: &str) -> Result<(u8, u8), Failure> {
        // A leap year has every day there is.
        let forms = [
            format!("2000-{text}"),
            format!("{text} 2000"),
            text.to_owned(),
        ];
        let read = forms
            .iter()
            .filter_map(|form| typed::parse(form, self.today).ok());
        let mut days = read.filter_map(|as_of| match as_of {
            AsOf::On(date) if date.is_day() => Some(date.first().civil()),
            _ => None,
        });
        let told = || format!("'{text}' is no day of the year; write 04-04, \"4 April\" or today");
        days.next()
            .map(|(_, month, day)| (month, day))
            .ok_or_else(|| Failure::Use(told()))
    }

    /// A date that bounds a list.
    pub(super) fn bound(&self, text: Option<&str>) -> Result<Option<PartialDate>, Failure> {
        let Some(text) = text else { return Ok(None) };
        match typed::parse(text, self.today) {
            Ok(AsOf::On(date)) => Ok(Some(date)),
            Ok(AsOf::Ever) => Ok(None),
            Err(error) => Err(Failure::Use(error.to_string())),
        }
    }
}

fn a(kind: Kind) -> &'static str {
    match kind {
        Kind::Country => "a country,",
        Kind::Organisation => "an organisation,",
        Kind::Agreement => "an agreement,",
    }
}

/// The standing a word of `--status` asks for.
pub(super) fn wanted(text: Option<&str>) -> Result<Wanted, Failure> {
    let Some(text) = text else {
        return Ok(Wanted::Full);
    };
    let word = text.trim().to_lowercase().replace(['_', '-'], " ");
    let word = word.strip_suffix('s').unwrap_or(&word);
    let wanted = match word {
        "any" | "all" => Some(Wanted::Any),
        "full" | "member" => Some(Wanted::Full),
        "signatory" | "signatorie" => Some(Wanted::Signatory),
        "former" => Some(Wanted::Former),
        "party" => Some(Wanted::Party(PartyStatus::Party)),
        "consented" => Some(Wanted::Party(PartyStatus::Consented)),
        "disputed" => Some(Wanted::Party(PartyStatus::Disputed)),
        "withdrew" => Some(Wanted::Withdrew),
        _ => MemberStatus::ALL
            .into_iter()
            .find(|s| s.word() == word)
            .map(Wanted::Member),
    };
    wanted.ok_or_else(|| {
        let words: Vec<String> = MemberStatus::ALL
            .iter()
            .map(|s| s.word().replace(' ', "_"))
            .collect();
        Failure::Use(format!(
            "'{text}' is no status; say any, {}, former, party, consented, disputed or withdrew",
            words.join(", ")
        ))
    })
}

/// The value of a vocabulary a word names, by its JSON word or the words readers see.
pub(super) fn word_of<T: Copy + serde::Serialize>(
    what: &str,
    text: &str,
    all: &[T],
    words: fn(T) -> &'static str,
) -> Result<T, Failure> {
    let plain = |s: &str| s.to_lowercase().replace(['_', '-', ' '], "");
    let named = |value: &T| super::report::shape::word(value);
    all.iter()
        .copied()
        .find(|v| plain(&named(v)) == plain(text) || plain(words(*v)) == plain(text))
        .ok_or_else(|| {
            let known: Vec<String> = all.iter().map(named).collect();
            Failure::Use(format!(
                "'{text}' is no {what}; say one of {}",
                known.join(", ")
            ))
        })
}
