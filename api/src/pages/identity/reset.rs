//! Forgotten passwords.

use super::{faulty, unprocessable, with_done};
use crate::{
    form::{Form, FormState},
    guard::rate_limit::Bucket,
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::identity::{self, Error, Password};
use poem::{handler, http::StatusCode, web::Path};

#[derive(Template)]
#[template(path = "identity/forgotten.html")]
struct ForgottenPage {
    page: Shell,
    t: Texts,
    form: FormState,
}

impl ForgottenPage {
    fn of(visit: &Visit, form: FormState) -> Self {
        Self { page: with_done(visit, visit.shell(visit.t.say("identity-forgotten-title")), &["reset-sent"]), t: visit.t, form }
    }
}

#[handler]
pub(super) async fn show_forgotten(visit: Visit) -> PageResult {
    visit.page(&ForgottenPage::of(&visit, FormState::default()))
}

#[handler]
pub(super) async fn forgotten(visit: Visit, form: Form) -> PageResult {
    let email = match identity::parse_address(form.get("email")) {
        Ok(email) => email,
        Err(fault) => return unprocessable(visit.page(&ForgottenPage::of(&visit, FormState::faulty(form, vec![fault])))),
    };
    visit.app.limits.check(Bucket::LinkNetwork, &visit.network)?;
    visit.app.limits.check(Bucket::LinkAddress, &email)?;
    identity::ask_for_reset(&visit.app.platform, &email).await?;
    visit.see_other(format!("{}?done=reset-sent", urls::forgotten(visit.language)))
}

#[derive(Template)]
#[template(path = "identity/reset.html")]
struct ResetPage {
    page: Shell,
    t: Texts,
    form: FormState,
    action: String,
    lives: bool,
}

fn reset_page(visit: &Visit, token: &str, form: FormState, lives: bool) -> ResetPage {
    let title = visit.t.say(if lives { "identity-reset-title" } else { "identity-link-dead-title" });
    ResetPage { page: visit.shell(title), t: visit.t, form, action: urls::reset(visit.language, token), lives }
}

#[handler]
pub(super) async fn show(visit: Visit, Path((_, token)): Path<(String, String)>) -> PageResult {
    let lives = identity::reset_link_lives(&visit.app.platform, &token).await?;
    let status = if lives { StatusCode::OK } else { StatusCode::NOT_FOUND };
    visit.page_as(status, &reset_page(&visit, &token, FormState::default(), lives))
}

#[handler]
pub(super) async fn submit(visit: Visit, Path((_, token)): Path<(String, String)>, form: Form) -> PageResult {
    match identity::reset_password(&visit.app.platform, &token, &Password::typed(form.get("password"))).await {
        Ok(user) => {
            visit.app.sessions.forget_person(user);
            visit.see_other(format!("{}?done=reset", urls::sign_in(visit.language)))
        }
        Err(Error::LinkDead) => visit.see_other(urls::reset(visit.language, &token)),
        Err(error) => {
            let form = faulty(form, error)?;
            unprocessable(visit.page(&reset_page(&visit, &token, form, true)))
        }
    }
}
