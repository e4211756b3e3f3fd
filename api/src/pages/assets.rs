//! Files of courses by their hash: they never change, so browsers keep them for a year. Ranges are served for media players.

mod range;

use crate::{
    app::App,
    error::{PageError, Refusal},
    guard::compression,
};
use domain::catalogue::{self, ServedFile};
use poem::{
    Body, Request, Response, Result, Route, get, handler,
    http::{HeaderValue, Method, StatusCode, header},
    web::{Data, Path},
};
use range::Wanted;
use std::sync::{Arc, LazyLock};
use tokio::io::AsyncReadExt;

/// Files up to this many bytes are read whole.
const SMALL: u64 = 64 * 1024;
/// Texts up to this many bytes are compressed.
const COMPRESSED_UP_TO: u64 = 2 * 1024 * 1024;
/// Bytes of compressed texts that stay in memory.
const KEPT: u64 = 16 * 1024 * 1024;

static COMPRESSED: LazyLock<moka::sync::Cache<String, Arc<[u8]>>> = LazyLock::new(|| {
    let weigh = |_: &String, bytes: &Arc<[u8]>| u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    moka::sync::Cache::builder().max_capacity(KEPT).weigher(weigh).build()
});

/// Adds the route of course files.
pub fn routes(route: Route) -> Route {
    route.at("/assets/:sha256", get(serve).head(serve))
}

#[handler]
async fn serve(request: &Request, Data(app): Data<&App>, Path(sha256): Path<String>) -> Result<Response> {
    let found = catalogue::find_file(&app.platform, &sha256).await.map_err(PageError::from)?;
    let file = found.ok_or_else(Refusal::not_found)?;
    Ok(answer(app, request, &file).await?)
}

async fn answer(app: &App, request: &Request, file: &ServedFile) -> Result<Response, PageError> {
    let text = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let tag = format!("\"{}\"", file.asset.sha256);
    let small_tag = format!("\"{}-br\"", file.asset.sha256);
    if text(header::IF_NONE_MATCH).is_some_and(|known| known == "*" || known.contains(&tag) || known.contains(&small_tag)) {
        return Ok(described(file, StatusCode::NOT_MODIFIED, &tag, Body::empty()));
    }
    let is_get = *request.method() == Method::GET;
    let asked = text(header::RANGE).filter(|_| is_get && text(header::IF_RANGE).is_none_or(|known| known == tag));
    match asked.and_then(|asked| range::read(asked, file.asset.size)) {
        Some(Wanted::Nothing) => {
            let mut response = described(file, StatusCode::RANGE_NOT_SATISFIABLE, &tag, Body::empty());
            put(&mut response, header::CONTENT_RANGE, format!("bytes */{}", file.asset.size));
            Ok(response)
        }
        Some(Wanted::Part { first, last }) => {
            let length = last.saturating_sub(first).saturating_add(1);
            let body = stretch(app, file, first, length).await?;
            let mut response = described(file, StatusCode::PARTIAL_CONTENT, &tag, body);
            put(&mut response, header::CONTENT_RANGE, format!("bytes {first}-{last}/{}", file.asset.size));
            put(&mut response, header::CONTENT_LENGTH, length.to_string());
            Ok(response)
        }
        None => {
            let encodings = text(header::ACCEPT_ENCODING).unwrap_or("");
            if text(header::RANGE).is_none()
                && compression::accepts(encodings, "br")
                && is_text(&file.asset.media_type)
                && let Some(small) = compressed(app, file).await?
            {
                return Ok(in_brotli(file, &small_tag, (&small, is_get)));
            }
            whole(app, file, &tag, is_get).await
        }
    }
}

async fn whole(app: &App, file: &ServedFile, tag: &str, with_body: bool) -> Result<Response, PageError> {
    let body = if with_body { stretch(app, file, 0, file.asset.size).await? } else { Body::empty() };
    let mut response = described(file, StatusCode::OK, tag, body);
    put(&mut response, header::CONTENT_LENGTH, file.asset.size.to_string());
    Ok(response)
}

fn in_brotli(file: &ServedFile, tag: &str, (small, with_body): (&[u8], bool)) -> Response {
    let body = if with_body { Body::from(small.to_vec()) } else { Body::empty() };
    let mut response = described(file, StatusCode::OK, tag, body);
    put(&mut response, header::CONTENT_LENGTH, small.len().to_string());
    put(&mut response, header::CONTENT_ENCODING, "br".to_owned());
    response
}

