//! The views as pictures: SVG of its own, not a screenshot of cells.

/// Placeholder until the pictures are drawn.
#[must_use]
pub fn svg(_: &crate::app::App, _: &crate::store::Atlas) -> Option<String> {
    None
}

/// Writes a text to a file that is not there yet, whole or not at all; says under which name.
///
/// Should the name be taken, a number is added to it: nothing is overwritten.
///
/// # Errors
/// When the folder cannot be written to, or every name is taken.
pub fn write_new(name: &str, text: &str) -> std::io::Result<String> {
    use std::{fs, io};
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, "svg"));
    let part = format!("{stem}.{end}.part");
    fs::write(&part, text)?;
    for n in 1..1000 {
        let path = if n == 1 {
            format!("{stem}.{end}")
        } else {
            format!("{stem}-{n}.{end}")
        };
        // A hard link fails where the name is taken, which a rename would not.
        match fs::hard_link(&part, &path) {
            Ok(()) => {
                fs::remove_file(&part)?;
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => {
                fs::remove_file(&part)?;
                return Err(error);
            }
        }
    }
    fs::remove_file(&part)?;
    Err(io::Error::new(
        io::ErrorKind::AlreadyExists,
        "a thousand of that name are there",
    ))
}
