//! The words of a question in another language, by the ids of its parts.

use super::diagnostic::{Code, Findings, Span, nearest};
use super::fields::{self, Fields};
use super::markdown::{self, Origin, Surroundings};
use super::model::{ChoiceOption, Item, Pair, Question, QuestionBody, TranslatedHtml};
use super::yaml::{Node, Value};

/// Puts the words of one file into the questions.
pub(super) struct Translator<'r, 'c, 't> {
    pub(super) around: &'r mut Surroundings<'c, 't>,
    pub(super) findings: &'r mut Findings,
    /// What to say of words that are missing; `None` in a draft.
    pub(super) missing: Option<Code>,
    /// Whether all words are there so far.
    pub(super) complete: bool,
}

impl Translator<'_, '_, '_> {
    /// Reads `questions` of a translation. `written`: the ids of all questions of the source, also of those that could not be read.
    pub(super) fn questions(&mut self, node: Option<&Node>, place: Span, (written, questions): (&[String], &mut [Question])) {
        let pairs = node.and_then(|node| fields::map(node, "questions", self.findings)).unwrap_or_default();
        for (key, _) in pairs.iter().filter(|(key, _)| !written.contains(&key.name)) {
            let suggestion = nearest(&key.name, written.iter().map(String::as_str));
            self.findings.at(Code::TranslationOfNothing, key.span, &[("id", &key.name), ("suggestion", suggestion)]);
        }
        for question in questions {
            match pairs.iter().find(|(key, _)| key.name == question.id.as_str()) {
                Some((key, node)) => self.question(key.span, node, question),
                None => self.miss(place, question.id.as_str()),
            }
        }
    }

    /// Says that words are missing.
    pub(super) fn miss(&mut self, span: Span, key: &str) {
        self.complete = false;
        if let Some(code) = self.missing {
            self.findings.at(code, span, &[("key", key), ("language", self.around.language.code())]);
        }
    }

    fn question(&mut self, place: Span, node: &Node, question: &mut Question) {
        let mut known = vec!["ask", "feedback"];
        known.extend(match question.body {
            QuestionBody::SingleChoice { .. } | QuestionBody::MultipleChoice { .. } => &["options"][..],
            QuestionBody::TrueFalse { .. } => &["feedback_true", "feedback_false"],
            QuestionBody::Matching { .. } => &["pairs", "extra"],
            QuestionBody::Ordering { .. } => &["items"],
            QuestionBody::Numeric { .. } => &["unit"],
            QuestionBody::ShortText { .. } => &[],
        });
        let Some(fields) = Fields::of(node, question.id.as_str(), &known, self.findings) else {
            self.complete = false;
            return;
        };
        self.block(&fields, place, "ask", &mut question.ask);
        self.block(&fields, place, "feedback", &mut question.feedback);
        match &mut question.body {
            QuestionBody::SingleChoice { options } | QuestionBody::MultipleChoice { options } => self.options(&fields, place, options),
            QuestionBody::TrueFalse { feedback_true, feedback_false, .. } => {
                self.block(&fields, place, "feedback_true", feedback_true);
                self.block(&fields, place, "feedback_false", feedback_false);
            }
            QuestionBody::Matching { pairs, extra } => {
                self.pairs(&fields, place, pairs);
                self.items(&fields, place, "extra", extra);
            }
            QuestionBody::Ordering { items } => self.items(&fields, place, "items", items),
            QuestionBody::Numeric { unit: Some(unit), .. } => {
                match fields.get("unit").and_then(|node| fields::title(node, "unit", self.findings)) {
                    Some(words) => drop(unit.0.insert(self.around.language, words)),
                    None => self.miss(place, "unit"),
                }
            }
            QuestionBody::Numeric { unit: None, .. } | QuestionBody::ShortText { .. } => {}
        }
    }

    /// A text that has to be there when the source has it.
    fn block(&mut self, fields: &Fields<'_>, place: Span, key: &str, text: &mut TranslatedHtml) {
        match fields.get(key) {
            Some(node) => self.put(node, key, false, text),
            None if text.is_empty() => {}
            None => self.miss(place, key),
        }
    }

    fn put(&mut self, node: &Node, key: &str, phrase: bool, into: &mut TranslatedHtml) {
        let Some(text) = fields::text(node, key, self.findings) else {
            self.complete = false;
            return;
        };
        let compile = if phrase { markdown::phrase } else { markdown::short };
        let html = compile(&text, Origin::of(node), self.around, self.findings);
        into.insert(self.around.language, html);
    }

    /// The parts under a key, each with its words; ids without a part are reported.
    fn parts<'n>(&mut self, fields: &Fields<'n>, place: Span, key: &str, ids: &[String]) -> Vec<Option<(Span, &'n Node)>> {
        let Some(node) = fields.get(key) else {
            if !ids.is_empty() {
                self.miss(place, key);
            }
            return ids.iter().map(|_| None).collect();
        };
        let Some(pairs) = fields::map(node, key, self.findings) else {
            self.complete = false;
            return ids.iter().map(|_| None).collect();
        };
        for (key, _) in pairs.iter().filter(|(key, _)| !ids.contains(&key.name)) {
            let suggestion = nearest(&key.name, ids.iter().map(String::as_str));
            self.findings.at(Code::TranslationOfNothing, key.span, &[("id", &key.name), ("suggestion", suggestion)]);
        }
        let found = |id: &String| pairs.iter().find(|(key, _)| key.name == *id).map(|(key, node)| (key.span, node));
        let parts: Vec<_> = ids.iter().map(found).collect();
        let heading = fields.key_span(key).unwrap_or(place);
        for (id, _) in ids.iter().zip(&parts).filter(|(_, part)| part.is_none()) {
            self.miss(heading, id);
        }
        parts
    }

    fn options(&mut self, fields: &Fields<'_>, place: Span, options: &mut [ChoiceOption]) {
        let ids: Vec<String> = options.iter().map(|option| option.id.clone()).collect();
        for (option, part) in options.iter_mut().zip(self.parts(fields, place, "options", &ids)) {
            let Some((span, node)) = part else { continue };
            if matches!(node.value, Value::Scalar { .. }) {
                self.put(node, "text", true, &mut option.text);
                if !option.feedback.is_empty() {
                    self.miss(span, "feedback");
                }
                continue;
            }
            let Some(inner) = Fields::of(node, "options", &["text", "feedback"], self.findings) else {
                self.complete = false;
                continue;
            };
            match inner.get("text") {
                Some(node) => self.put(node, "text", true, &mut option.text),
                None => self.miss(span, "text"),
            }
            self.block(&inner, span, "feedback", &mut option.feedback);
        }
    }

    fn pairs(&mut self, fields: &Fields<'_>, place: Span, pairs: &mut [Pair]) {
        let ids: Vec<String> = pairs.iter().map(|pair| pair.id.clone()).collect();
        for (pair, part) in pairs.iter_mut().zip(self.parts(fields, place, "pairs", &ids)) {
            let Some((span, node)) = part else { continue };
            let Some(inner) = Fields::of(node, "pairs", &["left", "right"], self.findings) else {
                self.complete = false;
                continue;
            };
            for (key, text) in [("left", &mut pair.left), ("right", &mut pair.right)] {
                match inner.get(key) {
                    Some(node) => self.put(node, key, true, text),
                    None => self.miss(span, key),
                }
            }
        }
    }

    fn items(&mut self, fields: &Fields<'_>, place: Span, key: &str, items: &mut [Item]) {
        let ids: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
        for (item, part) in items.iter_mut().zip(self.parts(fields, place, key, &ids)) {
            let Some((span, node)) = part else { continue };
            match &node.value {
                Value::Map(_) => match Fields::of(node, key, &["text"], self.findings).and_then(|inner| inner.get("text")) {
                    Some(node) => self.put(node, "text", true, &mut item.text),
                    None => self.miss(span, "text"),
                },
                _ => self.put(node, key, true, &mut item.text),
            }
        }
    }
}
