//! Enrolling, leaving, and the courses one takes.

use crate::{
    error::PageError,
    form::Form,
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
        model::{Activity, Course},
    },
    enrolment::{self, TakenCourse},
    progress,
};
use poem::{Response, Result, Route, get, handler, http::StatusCode, web::Path};
use std::sync::Arc;

/// Adds the routes of enrolling, leaving and one's courses.
pub fn routes(route: Route) -> Route {
    route
        .at("/:lang/my-courses", get(mine))
        .at("/:lang/courses/:course/enrolment", get(ask_to_enrol).post(enrol))
        .at("/:lang/courses/:course/leave", get(ask_to_leave).post(leave))
}

#[derive(Template)]
#[template(path = "enrolment/enrol.html")]
struct EnrolPage<'a> {
    page: Shell,
    t: Texts,
    course: Said<'a>,
    course_url: String,
    enrol_url: String,
    /// What was asked for and needs an enrolment.
    wanted: Option<Said<'a>>,
    /// Whether a whole module was asked for.
    wanted_module: bool,
}

fn enrol_page<'a>(visit: &Visit, course: &'a Course) -> EnrolPage<'a> {
    let voice = Voice::of(course, visit.language);
    EnrolPage {
        page: visit.shell(visit.t.say("enrol-title")).nav("catalogue"),
        t: visit.t,
        course: voice.say(&course.title),
        course_url: urls::course(visit.language, &course.id),
        enrol_url: urls::enrolment(visit.language, &course.id),
        wanted: None,
        wanted_module: false,
    }
}

/// What somebody sees who opens an activity without being enrolled: sign in first, or enrol.
///
/// # Errors
/// Leads visitors to the sign-in page, and from there back.
pub fn locked(visit: &Visit, course: &Course, activity: &Activity) -> PageResult {
    visit.signed_in()?;
    let wanted = Some(Voice::of(course, visit.language).say(&activity.title));
    visit.page_as(StatusCode::FORBIDDEN, &EnrolPage { wanted, ..enrol_page(visit, course) })
}

/// The same for a whole module.
///
/// # Errors
/// When the template fails.
pub fn locked_module(visit: &Visit, course: &Course) -> PageResult {
    visit.page_as(StatusCode::FORBIDDEN, &EnrolPage { wanted_module: true, ..enrol_page(visit, course) })
}

#[handler]
async fn ask_to_enrol(visit: Visit, Path((_, course)): Path<(String, String)>) -> Result<Response> {
    Ok(ask_to_enrol_in(&visit, &course).await?)
}

async fn ask_to_enrol_in(visit: &Visit, course: &str) -> PageResult {
    let course = reading::course_at(visit, course)?;
    let learner = visit.learner()?;
    match enrolment::find(&visit.app.platform, &learner, &course.id).await? {
        Some(enrolment) if enrolment.is_live() => visit.see_other(urls::course(visit.language, &course.id)),
        _ => visit.page(&enrol_page(visit, &course)),
    }
}

#[handler]
async fn enrol(visit: Visit, _form: Form, Path((_, course)): Path<(String, String)>) -> Result<Response> {
    Ok(enrol_in(&visit, &course).await?)
}

/// Enrols, and goes where the course begins or goes on.
async fn enrol_in(visit: &Visit, course: &str) -> PageResult {
    let course = reading::course_at(visit, course)?;
    let learner = visit.learner()?;
    let platform = &visit.app.platform;
    let enrolment = enrolment::enrol(platform, &learner, &course.id).await?;
    let done = enrolment::completions_of(platform.database.reader(), enrolment.id).await?;
    let next = enrolment::where_to_go_on(&course, enrolment.last_activity.as_ref(), |activity| done.contains_key(activity));
    visit.see_other(match next {
        Some(next) => urls::activity(visit.language, &course.id, &next.id),
        None => urls::course(visit.language, &course.id),
    })
}

#[derive(Template)]
#[template(path = "enrolment/leave.html")]
struct LeavePage<'a> {
    page: Shell,
    t: Texts,
    course: Said<'a>,
    course_url: String,
    leave_url: String,
}

