//! An answer as a value: columns, rows, notes. `output` writes it; nothing here knows a format.

pub(super) mod agreements;
pub(super) mod between;
pub(super) mod changes;
pub(super) mod closest;
pub(super) mod compare;
pub(super) mod duties;
pub(super) mod growth;
pub(super) mod members;
pub(super) mod organisations;
pub(super) mod path;
pub(super) mod rank;
pub(super) mod search;
pub(super) mod shape;
pub(super) mod show;

use serde::Serialize;

/// For whom a column is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum For {
    /// Everyone.
    All,
    /// Programs: csv and tsv.
    Programs,
    /// Readers: tables and Markdown.
    Readers,
}

/// A column of a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Its name, for programs; readers see it with spaces for `_`.
    pub name: String,
    /// For whom it is.
    pub whom: For,
}

/// One row of a report.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Row {
    /// The heading it stands under, for readers; rows of one heading follow one another.
    pub group: String,
    /// One cell a column.
    pub cells: Vec<String>,
    /// The row as one JSON object; empty where an earlier row's object says it already.
    pub json: String,
    /// Whether readers are spared it.
    pub aside: bool,
}

/// The JSON of a report, where it is not an array of its rows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Shape {
    /// An array of the rows' objects.
    Rows,
    /// One object.
    Object(String),
}

/// An answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// What it answers, with the date it holds for.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What its JSON looks like.
    pub shape: Shape,
    /// What readers should know besides, one sentence each.
    pub notes: Vec<String>,
    /// Text for readers instead of a table, if it is not a list.
    pub page: Option<crate::app::document::Document>,
    /// Whether something was found.
    pub found: bool,
}

impl Report {
    /// An empty report with columns named; `*` before a name is for programs only, `+` for readers.
    #[must_use]
    pub fn new(title: String, columns: &[impl AsRef<str>]) -> Self {
        let column = |name: &str| {
            let (whom, name) = if let Some(name) = name.strip_prefix('*') {
                (For::Programs, name)
            } else if let Some(name) = name.strip_prefix('+') {
                (For::Readers, name)
            } else {
                (For::All, name)
            };
            Column {
                name: name.to_owned(),
                whom,
            }
        };
        Self {
            title,
            columns: columns.iter().map(|c| column(c.as_ref())).collect(),
            rows: Vec::new(),
            shape: Shape::Rows,
            notes: Vec::new(),
            page: None,
            found: false,
        }
    }

    /// Adds a row that was found.
    pub fn row(&mut self, group: impl Into<String>, cells: Vec<String>, json: &impl Serialize) {
        debug_assert_eq!(cells.len(), self.columns.len(), "{cells:?}");
        self.found = true;
        self.rows.push(Row {
            group: group.into(),
            cells,
            json: to_json(json),
            aside: false,
        });
    }

    /// Adds a row whose JSON an earlier row holds.
    pub fn more(&mut self, group: impl Into<String>, cells: Vec<String>, aside: bool) {
        debug_assert_eq!(cells.len(), self.columns.len(), "{cells:?}");
        self.rows.push(Row {
            group: group.into(),
            cells,
            json: String::new(),
            aside,
        });
    }

    /// Adds a note for readers.
    pub fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }
}

/// A value as compact JSON; what cannot be written, as null.
pub(super) fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

/// A value as text; nothing where there is none.
pub(super) fn text(value: Option<impl ToString>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}
