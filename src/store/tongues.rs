//! Which of the names search looks in are in which language: what `names.json` says, without the
//! names said twice.

use serde::{Deserialize, Serialize};

use super::decode::Exonyms;
use crate::model::Key;

/// The names of countries by language.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Tongues {
    languages: Vec<Box<str>>,
    countries: Vec<(Key, Vec<Spoken>)>,
}

/// A language, by its place among them all, and the names in it.
type Spoken = (u16, Vec<Word>);

/// A name, or where it stands among the names of its country.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
enum Word {
    Known(u16),
    Text(Box<str>),
}

impl Tongues {
    /// What files say, given the names of each country that search looks in.
    pub(super) fn gather<'a>(exonyms: &Exonyms, own: impl Fn(&Key) -> Vec<&'a str>) -> Self {
        let mut tongues = Self::default();
        for (key, languages) in exonyms {
            let own = own(key);
            let mut country = Vec::new();
            for (language, names) in languages {
                let at = tongues.language(language);
                let known = |text: &str| own.iter().position(|name| *name == text);
                let word = |text: &str| {
                    let place = known(text).and_then(|n| u16::try_from(n).ok());
                    place.map_or_else(|| Word::Text(text.into()), Word::Known)
                };
                country.push((at, names.iter().map(|text| word(text)).collect()));
            }
            tongues.countries.push((key.clone(), country));
        }
        tongues
    }

    /// The same, as a file has it, given the same names.
    pub(super) fn exonyms<'a>(self, own: impl Fn(&Key) -> Vec<&'a str>) -> Exonyms {
        let mut exonyms = Exonyms::new();
        for (key, languages) in self.countries {
            let own = own(&key);
            let named = exonyms.entry(key).or_default();
            for (language, words) in languages {
                let Some(language) = self.languages.get(usize::from(language)) else {
                    continue;
                };
                let text = |word| match word {
                    Word::Known(at) => own.get(usize::from(at)).map(|text| Box::from(*text)),
                    Word::Text(text) => Some(text),
                };
                let texts = words.into_iter().filter_map(text);
                named.insert(language.clone(), texts.collect());
            }
        }
        exonyms
    }

    fn language(&mut self, language: &str) -> u16 {
        let known = self.languages.iter().position(|l| **l == *language);
        let at = known.unwrap_or_else(|| {
            self.languages.push(language.into());
            self.languages.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }
}
