//! Problems readers reported, for the authors of the course.

use super::{parse_course, with_message};
use crate::{error::PageError, form::Form, pages::shell::Shell, texts::Texts, urls, visit::Visit};
use askama::Template;
use domain::{
    catalogue,
    feedback::{self, Minder, Reported, Which},
    id::{CourseId, ReportId},
};
use poem::{Response, Result, Route, get, handler, post, web::Path};

/// Adds the routes of reported problems.
pub fn routes(route: Route) -> Route {
    route.at("/:lang/studio/:course/problems", get(list)).at("/:lang/studio/:course/problems/:report/close", post(close))
}

#[derive(Template)]
#[template(path = "studio/problems.html")]
struct ProblemsPage {
    page: Shell,
    t: Texts,
    course: CourseId,
    reports: Vec<Reported>,
    next: Option<String>,
}

#[handler]
async fn list(visit: Visit, Path((_, course)): Path<(String, String)>) -> Result<Response> {
    let course = parse_course(&course)?;
    let minder = Minder::from(&visit.author_of(&course)?);
    catalogue::current(&visit.app.platform, &course).map_err(PageError::from)?;
    let after = visit.query.split('&').find_map(|pair| pair.strip_prefix("after=")).and_then(|id| ReportId::parse(id).ok());
    let found = feedback::reports_of(&visit.app.platform, &minder, Which::All, (after, 50)).await.map_err(PageError::from)?;
    let template = ProblemsPage {
        page: with_message(&visit, visit.shell(visit.t.say("studio-problems-title")).nav("studio")),
        t: visit.t,
        next: found.next.map(|id| format!("{}?after={id}", urls::studio_problems(visit.language, &course))),
        reports: found.reports,
        course,
    };
    Ok(visit.page(&template)?)
}

#[handler]
async fn close(visit: Visit, form: Form, Path((_, course, report)): Path<(String, String, String)>) -> Result<Response> {
    let course = parse_course(&course)?;
    let minder = Minder::from(&visit.author_of(&course)?);
    drop(form);
    let report = ReportId::parse(&report).map_err(|_| PageError::not_found())?;
    feedback::close_report(&visit.app.platform, &minder, report).await.map_err(PageError::from)?;
    Ok(visit.see_other(format!("{}?said=closed", urls::studio_problems(visit.language, &course)))?)
}
