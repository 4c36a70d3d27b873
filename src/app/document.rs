//! Text with meaning instead of colours: paragraphs of spans, some of which are links.
//!
//! The record page and the detail pane are documents; `ui` gives the tones their colours. Wrapping
//! is done here, once, because scrolling and clicking need the lines as much as drawing does.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::model::Entity;

/// What a span means, as far as its look goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tone {
    /// Running text.
    #[default]
    Plain,
    /// A title or heading.
    Heading,
    /// A name that stands out.
    Strong,
    /// A label, a date's basis, a source's number.
    Faint,
    /// Suspended, unclear, disputed, ended.
    Warning,
    /// An address on the web.
    Address,
}

/// A run of text in one tone.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Span {
    /// The text.
    pub text: String,
    /// What it means.
    pub tone: Tone,
    /// What it names, if it is a link.
    pub link: Option<Entity>,
    /// The address on the web it stands for, if it stands for one.
    pub url: Option<Box<str>>,
}

/// Paragraphs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Document {
    /// The paragraphs, top to bottom.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph: spans on as many lines as they need.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Paragraph {
    /// Columns before the first line.
    pub indent: usize,
    /// Columns before the lines after it.
    pub hang: usize,
    /// What it says.
    pub spans: Vec<Span>,
}

impl Paragraph {
    /// An empty paragraph, indented.
    #[must_use]
    pub fn new(indent: usize, hang: usize) -> Self {
        Self {
            indent,
            hang,
            spans: Vec::new(),
        }
    }

    /// Adds text in a tone.
    pub fn say(&mut self, tone: Tone, text: impl Into<String>) -> &mut Self {
        let text = text.into();
        if !text.is_empty() {
            self.spans.push(Span {
                text,
                tone,
                ..Span::default()
            });
        }
        self
    }

    /// Adds text that stands for an address on the web, if there is one.
    pub fn stand_for(
        &mut self,
        url: Option<&str>,
        tone: Tone,
        text: impl Into<String>,
    ) -> &mut Self {
        self.spans.push(Span {
            text: text.into(),
            tone,
            link: None,
            url: url.map(Into::into),
        });
        self
    }

    /// Adds a link to a record.
    pub fn link(&mut self, entity: Entity, text: impl Into<String>) -> &mut Self {
        self.spans.push(Span {
            text: text.into(),
            tone: Tone::Strong,
            link: Some(entity),
            url: None,
        });
        self
    }

    /// Adds ` · ` if something has been said.
    pub fn dot(&mut self) -> &mut Self {
        if self.spans.is_empty() {
            self
        } else {
            self.say(Tone::Faint, " · ")
        }
    }

    /// The text without its tones.
    #[must_use]
    pub fn text(&self) -> String {
        self.spans.iter().map(|s| s.text.as_str()).collect()
    }
}

impl Document {
    /// Adds a paragraph, unless it says nothing.
    pub fn push(&mut self, paragraph: Paragraph) {
        if !paragraph.spans.is_empty() {
            self.paragraphs.push(paragraph);
        }
    }

    /// Adds a blank line, unless there is one already or nothing above it.
    pub fn gap(&mut self) {
        if self.paragraphs.last().is_some_and(|p| !p.spans.is_empty()) {
            self.paragraphs.push(Paragraph::default());
        }
    }

    /// Adds a heading, with a blank line above.
    pub fn heading(&mut self, text: impl Into<String>) {
        self.gap();
        let mut paragraph = Paragraph::new(0, 2);
        paragraph.say(Tone::Heading, text);
        self.push(paragraph);
    }

    /// The lines of the document in so many columns, each of which fits: a longer word is cut.
    #[must_use]
    pub fn wrap(&self, columns: usize) -> Wrapped {
        self.wrapped(columns, LongWords::Cut)
    }

    /// The same, but a word longer than a line is left whole and sticks out: an address can be
    /// copied.
    #[must_use]
    pub fn wrap_whole(&self, columns: usize) -> Wrapped {
        self.wrapped(columns, LongWords::Whole)
    }

    fn wrapped(&self, columns: usize, long: LongWords) -> Wrapped {
        let mut wrapped = Wrapped::default();
        for paragraph in &self.paragraphs {
            wrap_paragraph(paragraph, columns.max(1), long, &mut wrapped);
        }
        while wrapped.lines.last().is_some_and(std::vec::Vec::is_empty) {
            wrapped.lines.pop();
        }
        wrapped
    }
}

/// A piece of a line: text in a tone, perhaps part of a link.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// What it means.
    pub tone: Tone,
    /// Which of the document's links it is part of.
    pub link: Option<usize>,
    /// The address on the web it stands for.
    pub url: Option<Box<str>>,
}

/// A document's lines in a width.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wrapped {
    /// The lines.
    pub lines: Vec<Vec<Piece>>,
    /// What each link names, and its first line.
    pub links: Vec<(Entity, usize)>,
}

impl Wrapped {
    /// Which of the links lies at a line and column.
    #[must_use]
    pub fn link_at(&self, line: usize, column: usize) -> Option<usize> {
        let mut left = column;
        let mut pieces = self.lines.get(line)?.iter();
        let hit = pieces.find(|piece| {
            let width = piece.text.width();
            let inside = left < width;
            left = left.saturating_sub(width);
            inside
        });
        hit?.link
    }
}

/// What becomes of a word longer than a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LongWords {
    Cut,
    Whole,
}

