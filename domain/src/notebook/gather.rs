//! The whole notebook of a course: every prompt in its place, with what was written.

use super::Note;
use crate::{
    catalogue::model::{Activity, ActivityKind, Course, LessonPage, Module, SafeHtml},
    id::PromptId,
    language::Language,
};
use std::collections::BTreeMap;

/// The notebook of a course.
#[derive(Debug)]
pub struct Notebook<'a> {
    /// Lessons with prompts, in the order of the course.
    pub lessons: Vec<LessonNotes<'a>>,
    /// What was written under prompts that the course does not ask any more.
    pub left_over: Vec<PromptNote<'a>>,
}

/// The prompts of a lesson.
#[derive(Debug)]
pub struct LessonNotes<'a> {
    /// The module the lesson stands in.
    pub module: &'a Module,
    /// The lesson.
    pub activity: &'a Activity,
    /// Its title.
    pub title: &'a str,
    /// The language its title and prompts are really in.
    pub language: Language,
    /// Its prompts, in order.
    pub prompts: Vec<PromptNote<'a>>,
}

/// A prompt with what was written.
#[derive(Debug)]
pub struct PromptNote<'a> {
    /// Which.
    pub id: &'a PromptId,
    /// What is asked; `None` when nobody knows any more.
    pub ask: Option<&'a SafeHtml>,
    /// The language of `ask`.
    pub language: Language,
    /// What was written; none when nothing ever was.
    pub note: Option<&'a Note>,
}

impl PromptNote<'_> {
    /// The words; empty when there are none.
    pub fn text(&self) -> &str {
        self.note.map_or("", |note| note.text.as_str())
    }

    /// The number a save has to name.
    pub fn seq(&self) -> u32 {
        self.note.map_or(0, |note| note.seq)
    }
}

/// Gathers what was written in the current version of a course, as a reader of `language` sees it. `enrolled_in` is the version at enrolment: it may
/// still know prompts that are gone since.
pub fn gather<'a>(course: &'a Course, enrolled_in: &'a Course, language: Language, notes: &'a BTreeMap<PromptId, Note>) -> Notebook<'a> {
    let lessons: Vec<LessonNotes<'a>> = course
        .activities()
        .filter_map(|(module, activity)| {
            let (page, language) = page_of(course, activity, language)?;
            let prompt = |(id, ask)| PromptNote { id, ask: Some(ask), language, note: notes.get(id) };
            let prompts: Vec<PromptNote<'a>> = page.prompts().map(prompt).collect();
            (!prompts.is_empty()).then_some(LessonNotes { module, activity, title: &page.title, language, prompts })
        })
        .collect();
    let asked = |id: &PromptId| lessons.iter().flat_map(|lesson| &lesson.prompts).any(|prompt| prompt.id == id);
    let left_over = notes.values().filter(|note| !note.text.is_empty() && !asked(&note.prompt)).map(|note| {
        let known = ask_in(enrolled_in, language, &note.prompt);
        PromptNote {
            id: &note.prompt,
            ask: known.map(|(ask, _)| ask),
            language: known.map_or(language, |(_, in_which)| in_which),
            note: Some(note),
        }
    });
    let left_over = left_over.collect();
    Notebook { lessons, left_over }
}

fn page_of<'a>(course: &Course, activity: &'a Activity, language: Language) -> Option<(&'a LessonPage, Language)> {
    match &activity.kind {
        ActivityKind::Lesson(lesson) => lesson.page(course.language_for(language), course.source()),
        ActivityKind::Quiz(_) => None,
    }
}

fn ask_in<'a>(course: &'a Course, language: Language, wanted: &PromptId) -> Option<(&'a SafeHtml, Language)> {
    course.activities().filter_map(|(_, activity)| page_of(course, activity, language)).find_map(|(page, language)| {
        let (_, ask) = page.prompts().find(|(id, _)| *id == wanted)?;
        Some((ask, language))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{catalogue::sample, testing};

    #[test]
    fn every_prompt_stands_in_its_place_and_nothing_written_is_left_out() {
        let course = sample::course();
        let mut later = sample::files();
        later.remove("modules/one/second.fr.md");
        let text = String::from_utf8(later.remove("modules/one/second.en.md").unwrap().bytes).unwrap();
        later.put("modules/one/second.en.md", text.replace("\"duties\"", "\"tasks\"").into_bytes());
        let later = sample::compiled(&later);
        let note = |id: &str, text: &str| {
            let prompt = sample::prompt(id);
            (prompt.clone(), Note { prompt, text: text.into(), seq: 1, saved_at: testing::noon() })
        };
        let notes = BTreeMap::from([note("people", "All"), note("duties", "Three"), note("old", "Words"), note("empty", "")]);

        let notebook = gather(&later, &course, Language::Fr, &notes);
        let lessons: Vec<_> = notebook
            .lessons
            .iter()
            .map(|lesson| {
                let prompts = lesson.prompts.iter().map(|prompt| (prompt.id.as_str(), prompt.text(), prompt.seq()));
                (lesson.title, lesson.language, prompts.collect::<Vec<_>>())
            })
            .collect();
        assert_eq!(
            lessons,
            [("First (fr)", Language::Fr, vec![("rights", "", 0), ("people", "All", 1)]), ("Second", Language::En, vec![("tasks", "", 0)]),]
        );
        let left: Vec<_> = notebook.left_over.iter().map(|left| (left.id.as_str(), left.ask.is_some(), left.text())).collect();
        assert_eq!(left, [("duties", true, "Three"), ("old", false, "Words")]);
    }
}
