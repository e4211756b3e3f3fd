//! Wishes for another attempt, for whoever decides about them.

use crate::{
    error::PageError,
    form::{Form, FormState},
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    assessment::{self, AttemptRequest, Error, Verdict},
    catalogue,
    id::{AttemptRequestId, CourseId},
};
use poem::{Response, Result, Route, get, handler, http::StatusCode, post, web::Path};

/// Wishes on a page.
const PAGE: u32 = 50;

/// Adds the routes of whoever decides about wishes.
pub fn routes(route: Route) -> Route {
    route.at("/:lang/desk/courses/:course/attempts", get(list)).at("/:lang/desk/courses/:course/attempts/:request", post(decide))
}

/// A wish on the page.
struct Row {
    request: AttemptRequest,
    quiz: String,
    asked: String,
    used: String,
    learner: String,
    address: String,
}

#[derive(Template)]
#[template(path = "assessment/requests.html")]
struct RequestsPage {
    page: Shell,
    t: Texts,
    course: String,
    address: String,
    rows: Vec<Row>,
    next: Option<String>,
    wrong: Option<AttemptRequestId>,
    form: FormState,
}

#[handler]
async fn list(visit: Visit, Path((_, course)): Path<(String, String)>) -> Result<Response> {
    let course = CourseId::parse(&course).map_err(|_| PageError::not_found())?;
    Ok(page(&visit, &course, None).await?)
}

async fn page(visit: &Visit, id: &CourseId, wrong: Option<(AttemptRequestId, FormState)>) -> PageResult {
    let facilitator = visit.facilitator_of(id)?;
    let course = catalogue::current(&visit.app.platform, id)?;
    let (t, language, source) = (visit.t, visit.language, course.source());
    let after = visit.query.strip_prefix("after=").and_then(|after| AttemptRequestId::parse(after).ok());
    let waiting = assessment::requests_waiting(&visit.app.platform, &facilitator, after, PAGE).await?;
    let address = urls::attempt_requests(language, id);
    let is_full = u32::try_from(waiting.len()).is_ok_and(|length| length == PAGE);
    let next = waiting.last().filter(|_| is_full).map(|last| format!("{address}?after={}", last.id));
    let row = |request: AttemptRequest| Row {
        quiz: course
            .activity(&request.quiz)
            .map_or_else(|| request.quiz.to_string(), |(_, activity)| activity.title.pick(language, source).0.to_owned()),
        asked: t.moment(request.asked_at),
        used: t.count("requests-used", i64::from(request.used)),
        learner: urls::desk_learner(language, id, request.learner),
        address: format!("{address}/{}", request.id),
        request,
    };
    let mut shell = visit.shell(t.say("requests-title")).nav("desk");
    shell = match visit.query.strip_prefix("said=") {
        Some("granted") => shell.flash("success", t.say("requests-said-granted")),
        Some("refused") => shell.flash("success", t.say("requests-said-refused")),
        Some("decided") => shell.flash("warning", t.say("problem-assessment-already-decided")),
        _ => shell,
    };
    let (wrong, form) = wrong.unzip();
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let template = RequestsPage {
        page: shell,
        t,
        address: urls::desk_course(language, id),
        course: course.title.pick(language, source).0.to_owned(),
        rows: waiting.into_iter().map(row).collect(),
        next,
        wrong,
        form: form.unwrap_or_default(),
    };
    visit.page_as(status, &template)
}

#[handler]
async fn decide(visit: Visit, form: Form, Path((_, course, request)): Path<(String, String, String)>) -> Result<Response> {
    let course = CourseId::parse(&course).map_err(|_| PageError::not_found())?;
    let facilitator = visit.facilitator_of(&course)?;
    let id = AttemptRequestId::parse(&request).map_err(|_| PageError::not_found())?;
    let grants = form.get("act") == "grant";
    let verdict = if grants { Verdict::Grant } else { Verdict::Refuse(form.get("answer")) };
    let said = match assessment::decide_request(&visit.app.platform, &facilitator, id, verdict).await {
        Ok(()) if grants => "granted",
        Ok(()) => "refused",
        Err(Error::AlreadyDecided) => "decided",
        Err(Error::Invalid(faults)) => return Ok(page(&visit, &course, Some((id, FormState::faulty(form, faults)))).await?),
        Err(error) => return Err(PageError::from(error).into()),
    };
    Ok(visit.see_other(format!("{}?said={said}", urls::attempt_requests(visit.language, &course)))?)
}
