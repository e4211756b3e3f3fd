//! A question as it stands in a quiz or a bank, in the source language.

use super::diagnostic::{Code, Findings, Span};
use super::fields::{self, Fields};
use super::ids::{Ids, Space};
use super::markdown::{self, Origin, Surroundings};
use super::model::{ChoiceOption, Exact, Fold, Item, Pair, Partial, Question, QuestionBody, TranslatedHtml};
use super::seen::Seen;
use super::tongues::Tongues;
use super::yaml::{Node, Value};
use crate::id::QuestionId;
use crate::language::{Language, Translated};
use std::collections::BTreeMap;

const COMMON: [&str; 6] = ["id", "type", "ask", "worth", "feedback", "partial"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Type {
    Single,
    Multiple,
    TrueFalse,
    Matching,
    Ordering,
    Numeric,
    ShortText,
}

impl Type {
    const ALL: [(&'static str, Self); 7] = [
        ("single_choice", Self::Single),
        ("multiple_choice", Self::Multiple),
        ("true_false", Self::TrueFalse),
        ("matching", Self::Matching),
        ("ordering", Self::Ordering),
        ("numeric", Self::Numeric),
        ("short_text", Self::ShortText),
    ];

    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Single | Self::Multiple => &["options"],
            Self::TrueFalse => &["answer", "feedback_true", "feedback_false"],
            Self::Matching => &["pairs", "extra"],
            Self::Ordering => &["items"],
            Self::Numeric => &["answer", "tolerance", "unit"],
            Self::ShortText => &["accept", "fold"],
        }
    }

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

/// Reads questions with all that belongs to them.
pub(super) struct Reader<'r, 'c, 't> {
    pub(super) around: &'r mut Surroundings<'c, 't>,
    pub(super) tongues: &'r Tongues,
    pub(super) ids: &'r mut Ids,
    pub(super) findings: &'r mut Findings,
}

