//! One log line and one metric a request, with an id the person can quote.

use crate::error::RequestId;
use poem::{
    Endpoint, IntoResponse, Middleware, Request, Response, Result,
    http::{HeaderValue, Method},
};
use std::time::Instant;
use tracing::Instrument;

/// Gives each request an id and logs how it went. Never bodies, query strings, cookies or personal data.
#[derive(Debug, Clone, Copy)]
pub struct RequestLog;

impl<E: Endpoint> Middleware<E> for RequestLog {
    type Output = RequestLogEndpoint<E>;

    fn transform(&self, endpoint: E) -> Self::Output {
        RequestLogEndpoint { endpoint }
    }
}

/// See [`RequestLog`].
#[derive(Debug)]
pub struct RequestLogEndpoint<E> {
    endpoint: E,
}

impl<E: Endpoint> Endpoint for RequestLogEndpoint<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        let id = RequestId::generate();
        let method = request.method().clone();
        request.set_data(id.clone());
        let span = tracing::info_span!("request", request.id = %id);
        let begun = Instant::now();
        let response = match self.endpoint.call(request).instrument(span.clone()).await {
            Ok(response) => response.into_response(),
            Err(error) => error.into_response(),
        };
        let elapsed = begun.elapsed();
        let status = response.status().as_u16();
        let route = response.data::<poem::PathPattern>().map_or_else(|| "-".to_owned(), |pattern| pattern.0.to_string());
        let _guard = span.enter();
        let millis = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
        if status >= 500 {
            tracing::error!(%method, route, status, millis, "request failed");
        } else {
            tracing::info!(%method, route, status, millis, "request");
        }
        drop(_guard);
        metrics::counter!("mooc_requests_total", "method" => known(&method), "status" => status.to_string()).increment(1);
        metrics::histogram!("mooc_request_seconds", "route" => route).record(elapsed.as_secs_f64());
        let mut response = response;
        if let Ok(value) = HeaderValue::from_str(id.as_str()) {
            response.headers_mut().insert("x-request-id", value);
        }
        Ok(response)
    }
}

/// The name of a method; one word for all that we do not know, so that nobody can make figures without end.
fn known(method: &Method) -> &'static str {
    const KNOWN: [Method; 6] = [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];
    const NAMES: [&str; 6] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
    KNOWN.iter().zip(NAMES).find(|(known, _)| *known == method).map_or("other", |(_, name)| name)
}
