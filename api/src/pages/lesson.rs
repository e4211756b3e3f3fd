//! Lessons: read, write in the notebook, say that one is done. The address of a quiz leads on to its own page.

use crate::{
    error::PageError,
    form::Form,
    pages::{
        assessment,
        notebook::PromptField,
        reading::{self, LangAttribute, Outline, Place, Reader, Said, Voice},
        shell::Shell,
    },
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    catalogue::model::{Activity, ActivityKind, Block, Course, Lesson, LessonPage},
    enrolment,
    id::PromptId,
    language::Language,
};
use poem::{Response, Result, Route, get, handler, http::StatusCode, post, web::Path};
use std::sync::Arc;

/// Adds the routes of lessons, and of quizzes' first pages.
pub fn routes(route: Route) -> Route {
    route
        .at("/:lang/courses/:course/:activity", get(open))
        .at("/:lang/courses/:course/:activity/completion", post(complete).get(back_to_lesson))
}

#[handler]
async fn open(visit: Visit, Path((_, course, activity)): Path<(String, String, String)>) -> Result<Response> {
    let course = reading::course_at(&visit, &course)?;
    Ok(activity_page(&visit, course, &activity).await?)
}

async fn activity_page(visit: &Visit, course: Arc<Course>, activity: &str) -> PageResult {
    let place = reading::activity_at(&course, activity)?;
    match &place.activity.0.kind {
        ActivityKind::Quiz(_) => assessment::quiz_page(visit, &course.id, &place.activity.0.id).await,
        ActivityKind::Lesson(lesson) => lesson_page(visit, &course, place, lesson).await,
    }
}

/// A stretch of the lesson's page.
enum Stretch<'a> {
    Text(&'a str),
    Prompt(PromptField<'a>),
}

/// A neighbour in the order of the course.
struct Neighbour<'a> {
    title: Said<'a>,
    url: String,
}

/// What stands at the end of a lesson.
enum End {
    /// Not done yet: the button that says so.
    Done { url: String },
    /// Done: on to the next.
    Next,
    /// Who is not signed in or not enrolled.
    Enrol { url: String, register_url: Option<String> },
    /// Who looks after the course.
    Staff,
}

impl End {
    fn is_enrol(&self) -> bool {
        matches!(self, Self::Enrol { .. })
    }
}

#[derive(Template)]
#[template(path = "catalogue/lesson.html")]
struct LessonTemplate<'a> {
    page: Shell,
    t: Texts,
    outline: Outline<'a>,
    module: Said<'a>,
    lesson: (usize, usize),
    title: &'a str,
    lang: LangAttribute,
    /// The language the lesson is really in, where that is not the page's.
    fell_back: Option<Language>,
    /// Where the original is, when it has changed since it was translated.
    newer_original: Option<String>,
    minutes: String,
    objectives: &'a [String],
    stretches: Vec<Stretch<'a>>,
    has_fields: bool,
    previous: Option<Neighbour<'a>>,
    next: Option<Neighbour<'a>>,
    end: End,
    done: bool,
    report_url: String,
    progress_url: String,
}

