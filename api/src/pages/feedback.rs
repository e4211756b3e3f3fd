//! Reporting a problem with a lesson, a quiz or a question.

use crate::{
    error::PageError,
    form::{Form, FormState},
    guard::rate_limit::Bucket,
    pages::{
        reading::{self, Said, Voice},
        shell::Shell,
    },
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    catalogue::{
        self,
        model::{Activity, ActivityKind, Course},
    },
    error::DomainError,
    feedback::{self, ReportDraft},
    id::{ActivityId, CourseId, QuestionId, VersionId},
};
use poem::{
    Response, Result, Route, get, handler,
    http::StatusCode,
    web::{Path, Query},
};
use serde::Deserialize;
use std::sync::Arc;

/// Adds the routes of reporting.
pub fn routes(route: Route) -> Route {
    route.at("/:lang/courses/:course/:activity/report", get(show).post(send))
}

/// What the address says beside its path.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    version: String,
    #[serde(default)]
    question: String,
    #[serde(default)]
    sent: String,
}

#[derive(Template)]
#[template(path = "feedback/report.html")]
struct ReportPage<'a> {
    page: Shell,
    t: Texts,
    course: Said<'a>,
    activity: Said<'a>,
    is_quiz: bool,
    back_url: String,
    action: String,
    version: String,
    question: String,
    form: FormState,
    errors: Vec<(String, String)>,
    sent: bool,
}

/// The version the reader had before them; the activity may be gone from the current one.
async fn version_read(visit: &Visit, (course, activity): (&str, &str), version: &str) -> Result<Arc<Course>, PageError> {
    reading::in_known_language(visit)?;
    let nothing = |_| PageError::not_found();
    let course = CourseId::parse(course).map_err(nothing)?;
    let activity = ActivityId::parse(activity).map_err(nothing)?;
    let version = VersionId::parse(version).ok();
    Ok(feedback::version_read(&visit.app.platform, &course, (version.as_ref(), &activity)).await?)
}

fn report_page<'a>(visit: &Visit, course: &'a Course, activity: &'a Activity, asked: Asked) -> ReportPage<'a> {
    let voice = Voice::of(course, visit.language);
    let address = urls::activity(visit.language, &course.id, &activity.id);
    let is_there = catalogue::current(&visit.app.platform, &course.id).is_ok_and(|current| current.activity(&activity.id).is_some());
    let back_url = if is_there { address.clone() } else { urls::course(visit.language, &course.id) };
    ReportPage {
        page: visit.shell(visit.t.say("report-title")),
        t: visit.t,
        course: voice.say(&course.title),
        activity: voice.say(&activity.title),
        is_quiz: matches!(activity.kind, ActivityKind::Quiz(_)),
        action: format!("{address}/report"),
        back_url,
        version: asked.version,
        question: asked.question,
        form: FormState::default(),
        errors: Vec::new(),
        sent: !asked.sent.is_empty(),
    }
}

#[handler]
async fn show(visit: Visit, Path((_, course, activity)): Path<(String, String, String)>, asked: Result<Query<Asked>>) -> Result<Response> {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let course = version_read(&visit, (&course, &activity), &asked.version).await?;
    let place = reading::activity_at(&course, &activity)?;
    Ok(visit.page(&report_page(&visit, &course, place.activity.0, asked))?)
}

#[handler]
async fn send(visit: Visit, form: Form, Path((_, course, activity)): Path<(String, String, String)>) -> Result<Response> {
    Ok(send_report(&visit, form, (&course, &activity)).await?)
}

async fn send_report(visit: &Visit, form: Form, (course, activity): (&str, &str)) -> PageResult {
    let course = version_read(visit, (course, activity), form.get("version")).await?;
    let place = reading::activity_at(&course, activity)?;
    let who = visit.session.as_ref().map_or_else(|| visit.network.clone(), |session| session.user.to_string());
    visit.app.limits.check(Bucket::Report, &who)?;
    let draft = ReportDraft {
        course: &course.id,
        version: VersionId::parse(form.get("version")).ok(),
        activity: &place.activity.0.id,
        question: QuestionId::parse(form.get("question")).ok(),
        language: visit.language,
        text: form.get("text"),
    };
    let learner = visit.session.as_ref().map(|session| session.learner());
    match feedback::report_problem(&visit.app.platform, learner.as_ref(), draft).await {
        Ok(_) => {
            let address = urls::activity(visit.language, &course.id, &place.activity.0.id);
            visit.see_other(format!("{address}/report?sent=1&version={}", course.version))
        }
        Err(error @ feedback::Error::Invalid(_)) => {
            let asked = Asked { version: form.get("version").to_owned(), question: form.get("question").to_owned(), sent: String::new() };
            let form = FormState::faulty(form, error.fields().to_vec());
            let errors = form.summary(&visit.t);
            visit.page_as(
                StatusCode::UNPROCESSABLE_ENTITY,
                &ReportPage { form, errors, ..report_page(visit, &course, place.activity.0, asked) },
            )
        }
        Err(error) => Err(PageError::from(error)),
    }
}
