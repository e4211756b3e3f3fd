//! The only table from what went wrong to what is answered, as JSON and as a page.

use crate::{app::App, pages::error_page, rest::keys::Named, urls, visit::Visit};
use domain::{
    certification::CertificateCode,
    error::{DomainError, ErrorKind},
};
use futures_util::FutureExt;
use poem::{
    Body, Endpoint, IntoResponse, Middleware, Request, Response, Result,
    error::ResponseError,
    http::{HeaderValue, StatusCode, header},
};
use poem_openapi::error::{ParseParamError, ParsePathError};
use std::{borrow::Cow, fmt, panic::AssertUnwindSafe, sync::Arc};

/// Names a request in logs and error pages.
#[derive(Debug, Clone)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// A new one.
    pub fn generate() -> Self {
        Self(uuid::Uuid::now_v7().simple().to_string().into())
    }

    /// As written in logs.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One fault in what was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// JSON pointer into the body, as in `/name`; empty: the whole body. `?name`: a parameter of the query.
    pub pointer: String,
    /// Stable code; its text is the locale key `fault-{code}`.
    pub code: Cow<'static, str>,
}

/// Why a request is not answered as asked.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// HTTP status.
    pub status: StatusCode,
    /// Stable code, `concept.what_happened`; its text is the locale key `problem-concept-what-happened`.
    pub code: Cow<'static, str>,
    /// Faults in the body.
    pub faults: Vec<Fault>,
    /// Numbers and words the text needs.
    pub details: Vec<(&'static str, String)>,
    /// Seconds after which trying again makes sense.
    pub retry_after: Option<u64>,
    /// Instead of an error: go there (sign in first).
    pub location: Option<String>,
    /// What the address can be used with, where it cannot be used like this.
    pub allow: Option<String>,
    /// More for a program to read, under its own members of the problem object (the newer answer of a stale save).
    pub extra: Option<serde_json::Map<String, serde_json::Value>>,
}

/// What a page handler answers when it cannot show the page.
pub type PageError = Refusal;
/// What an API handler answers when it cannot do as asked.
pub type ApiError = Refusal;

impl Refusal {
    /// A refusal with a code and nothing more to say.
    pub fn new(status: StatusCode, code: impl Into<Cow<'static, str>>) -> Self {
        Self {
            status,
            code: code.into(),
            faults: Vec::new(),
            details: Vec::new(),
            retry_after: None,
            location: None,
            allow: None,
            extra: None,
        }
    }

    /// There is no such thing here, or not for this person.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "request.not_found")
    }

    /// Nobody is signed in.
    pub fn not_signed_in() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "request.not_signed_in")
    }

    /// The body breaks rules.
    pub fn invalid(faults: Vec<Fault>) -> Self {
        Self { faults, ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, "request.invalid") }
    }

    /// Go there instead.
    pub fn go_to(location: String) -> Self {
        Self { location: Some(location), ..Self::new(StatusCode::SEE_OTHER, "request.go_to") }
    }

    /// The part of an address that names the problem: `request-not-found`.
    pub fn slug(&self) -> String {
        self.code.replace(['.', '_'], "-")
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.status.as_u16(), self.code)
    }
}

impl std::error::Error for Refusal {}

impl ResponseError for Refusal {
    fn status(&self) -> StatusCode {
        self.status
    }
}

impl<E: DomainError> From<E> for Refusal {
    fn from(error: E) -> Self {
        let status = match error.kind() {
            ErrorKind::Missing => StatusCode::NOT_FOUND,
            ErrorKind::Refused => StatusCode::FORBIDDEN,
            ErrorKind::Conflict => StatusCode::CONFLICT,
            ErrorKind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            ErrorKind::Limited => StatusCode::TOO_MANY_REQUESTS,
            ErrorKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            ErrorKind::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        };
        if matches!(error.kind(), ErrorKind::Broken | ErrorKind::Unavailable) {
            tracing::error!(error = %error, "a request could not be done");
        }
        let faults = error.fields().iter().map(|fault| Fault { pointer: format!("/{}", fault.field), code: fault.code.into() }).collect();
        let retry_after = matches!(error.kind(), ErrorKind::Unavailable | ErrorKind::Limited).then_some(5);
        Self { faults, details: error.details(), retry_after, ..Self::new(status, error.code()) }
    }
}

impl From<crate::guard::rate_limit::TooMany> for Refusal {
    fn from(too_many: crate::guard::rate_limit::TooMany) -> Self {
        Self { retry_after: Some(too_many.retry_after), ..Self::new(StatusCode::TOO_MANY_REQUESTS, "request.too_many") }
    }
}

/// Turns every error, also panics and the web framework's own, into a problem object or a page.
#[derive(Clone)]
pub struct Errors {
    app: App,
}

impl Errors {
    /// With what error pages need.
    pub fn new(app: App) -> Self {
        Self { app }
    }
}

impl<E: Endpoint> Middleware<E> for Errors {
    type Output = ErrorsEndpoint<E>;

