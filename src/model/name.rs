//! Names with their kind, language and the dates between which they were in use.

use serde::{Deserialize, Serialize};

use super::{AsOf, Certainty, Day, PartialDate, date::covers};

/// One name of a country, organisation, agreement or person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// The name itself, NFC.
    pub text: Box<str>,
    /// What sort of name it is.
    pub kind: NameKind,
    /// BCP 47 tag of its language, where it has one.
    pub lang: Option<Box<str>>,
    /// First day in use, where dated.
    pub from: Option<PartialDate>,
    /// First day out of use, where dated.
    pub to: Option<PartialDate>,
}

/// What sort of name a name is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    /// The everyday name.
    Common,
    /// The full formal name.
    Official,
    /// The name in the bearer's own language and script.
    Native,
    /// A name it no longer bears.
    Former,
    /// Another name it is known by.
    Alias,
    /// Letters that stand for it.
    Abbreviation,
    /// Its name in another language.
    Exonym,
    /// Its people.
    Demonym,
}

impl Name {
    /// Whether the name was the one shown on the date: a dated common or former name then in use.
    #[must_use]
    pub fn is_shown_on(&self, as_of: AsOf) -> bool {
        matches!(self.kind, NameKind::Common | NameKind::Former) && self.was_in_use(as_of)
    }

    /// Whether it is an English name that has gone out of use, and was in use on the date.
    #[must_use]
    pub fn was_in_use(&self, as_of: AsOf) -> bool {
        let english = self.lang.as_deref().is_none_or(|lang| lang == "en");
        let Some(to) = self.to.filter(|_| english && as_of != AsOf::Ever) else {
            return false;
        };
        let since = self
            .from
            .map_or((Day::MIN, Day::MIN), |d| (d.first(), d.last()));
        covers(since, Some((to.first(), to.last())), as_of) == Certainty::Yes
    }
}

/// The name shown on a date: the dated one in use then, else the primary name.
#[must_use]
pub fn name_on<'a>(primary: &'a str, names: &'a [Name], as_of: AsOf) -> &'a str {
    names
        .iter()
        .find(|name| name.is_shown_on(as_of))
        .map_or(primary, |name| &name.text)
}

/// The dated English abbreviation in use on a date, if there is one.
#[must_use]
pub fn abbreviation_on(names: &[Name], as_of: AsOf) -> Option<&str> {
    let dated = names
        .iter()
        .filter(|name| name.kind == NameKind::Abbreviation);
    dated
        .into_iter()
        .find(|name| name.was_in_use(as_of))
        .map(|name| &*name.text)
}
