//! Making the first admin by the link that the program prints at its start.

use super::{faulty, unprocessable};
use crate::{
    door::Entered,
    form::{Form, FormState},
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::identity::{self, Error, Password};
use poem::{handler, http::StatusCode, web::Path};

#[derive(Template)]
#[template(path = "identity/first_admin.html")]
struct FirstAdminPage {
    page: Shell,
    t: Texts,
    form: FormState,
    action: String,
    lives: bool,
}

fn first_admin_page(visit: &Visit, token: &str, form: FormState, lives: bool) -> FirstAdminPage {
    let title = visit.t.say(if lives { "identity-first-admin-title" } else { "identity-link-dead-title" });
    FirstAdminPage { page: visit.shell(title), t: visit.t, form, action: urls::first_admin(visit.language, token), lives }
}

#[handler]
pub(super) async fn show(visit: Visit, Path((_, token)): Path<(String, String)>) -> PageResult {
    let lives = identity::first_admin_link_lives(&visit.app.platform, &token).await?;
    let status = if lives { StatusCode::OK } else { StatusCode::NOT_FOUND };
    visit.page_as(status, &first_admin_page(&visit, &token, FormState::default(), lives))
}

#[handler]
pub(super) async fn submit(visit: Visit, Path((_, token)): Path<(String, String)>, form: Form) -> PageResult {
    let password = Password::typed(form.get("password"));
    let typed = (form.get("name"), form.get("email"), &password);
    match identity::create_first_admin(&visit.app.platform, &token, typed, visit.language).await {
        Ok(signed_in) => {
            let mut response = visit.see_other(urls::desk(visit.language))?;
            Entered::with(&visit.app, signed_in).carry(&mut response);
            Ok(response)
        }
        Err(Error::LinkDead) => visit.see_other(urls::first_admin(visit.language, &token)),
        Err(error) => {
            let form = faulty(form, error)?;
            unprocessable(visit.page(&first_admin_page(&visit, &token, form, true)))
        }
    }
}