/// Bytes of the file: at once when they are few, else as they are read.
async fn stretch(app: &App, file: &ServedFile, first: u64, length: u64) -> Result<Body, PageError> {
    let opened = app.platform.media.open_at(&file.asset.sha256, first).await?.ok_or_else(Refusal::not_found)?;
    let mut part = opened.take(length);
    if length > SMALL {
        return Ok(Body::from_async_read(part));
    }
    let mut bytes = Vec::new();
    part.read_to_end(&mut bytes).await.map_err(|error| PageError::from(domain::error::Failure::from(error)))?;
    Ok(Body::from(bytes))
}

/// The file in Brotli, when that is worth it.
async fn compressed(app: &App, file: &ServedFile) -> Result<Option<Arc<[u8]>>, PageError> {
    if file.asset.size > COMPRESSED_UP_TO {
        return Ok(None);
    }
    if let Some(small) = COMPRESSED.get(&file.asset.sha256) {
        return Ok(Some(small).filter(|small| !small.is_empty()));
    }
    let Some(bytes) = app.platform.media.get(&file.asset.sha256).await? else { return Ok(None) };
    let pressed = tokio::task::spawn_blocking(move || {
        let small = compression::compress_at(&bytes, 5, 20).filter(|small| small.len() < bytes.len());
        small.unwrap_or_default()
    });
    let small: Arc<[u8]> = pressed.await.map_err(|error| PageError::from(domain::error::Failure::from(error)))?.into();
    COMPRESSED.insert(file.asset.sha256.clone(), Arc::clone(&small));
    Ok(Some(small).filter(|small| !small.is_empty()))
}

fn is_text(media_type: &str) -> bool {
    matches!(media_type, "image/svg+xml" | "text/vtt" | "text/csv")
}

/// Kinds a browser may show in a page; all others are handed over as files.
fn is_shown(media_type: &str) -> bool {
    let (kind, _) = media_type.split_once('/').unwrap_or_default();
    matches!(kind, "image" | "audio" | "video") || media_type == "text/vtt"
}

/// A response with all that is the same for every answer about the file.
fn described(file: &ServedFile, status: StatusCode, tag: &str, body: Body) -> Response {
    let shown = is_shown(&file.asset.media_type);
    let named = shown || !["text/html", "text/css", "javascript", "xml"].iter().any(|bad| file.asset.media_type.contains(bad));
    let mut response = Response::builder().status(status).body(body);
    put(&mut response, header::ETAG, tag.to_owned());
    put(&mut response, header::CACHE_CONTROL, "public, max-age=31536000, immutable".to_owned());
    put(&mut response, header::ACCEPT_RANGES, "bytes".to_owned());
    if is_text(&file.asset.media_type) {
        put(&mut response, header::VARY, "accept-encoding".to_owned());
    }
    if status == StatusCode::NOT_MODIFIED || status == StatusCode::RANGE_NOT_SATISFIABLE {
        return response;
    }
    let media_type = if named { file.asset.media_type.clone() } else { "application/octet-stream".to_owned() };
    put(&mut response, header::CONTENT_TYPE, media_type);
    // Opened by itself a picture could run scripts of its own: it gets an origin of its own and may load nothing.
    put(&mut response, header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'; style-src 'unsafe-inline'".to_owned());
    if !shown {
        put(&mut response, header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", plain_name(&file.name)));
    }
    response
}

/// A file name that needs no quoting anywhere.
fn plain_name(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '-' }).collect()
}

fn put(response: &mut Response, name: header::HeaderName, value: String) {
    if let Ok(value) = HeaderValue::from_str(&value) {
        response.headers_mut().insert(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::catalogue::model::Asset;

    fn header_of(media_type: &str, name: header::HeaderName) -> Option<String> {
        let asset = Asset { sha256: "a".repeat(64), size: 1, media_type: media_type.into() };
        let file = ServedFile { asset, name: "Plan d’été \"1\".pdf".into() };
        let response = described(&file, StatusCode::OK, "\"a\"", Body::empty());
        response.headers().get(name).map(|value| value.to_str().unwrap().to_owned())
    }

    #[test]
    fn pictures_are_shown_and_documents_are_handed_over() {
        assert_eq!(header_of("image/svg+xml", header::CONTENT_DISPOSITION), None);
        assert!(header_of("image/svg+xml", header::CONTENT_SECURITY_POLICY).unwrap().starts_with("sandbox"));
        let plan = header_of("application/pdf", header::CONTENT_DISPOSITION).unwrap();
        assert_eq!(plan, "attachment; filename=\"Plan-d--t---1-.pdf\"");
        for bad in ["text/html", "text/css", "text/javascript", "application/javascript", "application/xhtml+xml"] {
            assert_eq!(header_of(bad, header::CONTENT_TYPE).as_deref(), Some("application/octet-stream"), "{bad}");
        }
    }
}
