//! What was imported as a dataset folder: one record, one file.

use std::io;

use serde::Serialize;

use super::{Imported, Progress, Step};
use crate::exchange::whole::Folder;

/// Writes what was imported into a folder; `tell` hears how far it is.
///
/// # Errors
/// When a file cannot be written, or the user has asked to stop.
pub fn write(imported: &Imported, folder: &Folder<'_>, tell: &dyn Fn(Progress)) -> io::Result<()> {
    fn put(folder: &Folder<'_>, name: &str, value: &impl Serialize) -> io::Result<()> {
        let text = serde_json::to_string_pretty(value)?;
        folder.put(name, &(text + "\n"))
    }
    let records = &imported.records;
    let of = (records.organisations.len() + records.agreements.len()) as u64;
    let mut done = 0;
    let mut one_more = || {
        done += 1;
        let step = Step::Writing;
        tell(Progress { step, done, of });
    };
    put(folder, "meta.json", &records.meta)?;
    put(folder, "sources.json", &records.sources)?;
    put(folder, "countries.json", &records.countries)?;
    put(folder, "ambiguous.json", &records.ambiguous)?;
    folder.within("organisations")?;
    for record in &records.organisations {
        put(folder, &format!("organisations/{}.json", record.id), record)?;
        one_more();
    }
    folder.within("agreements")?;
    for record in &records.agreements {
        put(folder, &format!("agreements/{}.json", record.id), record)?;
        one_more();
    }
    Ok(())
}
