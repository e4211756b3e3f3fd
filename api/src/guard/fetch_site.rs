//! Refuses unsafe requests that another site's page sent: by `Sec-Fetch-Site`, and by `Origin` where a browser sends it.

use crate::error::Refusal;
use poem::{Endpoint, IntoResponse, Middleware, Request, Response, Result, http::Method, http::StatusCode, http::header};
use std::sync::Arc;

/// Refuses unsafe requests from other sites.
#[derive(Debug, Clone)]
pub struct SameSite {
    origins: Arc<[String]>,
}

impl SameSite {
    /// For a site at `base_url`.
    pub fn new(base_url: &str) -> Self {
        Self { origins: super::loopback::names_of(&base_url.to_ascii_lowercase()).into() }
    }

    fn allows(&self, request: &Request) -> bool {
        if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) || request.uri().path() == "/csp" {
            return true;
        }
        // What cannot be read as text is foreign too.
        let all = |name, fits: &dyn Fn(&[u8]) -> bool| request.headers().get_all(name).iter().all(|value| fits(value.as_bytes()));
        all(header::HeaderName::from_static("sec-fetch-site"), &|site| matches!(site, b"same-origin" | b"none"))
            && all(header::ORIGIN, &|origin| self.origins.iter().any(|ours| origin.eq_ignore_ascii_case(ours.as_bytes())))
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
