//! The user's settings: a TOML file with the theme and keys of their own.
//!
//! ```toml
//! theme = "light"
//!
//! [keys]
//! pin = ["Space", "p"]
//! "next row" = ["j", "Down"]
//! ```
//!
//! A mistake in it is told with line and column, and nothing is opened: keys that half work are
//! worse than none.

use std::{
    collections::BTreeMap,
    fs, io,
    ops::Range,
    path::{Path, PathBuf},
};

use etcetera::{BaseStrategy, choose_base_strategy};
use serde::Deserialize;
use toml::Spanned;

use super::{Args, Failure, args::ThemeWord};
use crate::{
    app::{
        Command,
        command::TABLE,
        key::{Key, NoKey},
        keymap::Keymap,
    },
    query::search::nearest,
};

/// What the user has set.
#[derive(Clone, Debug, Default)]
pub(super) struct Settings {
    /// The theme, if one is named.
    pub(super) theme: Option<ThemeWord>,
    /// The keys.
    pub(super) keymap: Keymap,
}

/// The file as it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    theme: Option<ThemeWord>,
    #[serde(default)]
    keys: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
}

/// What is wrong, and where in the file.
struct Mistake(Range<usize>, String);

/// Reads the settings: of the file named, else of the usual one, if it is there.
pub(super) fn settings(args: &Args) -> Result<Settings, Failure> {
    let named = args.config.clone();
    let optional = named.is_none();
    let Some(path) = named.or_else(usual) else {
        return Ok(Settings::default());
    };
    let text = fs::read_to_string(&path);
    if optional && matches!(&text, Err(error) if error.kind() == io::ErrorKind::NotFound) {
        return Ok(Settings::default());
    }
    let text = text.map_err(|error| {
        Failure::Use(format!(
            "the settings {} cannot be read: {error}",
            path.display()
        ))
    })?;
    read(&text).map_err(|mistake| Failure::Use(located(&path, &text, &mistake)))
}

/// Where settings are looked for: `~/.config/blocs/config.toml`, or under `XDG_CONFIG_HOME`.
fn usual() -> Option<PathBuf> {
    let base = choose_base_strategy().ok()?;
    Some(base.config_dir().join("blocs").join("config.toml"))
}

fn read(text: &str) -> Result<Settings, Mistake> {
    let file: File = toml::from_str(text).map_err(|error| {
        let message = error.message().replace('\n', ", ");
        Mistake(error.span().unwrap_or_default(), message)
    })?;
    let mut keymap = Keymap::default();
    let mut chosen = Vec::new();
    for (name, keys) in &file.keys {
        let command = command(name.get_ref()).map_err(|why| Mistake(name.span(), why))?;
        let keys: Result<Vec<Key>, Mistake> = keys
            .iter()
            .map(|key| {
                let read = key.get_ref().parse();
                read.map_err(|error: NoKey| Mistake(key.span(), error.to_string()))
            })
            .collect();
        keymap.choose(command, keys?);
        chosen.push((command, name.span()));
    }
    // Only now is it known what each key means.
    for (command, span) in chosen {
        let clash = keymap.check(command);
        clash.map_err(|clash| Mistake(span, clash.to_string()))?;
    }
    Ok(Settings {
        theme: file.theme,
        keymap,
    })
}

/// The command of a name, as `blocs keys` lists it.
fn command(name: &str) -> Result<Command, String> {
    if let Some(spec) = TABLE.iter().find(|spec| spec.name == name) {
        return Ok(spec.command);
    }
    let near = nearest(name, TABLE.iter().map(|spec| spec.name));
    let near = near.map_or(String::new(), |near| format!("; did you mean '{near}'?"));
    Err(format!(
        "no command is called '{name}'{near} (`blocs keys` lists them)"
    ))
}

/// `config.toml:3:9: what is wrong`, lines and columns from 1.
fn located(path: &Path, text: &str, Mistake(span, why): &Mistake) -> String {
    let before = text.get(..span.start).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    format!("{}:{line}:{column}: {why}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistake(text: &str) -> String {
        match read(text) {
            Ok(_) => panic!("no mistake in {text}"),
            Err(mistake) => located(Path::new("c.toml"), text, &mistake),
        }
    }

    #[test]
    fn theme_and_keys_are_read() {
        let settings = read("theme = \"light\"\n[keys]\npin = [\"p\"]\n")
            .ok()
            .expect("read");
        assert_eq!(settings.theme, Some(ThemeWord::Light));
        assert_eq!(settings.keymap.keys(Command::Pin), [Key::Char('p')]);
        assert_eq!(settings.keymap.keys(Command::Open), [Key::Enter]);
    }

    #[test]
    fn nothing_is_required() {
        assert!(read("").is_ok_and(|s| s.theme.is_none()));
    }

    #[test]
    fn mistakes_are_told_with_their_place_and_the_remedy() {
        assert_eq!(
            mistake("[keys]\npine = [\"p\"]\n"),
            "c.toml:2:1: no command is called 'pine'; did you mean 'pin'? (`blocs keys` lists them)"
        );
        let key = mistake("[keys]\npin = [\"p\", \"Hyper\"]\n");
        assert!(
            key.starts_with("c.toml:2:13: 'Hyper' is no key; write one character"),
            "{key}"
        );
        assert_eq!(
            mistake("[keys]\n\npin = [\"v\"]\n"),
            "c.toml:3:1: v already means 'read' there; give that another key, too"
        );
        let theme = mistake("theme = \"pink\"\n");
        assert!(
            theme.starts_with("c.toml:1:9: unknown variant `pink`, expected one of"),
            "{theme}"
        );
        let field = mistake("colour = 1\n");
        assert!(
            field.starts_with("c.toml:1:1: unknown field `colour`"),
            "{field}"
        );
        assert!(
            mistake("theme = ").starts_with("c.toml:1:"),
            "{}",
            mistake("theme = ")
        );
    }
}
