//! The shipped data: no error, the counts it must have, and the facts everything began with.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod common;

use std::path::Path;

use blocs::{
    model::{AsOf, Certainty, Entity, MemberStatus, PartyStatus},
    query::standing::{full_members, membership, standing},
    store::{self, Severity},
};
use common::{date, shipped};

fn organisation(id: &str) -> blocs::model::OrganisationIx {
    match shipped().find(&format!("organisation/{id}")) {
        Some(Entity::Organisation(ix)) => ix,
        _ => panic!("no organisation {id}"),
    }
}

fn country(id: &str) -> Entity {
    shipped()
        .find(&format!("country/{id}"))
        .unwrap_or_else(|| panic!("no country {id}"))
}

fn on(day: &str) -> AsOf {
    AsOf::On(date(day))
}

#[test]
fn the_folder_has_no_error_and_is_what_the_binary_carries() {
    let (atlas, problems) = store::read(Path::new("data"));
    let errors: Vec<_> = problems
        .iter()
        .filter(|p| p.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let atlas = atlas.expect("an atlas");
    assert_eq!(atlas.countries, shipped().countries);
    assert_eq!(atlas.organisations, shipped().organisations);
    assert_eq!(atlas.agreements, shipped().agreements);
    assert_eq!(atlas.links, shipped().links);
    assert_eq!(atlas.names(), shipped().names());
}

#[test]
fn the_organisations_of_the_first_day_are_all_there() {
    let wanted = "un csto nato sco cis eaeu eu osce coe au arab-league gcc asean brics g7 g20 oas ecowas aes opec \
                  commonwealth warsaw-pact seato cento anzus aukus five-eyes quad weu league-of-nations";
    for id in wanted.split_whitespace() {
        assert!(!shipped().members(organisation(id)).is_empty(), "{id}");
    }
}

#[test]
fn the_agreements_of_the_first_day_are_all_there() {
    let wanted = "un-csto-2010 un-nato-2008 cst-1992 csto-charter north-atlantic-treaty nato-prot-gr-tr nato-prot-de \
                  nato-prot-es nato-prot-1997 nato-prot-2003 nato-prot-2008 nato-prot-me nato-prot-mk nato-prot-fi \
                  nato-prot-se warsaw-treaty un-charter us-jp-1960 us-kr-1953 us-ph-1951 cn-kp-1961 ru-kp-2024 csto-sco-2007";
    for id in wanted.split_whitespace() {
        assert!(shipped().find(&format!("agreement/{id}")).is_some(), "{id}");
    }
    assert!(shipped().agreements.len() >= 60);
}

#[test]
fn every_member_of_the_united_nations_has_codes_and_a_native_name() {
    let members = shipped()
        .countries
        .iter()
        .filter(|c| c.status == blocs::model::CountryStatus::UnMember);
    let members: Vec<_> = members.collect();
    assert_eq!(members.len(), 193);
    for country in members {
        assert!(
            country.alpha2.is_some() && country.alpha3.is_some() && country.official.is_some(),
            "{}",
            country.name
        );
    }
}

#[test]
fn the_united_nations_grew_as_its_own_table_says() {
    // https://www.un.org/en/about-us/growth-in-un-membership
    let table = [
        (1945, 51),
        (1946, 55),
        (1947, 57),
        (1948, 58),
        (1949, 59),
        (1950, 60),
        (1955, 76),
        (1956, 80),
        (1957, 82),
        (1958, 82),
        (1960, 99),
        (1961, 104),
        (1962, 110),
        (1964, 115),
        (1965, 117),
        (1966, 122),
        (1967, 123),
        (1968, 126),
        (1970, 127),
        (1971, 132),
        (1973, 135),
        (1974, 138),
        (1975, 144),
        (1976, 147),
        (1977, 149),
        (1978, 151),
        (1979, 152),
        (1980, 154),
        (1981, 157),
        (1983, 158),
        (1984, 159),
        (1990, 159),
        (1991, 166),
        (1992, 179),
        (1993, 184),
        (1994, 185),
        (1999, 188),
        (2000, 189),
        (2002, 191),
        (2006, 192),
        (2011, 193),
        (2025, 193),
    ];
    for (year, members) in table {
        assert_eq!(
            full_members(shipped(), organisation("un"), on(&format!("{year}-12-31"))),
            members,
            "{year}"
        );
    }
}

#[test]
fn the_csto_had_seven_members_on_the_day_of_the_declaration() {
    let csto = organisation("csto");
    assert_eq!(full_members(shipped(), csto, on("2010-03-18")), 7);
    let uzbekistan =
        membership(shipped(), csto, country("UZB"), on("2010-03-18")).expect("a member");
    assert_eq!(
        (uzbekistan.status, uzbekistan.certainty),
        (MemberStatus::Member, Certainty::Yes)
    );
    assert!(
        membership(shipped(), csto, country("UZB"), on("2004-01-01")).is_none(),
        "it joined in 2006"
    );
    let armenia =
        membership(shipped(), csto, country("ARM"), on("2025-01-01")).expect("still a member");
    assert!(armenia.suspended, "it froze its participation in 2024");
}

#[test]
fn azerbaijan_left_the_treaty_and_never_was_in_the_organisation() {
    let Some(Entity::Agreement(treaty)) = shipped().find("agreement/cst-1992") else {
        panic!("no treaty")
    };
    let then = standing(shipped(), treaty, country("AZE"), on("1996-01-01")).expect("a party");
    assert_eq!(then.status, PartyStatus::Party);
    assert!(standing(shipped(), treaty, country("AZE"), on("2005-01-01")).is_none());
    assert!(membership(shipped(), organisation("csto"), country("AZE"), AsOf::Ever).is_none());
}

#[test]
fn well_known_counts_hold() {
    for (id, day, members) in [
        ("nato", "1949-12-31", 12),
        ("nato", "1982-12-31", 16),
        ("nato", "1999-12-31", 19),
        ("nato", "2024-06-01", 32),
        ("warsaw-pact", "1955-12-31", 8),
        ("warsaw-pact", "1970-01-01", 7),
        ("sco", "2025-01-01", 10),
        ("eu", "2013-12-31", 28),
        ("eu", "2021-01-01", 27),
        ("asean", "2026-01-01", 11),
        ("opec", "2026-06-01", 11),
        ("g7", "2000-01-01", 8),
        ("g7", "2015-01-01", 7),
        ("aes", "2025-01-01", 3),
        ("ecowas", "2025-06-01", 12),
        ("coe", "2023-01-01", 46),
        ("au", "2020-01-01", 55),
        ("osce", "2020-01-01", 57),
        ("gcc", "2020-01-01", 6),
        ("commonwealth", "2023-01-01", 56),
        ("eaeu", "2020-01-01", 5),
        ("anzus", "1960-01-01", 3),
        ("seato", "1960-01-01", 8),
    ] {
        let count = full_members(shipped(), organisation(id), on(day));
        assert_eq!(count, members, "{id} on {day}");
    }
}

#[test]
fn every_name_finds_its_country_first() {
    let queries: Vec<(&str, &str)> = vec![
        ("turkiye", "TUR"),
        ("turkey", "TUR"),
        ("turky", "TUR"),
        ("cote divoire", "CIV"),
        ("cote d’ivoire", "CIV"),
        ("ivory coast", "CIV"),
        ("são tomé", "STP"),
        ("burma", "MMR"),
        ("swaziland", "SWZ"),
        ("usa", "USA"),
        ("us", "USA"),
        ("uk", "GBR"),
        ("america", "USA"),
        ("england", "GBR"),
        ("drc", "COD"),
        ("niger", "NER"),
        ("guinea", "GIN"),
        ("dominica", "DMA"),
        ("congo", "COG"),
        ("holland", "NLD"),
        ("korea south", "KOR"),
        ("germny", "DEU"),
        ("phillipines", "PHL"),
        ("gbr", "GBR"),
        ("de", "DEU"),
        ("macedonia", "MKD"),
        ("cape verde", "CPV"),
        ("east timor", "TLS"),
        ("ussr", "SUN"),
        ("deutschland", "DEU"),
        ("россия", "RUS"),
        ("日本", "JPN"),
        ("مصر", "EGY"),
        ("kyrgistan", "KGZ"),
        ("zaire", "COD"),
        ("ceylon", "LKA"),
        ("frnace", "FRA"),
        ("brasil", "BRA"),
        ("ελλαδα", "GRC"),
    ];
    for (query, id) in queries {
        let found = blocs::query::search::search(shipped(), query, None);
        let first = found.hits.first().map(|hit| shipped().address(hit.entity));
        assert_eq!(first, Some(format!("country/{id}")), "{query}");
    }
    for country in shipped().countries.iter() {
        let found = blocs::query::search::search(
            shipped(),
            &country.name,
            Some(blocs::model::Kind::Country),
        );
        let exact: Vec<_> = found
            .hits
            .iter()
            .take(found.exact)
            .map(|h| shipped().key(h.entity))
            .collect();
        assert!(
            exact.contains(&&country.id),
            "{} finds {exact:?}",
            country.name
        );
    }
}

#[test]
fn every_spell_and_agreement_has_a_source_that_is_listed() {
    for organisation in shipped().organisations.iter() {
        for spell in &organisation.members {
            assert!(
                spell.sources.iter().any(|s| shipped().source(s).is_some()),
                "{} in {}",
                spell.member,
                organisation.id
            );
        }
    }
    for agreement in shipped().agreements.iter() {
        assert!(
            agreement
                .sources
                .iter()
                .any(|s| shipped().source(s).is_some()),
            "{}",
            agreement.id
        );
    }
}

#[test]
fn nato_declined_and_somebody_says_so() {
    let about = |s: &&blocs::model::Stance| {
        [s.subject.as_str(), s.object.as_str()]
            .iter()
            .all(|id| ["nato", "csto"].contains(id))
    };
    let stances: Vec<_> = shipped().stances.iter().filter(about).collect();
    assert!(!stances.is_empty());
    assert!(stances.iter().all(|s| !s.attributed.is_empty()));
}
