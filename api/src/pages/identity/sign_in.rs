//! Signing in and out.

use super::{later, unprocessable, with_done};
use crate::{
    door::{self, Closed, Knock},
    form::{Form, FormState},
    guard::rate_limit::TooMany,
    pages::shell::Shell,
    session,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::identity::{Error, Password};
use poem::handler;

#[derive(Template)]
#[template(path = "identity/sign_in.html")]
struct SignInPage {
    page: Shell,
    t: Texts,
    form: FormState,
    next: String,
    problem: Option<String>,
}

impl SignInPage {
    fn of(visit: &Visit, form: FormState, next: String) -> Self {
        let page = with_done(visit, visit.shell(visit.t.say("identity-sign-in-title")), &["reset", "signed-out", "everywhere"]);
        Self { page, t: visit.t, form, next, problem: None }
    }
}

/// Where to go on to: a place on this site, else the person's courses.
fn next_of(visit: &Visit, next: &str) -> String {
    urls::local(next).map_or_else(|| urls::my_courses(visit.language), str::to_owned)
}

#[handler]
pub(super) async fn show(visit: Visit) -> PageResult {
    let next = visit.asked("next");
    if visit.session.is_some() {
        return visit.see_other(next_of(&visit, &next));
    }
    visit.page(&SignInPage::of(&visit, FormState::default(), next))
}

#[handler]
pub(super) async fn submit(visit: Visit, form: Form) -> PageResult {
    let next = urls::local(form.get("next")).unwrap_or("").to_owned();
    let knock =
        Knock { email: form.get("email").to_owned(), password: Password::typed(form.get("password")), shared_computer: form.has("shared") };
    match door::enter(&visit, knock).await {
        Ok(entered) => {
            let to = if entered.password_is_short {
                format!("{}?done=short", urls::profile_password(visit.language))
            } else {
                next_of(&visit, &next)
            };
            let mut response = visit.see_other(to)?;
            entered.carry(&mut response);
            Ok(response)
        }
        Err(Closed::Identity(Error::WrongCredentials)) => {
            let problem = Some(visit.t.say("problem-identity-wrong-credentials"));
            let page = SignInPage { problem, ..SignInPage::of(&visit, FormState::faulty(form, Vec::new()), next) };
            unprocessable(visit.page(&page))
        }
        Err(Closed::TooMany(TooMany { retry_after })) => {
            let wait = i64::try_from(retry_after).unwrap_or(i64::MAX);
            let problem = Some(visit.t.count("identity-sign-in-wait", wait));
            let page = SignInPage { problem, ..SignInPage::of(&visit, FormState::faulty(form, Vec::new()), next) };
            Ok(later(visit.page(&page)?, retry_after))
        }
        Err(closed) => Err(closed.into()),
    }
}

#[handler]
pub(super) async fn sign_out(visit: Visit, _form: Form) -> PageResult {
    door::leave(&visit).await?;
    let mut response = visit.see_other(format!("{}?done=signed-out", urls::sign_in(visit.language)))?;
    door::add_cookie(&mut response, &session::clear_cookie(&visit.app.config));
    Ok(response)
}

/// A typed or bookmarked address does not sign anybody out.
#[handler]
pub(super) async fn not_signed_out(visit: Visit) -> PageResult {
    visit.see_other(urls::profile_sessions(visit.language))
}
