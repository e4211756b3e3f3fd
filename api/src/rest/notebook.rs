//! My city notebook: what a learner writes under a course's prompts. For nobody else's eyes.

use super::{
    Answer, Topic,
    caller::{Answering, SignedIn},
    keys::Key,
    strict::{LONG_TEXT_SIZE, Strict},
};
use crate::{
    app::App,
    error::{ApiError, Refusal},
};
use chrono::{DateTime, Utc};
use domain::{
    catalogue, enrolment,
    id::{ActivityId, CourseId, PromptId},
    notebook::{self, LessonNotes, Note, NoteDraft, Notebook, PromptNote},
};
use poem_openapi::{Object, OpenApi, param::Path, payload::Json};

/// My city notebook.
pub struct NotebookApi {
    /// The program.
    pub app: App,
}

/// A text to keep under a prompt.
#[derive(Debug, Object)]
pub struct SaveNote {
    /// The `seq` last heard of; 0 when nothing was there.
    pub seen: u32,
    /// What was written.
    #[oai(validator(max_length = 20_000))]
    pub text: String,
}

/// What was written under a prompt.
#[derive(Debug, Object)]
pub struct NoteView {
    /// The words.
    pub text: String,
    /// Counts saves; name it as `seen` in the next.
    pub seq: u32,
    /// When it was saved last.
    pub saved_at: DateTime<Utc>,
}

impl NoteView {
    /// A note, for who wrote it.
    pub fn of(note: &Note) -> Self {
        Self { text: note.text.clone(), seq: note.seq, saved_at: note.saved_at }
    }
}

/// The notebook of a course.
#[derive(Debug, Object)]
pub struct NotebookView {
    /// Lessons with prompts, in the order of the course.
    pub lessons: Vec<NotebookLessonView>,
    /// What was written under prompts that the course does not ask any more.
    pub left_over: Vec<NotebookPromptView>,
}

/// The prompts of a lesson.
#[derive(Debug, Object)]
pub struct NotebookLessonView {
    /// The lesson.
    pub activity: Key<ActivityId>,
    /// Its title.
    pub title: String,
    /// The language its title and prompts are in.
    pub language: String,
    /// Its prompts, in order.
    pub prompts: Vec<NotebookPromptView>,
}

/// A prompt with what was written under it.
#[derive(Debug, Object)]
pub struct NotebookPromptView {
    /// Its id.
    pub id: Key<PromptId>,
    /// What is asked, sanitised HTML; none when nobody knows any more.
    pub ask: Option<String>,
    /// What was written, if anything was.
    pub note: Option<NoteView>,
}

impl NotebookView {
    fn of(notebook: &Notebook<'_>) -> Self {
        let prompt = |prompt: &PromptNote<'_>| NotebookPromptView {
            id: Key(prompt.id.clone()),
            ask: prompt.ask.map(|ask| ask.as_str().to_owned()),
            note: prompt.note.map(NoteView::of),
        };
        let lesson = |lesson: &LessonNotes<'_>| NotebookLessonView {
            activity: Key(lesson.activity.id.clone()),
            title: lesson.title.to_owned(),
            language: lesson.language.code().to_owned(),
            prompts: lesson.prompts.iter().map(prompt).collect(),
        };
        Self { lessons: notebook.lessons.iter().map(lesson).collect(), left_over: notebook.left_over.iter().map(prompt).collect() }
    }
}

/// A stale save is answered with the newer text.
fn refuse(error: notebook::Error) -> ApiError {
    let newer = match &error {
        notebook::Error::Stale { newer } => Some(newer.clone()),
        _ => None,
    };
    let refusal = Refusal::from(error);
    let Some(newer) = newer else { return refusal };
    let members = [("seq", newer.seq.into()), ("text", newer.text.into())].map(|(name, value)| (name.to_owned(), value));
    Refusal { extra: Some(members.into_iter().collect()), ..refusal }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Topic::Learning")]
impl NotebookApi {
    /// Shows every prompt of a course with what one wrote under it.
    #[oai(path = "/courses/:course/notebook", method = "get", operation_id = "show_notebook")]
    async fn show_notebook(&self, caller: SignedIn, course: Path<Key<CourseId>>) -> Answer<NotebookView> {
        let (platform, learner) = (&self.app.platform, caller.learner());
        let course = catalogue::current(platform, &course.0.0)?;
        let enrolment = enrolment::find(platform, &learner, &course.id).await?.ok_or(enrolment::Error::NotEnrolled)?;
        let enrolled_in = catalogue::version(platform, &enrolment.version).await.unwrap_or_else(|_| course.clone());
        let notes = notebook::notes_of(platform, &learner, &course.id).await?;
        Ok(Json(NotebookView::of(&notebook::gather(&course, &enrolled_in, caller.visit.language, &notes))))
    }

    /// Keeps a text under a prompt; an empty one takes it back. A save that has not seen the newest text is refused with 409 and that text, as
    /// the members `seq` and `text` of the problem. Safe to repeat.
    #[oai(path = "/courses/:course/notebook/:prompt", method = "put", operation_id = "save_note")]
    async fn save_note(
        &self,
        caller: Answering,
        course: Path<Key<CourseId>>,
        prompt: Path<Key<PromptId>>,
        body: Strict<SaveNote, LONG_TEXT_SIZE>,
    ) -> Answer<NoteView> {
        let draft = NoteDraft { prompt: &prompt.0.0, seen: body.0.seen, text: &body.0.text };
        let note = notebook::save_note(&self.app.platform, &caller.0.learner(), &course.0.0, draft).await.map_err(refuse)?;
        Ok(Json(NoteView::of(&note)))
    }
}
