//! Wishes for corrected certificates, for the admins who decide about them.

use super::printed;
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
    certification::{self, CorrectionVerdict, Error, WaitingCorrection},
    id::CorrectionRequestId,
};
use poem::{handler, http::StatusCode, web::Path};

/// Wishes on a page.
const PAGE: u32 = 50;

#[derive(Template)]
#[template(path = "certification/corrections.html")]
struct CorrectionsPage {
    page: Shell,
    t: Texts,
    rows: Vec<Row>,
    next: Option<String>,
    wrong: Option<Wrong>,
}

/// A wish on the page.
struct Row {
    id: String,
    action: String,
    holder: String,
    wanted: String,
    reason: String,
    award: String,
    asked: String,
    code: String,
    certificate: String,
    person: String,
}

/// A decision that could not be made as it was sent.
struct Wrong {
    id: String,
    typed: String,
    fault: String,
}

impl CorrectionsPage {
    fn is_wrong(&self, row: &Row) -> bool {
        self.wrong.as_ref().is_some_and(|wrong| wrong.id == row.id)
    }

    fn fault(&self) -> &str {
        self.wrong.as_ref().map_or("", |wrong| &wrong.fault)
    }

    fn typed(&self) -> &str {
        self.wrong.as_ref().map_or("", |wrong| &wrong.typed)
    }
}

fn row(visit: &Visit, waiting: WaitingCorrection, place: &str) -> Result<Row, PageError> {
    let WaitingCorrection { request, certificate } = waiting;
    let (id, code) = (request.id.to_string(), request.code.to_string());
    Ok(Row {
        action: format!("{}/{id}{place}", urls::desk_corrections(visit.language)),
        award: printed(visit, &certificate)?.award,
        holder: certificate.printed.holder.unwrap_or_default(),
        wanted: request.wanted_name,
        reason: request.reason,
        asked: visit.t.moment(request.asked_at),
        certificate: urls::desk_certificate(visit.language, &code),
        person: urls::desk_person(visit.language, request.holder),
        id,
        code,
    })
}

async fn page(visit: &Visit, wrong: Option<Wrong>) -> PageResult {
    let admin = visit.admin()?;
    let after = CorrectionRequestId::parse(&visit.asked("after")).ok();
    let mut waiting = certification::corrections_waiting(&visit.app.platform, &admin, after, PAGE.saturating_add(1)).await?;
    let goes_on = waiting.len() > PAGE as usize;
    waiting.truncate(PAGE as usize);
    let address = urls::desk_corrections(visit.language);
    let next = waiting.last().filter(|_| goes_on).map(|last| format!("{address}?after={}", last.request.id));
    // A form comes back to the page it stood on.
    let place = after.map(|after| format!("?after={after}")).unwrap_or_default();
    let rows = waiting.into_iter().map(|waiting| row(visit, waiting, &place)).collect::<Result<_, _>>()?;
    let mut shell = visit.shell(visit.t.say("corrections-title")).nav("desk");
    let done = visit.asked("done");
    shell = match done.as_str() {
        "granted" | "refused" => shell.flash("success", visit.t.say(&format!("corrections-done-{done}"))),
        "changed" => shell.flash("warning", visit.t.say("corrections-done-changed")),
        _ => shell,
    };
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let template = CorrectionsPage { page: shell, t: visit.t, rows, next, wrong };
    visit.page_as(status, &template)
}

#[handler]
pub(super) async fn list(visit: Visit) -> PageResult {
    page(&visit, None).await
}

/// The form was sent to an address that has no page of its own.
#[handler]
pub(super) fn back(visit: Visit) -> PageResult {
    visit.see_other(urls::desk_corrections(visit.language))
}

#[handler]
pub(super) async fn decide(visit: Visit, form: Form, Path((_, request)): Path<(String, String)>) -> PageResult {
    let admin = visit.admin()?;
    let id = CorrectionRequestId::parse(&request).map_err(|_| PageError::not_found())?;
    let typed = form.get("reason");
    let grants = form.get("act") == "grant";
    let verdict = if grants { CorrectionVerdict::Grant } else { CorrectionVerdict::Refuse(typed) };
    let done = match certification::decide_correction(&visit.app.platform, &admin, id, verdict).await {
        Ok(_) if grants => "granted",
        Ok(_) => "refused",
        // The holder wrote another one or took it back, another admin was faster, or the certificate has ended: the list says what is left.
        Err(Error::NotFound | Error::AlreadyDecided | Error::Ended) => "changed",
        Err(error @ (Error::Invalid(_) | Error::NameUnprintable(_))) => {
            let fault = super::faults(visit.t, error)?.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join(" ");
            let wrong = Wrong { id: id.to_string(), typed: typed.to_owned(), fault };
            return page(&visit, Some(wrong)).await;
        }
        Err(error) => return Err(error.into()),
    };
    visit.see_other(format!("{}?done={done}", urls::desk_corrections(visit.language)))
}
