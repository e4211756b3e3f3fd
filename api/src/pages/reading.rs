//! What the pages of a course share: who reads, in which language its texts are, and the outline at the side.

use crate::{
    error::{PageError, Refusal},
    urls,
    visit::Visit,
};
use domain::{
    catalogue::{
        self,
        model::{Activity, ActivityKind, Course, Module},
    },
    id::{ActivityId, CourseId, PromptId},
    language::{Language, Translated},
    notebook::{self, LessonState},
    progress,
};
use std::{fmt, sync::Arc};

/// The course an address names, when the address begins with a language.
///
/// # Errors
/// Not found.
pub fn course_at(visit: &Visit, id: &str) -> Result<Arc<Course>, PageError> {
    in_known_language(visit)?;
    let id = CourseId::parse(id).map_err(|_| Refusal::not_found())?;
    Ok(catalogue::current(&visit.app.platform, &id)?)
}

/// Refuses addresses that begin with no language of ours.
///
/// # Errors
/// Not found.
pub fn in_known_language(visit: &Visit) -> Result<(), PageError> {
    urls::in_language(&visit.path, visit.language).map(drop).ok_or_else(Refusal::not_found)
}

/// The activity an address names.
///
/// # Errors
/// Not found.
pub fn activity_at<'a>(course: &'a Course, id: &str) -> Result<Place<'a>, PageError> {
    let id = ActivityId::parse(id).map_err(|_| Refusal::not_found())?;
    Place::of(course, &id).ok_or_else(|| catalogue::Error::ActivityNotFound.into())
}

/// A `lang` attribute, or nothing where the text is in the page's own language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LangAttribute(Option<Language>);

impl fmt::Display for LangAttribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(language) => write!(f, " lang=\"{}\"", language.code()),
            None => Ok(()),
        }
    }
}

impl askama::filters::HtmlSafe for LangAttribute {}

/// A text of the course with the language it is really in.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// The text.
    pub text: &'a str,
    /// To be written into the tag around it: `<h1{{ title.lang }}>`.
    pub lang: LangAttribute,
}

/// Chooses texts of a course for a page: in the page's language where the course has it, else in the course's source language.
#[derive(Debug, Clone, Copy)]
pub struct Voice<'a> {
    /// The course.
    pub course: &'a Course,
    /// The language of the page.
    pub page: Language,
    /// The language the course is shown in.
    pub language: Language,
}

impl<'a> Voice<'a> {
    /// For a page in this language.
    pub fn of(course: &'a Course, page: Language) -> Self {
        Self { course, page, language: course.language_for(page) }
    }

