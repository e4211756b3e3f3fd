//! Changing one's mail address, and getting it confirmed.

use super::{faulty, unprocessable};
use crate::{
    door::Try,
    form::{Form, FormState},
    guard::rate_limit::Bucket,
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::identity::{self, Account, AddressChange, Password};
use poem::handler;

#[derive(Template)]
#[template(path = "identity/address.html")]
struct AddressPage {
    page: Shell,
    t: Texts,
    form: FormState,
    account: Account,
}

impl AddressPage {
    async fn of(visit: &Visit, form: FormState) -> Result<Self, identity::Error> {
        let session = visit.session.as_ref().ok_or(identity::Error::NotFound)?;
        let account = identity::find_account(&visit.app.platform, session.user).await?;
        let page = visit.shell(visit.t.say("identity-address-title")).nav("profile");
        Ok(Self { page: page.with_session_end(visit, visit.app.platform.clock.now()), t: visit.t, form, account })
    }
}

#[handler]
pub(super) async fn show(visit: Visit) -> PageResult {
    visit.signed_in()?;
    visit.page(&AddressPage::of(&visit, FormState::default()).await?)
}

/// Buttons only post: their addresses lead back to the form.
#[handler]
pub(super) async fn back(visit: Visit) -> PageResult {
    visit.see_other(urls::profile_address(visit.language))
}

#[handler]
pub(super) async fn submit(visit: Visit, form: Form) -> PageResult {
    let session = visit.signed_in()?;
    let attempt = Try::of(&visit, session)?;
    visit.app.limits.check(Bucket::LinkAddress, &session.user.to_string())?;
    let password = Password::typed(form.get("current_password"));
    let answer = identity::change_address(&visit.app.platform, &session.learner(), form.get("email"), &password).await;
    attempt.settle(&answer);
    match answer {
        Ok(AddressChange::Same) => visit.see_other(format!("{}?done=same", urls::profile(visit.language))),
        Ok(AddressChange::Waiting) => visit.see_other(format!("{}?done=waiting", urls::profile(visit.language))),
        Err(error) => {
            let form = faulty(form, error)?;
            unprocessable(visit.page(&AddressPage::of(&visit, form).await?))
        }
    }
}

#[handler]
pub(super) async fn resend(visit: Visit, _form: Form) -> PageResult {
    let learner = visit.learner()?;
    visit.app.limits.check(Bucket::LinkNetwork, &visit.network)?;
    visit.app.limits.check(Bucket::LinkAddress, &learner.user.to_string())?;
    identity::resend_confirmation(&visit.app.platform, &learner).await?;
    visit.see_other(format!("{}?done=resent", urls::profile(visit.language)))
}

#[handler]
pub(super) async fn keep(visit: Visit, _form: Form) -> PageResult {
    let learner = visit.learner()?;
    identity::keep_address(&visit.app.platform, &learner).await?;
    visit.see_other(format!("{}?done=kept", urls::profile(visit.language)))
}
