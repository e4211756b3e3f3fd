//! The certificate as a PDF: PDF/A-2a to be kept, PDF/UA-1 to be read by everyone, and the same bytes whenever it is printed.

use super::fonts::Fonts;
use super::layout::Ink;
use super::qr;
use super::sheet::{self, Sheet};
use super::tags::{Drawn, tree};
use crate::certification::frozen::Frozen;
use crate::certification::printed::Printed;
use crate::language::Language;
use chrono::Datelike;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Quadrilateral, Rect, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::{Document, SerializeSettings, color::rgb};

/// Why a certificate cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// It was not frozen in this language.
    #[error("the certificate has no text in {0}")]
    Language(Language),
    /// It was issued with a template this program does not hold.
    #[error("the certificate's template is not known")]
    Template,
    /// Its holder has been erased: there is no name to print.
    #[error("the certificate's holder has been erased")]
    Erased,
    /// The built-in fonts do not draw these characters.
    #[error("the built-in fonts do not draw {0:?}")]
    Uncovered(Vec<char>),
    /// Its texts do not fit on a page at any size that can be read.
    #[error("the certificate's texts do not fit on a page")]
    TooLong,
    /// The address of the check page is too long for a QR code that paper can carry.
    #[error("the address of the check page is too long for a QR code")]
    Address,
    /// The built-in fonts are missing from the program.
    #[error("the built-in fonts are missing")]
    Fonts,
    /// The file broke a rule of its format.
    #[error("the file could not be written: {0}")]
    Writing(String),
}

/// Prints a certificate in one of its languages. The same input gives the same bytes.
///
/// # Errors
/// See [`PdfError`]. What was checked with [`Frozen::uncovered`] and printed once as a preview before it was issued fails only with
/// [`PdfError::Language`] and, later, [`PdfError::Erased`].
pub fn render(frozen: &Frozen, language: Language) -> Result<Vec<u8>, PdfError> {
    draw(frozen, &readable(frozen, language)?)
}

/// Prints how a certificate would look, marked in plain sight as a preview: it carries no code and leads to no certificate.
///
/// # Errors
/// See [`PdfError`].
pub fn render_specimen(frozen: &Frozen, language: Language) -> Result<Vec<u8>, PdfError> {
    draw(frozen, &readable(frozen, language)?.into_specimen())
}

/// Whether a certificate can be printed in all its languages, without writing the files.
///
/// # Errors
/// See [`PdfError`].
pub fn check(frozen: &Frozen) -> Result<(), PdfError> {
    covered(frozen)?;
    if frozen.holder.is_none() {
        return Err(PdfError::Erased);
    }
    for language in frozen.languages() {
        let printed = Printed::of(frozen, language)?;
        Sheet::compose(Fonts::built_in()?, &printed)?;
        qr::squares(&printed.check_url.value)?;
    }
    Ok(())
}

/// What is to be printed, when there is a name and the fonts draw all of it.
fn readable(frozen: &Frozen, language: Language) -> Result<Printed, PdfError> {
    let printed = Printed::of(frozen, language)?;
    if printed.holder.is_none() {
        return Err(PdfError::Erased);
    }
    covered(frozen).map(|()| printed)
}

/// Whether the fonts draw every text, in all languages.
fn covered(frozen: &Frozen) -> Result<(), PdfError> {
    let uncovered = frozen.uncovered();
    if uncovered.is_empty() { Ok(()) } else { Err(PdfError::Uncovered(uncovered)) }
}

fn draw(frozen: &Frozen, printed: &Printed) -> Result<Vec<u8>, PdfError> {
    let fonts = Fonts::built_in()?;
    let sheet = Sheet::compose(fonts, printed)?;
    let squares = qr::squares(&printed.check_url.value)?;

    let mut document = Document::new_with(settings()?);
    document.set_metadata(metadata(frozen, printed));
    document.set_outline(outline(printed, &sheet));
    let size = PageSettings::from_wh(sheet::WIDTH, sheet::HEIGHT).ok_or_else(broken)?;
    let mut page = document.start_page_with(size);
    let mut surface = page.surface();
    draw_ornaments(&mut surface, &sheet);
    if let Some(mark) = &sheet.mark {
        draw_mark(&mut surface, fonts, mark);
    }
    let mut drawn: Vec<Drawn> = Vec::new();
    for block in &sheet.blocks {
        let ids = match block.role {
            sheet::Role::Code => vec![draw_code(&mut surface, &sheet, &squares)],
            _ => block.lines.iter().map(|line| draw_line(&mut surface, fonts, block, line)).collect(),
        };
        drawn.push(Drawn { role: block.role, ids, link: None });
    }
    surface.finish();
    for (block, drawn) in sheet.blocks.iter().zip(&mut drawn) {
        if block.role == sheet::Role::Link {
            drawn.link = link(block, printed).map(|link| page.add_tagged_annotation(link));
        }
    }
    page.finish();
    let code = sheet.code.and_then(|code| rect(&code));
    document.set_tag_tree(tree(drawn, printed, code));
    document.finish().map_err(|error| PdfError::Writing(format!("{error}: {error:?}")))
}

fn broken() -> PdfError {
    PdfError::Writing("a measure is not a number".to_owned())
}

fn settings() -> Result<SerializeSettings, PdfError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PdfError::Writing(format!("{error:?}")))?;
    Ok(SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() })
}

