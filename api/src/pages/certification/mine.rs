//! My certificates: what I have qualified for, the name to be printed, what was issued to me.

use super::{Said, faults, look, pdf, said};
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
    certification::{self, Certificate, CorrectionRequest, CorrectionState, EndingKind, Holding, State, Status},
    id::{AwardId, CourseId},
    language::Language,
};
use poem::{handler, http::StatusCode, web::Path};

#[derive(Template)]
#[template(path = "certification/mine.html")]
struct MinePage {
    page: Shell,
    t: Texts,
    entries: Vec<Entry>,
    email: String,
}

/// An award I qualified for.
struct Entry {
    /// Names its part of the page.
    id: String,
    award: Said,
    course: Said,
    course_url: String,
    qualified_on: String,
    status: Status,
    name: NameForm,
    refusal: Option<String>,
    certificates: Vec<Card>,
}

/// The form for the name to be printed.
struct NameForm {
    action: String,
    preview: String,
    /// What stands in the field.
    value: String,
    /// What is wrong with it; empty when nothing is.
    fault: String,
    /// As confirmed.
    confirmed: Option<String>,
}

/// A certificate of mine.
struct Card {
    code: String,
    holder: String,
    state: State,
    look: &'static str,
    issued_on: String,
    ended_on: String,
    reason: Option<String>,
    replaced_by: Option<String>,
    check: String,
    files: Vec<(Language, String)>,
    correction: CorrectionCard,
}

/// The way to a corrected certificate, and how a wish for one stands.
#[derive(Default)]
struct CorrectionCard {
    ask: String,
    withdraw: String,
    /// The name wanted and the day, of a wish that waits.
    waits: Option<(String, String)>,
    /// The name wanted and why not, of the latest wish, where it was refused.
    refused: Option<(String, String)>,
}

/// What was typed into one of the forms, and what is wrong with it.
struct Typed<'a> {
    course: &'a CourseId,
    award: &'a AwardId,
    name: &'a str,
    fault: String,
}

#[handler]
pub(super) async fn show(visit: Visit) -> PageResult {
    let template = page(&visit, None).await?;
    visit.page(&template)
}

/// Forms were sent to an address that has no page of its own.
#[handler]
pub(super) fn back(visit: Visit) -> PageResult {
    visit.see_other(urls::my_certificates(visit.language))
}

#[handler]
pub(super) async fn confirm(visit: Visit, form: Form, Path((_, course, award)): Path<(String, String, String)>) -> PageResult {
    let learner = visit.learner()?;
    let (course, award) = ids(&course, &award)?;
    let name = form.get("printed_name");
    match certification::confirm_name(&visit.app.platform, &learner, (&course, &award), name).await {
        Ok(_) => visit.see_other(format!("{}?done=name", urls::my_certificates(visit.language))),
        Err(error) => again(&visit, (&course, &award, name), error).await,
    }
}

#[handler]
pub(super) async fn preview(visit: Visit, form: Form, Path((_, course, award)): Path<(String, String, String)>) -> PageResult {
    let learner = visit.learner()?;
    let (course, award) = ids(&course, &award)?;
    let name = form.get("printed_name");
    let seen = (name, visit.language);
    match certification::preview(&visit.app.platform, &learner, (&course, &award), seen).await {
        Ok(bytes) => pdf(bytes, "inline", &format!("preview-{award}")),
        Err(error) => again(&visit, (&course, &award, name), error).await,
    }
}

fn ids(course: &str, award: &str) -> Result<(CourseId, AwardId), PageError> {
    let nothing = |_| PageError::not_found();
    Ok((CourseId::parse(course).map_err(nothing)?, AwardId::parse(award).map_err(nothing)?))
}

/// The page again, with what was typed and what is wrong with it.
async fn again(visit: &Visit, (course, award, name): (&CourseId, &AwardId, &str), error: certification::Error) -> PageResult {
    let fault = faults(visit.t, error)?.into_iter().map(|(_, words)| words).collect();
    let template = page(visit, Some(Typed { course, award, name, fault })).await?;
    visit.page_as(StatusCode::UNPROCESSABLE_ENTITY, &template)
}

