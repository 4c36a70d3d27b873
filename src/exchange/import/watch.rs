//! How far an import is, for whoever watches it, and whether a file failed on the way.

use std::{
    cell::{Cell, RefCell},
    path::PathBuf,
};

/// What an import is doing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Reading files; counted in bytes.
    Reading,
    /// Taking out what does not fit together; counted in rounds.
    Checking,
    /// Writing records; counted in files.
    Writing,
}

/// How far an import is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// What it is doing.
    pub step: Step,
    /// How much of it is done.
    pub done: u64,
    /// How much there is to do; 0 if nobody knows.
    pub of: u64,
}

/// What the readers of files tell as they go.
pub(super) struct Watch<'a> {
    tell: &'a dyn Fn(Progress),
    bytes: Cell<u64>,
    of: u64,
    failed: RefCell<Option<String>>,
}

impl<'a> Watch<'a> {
    pub(super) fn new(files: &[PathBuf], tell: &'a dyn Fn(Progress)) -> Self {
        let sizes = files.iter().map(std::fs::metadata);
        let files_only = sizes.flatten().filter(std::fs::Metadata::is_file);
        Self {
            tell,
            bytes: Cell::new(0),
            of: files_only.map(|m| m.len()).sum(),
            failed: RefCell::new(None),
        }
    }

    /// So many bytes more have been read.
    pub(super) fn read(&self, bytes: u64) {
        self.bytes.set(self.bytes.get() + bytes);
        (self.tell)(Progress {
            step: Step::Reading,
            done: self.bytes.get(),
            of: self.of,
        });
    }

    /// A round of checks begins.
    pub(super) fn checking(&self, done: u64, of: u64) {
        let step = Step::Checking;
        (self.tell)(Progress { step, done, of });
    }

    /// A file could not be read to its end.
    pub(super) fn fail(&self, why: String) {
        self.failed.borrow_mut().get_or_insert(why);
    }

    /// Whether every file was read to its end.
    pub(super) fn failure(&self) -> Result<(), String> {
        self.failed.borrow_mut().take().map_or(Ok(()), Err)
    }
}
