//! Markdown to clean HTML: CommonMark with tables, footnotes, task lists and our directives, in our own markup.
//!
//! The tree comes from comrak; the HTML is written here, element by element, and goes through the sanitiser at the end. Every fault points
//! into the author's file, also from inside a directive.

mod block;
mod directive;
mod footnote;
mod inline;
mod link;
mod media;
mod place;
mod raw;

pub(super) use place::Origin;

use super::asset::AssetBook;
use super::diagnostic::{Code, Findings, Span};
use super::model::{Block, SafeHtml};
use super::sanitise;
use super::words::{self, Words};
use crate::id::PromptId;
use crate::language::Language;
use comrak::nodes::{NodeValue, Sourcepos};
use comrak::{Arena, Node, Options, parse_document};
use footnote::Footnotes;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Blocks and marks inside one another.
const DEEPEST: usize = 60;

/// Marks of quotations and lists at the beginning of one line. The reader's time grows with the square of them.
const MARKERS: usize = 200;

/// What a text may point at, and the language it is in.
pub(super) struct Surroundings<'c, 't> {
    pub(super) language: Language,
    /// The course's id, for addresses.
    pub(super) course: &'c str,
    /// Ids of its activities.
    pub(super) activities: &'c BTreeSet<String>,
    pub(super) assets: &'c mut AssetBook<'t>,
}

/// What may stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Where {
    /// A text that goes into a label or a table of choices: no paragraphs, no blocks.
    Phrase,
    /// A text of a quiz, the answer of a question, a transcript: no directives, no headings.
    Short,
    /// Inside a directive: others may stand in it, a prompt may not.
    Inside,
    /// A lesson.
    Lesson,
}

/// A lesson's text, compiled.
#[derive(Debug, Default)]
pub(super) struct Compiled {
    pub(super) blocks: Vec<Block>,
    pub(super) headings: Vec<(String, String)>,
    pub(super) words: u32,
    /// Prompts in order, with their places.
    pub(super) prompts: Vec<(String, Span)>,
    /// Questions in the text, in order, with their places.
    pub(super) questions: Vec<(String, Span)>,
    /// Whether the text could not be read: nothing is said of what it lacks.
    pub(super) unread: bool,
}

/// Compiles a lesson whose text begins at line `first_line` of its file.
pub(super) fn lesson(text: &str, first_line: u32, around: &mut Surroundings<'_, '_>, findings: &mut Findings) -> Compiled {
    let mut writer = Writer::new(around, findings, Where::Lesson);
    let origin = Origin::shifted(first_line.saturating_sub(1), 0);
    writer.document(text, origin);
    writer.close_footnotes();
    writer.flush();
    writer.done
}

/// Compiles a text of a quiz.
pub(super) fn short(text: &str, origin: Origin, around: &mut Surroundings<'_, '_>, findings: &mut Findings) -> SafeHtml {
    let mut writer = Writer::new(around, findings, Where::Short);
    writer.document(text, origin);
    sanitise::page(&writer.out)
}

/// Compiles a text that stands inside a line: an option, an item to put in order.
pub(super) fn phrase(text: &str, origin: Origin, around: &mut Surroundings<'_, '_>, findings: &mut Findings) -> SafeHtml {
    let mut writer = Writer::new(around, findings, Where::Phrase);
    writer.document(text, origin);
    sanitise::page(&writer.out)
}

fn options(with_footnotes: bool) -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.tasklist = true;
    options.extension.footnotes = with_footnotes;
    options.parse.leave_footnote_definitions = true;
    options.parse.sourcepos_chars = true;
    options
}

/// Writes one text; made anew for every page and quiz text.
struct Writer<'w, 'c, 't> {
    around: &'w mut Surroundings<'c, 't>,
    findings: &'w mut Findings,
    words: &'static Words,
    place: Where,
    origin: Origin,
    /// Lines of the text being read, for the length of places.
    lines: Vec<String>,
    out: String,
    anchors: BTreeSet<String>,
    level: u8,
    tables: u32,
    raw_depth: u32,
    /// Whether words are counted: those behind a fold are not.
    counting: bool,
    /// Whether the page has a place for notes: a quiz has not.
    with_footnotes: bool,
    footnotes: Footnotes,
    done: Compiled,
}

