//! Measuring and wrapping text with the real advance widths of the fonts.

use super::fonts::{Face, Fonts};
use krilla::text::{GlyphId, KrillaGlyph};
use rustybuzz::{Direction, Feature, UnicodeBuffer, ttf_parser::Tag};
use std::ops::Range;

/// A colour of the certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Running text and the QR code.
    Dark,
    /// What leads up to it.
    Grey,
    /// Names, addresses, frame.
    Accent,
    /// Thin ornaments.
    Gold,
    /// The great word across a preview.
    Faint,
    /// What must not be overlooked.
    Warning,
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    pub(super) face: Face,
    /// Points.
    pub(super) size: f32,
    pub(super) small_caps: bool,
    /// Space added after each letter, in ems.
    pub(super) tracking: f32,
    pub(super) ink: Ink,
}

impl Style {
    pub(super) const fn new(face: Face, size: f32, ink: Ink) -> Self {
        Self { face, size, small_caps: false, tracking: 0.0, ink }
    }

    pub(super) const fn tracked(self, tracking: f32) -> Self {
        Self { tracking, ..self }
    }

    pub(super) const fn small_caps(self) -> Self {
        Self { small_caps: true, ..self }
    }

    pub(super) fn at(self, size: f32) -> Self {
        Self { size, ..self }
    }

    /// From one base line to the next.
    pub(super) fn leading(self) -> f32 {
        self.size * 1.26
    }

    /// From the top of a line to its base line.
    pub(super) fn ascent(self) -> f32 {
        self.size * 0.92
    }
}

/// One line, ready to be drawn.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// What is drawn; ends in a space where the line was broken at one, so that words stay apart when the text is read out.
    pub(super) text: String,
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// Points, without the space at the end.
    pub(super) width: f32,
}

/// A text with the place of each of its letters, from which lines of any width and size follow.
pub(super) struct Measured<'a> {
    fonts: &'a Fonts,
    text: &'a str,
    style: Style,
    /// Where each cluster starts: byte and pen position in ems. The last one is the end of the text.
    stops: Vec<(usize, f32)>,
}

/// A line as a range of bytes, and whether a space follows it.
struct Cut {
    range: Range<usize>,
    at_space: bool,
}

impl<'a> Measured<'a> {
    pub(super) fn new(fonts: &'a Fonts, text: &'a str, style: Style) -> Self {
        let mut pen = 0.0;
        let mut stops: Vec<(usize, f32)> = Vec::new();
        for glyph in shape(fonts, text, style) {
            if stops.last().is_none_or(|(byte, _)| *byte != glyph.text_range.start) {
                stops.push((glyph.text_range.start, pen));
            }
            pen += glyph.x_advance;
        }
        stops.push((text.len(), pen));
        Self { fonts, text, style, stops }
    }

    /// Lines no wider than `width` points, of nearly the same length, as few as that allows.
    pub(super) fn balanced(&self, size: f32, width: f32) -> Vec<Run> {
        let limit = width / size;
        let cuts = self.cuts(limit);
        let broken = cuts.iter().filter(|cut| !cut.at_space).count();
        let (mut narrow, mut wide) = (0.0, limit);
        for _ in 0..10 {
            let middle = (narrow + wide) / 2.0;
            let tried = self.cuts(middle);
            let same = tried.len() == cuts.len() && tried.iter().filter(|cut| !cut.at_space).count() == broken;
            if same { wide = middle } else { narrow = middle }
        }
        self.set(&self.cuts(wide), size)
    }

    /// Lines no wider than `width` points, each as full as can be.
    pub(super) fn filled(&self, size: f32, width: f32) -> Vec<Run> {
        self.set(&self.cuts(width / size), size)
    }

