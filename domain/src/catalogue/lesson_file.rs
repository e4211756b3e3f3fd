//! A lesson's file in one language: front matter, then Markdown.

use super::diagnostic::{Code, Findings, Span};
use super::fields::{self, Fields};
use super::markdown::{self, Compiled, Surroundings};
use super::source::SourceTree;
use super::translation;
use super::yaml::{self, Node};

/// A lesson in one language, as written.
#[derive(Debug)]
pub(super) struct LessonDraft {
    pub(super) title: String,
    pub(super) objectives: Vec<String>,
    pub(super) stale: bool,
    pub(super) text: Compiled,
}

/// The parts of a file: front matter, the text after it, and the line the text begins on.
struct Parts<'t> {
    front: Option<Node>,
    body: &'t str,
    first_line: u32,
}

/// Reads a lesson. `source` is the path of the file this one is a translation of.
pub(super) fn read(
    text: &str,
    source: Option<(&SourceTree, &str)>,
    around: &mut Surroundings<'_, '_>,
    findings: &mut Findings,
) -> LessonDraft {
    let parts = split(text, findings);
    let (mut title, mut objectives, mut stale) = (None, Vec::new(), false);
    if let Some(front) =
        parts.front.as_ref().and_then(|node| Fields::of(node, "front matter", &["title", "objectives", "source_hash"], findings))
    {
        title = front.need("title", findings).and_then(|node| fields::title(node, "title", findings));
        objectives = front.get("objectives").map(|node| fields::titles(node, "objectives", findings)).unwrap_or_default();
        let stamp = front.get("source_hash");
        match (source, front.key_span("source_hash")) {
            (Some(source), _) => stale = translation::is_stale(stamp, front.span, source, findings),
            (None, Some(span)) => findings.at(Code::KeyWithoutMeaning, span, &[("key", "source_hash"), ("kind", "lesson")]),
            (None, None) => {}
        }
    }
    let compiled = markdown::lesson(parts.body, parts.first_line, around, findings);
    if compiled.blocks.is_empty() && !compiled.unread {
        findings.at(Code::LessonEmpty, Span::new(parts.first_line, 1, 1), &[]);
    }
    LessonDraft { title: title.unwrap_or_default(), objectives, stale, text: compiled }
}

fn split<'t>(text: &'t str, findings: &mut Findings) -> Parts<'t> {
    let whole = Parts { front: None, body: text, first_line: 1 };
    let Some(rest) = text.strip_prefix("---\n") else {
        findings.at(Code::FrontMatterMissing, Span::new(1, 1, first_line_length(text)), &[]);
        return whole;
    };
    let mut read = 0_usize;
    for (index, line) in rest.split_inclusive('\n').enumerate() {
        if line.trim_end() == "---" {
            let front = rest.get(..read).unwrap_or_default();
            let body = rest.get(read.saturating_add(line.len())..).unwrap_or_default();
            let first_line = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(3);
            return Parts { front: yaml::read(front, 2, findings), body, first_line };
        }
        read = read.saturating_add(line.len());
    }
    findings.at(Code::FrontMatterUnclosed, Span::new(1, 1, 3), &[]);
    whole
}

fn first_line_length(text: &str) -> u32 {
    u32::try_from(text.lines().next().unwrap_or_default().chars().count()).unwrap_or(u32::MAX)
}
