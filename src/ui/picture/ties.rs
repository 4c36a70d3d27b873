//! The ties as lines: every piece at its column, the scales and the chain drawn.

use super::paper::{Anchor, MARGIN, Paper, ink};
use crate::{
    app::{
        document::{Piece, Tone},
        view::ties::{ADVICE, Scene, mark},
    },
    ui::text::width,
};

/// How far apart the lines are.
const LINE: f64 = 20.0;
/// The size of the letters.
const SIZE: f64 = 14.0;
/// How wide a column is; every piece begins at one, whatever face there is.
const COLUMN: f64 = SIZE * 0.602;
/// Columns in a line.
const COLUMNS: usize = 165;

/// Draws the ties; returns the height of the picture.
pub(super) fn draw(scene: &Scene, paper: &mut Paper) -> f64 {
    let mut y = 90.0;
    for line in scene.document.wrap(COLUMNS).lines {
        let mut column = 0;
        for piece in &line {
            draw_piece(piece, column, y, paper);
            column += width(&piece.text);
        }
        y += LINE;
    }
    paper.note(
        y + 14.0,
        "What the texts say; not a forecast of what anyone will do.",
    ) + 28.0
}

#[expect(clippy::cast_precision_loss, reason = "a line's columns")]
fn draw_piece(piece: &Piece, column: usize, y: f64, paper: &mut Paper) {
    let looks = match (piece.tone, piece.link) {
        (_, Some(_)) => format!("fill=\"{}\"", ink::FULL),
        (Tone::Heading | Tone::Strong, None) => "font-weight=\"bold\"".to_owned(),
        (Tone::Faint, None) => format!("fill=\"{}\"", ink::FAINT),
        (Tone::Warning, None) => "fill=\"#a04000\"".to_owned(),
        (Tone::Plain | Tone::Address, None) => String::new(),
    };
    let looks =
        format!("{looks} font-family=\"'DejaVu Sans Mono', monospace\" xml:space=\"preserve\"");
    let at = |column: usize| MARGIN + column as f64 * COLUMN;
    // Each run of letters as text, each mark as what it stands for.
    let mut run = String::new();
    let mut from = column;
    let mut here = column;
    for c in piece.text.replace(ADVICE, "").chars() {
        let drawn = match c {
            mark::FULL | mark::EMPTY => {
                let fill = if c == mark::FULL {
                    ink::FULL
                } else {
                    "#ffffff"
                };
                square((at(here) + 0.5, y - 8.5), fill, paper);
                true
            }
            mark::STOP => {
                paper.disc((at(here) + COLUMN / 2.0, y - 5.0), 4.5, ink::FULL);
                true
            }
            mark::LINK => {
                let x = at(here) + COLUMN / 2.0;
                paper.line((x, y - 5.0 - LINE), (x, y - 5.0 + LINE), ink::FULL, 2.0);
                true
            }
            c => c == mark::FOLDED,
        };
        if drawn {
            say(&mut run, at(from), y, &looks, paper);
            from = here + 1;
        } else {
            run.push(c);
        }
        here += width(c.encode_utf8(&mut [0; 4]));
    }
    say(&mut run, at(from), y, &looks, paper);
}

fn say(run: &mut String, x: f64, y: f64, looks: &str, paper: &mut Paper) {
    if !run.trim().is_empty() {
        paper.text((x, y), SIZE, Anchor::Start, looks, run);
    }
    run.clear();
}

/// A step of a scale.
fn square((x, y): (f64, f64), fill: &str, paper: &mut Paper) {
    paper.raw(&format!(
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"8\" fill=\"{fill}\" stroke=\"{}\" stroke-width=\"0.8\"/>",
        COLUMN - 2.0,
        ink::FULL
    ));
}
