//! Files and folders written whole or not at all: beside the target first, then renamed.
//!
//! What was begun and not finished is taken away again, also when a write fails half-way or the
//! user asks to stop.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// Whether what is there may be replaced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Replace {
    /// It may not.
    Never,
    /// It may.
    Yes,
}

/// Files that show a folder to be one that blocs wrote.
const OURS: [&str; 2] = ["meta.json", "datapackage.json"];

/// Something under construction, removed unless it is finished.
struct Draft {
    path: PathBuf,
}

impl Drop for Draft {
    fn drop(&mut self) {
        if self.path.is_dir() {
            let _ = fs::remove_dir_all(&self.path);
        } else {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whether the user has asked to stop.
pub type Stopped<'a> = &'a dyn Fn() -> bool;

fn go_on(stopped: Stopped<'_>) -> io::Result<()> {
    if stopped() {
        Err(io::Error::new(io::ErrorKind::Interrupted, "stopped"))
    } else {
        Ok(())
    }
}

/// A folder that is being written.
pub struct Folder<'a> {
    path: &'a Path,
    stopped: Stopped<'a>,
}

impl Folder<'_> {
    /// Begins a file in it.
    ///
    /// # Errors
    /// When it cannot be made, or the user has asked to stop.
    pub fn create(&self, name: &str) -> io::Result<BufWriter<File>> {
        go_on(self.stopped)?;
        Ok(BufWriter::new(File::create(self.path.join(name))?))
    }

    /// Writes a file in it.
    ///
    /// # Errors
    /// When it cannot be written, or the user has asked to stop.
    pub fn put(&self, name: &str, text: &str) -> io::Result<()> {
        go_on(self.stopped)?;
        fs::write(self.path.join(name), text)
    }

    /// Makes a folder in it.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn within(&self, name: &str) -> io::Result<()> {
        fs::create_dir(self.path.join(name))
    }
}

fn draft_of(target: &Path) -> io::Result<Draft> {
    let name = target
        .file_name()
        .ok_or_else(|| failure(target, "names no file"))?;
    let name = format!(".{}.{}.part", name.to_string_lossy(), std::process::id());
    Ok(Draft {
        path: target.with_file_name(name),
    })
}

fn failure(path: &Path, why: &str) -> io::Error {
    io::Error::other(format!("{} {why}", path.display()))
}

fn named(path: &Path) -> impl Fn(io::Error) -> io::Error + '_ {
    move |error| {
        io::Error::new(
            error.kind(),
            format!(
                "cannot write {}: {error}; name a place you can write to",
                path.display()
            ),
        )
    }
}

fn taken(target: &Path) -> io::Error {
    let why = format!("{} exists; --force replaces it", target.display());
    io::Error::new(io::ErrorKind::AlreadyExists, why)
}

/// Writes a file.
///
/// # Errors
/// When it cannot be written, is there already and may not be replaced, or the user asks to stop.
pub fn file(
    target: &Path,
    replace: Replace,
    stopped: Stopped<'_>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    if target.is_dir() {
        return Err(failure(target, "is a folder; name a file"));
    }
    if target.exists() && !target.is_file() {
        // A rename would put a file in the place of a device.
        return Err(failure(target, "is no ordinary file; name another"));
    }
    if replace == Replace::Never && target.exists() {
        return Err(taken(target));
    }
    let draft = draft_of(target)?;
    let mut out = BufWriter::new(File::create(&draft.path).map_err(named(target))?);
    write(&mut out).map_err(named(target))?;
    out.flush().map_err(named(target))?;
    out.get_ref().sync_all().map_err(named(target))?;
    drop(out);
    go_on(stopped)?;
    match replace {
        Replace::Yes => fs::rename(&draft.path, target).map_err(named(target)),
        // A link is refused where something has appeared meanwhile; a rename would replace it.
        Replace::Never => match fs::hard_link(&draft.path, target) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(taken(target)),
            Err(_) => fs::rename(&draft.path, target).map_err(named(target)),
        },
    }
}

/// The most files of one name that are numbered.
const MOST_NUMBERED: u16 = 999;

