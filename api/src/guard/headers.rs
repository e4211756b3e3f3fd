//! Headers every answer carries.

use super::loopback;
use poem::{Endpoint, IntoResponse, Middleware, Request, Response, Result, http::HeaderValue, http::header};
use std::sync::Arc;

/// Adds security headers to every answer, errors included.
#[derive(Debug, Clone)]
pub struct SecurityHeaders {
    policy: Arc<HeaderValue>,
    /// For who came by the address of this machine that a policy cannot name.
    unnamed: Option<Arc<HeaderValue>>,
    https: bool,
}

impl SecurityHeaders {
    /// Headers for a site at `base_url`.
    pub fn new(base_url: &str) -> Self {
        let names = loopback::names_of(base_url);
        // The grammar of policies has no IPv6 addresses.
        let nameable = names.iter().filter(|name| !name.contains('['));
        let sources: Vec<String> = nameable.map(|name| format!("{name}/static/")).collect();
        let unnamed = names.iter().any(|name| name.contains('[')).then(|| Arc::new(policy_for("'self'")));
        Self { policy: Arc::new(policy_for(&sources.join(" "))), unnamed, https: base_url.starts_with("https://") }
    }

    fn policy_of(&self, request: &Request) -> Arc<HeaderValue> {
        let by_number = || request.header(header::HOST).is_some_and(|host| host.starts_with("[::1]"));
        Arc::clone(self.unnamed.as_ref().filter(|_| by_number()).unwrap_or(&self.policy))
    }
}

/// The policy of pages whose scripts and styles come from `sources`.
fn policy_for(sources: &str) -> HeaderValue {
    let policy = format!(
        "default-src 'none'; script-src {sources}; style-src {sources}; img-src 'self' data:; font-src 'self'; \
             connect-src 'self'; media-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; \
             frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types mooc; report-uri /csp"
    );
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

impl<E: Endpoint> Middleware<E> for SecurityHeaders {
    type Output = SecurityHeadersEndpoint<E>;

    fn transform(&self, endpoint: E) -> Self::Output {
        SecurityHeadersEndpoint { endpoint, headers: self.clone() }
    }
}

/// See [`SecurityHeaders`].
#[derive(Debug)]
pub struct SecurityHeadersEndpoint<E> {
    endpoint: E,
    headers: SecurityHeaders,
}

impl<E: Endpoint> Endpoint for SecurityHeadersEndpoint<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let policy = self.headers.policy_of(&request);
        let mut response = match self.endpoint.call(request).await {
            Ok(response) => response.into_response(),
            Err(error) => error.into_response(),
        };
        let headers = response.headers_mut();
        let mut set = |name, value: &'static str| drop(headers.insert(name, HeaderValue::from_static(value)));
        set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
        set(header::REFERRER_POLICY, "same-origin");
        set(header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
        set(header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
        set(
            header::HeaderName::from_static("permissions-policy"),
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
        );
        if self.headers.https {
            set(header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains");
        }
        if !headers.contains_key(header::CACHE_CONTROL) {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        headers.entry(header::CONTENT_SECURITY_POLICY).or_insert_with(|| HeaderValue::clone(&policy));
        Ok(response)
    }
}
