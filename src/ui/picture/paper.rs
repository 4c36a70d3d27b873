//! Paper: the few shapes a picture is made of, written as SVG, with everything escaped.

use std::fmt::Write as _;

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
            c if c.is_control()
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}') =>
                {}
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

    /// Adds a key of colours in a row, wrapped to the width; returns the y below it.
    pub fn key(&mut self, mut y: f64, entries: &[(String, String)]) -> f64 {
        let mut x = MARGIN;
        for (fill, words) in entries {
            let wide = 34.0 + width(words, 15.0) + 22.0;
            if x + wide > WIDTH - MARGIN && x > MARGIN {
                x = MARGIN;
                y += 26.0;
            }
            let _ = writeln!(
                self.body,
                "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"24\" height=\"14\" fill=\"{fill}\" stroke=\"#888\" stroke-width=\"0.5\"/>",
                y - 12.0
            );
            self.text((x + 32.0, y), 15.0, Anchor::Start, "", words);
            x += wide;
        }
        y + 26.0
    }

    /// The whole picture, `height` tall.
    #[must_use]
    pub fn finish(self, title: &str, citation: &str, height: f64) -> String {
        let (title, citation) = (escape(title), escape(citation));
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0}" width="{WIDTH}" height="{height:.0}" font-family="'DejaVu Sans', 'Noto Sans', Helvetica, Arial, sans-serif" fill="{text}" role="img">
<title>{title}</title>
<desc>{citation}</desc>
<defs>
<pattern id="suspended" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="{full}"/><rect width="3" height="7" fill="#ffffff"/></pattern>
<pattern id="unclear" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#ffffff"/><circle cx="3" cy="3" r="1.6" fill="{full}"/></pattern>
<pattern id="former" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="6" height="6" fill="#ececec"/><rect width="1.6" height="6" fill="#777777"/></pattern>
</defs>
<rect width="{WIDTH}" height="{height:.0}" fill="#ffffff"/>
<text x="{MARGIN}" y="52" font-size="28" font-weight="bold">{title}</text>
{body}<text x="{MARGIN}" y="{foot:.1}" font-size="13" fill="{faint}">{citation}</text>
</svg>
"##,
            text = ink::TEXT,
            full = ink::FULL,
            faint = ink::FAINT,
            body = self.body,
            foot = height - 18.0,
        )
    }
}

/// About how wide a text is.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a line of text")]
pub fn width(text: &str, size: f64) -> f64 {
    crate::ui::text::width(text) as f64 * size * 0.58
}