/// Writes a text to a file that is not there yet; says under which name.
///
/// Should the name be taken, a number is added to it: nothing is overwritten.
///
/// # Errors
/// When it cannot be written, or every number is taken.
pub fn numbered(target: &Path, text: &str) -> io::Result<PathBuf> {
    let stem = target.file_stem().unwrap_or_default().to_string_lossy();
    let end = target.extension().unwrap_or_default().to_string_lossy();
    for n in 1..=MOST_NUMBERED {
        let path = match n {
            1 => target.to_owned(),
            n => target.with_file_name(format!("{stem}-{n}.{end}")),
        };
        let written = file(&path, Replace::Never, &|| false, |out| {
            out.write_all(text.as_bytes())
        });
        match written {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            written => return written.map(|()| path),
        }
    }
    Err(taken(target))
}

/// Writes a folder of files.
///
/// # Errors
/// When it cannot be written, is there already and may not be replaced, or the user asks to stop; a
/// folder that blocs did not write is never replaced.
pub fn folder(
    target: &Path,
    replace: Replace,
    stopped: Stopped<'_>,
    write: impl FnOnce(&Folder<'_>) -> io::Result<()>,
) -> io::Result<()> {
    if target.exists() {
        let empty = target.is_dir() && fs::read_dir(target)?.next().is_none();
        let ours = OURS.iter().any(|name| target.join(name).is_file());
        if !empty && replace == Replace::Never {
            return Err(taken(target));
        }
        if !empty && !ours {
            return Err(failure(
                target,
                "is no folder that blocs wrote; name another",
            ));
        }
    }
    let draft = draft_of(target)?;
    fs::create_dir(&draft.path).map_err(named(target))?;
    let path = draft.path.as_path();
    write(&Folder { path, stopped }).map_err(named(target))?;
    go_on(stopped)?;
    if !target.exists() {
        return fs::rename(&draft.path, target).map_err(named(target));
    }
    let old = Draft {
        path: draft.path.with_extension("old"),
    };
    fs::rename(target, &old.path).map_err(named(target))?;
    fs::rename(&draft.path, target).map_err(|error| {
        let _ = fs::rename(&old.path, target);
        named(target)(error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_leaves_nothing_behind() {
        let dir = tempfile::tempdir().expect("a folder");
        let target = dir.path().join("out.json");
        let failed = file(&target, Replace::Never, &|| false, |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("broken"))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 0);
    }

    #[test]
    fn what_is_stopped_half_way_leaves_what_was_there() {
        let dir = tempfile::tempdir().expect("a folder");
        let target = dir.path().join("out");
        let stopped = std::cell::Cell::new(false);
        let ask = || stopped.get();
        folder(&target, Replace::Never, &ask, |f| f.put("meta.json", "1")).expect("written");
        let half = folder(&target, Replace::Yes, &ask, |f| {
            f.put("meta.json", "2")?;
            stopped.set(true);
            f.put("sources.json", "2")
        });
        assert_eq!(half.map_err(|e| e.kind()), Err(io::ErrorKind::Interrupted));
        assert_eq!(fs::read(target.join("meta.json")).expect("read"), b"1");
        assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn nothing_is_replaced_unasked() {
        let dir = tempfile::tempdir().expect("a folder");
        let target = dir.path().join("out");
        let put = |text: &'static str, replace| {
            file(&target, replace, &|| false, |out| {
                out.write_all(text.as_bytes())
            })
        };
        put("one", Replace::Never).expect("written");
        assert!(put("two", Replace::Never).is_err());
        assert_eq!(fs::read(&target).expect("read"), b"one");
        put("two", Replace::Yes).expect("replaced");
        assert_eq!(fs::read(&target).expect("read"), b"two");
        assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let dir = tempfile::tempdir().expect("a folder");
        let target = dir.path().join("list.csv");
        let put = |text| numbered(&target, text).expect("written");
        assert_eq!(put("one"), target);
        assert_eq!(put("two"), dir.path().join("list-2.csv"));
        assert_eq!(fs::read(&target).expect("read"), b"one");
        assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 2);
    }

    #[test]
    #[cfg(unix)]
    fn a_device_stays_one() {
        let null = Path::new("/dev/null");
        let put = |out: &mut dyn Write| out.write_all(b"x");
        assert!(file(null, Replace::Yes, &|| false, put).is_err());
        assert!(null.exists() && !null.is_file());
    }

    #[test]
    fn a_folder_of_somebody_elses_is_never_replaced() {
        let dir = tempfile::tempdir().expect("a folder");
        let target = dir.path().join("papers");
        fs::create_dir(&target).expect("made");
        fs::write(target.join("thesis.txt"), "dear").expect("written");
        assert!(folder(&target, Replace::Yes, &|| false, |_| Ok(())).is_err());
        assert!(target.join("thesis.txt").is_file());
    }
}
