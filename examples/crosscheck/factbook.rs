//! Comparison with the CIA World Factbook's last state: "International organization participation" of each profile.
//!
//! One moment, no history: the year printed is that of the edition. Many profiles were years behind it.

use std::{collections::BTreeMap, fs, path::Path};

use blocs::{
    model::{Entity, Key, PartialDate},
    store::Atlas,
};
use serde_json::Value;

use super::{
    cow::organisation,
    gec::GEC,
    held::{self, Days},
    report::{Comparison, Theirs},
};

/// The day we compare on: the last on which the Factbook was kept, as far as it was.
const DAY: (i16, u8, u8) = (2025, 12, 31);

/// The Factbook's abbreviation, and our id. Bodies that it names for a few profiles only are left out.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("ACP", "oacps"),
    ("ACS", "acs"),
    ("ADB", "adb"),
    ("AMU", "amu"),
    ("ANZUS", "anzus"),
    ("APEC", "apec"),
    ("ARF", "asean-regional-forum"),
    ("ASEAN", "asean"),
    ("AU", "au"),
    ("AfDB", "afdb"),
    ("Arctic Council", "arctic-council"),
    ("Australia Group", "australia-group"),
    ("BA", "baltic-assembly"),
    ("BIMSTEC", "bimstec"),
    ("BIS", "bis"),
    ("BRICS", "brics"),
    ("BSEC", "bsec"),
    ("Benelux", "benelux"),
    ("C", "commonwealth"),
    ("CAN", "can"),
    ("CBSS", "cbss"),
    ("CE", "coe"),
    ("CEI", "cei"),
    ("CELAC", "celac"),
    ("CEMAC", "cemac"),
    ("CERN", "cern"),
    ("CICA", "cica"),
    ("CIS", "cis"),
    ("COMESA", "comesa"),
    ("CP", "colombo-plan"),
    ("CPLP", "cplp"),
    ("CSTO", "csto"),
    ("Caricom", "caricom"),
    ("D-8", "d8"),
    ("EAC", "eac"),
    ("EAEU", "eaeu"),
    ("EAPC", "eapc"),
    ("EAS", "eas"),
    ("EBRD", "ebrd"),
    ("ECO", "eco"),
    ("ECOWAS", "ecowas"),
    ("EFTA", "efta"),
    ("EMU", "eurozone"),
    ("ESA", "esa"),
    ("EU", "eu"),
    ("Entente", "conseil-entente"),
    ("FAO", "fao"),
    ("FATF", "fatf"),
    ("G-20", "g20"),
    ("G-24", "g24"),
    ("G-7", "g7"),
    ("G-77", "g77"),
    ("GCC", "gcc"),
    ("GUAM", "guam"),
    ("IADB", "idb"),
    ("IAEA", "iaea"),
    ("IBRD", "world-bank"),
    ("ICAO", "icao"),
    ("ICCt", "icc"),
    ("IDB", "isdb"),
    ("IEA", "iea"),
    ("IFRCS", "ifrc"),
    ("IGAD", "igad"),
    ("ILO", "ilo"),
    ("IMF", "imf"),
    ("IMO", "imo"),
    ("IOM", "iom"),
    ("IPU", "ipu"),
    ("ITU", "itu"),
    ("InOC", "ioc"),
    ("Interpol", "interpol"),
    ("LAES", "sela"),
    ("LAIA", "aladi"),
    ("LAS", "arab-league"),
    ("Mercosur", "mercosur"),
    ("NAM", "nam"),
    ("NATO", "nato"),
    ("NC", "nordic-council"),
    ("NSG", "nsg"),
    ("OAPEC", "oapec"),
    ("OAS", "oas"),
    ("OECD", "oecd"),
    ("OECS", "oecs"),
    ("OIC", "oic"),
    ("OIF", "oif"),
    ("OPANAL", "opanal"),
    ("OPCW", "opcw"),
    ("OPEC", "opec"),
    ("OSCE", "osce"),
    ("PFP", "pfp"),
    ("PIF", "pif"),
    ("PROSUR", "prosur"),
    ("Pacific Alliance", "pacific-alliance"),
    ("Paris Club", "paris-club"),
    ("Petrocaribe", "petrocaribe"),
    ("Quad", "quad"),
    ("SAARC", "saarc"),
    ("SACU", "sacu"),
    ("SADC", "sadc"),
    ("SCO", "sco"),
    ("SICA", "sica"),
    ("SPC", "spc"),
    ("Schengen Convention", "schengen"),
    ("UN", "un"),
    ("UNASUR", "unasur"),
    ("UNESCO", "unesco"),
    ("UNIDO", "unido"),
    ("UNWTO", "un-tourism"),
    ("UPU", "upu"),
    ("USMCA", "usmca"),
    ("WAEMU", "uemoa"),
    ("WCO", "wco"),
    ("WHO", "who"),
    ("WIPO", "wipo"),
    ("WMO", "wmo"),
    ("WTO", "wto"),
    ("Wassenaar Arrangement", "wassenaar"),
];

