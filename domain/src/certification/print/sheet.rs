//! Where everything stands on the page: A4 landscape, one column, centred; below it, how to check and who signs.

use super::fonts::{Face, Fonts};
use super::foot::Foot;
use super::layout::{Ink, Measured, Run, Style};
use super::pdf::PdfError;
use crate::certification::printed::{Fact, Printed};

/// Width of the page in points.
pub(super) const WIDTH: f32 = 841.89;
/// Height of the page.
pub(super) const HEIGHT: f32 = 595.28;
/// Text stays this far from the left and right edges.
pub(super) const MARGIN: f32 = 84.0;
/// The widest a line can be.
pub(super) const MEASURE: f32 = WIDTH - 2.0 * MARGIN;
/// Where the first line starts.
const TOP: f32 = 60.0;
/// Where the line that marks a preview starts.
const HEAD: f32 = 38.0;
/// The smallest share of their sizes texts are set in before the certificate is refused.
const SMALLEST: f32 = 0.5;
/// A field longer than this fits at no size worth reading.
const LONGEST: usize = 1500;

const SAYS: Style = Style::new(Face::Semibold, 11.0, Ink::Warning);
const ACROSS: Style = Style::new(Face::Semibold, 132.0, Ink::Faint);
const ISSUER: Style = Style::new(Face::Regular, 13.0, Ink::Accent).small_caps().tracked(0.08);
const HEADING: Style = Style::new(Face::Regular, 42.0, Ink::Dark).tracked(0.03);
const LEAD: Style = Style::new(Face::Italic, 14.0, Ink::Grey);
const HOLDER: Style = Style::new(Face::Semibold, 36.0, Ink::Accent);
const STATEMENT: Style = Style::new(Face::Regular, 13.5, Ink::Dark);
const AWARD: Style = Style::new(Face::Semibold, 19.0, Ink::Dark);
const COURSE: Style = Style::new(Face::Italic, 14.5, Ink::Dark);
const EDITION: Style = Style::new(Face::Regular, 11.5, Ink::Grey);
pub(super) const LABEL: Style = Style::new(Face::Regular, 10.0, Ink::Grey).small_caps().tracked(0.05);
const VALUE: Style = Style::new(Face::Regular, 12.5, Ink::Dark);

/// What a block is, for who listens to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The heading of the document.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A label and what it labels: the next block.
    Label,
    /// What the label before it labels.
    Labelled,
    /// The address of the check page, to be followed.
    Link,
    /// The QR code in its square; the block has no lines.
    Code,
}

/// Lines that belong together.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) role: Role,
    pub(super) style: Style,
    pub(super) lines: Vec<Line>,
}

/// A line in its place.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) x: f32,
    pub(super) baseline: f32,
    pub(super) run: Run,
}

/// A filled rectangle: left, top, width, height.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) ink: Ink,
}

/// The whole page, in reading order.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) blocks: Vec<Block>,
    /// Ornament without meaning.
    pub(super) ornaments: Vec<Area>,
    /// Where the QR code goes.
    pub(super) code: Option<Area>,
    /// The great word across a preview, under everything else.
    pub(super) mark: Option<Mark>,
}

/// A line across the page, turned around its middle.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) style: Style,
    pub(super) line: Line,
    /// Degrees, clockwise.
    pub(super) angle: f32,
}

/// How lines stand to the place they are given.
#[derive(Debug, Clone, Copy)]
pub(super) enum Align {
    /// They start there.
    Left(f32),
    /// Their middle is there.
    Centre(f32),
}

impl Sheet {
    /// Sets everything printed, smaller where it does not fit.
    ///
    /// # Errors
    /// [`PdfError::TooLong`] when it does not fit at the smallest size either.
    pub(super) fn compose(fonts: &Fonts, printed: &Printed) -> Result<Self, PdfError> {
        if printed.texts().any(|text| text.chars().count() > LONGEST) {
            return Err(PdfError::TooLong);
        }
        let mut steps = (0_u8..).map(|step| 1.0 - 0.05 * f32::from(step)).take_while(|scale| *scale >= SMALLEST);
        steps.find_map(|scale| Self::attempt(fonts, printed, scale)).ok_or(PdfError::TooLong)
    }