    /// The largest of `sizes` at which the text takes at most `lines` lines and no word is broken; the last size when none does.
    pub(super) fn fitted(&self, sizes: impl IntoIterator<Item = f32>, lines: usize, width: f32) -> (f32, Vec<Run>) {
        let mut chosen = self.style.size;
        for size in sizes {
            chosen = size;
            let cuts = self.cuts(width / size);
            if cuts.len() <= lines && cuts.iter().rev().skip(1).all(|cut| cut.at_space) {
                break;
            }
        }
        (chosen, self.balanced(chosen, width))
    }

    /// Breaks at spaces; inside a word only when it fills a line alone, then rather after a sign such as `/`.
    fn cuts(&self, limit: f32) -> Vec<Cut> {
        let mut cuts = Vec::new();
        let mut rest = self.stops.as_slice();
        while let [(start, _), _, ..] = rest {
            let (place, at_space) = self.line_end(rest, limit);
            let end = rest.get(place).map_or(self.text.len(), |(byte, _)| *byte);
            cuts.push(Cut { range: *start..end, at_space });
            rest = rest.get(place + usize::from(at_space)..).unwrap_or_default();
        }
        cuts
    }

    /// The place among `stops` where the line that starts with them ends, and whether a space stands there.
    fn line_end(&self, stops: &[(usize, f32)], limit: f32) -> (usize, bool) {
        let origin = stops.first().map_or(0.0, |(_, pen)| *pen);
        let (mut space, mut sign, mut letter) = (None, None, None);
        for (place, (byte, pen)) in stops.iter().enumerate().skip(1) {
            // One letter stands on a line however narrow it is, or there would be no end.
            if letter.is_some() && pen - origin > limit {
                return match space {
                    Some(space) => (space, true),
                    None => (sign.or(letter).unwrap_or(place), false),
                };
            }
            letter = Some(place);
            sign = if self.sign_before(*byte) { letter } else { sign };
            space = if self.space_at(*byte) { letter } else { space };
        }
        (stops.len().saturating_sub(1), false)
    }

    fn space_at(&self, byte: usize) -> bool {
        self.text.as_bytes().get(byte) == Some(&b' ')
    }

    fn sign_before(&self, byte: usize) -> bool {
        let before = byte.checked_sub(1).and_then(|before| self.text.as_bytes().get(before));
        before.is_some_and(|sign| b"/-.?&=_,;".contains(sign))
    }

    fn set(&self, cuts: &[Cut], size: f32) -> Vec<Run> {
        let style = self.style.at(size);
        let line = |cut: &Cut| {
            let mut text = self.text.get(cut.range.clone()).unwrap_or_default().to_owned();
            if cut.at_space {
                text.push(' ');
            }
            let glyphs = shape(self.fonts, &text, style);
            let skipped = usize::from(cut.at_space);
            let ems: f32 = glyphs.iter().rev().skip(skipped).map(|glyph| glyph.x_advance).sum();
            Run { text, glyphs, width: ems * size }
        };
        cuts.iter().map(line).collect()
    }
}

/// The glyphs of one line, advances in ems.
fn shape(fonts: &Fonts, text: &str, style: Style) -> Vec<KrillaGlyph> {
    let face = &fonts.face(style.face).shaping;
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    buffer.set_direction(Direction::LeftToRight);
    let shaped = rustybuzz::shape(face, &features(style), buffer);
    #[expect(clippy::cast_precision_loss, reason = "font units are far below 2^24")]
    let ems = |units: i32| units as f32 / face.units_per_em() as f32;
    let mut end = text.len();
    let mut next = text.len();
    let mut glyphs: Vec<KrillaGlyph> = Vec::with_capacity(shaped.len());
    for (info, place) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()).rev() {
        let start = info.cluster as usize;
        // Only the last glyph of a cluster moves the next letter away: marks stay on theirs.
        let mut advance = ems(place.x_advance);
        if start != next || glyphs.is_empty() {
            (end, next) = (next, start);
            advance += style.tracking;
        }
        let (x, y) = (ems(place.x_offset), ems(place.y_offset));
        glyphs.push(KrillaGlyph::new(GlyphId::new(info.glyph_id), advance, x, y, ems(place.y_advance), start..end, None));
    }
    glyphs.reverse();
    glyphs
}

