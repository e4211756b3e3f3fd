//! Footnotes: one row of numbers for the whole page, also for those in directives.

use super::{Where, Writer, plain_text};
use crate::catalogue::diagnostic::Code;
use comrak::Node;
use comrak::nodes::NodeValue;
use std::collections::{BTreeMap, BTreeSet};

/// Marks looked at in one paragraph.
const MARKS: usize = 100;

/// The footnotes of a page.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// Markdown of the lesson's own definitions, so that directives can refer to them.
    outer: String,
    /// Number of each name, in the order of first reference.
    numbers: BTreeMap<String, usize>,
    /// References to each number so far.
    references: BTreeMap<usize, usize>,
    /// HTML by name.
    written: BTreeMap<String, String>,
}

impl Footnotes {
    /// A text with the definitions of the lesson around it.
    pub(super) fn with_outer_definitions(&self, text: &str) -> String {
        if self.outer.is_empty() || !text.contains("[^") { text.to_owned() } else { format!("{text}\n\n{}", self.outer) }
    }
}

fn key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Writer<'_, '_, '_> {
    /// Takes note of the definitions of a text before it is written.
    pub(super) fn definitions(&mut self, root: Node<'_>, whole: &str) {
        let own_lines = self.lines.len();
        let mut seen = BTreeSet::new();
        let mut source = String::new();
        let all: Vec<&str> = whole.lines().collect();
        for node in root.descendants() {
            let data = node.data();
            let NodeValue::FootnoteDefinition(definition) = &data.value else { continue };
            let name = key(&definition.name);
            if data.sourcepos.start.line <= own_lines && !seen.insert(name) {
                let span = self.span(data.sourcepos);
                self.findings.at(Code::FootnoteTwice, span, &[("name", &definition.name)]);
            }
            let (first, last) = (data.sourcepos.start.line.saturating_sub(1), data.sourcepos.end.line.min(all.len()));
            for line in all.get(first..last).unwrap_or_default() {
                source.push_str(line);
                source.push('\n');
            }
            source.push('\n');
        }
        if self.place == Where::Lesson {
            self.footnotes.outer = source;
        }
    }

    /// Writes the definitions of a text that something refers to, after the text itself.
    pub(super) fn finish_definitions(&mut self, root: Node<'_>) {
        // A note may refer to a further note: go round until nothing new is written.
        let own_lines = self.lines.len();
        loop {
            let mut wrote = false;
            for node in root.descendants() {
                let data = node.data();
                let NodeValue::FootnoteDefinition(definition) = &data.value else { continue };
                let name = key(&definition.name);
                // Those that came with the text from around it are written by the lesson itself.
                let foreign = data.sourcepos.start.line > own_lines;
                if foreign || self.footnotes.written.contains_key(&name) || !self.footnotes.numbers.contains_key(&name) {
                    continue;
                }
                self.footnotes.written.insert(name.clone(), String::new());
                let outer = std::mem::take(&mut self.out);
                self.blocks(node);
                let html = std::mem::replace(&mut self.out, outer);
                self.footnotes.written.insert(name, html);
                wrote = true;
            }
            if !wrote {
                break;
            }
        }
        self.report_unused(root);
    }

    fn report_unused(&mut self, root: Node<'_>) {
        if self.place != Where::Lesson {
            return;
        }
        for node in root.descendants() {
            let data = node.data();
            if let NodeValue::FootnoteDefinition(definition) = &data.value
                && !self.footnotes.numbers.contains_key(&key(&definition.name))
            {
                let span = self.span(data.sourcepos);
                self.findings.at(Code::FootnoteUnused, span, &[("name", &definition.name)]);
            }
        }
    }

    /// The mark in the text.
    pub(super) fn footnote_reference(&mut self, name: &str) {
        let next = self.footnotes.numbers.len().saturating_add(1);
        let number = *self.footnotes.numbers.entry(key(name)).or_insert(next);
        let count = self.footnotes.references.entry(number).or_insert(0);
        *count = count.saturating_add(1);
        let id = if *count == 1 { format!("fn-ref-{number}") } else { format!("fn-ref-{number}-{count}") };
        self.out.push_str(&format!("<sup><a href=\"#fn-{number}\" id=\"{id}\">{number}</a></sup>"));
    }

    /// Marks that refer to nothing are left in the text by the reader: find them.
    pub(super) fn check_footnote_marks(&mut self, parent: Node<'_>) {
        let texts = parent.children().filter(|node| matches!(node.data().value, NodeValue::Text(_)));
        let joined: String = texts.map(plain_text).collect();
        for part in joined.split("[^").skip(1).take(MARKS) {
            let Some((name, _)) = part.split_once(']') else { continue };
            if !name.is_empty() && name.len() <= 60 && !name.contains(char::is_whitespace) {
                let span = self.mark_span(parent, name);
                self.findings.at(Code::FootnoteUndefined, span, &[("name", name)]);
            }
        }
    }

    /// Where the mark stands: in one of the lines of its paragraph.
    fn mark_span(&self, parent: Node<'_>, name: &str) -> crate::catalogue::diagnostic::Span {
        let mut position = parent.data().sourcepos;
        let mark = format!("[^{name}]");
        for number in position.start.line..=position.end.line {
            let line = number.checked_sub(1).and_then(|index| self.lines.get(index)).map_or("", String::as_str);
            if let Some((before, _)) = line.split_once(&mark) {
                position.start.line = number;
                position.end.line = number;
                position.start.column = before.chars().count().saturating_add(1);
                position.end.column = position.start.column.saturating_add(mark.chars().count()).saturating_sub(1);
                break;
            }
        }
        self.span(position)
    }

    /// Writes the notes at the end of the page.
    pub(super) fn close_footnotes(&mut self) {
        if self.footnotes.numbers.is_empty() {
            return;
        }
        let mut notes: Vec<(usize, String)> = self
            .footnotes
            .numbers
            .iter()
            .map(|(name, number)| (*number, self.footnotes.written.get(name).cloned().unwrap_or_default()))
            .collect();
        notes.sort();
        self.out.push_str(&format!("<section class=\"footnotes\" aria-label=\"{}\"><ol>\n", self.words.footnotes));
        for (number, html) in notes {
            let back = format!(" <a href=\"#fn-ref-{number}\" class=\"back\" aria-label=\"{}\">↩</a>", self.words.back);
            let html = match html.trim_end().strip_suffix("</p>") {
                Some(open) => format!("{open}{back}</p>"),
                None => format!("{html}<p>{back}</p>"),
            };
            self.out.push_str(&format!("<li id=\"fn-{number}\">{html}</li>\n"));
        }
        self.out.push_str("</ol></section>\n");
    }
}
