//! A certificate at the desk, and how it ends: revoked, or replaced by a corrected one.

use super::{fault_of, faults, look, printed};
use crate::{
    error::PageError,
    form::Form,
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    certification::{self, Certificate, CertificateCode, Correction, EndingKind, Printed, State},
    id::UserId,
    identity::{self, Admin},
    language::Language,
};
use poem::{handler, http::StatusCode, web::Path};

#[derive(Template)]
#[template(path = "certification/desk_certificate.html")]
struct CertificatePage {
    page: Shell,
    t: Texts,
    state: State,
    look: &'static str,
    issued_at: String,
    issued_by: Option<String>,
    /// Who signed the batch it was made in second, where two did.
    countersigned_by: Option<String>,
    batch: Option<String>,
    /// Whether an admin may replace it without being asked to.
    can_replace: bool,
    ended_at: String,
    ended_by: Option<String>,
    reason: Option<String>,
    replaced_by: Option<(String, String)>,
    person: String,
    list: String,
    here: String,
    check: String,
    files: Vec<(Language, String)>,
    printed: Printed,
}

#[derive(Template)]
#[template(path = "certification/ending.html")]
struct EndingPage {
    page: Shell,
    t: Texts,
    /// Replacing, or revoking.
    replaces: bool,
    holder: String,
    award: String,
    code: String,
    here: String,
    action: String,
    new_name: String,
    reason: String,
    faults: Vec<(&'static str, String)>,
    /// The holder's own wish: name and reason.
    wish: Option<(String, String)>,
    wishes: String,
}

impl EndingPage {
    fn fault(&self, field: &str) -> String {
        fault_of(&self.faults, field)
    }
}

async fn find(visit: &Visit, code: &str) -> Result<(Admin, Certificate), PageError> {
    let admin = visit.admin()?;
    let code = CertificateCode::parse(code).map_err(|_| PageError::not_found())?;
    let certificate = certification::find_certificate(&visit.app.platform, &admin, &code).await?;
    Ok((admin, certificate))
}

/// The name of somebody who did something; none for the program, the operator and who has been erased.
pub(super) async fn name_of(visit: &Visit, user: Option<UserId>) -> Result<Option<String>, PageError> {
    let Some(user) = user else { return Ok(None) };
    match identity::find_account(&visit.app.platform, user).await {
        Ok(account) => Ok(Some(account.profile.name)),
        Err(identity::Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

#[handler]
pub(super) async fn show(visit: Visit, Path((_, code)): Path<(String, String)>) -> PageResult {
    let (admin, certificate) = find(&visit, &code).await?;
    let batch = certification::batch_of(&visit.app.platform, &admin, &certificate.code).await?;
    let second = batch.as_ref().and_then(|batch| batch.countersigned);
    let code = certificate.code.to_string();
    let ending = certificate.ending.as_ref();
    let mut shell = visit.shell(visit.t.with("certificate-title", &[("code", &code)])).nav("desk");
    let done = visit.asked("done");
    if matches!(done.as_str(), "revoked" | "replaced") {
        shell = shell.flash("success", visit.t.say(&format!("certificate-done-{done}")));
    }
    let by = ending.and_then(|ending| match &ending.kind {
        EndingKind::Superseded { by } => Some((urls::desk_certificate(visit.language, by.as_str()), by.to_string())),
        EndingKind::Revoked => None,
    });
    let has_file = ending.is_none() && certificate.printed.holder.is_some();
    let file = |language: Language| (language, urls::certificate_file(&code, language));
    let template = CertificatePage {
        page: shell,
        t: visit.t,
        state: certificate.state(),
        look: look(certificate.state()),
        issued_at: visit.t.moment(certificate.issued_at),
        issued_by: name_of(&visit, certificate.issued_by).await?,
        countersigned_by: name_of(&visit, second.and_then(|signed| signed.by)).await?,
        batch: batch.map(|batch| urls::desk_batch(visit.language, batch.id)),
        can_replace: !visit.app.platform.settings.second_signature && certificate.printed.holder.is_some(),
        ended_at: ending.map(|ending| visit.t.moment(ending.ended_at)).unwrap_or_default(),
        ended_by: name_of(&visit, ending.and_then(|ending| ending.ended_by)).await?,
        reason: ending.map(|ending| ending.reason.clone()),
        replaced_by: by,
        person: urls::desk_person(visit.language, certificate.holder),
        list: format!("{}?award={}", urls::desk_certificates(visit.language, &certificate.course), certificate.award),
        here: urls::desk_certificate(visit.language, &code),
        check: urls::verify(&code),
        files: certificate.printed.languages().filter(|_| has_file).map(file).collect(),
        printed: printed(&visit, &certificate)?,
    };
    visit.page(&template)
}

/// What was typed.
#[derive(Default)]
struct Typed<'a> {
    name: Option<&'a str>,
    reason: &'a str,
    faults: Vec<(&'static str, String)>,
}

async fn page(visit: &Visit, certificate: &Certificate, replaces: bool, typed: Typed<'_>) -> Result<EndingPage, PageError> {
    let wish = certification::waiting_correction(&visit.app.platform, &visit.admin()?, &certificate.code).await?;
    let code = certificate.code.to_string();
    let here = urls::desk_certificate(visit.language, &code);
    let holder = certificate.printed.holder.clone().unwrap_or_default();
    let (key, act) = if replaces { ("ending-replace-title", "replacement") } else { ("ending-revoke-title", "revocation") };
    Ok(EndingPage {
        page: visit.shell(visit.t.say(key)).nav("desk"),
        t: visit.t,
        replaces,
        award: printed(visit, certificate)?.award,
        action: format!("{here}/{act}"),
        new_name: typed.name.map_or_else(|| holder.clone(), str::to_owned),
        reason: typed.reason.to_owned(),
        faults: typed.faults,
        wish: wish.map(|wish| (wish.wanted_name, wish.reason)),
        wishes: urls::desk_corrections(visit.language),
        holder,
        code,
        here,
    })
}

/// The form, where there is something to end; else the certificate's page, which says how it ended.
async fn show_form(visit: &Visit, code: &str, replaces: bool) -> PageResult {
    let (_, certificate) = find(visit, code).await?;
    let can = certificate.ending.is_none() && (!replaces || certificate.printed.holder.is_some());
    if !can {
        return visit.see_other(urls::desk_certificate(visit.language, certificate.code.as_str()));
    }
    visit.page(&page(visit, &certificate, replaces, Typed::default()).await?)
}

#[handler]
pub(super) async fn show_revocation(visit: Visit, Path((_, code)): Path<(String, String)>) -> PageResult {
    show_form(&visit, &code, false).await
}

#[handler]
pub(super) async fn show_replacement(visit: Visit, Path((_, code)): Path<(String, String)>) -> PageResult {
    show_form(&visit, &code, true).await
}

#[handler]
pub(super) async fn revoke(visit: Visit, form: Form, Path((_, code)): Path<(String, String)>) -> PageResult {
    let (admin, certificate) = find(&visit, &code).await?;
    let reason = form.get("reason");
    match certification::revoke(&visit.app.platform, &admin, &certificate.code, reason).await {
        Ok(ended) => visit.see_other(format!("{}?done=revoked", urls::desk_certificate(visit.language, ended.code.as_str()))),
        Err(error) => {
            let faults = faults(visit.t, error)?;
            let template = page(&visit, &certificate, false, Typed { name: None, reason, faults }).await?;
            visit.page_as(StatusCode::UNPROCESSABLE_ENTITY, &template)
        }
    }
}

#[handler]
pub(super) async fn replace(visit: Visit, form: Form, Path((_, code)): Path<(String, String)>) -> PageResult {
    let (admin, certificate) = find(&visit, &code).await?;
    let (name, reason) = (form.get("printed_name"), form.get("reason"));
    match certification::supersede(&visit.app.platform, &admin, &certificate.code, &Correction { name, reason }).await {
        Ok(new) => visit.see_other(format!("{}?done=replaced", urls::desk_certificate(visit.language, new.code.as_str()))),
        Err(error) => {
            let faults = faults(visit.t, error)?;
            let template = page(&visit, &certificate, true, Typed { name: Some(name), reason, faults }).await?;
            visit.page_as(StatusCode::UNPROCESSABLE_ENTITY, &template)
        }
    }
}
