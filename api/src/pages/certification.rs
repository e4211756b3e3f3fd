//! Pages about certificates: mine, the public check, the desk.
//!
//! The file of a certificate is served to whoever has its code: it shows what the check page shows, and nothing else. Of a certificate that
//! was revoked or replaced there is no file, since a fresh one would look valid.

mod batch;
mod batches;
mod check;
mod correction;
mod corrections;
mod credential;
mod desk;
mod ending;
mod evidence;
mod mine;
mod refusal;

use crate::{
    error::PageError,
    texts::Texts,
    visit::{PageResult, Visit},
};
use domain::{
    catalogue::model::Course,
    certification::{self, Error, Printed, State},
    error::FieldFault,
    language::{Language, Translated},
};
use poem::{
    Response, Route, get,
    http::{HeaderName, header},
};

/// Adds the routes of certificates.
pub fn routes(route: Route) -> Route {
    let route = route
        .at("/:lang/certificates", get(mine::show))
        .at("/:lang/certificates/:course/:award/name", get(mine::back).post(mine::confirm))
        .at("/:lang/certificates/:course/:award/preview", get(mine::back).post(mine::preview))
        .at("/:lang/corrections/:code", get(correction::show).post(correction::ask))
        .at("/:lang/corrections/:code/withdrawal", get(correction::back).post(correction::withdraw))
        .at("/verify", get(check::form))
        .at("/verify/:code", get(check::show))
        .at("/verify/:code/pdf", get(check::file))
        .at("/verify/:code/credential", get(credential::file))
        .at("/status/:list", get(credential::status))
        .at("/.well-known/did.json", get(credential::issuer));
    route
        .at("/:lang/desk/courses/:course/certificates", get(desk::list).post(desk::issue))
        .at("/:lang/desk/courses/:course/qualified/:id/refusal", get(refusal::show).post(refusal::refuse))
        .at("/:lang/desk/courses/:course/qualified/:id/refusal/withdrawal", get(refusal::back).post(refusal::withdraw))
        .at("/:lang/desk/courses/:course/batches", get(batches::list).post(batches::prepare))
        .at("/:lang/desk/batches/:batch", get(batch::show))
        .at("/:lang/desk/batches/:batch/signature", get(batch::back).post(batch::sign))
        .at("/:lang/desk/batches/:batch/resumption", get(batch::back).post(batch::resume))
        .at("/:lang/desk/batches/:batch/specimens/:who", get(batch::show_specimen))
        .at("/:lang/desk/batches/:batch/drop", get(batch::back).post(batch::drop_batch))
        .at("/:lang/desk/corrections", get(corrections::list))
        .at("/:lang/desk/corrections/:correction", get(corrections::back).post(corrections::decide))
        .at("/:lang/desk/certificates/:code", get(ending::show))
        .at("/:lang/desk/certificates/:code/revocation", get(ending::show_revocation).post(ending::revoke))
        .at("/:lang/desk/certificates/:code/replacement", get(ending::show_replacement).post(ending::replace))
}

/// Tells search engines to leave an answer alone.
const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// A file nobody keeps, which the browser shows or saves under this name.
fn pdf(bytes: Vec<u8>, disposition: &str, name: &str) -> PageResult {
    Ok(Response::builder()
        .content_type("application/pdf")
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::CONTENT_DISPOSITION, format!("{disposition}; filename=\"{name}.pdf\""))
        .header(ROBOTS, "noindex")
        .body(bytes))
}

/// A text in the reader's language, or in the one it is there in.
fn said(text: &Translated, language: Language, source: Language) -> Said {
    let (text, language) = text.pick(language, source);
    Said { text: text.to_owned(), language }
}

/// A text and the language it is in.
struct Said {
    text: String,
    language: Language,
}

/// A link that narrows a list.
struct Choice {
    text: String,
    count: u64,
    url: String,
    chosen: bool,
}

/// Keys of settings without which nothing is issued; empty when there is none.
fn missing_settings(visit: &Visit, course: &Course) -> String {
    match certification::check_settings(&visit.app.platform, course) {
        Err(Error::SettingsMissing(keys)) => keys.join(", "),
        _ => String::new(),
    }
}

/// What is wrong with the fields of a form, in words.
fn faults(t: Texts, error: Error) -> Result<Vec<(&'static str, String)>, PageError> {
    let say = |fault: &FieldFault| (fault.field, t.say(&format!("fault-{}", fault.code)));
    match &error {
        Error::Invalid(faults) => Ok(faults.iter().map(say).collect()),
        Error::NameUnprintable(_) => {
            let refusal = PageError::from(error);
            let args: Vec<(&str, &str)> = refusal.details.iter().map(|(name, value)| (*name, value.as_str())).collect();
            Ok(vec![("printed_name", t.with("problem-certification-name-unprintable", &args))])
        }
        _ => Err(error.into()),
    }
}

/// The words about one field; empty when nothing is wrong with it.
fn fault_of(faults: &[(&'static str, String)], field: &str) -> String {
    faults.iter().find(|(faulty, _)| *faulty == field).map(|(_, words)| words.clone()).unwrap_or_default()
}

/// Which look the mark of a state has.
fn look(state: State) -> &'static str {
    match state {
        State::Issued => "good",
        State::Superseded => "warn",
        State::Revoked => "bad",
    }
}

/// What a certificate prints in the reader's language, or in one there is.
fn printed(visit: &Visit, certificate: &certification::Certificate) -> Result<Printed, PageError> {
    let language = certificate.printed.language_for(visit.language);
    Ok(Printed::of(&certificate.printed, language).map_err(Error::from)?)
}
