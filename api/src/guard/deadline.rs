//! A limit on how long a request that sends something may take, so that nobody holds a place by sending a byte now and then.

use crate::error::Refusal;
use poem::{Endpoint, IntoResponse, Middleware, Request, Response, Result, http::Method, http::StatusCode, http::header};
use std::time::Duration;

/// How long a request may take.
const USUAL: Duration = Duration::from_secs(30);
/// The slowest line an upload may have, in bytes a second.
const SLOWEST_UPLOAD: u64 = 10_000;

/// Answers 408 to requests that take too long.
#[derive(Debug, Clone, Copy)]
pub struct Deadline;

impl<E: Endpoint> Middleware<E> for Deadline {
    type Output = DeadlineEndpoint<E>;

    fn transform(&self, endpoint: E) -> Self::Output {
        DeadlineEndpoint { endpoint }
    }
}

/// See [`Deadline`].
#[derive(Debug)]
pub struct DeadlineEndpoint<E> {
    endpoint: E,
}

impl<E: Endpoint> Endpoint for DeadlineEndpoint<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        if matches!(*request.method(), Method::GET | Method::HEAD) {
            return self.endpoint.call(request).await.map(IntoResponse::into_response);
        }
        let announced =
            request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()).and_then(|text| text.parse().ok());
        match tokio::time::timeout(patience(announced), self.endpoint.call(request)).await {
            Ok(answer) => answer.map(IntoResponse::into_response),
            Err(_) => Err(Refusal::new(StatusCode::REQUEST_TIMEOUT, "request.timeout").into()),
        }
    }
}

/// Half a minute, and longer for a long body as long as it comes in at a fair pace.
fn patience(announced: Option<u64>) -> Duration {
    USUAL.saturating_add(Duration::from_secs(announced.unwrap_or(0).checked_div(SLOWEST_UPLOAD).unwrap_or(0).min(8 * 3600)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_body_may_take_longer() {
        assert_eq!(patience(None), USUAL);
        assert_eq!(patience(Some(1_000_000)), USUAL + Duration::from_secs(100));
        assert!(patience(Some(u64::MAX)) <= USUAL + Duration::from_secs(8 * 3600));
    }
}
