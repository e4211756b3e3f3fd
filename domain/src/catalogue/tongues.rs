//! The languages of a course, and texts that come in several of them.

use super::diagnostic::{Code, Findings, Span};
use super::fields::{self, Fields};
use super::yaml::{Node, Value};
use crate::language::{Language, Translated};

/// The languages a course declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tongues {
    /// The language the course was written in.
    pub(super) source: Language,
    /// Shown to learners; the source is the first.
    pub(super) open: Vec<Language>,
    /// Declared and still hidden.
    pub(super) drafts: Vec<Language>,
}

/// In which languages a text has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// In all that are not drafts.
    All,
    /// In the source language; elsewhere it falls back to it.
    Source,
}

impl Tongues {
    /// When course.yaml could not be read: nothing is asked of any language but the first.
    pub(super) fn unknown() -> Self {
        Self { source: Language::En, open: vec![Language::En], drafts: vec![Language::Fr, Language::Es] }
    }

    /// Every declared language, drafts too, the source first.
    pub(super) fn all(&self) -> impl Iterator<Item = Language> + '_ {
        self.open.iter().chain(&self.drafts).copied()
    }

    /// Reads `languages` and `draft_languages`.
    pub(super) fn read(course: &Fields<'_>, findings: &mut Findings) -> Self {
        let mut named = course.need("languages", findings).map(|node| codes(node, "languages", findings)).unwrap_or_default();
        let drafts = course.get("draft_languages").map(|node| codes(node, "draft_languages", findings)).unwrap_or_default();
        if named.is_empty() {
            if let Some(node) = course.get("languages").filter(|node| matches!(&node.value, Value::List(list) if list.is_empty())) {
                findings.at(Code::EmptyList, node.span, &[("key", "languages")]);
            }
            named = vec![(Language::En, Span::default())];
        }
        let source = named.first().map_or(Language::En, |(language, _)| *language);
        for (language, span) in drafts.iter().filter(|(language, _)| *language == source) {
            findings.at(Code::BadDraftLanguage, *span, &[("language", language.code())]);
        }
        let drafts: Vec<Language> = drafts.into_iter().map(|(language, _)| language).filter(|language| *language != source).collect();
        let open = named.into_iter().map(|(language, _)| language).filter(|language| !drafts.contains(language)).collect();
        Self { source, open, drafts }
    }

    /// Reads a text in several languages.
    pub(super) fn translated(&self, node: &Node, key: &str, need: Need, findings: &mut Findings) -> Option<Translated> {
        let mut texts = Translated::default();
        let mut empty = Vec::new();
        for (code, text) in fields::map(node, key, findings)? {
            match Language::parse(&code.name) {
                None => findings.at(Code::UnknownLanguage, code.span, &[("language", &code.name)]),
                Some(language) => {
                    if !self.all().any(|declared| declared == language) {
                        findings.at(Code::UndeclaredLanguage, code.span, &[("language", language.code())]);
                    }
                    match fields::title_or_text(text, key, findings) {
                        Some(text) => drop(texts.0.insert(language, text)),
                        None => empty.push(language), // reported already
                    }
                }
            }
        }
        self.report_missing(&texts, &empty, (key, node.span, need), findings);
        Some(texts)
    }

    fn report_missing(&self, texts: &Translated, known: &[Language], (key, span, need): (&str, Span, Need), findings: &mut Findings) {
        for language in self.open.iter().filter(|language| texts.get(**language).is_none() && !known.contains(language)) {
            let code = match need {
                _ if *language == self.source => Code::MissingSourceText,
                Need::All => Code::MissingTranslation,
                Need::Source => Code::Untranslated,
            };
            findings.at(code, span, &[("key", key), ("language", language.code())]);
        }
    }

    /// Reads an optional text in several languages.
    pub(super) fn optional(&self, fields: &Fields<'_>, key: &str, need: Need, findings: &mut Findings) -> Option<Translated> {
        self.translated(fields.get(key)?, key, need, findings)
    }

    /// Reads a text in several languages that has to be there.
    pub(super) fn needed(&self, fields: &Fields<'_>, key: &str, need: Need, findings: &mut Findings) -> Translated {
        fields.need(key, findings).and_then(|node| self.translated(node, key, need, findings)).unwrap_or_default()
    }

    /// Reads a list of texts in several languages.
    pub(super) fn list(&self, fields: &Fields<'_>, key: &str, findings: &mut Findings) -> Vec<Translated> {
        let nodes = fields.get(key).map(|node| fields::list(node, key, findings)).unwrap_or_default();
        nodes.iter().filter_map(|node| self.translated(node, key, Need::Source, findings)).collect()
    }
}

/// A list of language codes, each once.
fn codes(node: &Node, key: &str, findings: &mut Findings) -> Vec<(Language, Span)> {
    let mut found: Vec<(Language, Span)> = Vec::new();
    for entry in fields::list(node, key, findings) {
        let Some(code) = fields::text(entry, key, findings) else { continue };
        match Language::parse(&code) {
            None => findings.at(Code::UnknownLanguage, entry.span, &[("language", &code)]),
            Some(language) if found.iter().any(|(known, _)| *known == language) => {
                findings.at(Code::DuplicateLanguage, entry.span, &[("language", &code)]);
            }
            Some(language) => found.push((language, entry.span)),
        }
    }
    found
}
