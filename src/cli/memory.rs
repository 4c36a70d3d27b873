//! What blocs remembers between sessions: bookmarks, and where the last session ended.
//!
//! One small file, `~/.local/state/blocs/places.json` (or under `XDG_STATE_HOME`). One that cannot be
//! read is never written over.

use std::{fs, io, path::PathBuf};

use etcetera::{BaseStrategy, choose_base_strategy};
use serde::{Deserialize, Serialize};

use super::Failure;
use crate::{
    app::bookmark::Bookmark,
    exchange::whole::{self, Replace},
};

/// The file as it stands.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Memory {
    /// Where the last session ended.
    #[serde(default)]
    pub(super) last: Option<Bookmark>,
    /// What the user has bookmarked, oldest first.
    #[serde(default)]
    pub(super) bookmarks: Vec<Bookmark>,
}

impl Memory {
    /// Reads it; empty if there is none yet.
    pub(super) fn read() -> Result<Self, Failure> {
        let Some(path) = usual() else {
            return Ok(Self::default());
        };
        let text = match fs::read_to_string(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            text => text,
        };
        let read = text
            .map_err(|error| error.to_string())
            .and_then(|text| serde_json::from_str(&text).map_err(|error| error.to_string()));
        read.map_err(|why| {
            Failure::Use(format!(
                "the bookmarks in {} cannot be read: {why}; mend the file or move it away",
                path.display()
            ))
        })
    }

    /// Changes it, as it stands now: another session may have written meanwhile.
    pub(super) fn change(change: impl FnOnce(&mut Self)) -> Result<(), Failure> {
        let Some(path) = usual() else {
            return Ok(());
        };
        let mut memory = Self::read()?;
        change(&mut memory);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = serde_json::to_string_pretty(&memory).map_err(io::Error::from)?;
        let write = |out: &mut dyn io::Write| out.write_all(text.as_bytes());
        Ok(whole::file(&path, Replace::Yes, &|| false, write)?)
    }
}

/// Where it is kept.
fn usual() -> Option<PathBuf> {
    let base = choose_base_strategy().ok()?;
    let state = base.state_dir().unwrap_or_else(|| base.data_dir());
    Some(state.join("blocs").join("places.json"))
}
