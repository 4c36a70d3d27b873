//! Other people's data in, ours out: between an [`crate::store::Atlas`] and the formats of others.
//!
//! `merged` takes an atlas apart again, `overlay` lays records over it, `export` writes it for other
//! programs, `import` reads theirs. Nothing here asks a question of the data, and nothing is ever
//! half written (`whole`).

pub mod export;
pub mod import;
pub mod merged;
pub mod overlay;
pub mod whole;
