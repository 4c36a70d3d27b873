//! The record page: every field, obligation, party and spell of a record, its sources numbered.
//!
//! Whatever it names that the dataset has a record of is a link. Built as a document, so the
//! command line can print the same page.

mod agreement;
mod country;
mod organisation;
pub mod phrases;

use super::document::{Document, Paragraph, Tone};
use crate::{
    model::{AsOf, Entity, Key, Name, NameKind, PartialDate},
    store::Atlas,
};

/// The page of a record, for a date.
#[must_use]
pub fn record(atlas: &Atlas, entity: Entity, as_of: AsOf) -> Document {
    let mut writer = Writer::new(atlas, as_of);
    match entity {
        Entity::Country(ix) => country::write(&mut writer, ix),
        Entity::Organisation(ix) => organisation::write(&mut writer, ix),
        Entity::Agreement(ix) => agreement::write(&mut writer, ix),
    }
    writer.finish()
}

/// An entity's name on a date, the way a sentence uses it: abbreviations for organisations.
#[must_use]
pub fn name(atlas: &Atlas, entity: Entity, as_of: AsOf) -> &str {
    match entity {
        Entity::Country(ix) => atlas.country(ix).name_on(as_of),
        Entity::Organisation(ix) => atlas.label(ix).short_on(as_of),
        Entity::Agreement(ix) => &atlas.title(ix).label,
    }
}

/// Writes a document and numbers the sources it cites.
pub struct Writer<'a> {
    /// The records.
    pub atlas: &'a Atlas,
    /// The date it is written for.
    pub as_of: AsOf,
    document: Document,
    cited: Vec<Key>,
}

impl<'a> Writer<'a> {
    /// Begins a document.
    #[must_use]
    pub fn new(atlas: &'a Atlas, as_of: AsOf) -> Self {
        Self {
            atlas,
            as_of,
            document: Document::default(),
            cited: Vec::new(),
        }
    }

    /// Adds a paragraph.
    pub fn push(&mut self, paragraph: Paragraph) {
        self.document.push(paragraph);
    }

    /// Adds a heading.
    pub fn heading(&mut self, text: impl Into<String>) {
        self.document.heading(text);
    }

    /// Adds a blank line.
    pub fn gap(&mut self) {
        self.document.gap();
    }

    /// Adds a line with a label before it.
    pub fn field(&mut self, label: &str, text: impl Into<String>) {
        let text = text.into();
        if text.is_empty() {
            return;
        }
        let mut paragraph = labelled(label);
        paragraph.say(Tone::Plain, text);
        self.push(paragraph);
    }

    /// Cites sources at the end of a paragraph, by number.
    pub fn cite(&mut self, paragraph: &mut Paragraph, sources: &[Key]) {
        let mut numbers = String::new();
        for key in sources {
            let at = self.cited.iter().position(|k| k == key).unwrap_or_else(|| {
                self.cited.push(key.clone());
                self.cited.len() - 1
            });
            numbers = format!("{numbers}[{}]", at + 1);
        }
        if !numbers.is_empty() {
            paragraph.say(Tone::Faint, format!(" {numbers}"));
        }
    }

    /// Names the record a key belongs to, as a link; the key itself if there is none.
    pub fn mention(&self, paragraph: &mut Paragraph, key: &Key) {
        match self.atlas.actor(key) {
            Some(entity) => paragraph.link(entity, name(self.atlas, entity, self.as_of)),
            None => paragraph.say(Tone::Plain, key.as_str()),
        };
    }

    /// Names several, with commas.
    pub fn mention_all(&self, paragraph: &mut Paragraph, keys: &[Key]) {
        for (n, key) in keys.iter().enumerate() {
            if n > 0 {
                paragraph.say(Tone::Plain, ", ");
            }
            self.mention(paragraph, key);
        }
    }

