//! The drawing of a certificate: fonts, measuring, layout, QR code, tags, and the PDF itself.

mod fonts;
mod foot;
mod glyphs;
mod layout;
mod pdf;
mod qr;
mod sheet;
mod tags;

#[cfg(test)]
mod pages;

pub use glyphs::uncovered;
pub(super) use pdf::check;
pub use pdf::{PdfError, render, render_specimen};

use std::collections::BTreeMap;

/// SHA-256 of each built-in font file, by the face's name.
///
/// # Errors
/// [`PdfError::Fonts`] when the built-in fonts are not there.
pub(super) fn font_hashes() -> Result<BTreeMap<String, String>, PdfError> {
    Ok(fonts::Fonts::built_in()?.hashes())
}
