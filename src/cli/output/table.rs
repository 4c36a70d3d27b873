//! A table for the eye: as wide as the terminal, columns wrapped between words, never within one.
//!
//! Where the longest words do not fit side by side, each row becomes a block of labelled lines.

use std::io::{self, Write};

use super::{Coloured, Style};
use crate::{
    app::document::Tone,
    cli::report::{For, Report},
    model::harmless::clean,
    ui::text::width,
};

/// Blanks between columns.
const GAP: usize = 2;

/// Writes the title, the rows under their headings, and the notes.
pub(super) fn write(report: &Report, style: Style, out: &mut impl Write) -> io::Result<()> {
    if let Some(page) = &report.page {
        for line in &page.wrap_whole(style.width).lines {
            for piece in line {
                match piece.tone {
                    Tone::Heading | Tone::Strong => bold(&clean(&piece.text), style, out)?,
                    _ => write!(out, "{}", clean(&piece.text))?,
                }
            }
            writeln!(out)?;
        }
    } else {
        for line in wrapped(&clean(&report.title), style.width) {
            bold(&line, style, out)?;
            writeln!(out)?;
        }
        rows(report, style, out)?;
    }
    if !report.notes.is_empty() {
        writeln!(out)?;
    }
    for note in &report.notes {
        let lines = wrapped(&clean(note), style.width.saturating_sub(2));
        for (n, line) in lines.iter().enumerate() {
            writeln!(out, "{}{line}", if n == 0 { "· " } else { "  " })?;
        }
    }
    Ok(())
}

fn bold(text: &str, style: Style, out: &mut impl Write) -> io::Result<()> {
    match style.coloured {
        Coloured::Yes => write!(out, "\x1b[1m{text}\x1b[0m"),
        Coloured::No => write!(out, "{text}"),
    }
}

fn rows(report: &Report, style: Style, out: &mut impl Write) -> io::Result<()> {
    let shown: Vec<_> = report.rows.iter().filter(|r| !r.aside).collect();
    if shown.is_empty() {
        return Ok(());
    }
    // A column that says nothing in any row is left out.
    let says = |n: usize| {
        shown
            .iter()
            .any(|r| r.cells.get(n).is_some_and(|c| !c.is_empty()))
    };
    let wanted: Vec<usize> = (0..report.columns.len())
        .filter(|n| report.columns[*n].whom != For::Programs && says(*n))
        .collect();
    let names: Vec<String> = wanted
        .iter()
        .map(|n| report.columns[*n].name.replace('_', " "))
        .collect();
    let cells: Vec<Vec<String>> = shown
        .iter()
        .map(|row| {
            let cells = wanted.iter().filter_map(|n| row.cells.get(*n));
            cells.map(|c| clean(c)).collect()
        })
        .collect();
    let widths = widths(&names, &cells, style.width);
    let mut group: Option<&str> = None;
    if let Some(widths) = &widths {
        line(&names, widths, out)?;
    }
    for (row, cells) in shown.iter().zip(&cells) {
        if group != Some(row.group.as_str()) && !row.group.is_empty() {
            writeln!(out)?;
            for line in wrapped(&clean(&row.group), style.width) {
                bold(&line, style, out)?;
                writeln!(out)?;
            }
        }
        group = Some(&row.group);
        match &widths {
            Some(widths) => line(cells, widths, out)?,
            None => block(&names, cells, style.width, out)?,
        }
    }
    Ok(())
}

