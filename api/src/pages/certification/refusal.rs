//! Refusing to issue to somebody who qualified, and taking that back.

use super::{evidence, fault_of, faults};
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
    catalogue,
    certification::{self, Qualified, Status},
    id::{CourseId, QualificationId},
    identity::Admin,
};
use poem::{handler, http::StatusCode, web::Path};

#[derive(Template)]
#[template(path = "certification/refusal.html")]
struct RefusalPage {
    page: Shell,
    t: Texts,
    who: String,
    email: String,
    qualified_on: String,
    evidence: Vec<String>,
    /// The reason that stands.
    refused: Option<String>,
    /// A certificate was issued: there is nothing to refuse.
    issued: bool,
    action: String,
    back: String,
    reason: String,
    faults: Vec<(&'static str, String)>,
}

impl RefusalPage {
    fn fault(&self) -> String {
        fault_of(&self.faults, "reason")
    }
}

type Address = Path<(String, String, String)>;

async fn find(visit: &Visit, Path((_, course, id)): &Address) -> Result<(Admin, Qualified), PageError> {
    let admin = visit.admin()?;
    let course = CourseId::parse(course).map_err(|_| PageError::not_found())?;
    let id = QualificationId::parse(id).map_err(|_| PageError::not_found())?;
    let one = certification::find_qualified(&visit.app.platform, &admin, id).await?;
    if one.course == course { Ok((admin, one)) } else { Err(PageError::not_found()) }
}

async fn page(visit: &Visit, one: &Qualified, typed: Option<(&str, Vec<(&'static str, String)>)>) -> Result<RefusalPage, PageError> {
    let course = catalogue::version(&visit.app.platform, &one.qualification.version).await?;
    let refused = one.qualification.refusal.as_ref().map(|refusal| refusal.reason.clone());
    let (reason, faults) =
        typed.map_or_else(|| (refused.clone().unwrap_or_default(), Vec::new()), |(typed, faults)| (typed.to_owned(), faults));
    Ok(RefusalPage {
        page: visit.shell(visit.t.say("refusal-title")).nav("desk"),
        t: visit.t,
        who: one.learner.name.clone(),
        email: one.learner.email.clone().unwrap_or_default(),
        qualified_on: visit.t.day(one.qualification.qualified_at),
        evidence: one.qualification.evidence.iter().map(|met| evidence::say(visit.t, &course, met)).collect(),
        issued: one.status() == Status::Issued,
        refused,
        action: urls::desk_refusal(visit.language, &one.course, one.qualification.id),
        back: list(visit, one),
        reason,
        faults,
    })
}

fn list(visit: &Visit, one: &Qualified) -> String {
    format!("{}?award={}", urls::desk_certificates(visit.language, &one.course), one.qualification.award)
}

#[handler]
pub(super) async fn show(visit: Visit, address: Address) -> PageResult {
    let (_, one) = find(&visit, &address).await?;
    visit.page(&page(&visit, &one, None).await?)
}

#[handler]
pub(super) async fn refuse(visit: Visit, form: Form, address: Address) -> PageResult {
    let (admin, one) = find(&visit, &address).await?;
    let reason = form.get("reason");
    match certification::refuse(&visit.app.platform, &admin, one.qualification.id, reason).await {
        Ok(()) => visit.see_other(format!("{}&done=refused", list(&visit, &one))),
        Err(error) => {
            let faults = faults(visit.t, error)?;
            visit.page_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &one, Some((reason, faults))).await?)
        }
    }
}

/// The form was sent to an address that has no page of its own.
#[handler]
pub(super) async fn back(visit: Visit, address: Address) -> PageResult {
    let (_, one) = find(&visit, &address).await?;
    visit.see_other(urls::desk_refusal(visit.language, &one.course, one.qualification.id))
}

#[handler]
pub(super) async fn withdraw(visit: Visit, _form: Form, address: Address) -> PageResult {
    let (admin, one) = find(&visit, &address).await?;
    certification::withdraw_refusal(&visit.app.platform, &admin, one.qualification.id).await?;
    visit.see_other(format!("{}&done=withdrawn", list(&visit, &one)))
}
