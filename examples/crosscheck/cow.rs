//! Comparison with COW IGO v3, state-year format (Pevehouse et al. 2020): 1 full, 2 associate, 3 observer, 0 none,
//! −9 missing, −1 no such body or no such state. Before 1965 the project coded every fifth year and filled the rest.

use std::{fs, path::Path};

use anyhow::Context;
use blocs::{
    model::{Entity, OrganisationIx},
    store::Atlas,
};

use super::{
    codes::Codes,
    columns::COLUMNS,
    held::{self, Days},
    report::{Comparison, Theirs},
    table::Table,
};

/// The first year coded as such.
const YEARLY_SINCE: i16 = 1965;

/// Compares every organisation that has a column.
pub fn compare(atlas: &Atlas, path: &Path) -> anyhow::Result<Vec<Comparison>> {
    let text = fs::read_to_string(path)?;
    let table = Table::new(&text)?;
    let (number, year) = (table.column("ccode")?, table.column("year")?);
    let mut found = Vec::new();
    for (column, ids) in COLUMNS {
        let organisations = ids
            .split('+')
            .map(|id| organisation(atlas, id))
            .collect::<anyhow::Result<Vec<_>>>()?;
        found.push((
            table.column(column)?,
            organisations,
            Comparison::new(*ids, *column),
        ));
    }
    let codes = Codes::new(atlas);
    for row in table.rows() {
        let (Some(number), Some(year)) = (row.number(number), row.number(year)) else {
            continue;
        };
        let (number, year) = (u16::try_from(number)?, i16::try_from(year)?);
        let days = Days::of_year(year);
        let actors = codes.countries(number, year);
        let label = codes.label(number, year);
        let interpolated = year < YEARLY_SINCE && year % 5 != 0;
        for (column, organisations, comparison) in &mut found {
            let (full, word) = match row.number(*column) {
                Some(1) => (true, "full"),
                Some(2) => (false, "associate"),
                Some(3) => (false, "observer"),
                Some(0) => (false, "none"),
                Some(-9) => {
                    comparison.missing += 1;
                    continue;
                }
                _ => continue,
            };
            let theirs = Theirs {
                full,
                word,
                interpolated,
            };
            let ours = held::membership(atlas, organisations, &actors, days);
            comparison.add(ours, theirs, &label, year);
        }
    }
    Ok(found.into_iter().map(|(_, _, c)| c).collect())
}

/// The organisation with an id.
pub fn organisation(atlas: &Atlas, id: &str) -> anyhow::Result<OrganisationIx> {
    match atlas.find(&format!("organisation/{id}")) {
        Some(Entity::Organisation(ix)) => Ok(ix),
        _ => Err(anyhow::anyhow!("no organisation '{id}' in the dataset")),
    }
    .context("in the table of columns")
}
