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
    catalogue::model::{Activity, ActivityKind, Course},
    error::DomainError,
    feedback::{self, ReportDraft},
    id::{QuestionId, VersionId},
};
use poem::{
    Response, Result, Route, get, handler,
    http::StatusCode,
    web::{Path, Query},
};
use serde::Deserialize;

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

fn report_page<'a>(visit: &Visit, course: &'a Course, activity: &'a Activity, asked: Asked) -> ReportPage<'a> {
    let voice = Voice::of(course, visit.language);
    let back_url = urls::activity(visit.language, &course.id, &activity.id);
    ReportPage {
        page: visit.shell(visit.t.say("report-title")),
        t: visit.t,
        course: voice.say(&course.title),
        activity: voice.say(&activity.title),
        is_quiz: matches!(activity.kind, ActivityKind::Quiz(_)),
        action: format!("{back_url}/report"),
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
    let course = reading::course_at(&visit, &course)?;
    let place = reading::activity_at(&course, &activity)?;
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    Ok(visit.page(&report_page(&visit, &course, place.activity.0, asked))?)
}

#[handler]
async fn send(visit: Visit, form: Form, Path((_, course, activity)): Path<(String, String, String)>) -> Result<Response> {
    Ok(send_report(&visit, form, (&course, &activity)).await?)
}

async fn send_report(visit: &Visit, form: Form, (course, activity): (&str, &str)) -> PageResult {
    let course = reading::course_at(visit, course)?;
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
        Ok(_) => visit.see_other(format!("{}/report?sent=1", urls::activity(visit.language, &course.id, &place.activity.0.id))),
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
