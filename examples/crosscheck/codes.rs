//! Correlates of War state numbers to our countries.
//!
//! Several of our records may bear one number, each in its time (345: Serbia, Yugoslavia, Serbia and Montenegro;
//! 365: the empires, the USSR, Russia), so a number means something only together with a year.

use std::collections::HashMap;

use blocs::{
    model::{Country, CountryIx, Entity, Key},
    store::Atlas,
};

/// Numbers that differ from those of our records: the number, the years, our id.
const OTHERWISE: [(u16, i16, i16, &str); 2] = [
    // The Federal Republic of 1949–1990 has a number of its own; it is Germany here.
    (260, 1949, 1990, "DEU"),
    // One code for China: until 1949 it is the state that went on in Taiwan.
    (710, 1912, 1949, "TWN"),
];

/// Countries by number.
pub struct Codes<'a> {
    atlas: &'a Atlas,
    by_number: HashMap<u16, Vec<CountryIx>>,
}

impl<'a> Codes<'a> {
    /// The numbers of an atlas's countries.
    pub fn new(atlas: &'a Atlas) -> Self {
        let mut by_number: HashMap<u16, Vec<CountryIx>> = HashMap::new();
        for (at, country) in atlas.countries.iter().enumerate() {
            if let (Some(number), Ok(at)) = (country.cow, u16::try_from(at)) {
                by_number.entry(number).or_default().push(CountryIx(at));
            }
        }
        Self { atlas, by_number }
    }

    /// The countries that bore a number in a year.
    pub fn countries(&self, number: u16, year: i16) -> Vec<Entity> {
        let other = OTHERWISE
            .iter()
            .find(|(n, from, to, _)| *n == number && (*from..=*to).contains(&year));
        if let Some((_, _, _, id)) = other {
            return self.atlas.actor(&Key::from(*id)).into_iter().collect();
        }
        self.by_number
            .get(&number)
            .into_iter()
            .flatten()
            .filter(|ix| existed(self.atlas.country(**ix), year))
            .map(|ix| Entity::Country(*ix))
            .collect()
    }

    /// The number a country bore in a year.
    pub fn number(&self, actor: Entity, year: i16) -> Option<u16> {
        let id = self.atlas.key(actor).as_str();
        let other = OTHERWISE
            .iter()
            .find(|(_, from, to, theirs)| *theirs == id && (*from..=*to).contains(&year));
        if let Some((number, ..)) = other {
            return Some(*number);
        }
        match actor {
            Entity::Country(ix) => self.atlas.country(ix).cow,
            Entity::Organisation(_) | Entity::Agreement(_) => None,
        }
    }

    /// How a difference names the countries of a number: the id that lived longest in the dataset's own day.
    pub fn label(&self, number: u16, year: i16) -> String {
        let ids: Vec<&str> = self
            .countries(number, year)
            .iter()
            .map(|e| self.atlas.key(*e).as_str())
            .collect();
        if ids.is_empty() {
            return format!("#{number}");
        }
        ids.join("/")
    }
}

/// Whether a country was there at any time in a year.
fn existed(country: &Country, year: i16) -> bool {
    let begun = country.from.is_none_or(|from| from.year() <= year);
    // The first day without it may be the first of January.
    let alive = country
        .to
        .is_none_or(|to| to.last().civil() > (i32::from(year), 1, 1));
    begun && alive
}

#[cfg(test)]
mod tests {
    use blocs::embedded;

    use super::Codes;

    #[test]
    fn a_number_means_the_state_that_bore_it_in_the_year() {
        let atlas = embedded::atlas().expect("the embedded dataset");
        let codes = Codes::new(&atlas);
        for (number, year, label) in [
            (260, 1970, "DEU"),
            (365, 1970, "SUN"),
            (365, 2000, "RUS"),
            (345, 1970, "YUG"),
            (345, 2010, "SRB"),
            (710, 1930, "TWN"),
            (710, 1990, "CHN"),
            (999, 1990, "#999"),
        ] {
            assert_eq!(codes.label(number, year), label, "{number} in {year}");
        }
    }
}
