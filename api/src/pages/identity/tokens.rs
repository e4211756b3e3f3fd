//! One's access tokens for the API.

use super::{unprocessable, with_done};
use crate::{
    dates,
    error::Refusal,
    form::{Form, FormState},
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    id::TokenId,
    identity::{self, AccessToken, Error},
};
use poem::{handler, web::Path};

/// Terms offered, in days.
const TERMS: [i64; 4] = [7, 30, 90, 365];

#[derive(Template)]
#[template(path = "identity/tokens.html")]
struct TokensPage {
    page: Shell,
    t: Texts,
    form: FormState,
    tokens: Vec<TokenRow>,
    terms: Vec<(String, String)>,
    /// Shown this once.
    secret: Option<String>,
}

struct TokenRow {
    name: String,
    made: (String, String),
    ends: (String, String),
    used: Option<(String, String)>,
    is_over: bool,
    revoke: String,
}

impl TokensPage {
    async fn of(visit: &Visit, form: FormState, secret: Option<String>) -> Result<Self, Error> {
        let session = visit.session.as_ref().ok_or(Error::NotFound)?;
        let tokens = identity::tokens_of(&visit.app.platform, &session.learner()).await?;
        let now = visit.app.platform.clock.now();
        let said = |moment| (dates::machine(moment), visit.t.moment(moment));
        let row = |token: AccessToken| TokenRow {
            made: said(token.created_at),
            ends: said(token.expires_at),
            used: token.last_used_at.map(said),
            is_over: token.expires_at <= now,
            revoke: urls::profile_token(visit.language, token.id),
            name: token.name,
        };
        let shell = with_done(visit, visit.shell(visit.t.say("identity-tokens-title")).nav("profile"), &["token-revoked"]);
        Ok(Self {
            page: shell.with_session_end(visit, now),
            t: visit.t,
            form,
            tokens: tokens.into_iter().map(row).collect(),
            terms: TERMS.map(|days| (days.to_string(), visit.t.count("identity-tokens-days", days))).to_vec(),
            secret,
        })
    }
}

#[handler]
pub(super) async fn show(visit: Visit) -> PageResult {
    visit.signed_in()?;
    visit.page(&TokensPage::of(&visit, FormState::filled(&[("days", "90")]), None).await?)
}

#[handler]
pub(super) async fn create(visit: Visit, form: Form) -> PageResult {
    let learner = visit.learner()?;
    let days = form.get("days").parse().unwrap_or(0);
    match identity::create_token(&visit.app.platform, &learner, form.get("name"), days).await {
        Ok((secret, _)) => {
            let empty = FormState::filled(&[("days", "90")]);
            visit.page(&TokensPage::of(&visit, empty, Some(secret.reveal().to_owned())).await?)
        }
        Err(Error::Invalid(faults)) => {
            let page = TokensPage::of(&visit, FormState::faulty(form, faults), None).await?;
            unprocessable(visit.page(&page))
        }
        Err(error) => Err(error.into()),
    }
}

/// Buttons only post: their addresses lead back to the list.
#[handler]
pub(super) async fn back(visit: Visit) -> PageResult {
    visit.see_other(urls::profile_tokens(visit.language))
}

#[handler]
pub(super) async fn revoke(visit: Visit, Path((_, id)): Path<(String, String)>, _form: Form) -> PageResult {
    let learner = visit.learner()?;
    let id = TokenId::parse(&id).map_err(|_| Refusal::not_found())?;
    identity::revoke_token(&visit.app.platform, &learner, id).await?;
    visit.see_other(format!("{}?done=token-revoked", urls::profile_tokens(visit.language)))
}
