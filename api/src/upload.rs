//! Files sent by browsers: written to a temporary file while they are counted, never held in memory whole.

use crate::{
    error::{PageError, Refusal},
    form,
};
use poem::{Body, FromRequest, Request, RequestBody, Result, http::StatusCode, web::Multipart};
use std::{fs::File, io::Seek};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// Most bytes a course package may have.
pub const LARGEST_PACKAGE: u64 = 256 * 1024 * 1024;

/// What a form with a file sent.
#[derive(Debug, Default)]
pub struct Upload {
    /// The file, at its start; none when no file was chosen.
    pub file: Option<File>,
    /// The other fields, in order.
    pub fields: Vec<(String, String)>,
}

impl<'a> FromRequest<'a> for Upload {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        let too_large = || PageError::new(StatusCode::PAYLOAD_TOO_LARGE, "request.too_large");
        let limited = body.take()?.into_async_read().take(LARGEST_PACKAGE.saturating_add(64 * 1024));
        let mut limited = RequestBody::new(Body::from_async_read(limited));
        let mut parts = Multipart::from_request(request, &mut limited).await.map_err(|_| unreadable())?;
        let mut upload = Self::default();
        while let Some(part) = parts.next_field().await.map_err(|_| unreadable())? {
            if part.file_name().is_some() {
                if part.file_name() == Some("") {
                    continue;
                }
                upload.file = Some(write(part.into_async_read(), LARGEST_PACKAGE).await?.ok_or_else(too_large)?);
            } else {
                let name = part.name().unwrap_or_default().to_owned();
                upload.fields.push((name, part.text().await.map_err(|_| unreadable())?));
            }
        }
        let secret = upload.fields.iter().find(|(name, _)| name == "csrf").map_or("", |(_, value)| value);
        form::check_secret(request, secret).await?;
        Ok(upload)
    }
}

/// Writes what comes in to a temporary file; `None` when it is more than `most` bytes.
///
/// # Errors
/// When the file cannot be written or the line breaks.
pub async fn write(content: impl tokio::io::AsyncRead, most: u64) -> Result<Option<File>, Refusal> {
    let broken = |error: std::io::Error| Refusal::from(domain::error::Failure::from(error));
    let mut file = tokio::fs::File::from_std(tempfile::tempfile().map_err(broken)?);
    let content = content.take(most.saturating_add(1));
    tokio::pin!(content);
    let written = tokio::io::copy(&mut content, &mut file).await.map_err(|_| unreadable())?;
    file.flush().await.map_err(broken)?;
    let mut file = file.into_std().await;
    file.rewind().map_err(broken)?;
    Ok((written <= most).then_some(file))
}

fn unreadable() -> Refusal {
    Refusal::new(StatusCode::BAD_REQUEST, "request.unreadable")
}
