//! The start, help, privacy, and where a choice of language leads.

use crate::{
    app::App,
    error::Refusal,
    guard::rate_limit::Bucket,
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit, preferred_language},
};
use askama::Template;
use domain::language::Language;
use poem::{
    Request, Response, Result, Route, get, handler,
    http::{StatusCode, header},
    post,
    web::{Data, Path},
};

/// Sections of the help page: locale keys `help-{section}` with an attribute `text`.
pub const HELP_SECTIONS: [&str; 9] = ["start", "lesson", "language", "notebook", "quiz", "certificate", "account", "weak-line", "trouble"];

/// Sections of the privacy page: locale keys `privacy-{section}` with an attribute `text`.
pub const PRIVACY_SECTIONS: [&str; 7] = ["what", "why", "who", "certificate", "cookies", "how-long", "rights"];

/// Adds the routes of general pages.
pub fn routes(route: Route) -> Route {
    route
        .at("/", get(start))
        .at("/:lang", get(add_slash))
        .at("/:lang/help", get(help))
        .at("/:lang/privacy", get(privacy))
        .at("/csp", post(policy_report))
        .at("/healthz", get(alive))
        .at("/readyz", get(ready))
        .at("/robots.txt", get(robots))
}

#[handler]
fn start(request: &Request) -> Response {
    let language = preferred_language(request.headers());
    Response::builder()
        .status(StatusCode::SEE_OTHER)
        .header(header::LOCATION, urls::home(language))
        .header(header::VARY, "accept-language, cookie")
        .finish()
}

#[handler]
fn add_slash(Path(lang): Path<String>) -> Result<Response> {
    let language = Language::parse(&lang).ok_or_else(Refusal::not_found)?;
    Ok(Response::builder().status(StatusCode::PERMANENT_REDIRECT).header(header::LOCATION, urls::home(language)).finish())
}

#[derive(Template)]
#[template(path = "general/help.html")]
struct HelpPage {
    page: Shell,
    t: Texts,
}

#[handler]
async fn help(visit: Visit) -> Result<Response> {
    Ok(known_language(&visit, HelpPage { page: visit.shell(visit.t.say("help-title")).nav("help"), t: visit.t })?)
}

#[derive(Template)]
#[template(path = "general/privacy.html")]
struct PrivacyPage {
    page: Shell,
    t: Texts,
}

#[handler]
async fn privacy(visit: Visit) -> Result<Response> {
    Ok(known_language(&visit, PrivacyPage { page: visit.shell(visit.t.say("privacy-title")), t: visit.t })?)
}

fn known_language(visit: &Visit, template: impl Template) -> PageResult {
    if urls::in_language(&visit.path, visit.language).is_none() {
        return Err(Refusal::not_found());
    }
    visit.kept_page(&template)
}

#[handler]
async fn policy_report(Data(app): Data<&App>, body: poem::Body) -> StatusCode {
    if let Ok(report) = body.into_bytes_limit(16 * 1024).await {
        metrics::counter!("mooc_policy_reports_total").increment(1);
        if app.limits.check(Bucket::PolicyReport, "").is_ok() {
            tracing::warn!(bytes = report.len(), "a browser reports a breach of the content policy");
        }
    }
    StatusCode::NO_CONTENT
}

#[handler]
fn alive() -> &'static str {
    "ok"
}

#[handler]
async fn ready(Data(app): Data<&App>) -> Result<&'static str> {
    app.platform.database.ping().await.map_err(|_| Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "platform.unavailable"))?;
    Ok("ready")
}

#[handler]
fn robots() -> &'static str {
    "User-agent: *\nDisallow: /verify/\nDisallow: /api/\n"
}