/// Spaced letters must not run together in ligatures.
fn features(style: Style) -> Vec<Feature> {
    let mut features = Vec::new();
    if style.small_caps {
        features.push(Feature::new(Tag::from_bytes(b"smcp"), 1, ..));
    }
    if style.tracking != 0.0 {
        features.push(Feature::new(Tag::from_bytes(b"liga"), 0, ..));
        features.push(Feature::new(Tag::from_bytes(b"clig"), 0, ..));
    }
    features
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style = Style::new(Face::Regular, 20.0, Ink::Dark);

    fn lines(text: &str, width: f32) -> Vec<String> {
        let fonts = Fonts::built_in().unwrap();
        let wrapped = Measured::new(fonts, text, STYLE).filled(20.0, width);
        assert!(wrapped.iter().all(|line| line.width <= width + 0.5), "{text}");
        wrapped.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn nothing_is_lost_and_no_line_is_too_wide() {
        for text in [
            "Ada",
            "a",
            "María de los Ángeles Fernández de Córdoba y Álvarez de Toledo de la Vega y Montemayor",
            "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafewarenwohlgepflege",
            "Αναστασία-Κωνσταντίνα Παπαδημητρακοπούλου του Αλεξάνδρου",
            "Екатерина Александровна Преображенская-Константинопольская",
            "https://learn.example.org/verify/2345-6789-ABCD-EFGH-JKLM-NPQR-STUB",
            "e\u{301}x\u{302}x\u{302}x\u{302}x\u{302}x\u{302}x\u{302}x\u{302}x\u{302}x\u{302}x\u{302}x\u{302}x\u{302}x\u{302}x\u{302}x\u{302}",
        ] {
            for width in [40.0, 95.0, 150.0, 400.0, 900.0] {
                assert_eq!(lines(text, width).concat(), text);
            }
        }
        assert_eq!(lines("", 100.0), Vec::<String>::new());
    }

    #[test]
    fn words_break_only_when_one_fills_a_line() {
        assert_eq!(lines("Ada Lovelace", 90.0), ["Ada ", "Lovelace"]);
        assert_eq!(lines("learn.example.org/verify/2345-6789", 120.0), ["learn.example.", "org/verify/", "2345-6789"]);
    }

    #[test]
    fn a_mark_stays_with_its_letter() {
        for line in lines(&"x\u{302}".repeat(20), 33.0) {
            assert!(line.starts_with('x') && line.ends_with('\u{302}'), "{line}");
        }
    }

    #[test]
    fn balanced_lines_are_as_few_and_of_like_length() {
        let fonts = Fonts::built_in().unwrap();
        let text = "has completed module 1, “Local governments and human rights”, of the course “Human rights cities”";
        let measured = Measured::new(fonts, text, STYLE);
        let (filled, balanced) = (measured.filled(20.0, 600.0), measured.balanced(20.0, 600.0));
        assert_eq!((filled.len(), balanced.len()), (2, 2));
        let widths: Vec<f32> = balanced.iter().map(|line| line.width).collect();
        assert!((widths[0] - widths[1]).abs() < 120.0, "{widths:?}");
    }

    #[test]
    fn a_long_text_shrinks_before_it_breaks() {
        let fonts = Fonts::built_in().unwrap();
        let sizes = || (20..=36).rev().map(|size| size as f32);
        let size = |text: &str| Measured::new(fonts, text, STYLE).fitted(sizes(), 2, 400.0).0;
        assert_eq!(size("Ada Lovelace"), 36.0);
        assert!((21.0..36.0).contains(&size("María de los Ángeles Fernández de Córdoba y Álvarez de Toledo")));
        assert_eq!(size(&"Ada ".repeat(100)), 20.0);
    }
}
