//! Files sent by browsers: written to a temporary file while they are counted, never held in memory whole. Whoever reads one has asked first
//! who sends it: nothing here reads a byte by itself.

use crate::{
    error::{PageError, Refusal},
    form,
};
use futures_util::StreamExt;
use poem::{
    Body, FromRequest, Request, RequestBody, Result,
    http::{Method, StatusCode},
    web::{Field, Multipart},
};
use std::{
    fs::File,
    io::{self, Seek},
    sync::Arc,
    sync::atomic::{AtomicU64, Ordering},
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// Most bytes a course package may have.
pub const LARGEST_PACKAGE: u64 = 256 * 1024 * 1024;
/// Most bytes a request with a course package may have.
pub const LARGEST_UPLOAD: u64 = LARGEST_PACKAGE + 1024 * 1024;
/// Most bytes all text fields beside a file may have.
const LARGEST_TEXT: u64 = 512 * 1024;
/// Most bytes around the file: texts, and what the form of the request costs.
const AROUND: u64 = 4 * 1024 * 1024;
/// The header that carries the session's secret where no field does.
const SECRET_HEADER: &str = crate::rest::caller::SECRET_HEADER;

/// Whether this is where files are sent to; such requests may be large, and slow in proportion.
pub fn is_taken_at(method: &Method, path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    *method == Method::POST && matches!(*parts, ["", _, "studio"] | ["", "api", "v1", "courses", _, "versions"])
}

/// Reads the one file of a form; `None` when no file was chosen. The session's secret must have come before it, as a field or in a header.
///
/// # Errors
/// 403 without the secret, 413 when a text or the file is too large, 400 when it is no such form.
pub async fn read(request: &Request, body: Body) -> Result<Option<File>> {
    let allowed = Arc::new(AtomicU64::new(AROUND));
    let mut body = RequestBody::new(counted(body, Arc::clone(&allowed)));
    let mut parts = Multipart::from_request(request, &mut body).await.map_err(|_| unreadable())?;
    let mut secret = request.headers().get(SECRET_HEADER).and_then(|value| value.to_str().ok()).unwrap_or("").to_owned();
    let (mut file, mut text_left) = (None, LARGEST_TEXT);
    while let Some(part) = parts.next_field().await.map_err(|_| unreadable())? {
        match part.file_name() {
            None => {
                let is_secret = part.name() == Some("csrf");
                let text = read_text(part, &mut text_left).await?;
                if is_secret {
                    secret = text;
                }
            }
            Some("") => {}
            Some(_) if file.is_some() => return Err(unreadable().into()),
            Some(_) => {
                form::check_secret(request, &secret).await?;
                allowed.store(LARGEST_UPLOAD.saturating_add(AROUND), Ordering::Relaxed);
                file = Some(write(part.into_async_read(), LARGEST_PACKAGE).await?.ok_or_else(too_large)?);
            }
        }
    }
    form::check_secret(request, &secret).await?;
    Ok(file)
}

/// The body, which breaks off where more came than is allowed: a form without an end must not be waited for in memory.
fn counted(body: Body, allowed: Arc<AtomicU64>) -> Body {
    let mut read = 0_u64;
    Body::from_bytes_stream(body.into_bytes_stream().map(move |chunk| {
        let chunk = chunk?;
        read = read.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
        if read > allowed.load(Ordering::Relaxed) { Err(io::Error::other("too much around the file")) } else { Ok(chunk) }
    }))
}

async fn read_text(part: Field, left: &mut u64) -> Result<String, Refusal> {
    let mut bytes = Vec::new();
    let reader = part.into_async_read().take(left.saturating_add(1));
    tokio::pin!(reader);
    reader.read_to_end(&mut bytes).await.map_err(|_| unreadable())?;
    let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    *left = left.checked_sub(read).ok_or_else(too_large)?;
    String::from_utf8(bytes).map_err(|_| unreadable())
}

/// Writes what comes in to a temporary file; `None` when it is more than `most` bytes.
///
/// # Errors
/// When the file cannot be written or the line breaks.
pub async fn write(content: impl tokio::io::AsyncRead, most: u64) -> Result<Option<File>, Refusal> {
    let broken = |error: io::Error| Refusal::from(domain::error::Failure::from(error));
    let mut file = tokio::fs::File::from_std(tempfile::tempfile().map_err(broken)?);
    let content = content.take(most.saturating_add(1));
    tokio::pin!(content);
    let written = tokio::io::copy(&mut content, &mut file).await.map_err(|_| unreadable())?;
    file.flush().await.map_err(broken)?;
    let mut file = file.into_std().await;
    file.rewind().map_err(broken)?;
    Ok((written <= most).then_some(file))
}

fn too_large() -> Refusal {
    PageError::new(StatusCode::PAYLOAD_TOO_LARGE, "request.too_large")
}

fn unreadable() -> Refusal {
    Refusal::new(StatusCode::BAD_REQUEST, "request.unreadable")
}