async fn page(visit: &Visit, typed: Option<Typed<'_>>) -> Result<MinePage, PageError> {
    let session = visit.signed_in()?;
    let holdings = certification::certificates_of(&visit.app.platform, &session.learner()).await?;
    let mut shell = visit.shell(visit.t.say("mine-title")).nav("my-certificates");
    let done = visit.asked("done");
    shell = match done.as_str() {
        "name" => shell.flash("success", visit.t.say("mine-name-confirmed")),
        "asked" | "withdrawn" => shell.flash("success", visit.t.say(&format!("mine-correction-{done}"))),
        _ => shell,
    };
    let wishes = certification::corrections_of(&visit.app.platform, &session.learner()).await?;
    Ok(MinePage {
        page: shell.with_session_end(visit, visit.app.platform.clock.now()),
        t: visit.t,
        entries: holdings.into_iter().map(|holding| entry(visit, &session.name, (holding, &wishes), typed.as_ref())).collect(),
        email: session.email.clone(),
    })
}

fn entry(visit: &Visit, account_name: &str, (holding, wishes): (Holding, &[CorrectionRequest]), typed: Option<&Typed<'_>>) -> Entry {
    let Holding { qualified, course } = holding;
    let (language, source) = (visit.language, course.source());
    let status = qualified.status();
    let certificates = qualified.certificates.iter().map(|certificate| card(visit, certificate, wishes)).collect();
    let qualification = qualified.qualification;
    let award = qualification.award;
    let mine = typed.filter(|typed| *typed.course == course.id && *typed.award == award);
    let confirmed = qualification.name.map(|name| name.text);
    Entry {
        id: format!("{}-{award}", course.id),
        award: course.award(&award).map_or(Said { text: award.to_string(), language }, |award| said(&award.title, language, source)),
        course: said(&course.title, language, source),
        course_url: urls::course(language, &course.id),
        qualified_on: visit.t.day(qualification.qualified_at),
        status,
        name: NameForm {
            action: urls::certificate_name(language, &course.id, &award),
            preview: urls::certificate_preview(language, &course.id, &award),
            value: mine.map_or_else(|| confirmed.clone().unwrap_or_else(|| account_name.to_owned()), |typed| typed.name.to_owned()),
            fault: mine.map(|typed| typed.fault.clone()).unwrap_or_default(),
            confirmed,
        },
        refusal: qualification.refusal.filter(|_| status == Status::Refused).map(|refusal| refusal.reason),
        certificates,
    }
}

/// `wishes` come the latest first.
fn correction(visit: &Visit, code: &str, wishes: &[CorrectionRequest]) -> CorrectionCard {
    let latest = wishes.iter().find(|wish| wish.code.as_str() == code);
    let waits = latest.filter(|wish| wish.state == CorrectionState::Asked);
    let refused = latest.filter(|wish| wish.state == CorrectionState::Refused);
    CorrectionCard {
        ask: urls::correction(visit.language, code),
        withdraw: urls::correction_withdrawal(visit.language, code),
        waits: waits.map(|wish| (wish.wanted_name.clone(), visit.t.day(wish.asked_at))),
        refused: refused.map(|wish| (wish.wanted_name.clone(), wish.answer.clone().unwrap_or_default())),
    }
}

fn card(visit: &Visit, certificate: &Certificate, wishes: &[CorrectionRequest]) -> Card {
    let code = certificate.code.to_string();
    let ending = certificate.ending.as_ref();
    let file = |language: Language| (language, urls::certificate_file(&code, language));
    Card {
        holder: certificate.printed.holder.clone().unwrap_or_default(),
        state: certificate.state(),
        look: look(certificate.state()),
        issued_on: visit.t.day(certificate.issued_at),
        ended_on: ending.map(|ending| visit.t.day(ending.ended_at)).unwrap_or_default(),
        reason: ending.map(|ending| ending.reason.clone()),
        replaced_by: ending.and_then(|ending| match &ending.kind {
            EndingKind::Superseded { by } => Some(by.to_string()),
            EndingKind::Revoked => None,
        }),
        check: urls::verify(&code),
        correction: if ending.is_none() { correction(visit, &code, wishes) } else { CorrectionCard::default() },
        files: if ending.is_none() { certificate.printed.languages().map(file).collect() } else { Vec::new() },
        code,
    }
}
