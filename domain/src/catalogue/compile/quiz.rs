//! A quiz and its banks, in all their languages.

use super::Compiler;
use crate::catalogue::diagnostic::{Code, Findings, Span, nearest};
use crate::catalogue::fields::{self, Fields};
use crate::catalogue::markdown::{self, Origin};
use crate::catalogue::model::{ActivityKind, Question, Quiz, Slot, TranslatedHtml};
use crate::catalogue::module_file::ActivityDraft;
use crate::catalogue::question_file::{self, Reader};
use crate::catalogue::question_translation::Translator;
use crate::catalogue::quiz_file::{self, QuizDraft, SlotDraft};
use crate::catalogue::translation;
use crate::catalogue::yaml::Node;
use crate::language::{Language, Translated};
use std::collections::BTreeMap;

/// A bank, compiled.
#[derive(Debug, Clone, Default)]
pub(super) struct Bank {
    questions: Vec<Question>,
    /// Languages in which all of it is there.
    languages: Vec<Language>,
}

/// The texts of a quiz beside its questions.
struct Front {
    title: Translated,
    intro: TranslatedHtml,
}

/// What a translation of a quiz puts its words into: its front, the ids of all its questions, and those that could be read.
type Words<'w> = (&'w mut Front, &'w [String], &'w mut [Question]);

