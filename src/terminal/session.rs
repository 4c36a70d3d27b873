//! Taking the terminal, and giving it back as it was: on quit, error, panic, signal and stop.

use std::{
    io::{self, Write, stdout},
    sync::atomic::{AtomicBool, Ordering},
};

use crossterm::{
    cursor, event, execute,
    terminal::{self, EnterAlternateScreen, LeaveAlternateScreen},
};

/// Whether the terminal is ours just now, so that it is given back once and no more.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal in raw mode on its alternate screen; dropping it gives it back.
#[derive(Debug)]
pub(super) struct Session {
    /// Whether the terminal is ours just now.
    taken: bool,
}

impl Session {
    /// Takes the terminal, and sees to it that a panic gives it back before its message is shown.
    pub(super) fn start() -> io::Result<Self> {
        let previous = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            give_back();
            previous(panic);
        }));
        take()?;
        Ok(Self { taken: true })
    }

    /// Gives the terminal back for a while; [`Session::resume`] takes it again.
    pub(super) fn pause(&mut self) {
        self.taken = false;
        give_back();
    }

    /// Takes the terminal again.
    pub(super) fn resume(&mut self) -> io::Result<()> {
        self.taken = true;
        take()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if self.taken {
            give_back();
        }
    }
}

fn take() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(
        stdout(),
        EnterAlternateScreen,
        event::EnableMouseCapture,
        event::EnableBracketedPaste
    )
}

/// Undoes everything `take` did. Errors are of no use here: the terminal may be gone.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = stdout();
    let _ = execute!(
        out,
        event::DisableBracketedPaste,
        event::DisableMouseCapture,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = out.flush();
    let _ = terminal::disable_raw_mode();
}
