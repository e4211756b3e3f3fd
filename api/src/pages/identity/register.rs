//! Registering, and confirming a mail address by the link that was sent to it.

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
use domain::identity::{self, ConfirmLink, Error, Password, ProfileInput, Registration};
use poem::{handler, http::StatusCode, web::Path};

#[derive(Template)]
#[template(path = "identity/register.html")]
struct RegisterPage {
    page: Shell,
    t: Texts,
    form: FormState,
    next: String,
}

impl RegisterPage {
    fn of(visit: &Visit, form: FormState, next: String) -> Self {
        Self { page: visit.shell(visit.t.say("identity-register-title")), t: visit.t, form, next }
    }
}

#[handler]
pub(super) async fn show(visit: Visit) -> PageResult {
    if visit.session.is_some() {
        return visit.see_other(urls::my_courses(visit.language));
    }
    visit.page(&RegisterPage::of(&visit, FormState::default(), visit.asked("next")))
}

#[derive(Template)]
#[template(path = "identity/check_mail.html")]
struct CheckMailPage {
    page: Shell,
    t: Texts,
    email: String,
    sign_in: String,
}

#[handler]
pub(super) async fn submit(visit: Visit, form: Form) -> PageResult {
    let registration = Registration {
        email: form.get("email").to_owned(),
        password: Password::typed(form.get("password")),
        profile: ProfileInput {
            name: form.get("name").to_owned(),
            language: visit.language,
            country: form.get("country").to_owned(),
            local_government: form.get("local_government").to_owned(),
            occupation: form.get("occupation").to_owned(),
        },
    };
    let next = form.get("next").to_owned();
    let checked = match registration.check(&visit.app.platform.settings.base_url) {
        Ok(checked) => checked,
        Err(error) => {
            let form = faulty(form, error)?;
            return unprocessable(visit.page(&RegisterPage::of(&visit, form, next)));
        }
    };
    visit.app.limits.check(Bucket::RegisterNetwork, &visit.network)?;
    visit.app.limits.check(Bucket::RegisterAddress, checked.email())?;
    identity::register(&visit.app.platform, &checked).await?;
    let next = urls::local(&next).map_or_else(|| urls::my_courses(visit.language), str::to_owned);
    visit.page(&CheckMailPage {
        page: visit.shell(visit.t.say("identity-check-mail-title")),
        t: visit.t,
        email: checked.email().to_owned(),
        sign_in: urls::sign_in_then(visit.language, &next),
    })
}

#[derive(Template)]
#[template(path = "identity/confirm.html")]
struct ConfirmPage {
    page: Shell,
    t: Texts,
    link: ConfirmLink,
    action: String,
    go_on: String,
}

#[handler]
pub(super) async fn show_confirm(visit: Visit, Path((_, token)): Path<(String, String)>) -> PageResult {
    let link = identity::look_at_confirm_link(&visit.app.platform, &token).await?;
    let (status, title) = match link {
        ConfirmLink::Open { .. } => (StatusCode::OK, "identity-confirm-title"),
        ConfirmLink::Done { .. } => (StatusCode::OK, "identity-confirmed-title"),
        ConfirmLink::Dead => (StatusCode::NOT_FOUND, "identity-link-dead-title"),
    };
    let courses = urls::my_courses(visit.language);
    let go_on = if visit.session.is_some() { courses } else { urls::sign_in_then(visit.language, &courses) };
    let action = urls::confirm(visit.language, &token);
    visit.page_as(status, &ConfirmPage { page: visit.shell(visit.t.say(title)), t: visit.t, link, action, go_on })
}

#[handler]
pub(super) async fn confirm(visit: Visit, Path((_, token)): Path<(String, String)>, _form: Form) -> PageResult {
    match identity::confirm_address(&visit.app.platform, &token).await {
        Ok(confirmed) => visit.app.sessions.forget_person(confirmed.user),
        // The page behind the address says it: the link is dead.
        Err(Error::LinkDead) => {}
        Err(error) => return Err(error.into()),
    }
    visit.see_other(urls::confirm(visit.language, &token))
}

#[derive(Template)]
#[template(path = "identity/resend.html")]
struct ResendPage {
    page: Shell,
    t: Texts,
    form: FormState,
}

impl ResendPage {
    fn of(visit: &Visit, form: FormState) -> Self {
        Self { page: with_done(visit, visit.shell(visit.t.say("identity-resend-title")), &["resent"]), t: visit.t, form }
    }
}

#[handler]
pub(super) async fn show_resend(visit: Visit) -> PageResult {
    visit.page(&ResendPage::of(&visit, FormState::default()))
}

#[handler]
pub(super) async fn resend(visit: Visit, form: Form) -> PageResult {
    let email = match identity::parse_address(form.get("email")) {
        Ok(email) => email,
        Err(fault) => return unprocessable(visit.page(&ResendPage::of(&visit, FormState::faulty(form, vec![fault])))),
    };
    visit.app.limits.check(Bucket::LinkNetwork, &visit.network)?;
    visit.app.limits.check(Bucket::LinkAddress, &email)?;
    identity::resend_confirmation_to(&visit.app.platform, &email).await?;
    visit.see_other(format!("{}?done=resent", urls::resend(visit.language)))
}
