//! Which of our countries a code of somebody's means, in a year.
//!
//! Several records may share a Correlates of War number (Russia's is the Empire's, the Soviet
//! Union's and the Federation's): the year decides.

use std::collections::HashMap;

use crate::model::{Country, Day, Key, PartialDate, fold::fold};

/// The countries by the codes others use.
pub(super) struct States<'a> {
    by_cow: HashMap<u16, Vec<&'a Country>>,
    by_numeric: HashMap<u16, Vec<&'a Country>>,
    by_id: HashMap<&'a str, &'a Country>,
    by_name: HashMap<String, Vec<&'a Country>>,
}

/// Numbers Correlates of War gives to states that are one record here.
const SAME: [(u16, u16); 1] = [
    // The Federal Republic, 1955 to 1990, is Germany.
    (260, 255),
];

/// A number ISO never gave, and everybody uses for Kosovo.
const KOSOVO: u16 = 900;

/// ISO numbers that are used of a time before they were given: of what, until when, for which.
const NUMBERS: [(u16, i16, u16); 1] = [
    // Serbia's, of the state it formed with Montenegro.
    (688, 2006, 891),
];

/// Column names of the IGO data that are no name of the state, and its number.
const COLUMNS: [(&str, u16); 28] = [
    ("domrepublic", 42),
    ("bavariaelect", 245),
    ("wgermany", 260),
    ("egermany", 265),
    ("wurtenburg", 271),
    ("hesseelect", 273),
    ("hessegrand", 275),
    ("mecklenburg", 280),
    ("czechrep", 316),
    ("fyromacedonia", 343),
    ("yugoslaviaserb", 345),
    ("eqguinea", 411),
    ("congobrazz", 484),
    ("soafrica", 560),
    ("sosudan", 626),
    ("nyemen", 678),
    ("yemen", 679),
    ("syemen", 680),
    ("china", 710),
    ("korea", 730),
    ("nokorea", 731),
    ("sokorea", 732),
    ("svietnam", 817),
    ("etimor", 860),
    ("solomonis", 940),
    ("marshallis", 983),
    ("micronesiafs", 987),
    ("wsamoa", 990),
];

/// Letters the treaty collections use for states that ISO writes otherwise.
const CODES: [(&str, &str); 14] = [
    ("ALG", "DZA"),
    ("KOS", "XKX"),
    ("EAZ", "TZA"),
    ("EAT", "TZA"),
    ("ROM", "ROU"),
    ("GDR", "DDR"),
    ("YPR", "YMD"),
    ("BZL", "BRA"),
    ("LES", "LSO"),
    ("VAE", "ARE"),
    ("BAD", "BAD"),
    ("QAR", "QAT"),
    ("KSV", "XKX"),
    ("ZAR", "COD"),
];

impl<'a> States<'a> {
    pub(super) fn new(countries: &'a [Country]) -> Self {
        let mut states = Self {
            by_cow: HashMap::new(),
            by_numeric: HashMap::new(),
            by_id: HashMap::new(),
            by_name: HashMap::new(),
        };
        let number = |text: &Option<Box<str>>| text.as_deref().and_then(|t| t.parse().ok());
        for country in countries {
            if let Some(cow) = country.cow {
                states.by_cow.entry(cow).or_default().push(country);
            }
            if let Some(numeric) = number(&country.numeric) {
                states.by_numeric.entry(numeric).or_default().push(country);
            }
            states.by_id.insert(country.id.as_str(), country);
            let names = country.names.iter().map(|n| &*n.text);
            let names = names
                .chain([&*country.name])
                .chain(country.official.as_deref());
            for name in names.map(|n| fold(n).replace(' ', "")) {
                let all = states.by_name.entry(name).or_default();
                if !all.iter().any(|c| c.id == country.id) {
                    all.push(country);
                }
            }
        }
        states
    }

    /// The state a Correlates of War number meant in a year.
    pub(super) fn cow(&self, number: u16, year: i16) -> Option<&'a Key> {
        let number = SAME
            .iter()
            .find(|(of, _)| *of == number)
            .map_or(number, |(_, to)| *to);
        let found = alive(self.by_cow.get(&number)?, year);
        // China's seat was the Republic's until 1949.
        if found.is_some() || number != 710 {
            return found;
        }
        alive(self.by_cow.get(&713)?, year)
    }

    /// The same for a party, which may have signed shortly before it was a state of its own.
    pub(super) fn party(&self, number: u16, year: i16) -> Option<&'a Key> {
        let soon = || (1..=2).find_map(|n| self.cow(number, year.saturating_add(n)));
        self.cow(number, year).or_else(soon)
    }

    /// The party an ISO number meant in a year; one that was no state then may sign all the same.
    pub(super) fn numeric(&self, number: u16, year: i16) -> Option<&'a Key> {
        let number = NUMBERS
            .iter()
            .find(|(of, before, _)| *of == number && year < *before)
            .map_or(number, |(_, _, to)| *to);
        if number == KOSOVO {
            return self.by_id.get("XKX").map(|c| &c.id);
        }
        match self.by_numeric.get(&number)?.as_slice() {
            [only] => Some(&only.id),
            several => alive(several, year),
        }
    }

    /// The day a state was no more, if it is.
    pub(super) fn end(&self, key: &Key) -> Option<PartialDate> {
        self.by_id.get(key.as_str())?.to
    }

    /// The Correlates of War number of a column of the IGO data.
    pub(super) fn column(&self, name: &str) -> Option<u16> {
        if let Some((_, number)) = COLUMNS.iter().find(|(column, _)| *column == name) {
            return Some(*number);
        }
        let all = self.by_name.get(&fold(name))?;
        all.iter().find_map(|c| c.cow)
    }

    /// The state a three-letter code meant, in a year if it needs one to say.
    pub(super) fn code(&self, code: &str, year: Option<i16>) -> Option<&'a Key> {
        let code = CODES
            .iter()
            .find(|(theirs, _)| *theirs == code)
            .map_or(code, |(_, ours)| *ours);
        let country = self.by_id.get(code)?;
        // Codes are given to a line of states as to the one of today: RUS in 1960 is the USSR.
        let (Some(cow), Some(year)) = (country.cow, year) else {
            return Some(&country.id);
        };
        self.cow(cow, year).or(Some(&country.id))
    }
}

/// The one that was there at the end of the year, else at any time in it.
fn alive<'a>(of: &[&'a Country], year: i16) -> Option<&'a Key> {
    let date = PartialDate::from_parts(year, None, None)?;
    let there = |c: &&&Country, from: Day, to: Day| {
        c.from.is_none_or(|d| d.first() <= to) && c.to.is_none_or(|d| d.last() > from)
    };
    // Of two there at once (Egypt and the United Arab Republic) the shorter-lived is meant.
    let last = date.last();
    let newest = |c: &&&'a Country| c.from.map_or(Day::MIN, PartialDate::first);
    of.iter()
        .filter(|c| there(c, last, last))
        .max_by_key(newest)
        .or_else(|| {
            of.iter()
                .filter(|c| there(c, date.first(), last))
                .max_by_key(newest)
        })
        .map(|c| &c.id)
}
