//! The lower part of a certificate: how to check it on the left, who signs on the right, the credit line below.

use super::fonts::{Face, Fonts};
use super::layout::{Ink, Measured, Run, Style};
use super::sheet::{Align, Area, HEIGHT, LABEL, MARGIN, MEASURE, Role, Sheet, WIDTH, rows};
use crate::certification::printed::Printed;

/// Where the credit line ends.
const BOTTOM: f32 = HEIGHT - 42.0;
/// Edge of the QR code: at 40 modules each is 0.7 mm wide. Never smaller, whatever else shrinks.
const SQUARE: f32 = 80.0;
/// Between the QR code and the words beside it: more than the four modules a reader needs.
const BESIDE: f32 = 16.0;
/// Width of those words beside one signatory, and beside several.
const WIDE_WORDS: f32 = 320.0;
const NARROW_WORDS: f32 = 245.0;
/// White space over it all.
const OVER: f32 = 24.0;
/// Room for a signature by hand over each rule.
const HAND: f32 = 34.0;
/// Width of a single signatory's part; several share [`SIGNED_BY_MANY`].
const SIGNED_BY_ONE: f32 = 230.0;
const SIGNED_BY_MANY: f32 = 310.0;
/// Between two signatories.
const APART: f32 = 18.0;

const URL: Style = Style::new(Face::Regular, 10.0, Ink::Accent);
const CODE: Style = Style::new(Face::Regular, 11.0, Ink::Dark).tracked(0.04);
const NAME: Style = Style::new(Face::Semibold, 12.5, Ink::Dark);
const POSITION: Style = Style::new(Face::Italic, 11.0, Ink::Grey);
const CREDIT: Style = Style::new(Face::Regular, 8.0, Ink::Grey);

/// A text set in lines.
struct Set {
    role: Role,
    style: Style,
    lines: Vec<Run>,
    /// White space above it.
    gap: f32,
}

impl Set {
    fn height(&self) -> f32 {
        self.gap + rows(self.style, self.lines.len())
    }
}

/// The lower part, measured.
pub(super) struct Foot {
    /// Beside the QR code.
    check: Vec<Set>,
    /// Name and role of each signatory.
    signatories: Vec<[Set; 2]>,
    /// Width of each signatory's part.
    part: f32,
    credit: Option<Set>,
}

impl Foot {
    pub(super) fn measure(fonts: &Fonts, printed: &Printed, scale: f32) -> Self {
        let set = |role: Role, style: Style, text: &str, (gap, width): (f32, f32)| {
            let style = style.at(style.size * scale);
            let lines = Measured::new(fonts, text, style).filled(style.size, width);
            Set { role, style, lines, gap }
        };
        #[expect(clippy::cast_precision_loss, reason = "signatories are few")]
        let many = printed.signatories.len().max(1) as f32;
        let (part, words) = match many > 1.0 {
            true => ((SIGNED_BY_MANY - APART * (many - 1.0)) / many, NARROW_WORDS),
            false => (SIGNED_BY_ONE, WIDE_WORDS),
        };
        let address = Measured::new(fonts, &printed.check_url.value, URL);
        let (mut size, mut lines) = address.fitted([10.0, 9.5, 9.0, 8.5, 8.0].map(|size| size * scale), 1, words);
        if lines.len() > 1 {
            // Where it takes two lines anyway there is no reason to set it small.
            size = URL.size * scale;
            lines = address.filled(size, words);
        }
        let credit = printed.credit.as_deref().map(|credit| {
            let style = CREDIT.at(CREDIT.size * scale.max(0.8));
            let lines = Measured::new(fonts, credit, style).balanced(style.size, MEASURE);
            Set { role: Role::Paragraph, style, lines, gap: 0.0 }
        });
        Self {
            check: vec![
                set(Role::Label, LABEL, &printed.check_url.label, (0.0, words)),
                Set { role: Role::Link, style: URL.at(size), lines, gap: 0.0 },
                set(Role::Label, LABEL, &printed.code.label, (6.0, words)),
                set(Role::Labelled, CODE, &printed.code.value, (0.0, words)),
            ],
            signatories: (printed.signatories.iter())
                .map(|one| [set(Role::Paragraph, NAME, &one.name, (4.0, part)), set(Role::Paragraph, POSITION, &one.role, (0.0, part))])
                .collect(),
            part,
            credit,
        }
    }

    /// Where it starts.
    pub(super) fn top(&self) -> f32 {
        let signed = self.signatories.iter().map(|set| HAND + height(set)).fold(0.0, f32::max);
        self.bottom() - SQUARE.max(height(&self.check)).max(signed) - OVER
    }

    /// Where QR code and signatories end.
    fn bottom(&self) -> f32 {
        let credit = self.credit.as_ref().map_or(0.0, Set::height);
        BOTTOM - credit - 12.0
    }

    pub(super) fn place(self, sheet: &mut Sheet) {
        let bottom = self.bottom();
        let left = MARGIN;
        let tallest = SQUARE.max(height(&self.check));
        let middle = bottom - tallest / 2.0;
        sheet.code = Some(Area { x: left, y: middle - SQUARE / 2.0, width: SQUARE, height: SQUARE, ink: Ink::Dark });
        sheet.push(Role::Code, LABEL, Vec::new(), (Align::Left(left), 0.0));
        let top = middle - height(&self.check) / 2.0;
        place_under(sheet, self.check, left + SQUARE + BESIDE, top);
        let tallest = self.signatories.iter().map(|set| height(set)).fold(0.0, f32::max);
        #[expect(clippy::cast_precision_loss, reason = "signatories are few")]
        let count = self.signatories.len() as f32;
        let mut x = WIDTH - MARGIN - self.part * count - APART * (count - 1.0);
        for one in self.signatories {
            let top = bottom - tallest;
            sheet.ornaments.push(Area { x, y: top, width: self.part, height: 0.7, ink: Ink::Dark });
            place_under(sheet, one, x, top);
            x += self.part + APART;
        }
        if let Some(credit) = self.credit {
            let top = BOTTOM - credit.height();
            sheet.push(credit.role, credit.style, credit.lines, (Align::Centre(WIDTH / 2.0), top));
        }
    }
}

fn height(sets: &[Set]) -> f32 {
    sets.iter().map(Set::height).sum()
}

fn place_under(sheet: &mut Sheet, sets: impl IntoIterator<Item = Set>, x: f32, mut top: f32) {
    for set in sets {
        if set.lines.is_empty() {
            continue;
        }
        let height = set.height();
        sheet.push(set.role, set.style, set.lines, (Align::Left(x), top + set.gap));
        top += height;
    }
}
