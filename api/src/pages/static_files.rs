//! Our own style sheet, script and icon: compiled in, named by their hash, compressed once, kept by browsers for a year.

use crate::guard::compression;
use poem::{
    Request, Response, Result, Route, get, handler,
    http::{HeaderValue, StatusCode, header},
    web::Path,
};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

struct StaticFile {
    name: &'static str,
    media_type: &'static str,
    bytes: &'static [u8],
    hash: String,
    small: Option<Vec<u8>>,
}

static FILES: LazyLock<Vec<StaticFile>> = LazyLock::new(|| {
    [
        ("app.css", "text/css; charset=utf-8", include_bytes!("../../static/app.css").as_slice()),
        ("app.js", "text/javascript; charset=utf-8", include_bytes!("../../static/app.js").as_slice()),
        ("icon.svg", "image/svg+xml", include_bytes!("../../static/icon.svg").as_slice()),
    ]
    .into_iter()
    .map(|(name, media_type, bytes)| {
        let hash = hex::encode(Sha256::digest(bytes)).chars().take(12).collect();
        // A window as large as the files: a larger one costs megabytes at the start and packs no better.
        StaticFile { name, media_type, bytes, hash, small: compression::compress_at(bytes, 11, 15) }
    })
    .collect()
});

static ADDRESSES: LazyLock<std::collections::HashMap<&'static str, String>> =
    LazyLock::new(|| FILES.iter().map(|file| (file.name, format!("/static/{}.{}", file.hash, file.name))).collect());

/// The address of one of our files, which changes when its content does.
pub fn address(name: &str) -> String {
    ADDRESSES.get(name).cloned().unwrap_or_else(|| format!("/static/{name}"))
}

/// Adds the routes of static files.
pub fn routes(route: Route) -> Route {
    route.at("/static/:file", get(serve)).at("/favicon.ico", get(favicon))
}

#[handler]
fn serve(request: &Request, Path(file): Path<String>) -> Result<Response> {
    let found = FILES.iter().find(|known| file == format!("{}.{}", known.hash, known.name));
    let Some(found) = found else { return Err(crate::error::Refusal::not_found().into()) };
    Ok(answer(request, found))
}

#[handler]
fn favicon(request: &Request) -> Result<Response> {
    let icon = FILES.iter().find(|known| known.name == "icon.svg").ok_or_else(crate::error::Refusal::not_found)?;
    Ok(answer(request, icon))
}

fn answer(request: &Request, file: &StaticFile) -> Response {
    let encodings = request.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let small = file.small.as_ref().filter(|_| compression::accepts(encodings, "br"));
    let mut response = Response::builder()
        .status(StatusCode::OK)
        .content_type(file.media_type)
        .header(header::CACHE_CONTROL, "public, max-age=31536000, immutable")
        .header(header::VARY, "accept-encoding")
        .body(small.cloned().unwrap_or_else(|| file.bytes.to_vec()));
    if small.is_some() {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    response
}