    fn transform(&self, endpoint: E) -> Self::Output {
        ErrorsEndpoint { endpoint, app: self.app.clone() }
    }
}

/// See [`Errors`].
pub struct ErrorsEndpoint<E> {
    endpoint: E,
    app: App,
}

impl<E: Endpoint> Endpoint for ErrorsEndpoint<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let visit = Visit::outline(&self.app, &request);
        let id = request.data::<RequestId>().cloned().unwrap_or_else(RequestId::generate);
        let answer = AssertUnwindSafe(self.endpoint.call(request)).catch_unwind().await;
        let refusal = match answer {
            Ok(Ok(response)) => return Ok(response.into_response()),
            Ok(Err(error)) => {
                if let Some(pattern) = error.data::<poem::PathPattern>() {
                    visit.trace.route(&*pattern.0);
                }
                refusal_of(error)
            }
            Err(_) => {
                tracing::error!("a request panicked");
                Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "platform.broken")
            }
        };
        Ok(answer_with(&visit, &refusal, &id).await)
    }
}

fn refusal_of(error: poem::Error) -> Refusal {
    if let Some(refusal) = error.downcast_ref::<Refusal>() {
        return refusal.clone();
    }
    if let Some(unreadable) = error.downcast_ref::<ParsePathError>() {
        // The code of a certificate tells by itself that it was mistyped, and that is no secret. Parameters have no name here, their type has.
        let is_code = unreadable.reason.contains(<CertificateCode as Named>::NAME);
        return if is_code { Refusal::new(StatusCode::NOT_FOUND, "certification.mistyped") } else { Refusal::not_found() };
    }
    if let Some(parameter) = error.downcast_ref::<ParseParamError>() {
        return Refusal::invalid(vec![Fault { pointer: format!("?{}", parameter.name), code: "parameter-unreadable".into() }]);
    }
    let status = error.status();
    let code = match status {
        StatusCode::NOT_FOUND => "request.not_found",
        StatusCode::METHOD_NOT_ALLOWED => "request.method_not_allowed",
        StatusCode::PAYLOAD_TOO_LARGE => "request.too_large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "request.media_type",
        status if status.is_client_error() => "request.unreadable",
        _ => {
            tracing::error!(error = %error, "a request failed");
            "platform.broken"
        }
    };
    Refusal::new(if status.is_client_error() { status } else { StatusCode::INTERNAL_SERVER_ERROR }, code)
}

async fn answer_with(visit: &Visit, refusal: &Refusal, id: &RequestId) -> Response {
    visit.trace.event(refusal.code.clone());
    let is_api = visit.path.starts_with("/api/");
    if refusal.status == StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE {
        // What was too long is not said again.
        let path = if is_api { "/api/".to_owned() } else { urls::home(visit.language) };
        let mut visit = visit.clone();
        (visit.path, visit.query) = (path, String::new());
        return told(&visit, refusal, id).await;
    }
    told(visit, refusal, id).await
}

async fn told(visit: &Visit, refusal: &Refusal, id: &RequestId) -> Response {
    let is_api = visit.path.starts_with("/api/");
    let mut response = if let (Some(location), false) = (&refusal.location, is_api) {
        Response::builder().status(StatusCode::SEE_OTHER).header(header::LOCATION, location.as_str()).finish()
    } else if is_api {
        problem(visit, refusal, id)
    } else {
        error_page(visit, refusal, id).await
    };
    if is_api && refusal.status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if let Some(allowed) = refusal.allow.as_ref().and_then(|methods| HeaderValue::from_str(methods).ok()) {
        response.headers_mut().insert(header::ALLOW, allowed);
    }
    if let Some(seconds) = refusal.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

fn problem(visit: &Visit, refusal: &Refusal, id: &RequestId) -> Response {
    let mut body = refusal.extra.clone().unwrap_or_default();
    body.insert("type".into(), format!("/problems/{}", refusal.slug()).into());
    body.insert("title".into(), refusal_text(visit, refusal).into());
    body.insert("status".into(), refusal.status.as_u16().into());
    body.insert("code".into(), refusal.code.as_ref().into());
    body.insert("request_id".into(), id.as_str().into());
    if !refusal.faults.is_empty() {
        let fault = |fault: &Fault| serde_json::json!({ "pointer": fault.pointer, "code": fault.code });
        body.insert("errors".into(), refusal.faults.iter().map(fault).collect());
    }
    Response::builder()
        .status(refusal.status)
        .content_type("application/problem+json")
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::CONTENT_LANGUAGE, visit.language.code())
        .body(Body::from(serde_json::Value::Object(body).to_string()))
}

/// What happened, in the reader's language.
pub fn refusal_text(visit: &Visit, refusal: &Refusal) -> String {
    let args: Vec<(&str, &str)> = refusal.details.iter().map(|(name, value)| (*name, value.as_str())).collect();
    visit.t.with(&format!("problem-{}", refusal.slug()), &args)
}
