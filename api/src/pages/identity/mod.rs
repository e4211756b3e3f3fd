//! Pages about accounts: coming in, registering, confirming, one's profile.

mod address;
mod delete;
mod first_admin;
mod password;
mod profile;
mod register;
mod reset;
mod sessions;
mod sign_in;
mod tokens;

use crate::{
    door::Closed,
    error::PageError,
    form::{Form, FormState},
    pages::shell::Shell,
    visit::{PageResult, Visit},
};
// Templates name it by this path.
use domain::identity::{ConfirmLink, Error};
use poem::{Response, Route, get, http::HeaderValue, http::StatusCode, http::header};

/// Adds the routes.
pub fn routes(route: Route) -> Route {
    let route = route
        .at("/:lang/sign-in", get(sign_in::show).post(sign_in::submit))
        .at("/:lang/sign-out", get(sign_in::not_signed_out).post(sign_in::sign_out))
        .at("/:lang/register", get(register::show).post(register::submit))
        .at("/:lang/confirm/:token", get(register::show_confirm).post(register::confirm))
        .at("/:lang/resend", get(register::show_resend).post(register::resend))
        .at("/:lang/forgotten", get(reset::show_forgotten).post(reset::forgotten))
        .at("/:lang/reset/:token", get(reset::show).post(reset::submit))
        .at("/:lang/first-admin/:token", get(first_admin::show).post(first_admin::submit));
    route
        .at("/:lang/profile", get(profile::show).post(profile::submit))
        .at("/:lang/profile/address", get(address::show).post(address::submit))
        .at("/:lang/profile/address/resend", get(address::back).post(address::resend))
        .at("/:lang/profile/address/keep", get(address::back).post(address::keep))
        .at("/:lang/profile/password", get(password::show).post(password::submit))
        .at("/:lang/profile/sessions", get(sessions::show))
        .at("/:lang/profile/sessions/:session", get(sessions::back).post(sessions::end))
        .at("/:lang/profile/sign-out-everywhere", get(sessions::back).post(sessions::end_all))
        .at("/:lang/profile/tokens", get(tokens::show).post(tokens::create))
        .at("/:lang/profile/tokens/:token", get(tokens::back).post(tokens::revoke))
        .at("/:lang/profile/delete", get(delete::show).post(delete::submit))
}

/// The form again, with what was typed and what is wrong with it; any other error is a page of its own.
fn faulty(form: Form, error: impl Into<Closed>) -> Result<FormState, PageError> {
    match error.into() {
        Closed::Identity(Error::Invalid(faults)) => Ok(FormState::faulty(form, faults)),
        closed => Err(closed.into()),
    }
}

/// Says what was just done, when the address says so: `?done=password`, one of `known`.
fn with_done(visit: &Visit, shell: Shell, known: &[&str]) -> Shell {
    let done = visit.asked("done");
    if known.contains(&done.as_str()) { shell.flash("success", visit.t.say(&format!("identity-done-{done}"))) } else { shell }
}

/// An answer that may be asked for again after some seconds.
fn later(mut response: Response, seconds: u64) -> Response {
    response.set_status(StatusCode::TOO_MANY_REQUESTS);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

/// An answer with a page that shows faults.
fn unprocessable(answer: PageResult) -> PageResult {
    answer.map(|mut response| {
        response.set_status(StatusCode::UNPROCESSABLE_ENTITY);
        response
    })
}
