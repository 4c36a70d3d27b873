//! Comparison with ATOP 4.01 (Leeds et al. 2002): alliances 1815–2016 and when each member entered and left.
//!
//! ATOP counts from the signature, so ours is held while the country had signed or was bound. Only states of the
//! COW system are compared, as ATOP knows no others. A year that neither has is not counted: there is no end of them.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    io::{self, Write},
    path::Path,
};

use blocs::{
    model::{AgreementIx, Entity, ObligationKind},
    store::Atlas,
};

use super::{
    atop_numbers::NUMBERS,
    codes::Codes,
    held::{self, Days, Held},
    report::{Comparison, Theirs},
    table::Table,
};

/// The last year ATOP 4.01 covers.
const LAST: i16 = 2016;

/// ATOP's numbers and our agreements: from the aliases `ATOP 1234` of the records, and the table.
pub fn numbers(atlas: &Atlas) -> BTreeMap<i32, Vec<AgreementIx>> {
    let mut found: BTreeMap<i32, Vec<AgreementIx>> = BTreeMap::new();
    for (at, agreement) in (0_u32..).zip(atlas.agreements.iter()) {
        let aliases = agreement.names.iter().filter_map(|name| {
            let number = name.text.strip_prefix("ATOP ")?;
            number.parse::<i32>().ok()
        });
        let listed = NUMBERS
            .iter()
            .filter(|(_, id)| *id == agreement.id.as_str())
            .map(|(number, _)| *number);
        for number in aliases.chain(listed) {
            found.entry(number).or_default().push(AgreementIx(at));
        }
    }
    found
}

/// Entry and exit years by state number.
type Entries = BTreeMap<u16, Vec<(i16, i16)>>;

/// Compares every alliance that has a record of ours.
pub fn compare(
    atlas: &Atlas,
    numbers: &BTreeMap<i32, Vec<AgreementIx>>,
    folder: &Path,
    states: &Path,
) -> anyhow::Result<Vec<Comparison>> {
    let system = system(states)?;
    let alliances = alliances(folder)?;
    let codes = Codes::new(atlas);
    let mut found = Vec::new();
    for (number, entries) in &alliances {
        let Some(agreements) = numbers.get(number) else {
            continue;
        };
        let ids: Vec<&str> = agreements
            .iter()
            .map(|ix| atlas.agreement(*ix).id.as_str())
            .collect();
        let mut comparison = Comparison::new(ids.join("+"), format!("ATOP {number}"));
        let spans = || entries.values().flatten();
        let first = spans().map(|(from, _)| *from).min().unwrap_or(LAST);
        // A few years before it too, so that a life of ours that is longer at either end shows.
        for year in first.saturating_sub(5)..=LAST {
            let days = Days::of_year(year);
            let own = agreements
                .iter()
                .flat_map(|ix| atlas.parties(*ix))
                .filter_map(|link| codes.number(link.party, year));
            let members: BTreeSet<u16> = own.chain(entries.keys().copied()).collect();
            for member in members {
                let in_system = system
                    .get(&member)
                    .is_some_and(|s| s.iter().any(|(from, to)| (*from..=*to).contains(&year)));
                let full = entries
                    .get(&member)
                    .is_some_and(|e| e.iter().any(|(from, to)| (*from..=*to).contains(&year)));
                let edge = entries
                    .get(&member)
                    .is_some_and(|e| e.iter().any(|(from, to)| *from == year || *to == year));
                let countries: Vec<Entity> = codes.countries(member, year);
                let mut ours = held::standing_in(atlas, agreements, &countries, days);
                // Theirs begins or ends in the year: it says no more of the whole year than a spell of ours that does.
                if edge && ours == Held::Throughout {
                    ours = Held::Partly;
                }
                if !full && (!in_system || ours == Held::No) {
                    continue;
                }
                let theirs = Theirs {
                    full,
                    word: if full { "member" } else { "none" },
                    interpolated: false,
                };
                comparison.add(ours, theirs, &codes.label(member, year), year);
            }
        }
        found.push(comparison);
    }
    Ok(found)
}

