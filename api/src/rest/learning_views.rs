//! Enrolments, outlines and activities as the API shows them.

use super::{
    attempt_views::ExactView,
    catalogue::{ActivityKindView, said},
    keys::Key,
    notebook::NoteView,
};
use crate::{error::ApiError, pages::reading::Reader, visit::Visit};
use chrono::{DateTime, Utc};
use domain::{
    catalogue::{
        self,
        model::{Activity, ActivityKind, Block, Course, LessonPage, Module, Quiz, Slot},
    },
    enrolment::{self, Completion, Enrolment},
    id::{ActivityId, CourseId, ModuleId, PromptId, VersionId},
    language::Language,
};
use poem_openapi::Object;

/// A learner in a course.
#[derive(Debug, Object)]
pub struct EnrolmentView {
    /// Which course.
    pub course: Key<CourseId>,
    /// When the learner first enrolled.
    pub enrolled_at: DateTime<Utc>,
}

impl From<Enrolment> for EnrolmentView {
    fn from(enrolment: Enrolment) -> Self {
        Self { course: Key(enrolment.course), enrolled_at: enrolment.enrolled_at }
    }
}

/// An activity that was done.
#[derive(Debug, Object)]
pub struct CompletionView {
    /// Which.
    pub activity: Key<ActivityId>,
    /// When it was done first.
    pub completed_at: DateTime<Utc>,
}

impl From<Completion> for CompletionView {
    fn from(completion: Completion) -> Self {
        Self { activity: Key(completion.activity), completed_at: completion.completed_at }
    }
}

/// The outline of a course.
#[derive(Debug, Object)]
pub struct OutlineView {
    /// The course.
    pub course: Key<CourseId>,
    /// The language the titles are in.
    pub language: String,
    /// Whether one is enrolled.
    pub is_enrolled: bool,
    /// Its modules, in order.
    pub modules: Vec<OutlineModuleView>,
}

/// A module in the outline.
#[derive(Debug, Object)]
pub struct OutlineModuleView {
    /// Its id.
    pub id: Key<ModuleId>,
    /// Its title.
    pub title: String,
    /// Its activities, in order.
    pub activities: Vec<OutlineActivityView>,
}

/// An activity in the outline.
#[derive(Debug, Object)]
pub struct OutlineActivityView {
    /// Its id.
    pub id: Key<ActivityId>,
    /// What it is.
    pub kind: ActivityKindView,
    /// Its title.
    pub title: String,
    /// Whether the course asks for it.
    pub is_required: bool,
    /// Minutes it takes, estimated.
    pub minutes: u32,
    /// Whether it is done.
    pub is_done: bool,
    /// Whether it may be opened.
    pub is_open: bool,
}

impl OutlineView {
    /// The outline for a reader.
    pub fn of(course: &Course, reader: &Reader, wanted: Language) -> Self {
        let language = course.language_for(wanted);
        let activity = |activity: &Activity| OutlineActivityView {
            id: Key(activity.id.clone()),
            kind: ActivityKindView::of(&activity.kind),
            title: said(&activity.title, language, course),
            is_required: activity.required,
            minutes: activity.minutes,
            is_done: reader.has_done(&activity.id),
            is_open: reader.may_open(course, &activity.id),
        };
        let module = |module: &Module| OutlineModuleView {
            id: Key(module.id.clone()),
            title: said(&module.title, language, course),
            activities: module.activities.iter().map(activity).collect(),
        };
        Self {
            course: Key(course.id.clone()),
            language: language.code().to_owned(),
            is_enrolled: reader.state().is_some(),
            modules: course.modules.iter().map(module).collect(),
        }
    }
}

/// An activity.
#[derive(Debug, Object)]
pub struct ActivityView {
    /// Its id.
    pub id: Key<ActivityId>,
    /// What it is.
    pub kind: ActivityKindView,
    /// The version these texts are from.
    pub version: Key<VersionId>,
    /// Its module.
    pub module: Key<ModuleId>,
    /// The language its texts are really in.
    pub language: String,
    /// Its title.
    pub title: String,
    /// Whether the course asks for it.
    pub is_required: bool,
    /// Minutes it takes, estimated.
    pub minutes: u32,
    /// Whether it is done.
    pub is_done: bool,
    /// The lesson, if it is one.
    pub lesson: Option<LessonView>,
    /// The quiz, if it is one.
    pub quiz: Option<QuizView>,
}

/// A lesson.
#[derive(Debug, Object)]
pub struct LessonView {
    /// What one can do after it.
    pub objectives: Vec<String>,
    /// Its text, in order.
    pub blocks: Vec<BlockView>,
    /// Whether it was translated from an older text than the present one.
    pub is_stale: bool,
}

