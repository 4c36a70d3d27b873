//! The real binary in a pseudo-terminal: first frame, search, quit, signals, panic, hang-up.
//!
//! Nothing here is timed: each step waits for what it must see, and gives up after a long while.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
#![cfg(unix)]

use std::{
    io::{Read, Write},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long to wait for something before calling it missing.
const PATIENCE: Duration = Duration::from_secs(20);

struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    output: Arc<Mutex<Vec<u8>>>,
    size: (u16, u16),
    stop: Arc<AtomicBool>,
    reader: Option<thread::JoinHandle<()>>,
    _state: tempfile::TempDir,
}

impl Session {
    fn start(args: &[&str]) -> Self {
        Self::start_with(args, (80, 24), |_| {})
    }

    fn start_with(
        args: &[&str],
        size: (u16, u16),
        change: impl FnOnce(&mut CommandBuilder),
    ) -> Self {
        let pty = native_pty_system()
            .openpty(PtySize {
                rows: size.1,
                cols: size.0,
                pixel_width: 0,
                pixel_height: 0,
            })
            .expect("a pseudo-terminal");
        let state = tempfile::tempdir().expect("a folder");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_blocs"));
        command.args(args);
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        // What a session remembers belongs to no other.
        command.env("XDG_STATE_HOME", state.path());
        command.env("XDG_CONFIG_HOME", state.path());
        change(&mut command);
        let child = pty.slave.spawn_command(command).expect("blocs starts");
        drop(pty.slave);
        let mut reader = pty.master.try_clone_reader().expect("a reader");
        let writer = pty.master.take_writer().expect("a writer");
        let output = Arc::new(Mutex::new(Vec::new()));
        let sink = Arc::clone(&output);
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let reader = thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(n) = reader.read(&mut bytes) {
                if n == 0 || stopped.load(Ordering::SeqCst) {
                    break;
                }
                sink.lock()
                    .expect("not poisoned")
                    .extend_from_slice(&bytes[..n]);
            }
        });
        let (master, writer) = (Some(pty.master), Some(writer));
        Self {
            child,
            master,
            writer,
            output,
            size,
            stop,
            reader: Some(reader),
            _state: state,
        }
    }

    fn type_keys(&mut self, keys: &str) {
        let writer = self.writer.as_mut().expect("still open");
        writer.write_all(keys.as_bytes()).expect("written");
        writer.flush().expect("flushed");
    }

    fn raw(&self) -> Vec<u8> {
        self.output.lock().expect("not poisoned").clone()
    }

    fn terminal(&self) -> vt100::Parser {
        let mut parser = vt100::Parser::new(self.size.1, self.size.0, 0);
        parser.process(&self.raw());
        parser
    }

    fn screen(&self) -> String {
        self.terminal().screen().contents()
    }

    fn wait_for(&self, what: &str, seen: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let screen = self.screen();
            if seen(&screen) {
                return screen;
            }
            assert!(start.elapsed() < PATIENCE, "no {what} on\n{screen}");
            thread::sleep(Duration::from_millis(10));
        }
    }

    fn wait_for_text(&self, text: &str) -> String {
        self.wait_for(text, |screen| screen.contains(text))
    }

    fn exit(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("a status") {
                return status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "still running");
            thread::sleep(Duration::from_millis(10));
        }
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let master = self.master.as_ref().expect("open");
        master.resize(size).expect("resized");
        self.size = (columns, rows);
    }

    fn signal(&self, name: &str) {
        let pid = self.child.process_id().expect("a process").to_string();
        let done = std::process::Command::new("kill")
            .args([&format!("-{name}"), &pid])
            .status()
            .expect("kill runs");
        assert!(done.success());
    }

    /// Closes the terminal. The reader holds it open until it has something to read: a resize.
    fn hang_up(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        self.resize(90, 30);
        drop(self.master.take());
        self.reader
            .take()
            .expect("a reader")
            .join()
            .expect("joined");
        self.writer = None;
    }

    /// Asserts that everything the explorer turned on is off again.
    fn assert_restored(&self) {
        let start = Instant::now();
        loop {
            let parser = self.terminal();
            let screen = parser.screen();
            let restored = !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None;
            if restored {
                return;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "the terminal was left as the explorer had it"
            );
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

#[test]
fn a_misspelt_country_is_found_opened_and_left_again() {
    let mut session = Session::start(&["--on", "2024-01-01"]);
    session.wait_for_text("Organisations");
    session.type_keys("/turky");
    session.wait_for("Türkiye", |s| {
        s.contains("/ turky") && s.contains("Türkiye")
    });
    session.type_keys("\r");
    session.wait_for_text("Organisations of Türkiye");
    session.type_keys("\x7f");
    session.wait_for("the first screen", |s| !s.contains("of Türkiye"));
    session.type_keys("q");
    assert_eq!(session.exit(), 0);
    session.assert_restored();
}

#[test]
fn keys_typed_before_the_first_frame_are_kept() {
    let mut session = Session::start(&[]);
    session.type_keys("/csto");
    session.wait_for_text("/ csto");
}

#[test]
fn ending_signals_give_the_terminal_back() {
    for (name, code) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let mut session = Session::start(&[]);
        session.wait_for_text("Organisations");
        session.signal(name);
        assert_eq!(session.exit(), code, "SIG{name}");
        session.assert_restored();
    }
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_gives_the_terminal_back_and_shows_its_message_after() {
    let mut session = Session::start_with(&[], (80, 24), |command| {
        command.env("BLOCS_TEST_PANIC", "1");
    });
    session.wait_for_text("a panic asked for by a test");
    assert_ne!(session.exit(), 0);
    session.assert_restored();
}

#[test]
fn when_the_terminal_goes_away_blocs_ends_even_with_sighup_ignored() {
    let mut session = Session::start_with(&[], (80, 24), |command| {
        let own = command.get_argv()[0].clone();
        *command = CommandBuilder::new("sh");
        command.args(["-c", "trap '' HUP; exec \"$0\""]);
        command.arg(own);
        command.env("TERM", "xterm-256color");
    });
    session.wait_for_text("Organisations");
    session.hang_up();
    session.exit();
}

#[test]
fn stopping_gives_the_terminal_back_and_continuing_draws_again() {
    let mut session = Session::start(&[]);
    session.wait_for_text("Organisations");
    session.type_keys("\x1a");
    session.assert_restored();
    session.signal("CONT");
    session.wait_for("the explorer again", |s| s.contains("Organisations"));
    session.type_keys("q");
    assert_eq!(session.exit(), 0);
}

#[test]
fn a_resize_is_drawn_at_once() {
    let mut session = Session::start_with(&[], (160, 45), |_| {});
    session.wait_for_text("Organisations");
    // What was drawn before the resize is for another size; what comes after is whole.
    session.output.lock().expect("not poisoned").clear();
    session.resize(40, 12);
    session.signal("WINCH");
    session.wait_for("the hint line in row 12", |s| {
        s.lines().nth(11).is_some_and(|l| l.contains("keys"))
    });
    session.type_keys("q");
    assert_eq!(session.exit(), 0);
}

/// A terminal that is slow to take what is drawn, resized once more in the meantime, then typed at:
/// blocs learns of the resize and of the key in one breath.
#[test]
fn a_key_that_comes_with_a_resize_is_not_lost() {
    let mut session = Session::start(&[]);
    session.wait_for_text("Organisations");
    let output = Arc::clone(&session.output);
    let unread = output.lock().expect("not poisoned");
    for size in [(220, 70), (210, 60)] {
        session.resize(size.0, size.1);
        thread::sleep(Duration::from_millis(200));
    }
    session.type_keys("q");
    thread::sleep(Duration::from_millis(100));
    drop(unread);
    assert_eq!(session.exit(), 0);
}

/// Movements of the mouse wake blocs only over the map, and draw only where they tell something.
#[test]
fn the_mouse_is_followed_over_the_map_alone() {
    use vt100::MouseProtocolMode::{AnyMotion, PressRelease};
    let mut session = Session::start(&["nato"]);
    session.wait_for_text("Organisations");
    let mode = |session: &Session| session.terminal().screen().mouse_protocol_mode();
    assert_eq!(mode(&session), PressRelease);
    session.type_keys("2");
    session.wait_for_text("Map · NATO");
    assert_eq!(mode(&session), AnyMotion);
    // Over the United States, then over the Pacific; then ten movements on the Pacific.
    session.type_keys("\x1b[<35;20;7M");
    session.wait_for_text("↖ United States");
    session.type_keys("\x1b[<35;3;16M");
    session.wait_for("the name gone", |s| !s.contains('↖'));
    let before = session.raw().len();
    session.type_keys(&"\x1b[<35;4;16M\x1b[<35;3;16M".repeat(5));
    session.type_keys("1");
    session.wait_for_text("Organisations");
    let frames = String::from_utf8_lossy(&session.raw()[before..])
        .matches("\x1b[?2026h")
        .count();
    assert_eq!(frames, 1, "the panes are drawn, and nothing else");
    assert_eq!(mode(&session), PressRelease);
    session.type_keys("q");
    assert_eq!(session.exit(), 0);
}

#[test]
fn no_color_means_no_colours_but_keeps_emphasis() {
    let mut session = Session::start_with(&[], (80, 24), |command| command.env("NO_COLOR", "1"));
    session.wait_for_text("Organisations");
    let raw = String::from_utf8_lossy(&session.raw()).into_owned();
    let sgr = raw
        .split("\x1b[")
        .skip(1)
        .filter_map(|part| part.split_once('m'))
        .map(|(codes, _)| codes);
    let coloured = sgr
        .flat_map(|codes| codes.split(';'))
        .any(|c| matches!(c.parse::<u8>(), Ok(30..=37 | 40..=47 | 90..=97 | 38 | 48)));
    assert!(!coloured, "{raw:?}");
    assert!(
        raw.contains("\x1b[7m") || raw.contains(";7m"),
        "no reverse video in {raw:?}"
    );
    session.type_keys("q");
    session.exit();
}

#[test]
fn a_bad_dataset_is_reported_before_the_terminal_is_touched() {
    let mut session = Session::start(&["--data", "tests/fixtures/broken/spell-overlap.json"]);
    let code = session.exit();
    let screen = session.wait_for_text("spell-overlap");
    assert_eq!(code, 2);
    assert!(screen.contains("spell-overlap.json:"), "{screen}");
    assert!(
        !session.raw().windows(8).any(|w| w == b"\x1b[?1049h"),
        "the alternate screen was entered"
    );
}

/// `e` writes what the focused pane lists, and never over what is there.
#[test]
fn a_list_is_saved_beside_what_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let name = "blocs-members-csto-2010-03-18.csv";
    std::fs::write(folder.path().join(name), "mine").expect("written");
    let mut session = Session::start_with(&["csto", "--on", "2010-03-18"], (80, 24), |command| {
        command.cwd(folder.path());
    });
    session.wait_for_text("Organisations");
    session.type_keys("\te");
    session.wait_for_text("Saved blocs-members-csto-2010-03-18-2.csv");
    session.type_keys("q");
    assert_eq!(session.exit(), 0);
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("a file");
    assert_eq!(read(name), "mine");
    let list = read("blocs-members-csto-2010-03-18-2.csv");
    assert!(
        list.contains("country/UZB,Uzbekistan,Uzbekistan,"),
        "{list}"
    );
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("a folder").count(),
        2
    );
}

