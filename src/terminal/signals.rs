//! Signals as bytes on a pipe and flags, so that one poll waits for keys and signals alike.

use std::{
    io::{self, Read},
    os::unix::net::UnixStream,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH},
    flag, low_level,
};

/// The signals that end blocs, as the shell numbers them.
const ENDING: [i32; 4] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT];

/// Signals received and not yet dealt with.
#[derive(Debug)]
pub(super) struct Signals {
    wake: UnixStream,
    ended_by: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
}

impl Signals {
    /// Begins to listen.
    pub(super) fn listen() -> io::Result<Self> {
        let (wake, write) = UnixStream::pair()?;
        wake.set_nonblocking(true)?;
        write.set_nonblocking(true)?;
        let ended_by = Arc::new(AtomicUsize::new(0));
        let stop = Arc::new(AtomicBool::new(false));
        for signal in ENDING {
            flag::register_usize(
                signal,
                Arc::clone(&ended_by),
                usize::try_from(signal).unwrap_or(0),
            )?;
            low_level::pipe::register(signal, write.try_clone()?)?;
        }
        flag::register(SIGTSTP, Arc::clone(&stop))?;
        for signal in [SIGTSTP, SIGWINCH] {
            low_level::pipe::register(signal, write.try_clone()?)?;
        }
        Ok(Self {
            wake,
            ended_by,
            stop,
        })
    }

    /// The end of the pipe to wait on.
    pub(super) fn pipe(&self) -> &UnixStream {
        &self.wake
    }

    /// Empties the pipe.
    pub(super) fn drain(&self) {
        let mut bytes = [0; 64];
        while (&self.wake).read(&mut bytes).is_ok_and(|n| n > 0) {}
    }

    /// The signal that ends blocs, if one came.
    pub(super) fn ended_by(&self) -> Option<i32> {
        i32::try_from(self.ended_by.load(Ordering::SeqCst))
            .ok()
            .filter(|n| *n != 0)
    }

    /// Whether blocs was asked to stop, as by Ctrl-Z from outside; asked once, told once.
    pub(super) fn stop_asked(&self) -> bool {
        self.stop.swap(false, Ordering::SeqCst)
    }
}
