//! An import that takes a while: the bar on a terminal, none in a pipe, and being told to stop.

#![allow(clippy::expect_used, reason = "a test may end at what should be there")]
#![cfg(unix)]

use std::{
    fmt::Write as _,
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// Agreements enough to be busy with for some hundred milliseconds at the least.
const MANY: usize = 8000;

fn binary() -> PathBuf {
    assert_cmd::cargo::cargo_bin("blocs")
}

/// Tidy tables of many agreements between Canada and the United States.
fn tables(folder: &Path) -> PathBuf {
    let (mut agreements, mut parties) = (
        "id,title,type,sources\n".to_owned(),
        "agreement,party\n".to_owned(),
    );
    for n in 0..MANY {
        writeln!(agreements, "pact-{n},Pact {n},friendship,mine").expect("a string");
        writeln!(parties, "pact-{n},CAN\npact-{n},USA").expect("a string");
    }
    let at = folder.join("tables");
    fs::create_dir(&at).expect("made");
    for (name, text) in [
        ("sources", "id,title,kind\nmine,My notes,reference\n"),
        ("agreements", &agreements),
        ("parties", &parties),
    ] {
        fs::write(at.join(format!("{name}.csv")), text).expect("written");
    }
    at
}

/// What is in a folder besides the tables.
fn written(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let names = entries.map(|e| e.file_name().to_string_lossy().into_owned());
    names.filter(|n| n != "tables").collect()
}

fn import(tables: &Path, out: &Path) -> Command {
    let mut command = Command::new(binary());
    command
        .env_remove("BLOCS_DATA")
        .args(["import", "csv"])
        .arg(tables)
        .arg("--output")
        .arg(out)
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    command
}

#[test]
fn told_to_stop_while_it_writes_it_leaves_nothing() {
    use std::os::unix::process::ExitStatusExt;
    let dir = tempfile::tempdir().expect("a folder");
    let (tables, out) = (tables(dir.path()), dir.path().join("out"));
    for (name, signal) in [("INT", 2), ("TERM", 15)] {
        let mut child = import(&tables, &out).spawn().expect("started");
        let begun = Instant::now();
        // Its draft shows that it has begun to write.
        while written(dir.path()).is_empty() {
            assert!(begun.elapsed() < Duration::from_secs(60), "never writes");
            std::thread::sleep(Duration::from_millis(1));
        }
        let killed = Command::new("kill")
            .args([format!("-{name}"), child.id().to_string()])
            .status();
        assert!(killed.expect("kill").success());
        let status = child.wait().expect("ended");
        assert_eq!(status.signal(), Some(signal), "{status}");
        assert_eq!(written(dir.path()), Vec::<String>::new(), "after {name}");
    }
}

#[test]
fn a_pipe_sees_no_bar() {
    let dir = tempfile::tempdir().expect("a folder");
    let (tables, out) = (tables(dir.path()), dir.path().join("out"));
    let output = import(&tables, &out).output().expect("ended");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("24001 rows read"), "{said}");
    assert!(!said.contains(['\r', '\x1b', '%']), "{said}");
    assert_eq!(written(dir.path()), ["out"]);
}

#[test]
fn a_terminal_sees_a_bar_that_goes_away() {
    let dir = tempfile::tempdir().expect("a folder");
    let tables = tables(dir.path());
    let size = PtySize {
        rows: 24,
        cols: 80,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).expect("a terminal");
    let mut command = CommandBuilder::new(binary());
    command.args(["import", "csv"]);
    command.arg(&tables);
    command.arg("--output");
    command.arg(dir.path().join("out"));
    command.env("TERM", "xterm");
    command.env_remove("BLOCS_DATA");
    let mut child = pair.slave.spawn_command(command).expect("started");
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().expect("a reader");
    let mut seen = Vec::new();
    let mut part = [0; 4096];
    // Ends with an error where the terminal goes away.
    while let Ok(n @ 1..) = reader.read(&mut part) {
        seen.extend_from_slice(&part[..n]);
    }
    assert!(child.wait().expect("ended").success());
    let all = String::from_utf8_lossy(&seen).into_owned();
    assert!(all.contains("writing") && all.contains(" %"), "{all}");
    let mut screen = vt100::Parser::new(24, 80, 0);
    screen.process(&seen);
    let shown = screen.screen().contents();
    assert!(
        shown.contains("rows read") && !shown.contains('%'),
        "{shown}"
    );
}