/// The width of each column; `None` where the longest words do not fit side by side.
fn widths(names: &[String], rows: &[Vec<String>], room: usize) -> Option<Vec<usize>> {
    let column = |n: usize| {
        let cells = rows.iter().filter_map(move |row| row.get(n));
        cells
            .map(String::as_str)
            .chain(names.get(n).map(String::as_str))
    };
    let longest_word = |text: &str| text.split(' ').map(width).max().unwrap_or(0);
    let least: Vec<usize> = (0..names.len())
        .map(|n| column(n).map(longest_word).max().unwrap_or(0))
        .collect();
    let mut wide: Vec<usize> = (0..names.len())
        .map(|n| column(n).map(width).max().unwrap_or(0))
        .collect();
    let gaps = GAP * names.len().saturating_sub(1);
    let room = room.checked_sub(gaps)?;
    if least.iter().sum::<usize>() > room {
        return None;
    }
    // The widest column that can still give way does, until all fit.
    let mut over = wide.iter().sum::<usize>().saturating_sub(room);
    while over > 0 {
        let widest = (0..wide.len())
            .filter(|n| wide[*n] > least[*n])
            .max_by_key(|n| wide[*n])?;
        let second = (0..wide.len())
            .filter(|n| *n != widest && wide[*n] > least[*n])
            .map(|n| wide[n])
            .max()
            .unwrap_or(0);
        let spare = wide[widest] - least[widest];
        let step = (wide[widest] - second.min(wide[widest]))
            .clamp(1, spare)
            .min(over);
        wide[widest] -= step;
        over -= step;
    }
    Some(wide)
}

/// One row, on as many lines as its longest cell needs.
fn line(cells: &[String], widths: &[usize], out: &mut impl Write) -> io::Result<()> {
    let columns: Vec<Vec<String>> = cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| wrapped(cell, *width))
        .collect();
    let height = columns.iter().map(Vec::len).max().unwrap_or(0);
    for y in 0..height {
        let mut text = String::new();
        let mut at = 0;
        for (column, wide) in columns.iter().zip(widths) {
            let part = column.get(y).map_or("", String::as_str);
            let used = width(&text);
            text.push_str(&" ".repeat(at - used.min(at)));
            text.push_str(part);
            at += wide + GAP;
        }
        writeln!(out, "{}", text.trim_end())?;
    }
    Ok(())
}

/// One row as labelled lines.
fn block(names: &[String], cells: &[String], room: usize, out: &mut impl Write) -> io::Result<()> {
    for (name, cell) in names.iter().zip(cells).filter(|(_, c)| !c.is_empty()) {
        for line in wrapped(&format!("{name}: {cell}"), room) {
            writeln!(out, "{line}")?;
        }
    }
    writeln!(out)
}

/// A text in lines of so many columns, broken between words only.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut here = String::new();
    for word in text.split(' ') {
        if !here.is_empty() && width(&here) + 1 + width(word) > columns {
            lines.push(std::mem::take(&mut here));
        }
        if !here.is_empty() {
            here.push(' ');
        }
        here.push_str(word);
    }
    lines.push(here);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Format;

    fn drawn(rows: &[[&str; 2]], columns: usize) -> String {
        let mut report = Report::new("Title".to_owned(), &["name", "note"]);
        for row in rows {
            report.row("", row.map(str::to_owned).to_vec(), &0);
        }
        let style = Style {
            format: Format::Table,
            width: columns,
            coloured: Coloured::No,
        };
        let mut out = Vec::new();
        write(&report, style, &mut out).expect("written");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn wide_letters_keep_the_columns_straight() {
        let text = drawn(&[["日本", "x"], ["Fiji", "y"]], 80);
        assert_eq!(text, "Title\nname  note\n日本  x\nFiji  y\n");
    }

    #[test]
    fn cells_wrap_between_words() {
        let text = drawn(&[["Armenia", "participation frozen by itself"]], 24);
        assert!(text.lines().all(|l| width(l) <= 24), "{text}");
        assert!(text.contains("participation"), "{text}");
    }

    #[test]
    fn what_does_not_fit_side_by_side_becomes_blocks() {
        let text = drawn(&[["Liechtenstein", "participation"]], 20);
        assert!(
            text.contains("name: Liechtenstein\nnote: participation\n"),
            "{text}"
        );
    }

    #[test]
    fn control_characters_never_come_out() {
        let text = drawn(&[["a\x1b[31mb", "c\u{202e}d"]], 80);
        assert!(
            !text.contains('\x1b') && !text.contains('\u{202e}'),
            "{text:?}"
        );
    }
}
