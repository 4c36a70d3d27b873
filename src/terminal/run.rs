//! The loop: wait, drain everything that came, update, draw once. Nothing runs in between.

use std::{
    io::{self, BufWriter, Stdout, stdin, stdout},
    path::Path,
    time::{Duration, Instant},
};

use crossterm::{
    clipboard::CopyToClipboard,
    event, execute,
    terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate},
};
use ratatui::{Terminal, backend::CrosstermBackend, layout::Position};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    termios::{OptionalActions, tcgetattr, tcsetattr},
};

use super::{
    input::Input,
    session::{Mouse, Session},
    signals::Signals,
};
use crate::{
    app::{App, Clock, Effect, Message, bookmark::Bookmark, update::update, view::View},
    exchange::whole::numbered,
    store::Atlas,
    ui::{Theme, picture::svg, render, sheet},
};

/// Why the explorer ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// The user left.
    Quit,
    /// A signal, by its number.
    Signal(i32),
    /// The terminal went away.
    Hangup,
}

type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Runs the explorer until it ends; says why, and where. The terminal is as it was afterwards.
///
/// # Errors
/// When the terminal cannot be taken, read or written.
pub fn run(
    atlas: &Atlas,
    app: impl FnOnce((u16, u16)) -> App,
    theme: &Theme,
    keep: Keep<'_>,
) -> io::Result<(Ended, Bookmark)> {
    // Colours are left out by the theme, not by crossterm, whose way of obeying NO_COLOR loses
    // bold and reverse with them.
    crossterm::style::force_color_output(true);
    let signals = Signals::listen()?;
    let session = Session::start()?;
    let mut screen = blank()?;
    let size = screen.size()?;
    let mut explorer = Explorer {
        atlas,
        app: app((size.width, size.height)),
        theme,
        input: Input::default(),
        signals,
        session,
        ticked: Instant::now(),
        keep,
    };
    let ended = explorer.run(&mut screen)?;
    Ok((ended, Bookmark::of(&explorer.app, atlas)))
}

/// Keeps the bookmarks for the next session, or says why it cannot.
pub type Keep<'a> = &'a dyn Fn(&[Bookmark]) -> Result<(), String>;

/// A cleared screen of which nothing is drawn yet.
///
/// Not `Terminal::clear`: that asks the terminal where the cursor is, and waits two seconds for
/// one that never answers.
fn blank() -> io::Result<Screen> {
    execute!(stdout(), Clear(ClearType::All))?;
    Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(
        1 << 16,
        stdout(),
    )))
}

/// Panics where a test of the way out asks for it; not in release builds.
#[cfg(debug_assertions)]
fn panic_if_asked() {
    let asked = std::env::var_os("BLOCS_TEST_PANIC").is_some();
    assert!(!asked, "a panic asked for by a test");
}

/// Has the terminal tell again that keys lie there to be read.
///
/// crossterm learns of keys when they come, once; when it learns of a resize in the same breath,
/// it gives out the resize and forgets the keys until another is typed (its source `mio.rs` returns
/// in the middle of what it was told). Setting the terminal's modes to what they are wakes whoever
/// waits for it.
fn announce_again() -> io::Result<()> {
    let input = stdin();
    let modes = tcgetattr(&input)?;
    Ok(tcsetattr(&input, OptionalActions::Now, &modes)?)
}

/// What a wait ended with.
#[derive(Clone, Copy, Default, Debug)]
struct Woken {
    /// The terminal went away.
    hung_up: bool,
    /// Keys lie there to be read.
    typed: bool,
    /// A signal came, perhaps that of a resize.
    signalled: bool,
}

struct Explorer<'a> {
    atlas: &'a Atlas,
    app: App,
    theme: &'a Theme,
    input: Input,
    signals: Signals,
    session: Session,
    ticked: Instant,
    keep: Keep<'a>,
}

/// How long a step of time lasts while it runs.
const TICK: Duration = Duration::from_millis(100);