impl Compiler<'_> {
    pub(super) fn quiz(&mut self, activity: &ActivityDraft, named_in: &str) -> Option<(Translated, ActivityKind)> {
        let path = format!("{}.quiz.yaml", activity.stem);
        if self.tree.get(&path).is_none() {
            let mut findings = Findings::of(named_in);
            findings.at(Code::QuizMissing, activity.span, &[("path", &path)]);
            self.note(findings);
            self.whole = false;
            return None;
        }
        let graded = activity.weight > 0 || self.asked.contains(&activity.id);
        let mut findings = Findings::of(&path);
        let root = self.yaml(&path, &mut findings);
        let draft = root.as_ref().and_then(|root| quiz_file::read(root, graded, &mut findings));
        let Some(draft) = draft else {
            self.note(findings);
            self.whole = false;
            return None;
        };
        let mut front = self.front(&draft, &mut findings);
        let written =
            question_file::ids(draft.slots.iter().filter_map(|slot| if let SlotDraft::Question(node) = slot { Some(*node) } else { None }));
        let (slots, mut own, pooled, mut languages) = self.slots(&draft, &mut findings);
        self.note(findings);
        for language in self.tongues.all().filter(|language| *language != self.tongues.source).collect::<Vec<_>>() {
            let place = (named_in, activity.span, graded);
            if !self.quiz_translation(&activity.stem, language, place, (&mut front, &written, &mut own)) {
                languages.retain(|there| *there != language);
            }
        }
        let questions: BTreeMap<_, _> = own.into_iter().chain(pooled).map(|question| (question.id.clone(), question)).collect();
        let quiz = Quiz { intro: front.intro, rules: draft.rules, slots: slots?, questions, languages };
        Some((front.title, ActivityKind::Quiz(quiz)))
    }

    fn front(&mut self, draft: &QuizDraft<'_>, findings: &mut Findings) -> Front {
        let source = self.tongues.source;
        let mut front = Front { title: Translated::default(), intro: TranslatedHtml::new() };
        front.title.0.extend(draft.title.clone().map(|title| (source, title)));
        if let Some((node, text)) = draft.intro.and_then(|node| Some((node, fields::text(node, "intro", findings)?))) {
            let mut around = Self::around(&mut self.assets, source, &self.course, &self.activities);
            front.intro.insert(source, markdown::short(&text, Origin::of(node), &mut around, findings));
        }
        front
    }

    /// The slots (if all could be read), the quiz's own questions, those of its banks, and the languages all its banks are in.
    fn slots(
        &mut self,
        draft: &QuizDraft<'_>,
        findings: &mut Findings,
    ) -> (Option<Vec<Slot>>, Vec<Question>, Vec<Question>, Vec<Language>) {
        let (mut slots, mut own, mut pooled) = (Vec::new(), Vec::new(), Vec::new());
        let mut languages: Vec<Language> = self.tongues.all().collect();
        for slot in &draft.slots {
            match slot {
                SlotDraft::Question(node) => {
                    let question = self.question(node, findings);
                    slots.push(question.as_ref().map(|question| Slot::Fixed(question.id.clone())));
                    own.extend(question);
                }
                SlotDraft::Pool { bank: name, draw, span, draw_span } => {
                    let Some(bank) = self.bank(name, *span, findings) else {
                        slots.push(None);
                        continue;
                    };
                    if usize::try_from(*draw).is_ok_and(|draw| draw > bank.questions.len()) {
                        let (draw, there) = (draw.to_string(), bank.questions.len().to_string());
                        findings.at(Code::PoolDrawsTooMany, *draw_span, &[("bank", name), ("draw", &draw), ("there", &there)]);
                    }
                    let from = bank.questions.iter().map(|question| question.id.clone()).collect();
                    slots.push(Some(Slot::Pool { from, draw: *draw }));
                    languages.retain(|language| bank.languages.contains(language));
                    pooled.extend(bank.questions);
                }
            }
        }
        (slots.into_iter().collect(), own, pooled, languages)
    }

    fn question(&mut self, node: &Node, findings: &mut Findings) -> Option<Question> {
        let mut around = Self::around(&mut self.assets, self.tongues.source, &self.course, &self.activities);
        Reader { around: &mut around, tongues: &self.tongues, ids: &mut self.ids, findings }.question(node)
    }

    /// The bank of that name, compiled once.
    fn bank(&mut self, name: &str, span: Span, findings: &mut Findings) -> Option<Bank> {
        if let Some(bank) = self.banks.get(name) {
            return Some(bank.clone());
        }
        let path = format!("questions/{name}.bank.yaml");
        if self.tree.get(&path).is_none() {
            let banks = self.tree.below("questions/").filter_map(|path| path.strip_prefix("questions/")?.strip_suffix(".bank.yaml"));
            findings.at(Code::BankMissing, span, &[("path", &path), ("suggestion", nearest(name, banks))]);
            self.whole = false;
            return None;
        }
        let mut inside = Findings::of(&path);
        let root = self.yaml(&path, &mut inside);
        let mut bank = Bank::default();
        let mut written = Vec::new();
        self.whole = self.whole && root.is_some();
        if let Some(root) = &root {
            let nodes = quiz_file::read_bank(root, &mut inside);
            written = question_file::ids(nodes);
            bank.questions = nodes.iter().filter_map(|node| self.question(node, &mut inside)).collect();
        }
        self.note(inside);
        bank.languages.push(self.tongues.source);
        for language in self.tongues.all().filter(|language| *language != self.tongues.source).collect::<Vec<_>>() {
            if self.bank_translation(name, language, (&findings.file, span), (&written, &mut bank.questions)) {
                bank.languages.push(language);
            }
        }
        self.banks.insert(name.to_owned(), bank.clone());
        Some(bank)
    }

    /// Puts the words of a bank's translation in; whether all are there.
    fn bank_translation(
        &mut self,
        name: &str,
        language: Language,
        (named_in, span): (&str, Span),
        (written, questions): (&[String], &mut [Question]),
    ) -> bool {
        let path = format!("questions/{name}.bank.{}.yaml", language.code());
        let missing = self.tongues.open.contains(&language).then_some(Code::MissingTranslation);
        if self.tree.get(&path).is_none() {
            return self.report_missing_file(missing, (named_in, span), &path, language);
        }
        let source = format!("questions/{name}.bank.yaml");
        let mut findings = Findings::of(&path);
        let root = self.yaml(&path, &mut findings);
        let fields = root.as_ref().and_then(|root| Fields::of(root, "bank", &["source_hash", "questions"], &mut findings));
        let mut complete = false;
        if let Some(fields) = fields {
            translation::is_stale(fields.get("source_hash"), fields.span, (self.tree, &source), &mut findings);
            let mut around = Self::around(&mut self.assets, language, &self.course, &self.activities);
            let mut translator = Translator { around: &mut around, findings: &mut findings, missing, complete: true };
            let place = fields.key_span("questions").unwrap_or(fields.span);
            translator.questions(fields.get("questions"), place, (written, questions));
            complete = translator.complete;
        }
        self.note(findings);
        complete
    }

    fn report_missing_file(&mut self, code: Option<Code>, (named_in, span): (&str, Span), path: &str, language: Language) -> bool {
        let mut findings = Findings::of(named_in);
        if let Some(code) = code {
            findings.at(code, span, &[("key", path), ("language", language.code())]);
        }
        self.note(findings);
        false
    }

    /// Puts the words of a quiz's translation in; whether all are there.
    fn quiz_translation(&mut self, stem: &str, language: Language, place: (&str, Span, bool), into: Words<'_>) -> bool {
        let path = format!("{stem}.quiz.{}.yaml", language.code());
        let (named_in, span, graded) = place;
        let missing = self.tongues.open.contains(&language).then_some(if graded { Code::MissingTranslation } else { Code::Untranslated });
        if self.tree.get(&path).is_none() {
            return self.report_missing_file(missing, (named_in, span), &path, language);
        }
        let mut findings = Findings::of(&path);
        let root = self.yaml(&path, &mut findings);
        let fields =
            root.as_ref().and_then(|root| Fields::of(root, "quiz", &["source_hash", "title", "intro", "questions"], &mut findings));
        let complete = fields.is_some_and(|fields| {
            let source = format!("{stem}.quiz.yaml");
            translation::is_stale(fields.get("source_hash"), fields.span, (self.tree, &source), &mut findings);
            self.quiz_words(&fields, (language, missing), into, &mut findings)
        });
        self.note(findings);
        complete
    }

    fn quiz_words(
        &mut self,
        fields: &Fields<'_>,
        (language, missing): (Language, Option<Code>),
        (front, written, questions): Words<'_>,
        findings: &mut Findings,
    ) -> bool {
        let title = fields.get("title").and_then(|node| fields::title(node, "title", findings));
        let intro = fields.get("intro").and_then(|node| Some((node, fields::text(node, "intro", findings)?)));
        let mut around = Self::around(&mut self.assets, language, &self.course, &self.activities);
        let mut translator = Translator { around: &mut around, findings, missing, complete: true };
        match title {
            Some(title) => drop(front.title.0.insert(language, title)),
            None => translator.miss(fields.span, "title"),
        }
        match intro {
            Some((node, text)) => {
                let html = markdown::short(&text, Origin::of(node), translator.around, translator.findings);
                front.intro.insert(language, html);
            }
            None if front.intro.is_empty() => {}
            None => translator.miss(fields.span, "intro"),
        }
        let place = fields.key_span("questions").unwrap_or(fields.span);
        translator.questions(fields.get("questions"), place, (written, questions));
        translator.complete
    }
}