async fn lesson_page<'a>(visit: &Visit, course: &'a Course, place: Place<'a>, lesson: &'a Lesson) -> PageResult {
    let voice = Voice::of(course, visit.language);
    let (activity, number) = place.activity;
    let (text, language) = lesson.page(voice.language, course.source()).ok_or_else(PageError::not_found)?;
    let prompts: Vec<&PromptId> = text.prompts().map(|(id, _)| id).collect();
    let reader = Reader::of(visit, course, &prompts).await?;
    if !reader.may_open(course, &activity.id) {
        return super::enrolment::locked(visit, course, activity);
    }
    let template = LessonTemplate {
        page: visit.shell(text.title.as_str()).nav("catalogue"),
        t: visit.t,
        outline: Outline::of(visit, course, &reader, Some(&activity.id)).await?,
        module: voice.say(&place.module.title),
        lesson: (number, place.module.activities.len()),
        title: &text.title,
        lang: voice.lang(language),
        fell_back: Some(language).filter(|language| *language != visit.language),
        newer_original: text.stale.then(|| urls::activity(course.source(), &course.id, &activity.id)),
        minutes: visit.t.duration(activity.minutes),
        objectives: &text.objectives,
        stretches: stretches(visit, course, text, (&reader, voice.lang(language))),
        has_fields: reader.state().is_some() && !prompts.is_empty(),
        previous: neighbour(visit, voice, &reader, place.previous),
        next: neighbour(visit, voice, &reader, place.next),
        end: end(visit, course, activity, &reader),
        done: reader.has_done(&activity.id),
        report_url: urls::report(visit.language, &course.id, &activity.id, &course.version),
        progress_url: urls::progress(visit.language, &course.id),
    };
    visit.kept_page(&template)
}

fn neighbour<'a>(visit: &Visit, voice: Voice<'a>, reader: &Reader, activity: Option<&'a Activity>) -> Option<Neighbour<'a>> {
    let activity = activity.filter(|activity| reader.may_open(voice.course, &activity.id))?;
    Some(Neighbour { title: voice.say(&activity.title), url: urls::activity(visit.language, &voice.course.id, &activity.id) })
}

fn stretches<'a>(visit: &Visit, course: &Course, text: &'a LessonPage, (reader, lang): (&Reader, LangAttribute)) -> Vec<Stretch<'a>> {
    let stretch = |block: &'a Block| match block {
        Block::Html(html) => Stretch::Text(html.as_str()),
        Block::Prompt { id, ask } => Stretch::Prompt(PromptField::of(visit, (&course.id, id), (Some(ask), lang), reader.state())),
    };
    text.blocks.iter().map(stretch).collect()
}

fn end(visit: &Visit, course: &Course, activity: &Activity, reader: &Reader) -> End {
    let url = urls::enrolment(visit.language, &course.id);
    match reader {
        Reader::Learner(_) if reader.has_done(&activity.id) => End::Next,
        Reader::Learner(_) => End::Done { url: urls::completion(visit.language, &course.id, &activity.id) },
        Reader::Staff => End::Staff,
        Reader::Stranger => End::Enrol { url, register_url: None },
        Reader::Visitor => End::Enrol { register_url: Some(urls::register_then(visit.language, &url)), url },
    }
}

#[handler]
async fn complete(visit: Visit, _form: Form, Path((_, course, activity)): Path<(String, String, String)>) -> Result<Response> {
    Ok(complete_lesson(&visit, &course, &activity).await?)
}

async fn complete_lesson(visit: &Visit, course: &str, activity: &str) -> PageResult {
    let course = reading::course_at(visit, course)?;
    let place = reading::activity_at(&course, activity)?;
    let here = urls::activity(visit.language, &course.id, &place.activity.0.id);
    let Some(session) = &visit.session else { return visit.see_other(urls::sign_in_then(visit.language, &here)) };
    enrolment::complete_activity(&visit.app.platform, &session.learner(), &course.id, &place.activity.0.id).await?;
    visit.see_other(match place.next {
        Some(next) => urls::activity(visit.language, &course.id, &next.id),
        None => urls::progress(visit.language, &course.id),
    })
}

/// Whoever comes here by the address bar, or back from signing in, meant the lesson.
#[handler]
async fn back_to_lesson(visit: Visit, Path((_, course, activity)): Path<(String, String, String)>) -> Result<Response> {
    let course = reading::course_at(&visit, &course)?;
    let place = reading::activity_at(&course, &activity)?;
    let url = urls::activity(visit.language, &course.id, &place.activity.0.id);
    Ok(Response::builder().status(StatusCode::SEE_OTHER).header(poem::http::header::LOCATION, url).finish())
}
