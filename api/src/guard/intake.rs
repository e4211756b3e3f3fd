//! What a request may be like before anybody reads its body: the size of its line, of its headers and of what it announces, and no encoding.

use crate::{error::Refusal, upload};
use poem::{
    Endpoint, IntoResponse, Middleware, Request, Response, Result,
    http::{HeaderMap, StatusCode, header},
};

/// Most bytes of the line of a request.
const LONGEST_LINE: usize = 8 * 1024;
/// Most bytes of all its headers.
const LARGEST_HEADERS: usize = 16 * 1024;
/// Most bytes of a body that is no upload.
const LARGEST_BODY: u64 = 512 * 1024;

/// Refuses requests by their head.
#[derive(Debug, Clone, Copy)]
pub struct Intake;

impl<E: Endpoint> Middleware<E> for Intake {
    type Output = IntakeEndpoint<E>;

    fn transform(&self, endpoint: E) -> Self::Output {
        IntakeEndpoint { endpoint }
    }
}

/// See [`Intake`].
#[derive(Debug)]
pub struct IntakeEndpoint<E> {
    endpoint: E,
}

impl<E: Endpoint> Endpoint for IntakeEndpoint<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        check(&request)?;
        self.endpoint.call(request).await.map(IntoResponse::into_response)
    }
}

fn check(request: &Request) -> Result<(), Refusal> {
    let target = request.original_uri().path_and_query().map_or(0, |target| target.as_str().len());
    let line = target.saturating_add(request.method().as_str().len()).saturating_add("  HTTP/1.1".len());
    let headers = request.headers().iter().map(|(name, value)| name.as_str().len().saturating_add(value.len()).saturating_add(4));
    if line > LONGEST_LINE || headers.fold(0, usize::saturating_add) > LARGEST_HEADERS {
        return Err(Refusal::new(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, "request.head_too_large"));
    }
    let is_plain = |value: &header::HeaderValue| value.is_empty() || value.as_bytes().eq_ignore_ascii_case(b"identity");
    if !request.headers().get_all(header::CONTENT_ENCODING).iter().all(is_plain) {
        return Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "request.media_type"));
    }
    let is_upload = upload::is_taken_at(request.method(), request.uri().path());
    announces_at_most(request.headers(), if is_upload { upload::LARGEST_UPLOAD } else { LARGEST_BODY })
}

/// Whether the body is not announced to be larger than `most`: then nobody has to read it to refuse it.
///
/// # Errors
/// 413 when it is.
pub fn announces_at_most(headers: &HeaderMap, most: u64) -> Result<(), Refusal> {
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()).and_then(|text| text.parse().ok());
    if announced.is_some_and(|announced: u64| announced > most) {
        return Err(Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "request.too_large"));
    }
    Ok(())
}