/// A source's number is a hyperlink, one cell at a time, and the text shows no trace of it.
#[test]
fn numbers_of_sources_are_hyperlinks() {
    let mut session = Session::start_with(&["nato"], (160, 45), |_| {});
    session.wait_for_text("sources");
    session.type_keys("q");
    assert_eq!(session.exit(), 0);
    let raw = String::from_utf8_lossy(&session.raw()).into_owned();
    let (_, link) = raw.split_once("\x1b]8;id=").expect("a hyperlink");
    let (address, shown) = link.split_once("\x1b\\").expect("its end");
    assert!(address.contains(";http"), "{address}");
    assert!(shown.starts_with("[\x1b]8;;\x1b\\"), "{shown:.20}");
}

/// What is bookmarked, and where a session ended, is there in the next.
#[test]
fn bookmarks_and_the_last_place_outlive_the_session() {
    let state = tempfile::tempdir().expect("a folder");
    let begin = |args: &[&str]| {
        Session::start_with(args, (100, 30), |command| {
            command.env("XDG_STATE_HOME", state.path());
        })
    };
    let mut first = begin(&["csto", "--on", "2010-03-18"]);
    first.wait_for_text("Members of CSTO");
    first.type_keys("\t");
    first.wait_for_text("CSTO ▸ Armenia");
    first.type_keys("M");
    first.wait_for_text("Bookmarked; B lists them");
    first.type_keys("/kenya\r");
    first.wait_for_text("Agreements Kenya");
    first.type_keys("q");
    assert_eq!(first.exit(), 0);

    let mut second = begin(&["--resume"]);
    second.wait_for_text("Kenya");
    second.type_keys("B");
    second.wait_for_text("• CSTO  CSTO ▸ Armenia · 2010-03-18");
    second.type_keys("\r");
    second.wait_for_text("Agreements CSTO × Armenia");
    second.type_keys("M");
    second.wait_for_text("Bookmark dropped");
    second.type_keys("q");
    assert_eq!(second.exit(), 0);
    let kept = std::fs::read_to_string(state.path().join("blocs/places.json")).expect("the file");
    assert!(kept.contains("\"bookmarks\": []"), "{kept}");

    std::fs::write(state.path().join("blocs/places.json"), "{").expect("written");
    let mut third = begin(&[]);
    third.wait_for_text("mend the file or move it away");
    assert_eq!(third.exit(), 2);
}
