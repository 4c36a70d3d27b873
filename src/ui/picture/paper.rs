//! Paper: the few shapes a picture is made of, written as SVG, with everything escaped.

use std::fmt::Write as _;

use crate::model::harmless::is_forbidden;

/// How wide every picture is.
pub const WIDTH: f64 = 1600.0;
/// The free space around it.
pub const MARGIN: f64 = 40.0;

/// Colours that colour-blind readers tell apart (Okabe and Ito 2008), and greys.
pub mod ink {
    /// Full members, parties.
    pub const FULL: &str = "#0072b2";
    /// The first of two.
    pub const FIRST: &str = "#56b4e9";
    /// The second of two.
    pub const SECOND: &str = "#e69f00";
    /// Both of two.
    pub const BOTH: &str = "#009e73";
    /// Candidates, signatories.
    pub const COMING: &str = "#cc79a7";
    /// What is of its own kind.
    pub const OTHER: &str = "#f0e442";
    /// The chosen country, the date.
    pub const CHOSEN: &str = "#d55e00";
    /// Land without a class.
    pub const LAND: &str = "#dedcd6";
    /// Water.
    pub const WATER: &str = "#f3f7fa";
    /// Text.
    pub const TEXT: &str = "#222222";
    /// Text that matters less.
    pub const FAINT: &str = "#6b6b6b";
    /// Lines.
    pub const LINE: &str = "#c8c8c8";
    /// Every other row, so that the eye keeps to one.
    pub const STRIPE: &str = "#f5f5f2";
    /// The second of two, hatched: an area of it differs from the first in grey too.
    pub const SECOND_AREA: &str = "url(#second)";
    /// Candidates and signatories, dotted, for areas.
    pub const COMING_AREA: &str = "url(#coming)";
    /// What is of its own kind, hatched, for areas.
    pub const OTHER_AREA: &str = "url(#other)";
    /// Hatched: suspended.
    pub const SUSPENDED: &str = "url(#suspended)";
    /// Dotted: unclear or disputed.
    pub const UNCLEAR: &str = "url(#unclear)";
    /// Pale and hatched: former.
    pub const FORMER: &str = "url(#former)";
}

/// How a text stands to its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// What stands for something in the key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fill {
    /// An area of a colour.
    Area(&'static str),
    /// An edge of a colour.
    Edge(&'static str),
}

/// An entry of the key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// What it looks like.
    pub fill: Fill,
    /// What it means.
    pub words: String,
}

impl Entry {
    /// An entry for an area of a colour.
    #[must_use]
    pub fn area(fill: &'static str, words: impl Into<String>) -> Self {
        Self {
            fill: Fill::Area(fill),
            words: words.into(),
        }
    }
}

/// The size of notes and names in rows.
const NOTE: f64 = 13.0;
/// The size of the title, unless it is long.
const TITLE: f64 = 28.0;

/// A picture being drawn.
#[derive(Debug, Default)]
pub struct Paper {
    body: String,
}

/// A text with what XML would take for markup, or refuse, made harmless.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            c if is_forbidden(c) || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}

impl Paper {
    /// Adds markup as it is.
    pub fn raw(&mut self, markup: &str) {
        self.body.push_str(markup);
        self.body.push('\n');
    }

    /// Adds a text; `size` in points, `looks` further attributes.
    pub fn text(&mut self, (x, y): (f64, f64), size: f64, anchor: Anchor, looks: &str, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let _ = writeln!(
            self.body,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" text-anchor=\"{anchor}\" {looks}>{}</text>",
            escape(text)
        );
    }

