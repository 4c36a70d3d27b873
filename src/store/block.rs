//! Bytes in blocks, plain or compressed; a compressed one is opened when something in it is first
//! read.
//!
//! Organisations, agreements and sources repeat themselves (keys, dates, addresses) and pack to a third; a block
//! is small, since the rows of a screen lie in as many blocks. What every screen reads many of stays
//! plain. What the bytes mean is not known here.

use std::sync::OnceLock;

use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec};

/// How many bytes a block holds, at most and before it is compressed, unless one row has more.
pub const SIZE: usize = 1 << 12;

/// The effort of the compressor, of ten; only the build pays it.
const LEVEL: u8 = 9;

/// Bytes, smaller.
#[must_use]
pub fn compress(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, LEVEL)
}

/// What [`compress`] was given; nothing if the bytes are damaged.
#[must_use]
pub fn decompress(bytes: &[u8]) -> Vec<u8> {
    decompress_to_vec(bytes).unwrap_or_default()
}

/// A block as the binary carries it.
#[derive(Debug)]
pub enum Block {
    /// As it is.
    Plain(&'static [u8]),
    /// Compressed, and what it was before once something has asked.
    Packed(&'static [u8], OnceLock<Vec<u8>>),
}

impl Block {
    /// What is in it.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Plain(bytes) => bytes,
            Self::Packed(packed, open) => open.get_or_init(|| decompress(packed)),
        }
    }
}
