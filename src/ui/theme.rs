//! Colours and emphasis, by meaning. Nothing else in `ui` names a colour.
//!
//! Meaning never depends on colour alone: selection is reversed and marked, warnings are worded,
//! so that the plain theme loses nothing.

use ratatui::style::{Color, Modifier, Style};

use super::tints::Tints;

/// The look of each meaning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Theme {
    /// Running text.
    pub plain: Style,
    /// Borders of panes without the cursor.
    pub border: Style,
    /// The border of the pane with the cursor.
    pub focus: Style,
    /// Titles of panes.
    pub title: Style,
    /// The count in a title.
    pub count: Style,
    /// Headings.
    pub heading: Style,
    /// What matters less: dates' bases, labels, hints.
    pub faint: Style,
    /// Names that stand out, links.
    pub strong: Style,
    /// Suspended, unclear, disputed, ended.
    pub warning: Style,
    /// The row with the cursor.
    pub selected: Style,
    /// The row on the path.
    pub on_path: Style,
    /// Marks of pins, path and cursor.
    pub mark: Style,
    /// Letters a search matched.
    pub matched: Style,
    /// Keys on the hint line.
    pub key: Style,
    /// Addresses on the web.
    pub address: Style,
    /// Colours of maps and charts; none where there are no colours.
    pub tints: Option<Tints>,
    /// Whether the terminal is told which text stands for an address on the web.
    pub hyperlinks: bool,
}

/// Which theme.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ThemeName {
    /// The terminal's own sixteen colours.
    #[default]
    Terminal,
    /// No colours at all.
    Plain,
    /// Black and white with strong emphasis.
    Contrast,
    /// Colours of the 256 for a dark background, whatever the terminal's own are.
    Dark,
    /// The same for a light background.
    Light,
}

impl Theme {
    /// A theme by its name.
    #[must_use]
    pub fn named(name: ThemeName) -> Self {
        match name {
            ThemeName::Terminal => {
                let (accent, warning, matched) = (Color::Cyan, Color::Yellow, Color::Green);
                Self::coloured(accent, warning, matched, Tints::TERMINAL)
            }
            ThemeName::Dark => {
                let [accent, warning, matched] = [80, 221, 114].map(Color::Indexed);
                Self::coloured(accent, warning, matched, Tints::DARK)
            }
            ThemeName::Light => {
                let [accent, warning, matched] = [25, 130, 28].map(Color::Indexed);
                Self::coloured(accent, warning, matched, Tints::LIGHT)
            }
            ThemeName::Plain => Self::uncoloured(),
            ThemeName::Contrast => Self {
                faint: Style::new(),
                border: Style::new(),
                ..Self::uncoloured()
            },
        }
    }

    /// The same theme, telling the terminal which text stands for an address on the web.
    #[must_use]
    pub fn with_hyperlinks(self, hyperlinks: bool) -> Self {
        Self { hyperlinks, ..self }
    }

    fn uncoloured() -> Self {
        let style = Style::new();
        let bold = style.add_modifier(Modifier::BOLD);
        Self {
            plain: style,
            border: style.add_modifier(Modifier::DIM),
            focus: bold,
            title: bold,
            count: style,
            heading: bold,
            faint: style.add_modifier(Modifier::DIM),
            strong: bold,
            warning: style.add_modifier(Modifier::ITALIC),
            // One bar, whatever colours the row's parts have.
            selected: style
                .fg(Color::Reset)
                .bg(Color::Reset)
                .remove_modifier(Modifier::DIM | Modifier::ITALIC)
                .add_modifier(Modifier::REVERSED),
            on_path: bold,
            mark: bold,
            matched: bold.add_modifier(Modifier::UNDERLINED),
            key: bold,
            address: style.add_modifier(Modifier::UNDERLINED),
            tints: None,
            hyperlinks: false,
        }
    }

    fn coloured(accent: Color, warning: Color, matched: Color, tints: Tints) -> Self {
        let plain = Self::uncoloured();
        Self {
            focus: Style::new().fg(accent),
            heading: plain.heading.fg(accent),
            warning: Style::new().fg(warning),
            mark: plain.mark.fg(accent),
            matched: plain.matched.fg(matched),
            key: plain.key.fg(accent),
            count: Style::new().fg(accent),
            tints: Some(tints),
            ..plain
        }
    }
}