    /// Ends the document with its sources.
    #[must_use]
    pub fn finish(mut self) -> Document {
        if self.cited.is_empty() {
            return self.document;
        }
        self.heading("Sources");
        for (n, key) in std::mem::take(&mut self.cited).iter().enumerate() {
            let paragraph = source_line(self.atlas, n + 1, key);
            self.push(paragraph);
        }
        self.document
    }

    /// Lists the sources cited so far on one paragraph, for the detail pane.
    pub fn sources(&mut self) {
        let cited = std::mem::take(&mut self.cited);
        let mut paragraph = labelled("sources");
        for (n, key) in cited.iter().enumerate().take(SHORT) {
            let Some(source) = self.atlas.source(key) else {
                continue;
            };
            paragraph
                .say(Tone::Faint, if n > 0 { "  " } else { "" })
                .stand_for(source.url.as_deref(), Tone::Faint, format!("[{}]", n + 1))
                .say(Tone::Faint, " ")
                .say(Tone::Plain, &*source.title);
        }
        if cited.len() > SHORT {
            paragraph.say(Tone::Faint, format!("  and {} more", cited.len() - SHORT));
        }
        if !cited.is_empty() {
            self.push(paragraph);
        }
    }

    /// Ends the document without listing its sources.
    #[must_use]
    pub fn into_document(self) -> Document {
        self.document
    }
}

/// How many sources the detail pane names.
const SHORT: usize = 3;

/// The width of labels before fields.
const LABEL: usize = 15;

/// A paragraph that begins with a label.
#[must_use]
pub fn labelled(label: &str) -> Paragraph {
    let mut paragraph = Paragraph::new(0, LABEL);
    paragraph.say(Tone::Faint, format!("{label:<LABEL$}"));
    paragraph
}

fn source_line(atlas: &Atlas, number: usize, key: &Key) -> Paragraph {
    let mut paragraph = Paragraph::new(0, 5);
    let source = atlas.source(key);
    let (url, number) = (source.and_then(|s| s.url.as_deref()), format!("[{number}]"));
    let blank = " ".repeat(5_usize.saturating_sub(number.len()));
    paragraph
        .stand_for(url, Tone::Faint, number)
        .say(Tone::Faint, blank);
    let Some(source) = source else {
        return paragraph;
    };
    paragraph.say(Tone::Plain, &*source.title);
    if let Some(publisher) = &source.publisher {
        paragraph.say(Tone::Plain, format!(", {publisher}"));
    }
    if let Some(date) = source.date {
        paragraph.say(Tone::Plain, format!(", {date}"));
    }
    paragraph.say(Tone::Faint, format!(" ({})", source.kind.words()));
    if let Some(url) = &source.url {
        paragraph.say(Tone::Plain, " ").say(Tone::Address, &**url);
    }
    paragraph
}

/// The names of one kind, with their dates, joined.
fn names_of(names: &[Name], kinds: &[NameKind]) -> String {
    let shown = names.iter().filter(|n| kinds.contains(&n.kind));
    let mut texts: Vec<String> = Vec::new();
    for name in shown {
        let text = format!("{}{}", name.text, lifetime(name.from, name.to));
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts.join(" · ")
}

/// A span in brackets; empty where neither end is known.
fn lifetime(from: Option<PartialDate>, to: Option<PartialDate>) -> String {
    match (from, to) {
        (None, None) => String::new(),
        (Some(from), None) => format!(" (since {from})"),
        (None, Some(to)) => format!(" (until {to})"),
        (Some(from), Some(to)) => format!(" ({from} – {to})"),
    }
}

/// The stances an actor holds or is the object of.
fn stances(writer: &mut Writer<'_>, key: &Key) {
    let atlas = writer.atlas;
    let about: Vec<_> = atlas
        .stances
        .iter()
        .filter(|s| s.subject == *key || s.object == *key)
        .collect();
    if about.is_empty() {
        return;
    }
    writer.heading("Stances");
    for stance in about {
        phrases::stance(writer, stance);
    }
}
