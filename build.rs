//! Checks the dataset in `data/` and embeds it, linked, in a compact binary form.
//!
//! The records' types and the rules are the library's own files, compiled into this script, so
//! that the program never has to parse or check what it ships.

#![allow(
    dead_code,
    unused_imports,
    reason = "the script uses a part of the rooms it shares with the library"
)]

use std::{env, error::Error, fs, path::Path};

use library::{model, store};

/// The rooms of the library that this script shares.
#[path = "src"]
mod library {
    pub mod model;
    pub mod store;
}

fn main() -> Result<(), Box<dyn Error>> {
    for path in [
        "data",
        "src/model",
        "src/model.rs",
        "src/store",
        "src/store.rs",
        "build.rs",
    ] {
        println!("cargo::rerun-if-changed={path}");
    }
    let (atlas, problems) = store::read(Path::new("data"));
    for problem in problems
        .iter()
        .filter(|p| p.severity == store::Severity::Error)
    {
        println!("cargo::error=data/{problem}");
    }
    let Some(atlas) = atlas else {
        return Err("the dataset in data/ has errors".into());
    };
    let bytes = store::pack::pack(&atlas)?;
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("atlas.bin"), bytes.records)?;
    fs::write(Path::new(&out).join("names.bin"), bytes.names)?;
    fs::write(Path::new(&out).join("exonyms.bin"), bytes.exonyms)?;
    let world = store::world::read(Path::new("data/world.json")).map_err(|p| p.to_string())?;
    fs::write(
        Path::new(&out).join("world.bin"),
        postcard::to_allocvec(&world)?,
    )?;
    Ok(())
}
