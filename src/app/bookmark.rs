//! A place written down, to come back to in another session: addresses, not indices, which change
//! with the data.

use serde::{Deserialize, Serialize};

use super::{App, Place, record::name, selection::Selection, view::View};
use crate::{
    model::{AsOf, PartialDate, date::typed},
    query::{Role, Row},
    store::Atlas,
};

/// A place, by the addresses of what is selected; not the filter, nor a page that lies over it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bookmark {
    /// The date: `2010-03-18`, or `ever`.
    pub on: String,
    /// The view, by its word.
    pub view: String,
    /// The pane in focus: `organisations`, `members` or `agreements`.
    pub focus: String,
    /// The row with the cursor, by its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// The rows on the path, each a pane and an address: `members/country/ARM`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub path: Vec<String>,
    /// The pinned rows, written alike.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<String>,
}

impl Bookmark {
    /// Where the user is.
    #[must_use]
    pub fn of(app: &App, atlas: &Atlas) -> Self {
        let place = app.place();
        let selection = &place.selection;
        let written = |row: &Row| format!("{}/{}", row.role.rows(), atlas.address(row.entity));
        let cursor = app.lists.pane(selection.focus()).current();
        Self {
            on: place.as_of.to_string().replace(['~', '?'], ""),
            view: place.views.shown.word().to_owned(),
            focus: selection.focus().rows().to_owned(),
            cursor: cursor.map(|entity| atlas.address(entity)),
            path: selection.path().iter().map(written).collect(),
            pins: selection.pins().iter().map(written).collect(),
        }
    }

    /// The place; `None` if there is no such date. What the data no longer have is left out.
    #[must_use]
    pub fn place(&self, atlas: &Atlas, today: PartialDate) -> Option<Place> {
        let as_of = typed::parse(&self.on, today).ok()?;
        let read = |rows: &[String]| -> Vec<Row> {
            let rows = rows.iter().filter_map(|text| row(atlas, text));
            rows.collect()
        };
        let path = read(&self.path);
        let focus = role(&self.focus).unwrap_or(Role::Organisation);
        let mut place = Place::start(as_of);
        if as_of == AsOf::Ever {
            place.dated = AsOf::On(today);
        }
        place.views.shown = View::named(&self.view).unwrap_or_default();
        place.selection = Selection::through(&path, focus, read(&self.pins));
        for row in place.selection.path().to_vec() {
            place.pane_mut(row.role).wanted = Some(row.entity);
        }
        let cursor = self.cursor.as_deref().and_then(|text| atlas.find(text));
        place.pane_mut(place.selection.focus()).wanted = cursor;
        Some(place)
    }

    /// What a list calls it: pins, path and cursor, the date, and the view where it is not the panes.
    #[must_use]
    pub fn title(&self, atlas: &Atlas, today: PartialDate) -> String {
        let as_of = typed::parse(&self.on, today).unwrap_or(AsOf::Ever);
        let named = |text: &String| -> String {
            let found = row(atlas, text).map(|row| row.entity);
            let found = found.or_else(|| atlas.find(text));
            found.map_or(text.clone(), |e| name(atlas, e, as_of).to_owned())
        };
        let mut title = String::new();
        for pin in &self.pins {
            title = title + "• " + &named(pin) + "  ";
        }
        let steps: Vec<String> = self.path.iter().chain(&self.cursor).map(named).collect();
        let view = match self.view.as_str() {
            "panes" => String::new(),
            view => format!(" · {view}"),
        };
        format!("{title}{} · {}{view}", steps.join(" ▸ "), self.on)
    }
}

/// The pane of a word.
fn role(word: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role.rows() == word)
}

/// A row as it is written, if the data have it.
fn row(atlas: &Atlas, text: &str) -> Option<Row> {
    let (pane, address) = text.split_once('/')?;
    Some(Row {
        role: role(pane)?,
        entity: atlas.find(address)?,
    })
}
