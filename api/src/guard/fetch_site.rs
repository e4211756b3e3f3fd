//! Refuses unsafe requests that another site's page sent: by `Sec-Fetch-Site`, and by `Origin` where a browser sends it.

use crate::error::Refusal;
use poem::{Endpoint, IntoResponse, Middleware, Request, Response, Result, http::Method, http::StatusCode, http::header};
use std::sync::Arc;

/// Refuses unsafe requests from other sites.
#[derive(Debug, Clone)]
pub struct SameSite {
    origin: Arc<str>,
}

impl SameSite {
    /// For a site at `base_url`.
    pub fn new(base_url: &str) -> Self {
        Self { origin: base_url.to_ascii_lowercase().into() }
    }

    fn allows(&self, request: &Request) -> bool {
        if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) || request.uri().path() == "/csp" {
            return true;
        }
        let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
        if header(header::HeaderName::from_static("sec-fetch-site")).is_some_and(|site| !matches!(site, "same-origin" | "none")) {
            return false;
        }
        header(header::ORIGIN).is_none_or(|origin| origin.to_ascii_lowercase() == *self.origin)
    }
}

impl<E: Endpoint> Middleware<E> for SameSite {
    type Output = SameSiteEndpoint<E>;

    fn transform(&self, endpoint: E) -> Self::Output {
        SameSiteEndpoint { endpoint, rule: self.clone() }
    }
}

/// See [`SameSite`].
#[derive(Debug)]
pub struct SameSiteEndpoint<E> {
    endpoint: E,
    rule: SameSite,
}

impl<E: Endpoint> Endpoint for SameSiteEndpoint<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        if !self.rule.allows(&request) {
            return Err(Refusal::new(StatusCode::FORBIDDEN, "request.foreign_site").into());
        }
        self.endpoint.call(request).await.map(IntoResponse::into_response)
    }
}
