//! A command that is asked to stop while it writes: it takes away what it began, then ends as the
//! signal would have ended it.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    flag, low_level,
};

/// Whether a signal has asked to stop. Until `listen` is called, signals end blocs at once.
#[derive(Debug)]
pub struct Stop {
    by: Arc<AtomicUsize>,
}

impl Stop {
    /// Begins to listen, for good.
    ///
    /// # Errors
    /// When the system does not let signals be caught.
    pub fn listen() -> io::Result<Self> {
        let by = Arc::new(AtomicUsize::new(0));
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            let number = usize::try_from(signal).unwrap_or(0);
            flag::register_usize(signal, Arc::clone(&by), number)?;
        }
        Ok(Self { by })
    }

    /// Whether one has come.
    #[must_use]
    pub fn asked(&self) -> bool {
        self.by.load(Ordering::SeqCst) != 0
    }

    /// Ends the process as the signal would have, if one has come.
    pub fn obey(&self) {
        let by = self.by.load(Ordering::SeqCst);
        if let Ok(signal @ 1..) = i32::try_from(by) {
            let _ = low_level::emulate_default_handler(signal);
        }
    }
}