#[handler]
async fn ask_to_leave(visit: Visit, Path((_, course)): Path<(String, String)>) -> Result<Response> {
    Ok(ask_to_leave_it(&visit, &course).await?)
}

async fn ask_to_leave_it(visit: &Visit, course: &str) -> PageResult {
    let course = reading::course_at(visit, course)?;
    let learner = visit.learner()?;
    enrolment::require(visit.app.platform.database.reader(), &learner, &course.id).await?;
    let template = LeavePage {
        page: visit.shell(visit.t.say("leave-title")).nav("my-courses"),
        t: visit.t,
        course: Voice::of(&course, visit.language).say(&course.title),
        course_url: urls::course(visit.language, &course.id),
        leave_url: urls::leave(visit.language, &course.id),
    };
    visit.page(&template)
}

#[handler]
async fn leave(visit: Visit, _form: Form, Path((_, course)): Path<(String, String)>) -> Result<Response> {
    let course = reading::course_at(&visit, &course)?;
    let learner = visit.learner()?;
    enrolment::leave(&visit.app.platform, &learner, &course.id).await.map_err(PageError::from)?;
    Ok(visit.see_other(urls::my_courses(visit.language))?)
}

/// A course one takes, or took.
struct Mine<'a> {
    number: usize,
    title: Said<'a>,
    edition: Option<Said<'a>>,
    url: String,
    tally: (usize, usize),
    next: Option<(Said<'a>, String)>,
    progress_url: String,
    notebook_url: String,
    enrol_url: String,
    left: bool,
}

#[derive(Template)]
#[template(path = "enrolment/mine.html")]
struct MinePage<'a> {
    page: Shell,
    t: Texts,
    courses: Vec<Mine<'a>>,
    left: Vec<Mine<'a>>,
}

#[handler]
async fn mine(visit: Visit) -> Result<Response> {
    Ok(my_courses(&visit).await?)
}

async fn my_courses(visit: &Visit) -> PageResult {
    reading::in_known_language(visit)?;
    let learner = visit.learner()?;
    let platform = &visit.app.platform;
    let mut taken: Vec<(Arc<Course>, TakenCourse)> = Vec::new();
    for course in enrolment::of_learner(platform, &learner).await? {
        // A course without a version cannot be shown; what was done in it is kept.
        if let Ok(version) = catalogue::current(platform, &course.enrolment.course) {
            taken.push((version, course));
        }
    }
    let mut courses = Vec::new();
    for (number, (course, taken)) in taken.iter().enumerate() {
        courses.push(Mine { number, ..one_of_mine(visit, course, taken).await? });
    }
    let (left, courses) = courses.into_iter().partition(|course| course.left);
    let template = MinePage { page: visit.shell(visit.t.say("my-courses-title")).nav("my-courses"), t: visit.t, courses, left };
    visit.kept_page(&template)
}

async fn one_of_mine<'a>(visit: &Visit, course: &'a Course, taken: &TakenCourse) -> Result<Mine<'a>, PageError> {
    let voice = Voice::of(course, visit.language);
    let platform = &visit.app.platform;
    let bound = progress::bound_by_enrolment(platform, course, &taken.enrolment).await?;
    let facts = progress::Facts::none(platform.clock.now(), bound);
    let asked = facts.asked(course.activities().map(|(_, activity)| activity));
    let done = asked.iter().filter(|activity| taken.completions.contains_key(&activity.id)).count();
    let has_done = |id: &_| taken.completions.contains_key(id);
    let next = enrolment::where_to_go_on(course, taken.enrolment.last_activity.as_ref(), has_done);
    Ok(Mine {
        number: 0,
        title: voice.say(&course.title),
        edition: voice.maybe(course.edition.as_ref()),
        url: urls::course(visit.language, &course.id),
        tally: (done, asked.len()),
        next: next.map(|next| (voice.say(&next.title), urls::activity(visit.language, &course.id, &next.id))),
        progress_url: urls::progress(visit.language, &course.id),
        notebook_url: urls::notebook(visit.language, &course.id),
        enrol_url: urls::enrolment(visit.language, &course.id),
        left: !taken.enrolment.is_live(),
    })
}
