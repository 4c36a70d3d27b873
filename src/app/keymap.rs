//! Which keys ask for which command: the table's, unless the user has chosen others.

use std::collections::BTreeMap;

use super::{
    command::{Command, Scope, Spec, TABLE},
    key::Key,
};

/// The keys of every command.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Keymap {
    /// The commands whose keys the user has chosen.
    chosen: BTreeMap<Command, Vec<Key>>,
}

/// Why a command cannot have a key.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Clash {
    /// It means something else in the same place.
    #[error("{key} already means '{}' there; give that another key, too", .other.spec().name)]
    Taken {
        /// The key.
        key: Key,
        /// What it means.
        other: Command,
    },
    /// Letters are text in a box that takes text.
    #[error("{key} is a letter to type where '{}' holds; take a key that is none", .command.spec().name)]
    Typed {
        /// The key.
        key: Key,
        /// What was to have it.
        command: Command,
    },
}

impl Keymap {
    /// The keys of a command, the one to show first.
    #[must_use]
    pub fn keys(&self, command: Command) -> &[Key] {
        self.chosen
            .get(&command)
            .map_or(command.spec().keys, Vec::as_slice)
    }

    /// The key to show for a command; its name in quotes where it has none.
    #[must_use]
    pub fn shown(&self, command: Command) -> String {
        match self.keys(command).first() {
            Some(key) => key.to_string(),
            None => format!("‘{}’", command.spec().name),
        }
    }

    /// The command a key asks for in a scope.
    #[must_use]
    pub fn bound(&self, key: Key, scopes: &[Scope]) -> Option<Command> {
        let asks =
            |spec: &&Spec| scopes.contains(&spec.scope) && self.keys(spec.command).contains(&key);
        TABLE.iter().find(asks).map(|spec| spec.command)
    }

    /// Gives a command these keys instead of those it had.
    pub fn choose(&mut self, command: Command, keys: Vec<Key>) {
        self.chosen.insert(command, keys);
    }

    /// The first key of a command that cannot be its key, and why.
    ///
    /// # Errors
    /// When a key of the command means something else in the same place, or is a letter where
    /// letters are typed.
    pub fn check(&self, command: Command) -> Result<(), Clash> {
        let scope = command.spec().scope;
        for key in self.keys(command).iter().copied() {
            if scope.overlaps(Scope::Typing) && matches!(key, Key::Char(_)) {
                return Err(Clash::Typed { key, command });
            }
            let taken = |spec: &&Spec| {
                spec.command != command
                    && spec.scope.overlaps(scope)
                    && self.keys(spec.command).contains(&key)
            };
            if let Some(other) = TABLE.iter().find(taken).map(|spec| spec.command) {
                return Err(Clash::Taken { key, other });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_own_keys_are_without_clash() {
        let keymap = Keymap::default();
        for spec in TABLE {
            assert_eq!(keymap.check(spec.command), Ok(()), "{}", spec.name);
        }
    }

    #[test]
    fn a_chosen_key_replaces_the_tables() {
        let mut keymap = Keymap::default();
        keymap.choose(Command::Pin, vec![Key::Char('p')]);
        assert_eq!(keymap.check(Command::Pin), Ok(()));
        assert_eq!(
            keymap.bound(Key::Char('p'), &[Scope::Rows]),
            Some(Command::Pin)
        );
        assert_eq!(keymap.bound(Key::Char(' '), &[Scope::Rows]), None);
        assert_eq!(keymap.shown(Command::Pin), "p");
        keymap.choose(Command::Pin, Vec::new());
        assert_eq!(keymap.shown(Command::Pin), "‘pin’");
    }

    #[test]
    fn a_key_that_means_something_else_there_is_refused() {
        let mut keymap = Keymap::default();
        keymap.choose(Command::Pin, vec![Key::Char('v')]);
        let clash = keymap.check(Command::Pin).map_err(|e| e.to_string());
        assert_eq!(
            clash,
            Err("v already means 'read' there; give that another key, too".to_owned())
        );
        keymap.choose(Command::Read, vec![Key::Char('V')]);
        assert_eq!(keymap.check(Command::Pin), Ok(()));
    }

    #[test]
    fn a_letter_is_no_key_where_letters_are_typed() {
        let mut keymap = Keymap::default();
        keymap.choose(Command::Accept, vec![Key::Char('x')]);
        assert!(matches!(
            keymap.check(Command::Accept),
            Err(Clash::Typed { .. })
        ));
    }
}
