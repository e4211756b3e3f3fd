//! Deleting one's account.

use super::unprocessable;
use crate::{
    door::{self, Try},
    form::{Form, FormState},
    pages::shell::Shell,
    session,
    texts::Texts,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    error::FieldFault,
    identity::{self, Error, Password},
};
use poem::handler;

#[derive(Template)]
#[template(path = "identity/delete.html")]
struct DeletePage {
    page: Shell,
    t: Texts,
    form: FormState,
    email: String,
}

fn delete_page(visit: &Visit, form: FormState) -> DeletePage {
    let page = visit.shell(visit.t.say("identity-delete-title")).nav("profile");
    let email = visit.session.as_ref().map(|session| session.email.clone()).unwrap_or_default();
    DeletePage { page: page.with_session_end(visit, visit.app.platform.clock.now()), t: visit.t, form, email }
}

#[handler]
pub(super) async fn show(visit: Visit) -> PageResult {
    visit.signed_in()?;
    visit.page(&delete_page(&visit, FormState::default()))
}

#[derive(Template)]
#[template(path = "identity/deleted.html")]
struct DeletedPage {
    page: Shell,
    t: Texts,
}

#[handler]
pub(super) async fn submit(mut visit: Visit, form: Form) -> PageResult {
    let session = visit.signed_in()?.clone();
    if !form.has("understood") {
        let faults = vec![FieldFault { field: "understood", code: "delete-not-understood" }];
        return unprocessable(visit.page(&delete_page(&visit, FormState::faulty(form, faults))));
    }
    let attempt = Try::of(&visit, &session)?;
    let password = Password::typed(form.get("current_password"));
    let answer = identity::delete_account(&visit.app.platform, &session.learner(), &password).await;
    attempt.settle(&answer);
    match answer {
        Ok(()) => {
            visit.app.sessions.forget_person(session.user);
            visit.session = None;
            let mut response = visit.page(&DeletedPage { page: visit.shell(visit.t.say("identity-deleted-title")), t: visit.t })?;
            door::add_cookie(&mut response, &session::clear_cookie(&visit.app.config));
            Ok(response)
        }
        Err(Error::Invalid(faults)) => unprocessable(visit.page(&delete_page(&visit, FormState::faulty(form, faults)))),
        Err(error) => Err(error.into()),
    }
}