fn metadata(frozen: &Frozen, printed: &Printed) -> Metadata {
    let day = frozen.issued_on;
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    let date = DateTime::new(u16::try_from(day.year()).unwrap_or_default()).month(part(day.month())).day(part(day.day()));
    Metadata::new()
        .title(printed.title())
        .description(printed.statement.clone())
        .authors(vec![frozen.issuer.clone()])
        .creator("mooc".to_owned())
        .language(printed.language.code().to_owned())
        .creation_date(date.hour(0).minute(0).second(0).utc_offset_hour(0))
        .document_id(format!("{} {}", frozen.code, printed.language))
}

/// Two places to go to: the certificate itself and how to check it.
fn outline(printed: &Printed, sheet: &Sheet) -> Outline {
    let mut outline = Outline::new();
    let place = |y: f32| XyzDestination::new(0, Point::from_xy(0.0, y));
    outline.push_child(OutlineNode::new(printed.heading.clone(), place(0.0)));
    let code = sheet.code.map_or(0.0, |code| code.y);
    outline.push_child(OutlineNode::new(printed.check_url.label.clone(), place(code)));
    outline
}

fn fill(ink: Ink) -> Fill {
    let colour = match ink {
        Ink::Dark => rgb::Color::new(28, 37, 48),
        Ink::Grey => rgb::Color::new(84, 94, 106),
        Ink::Accent => rgb::Color::new(17, 73, 92),
        Ink::Gold => rgb::Color::new(176, 141, 62),
        Ink::Faint => rgb::Color::new(236, 226, 222),
        Ink::Warning => rgb::Color::new(158, 32, 32),
    };
    Fill { paint: colour.into(), ..Fill::default() }
}

fn rect(area: &sheet::Area) -> Option<Rect> {
    Rect::from_xywh(area.x, area.y, area.width, area.height)
}

fn draw_ornaments(surface: &mut Surface<'_>, sheet: &Sheet) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    for area in &sheet.ornaments {
        let mut path = PathBuilder::new();
        if let Some(rect) = rect(area) {
            path.push_rect(rect);
        }
        if let Some(path) = path.finish() {
            surface.set_fill(Some(fill(area.ink)));
            surface.draw_path(&path);
        }
    }
    surface.end_tagged();
}

/// The great word across a preview: an ornament, since the line at the head says the same.
fn draw_mark(surface: &mut Surface<'_>, fonts: &Fonts, mark: &sheet::Mark) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    surface.push_transform(&Transform::from_rotate_at(mark.angle, sheet::WIDTH / 2.0, sheet::HEIGHT / 2.0));
    surface.set_fill(Some(fill(mark.style.ink)));
    let font = fonts.face(mark.style.face).embedding.clone();
    let start = Point::from_xy(mark.line.x, mark.line.baseline);
    surface.draw_glyphs(start, &mark.line.run.glyphs, font, &mark.line.run.text, mark.style.size, false);
    surface.pop();
    surface.end_tagged();
}

fn draw_line(surface: &mut Surface<'_>, fonts: &Fonts, block: &sheet::Block, line: &sheet::Line) -> Identifier {
    let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
    surface.set_fill(Some(fill(block.style.ink)));
    let font = fonts.face(block.style.face).embedding.clone();
    let start = Point::from_xy(line.x, line.baseline);
    surface.draw_glyphs(start, &line.run.glyphs, font, &line.run.text, block.style.size, false);
    surface.end_tagged();
    id
}

fn draw_code(surface: &mut Surface<'_>, sheet: &Sheet, squares: &qr::Squares) -> Identifier {
    let id = surface.start_tagged(ContentTag::Other);
    if let Some(path) = sheet.code.and_then(|area| code_path(&area, squares)) {
        surface.set_fill(Some(fill(Ink::Dark)));
        surface.draw_path(&path);
    }
    surface.end_tagged();
    id
}

/// All dark squares as one shape, so that no fine line shows between neighbours.
fn code_path(area: &sheet::Area, squares: &qr::Squares) -> Option<Path> {
    let edge = area.width / squares.across;
    let mut path = PathBuilder::new();
    for bar in &squares.bars {
        path.push_rect(Rect::from_xywh(area.x + bar.column * edge, area.y + bar.row * edge, bar.length * edge, edge)?);
    }
    path.finish()
}

/// Makes the address lead somewhere, line by line; `None` when it is no web address.
fn link(block: &sheet::Block, printed: &Printed) -> Option<Annotation> {
    let url = &printed.check_url.value;
    if !(url.starts_with("https://") || url.starts_with("http://")) {
        return None;
    }
    let over = |line: &sheet::Line| {
        let (top, bottom) = (line.baseline - block.style.ascent(), line.baseline + block.style.size * 0.3);
        Rect::from_ltrb(line.x, top, line.x + line.run.width, bottom).map(Quadrilateral::from)
    };
    let places: Vec<Quadrilateral> = block.lines.iter().filter_map(over).collect();
    if places.is_empty() {
        return None;
    }
    let target = Target::Action(Action::Link(LinkAction::new(url.clone())));
    let annotation = LinkAnnotation::new_with_quad_points(places, target);
    Some(Annotation::new_link(annotation, Some(format!("{} {url}", printed.check_url.label))))
}
