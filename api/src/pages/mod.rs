//! HTML pages: the routes, and what all pages share.

pub mod assessment;
pub mod assets;
pub mod catalogue;
pub mod certification;
pub mod desk;
pub mod desk_course;
pub mod enrolment;
pub mod feedback;
pub mod general;
pub mod identity;
pub mod lesson;
pub mod module;
pub mod notebook;
pub mod progress;
pub mod reading;
pub mod shell;
pub mod static_files;
pub mod studio;

use crate::{
    error::{Refusal, RequestId, refusal_text},
    pages::shell::Shell,
    texts::Texts,
    visit::Visit,
};
use askama::Template;
use poem::{IntoResponse, Response, Route, http::StatusCode, http::header};

/// Adds the routes of all pages.
pub fn routes(route: Route) -> Route {
    let route = assessment::routes(static_files::routes(route));
    let route = general::routes(assets::routes(route));
    let route = enrolment::routes(module::routes(lesson::routes(catalogue::routes(route))));
    let route = feedback::routes(progress::routes(notebook::routes(route)));
    let route = identity::routes(route);
    let route = desk::routes(route);
    let route = studio::routes(route);
    let route = certification::routes(route);
    desk_course::routes(route)
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Shell,
    t: Texts,
    status: u16,
    text: String,
    advice: String,
    request_id: String,
    sign_in: Option<String>,
}

/// The page that says what happened, what was kept, and what to do next.
pub async fn error_page(visit: &Visit, refusal: &Refusal, id: &RequestId) -> Response {
    let visit = visit.clone().with_session().await.unwrap_or_else(|_| visit.clone());
    let family = match refusal.status {
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => "forbidden",
        StatusCode::CONFLICT => "conflict",
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => "later",
        status if status.is_server_error() => "broken",
        _ => "invalid",
    };
    let template = ErrorPage {
        page: visit.shell(visit.t.say(&format!("error-title-{family}"))),
        t: visit.t,
        status: refusal.status.as_u16(),
        text: refusal_text(&visit, refusal),
        advice: visit.t.say(&match family {
            "not-found" if visit.session.is_none() => "error-advice-not-found-visitor".to_owned(),
            family => format!("error-advice-{family}"),
        }),
        request_id: id.to_string(),
        sign_in: visit.session.is_none().then(|| crate::urls::sign_in_then(visit.language, &visit.address())),
    };
    match visit.page_as(refusal.status, &template) {
        Ok(response) => response,
        Err(_) => Response::builder()
            .status(StatusCode::INTERNAL_SERVER_ERROR)
            .header(header::CONTENT_TYPE, "text/plain; charset=utf-8")
            .body(visit.t.say("problem-platform-broken"))
            .into_response(),
    }
}
