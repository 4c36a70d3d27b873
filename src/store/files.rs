//! Reading a dataset's files from disk, within bounds. Knows nothing of what they say.

use std::{fs, io, path::Path};

use super::{Problem, Severity};

/// The largest file that is read, in bytes; a dataset of a million agreements fits.
const LARGEST: u64 = 1 << 30;

/// One file of a dataset.
#[derive(Clone, Debug)]
pub struct DataFile {
    /// Path relative to the dataset, with `/`; the file's own name for a merged file.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Whether a dataset lies in a folder of files or in one merged file.
#[derive(Clone, Debug)]
pub enum Files {
    /// One record, one file.
    Folder(Vec<DataFile>),
    /// Everything in one object.
    Merged(DataFile),
}

/// Reads a folder's JSON files, or one merged file.
///
/// # Errors
/// A [`Problem`] naming the path when it cannot be read, is too large or is not UTF-8.
pub fn read(path: &Path) -> Result<Files, Problem> {
    if !path.is_dir() {
        let name = path.file_name().map_or_else(
            || path.display().to_string(),
            |n| n.to_string_lossy().into_owned(),
        );
        return read_file(path, name).map(Files::Merged);
    }
    let mut files = Vec::new();
    for folder in ["", "organisations", "agreements"] {
        let dir = if folder.is_empty() {
            path.to_path_buf()
        } else {
            path.join(folder)
        };
        if !dir.is_dir() {
            continue;
        }
        let mut paths = fs::read_dir(&dir)
            .and_then(|entries| {
                entries
                    .map(|e| e.map(|e| e.path()))
                    .collect::<io::Result<Vec<_>>>()
            })
            .map_err(|e| unreadable(&dir, &e.to_string()))?;
        paths.sort();
        for file in paths
            .into_iter()
            .filter(|p| p.extension().is_some_and(|e| e == "json") && p.is_file())
        {
            let base = file
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if base == "world.json" {
                continue;
            }
            let name = if folder.is_empty() {
                base
            } else {
                format!("{folder}/{base}")
            };
            files.push(read_file(&file, name)?);
        }
    }
    if files.is_empty() {
        return Err(unreadable(path, "no JSON files in this folder"));
    }
    Ok(Files::Folder(files))
}

fn read_file(path: &Path, name: String) -> Result<DataFile, Problem> {
    let size = fs::metadata(path)
        .map_err(|e| unreadable(path, &e.to_string()))?
        .len();
    if size > LARGEST {
        return Err(unreadable(path, "larger than 1 GiB"));
    }
    let bytes = fs::read(path).map_err(|e| unreadable(path, &e.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|e| {
        unreadable(
            path,
            &format!("not UTF-8 at byte {}", e.utf8_error().valid_up_to()),
        )
    })?;
    Ok(DataFile { name, text })
}

fn unreadable(path: &Path, why: &str) -> Problem {
    Problem {
        severity: Severity::Error,
        rule: "read",
        file: path.display().to_string(),
        line: 0,
        column: 0,
        record: String::new(),
        pointer: String::new(),
        message: format!("cannot be read: {why}"),
        remedy: "name a dataset folder, or a merged file as `blocs export json` writes it"
            .to_owned(),
    }
}
