//! Asking for a corrected certificate, and taking that back.

use super::{fault_of, faults, printed};
use crate::{
    error::PageError,
    form::Form,
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::certification::{self, Certificate, CertificateCode, Correction, CorrectionState, Error};
use poem::{handler, http::StatusCode, web::Path};

#[derive(Template)]
#[template(path = "certification/correction.html")]
struct CorrectionPage {
    page: Shell,
    t: Texts,
    award: String,
    holder: String,
    code: String,
    action: String,
    back: String,
    new_name: String,
    reason: String,
    /// Whether an earlier wish waits, which this one replaces.
    waits: bool,
    faults: Vec<(&'static str, String)>,
}

impl CorrectionPage {
    fn fault(&self, field: &str) -> String {
        fault_of(&self.faults, field)
    }
}

/// What was typed, and what is wrong with it.
struct Typed<'a> {
    name: &'a str,
    reason: &'a str,
    faults: Vec<(&'static str, String)>,
}

fn read(code: &str) -> Result<CertificateCode, PageError> {
    CertificateCode::parse(code).map_err(|_| PageError::not_found())
}

async fn page(visit: &Visit, certificate: &Certificate, typed: Option<Typed<'_>>) -> Result<CorrectionPage, PageError> {
    let asked = certification::corrections_of(&visit.app.platform, &visit.learner()?).await?;
    let waiting = asked.into_iter().find(|one| one.code == certificate.code && one.state == CorrectionState::Asked);
    let waits = waiting.is_some();
    let holder = certificate.printed.holder.clone().unwrap_or_default();
    let (name, reason, faults) = match (typed, waiting) {
        (Some(typed), _) => (typed.name.to_owned(), typed.reason.to_owned(), typed.faults),
        (None, Some(waiting)) => (waiting.wanted_name, waiting.reason, Vec::new()),
        (None, None) => (holder.clone(), String::new(), Vec::new()),
    };
    let code = certificate.code.to_string();
    Ok(CorrectionPage {
        page: visit.shell(visit.t.say("correction-title")).nav("my-certificates"),
        t: visit.t,
        award: printed(visit, certificate)?.award,
        action: urls::correction(visit.language, &code),
        back: urls::my_certificates(visit.language),
        holder,
        code,
        new_name: name,
        reason,
        waits,
        faults,
    })
}

#[handler]
pub(super) async fn show(visit: Visit, Path((_, code)): Path<(String, String)>) -> PageResult {
    let learner = visit.learner()?;
    match certification::own_certificate(&visit.app.platform, &learner, &read(&code)?).await {
        Ok(certificate) => visit.page(&page(&visit, &certificate, None).await?),
        // What became of it is said there.
        Err(Error::Ended) => visit.see_other(urls::my_certificates(visit.language)),
        Err(error) => Err(error.into()),
    }
}

#[handler]
pub(super) async fn ask(visit: Visit, form: Form, Path((_, code)): Path<(String, String)>) -> PageResult {
    let (learner, code) = (visit.learner()?, read(&code)?);
    let (name, reason) = (form.get("printed_name"), form.get("reason"));
    match certification::ask_for_correction(&visit.app.platform, &learner, &code, &Correction { name, reason }).await {
        Ok(_) => visit.see_other(format!("{}?done=asked", urls::my_certificates(visit.language))),
        Err(Error::Ended) => visit.see_other(urls::my_certificates(visit.language)),
        Err(error) => {
            let faults = faults(visit.t, error)?;
            let certificate = certification::own_certificate(&visit.app.platform, &learner, &code).await?;
            let template = page(&visit, &certificate, Some(Typed { name, reason, faults })).await?;
            visit.page_as(StatusCode::UNPROCESSABLE_ENTITY, &template)
        }
    }
}

/// The form was sent to an address that has no page of its own.
#[handler]
pub(super) fn back(visit: Visit) -> PageResult {
    visit.see_other(urls::my_certificates(visit.language))
}

#[handler]
pub(super) async fn withdraw(visit: Visit, _form: Form, Path((_, code)): Path<(String, String)>) -> PageResult {
    let was_waiting = certification::withdraw_correction(&visit.app.platform, &visit.learner()?, &read(&code)?).await?;
    // Where it was decided a moment ago, the page says how.
    let said = if was_waiting { "?done=withdrawn" } else { "" };
    visit.see_other(format!("{}{said}", urls::my_certificates(visit.language)))
}