impl Reader<'_, '_, '_> {
    /// Reads a question; `None` when too little of it could be read.
    pub(super) fn question(&mut self, node: &Node) -> Option<Question> {
        let every = Type::ALL.iter().flat_map(|(_, kind)| kind.keys()).chain(&COMMON).copied();
        let any = Fields::of(node, "questions", &every.collect::<Vec<_>>(), self.findings)?;
        let id = any.need("id", self.findings).and_then(|node| Some((fields::slug(node, "id", self.findings)?, node.span)));
        if let Some((id, span)) = &id {
            self.ids.take(Space::Question, id, *span, self.findings);
        }
        let kind = any.need("type", self.findings).and_then(|node| self.kind(node));
        let ask = any.need("ask", self.findings).map(|node| self.html(node, "ask")).unwrap_or_default();
        let worth = any.get("worth").and_then(|node| self.worth(node));
        let feedback = any.get("feedback").map(|node| self.html(node, "feedback")).unwrap_or_default();
        let kind = kind?;
        let choices = [
            ("all_or_nothing", Partial::AllOrNothing),
            ("per_option", Partial::PerOption),
            ("right_minus_wrong", Partial::RightMinusWrong),
        ];
        let partial = any.get("partial").and_then(|node| fields::choice(node, "partial", &choices, self.findings));
        self.report_meaningless(&any, kind);
        let body = self.body(&any, kind)?;
        if feedback.is_empty() && !explains(&body) {
            let name = id.as_ref().map_or("", |(id, _)| id.as_str());
            self.findings.at(Code::FeedbackMissing, id.as_ref().map_or(any.span, |(_, span)| *span), &[("id", name)]);
        }
        Some(Question {
            id: QuestionId::parse(&id?.0).ok()?,
            ask,
            worth: worth.unwrap_or(Exact::from(1)),
            partial: partial.unwrap_or(Partial::AllOrNothing),
            feedback,
            body,
        })
    }

    fn kind(&mut self, node: &Node) -> Option<Type> {
        let word = fields::text(node, "type", self.findings)?;
        if ["categorise", "cloze", "essay", "hotspot", "likert"].contains(&word.as_str()) {
            self.findings.at(Code::TypeNotBuilt, node.span, &[("type", &word)]);
            return None;
        }
        fields::choice(node, "type", &Type::ALL, self.findings)
    }

    fn worth(&mut self, node: &Node) -> Option<Exact> {
        let worth = fields::exact(node, "worth", 0..=1_000, self.findings)?;
        if worth > Exact::from(0) {
            return Some(worth);
        }
        self.findings.at(Code::OutOfRange, node.span, &[("key", "worth"), ("value", "0"), ("low", "0.01"), ("high", "1000")]);
        None
    }

    /// Keys of another type, and `partial` where there are no parts.
    fn report_meaningless(&mut self, any: &Fields<'_>, kind: Type) {
        let others = Type::ALL.iter().flat_map(|(_, other)| other.keys()).filter(|key| !kind.keys().contains(key));
        let mut meaningless: Vec<&str> = others.copied().collect();
        meaningless.dedup();
        if matches!(kind, Type::Single | Type::TrueFalse | Type::Numeric | Type::ShortText) {
            meaningless.push("partial");
        }
        for key in meaningless {
            if let Some(span) = any.key_span(key) {
                self.findings.at(Code::KeyWithoutMeaning, span, &[("key", key), ("kind", kind.name())]);
            }
        }
    }

    fn body(&mut self, any: &Fields<'_>, kind: Type) -> Option<QuestionBody> {
        match kind {
            Type::Single => Some(QuestionBody::SingleChoice { options: self.options(any, true)? }),
            Type::Multiple => Some(QuestionBody::MultipleChoice { options: self.options(any, false)? }),
            Type::TrueFalse => {
                let answer = any.need("answer", self.findings).and_then(|node| fields::boolean(node, "answer", self.findings));
                let feedback_true = any.get("feedback_true").map(|node| self.html(node, "feedback_true")).unwrap_or_default();
                let feedback_false = any.get("feedback_false").map(|node| self.html(node, "feedback_false")).unwrap_or_default();
                Some(QuestionBody::TrueFalse { answer: answer?, feedback_true, feedback_false })
            }
            Type::Matching => self.matching(any),
            Type::Ordering => {
                let node = any.need("items", self.findings)?;
                Some(QuestionBody::Ordering { items: self.items(node, "items", 2) })
            }
            Type::Numeric => self.numeric(any),
            Type::ShortText => self.short_text(any),
        }
    }

    fn options(&mut self, any: &Fields<'_>, single: bool) -> Option<Vec<ChoiceOption>> {
        let node = any.need("options", self.findings)?;
        let entries = fields::list(node, "options", self.findings);
        let mut options = Vec::new();
        let mut seen = Seen::default();
        for entry in entries {
            let Some(fields) = Fields::of(entry, "options", &["id", "text", "right", "feedback"], self.findings) else { continue };
            let Some((id, span)) = self.part_id(&fields, &mut seen) else { continue };
            let text = fields.need("text", self.findings).map(|node| self.phrase(node, "text")).unwrap_or_default();
            seen.say(&id, &text, span, self.findings);
            let right = fields.get("right").and_then(|node| fields::boolean(node, "right", self.findings)).unwrap_or(false);
            let feedback = fields.get("feedback").map(|node| self.html(node, "feedback")).unwrap_or_default();
            options.push(ChoiceOption { id, text, right, feedback });
        }
        self.report_few(node, "options", options.len(), 2);
        let right = options.iter().filter(|option| option.right).count();
        let place = any.key_span("options").unwrap_or(node.span);
        match right {
            0 => self.findings.at(Code::NoRightOption, place, &[]),
            2.. if single => self.findings.at(Code::ManyRightOptions, place, &[("right", &right.to_string())]),
            _ if right == options.len() && options.len() > 1 => self.findings.at(Code::AllOptionsRight, place, &[]),
            _ => {}
        }
        Some(options)
    }

    fn matching(&mut self, any: &Fields<'_>) -> Option<QuestionBody> {
        let node = any.need("pairs", self.findings)?;
        let (mut pairs, mut seen, mut lefts) = (Vec::new(), Seen::default(), Seen::default());
        for entry in fields::list(node, "pairs", self.findings) {
            let Some(fields) = Fields::of(entry, "pairs", &["id", "left", "right"], self.findings) else { continue };
            let Some((id, span)) = self.part_id(&fields, &mut seen) else { continue };
            let left = fields.need("left", self.findings).map(|node| self.phrase(node, "left")).unwrap_or_default();
            let right = fields.need("right", self.findings).map(|node| self.phrase(node, "right")).unwrap_or_default();
            lefts.say(&id, &left, span, self.findings);
            seen.say(&id, &right, span, self.findings);
            pairs.push(Pair { id, left, right });
        }
        self.report_few(node, "pairs", pairs.len(), 2);
        let extra = any.get("extra").map(|node| self.more_items(node, "extra", &mut seen)).unwrap_or_default();
        Some(QuestionBody::Matching { pairs, extra })
    }

    fn items(&mut self, node: &Node, key: &str, least: usize) -> Vec<Item> {
        let items = self.more_items(node, key, &mut Seen::default());
        self.report_few(node, key, items.len(), least);
        items
    }

    fn more_items(&mut self, node: &Node, key: &str, seen: &mut Seen) -> Vec<Item> {
        let mut items = Vec::new();
        for entry in fields::list(node, key, self.findings) {
            let Some(fields) = Fields::of(entry, key, &["id", "text"], self.findings) else { continue };
            let Some((id, span)) = self.part_id(&fields, seen) else { continue };
            let text = fields.need("text", self.findings).map(|node| self.phrase(node, "text")).unwrap_or_default();
            seen.say(&id, &text, span, self.findings);
            items.push(Item { id, text });
        }
        items
    }

    fn numeric(&mut self, any: &Fields<'_>) -> Option<QuestionBody> {
        const MOST: i64 = 999_999_999_999;
        let answer = any.need("answer", self.findings).and_then(|node| fields::exact(node, "answer", -MOST..=MOST, self.findings));
        let tolerance = any.get("tolerance").and_then(|node| fields::exact(node, "tolerance", 0..=MOST, self.findings));
        let unit = any.get("unit").and_then(|node| fields::title(node, "unit", self.findings));
        let unit = unit.map(|unit| Translated(BTreeMap::from([(self.around.language, unit)])));
        Some(QuestionBody::Numeric { answer: answer?, tolerance: tolerance.unwrap_or(Exact::from(0)), unit })
    }

    fn short_text(&mut self, any: &Fields<'_>) -> Option<QuestionBody> {
        let node = any.need("accept", self.findings)?;
        let mut accept: Vec<String> = Vec::new();
        let mut there = Vec::new();
        for (code, forms) in fields::map(node, "accept", self.findings)? {
            let Some(language) = Language::parse(&code.name) else {
                self.findings.at(Code::UnknownLanguage, code.span, &[("language", &code.name)]);
                continue;
            };
            let forms_there = fields::titles(forms, "accept", self.findings);
            if forms_there.is_empty() {
                self.findings.at(Code::EmptyList, forms.span, &[("key", "accept")]);
            }
            there.push(language);
            let new: Vec<String> = forms_there.into_iter().filter(|form| !accept.contains(form)).collect();
            accept.extend(new);
        }
        let place = any.key_span("accept").unwrap_or(node.span);
        for language in self.tongues.open.iter().filter(|language| !there.contains(language)) {
            self.findings.at(Code::MissingTranslation, place, &[("key", "accept"), ("language", language.code())]);
        }
        Some(QuestionBody::ShortText {
            accept,
            fold: any.get("fold").map_or(Fold { case: true, accents: true, spaces: true }, |node| self.fold(node)),
        })
    }

    fn fold(&mut self, node: &Node) -> Fold {
        let fields = Fields::of(node, "fold", &["case", "accents", "spaces"], self.findings);
        let mut flag = |key: &str| fields.and_then(|fields| fields::boolean(fields.get(key)?, key, self.findings)).unwrap_or(true);
        Fold { case: flag("case"), accents: flag("accents"), spaces: flag("spaces") }
    }

    fn part_id(&mut self, fields: &Fields<'_>, seen: &mut Seen) -> Option<(String, Span)> {
        let node = fields.need("id", self.findings)?;
        let id = fields::slug(node, "id", self.findings)?;
        seen.take(&id, node.span, self.findings).then_some((id, node.span))
    }

    fn report_few(&mut self, node: &Node, key: &str, there: usize, least: usize) {
        if there < least {
            self.findings.at(Code::TooFewParts, node.span, &[("key", key), ("there", &there.to_string()), ("least", &least.to_string())]);
        }
    }

    /// Markdown in the source language.
    fn html(&mut self, node: &Node, key: &str) -> TranslatedHtml {
        let Some(text) = fields::text(node, key, self.findings) else { return TranslatedHtml::new() };
        let html = markdown::short(&text, Origin::of(node), self.around, self.findings);
        TranslatedHtml::from([(self.around.language, html)])
    }

    /// Markdown of one line in the source language.
    fn phrase(&mut self, node: &Node, key: &str) -> TranslatedHtml {
        let Some(text) = fields::text(node, key, self.findings) else { return TranslatedHtml::new() };
        let html = markdown::phrase(&text, Origin::of(node), self.around, self.findings);
        TranslatedHtml::from([(self.around.language, html)])
    }
}

/// The ids questions are written with, also of questions that cannot be read.
pub(super) fn ids<'n>(nodes: impl IntoIterator<Item = &'n Node>) -> Vec<String> {
    let id = |node: &Node| match &node.value {
        Value::Map(pairs) => pairs.iter().find_map(|(key, value)| match &value.value {
            Value::Scalar { text, .. } if key.name == "id" => Some(text.clone()),
            _ => None,
        }),
        _ => None,
    };
    nodes.into_iter().filter_map(id).collect()
}

/// Whether a learner learns something from the result.
fn explains(body: &QuestionBody) -> bool {
    match body {
        QuestionBody::SingleChoice { options } | QuestionBody::MultipleChoice { options } => {
            options.iter().any(|option| !option.feedback.is_empty())
        }
        QuestionBody::TrueFalse { feedback_true, feedback_false, .. } => !feedback_true.is_empty() || !feedback_false.is_empty(),
        _ => false,
    }
}