    /// Adds a rectangle.
    pub fn bar(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), fill: &str, says: &str) {
        let title = if says.is_empty() {
            String::new()
        } else {
            format!("<title>{}</title>", escape(says))
        };
        let _ = writeln!(
            self.body,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{height:.1}\" fill=\"{fill}\">{title}</rect>",
            width.max(0.5)
        );
    }

    /// Adds a straight line.
    pub fn line(&mut self, (x, y): (f64, f64), (to_x, to_y): (f64, f64), stroke: &str, width: f64) {
        let _ = writeln!(
            self.body,
            "<line x1=\"{x:.1}\" y1=\"{y:.1}\" x2=\"{to_x:.1}\" y2=\"{to_y:.1}\" stroke=\"{stroke}\" stroke-width=\"{width}\"/>"
        );
    }

    /// Adds a disc.
    pub fn disc(&mut self, (x, y): (f64, f64), radius: f64, fill: &str) {
        let _ = writeln!(
            self.body,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" fill=\"{fill}\"/>"
        );
    }

    /// Adds a text on as many lines as it needs, faint; returns the y below it.
    pub fn note(&mut self, mut y: f64, text: &str) -> f64 {
        let looks = format!("fill=\"{}\"", ink::FAINT);
        for line in wrap(text, NOTE, WIDTH - 2.0 * MARGIN) {
            self.text((MARGIN, y), NOTE, Anchor::Start, &looks, &line);
            y += 20.0;
        }
        y
    }

    /// Adds a key of colours in a row, wrapped to the width; returns the y below it.
    pub fn key(&mut self, mut y: f64, entries: &[Entry]) -> f64 {
        let mut x = MARGIN;
        for Entry { fill, words } in entries {
            let wide = 32.0 + width(words, 15.0) + 28.0;
            if x + wide > WIDTH - MARGIN && x > MARGIN {
                x = MARGIN;
                y += 26.0;
            }
            let (looks, inset) = match fill {
                Fill::Area(fill) => (
                    format!("fill=\"{fill}\" stroke=\"#888888\" stroke-width=\"0.5\""),
                    0.0,
                ),
                Fill::Edge(stroke) => (
                    format!("fill=\"none\" stroke=\"{stroke}\" stroke-width=\"2.5\""),
                    1.0,
                ),
            };
            let _ = writeln!(
                self.body,
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{}\" height=\"{}\" {looks}/>",
                x + inset,
                y - 12.0 + inset,
                24.0 - 2.0 * inset,
                14.0 - 2.0 * inset,
            );
            self.text((x + 32.0, y), 15.0, Anchor::Start, "", words);
            x += wide;
        }
        y + 26.0
    }

    /// The whole picture, `height` tall.
    #[must_use]
    pub fn finish(self, (title, full): (&str, &str), citation: &str, height: f64) -> String {
        let room = WIDTH - 2.0 * MARGIN;
        let size = (TITLE * room / width(title, TITLE * 1.1)).clamp(12.0, TITLE);
        let lesser = (15.0 * room / width(full, 16.0)).clamp(9.0, 15.0);
        let [title, full, citation] = [title, full, citation].map(escape);
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0}" width="{WIDTH}" height="{height:.0}" style="max-width:100%;height:auto" font-family="'DejaVu Sans', 'Noto Sans', Helvetica, Arial, sans-serif" fill="{text}" role="img">
<title>{title}</title>
<desc>{citation}</desc>
<defs>
<pattern id="second" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="{second}"/><rect width="1.5" height="6" fill="#a86f00"/></pattern>
<pattern id="coming" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="{coming}"/><circle cx="3" cy="3" r="1.3" fill="#ffffff"/></pattern>
<pattern id="other" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="{other}"/><rect width="6" height="1.2" fill="#8a7f00"/></pattern>
<pattern id="suspended" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="{blue}"/><rect width="3" height="7" fill="#ffffff"/></pattern>
<pattern id="unclear" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#ffffff"/><circle cx="3" cy="3" r="1.6" fill="{blue}"/></pattern>
<pattern id="former" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="6" height="6" fill="#ececec"/><rect width="1.6" height="6" fill="#777777"/></pattern>
</defs>
<rect width="{WIDTH}" height="{height:.0}" fill="#ffffff"/>
<text x="{MARGIN}" y="52" font-size="{size:.1}" font-weight="bold">{title}</text>
<text x="{MARGIN}" y="78" font-size="{lesser:.1}" fill="{faint}">{full}</text>
{body}<text x="{MARGIN}" y="{foot:.1}" font-size="13" fill="{faint}">{citation}</text>
</svg>
"##,
            text = ink::TEXT,
            blue = ink::FULL,
            second = ink::SECOND,
            coming = ink::COMING,
            other = ink::OTHER,
            faint = ink::FAINT,
            body = self.body,
            foot = height - 18.0,
        )
    }
}

/// About how wide a text is, in the faces a picture asks for.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a letter's columns")]
pub fn width(text: &str, size: f64) -> f64 {
    let of = |c: char| match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' | '·' => 0.34,
        'f' | 't' | 'r' | '(' | ')' | '-' => 0.42,
        'm' | 'w' | 'M' | 'W' | '…' | '—' => 0.98,
        c if c.is_ascii_uppercase() => 0.72,
        c if c.is_ascii() => 0.64,
        c => 0.68 * crate::ui::text::width(c.encode_utf8(&mut [0; 4])) as f64,
    };
    text.chars().map(of).sum::<f64>() * size
}

/// A text as lines that fit into a width; a word that does not stands alone.
#[must_use]
pub fn wrap(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(word, size) + 0.34 * size <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_would_refuse_or_mistake_is_made_harmless() {
        let odd = "<a href=\"x\">&amp; \u{1b}[31mred\u{202e}\u{0}\u{fffe} Côte d’Ivoire 日本 😀";
        let mut paper = Paper::default();
        paper.text((0.0, 0.0), 12.0, Anchor::Start, "", odd);
        paper.bar((0.0, 0.0), (1.0, 1.0), ink::FULL, odd);
        let svg = paper.finish((odd, odd), odd, 100.0);
        let document = roxmltree::Document::parse(&svg).expect("well-formed");
        let said = "<a href=\"x\">&amp; [31mred Côte d’Ivoire 日本 😀";
        // Title, description, heading, full name, citation, the text and the bar's, each with its text node.
        let says = |n: &roxmltree::Node<'_, '_>| n.text() == Some(said);
        assert_eq!(document.descendants().filter(says).count(), 2 * 7);
    }

    #[test]
    fn a_text_is_wrapped_at_words_and_loses_none() {
        let text = "Antigua and Barbuda, Bosnia and Herzegovina, Llanfairpwllgwyngyll";
        let lines = wrap(text, 13.0, 120.0);
        assert!(lines.len() > 2);
        assert_eq!(lines.join(" "), text);
        assert!(wrap("", 13.0, 120.0).is_empty());
    }
}
