//! A lesson in all its languages.

use super::Compiler;
use crate::catalogue::diagnostic::{Code, Findings, Span};
use crate::catalogue::ids::Space;
use crate::catalogue::lesson_file::{self, LessonDraft};
use crate::catalogue::markdown::Compiled;
use crate::catalogue::model::{ActivityKind, Lesson, LessonPage};
use crate::catalogue::module_file::ActivityDraft;
use crate::catalogue::text;
use crate::language::{Language, Translated};

impl Compiler<'_> {
    pub(super) fn lesson(&mut self, draft: &ActivityDraft, named_in: &str) -> Option<(Translated, ActivityKind)> {
        let mut lesson = Lesson { pages: Default::default() };
        let mut title = Translated::default();
        let source = self.tongues.source;
        let mut first: Option<Compiled> = None;
        for language in self.tongues.all().collect::<Vec<_>>() {
            let path = format!("{}.{}.md", draft.stem, language.code());
            if self.tree.get(&path).is_none() {
                self.report_missing_lesson(draft, named_in, language, &path);
                continue;
            }
            let mut findings = Findings::of(&path);
            let page = self.lesson_page(draft, language, &path, &mut findings);
            if let Some(page) = page {
                match &first {
                    Some(first) if !first.unread && !page.text.unread && !page.text.blocks.is_empty() => {
                        compare_ids(first, &page.text, language, &mut findings)
                    }
                    None if language == source => self.take_ids(&page.text, &mut findings),
                    _ => {}
                }
                self.whole = self.whole && !page.text.unread;
                title.0.insert(language, page.title.clone());
                let headings = page.text.headings.clone();
                let (blocks, words, stale) = (page.text.blocks.clone(), page.text.words, page.stale);
                lesson
                    .pages
                    .insert(language, LessonPage { title: page.title, objectives: page.objectives, blocks, headings, words, stale });
                if language == source {
                    first = Some(page.text);
                }
            }
            self.note(findings);
        }
        lesson.pages.contains_key(&source).then_some((title, ActivityKind::Lesson(lesson)))
    }

    fn report_missing_lesson(&mut self, draft: &ActivityDraft, named_in: &str, language: Language, path: &str) {
        let mut findings = Findings::of(named_in);
        if language == self.tongues.source {
            findings.at(Code::LessonMissing, draft.span, &[("path", path)]);
            self.whole = false;
        } else if self.tongues.open.contains(&language) {
            findings.at(Code::Untranslated, draft.span, &[("key", &draft.id), ("language", language.code())]);
        }
        self.note(findings);
    }

    fn lesson_page(&mut self, draft: &ActivityDraft, language: Language, path: &str, findings: &mut Findings) -> Option<LessonDraft> {
        self.used.insert(path.to_owned());
        let text = text::read(self.tree, path, findings)?;
        let source = format!("{}.{}.md", draft.stem, self.tongues.source.code());
        let source = (language != self.tongues.source).then_some((self.tree, source.as_str()));
        let mut around = Self::around(&mut self.assets, language, &self.course, &self.activities);
        Some(lesson_file::read(&text, source, &mut around, findings))
    }

    fn take_ids(&mut self, text: &Compiled, findings: &mut Findings) {
        for (id, span) in &text.prompts {
            self.ids.take(Space::Prompt, id, *span, findings);
        }
        for (id, span) in &text.questions {
            self.ids.take(Space::Question, id, *span, findings);
        }
    }

    /// Lessons of a module whose file cannot be read: their faults are told all the same.
    pub(super) fn loose_lessons(&mut self, folder: &str) {
        let below = format!("modules/{folder}/");
        let paths: Vec<String> = self.tree.below(&below).filter(|path| path.ends_with(".md")).map(str::to_owned).collect();
        for path in paths {
            let stem = path.trim_end_matches(".md");
            let Some(language) = stem.rsplit_once('.').and_then(|(_, code)| Language::parse(code)) else { continue };
            let mut findings = Findings::of(&path);
            if let Some(text) = text::read(self.tree, &path, &mut findings) {
                let mut around = Self::around(&mut self.assets, language, &self.course, &self.activities);
                lesson_file::read(&text, None, &mut around, &mut findings);
            }
            // What hangs on files that could not be read is not their fault.
            findings.found.retain(|it| !matches!(it.code, Code::LinkUnknownActivity | Code::KeyWithoutMeaning));
            self.note(findings);
        }
    }
}

/// Prompts and questions have the same ids in every language.
fn compare_ids(source: &Compiled, translation: &Compiled, language: Language, findings: &mut Findings) {
    for (source, translation) in [(&source.prompts, &translation.prompts), (&source.questions, &translation.questions)] {
        for (id, span) in translation.iter().filter(|(id, _)| !source.iter().any(|(known, _)| known == id)) {
            findings.at(Code::IdsDiffer, *span, &[("id", id), ("side", "more"), ("language", language.code())]);
        }
        for (id, _) in source.iter().filter(|(id, _)| !translation.iter().any(|(known, _)| known == id)) {
            findings.at(Code::IdsDiffer, Span::new(1, 1, 1), &[("id", id), ("side", "less"), ("language", language.code())]);
        }
        for (index, (id, span)) in translation.iter().enumerate() {
            if translation.iter().take(index).any(|(earlier, _)| earlier == id) {
                let first = translation.iter().find(|(known, _)| known == id).map_or(0, |(_, span)| span.line);
                findings.at(Code::DuplicateId, *span, &[("id", id), ("first", &format!("{}:{first}", findings.file))]);
            }
        }
    }
}
