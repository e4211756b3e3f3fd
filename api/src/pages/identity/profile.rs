//! The profile: what one tells about oneself, and the ways to everything else about the account.

use super::{faulty, unprocessable, with_done};
use crate::{
    form::{Form, FormState},
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    identity::{self, Account, ProfileInput},
    language::Language,
};
use poem::handler;

#[derive(Template)]
#[template(path = "identity/profile.html")]
struct ProfilePage {
    page: Shell,
    t: Texts,
    form: FormState,
    account: Account,
    languages: Vec<(&'static str, &'static str)>,
}

impl ProfilePage {
    async fn of(visit: &Visit, form: Option<FormState>) -> Result<Self, identity::Error> {
        let session = visit.session.as_ref().ok_or(identity::Error::NotFound)?;
        let account = identity::find_account(&visit.app.platform, session.user).await?;
        let profile = &account.profile;
        let form = form.unwrap_or_else(|| {
            FormState::filled(&[
                ("name", &profile.name),
                ("language", profile.language.code()),
                ("country", profile.country.as_deref().unwrap_or_default()),
                ("local_government", profile.local_government.as_deref().unwrap_or_default()),
                ("occupation", profile.occupation.as_deref().unwrap_or_default()),
            ])
        });
        let shell = visit.shell(visit.t.say("identity-profile-title")).nav("profile");
        let page = with_done(visit, shell, &["profile", "password", "resent", "kept", "waiting", "same"]);
        let languages = Language::ALL.map(|language| (language.code(), language.own_name())).to_vec();
        Ok(Self { page: page.with_session_end(visit, visit.app.platform.clock.now()), t: visit.t, form, account, languages })
    }
}

#[handler]
pub(super) async fn show(visit: Visit) -> PageResult {
    visit.signed_in()?;
    visit.page(&ProfilePage::of(&visit, None).await?)
}

#[handler]
pub(super) async fn submit(visit: Visit, form: Form) -> PageResult {
    let learner = visit.learner()?;
    let input = ProfileInput {
        name: form.get("name").to_owned(),
        language: Language::parse(form.get("language")).unwrap_or(visit.language),
        country: form.get("country").to_owned(),
        local_government: form.get("local_government").to_owned(),
        occupation: form.get("occupation").to_owned(),
    };
    match identity::change_profile(&visit.app.platform, &learner, &input).await {
        Ok(()) => {
            visit.app.sessions.forget_person(learner.user);
            visit.see_other(format!("{}?done=profile", urls::profile(visit.language)))
        }
        Err(error) => {
            let form = faulty(form, error)?;
            unprocessable(visit.page(&ProfilePage::of(&visit, Some(form)).await?))
        }
    }
}