fn wrap_paragraph(paragraph: &Paragraph, columns: usize, long: LongWords, out: &mut Wrapped) {
    let room = columns.saturating_sub(paragraph.hang.min(columns.saturating_sub(8)));
    let longest = match long {
        LongWords::Cut => room.max(1),
        LongWords::Whole => usize::MAX,
    };
    let indent = |n: usize| n.min(columns.saturating_sub(8));
    let hang = indent(paragraph.hang);
    let mut line = blank(indent(paragraph.indent));
    let mut column = indent(paragraph.indent);
    let mut begun = false;
    let first_link = out.links.len();
    for word in words(paragraph, first_link) {
        let width: usize = word.iter().map(|p| p.text.trim_end().width()).sum();
        if begun && column + width > columns {
            trim_end(&mut line);
            out.lines.push(std::mem::replace(&mut line, blank(hang)));
            column = hang;
        }
        for piece in word {
            if let Some(link) = piece.link.filter(|link| *link >= out.links.len()) {
                let entity = paragraph
                    .spans
                    .iter()
                    .filter_map(|s| s.link)
                    .nth(link - first_link);
                out.links.extend(entity.map(|e| (e, out.lines.len())));
            }
            for part in fitting(&piece.text, longest) {
                let over = column + part.trim_end().width() > columns;
                if column > hang && over && long == LongWords::Cut {
                    trim_end(&mut line);
                    out.lines.push(std::mem::replace(&mut line, blank(hang)));
                    column = hang;
                }
                column += part.width();
                add(&mut line, part, &piece);
            }
        }
        begun = true;
    }
    trim_end(&mut line);
    out.lines.push(line);
}

/// The words of a paragraph, each with the space after it: a line may end only between them.
///
/// A word may cross spans: a name and the comma after it stay together.
fn words(paragraph: &Paragraph, first_link: usize) -> Vec<Vec<Piece>> {
    let mut words: Vec<Vec<Piece>> = Vec::new();
    let mut open = false;
    let mut links = first_link;
    for span in &paragraph.spans {
        let link = span.link.map(|_| {
            links += 1;
            links - 1
        });
        for text in span.text.split_inclusive(' ') {
            let piece = Piece {
                text: text.to_owned(),
                tone: span.tone,
                link,
                url: span.url.clone(),
            };
            match words.last_mut().filter(|_| open) {
                Some(word) => word.push(piece),
                None => words.push(vec![piece]),
            }
            open = !text.ends_with(' ');
        }
    }
    words
}

/// A word in parts that fit a line each: whole, unless it is longer than a line.
fn fitting(word: &str, columns: usize) -> Vec<&str> {
    if word.trim_end().width() <= columns {
        return vec![word];
    }
    let mut parts = Vec::new();
    let (mut start, mut width) = (0, 0);
    for (at, grapheme) in word.grapheme_indices(true) {
        if width + grapheme.width() > columns && at > start {
            parts.push(&word[start..at]);
            (start, width) = (at, 0);
        }
        width += grapheme.width();
    }
    parts.push(&word[start..]);
    parts
}

fn blank(columns: usize) -> Vec<Piece> {
    if columns == 0 {
        return Vec::new();
    }
    vec![Piece {
        text: " ".repeat(columns),
        ..Piece::default()
    }]
}

/// Adds a part of a piece to a line, to its last piece if that is alike.
fn add(line: &mut Vec<Piece>, text: &str, of: &Piece) {
    let alike = |p: &&mut Piece| p.tone == of.tone && p.link == of.link && p.url == of.url;
    match line.last_mut().filter(alike) {
        Some(piece) => piece.text.push_str(text),
        None => line.push(Piece {
            text: text.to_owned(),
            ..of.clone()
        }),
    }
}

fn trim_end(line: &mut [Piece]) {
    if let Some(piece) = line.last_mut() {
        piece.text.truncate(piece.text.trim_end().len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, indent: usize, hang: usize, columns: usize) -> Vec<String> {
        let mut paragraph = Paragraph::new(indent, hang);
        paragraph.say(Tone::Plain, text);
        let document = Document {
            paragraphs: vec![paragraph],
        };
        let wrapped = document.wrap(columns);
        wrapped
            .lines
            .iter()
            .map(|line| line.iter().map(|p| p.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn words_stay_whole_and_later_lines_hang() {
        assert_eq!(
            lines("party to the treaty of 1992", 0, 2, 14),
            ["party to the", "  treaty of", "  1992"]
        );
    }

    #[test]
    fn a_name_and_the_comma_after_it_stay_together() {
        let mut paragraph = Paragraph::new(0, 0);
        paragraph
            .say(Tone::Plain, "signed by ")
            .say(Tone::Strong, "Ban")
            .say(Tone::Plain, ", and others");
        let wrapped = Document {
            paragraphs: vec![paragraph],
        }
        .wrap(13);
        let lines: Vec<String> = wrapped
            .lines
            .iter()
            .map(|l| l.iter().map(|p| p.text.as_str()).collect())
            .collect();
        assert_eq!(lines, ["signed by", "Ban, and", "others"]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut_between_graphemes() {
        let cut = lines("Donaudampfschiff", 0, 0, 9);
        assert!(cut.iter().all(|l| l.width() <= 9), "{cut:?}");
        assert_eq!(cut.concat(), "Donaudampfschiff");
    }

    #[test]
    fn wide_letters_count_two_columns() {
        let cut = lines("日本国憲法前文", 0, 0, 8);
        assert!(cut.iter().all(|l| l.width() <= 8), "{cut:?}");
    }
}
