//! Checking a certificate, by anyone with its code and without an account. Every printed field and the status are shown, nothing else.

use super::{ROBOTS, pdf, printed};
use crate::{
    error::PageError,
    guard::rate_limit::Bucket,
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    certification::{self, Certificate, CertificateCode, CodeError, EndingKind, Error, Printed, State},
    language::Language,
};
use poem::{
    handler,
    http::{HeaderValue, StatusCode},
    web::Path,
};

#[derive(Template)]
#[template(path = "certification/check_form.html")]
struct FormPage {
    page: Shell,
    t: Texts,
    action: &'static str,
    typed: String,
    fault: String,
    /// A code that could be one and is none of ours.
    unknown: bool,
    address: String,
}

#[derive(Template)]
#[template(path = "certification/check.html")]
struct CheckPage {
    page: Shell,
    t: Texts,
    action: &'static str,
    state: State,
    issued_on: String,
    ended_on: String,
    checked_at: String,
    replaced_by: Option<String>,
    erased: bool,
    first: Printed,
    others: Vec<Printed>,
    files: Vec<(Language, String)>,
    /// The signed credential, where there is one.
    credential: Option<String>,
}

/// The page in the language its address asks for: a code on paper has no language.
fn in_asked_language(mut visit: Visit) -> Visit {
    if let Some(language) = Language::parse(&visit.asked("language")) {
        visit.language = language;
        visit.t = Texts::of(language);
    }
    visit
}

fn shell(visit: &Visit, title: String, path: &str) -> Shell {
    let mut shell = visit.shell(title);
    let alternate =
        |language: Language| (language.code().to_owned(), language.own_name().to_owned(), format!("{path}?language={language}"));
    shell.alternates = Language::ALL.into_iter().map(alternate).collect();
    shell
}

#[handler]
pub(super) async fn form(visit: Visit) -> PageResult {
    let visit = in_asked_language(visit);
    let typed = visit.asked("code");
    if typed.trim().is_empty() {
        return visit.page(&form_page(&visit, typed, String::new()));
    }
    visit.app.limits.check(Bucket::Verify, &visit.network)?;
    match CertificateCode::parse(&typed) {
        Ok(code) => visit.see_other(urls::verify(code.as_str())),
        Err(error) => {
            let fault = typing_error(visit.t, &typed, error);
            visit.page_as(StatusCode::UNPROCESSABLE_ENTITY, &form_page(&visit, typed, fault))
        }
    }
}

fn form_page(visit: &Visit, typed: String, fault: String) -> FormPage {
    FormPage {
        page: shell(visit, visit.t.say("check-title"), urls::verify_form()),
        t: visit.t,
        action: urls::verify_form(),
        typed,
        fault,
        unknown: false,
        address: address(visit),
    }
}

/// How the address printed on certificates of this site begins.
fn address(visit: &Visit) -> String {
    let settings = &visit.app.platform.settings;
    let base = settings.certificate_base_url.as_ref().unwrap_or(&settings.base_url);
    format!("{base}{}/", urls::verify_form())
}

fn typing_error(t: Texts, typed: &str, error: CodeError) -> String {
    match error {
        CodeError::Length => {
            let symbols = typed.chars().filter(char::is_ascii_alphanumeric).count();
            t.with("check-fault-length", &[("n", &symbols.to_string())])
        }
        CodeError::Character(character) if "0O1I".contains(character.to_ascii_uppercase()) => {
            t.with("check-fault-mistaken", &[("character", &character.to_string())])
        }
        CodeError::Character(character) => t.with("check-fault-character", &[("character", &character.escape_debug().to_string())]),
        CodeError::Check => t.say("check-fault-check"),
    }
}

#[handler]
pub(super) async fn show(visit: Visit, Path(typed): Path<String>) -> PageResult {
    let visit = in_asked_language(visit);
    visit.app.limits.check(Bucket::Verify, &visit.network)?;
    let code = match CertificateCode::parse(&typed) {
        Ok(code) => code,
        Err(error) => {
            let fault = typing_error(visit.t, &typed, error);
            return not_found(&visit, FormPage { fault, ..form_page(&visit, typed, String::new()) });
        }
    };
    if code.as_str() != typed {
        return visit.see_other(urls::verify(code.as_str()));
    }
    match certification::verify(&visit.app.platform, &code).await {
        Ok(certificate) => {
            let has_keys = certification::signs_credentials(&visit.app.platform).await?;
            unlisted(visit.page(&check_page(&visit, &certificate, has_keys)?))
        }
        Err(Error::NotFound) => not_found(&visit, FormPage { unknown: true, ..form_page(&visit, typed, String::new()) }),
        Err(error) => Err(error.into()),
    }
}

fn not_found(visit: &Visit, page: FormPage) -> PageResult {
    unlisted(visit.page_as(StatusCode::NOT_FOUND, &page))
}

fn unlisted(answer: PageResult) -> PageResult {
    let mut answer = answer?;
    answer.headers_mut().insert(ROBOTS, HeaderValue::from_static("noindex"));
    Ok(answer)
}

fn check_page(visit: &Visit, certificate: &Certificate, has_keys: bool) -> Result<CheckPage, PageError> {
    let code = certificate.code.as_str();
    let first = printed(visit, certificate)?;
    let others = certificate.printed.languages().filter(|language| *language != first.language);
    let others: Result<Vec<Printed>, _> = others.map(|language| Printed::of(&certificate.printed, language)).collect();
    let ending = certificate.ending.as_ref();
    let erased = certificate.printed.holder.is_none();
    let title = visit.t.with("check-title-of", &[("code", code)]);
    let has_file = ending.is_none() && !erased;
    Ok(CheckPage {
        page: shell(visit, title, &urls::verify(code)),
        t: visit.t,
        action: urls::verify_form(),
        state: certificate.state(),
        issued_on: visit.t.day(certificate.issued_at),
        ended_on: ending.map(|ending| visit.t.day(ending.ended_at)).unwrap_or_default(),
        checked_at: visit.t.moment(visit.app.platform.clock.now()),
        replaced_by: ending.and_then(|ending| match &ending.kind {
            EndingKind::Superseded { by } => Some(by.to_string()),
            EndingKind::Revoked => None,
        }),
        erased,
        credential: (has_file && has_keys).then(|| urls::credential(code)),
        first,
        others: others.map_err(Error::from)?,
        files: certificate
            .printed
            .languages()
            .filter(|_| has_file)
            .map(|language| (language, urls::certificate_file(code, language)))
            .collect(),
    })
}

#[handler]
pub(super) async fn file(visit: Visit, Path(typed): Path<String>) -> PageResult {
    let visit = in_asked_language(visit);
    visit.app.limits.check(Bucket::Verify, &visit.network)?;
    let code = CertificateCode::parse(&typed).map_err(|_| PageError::not_found())?;
    let certificate = certification::verify(&visit.app.platform, &code).await?;
    let asked = visit.asked("language");
    let language = match Language::parse(&asked) {
        None if asked.is_empty() => certificate.printed.language_for(visit.language),
        wanted => wanted.ok_or_else(PageError::not_found)?,
    };
    let bytes = certification::pdf(&certificate, language).await?;
    pdf(bytes, "attachment", &format!("certificate-{code}-{language}"))
}
