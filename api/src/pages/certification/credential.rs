//! What other programs need to check a certificate: the signed credential, the issuer's keys, and whether it still holds.

use super::ROBOTS;
use crate::{
    error::PageError,
    guard::rate_limit::Bucket,
    visit::{PageResult, Visit},
};
use domain::certification::{self, CertificateCode};
use poem::{Response, handler, http::header, web::Path};

/// The media type of a credential: <https://www.w3.org/TR/vc-data-model-2.0/#media-types>.
const CREDENTIAL: &str = "application/vc";

/// A certificate as a signed credential, for whoever has its code.
#[handler]
pub(super) async fn file(visit: Visit, Path(typed): Path<String>) -> PageResult {
    visit.app.limits.check(Bucket::Verify, &visit.network)?;
    let code = CertificateCode::parse(&typed).map_err(|_| PageError::not_found())?;
    let document = certification::credential(&visit.app.platform, &code).await?;
    Ok(Response::builder()
        .content_type(CREDENTIAL)
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::CONTENT_DISPOSITION, format!("attachment; filename=\"certificate-{code}.json\""))
        .header(ROBOTS, "noindex")
        .body(document))
}

/// A list that says which credentials hold no more.
#[handler]
pub(super) async fn status(visit: Visit, Path(number): Path<String>) -> PageResult {
    let number = number.parse().map_err(|_| PageError::not_found())?;
    let list = certification::status_list(&visit.app.platform, number).await?;
    visit.kept_file(CREDENTIAL, &list)
}

/// The issuer's keys, where `did:web` looks for them.
#[handler]
pub(super) async fn issuer(visit: Visit) -> PageResult {
    let platform = &visit.app.platform;
    let keys = certification::issuer_keys(platform).await?;
    let base = platform.settings.certificate_base_url.as_ref().filter(|_| !keys.is_empty()).ok_or_else(PageError::not_found)?;
    let document = certification::issuer_document(base, &keys).ok_or_else(PageError::not_found)?;
    visit.kept_file("application/json", &document.to_string())
}