/// A stretch of a lesson: text, or a prompt.
#[derive(Debug, Object)]
pub struct BlockView {
    /// Sanitised HTML.
    pub html: Option<String>,
    /// A question about one's own city.
    pub prompt: Option<PromptView>,
}

/// A question about one's own city.
#[derive(Debug, Object)]
pub struct PromptView {
    /// Its id.
    pub id: Key<PromptId>,
    /// What to write about, sanitised HTML.
    pub ask: String,
    /// What was written, where one is enrolled and has.
    pub note: Option<NoteView>,
}

/// What a quiz expects. Its questions come with an attempt.
#[derive(Debug, Object)]
pub struct QuizView {
    /// Shown before the first attempt, sanitised HTML.
    pub intro: String,
    /// How many questions an attempt holds.
    pub questions: u32,
    /// How many attempts there are; none: as many as one likes.
    pub attempts: Option<u32>,
    /// Minutes between the end of an attempt and the start of the next.
    pub wait_minutes: u32,
    /// Minutes an attempt may take; none: as long as one likes.
    pub time_limit_minutes: Option<u32>,
    /// Per cent of the points it takes to pass.
    pub pass_mark: ExactView,
    /// No attempt starts before.
    pub opens: Option<DateTime<Utc>>,
    /// No attempt starts after.
    pub closes: Option<DateTime<Utc>>,
}

impl ActivityView {
    /// An activity for whoever visits.
    pub async fn of(visit: &Visit, course: &Course, id: &ActivityId) -> Result<Self, ApiError> {
        let (module, activity) = course.activity(id).ok_or(catalogue::Error::ActivityNotFound)?;
        let language = course.language_for(visit.language);
        let page = match &activity.kind {
            ActivityKind::Lesson(lesson) => lesson.page(language, course.source()),
            ActivityKind::Quiz(_) => None,
        };
        let prompts: Vec<&PromptId> = page.iter().flat_map(|(page, _)| page.prompts()).map(|(id, _)| id).collect();
        let reader = Reader::of(visit, course, &prompts).await?;
        if !reader.may_open(course, id) {
            return Err(visit.session.as_ref().map_or_else(ApiError::not_signed_in, |_| enrolment::Error::NotEnrolled.into()));
        }
        let shown = page.map_or(language, |(_, shown)| shown);
        let (lesson, quiz) = match &activity.kind {
            ActivityKind::Lesson(_) => (page.map(|(page, _)| LessonView::of(page, &reader)), None),
            ActivityKind::Quiz(quiz) => (None, Some(QuizView::of(quiz, language, course))),
        };
        Ok(Self {
            id: Key(activity.id.clone()),
            kind: ActivityKindView::of(&activity.kind),
            version: Key(course.version.clone()),
            module: Key(module.id.clone()),
            language: shown.code().to_owned(),
            title: said(&activity.title, shown, course),
            is_required: activity.required,
            minutes: activity.minutes,
            is_done: reader.has_done(&activity.id),
            lesson,
            quiz,
        })
    }
}

impl LessonView {
    fn of(page: &LessonPage, reader: &Reader) -> Self {
        let block = |block: &Block| match block {
            Block::Html(html) => BlockView { html: Some(html.as_str().to_owned()), prompt: None },
            Block::Prompt { id, ask } => {
                let note = reader.state().and_then(|state| state.notes.get(id)).map(NoteView::of);
                BlockView { html: None, prompt: Some(PromptView { id: Key(id.clone()), ask: ask.as_str().to_owned(), note }) }
            }
        };
        Self { objectives: page.objectives.clone(), blocks: page.blocks.iter().map(block).collect(), is_stale: page.stale }
    }
}

impl QuizView {
    fn of(quiz: &Quiz, language: Language, course: &Course) -> Self {
        let intro = quiz.intro.get(&language).or_else(|| quiz.intro.get(&course.source()));
        Self {
            intro: intro.map(|intro| intro.as_str().to_owned()).unwrap_or_default(),
            questions: quiz.slots.iter().map(drawn).fold(0, u32::saturating_add),
            attempts: quiz.rules.attempts,
            wait_minutes: quiz.rules.wait_minutes,
            time_limit_minutes: quiz.rules.time_limit_minutes,
            pass_mark: quiz.rules.pass_mark.into(),
            opens: quiz.rules.opens,
            closes: quiz.rules.closes,
        }
    }
}

/// How many questions a slot gives to an attempt.
fn drawn(slot: &Slot) -> u32 {
    match slot {
        Slot::Fixed(_) => 1,
        Slot::Pool { draw, .. } => *draw,
    }
}
