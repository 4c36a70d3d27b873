//! Rows of somebody's table by the names of its columns, whatever separates them.

use std::{collections::HashMap, fs::File, io::Read, path::Path};

use super::watch::Watch;

/// The largest table that is read, in bytes.
const LARGEST: u64 = 1 << 30;

/// After how many bytes the watcher hears again.
const TELL_AFTER: u64 = 16 * 1024;

/// A table, read row by row.
pub(super) struct Sheet<'a> {
    watch: &'a Watch<'a>,
    /// How many bytes the watcher has heard of.
    told: u64,
    file: String,
    columns: HashMap<String, usize>,
    names: Vec<String>,
    reader: csv::Reader<Box<dyn Read>>,
    record: csv::ByteRecord,
}

/// One row.
pub(super) struct Row<'a> {
    pub(super) file: &'a str,
    pub(super) line: u64,
    columns: &'a HashMap<String, usize>,
    record: &'a csv::ByteRecord,
}

impl<'a> Sheet<'a> {
    /// Opens a table and reads its heading; the separator is the one the heading has most of.
    pub(super) fn open(path: &Path, watch: &'a Watch<'a>) -> Result<Self, String> {
        let told = |why: String| format!("{} cannot be read: {why}", path.display());
        let size = std::fs::metadata(path)
            .map_err(|e| told(e.to_string()))?
            .len();
        if size > LARGEST {
            return Err(told("larger than 1 GiB".to_owned()));
        }
        let mut file = File::open(path).map_err(|e| told(e.to_string()))?;
        let mut head = vec![0; 64 * 1024];
        let mut read = 0;
        while read < head.len() {
            match file
                .read(&mut head[read..])
                .map_err(|e| told(e.to_string()))?
            {
                0 => break,
                n => read += n,
            }
        }
        head.truncate(read);
        let line = head.split(|b| *b == b'\n').next().unwrap_or_default();
        let count = |separator: u8| line.split(|b| *b == separator).count();
        let separator = [b',', b'\t', b';']
            .into_iter()
            .max_by_key(|s| count(*s))
            .unwrap_or(b',');
        let bom = if head.starts_with(b"\xef\xbb\xbf") {
            3
        } else {
            0
        };
        let rest = std::io::Cursor::new(head.split_off(bom)).chain(file);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .from_reader(Box::new(rest) as Box<dyn Read>);
        let names: Vec<String> = reader
            .byte_headers()
            .map_err(|e| told(e.to_string()))?
            .iter()
            .map(text)
            .collect();
        if names.iter().all(String::is_empty) {
            return Err(told("it is empty".to_owned()));
        }
        let columns = names.iter().enumerate().map(|(n, name)| (name.clone(), n));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(Self {
            watch,
            told: 0,
            file: name.into_owned(),
            columns: columns.collect(),
            names,
            reader,
            record: csv::ByteRecord::new(),
        })
    }

    /// The columns, in order.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether the table has all of some columns.
    pub(super) fn has(&self, columns: &[&str]) -> bool {
        columns.iter().all(|c| self.columns.contains_key(*c))
    }

    /// The next row; none at the end, or where the file cannot be read further, which the watcher
    /// is told.
    pub(super) fn next(&mut self) -> Option<Row<'_>> {
        // With flexible rows and bytes only reading itself can fail.
        let more = match self.reader.read_byte_record(&mut self.record) {
            Ok(more) => more,
            Err(error) => {
                self.watch
                    .fail(format!("{} cannot be read on: {error}", self.file));
                false
            }
        };
        let read = self.reader.position().byte();
        if !more || read - self.told > TELL_AFTER {
            self.watch.read(read - self.told);
            self.told = read;
        }
        if !more {
            return None;
        }
        let line = self.record.position().map_or(0, csv::Position::line);
        Some(Row {
            file: &self.file,
            line,
            columns: &self.columns,
            record: &self.record,
        })
    }
}

/// Bytes as text: UTF-8, else as the Latin-1 that older data sets are in.
fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim().to_owned(),
        Err(_) => bytes.iter().map(|b| char::from(*b)).collect::<String>(),
    }
}

impl Row<'_> {
    /// A cell by its column's name; empty where there is none, or where it says `NA`.
    pub(super) fn text(&self, column: &str) -> String {
        let cell = self.columns.get(column).and_then(|n| self.record.get(*n));
        let cell = cell.map(text).unwrap_or_default();
        if cell == "NA" { String::new() } else { cell }
    }

    /// A cell as it stands: in our own tables `NA` is Namibia.
    pub(super) fn raw(&self, column: &str) -> String {
        let cell = self.columns.get(column).and_then(|n| self.record.get(*n));
        cell.map(text).unwrap_or_default()
    }

    /// A cell as a number; none where it is missing or is none.
    pub(super) fn number(&self, column: &str) -> Option<i64> {
        let at = *self.columns.get(column)?;
        self.number_at(at)
    }

    /// The same by position.
    pub(super) fn number_at(&self, at: usize) -> Option<i64> {
        let cell = std::str::from_utf8(self.record.get(at)?).ok()?.trim();
        cell.parse().ok()
    }

    /// How many cells it has.
    pub(super) fn len(&self) -> usize {
        self.record.len()
    }

    /// Whether it has a cell for every column.
    pub(super) fn is_whole(&self) -> bool {
        self.len() == self.columns.len()
    }
}