    /// Sets everything at `scale`; `None` when it does not fit.
    fn attempt(fonts: &Fonts, printed: &Printed, scale: f32) -> Option<Self> {
        let foot = Foot::measure(fonts, printed, scale);
        let column = column(fonts, printed, scale);
        let room = foot.top() - TOP;
        let heights: f32 = column.iter().map(|piece| piece.height()).sum();
        let gaps: f32 = column.iter().map(|piece| piece.gap).sum();
        let spare = room - heights - gaps;
        if spare < 0.0 {
            return None;
        }
        // White space grows with the room there is, up to a point; the rest goes above and below.
        let stretch = (spare / gaps).min(0.55);
        let mut top = TOP + (spare - stretch * gaps) / 2.0;
        let mut sheet = Self::default();
        sheet.mark_into_specimen(fonts, printed);
        for piece in column {
            top += piece.gap * (1.0 + stretch);
            let height = piece.height();
            piece.place(&mut sheet, top);
            top += height;
        }
        foot.place(&mut sheet);
        sheet.frame();
        Some(sheet)
    }

    /// A line at the head of the page and a great word across it, where this is a preview.
    fn mark_into_specimen(&mut self, fonts: &Fonts, printed: &Printed) {
        let Some(specimen) = &printed.specimen else { return };
        let lines = Measured::new(fonts, &specimen.says, SAYS).filled(SAYS.size, MEASURE);
        self.push(Role::Paragraph, SAYS, lines, (Align::Centre(WIDTH / 2.0), HEAD));
        let across = Measured::new(fonts, &specimen.across, ACROSS).filled(ACROSS.size, WIDTH);
        self.mark = across.into_iter().next().map(|run| {
            let baseline = HEIGHT / 2.0 + ACROSS.size * 0.33;
            Mark { style: ACROSS, line: Line { x: (WIDTH - run.width) / 2.0, baseline, run }, angle: -24.0 }
        });
    }

    pub(super) fn push(&mut self, role: Role, style: Style, lines: Vec<Run>, (align, top): (Align, f32)) {
        let place = |(row, run): (usize, Run)| {
            let x = match align {
                Align::Left(x) => x,
                Align::Centre(x) => x - run.width / 2.0,
            };
            #[expect(clippy::cast_precision_loss, reason = "lines are few")]
            let baseline = top + style.ascent() + style.leading() * row as f32;
            Line { x, baseline, run }
        };
        let lines = lines.into_iter().enumerate().map(place).collect();
        self.blocks.push(Block { role, style, lines });
    }

    /// Two fine lines around the page.
    fn frame(&mut self) {
        for (inset, thickness, ink) in [(26.0, 1.5, Ink::Accent), (31.5, 0.5, Ink::Gold)] {
            let (width, height) = (WIDTH - 2.0 * inset, HEIGHT - 2.0 * inset);
            let (right, bottom) = (WIDTH - inset - thickness, HEIGHT - inset - thickness);
            for (x, y, width, height) in [
                (inset, inset, width, thickness),
                (inset, bottom, width, thickness),
                (inset, inset, thickness, height),
                (right, inset, thickness, height),
            ] {
                self.ornaments.push(Area { x, y, width, height, ink });
            }
        }
    }
}

/// A piece of the column, with the white space above it.
struct Piece {
    gap: f32,
    kind: Kind,
}

enum Kind {
    Text(Role, Style, Vec<Run>),
    Ornament {
        width: f32,
        thickness: f32,
    },
    /// Side by side: label over value.
    Facts {
        width: f32,
        label: Style,
        value: Style,
        facts: Vec<(Vec<Run>, Vec<Run>)>,
    },
}

impl Piece {
    fn height(&self) -> f32 {
        match &self.kind {
            Kind::Text(_, style, lines) => rows(*style, lines.len()),
            Kind::Ornament { thickness, .. } => *thickness,
            Kind::Facts { label, value, facts, .. } => {
                let tallest = |count: fn(&(Vec<Run>, Vec<Run>)) -> usize| facts.iter().map(count).max().unwrap_or(0);
                rows(*label, tallest(|fact| fact.0.len())) + rows(*value, tallest(|fact| fact.1.len()))
            }
        }
    }