    /// The text, with its language.
    pub fn say(&self, text: &'a Translated) -> Said<'a> {
        let (text, language) = text.pick(self.language, self.course.source());
        Said { text, lang: self.lang(language) }
    }

    /// A text that need not be there.
    pub fn maybe(&self, text: Option<&'a Translated>) -> Option<Said<'a>> {
        text.map(|text| self.say(text))
    }

    /// The attribute for a text in this language.
    pub fn lang(&self, language: Language) -> LangAttribute {
        LangAttribute(Some(language).filter(|language| *language != self.page))
    }

    /// Whether the course is not there in the page's language at all.
    pub fn falls_back(&self) -> bool {
        self.language != self.page
    }
}

/// An activity in its course.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// Its module.
    pub module: &'a Module,
    /// The activity, and its number in the module from 1.
    pub activity: (&'a Activity, usize),
    /// The one before, in the order of the course.
    pub previous: Option<&'a Activity>,
    /// The one after.
    pub next: Option<&'a Activity>,
}

impl<'a> Place<'a> {
    /// Where this activity stands.
    pub fn of(course: &'a Course, id: &ActivityId) -> Option<Self> {
        let module = course.modules.iter().find(|module| module.activities.iter().any(|activity| activity.id == *id))?;
        let activity = module.activities.iter().zip(1..).find(|(activity, _)| activity.id == *id)?;
        let all: Vec<&Activity> = course.activities().map(|(_, activity)| activity).collect();
        let at = all.iter().position(|activity| activity.id == *id)?;
        Some(Self {
            module,
            activity,
            previous: at.checked_sub(1).and_then(|at| all.get(at).copied()),
            next: at.checked_add(1).and_then(|at| all.get(at).copied()),
        })
    }
}

/// Who reads a page of a course.
#[derive(Debug, Clone)]
pub enum Reader {
    /// Nobody is signed in.
    Visitor,
    /// Signed in and not enrolled.
    Stranger,
    /// Not enrolled, but one of those who look after the course.
    Staff,
    /// Enrolled.
    Learner(Box<LessonState>),
}

impl Reader {
    /// Finds out with one query, or none for visitors. `prompts`: those whose notes the page shows.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn of(visit: &Visit, course: &Course, prompts: &[&PromptId]) -> Result<Self, PageError> {
        let Some(session) = &visit.session else { return Ok(Self::Visitor) };
        let state = notebook::lesson_state(&visit.app.platform, &session.learner(), &course.id, prompts).await?;
        Ok(match state.filter(|state| state.enrolment.is_live()) {
            Some(state) => Self::Learner(Box::new(state)),
            None if session.author_of(&course.id).is_ok() || session.facilitator_of(&course.id).is_ok() => Self::Staff,
            None => Self::Stranger,
        })
    }

    /// What is known about an enrolled learner.
    pub fn state(&self) -> Option<&LessonState> {
        match self {
            Self::Learner(state) => Some(state),
            _ => None,
        }
    }

    /// Whether the activity is done.
    pub fn has_done(&self, activity: &ActivityId) -> bool {
        self.state().is_some_and(|state| state.done.contains(activity))
    }

    /// Whether the reader may open this activity: who is enrolled any, everybody the first lesson.
    pub fn may_open(&self, course: &Course, activity: &ActivityId) -> bool {
        matches!(self, Self::Learner(_) | Self::Staff) || first_lesson(course).is_some_and(|first| first.id == *activity)
    }

    /// Activities asked of an enrolled learner that are done, and all that are asked.
    ///
    /// # Errors
    /// When the version the learner enrolled in cannot be read.
    pub async fn tally(&self, visit: &Visit, course: &Course) -> Result<Option<(usize, usize)>, PageError> {
        let Some(state) = self.state() else { return Ok(None) };
        let platform = &visit.app.platform;
        let bound = progress::bound_by_enrolment(platform, course, &state.enrolment).await?;
        let facts = progress::Facts::none(platform.clock.now(), bound);
        let asked = facts.asked(course.activities().map(|(_, activity)| activity));
        let done = asked.iter().filter(|activity| state.done.contains(&activity.id)).count();
        Ok(Some((done, asked.len())))
    }
}

/// The lesson everybody may read.
pub fn first_lesson(course: &Course) -> Option<&Activity> {
    course.activities().map(|(_, activity)| activity).find(|activity| matches!(activity.kind, ActivityKind::Lesson(_)))
}

/// The outline at the side of lessons and quizzes: include `components/outline.html` in a page that has it as `outline`.
#[derive(Debug)]
pub struct Outline<'a> {
    /// The course's title.
    pub title: Said<'a>,
    /// The course's page.
    pub url: String,
    /// Its modules.
    pub modules: Vec<OutlineModule<'a>>,
    /// Activities done, and all that are asked, for learners.
    pub tally: Option<(usize, usize)>,
    /// What is missing, for learners.
    pub progress_url: String,
    /// The notebook, for learners.
    pub notebook_url: String,
}

/// A module in the outline.
#[derive(Debug)]
pub struct OutlineModule<'a> {
    /// Its title.
    pub title: Said<'a>,
    /// The whole module to print, for who may read it.
    pub print_url: Option<String>,
    /// Its activities.
    pub rows: Vec<OutlineRow<'a>>,
}

impl OutlineModule<'_> {
    /// Whether the page one is on belongs to it.
    pub fn is_here(&self) -> bool {
        self.rows.iter().any(|row| row.current)
    }
}

/// An activity in the outline.
#[derive(Debug)]
pub struct OutlineRow<'a> {
    /// Its title.
    pub title: Said<'a>,
    /// Estimated minutes.
    pub minutes: u32,
    /// Whether it is a quiz.
    pub is_quiz: bool,
    /// Whether the award asks for it.
    pub required: bool,
    /// Its page, for who may open it.
    pub url: Option<String>,
    /// Whether it is done.
    pub done: bool,
    /// Whether it is the page one is on.
    pub current: bool,
}

impl<'a> Outline<'a> {
    /// The outline for a reader who is at `current`.
    ///
    /// # Errors
    /// When the version the learner enrolled in cannot be read.
    pub async fn of(visit: &Visit, course: &'a Course, reader: &Reader, current: Option<&ActivityId>) -> Result<Self, PageError> {
        let voice = Voice::of(course, visit.language);
        let row = |activity: &'a Activity| OutlineRow {
            title: voice.say(&activity.title),
            minutes: activity.minutes,
            is_quiz: matches!(activity.kind, ActivityKind::Quiz(_)),
            required: activity.required,
            url: reader.may_open(course, &activity.id).then(|| urls::activity(visit.language, &course.id, &activity.id)),
            done: reader.has_done(&activity.id),
            current: current == Some(&activity.id),
        };
        let reads_all = matches!(reader, Reader::Learner(_) | Reader::Staff);
        let modules = course.modules.iter().map(|module| OutlineModule {
            title: voice.say(&module.title),
            print_url: reads_all.then(|| urls::module(visit.language, &course.id, &module.id)),
            rows: module.activities.iter().map(row).collect(),
        });
        Ok(Self {
            title: voice.say(&course.title),
            url: urls::course(visit.language, &course.id),
            modules: modules.collect(),
            tally: reader.tally(visit, course).await?,
            progress_url: urls::progress(visit.language, &course.id),
            notebook_url: urls::notebook(visit.language, &course.id),
        })
    }
}
