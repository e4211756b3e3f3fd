//! The parts of one question: options, pairs, items.

use super::diagnostic::{Code, Findings, Span};
use super::model::TranslatedHtml;
use std::collections::BTreeMap;

/// Ids and texts of the parts of one question: each only once.
#[derive(Default)]
pub(super) struct Seen {
    ids: BTreeMap<String, u32>,
    texts: BTreeMap<String, String>,
}

impl Seen {
    /// Takes an id; false, and reported, when another part has it.
    pub(super) fn take(&mut self, id: &str, span: Span, findings: &mut Findings) -> bool {
        if let Some(line) = self.ids.get(id) {
            let first = format!("{}:{line}", findings.file);
            findings.at(Code::DuplicateId, span, &[("id", id), ("first", &first)]);
            return false;
        }
        self.ids.insert(id.to_owned(), span.line);
        true
    }

    /// Takes note of a text; says when another part says the same.
    pub(super) fn say(&mut self, id: &str, text: &TranslatedHtml, span: Span, findings: &mut Findings) {
        for html in text.values().map(|html| html.as_str().to_lowercase()).filter(|html| !html.is_empty()) {
            match self.texts.get(&html) {
                Some(other) => findings.at(Code::SameText, span, &[("id", id), ("other", other)]),
                None => drop(self.texts.insert(html, id.to_owned())),
            }
        }
    }
}
