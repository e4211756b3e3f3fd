//! The built-in faces: Libertinus Serif, as the crate `typst-assets` brings it.

use super::pdf::PdfError;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A face a certificate is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// Running text.
    Regular,
    /// Lines between the great ones.
    Italic,
    /// Names and titles.
    Semibold,
}

impl Face {
    const ALL: [Self; 3] = [Self::Regular, Self::Italic, Self::Semibold];

    /// The PostScript name, by which the font is found and its hash is kept.
    fn name(self) -> &'static str {
        match self {
            Self::Regular => "LibertinusSerif-Regular",
            Self::Italic => "LibertinusSerif-Italic",
            Self::Semibold => "LibertinusSerif-Semibold",
        }
    }
}

/// One face, ready to be measured with and embedded.
pub(super) struct Loaded {
    /// Gives real advance widths.
    pub(super) shaping: rustybuzz::Face<'static>,
    /// Goes into the file.
    pub(super) embedding: krilla::text::Font,
    sha256: String,
}

/// All faces.
pub(super) struct Fonts {
    regular: Loaded,
    italic: Loaded,
    semibold: Loaded,
}

static BUILT_IN: LazyLock<Option<Fonts>> =
    LazyLock::new(|| Some(Fonts { regular: load(Face::Regular)?, italic: load(Face::Italic)?, semibold: load(Face::Semibold)? }));

impl Fonts {
    /// The fonts in the program, read once.
    ///
    /// # Errors
    /// When the crate that brings them no longer holds a face of that name.
    pub(super) fn built_in() -> Result<&'static Self, PdfError> {
        BUILT_IN.as_ref().ok_or(PdfError::Fonts)
    }

    pub(super) fn face(&self, face: Face) -> &Loaded {
        match face {
            Face::Regular => &self.regular,
            Face::Italic => &self.italic,
            Face::Semibold => &self.semibold,
        }
    }

    /// Whether every face draws the character.
    pub(super) fn cover(&self, character: char) -> bool {
        Face::ALL.into_iter().all(|face| self.face(face).shaping.glyph_index(character).is_some_and(|glyph| glyph.0 != 0))
    }

    /// SHA-256 of each font file, by PostScript name.
    pub(super) fn hashes(&self) -> BTreeMap<String, String> {
        Face::ALL.into_iter().map(|face| (face.name().to_owned(), self.face(face).sha256.clone())).collect()
    }
}

fn load(face: Face) -> Option<Loaded> {
    let (data, shaping) = typst_assets::fonts()
        .filter_map(|data| rustybuzz::Face::from_slice(data, 0).map(|face| (data, face)))
        .find(|(_, parsed)| postscript_name(parsed).as_deref() == Some(face.name()))?;
    let embedding = krilla::text::Font::new(data.into(), 0)?;
    Some(Loaded { shaping, embedding, sha256: hex::encode(Sha256::digest(data)) })
}

fn postscript_name(face: &rustybuzz::Face<'_>) -> Option<String> {
    use rustybuzz::ttf_parser::name_id::POST_SCRIPT_NAME;
    face.names().into_iter().filter(|name| name.name_id == POST_SCRIPT_NAME).find_map(|name| name.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A new font release changes the look of old certificates a little. When this fails, look at them all before accepting it.
    #[test]
    fn the_fonts_are_the_ones_that_were_looked_at() {
        let hashes = Fonts::built_in().unwrap().hashes();
        assert_eq!(hashes.keys().collect::<Vec<_>>(), ["LibertinusSerif-Italic", "LibertinusSerif-Regular", "LibertinusSerif-Semibold"]);
        assert_eq!(hashes["LibertinusSerif-Regular"].get(..12), Some("fcf06307a773"));
    }
}
