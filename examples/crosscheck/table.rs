//! Tables of values separated by commas. None of the sources read here quotes a value, so neither does this.

use anyhow::Context;

/// A table's header and the text of its rows.
pub struct Table<'a> {
    header: Vec<&'a str>,
    rows: std::str::Lines<'a>,
}

impl<'a> Table<'a> {
    /// The table in a text whose first line is its header.
    pub fn new(text: &'a str) -> anyhow::Result<Self> {
        let mut rows = text.lines();
        let header = rows.next().context("the table is empty")?;
        let header = header.split(',').map(str::trim).collect();
        Ok(Self { header, rows })
    }

    /// The position of a column.
    pub fn column(&self, name: &str) -> anyhow::Result<usize> {
        self.header
            .iter()
            .position(|h| *h == name)
            .with_context(|| format!("no column '{name}'"))
    }

    /// The rows, cell by cell.
    pub fn rows(self) -> impl Iterator<Item = Row<'a>> {
        self.rows
            .filter(|line| !line.is_empty())
            .map(|line| Row(line.split(',').collect()))
    }
}

/// One row.
pub struct Row<'a>(Vec<&'a str>);

impl Row<'_> {
    /// A cell as a whole number, also where the source writes it as `1.0`; `None` if empty or no number.
    pub fn number(&self, column: usize) -> Option<i32> {
        let text = self.0.get(column)?.trim();
        let whole = text.strip_suffix(".0").unwrap_or(text);
        whole.parse().ok()
    }
}
