//! The API: JSON under `/api/v1`, its document and its page.
//!
//! A concept has a file here with a struct `ConceptApi { pub app: App }` and its operations in `#[OpenApi(prefix_path = "/api/v1")]`. An
//! operation names who calls first ([`caller::SignedIn`], [`caller::Answering`] or [`caller::Anyone`]), then the ids of its address in their
//! order (`Path<Key<CourseId>>`), then its body ([`strict::Strict`]); it parses, calls one use case and answers.

mod addresses;
mod answer;
pub mod assessment;
mod attempt_views;
mod batch_views;
pub mod batches;
pub mod caller;
pub mod catalogue;
pub mod certificate_views;
pub mod certification;
pub mod corrections;
mod docs;
mod document;
pub mod feedback;
pub mod identity;
pub mod identity_views;
pub mod keys;
pub mod learning;
mod learning_views;
pub mod notebook;
pub mod once;
pub mod paging;
pub mod people;
pub mod progress;
pub mod publishing;
pub mod registration;
pub mod strict;
mod written;

use crate::{app::App, error::Refusal, guard::request_log::Trace, visit::preferred_language};
use addresses::Addresses;
use docs::Guide;
use poem::{
    Endpoint, EndpointExt, IntoResponse, Middleware, Request, Response, Result, Route,
    error::MethodNotAllowedError,
    get, handler,
    http::{HeaderValue, StatusCode, header},
    web::Data,
};
use poem_openapi::{ApiResponse, OpenApi, OpenApiService, Tags, payload::Json, registry::MetaResponses, registry::Registry};
use std::sync::Arc;
use written::Written;

/// What operations are about, in the order the page shows them.
#[derive(Debug, Clone, Copy, Tags)]
pub enum Topic {
    /// Signing in and out, one's account and tokens.
    Identity,
    /// What there is to learn.
    Courses,
    /// Taking a course: enrolment, completions, the notebook, progress.
    Learning,
    /// Attempts at quizzes.
    Quizzes,
    /// Who qualifies, certificates, and checking them.
    Certificates,
    /// Uploading and publishing courses.
    Publishing,
    /// Helping people, for admins and facilitators.
    Desk,
}

/// An answer without a body.
#[derive(Debug, Clone, Copy, ApiResponse)]
pub enum Done {
    /// Done; there is nothing to say.
    #[oai(status = 204)]
    Done,
}

/// What operations answer.
pub type Answer<T> = std::result::Result<Json<T>, Refusal>;

/// What operations answer whose answers are large.
pub type LargeAnswer<T> = std::result::Result<Written<T>, Refusal>;

impl ApiResponse for Refusal {
    fn meta() -> MetaResponses {
        // Problems are written into the document for all operations at once: see `document`.
        MetaResponses { responses: Vec::new() }
    }

    fn register(_registry: &mut Registry) {}
}

/// All operations. Each concept adds its own.
fn operations(app: &App) -> impl OpenApi + 'static + use<> {
    (
        identity::IdentityApi { app: app.clone() },
        registration::RegistrationApi { app: app.clone() },
        people::PeopleApi { app: app.clone() },
        catalogue::CatalogueApi { app: app.clone() },
        learning::LearningApi { app: app.clone() },
        notebook::NotebookApi { app: app.clone() },
        progress::ProgressApi { app: app.clone() },
        feedback::FeedbackApi { app: app.clone() },
        assessment::AssessmentApi { app: app.clone() },
        certification::CertificationApi { app: app.clone() },
        corrections::CorrectionsApi { app: app.clone() },
        batches::BatchesApi { app: app.clone() },
        publishing::PublishingApi { app: app.clone() },
    )
}

/// Adds the routes of the API.
pub fn routes(route: Route, app: &App) -> Route {
    let service = OpenApiService::new(operations(app), "mooc", env!("CARGO_PKG_VERSION"))
        .description("The open learning platform, as JSON. Read `/api/docs` for what holds everywhere.")
        .server(app.config.base_url.as_str());
    let written = serde_json::from_str(&service.spec()).unwrap_or_default();
    let document = document::complete(written);
    let guide = Arc::new(Guide::of(&document, &app.config.base_url));
    route
        .nest_no_strip("/api/v1", service.with(Manners { addresses: Addresses::of(&document) }))
        .at("/api/openapi.json", get(show_document).data(Arc::<str>::from(document.to_string())))
        .at("/api/docs", get(docs::show).data(guide))
        .at("/problems/:slug", get(docs::problem))
}

#[handler]
fn show_document(Data(document): Data<&Arc<str>>) -> Response {
    Response::builder().content_type("application/json").header(header::CACHE_CONTROL, "no-cache").body(document.to_string())
}

/// Says in which language an answer is, and what an address can be used with when it was used otherwise.
#[derive(Debug, Clone)]
struct Manners {
    addresses: Addresses,
}

impl<E: Endpoint> Middleware<E> for Manners {
    type Output = MannersEndpoint<E>;

    fn transform(&self, endpoint: E) -> Self::Output {
        MannersEndpoint { endpoint, manners: self.clone() }
    }
}

struct MannersEndpoint<E> {
    endpoint: E,
    manners: Manners,
}

impl<E: Endpoint> Endpoint for MannersEndpoint<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let language = preferred_language(request.headers());
        let path = request.original_uri().path().to_owned();
        if let (Some(trace), Some(pattern)) = (request.data::<Trace>(), self.manners.addresses.pattern_of(&path)) {
            trace.route(pattern);
        }
        let mut response = match self.endpoint.call(request).await {
            Ok(response) => response.into_response(),
            Err(error) if error.is::<MethodNotAllowedError>() => {
                let allow = Some(self.manners.addresses.methods_of(&path));
                return Err(Refusal { allow, ..Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "request.method_not_allowed") }.into());
            }
            Err(error) => return Err(error),
        };
        let headers = response.headers_mut();
        headers.entry(header::CONTENT_LANGUAGE).or_insert(HeaderValue::from_static(language.code()));
        headers.append(header::VARY, HeaderValue::from_static("accept-language"));
        Ok(response)
    }
}