impl<'w, 'c, 't> Writer<'w, 'c, 't> {
    fn new(around: &'w mut Surroundings<'c, 't>, findings: &'w mut Findings, place: Where) -> Self {
        Self {
            words: words::of(around.language),
            around,
            findings,
            place,
            origin: Origin::shifted(0, 0),
            lines: Vec::new(),
            out: String::new(),
            anchors: BTreeSet::new(),
            level: 1,
            tables: 0,
            raw_depth: 0,
            counting: true,
            with_footnotes: place == Where::Lesson,
            footnotes: Footnotes::default(),
            done: Compiled::default(),
        }
    }

    /// Reads a text and writes its HTML after what is there already.
    fn document(&mut self, text: &str, origin: Origin) {
        let outer = (std::mem::replace(&mut self.origin, origin), std::mem::take(&mut self.lines));
        self.lines = text.lines().map(str::to_owned).collect();
        if let Some(line) = self.lines.iter().position(|line| markers(line) > MARKERS) {
            let span = self.origin.inner(line, 0).start();
            self.too_deep(span);
            (self.origin, self.lines) = outer;
            return;
        }
        let whole = self.footnotes.with_outer_definitions(text);
        let arena = Arena::new();
        let options = options(self.with_footnotes);
        // The reader is somebody else's code: should it ever stumble, the author is told, and nothing else falls.
        match catch_unwind(AssertUnwindSafe(|| parse_document(&arena, &whole, &options))) {
            Ok(root) => {
                if let Some(deep) = too_deep(root) {
                    self.too_deep(self.span(deep));
                } else {
                    self.definitions(root, &whole);
                    self.blocks(root);
                    self.finish_definitions(root);
                }
            }
            Err(_) => self.too_deep(self.origin.start()),
        }
        (self.origin, self.lines) = outer;
    }

    fn too_deep(&mut self, span: Span) {
        self.done.unread = true;
        self.findings.at(Code::MarkdownTooDeep, span, &[("limit", &DEEPEST.to_string())]);
    }

    /// Writes a text as it stands inside a directive, as HTML of its own.
    fn nested(&mut self, text: &str, origin: Origin, place: Where) -> String {
        let outer = (std::mem::take(&mut self.out), self.place);
        self.place = place.min(self.place);
        self.document(text, origin);
        self.place = outer.1;
        std::mem::replace(&mut self.out, outer.0)
    }

    /// Where a node stands in the author's file.
    fn span(&self, position: Sourcepos) -> Span {
        let line = position.start.line.checked_sub(1).and_then(|index| self.lines.get(index));
        self.origin.span(position, line.map_or("", String::as_str))
    }

    fn span_of(&self, node: Node<'_>) -> Span {
        self.span(node.data().sourcepos)
    }

    /// What has been written so far becomes a block.
    fn flush(&mut self) {
        let html = std::mem::take(&mut self.out);
        if !html.trim().is_empty() {
            self.done.blocks.push(Block::Html(sanitise::page(&html)));
        }
    }

    /// A prompt cuts the lesson.
    fn prompt(&mut self, id: &str, ask: &str, span: Span) {
        self.flush();
        self.done.prompts.push((id.to_owned(), span));
        if let Ok(id) = PromptId::parse(id) {
            self.done.blocks.push(Block::Prompt { id, ask: sanitise::page(ask) });
        }
    }

    /// Counts the words of a stretch of text.
    fn count(&mut self, text: &str) {
        if self.counting {
            let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
            self.done.words = self.done.words.saturating_add(u32::try_from(words).unwrap_or(u32::MAX));
        }
    }
}

/// How many quotations and lists a line opens.
fn markers(line: &str) -> usize {
    let opening = line.chars().take_while(|c| matches!(c, '>' | '-' | '+' | '*' | ' ' | '\t' | '.' | ')') || c.is_ascii_digit());
    let marks: Vec<char> = opening.filter(|c| *c != '\t').collect();
    let spaced = marks.windows(2).filter(|pair| matches!(pair, ['-' | '+' | '*' | '.' | ')', ' '])).count();
    marks.iter().filter(|c| **c == '>').count().saturating_add(spaced)
}

/// The first node too deep to follow.
fn too_deep(root: Node<'_>) -> Option<Sourcepos> {
    let mut waiting = vec![(root, 0_usize)];
    while let Some((node, depth)) = waiting.pop() {
        if depth > DEEPEST {
            return Some(node.data().sourcepos);
        }
        waiting.extend(node.children().map(|child| (child, depth.saturating_add(1))));
    }
    None
}

/// The bare text of a node: what a heading, a link or a picture says.
fn plain_text(node: Node<'_>) -> String {
    let mut text = String::new();
    for inner in node.descendants() {
        match &inner.data().value {
            NodeValue::Text(part) => text.push_str(part),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text made safe to stand in HTML, also in an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
