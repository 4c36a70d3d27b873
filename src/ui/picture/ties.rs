//! The ties as the lines they are.

use std::fmt::Write as _;

use super::paper::{Anchor, MARGIN, Paper, ink};
use crate::app::{document::Tone, view::ties::Scene};

/// Draws the ties; returns the height of the picture.
pub(super) fn draw(scene: &Scene, paper: &mut Paper) -> f64 {
    let mut y = 90.0;
    for line in scene.document.wrap(165).lines {
        let mut text = String::new();
        for piece in &line {
            let looks = match piece.tone {
                Tone::Heading | Tone::Strong => "font-weight=\"bold\"",
                Tone::Faint => "fill=\"#6b6b6b\"",
                Tone::Warning => "fill=\"#a04000\"",
                Tone::Plain | Tone::Address => "",
            };
            let words = super::paper::escape(&said(&piece.text));
            let _ = write!(text, "<tspan {looks}>{words}</tspan>");
        }
        if !line.is_empty() {
            paper.raw(&format!(
                "<text x=\"{MARGIN}\" y=\"{y:.1}\" font-size=\"14\" font-family=\"'DejaVu Sans Mono', monospace\" xml:space=\"preserve\">{text}</text>"
            ));
        }
        y += 20.0;
    }
    paper.text(
        (MARGIN, y + 14.0),
        12.0,
        Anchor::Start,
        &format!("fill=\"{}\"", ink::FAINT),
        "What the texts say; not a forecast of what anyone will do.",
    );
    y + 60.0
}

/// A text without the keys to press, which a picture has not.
fn said(text: &str) -> String {
    ["; u counts it", "; u leaves it out", " (x lists them)"]
        .iter()
        .fold(text.to_owned(), |text, key| text.replace(key, ""))
}