    fn place(self, sheet: &mut Sheet, top: f32) {
        let middle = WIDTH / 2.0;
        match self.kind {
            Kind::Text(role, style, lines) => sheet.push(role, style, lines, (Align::Centre(middle), top)),
            Kind::Ornament { width, thickness } => {
                sheet.ornaments.push(Area { x: middle - width / 2.0, y: top, width, height: thickness, ink: Ink::Gold });
            }
            Kind::Facts { width, label, value, facts } => {
                let labels = rows(label, facts.iter().map(|fact| fact.0.len()).max().unwrap_or(0));
                #[expect(clippy::cast_precision_loss, reason = "at most four facts")]
                let mut centre = middle - width * (facts.len() as f32 - 1.0) / 2.0;
                for (words, said) in facts {
                    // Labels of one line stand right over their values, beside taller ones.
                    let own = rows(label, words.len());
                    sheet.push(Role::Label, label, words, (Align::Centre(centre), top + labels - own));
                    sheet.push(Role::Labelled, value, said, (Align::Centre(centre), top + labels));
                    centre += width;
                }
            }
        }
    }
}

/// The height of so many lines.
pub(super) fn rows(style: Style, lines: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "lines are few")]
    let lines = lines as f32;
    style.leading() * lines
}

/// From the issuer's name down to the facts.
fn column(fonts: &Fonts, printed: &Printed, scale: f32) -> Vec<Piece> {
    let sized = |style: Style| style.at(style.size * scale);
    let text = |gap: f32, role: Role, style: Style, text: &str, width: f32| {
        let lines = Measured::new(fonts, text, style).balanced(style.size * scale, width);
        Piece { gap: gap * scale, kind: Kind::Text(role, sized(style), lines) }
    };
    let shrunk = |gap: f32, style: Style, smallest: f32, text: &str| {
        let sizes = std::iter::successors(Some(style.size), |size| Some(size - 1.0)).take_while(|size| *size >= smallest);
        let (size, lines) = Measured::new(fonts, text, style).fitted(sizes.map(|size| size * scale), 2, MEASURE);
        Piece { gap: gap * scale, kind: Kind::Text(Role::Paragraph, style.at(size), lines) }
    };
    let ornament = |gap: f32, width: f32, thickness: f32| Piece { gap: gap * scale, kind: Kind::Ornament { width, thickness } };
    let mut pieces = vec![
        text(0.0, Role::Paragraph, ISSUER, &printed.issuer, MEASURE),
        text(12.0, Role::Heading, HEADING, &printed.heading, MEASURE),
        ornament(7.0, 64.0, 1.2),
        text(13.0, Role::Paragraph, LEAD, &printed.awarded_to, MEASURE),
        shrunk(3.0, HOLDER, 19.0, printed.holder.as_deref().unwrap_or_default()),
        text(7.0, Role::Paragraph, STATEMENT, &printed.statement, 540.0),
        shrunk(11.0, AWARD, 14.0, &printed.award),
        text(2.0, Role::Paragraph, COURSE, &printed.course, MEASURE),
    ];
    pieces.extend(printed.edition.iter().map(|edition| text(1.0, Role::Paragraph, EDITION, edition, MEASURE)));
    pieces.push(Piece { gap: 16.0 * scale, kind: facts(fonts, &printed.facts, scale) });
    pieces
}

fn facts(fonts: &Fonts, facts: &[Fact], scale: f32) -> Kind {
    #[expect(clippy::cast_precision_loss, reason = "at most four facts")]
    let width = (MEASURE / facts.len().max(1) as f32).min(185.0);
    let set = |text: &str, style: Style| Measured::new(fonts, text, style).balanced(style.size * scale, width - 14.0);
    let facts = facts.iter().map(|fact| (set(&fact.label, LABEL), set(&fact.value, VALUE))).collect();
    Kind::Facts { width, label: LABEL.at(LABEL.size * scale), value: VALUE.at(VALUE.size * scale), facts }
}