/// What stands in brackets after the abbreviation of a full member.
const FULL: [&str; 7] = [
    "",
    "regional",
    "nonregional member",
    "nonregional members",
    "suspended",
    "temporarily suspended",
    "Chinese Taipei",
];

/// Compares every organisation of the table with every profile.
pub fn compare(atlas: &Atlas, folder: &Path) -> anyhow::Result<Vec<Comparison>> {
    let profiles = read(atlas, folder)?;
    let (year, month, day) = DAY;
    let Some(date) = PartialDate::from_parts(year, Some(month), Some(day)) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for (abbreviation, id) in ABBREVIATIONS {
        let organisation = organisation(atlas, id)?;
        let mut comparison = Comparison::new(*id, *abbreviation);
        for (actor, named) in &profiles {
            let word = named.get(*abbreviation).map(String::as_str);
            let full = word.is_some_and(|w| FULL.contains(&w));
            let theirs = Theirs {
                full,
                word: match word {
                    Some(_) if full => "member",
                    Some(_) => "something else",
                    None => "none",
                },
                interpolated: false,
            };
            let ours = held::membership(atlas, &[organisation], &[*actor], Days::of(date));
            comparison.add(ours, theirs, atlas.key(*actor).as_str(), year);
        }
        found.push(comparison);
    }
    Ok(found)
}

/// Each profile's organisations: the abbreviation, and what stands in brackets after it.
type Profiles = Vec<(Entity, BTreeMap<String, String>)>;

fn read(atlas: &Atlas, folder: &Path) -> anyhow::Result<Profiles> {
    let mut profiles = Vec::new();
    for region in fs::read_dir(folder)? {
        let region = region?.path();
        if !region.is_dir() {
            continue;
        }
        for file in fs::read_dir(&region)? {
            let file = file?.path();
            let code = file
                .file_stem()
                .and_then(|s| s.to_str())
                .unwrap_or_default();
            let Some((_, id)) = GEC.iter().find(|(gec, _)| *gec == code) else {
                continue;
            };
            let Some(actor) = atlas.actor(&Key::from(*id)) else {
                continue;
            };
            let profile: Value = serde_json::from_str(&fs::read_to_string(&file)?)?;
            let text = &profile["Government"]["International organization participation"]["text"];
            if let Some(text) = text.as_str() {
                profiles.push((actor, participation(text)));
            }
        }
    }
    Ok(profiles)
}

/// The names in a profile's list, which commas separate save in brackets.
fn participation(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut item = String::new();
    let (mut tag, mut brackets) = (false, 0_i32);
    let mut finish = |item: &mut String| {
        let text = std::mem::take(item)
            .replace("&nbsp;", " ")
            .replace("&amp;", "&");
        let text = text.trim().trim_end_matches(';').trim();
        match text.split_once('(') {
            Some((name, word)) => found.insert(
                name.trim().to_owned(),
                word.trim().trim_end_matches(')').to_owned(),
            ),
            None => found.insert(text.to_owned(), String::new()),
        };
    };
    for c in text.chars() {
        match c {
            '<' => tag = true,
            '>' => tag = false,
            _ if tag => {}
            ',' if brackets <= 0 => finish(&mut item),
            _ => {
                brackets += i32::from(c == '(') - i32::from(c == ')');
                item.push(c);
            }
        }
    }
    finish(&mut item);
    found
}

#[cfg(test)]
mod tests {
    use super::participation;

    #[test]
    fn commas_in_brackets_do_not_part_a_list() {
        let found = participation(
            "<p>ADB (nonregional member), C, ICC (NGOs, national committees), UN</p>",
        );
        let found: Vec<(&str, &str)> = found.iter().map(|(n, w)| (&**n, &**w)).collect();
        assert_eq!(
            found,
            [
                ("ADB", "nonregional member"),
                ("C", ""),
                ("ICC", "NGOs, national committees"),
                ("UN", ""),
            ]
        );
    }
}
