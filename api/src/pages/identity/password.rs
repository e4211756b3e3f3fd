//! Changing one's password.

use super::{faulty, unprocessable};
use crate::{
    door::{Entered, Try},
    form::{Form, FormState},
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::identity::{self, Password};
use poem::handler;

#[derive(Template)]
#[template(path = "identity/password.html")]
struct PasswordPage {
    page: Shell,
    t: Texts,
    form: FormState,
    email: String,
    is_staff: bool,
}

impl PasswordPage {
    fn of(visit: &Visit, form: FormState) -> Self {
        let mut page = visit.shell(visit.t.say("identity-password-title")).nav("profile");
        if visit.asked("done") == "short" {
            page = page.flash("warning", visit.t.say("identity-done-short"));
        }
        let session = visit.session.as_ref();
        Self {
            page: page.with_session_end(visit, visit.app.platform.clock.now()),
            t: visit.t,
            form,
            email: session.map(|session| session.email.clone()).unwrap_or_default(),
            is_staff: session.is_some_and(domain::identity::Session::is_staff),
        }
    }
}

#[handler]
pub(super) async fn show(visit: Visit) -> PageResult {
    visit.signed_in()?;
    visit.page(&PasswordPage::of(&visit, FormState::default()))
}

#[handler]
pub(super) async fn submit(visit: Visit, form: Form) -> PageResult {
    let session = visit.signed_in()?;
    let attempt = Try::of(&visit, session)?;
    let (current, new) = (Password::typed(form.get("current_password")), Password::typed(form.get("password")));
    let answer = identity::change_password(&visit.app.platform, session, &current, &new).await;
    attempt.settle(&answer);
    match answer {
        Ok(renewed) => {
            visit.app.sessions.forget_person(session.user);
            let mut response = visit.see_other(format!("{}?done=password", urls::profile(visit.language)))?;
            Entered::with(&visit.app, renewed).carry(&mut response);
            Ok(response)
        }
        Err(error) => {
            let form = faulty(form, error)?;
            unprocessable(visit.page(&PasswordPage::of(&visit, form)))
        }
    }
}