/// The years in which each state belonged to the COW system.
fn system(path: &Path) -> anyhow::Result<HashMap<u16, Vec<(i16, i16)>>> {
    let text = fs::read_to_string(path)?;
    let table = Table::new(&text)?;
    let columns = ["ccode", "styear", "endyear"].map(|name| table.column(name));
    let [number, from, to] = columns;
    let (number, from, to) = (number?, from?, to?);
    let mut found: HashMap<u16, Vec<(i16, i16)>> = HashMap::new();
    for row in table.rows() {
        if let (Some(number), Some(from), Some(to)) =
            (row.number(number), row.number(from), row.number(to))
        {
            let span = (i16::try_from(from)?, i16::try_from(to)?);
            found.entry(u16::try_from(number)?).or_default().push(span);
        }
    }
    Ok(found)
}

/// Members and their years by ATOP number. Several rows a member and phase; 0 is an open end.
fn alliances(folder: &Path) -> anyhow::Result<BTreeMap<i32, Entries>> {
    let text = fs::read_to_string(folder.join("atop-member-level.csv"))?;
    let table = Table::new(&text)?;
    let columns = ["atopid", "member", "yrent", "yrexit"].map(|name| table.column(name));
    let [number, member, from, to] = columns;
    let (number, member, from, to) = (number?, member?, from?, to?);
    let mut found: BTreeMap<i32, Entries> = BTreeMap::new();
    for row in table.rows() {
        let (Some(number), Some(member), Some(from)) =
            (row.number(number), row.number(member), row.number(from))
        else {
            continue;
        };
        let to = row.number(to).filter(|to| *to > 0);
        let to = to.map_or(Ok(LAST), i16::try_from)?;
        let span = (i16::try_from(from)?, to);
        let entries = found.entry(number).or_default();
        entries
            .entry(u16::try_from(member)?)
            .or_default()
            .push(span);
    }
    Ok(found)
}

/// ATOP's five kinds of obligation, and ours.
const KINDS: [(&str, ObligationKind); 5] = [
    ("defense", ObligationKind::Defense),
    ("offense", ObligationKind::Offense),
    ("neutral", ObligationKind::Neutrality),
    ("nonagg", ObligationKind::Nonaggression),
    ("consul", ObligationKind::Consultation),
];

/// Prints how many of ATOP's alliances we have, by kind of obligation, and how many of those name the kind too.
pub fn print_coverage(
    out: &mut impl Write,
    atlas: &Atlas,
    numbers: &BTreeMap<i32, Vec<AgreementIx>>,
    folder: &Path,
) -> anyhow::Result<()> {
    let text = fs::read_to_string(folder.join("atop-alliance-level.csv"))?;
    let table = Table::new(&text)?;
    let id = table.column("atopid")?;
    let columns = KINDS
        .iter()
        .map(|(name, _)| table.column(name))
        .collect::<anyhow::Result<Vec<_>>>()?;
    let (mut all, mut ours) = (0, 0);
    let mut by_kind = [(0, 0, 0); KINDS.len()];
    let mut lacking: Vec<String> = Vec::new();
    for row in table.rows() {
        all += 1;
        let number = row.number(id).unwrap_or_default();
        let records = numbers.get(&number).map(Vec::as_slice).unwrap_or_default();
        ours += usize::from(!records.is_empty());
        for ((sums, column), (name, kind)) in by_kind.iter_mut().zip(&columns).zip(&KINDS) {
            if row.number(*column) != Some(1) {
                continue;
            }
            sums.0 += 1;
            let Some(first) = records.first() else {
                continue;
            };
            sums.1 += 1;
            let mut owed = records
                .iter()
                .flat_map(|ix| &atlas.agreement(*ix).obligations);
            if owed.any(|o| o.kind == *kind) {
                sums.2 += 1;
            } else {
                lacking.push(format!("{} ({number}) {name}", atlas.agreement(*first).id));
            }
        }
    }
    writeln!(
        out,
        "ATOP's alliances: {all}; with a record of ours: {ours}"
    )?;
    print_kinds(out, &by_kind)?;
    writeln!(
        out,
        "  coded by ATOP and not by us: {}\n",
        lacking.join("; ")
    )?;
    Ok(())
}

fn print_kinds(out: &mut impl Write, sums: &[(usize, usize, usize)]) -> io::Result<()> {
    for ((name, _), (theirs, ours, same)) in KINDS.iter().zip(sums) {
        writeln!(
            out,
            "  {name}: {theirs} by ATOP, {ours} with a record, {same} whose record has the obligation"
        )?;
    }
    Ok(())
}
