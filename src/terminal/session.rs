//! Taking the terminal, and giving it back as it was: on quit, error, panic, signal and stop.

use std::{
    fmt,
    io::{self, Write, stdout},
    sync::atomic::{AtomicBool, Ordering},
};

use crossterm::{
    Command, cursor, event, execute,
    terminal::{self, EnterAlternateScreen, LeaveAlternateScreen},
};

/// Whether the terminal is ours just now, so that it is given back once and no more.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal in raw mode on its alternate screen; dropping it gives it back.
#[derive(Debug)]
pub(super) struct Session {
    /// Whether the terminal is ours just now.
    taken: bool,
    /// What it tells of the mouse.
    mouse: Mouse,
}

/// What the terminal tells of the mouse.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Mouse {
    /// Buttons and wheel.
    #[default]
    Clicks,
    /// Every movement too, each of which wakes us.
    Moves,
}

impl Command for Mouse {
    fn write_ansi(&self, out: &mut impl fmt::Write) -> fmt::Result {
        // Columns beyond 223 want the form of 1006, of which 1015 is the older one. Some terminals
        // take 1003 and 1000 for one switch: what is off goes first.
        out.write_str(match self {
            Self::Clicks => "\x1b[?1003l\x1b[?1000h\x1b[?1015h\x1b[?1006h",
            Self::Moves => "\x1b[?1003h",
        })
    }
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
        Ok(Self {
            taken: true,
            mouse: Mouse::default(),
        })
    }

    /// Has the terminal tell this much of the mouse.
    pub(super) fn listen_to(&mut self, mouse: Mouse) -> io::Result<()> {
        if self.mouse != mouse {
            self.mouse = mouse;
            execute!(stdout(), mouse)?;
        }
        Ok(())
    }

    /// Gives the terminal back for a while; [`Session::resume`] takes it again.
    pub(super) fn pause(&mut self) {
        self.taken = false;
        give_back();
    }

    /// Takes the terminal again.
    pub(super) fn resume(&mut self) -> io::Result<()> {
        self.taken = true;
        self.mouse = Mouse::default();
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
        Mouse::default(),
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