impl Explorer<'_> {
    fn run(&mut self, screen: &mut Screen) -> io::Result<Ended> {
        let mut stale = true;
        loop {
            if stale {
                self.draw(screen)?;
            }
            #[cfg(debug_assertions)]
            panic_if_asked();
            let woken = self.wait()?;
            // A signal may be a resize; of what was typed, only what means something changes us.
            stale = woken.signalled | self.tick();
            if let Some(signal) = self.signals.ended_by() {
                return Ok(Ended::Signal(signal));
            }
            if woken.hung_up {
                return Ok(Ended::Hangup);
            }
            if self.signals.stop_asked() {
                self.suspend(screen)?;
                stale = true;
            }
            let mut read = false;
            while event::poll(Duration::ZERO)? {
                let event = event::read()?;
                read |= !matches!(event, event::Event::Resize(..));
                let Some(event) = self.input.event(event) else {
                    continue;
                };
                let Some(message) = self.app.interpret(&event) else {
                    continue;
                };
                stale = true;
                match update(&mut self.app, self.atlas, message) {
                    Effect::None => {}
                    Effect::Quit => return Ok(Ended::Quit),
                    Effect::Suspend => self.suspend(screen)?,
                    Effect::Redraw => *screen = blank()?,
                    Effect::Copy(text) => {
                        execute!(stdout(), CopyToClipboard::to_clipboard_from(text))?;
                    }
                    Effect::Keep => {
                        if let Err(why) = (self.keep)(&self.app.bookmarks) {
                            update(&mut self.app, self.atlas, Message::Notice(why));
                        }
                    }
                    Effect::Picture(name) => self.save(&name, svg(&self.app, self.atlas)),
                    Effect::Sheet(name) => {
                        self.save(&name, Some(sheet::csv(&self.app, self.atlas)));
                    }
                }
            }
            if woken.typed && !read {
                announce_again()?;
            }
        }
    }

    /// Waits for a key or a signal.
    ///
    /// crossterm would spin on a terminal that is gone (its issue 793), so the wait is ours.
    fn wait(&self) -> io::Result<Woken> {
        let input = stdin();
        let mut waited = [
            PollFd::new(&input, PollFlags::IN),
            PollFd::new(self.signals.pipe(), PollFlags::IN),
        ];
        // Only while time runs does anything but a key or a signal wake us.
        let rest = TICK.saturating_sub(self.ticked.elapsed());
        let rest = Timespec {
            tv_sec: 0,
            tv_nsec: rest.subsec_nanos().into(),
        };
        let timeout = (self.app.clock == Clock::Running).then_some(&rest);
        match poll(&mut waited, timeout) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => {
                return Ok(Woken {
                    signalled: true,
                    ..Woken::default()
                });
            }
            Err(error) => return Err(error.into()),
        }
        let terminal = waited[0].revents();
        let woken = Woken {
            hung_up: terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL),
            typed: terminal.contains(PollFlags::IN),
            signalled: waited[1].revents().contains(PollFlags::IN),
        };
        self.signals.drain();
        Ok(woken)
    }

    /// Lets time go on by a step, if it runs and the step is due; says whether it did.
    fn tick(&mut self) -> bool {
        let due = self.app.clock == Clock::Running && self.ticked.elapsed() >= TICK;
        if due {
            self.ticked = Instant::now();
            update(&mut self.app, self.atlas, Message::Tick);
        }
        due
    }

    /// Writes what is on the screen into a file of this folder, and says where.
    fn save(&mut self, name: &str, text: Option<String>) {
        let said = match text.map(|text| numbered(Path::new(name), &text)) {
            None => "There is nothing to draw".to_owned(),
            Some(Ok(path)) => format!("Saved {}", path.display()),
            // It names the file.
            Some(Err(error)) => error.to_string(),
        };
        update(&mut self.app, self.atlas, Message::Notice(said));
    }

    /// Only over the map does it matter where the mouse is.
    fn mouse(&self) -> Mouse {
        match self.app.view() {
            View::Map => Mouse::Moves,
            _ => Mouse::Clicks,
        }
    }

    fn draw(&mut self, screen: &mut Screen) -> io::Result<()> {
        self.session.listen_to(self.mouse())?;
        let size = screen.size()?;
        if (size.width, size.height) != self.app.size {
            update(
                &mut self.app,
                self.atlas,
                Message::Resize(size.width, size.height),
            );
        }
        execute!(screen.backend_mut(), BeginSynchronizedUpdate)?;
        let (app, atlas, theme) = (&self.app, self.atlas, self.theme);
        screen.draw(|frame| {
            if let Some(Position { x, y }) = render(app, atlas, theme, frame.buffer_mut()) {
                frame.set_cursor_position((x, y));
            }
        })?;
        execute!(screen.backend_mut(), EndSynchronizedUpdate)
    }

    /// Stops as the shell's Ctrl-Z does, and takes the terminal again once continued.
    fn suspend(&mut self, screen: &mut Screen) -> io::Result<()> {
        self.session.pause();
        rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::STOP)?;
        self.session.resume()?;
        *screen = blank()?;
        Ok(())
    }
}
