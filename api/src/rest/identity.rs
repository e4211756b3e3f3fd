//! Coming in, one's account, sessions and access tokens.

use super::{
    Answer, Done, Topic,
    caller::{Anyone, SignedIn},
    identity_views::{
        AddressChangeView, ChangeAddress, ChangePassword, ChangeProfile, CreateToken, CreatedTokenView, MeView, ProvePassword,
        SessionRowView, SessionView, SignInBody, TokenView,
    },
    keys::Key,
    strict::Strict,
};
use crate::{
    app::App,
    door::{self, Entered, Knock, Try},
    error::ApiError,
    guard::rate_limit::Bucket,
    session,
};
use domain::{
    id::{SessionId, TokenId},
    identity::{self, Error, Password, ProfileInput},
};
use poem_openapi::{
    ApiResponse, OpenApi,
    param::Path,
    payload::{Json, Response},
};

/// Coming in, one's account, sessions and access tokens.
pub struct IdentityApi {
    /// The program.
    pub app: App,
}

/// What making a token answers.
#[derive(ApiResponse)]
pub enum TokenMade {
    /// Made; the secret is shown this once.
    #[oai(status = 201)]
    Made(Json<CreatedTokenView>),
}

/// An answer that sets or clears the session cookie.
type WithCookie<T> = Result<Response<T>, ApiError>;

/// Access tokens speak for a person, but have no session to renew, end or make more of.
fn only_with_cookie(caller: &SignedIn) -> Result<(), ApiError> {
    if caller.session().is_bearer() { Err(Error::NotAllowed.into()) } else { Ok(()) }
}

fn entered(app: &App, entered: &Entered) -> Response<Json<SessionView>> {
    let answer = Response::new(Json(SessionView::of(app, &entered.signed_in.session)));
    entered.cookies().iter().fold(answer, |answer, cookie| answer.header("set-cookie", cookie.as_str()))
}

#[OpenApi(prefix_path = "/api/v1", tag = "Topic::Identity")]
impl IdentityApi {
    /// Signs in. Sets the session cookie; every request with it that is not a read needs the header `X-CSRF-Token` with the answer’s `csrf`.
    #[oai(path = "/session", method = "post", operation_id = "sign_in")]
    async fn sign_in(&self, caller: Anyone, body: Strict<SignInBody>) -> WithCookie<Json<SessionView>> {
        let knock = Knock {
            email: body.0.email,
            password: Password::typed(&body.0.password),
            shared_computer: body.0.shared_computer.unwrap_or_default(),
        };
        Ok(entered(&self.app, &door::enter(&caller.visit, knock).await?))
    }

    /// Shows the session one has, with its `csrf`.
    #[oai(path = "/session", method = "get", operation_id = "show_session")]
    async fn show_session(&self, caller: SignedIn) -> Answer<SessionView> {
        only_with_cookie(&caller)?;
        Ok(Json(SessionView::of(&self.app, caller.session())))
    }

    /// Signs out.
    #[oai(path = "/session", method = "delete", operation_id = "sign_out")]
    async fn sign_out(&self, caller: SignedIn) -> WithCookie<Done> {
        only_with_cookie(&caller)?;
        door::leave(&caller.visit).await?;
        Ok(Response::new(Done::Done).header("set-cookie", session::clear_cookie(&self.app.config)))
    }

    /// Shows one's account.
    #[oai(path = "/me", method = "get", operation_id = "show_me")]
    async fn show_me(&self, caller: SignedIn) -> Answer<MeView> {
        let account = identity::find_account(&self.app.platform, caller.session().user).await?;
        Ok(Json(MeView::of(account, caller.session())))
    }

    /// Changes what one tells about oneself. What is left out stays; an empty text clears an optional field.
    #[oai(path = "/me", method = "patch", operation_id = "change_me")]
    async fn change_me(&self, caller: SignedIn, body: Strict<ChangeProfile>) -> Answer<MeView> {
        let platform = &self.app.platform;
        let before = identity::find_account(platform, caller.session().user).await?.profile;
        let ChangeProfile { name, language, country, local_government, occupation } = body.0;
        let input = ProfileInput {
            name: name.unwrap_or(before.name),
            language: language.map_or(before.language, Into::into),
            country: country.or(before.country).unwrap_or_default(),
            local_government: local_government.or(before.local_government).unwrap_or_default(),
            occupation: occupation.or(before.occupation).unwrap_or_default(),
        };
        identity::change_profile(platform, &caller.learner(), &input).await?;
        self.app.sessions.forget_person(caller.session().user);
        let account = identity::find_account(platform, caller.session().user).await?;
        Ok(Json(MeView::of(account, caller.session())))
    }

    /// Asks for another mail address. It takes the old one’s place when the link mailed to it is followed.
    #[oai(path = "/me/address", method = "put", operation_id = "change_address")]
    async fn change_address(&self, caller: SignedIn, body: Strict<ChangeAddress>) -> Answer<AddressChangeView> {
        let attempt = Try::of(&caller.visit, caller.session())?;
        self.app.limits.check(Bucket::LinkAddress, &caller.session().user.to_string())?;
        let password = Password::typed(&body.0.current_password);
        let answer = identity::change_address(&self.app.platform, &caller.learner(), &body.0.email, &password).await;
        attempt.settle(&answer);
        Ok(Json(answer?.into()))
    }

    /// Sends the letter that confirms one’s address again, if it waits to be confirmed.
    #[oai(path = "/me/address/confirmation", method = "post", operation_id = "resend_confirmation")]
    async fn resend_confirmation(&self, caller: SignedIn) -> Result<Done, ApiError> {
        self.app.limits.check(Bucket::LinkAddress, &caller.session().user.to_string())?;
        identity::resend_confirmation(&self.app.platform, &caller.learner()).await?;
        Ok(Done::Done)
    }

    /// Changes one’s password. All other sessions end; this one gets a new cookie and a new `csrf`.
    #[oai(path = "/me/password", method = "put", operation_id = "change_password")]
    async fn change_password(&self, caller: SignedIn, body: Strict<ChangePassword>) -> WithCookie<Json<SessionView>> {
        only_with_cookie(&caller)?;
        let attempt = Try::of(&caller.visit, caller.session())?;
        let (current, new) = (Password::typed(&body.0.current_password), Password::typed(&body.0.password));
        let answer = identity::change_password(&self.app.platform, caller.session(), &current, &new).await;
        attempt.settle(&answer);
        let renewed = Entered::with(&self.app, answer?);
        self.app.sessions.forget_person(caller.session().user);
        Ok(entered(&self.app, &renewed))
    }

    /// Deletes one’s account for good. Name, address, notes, sessions and tokens go; codes, courses, dates and status of certificates stay.
    #[oai(path = "/me/erasure", method = "post", operation_id = "delete_me")]
    async fn delete_me(&self, caller: SignedIn, body: Strict<ProvePassword>) -> WithCookie<Done> {
        only_with_cookie(&caller)?;
        let attempt = Try::of(&caller.visit, caller.session())?;
        let password = Password::typed(&body.0.current_password);
        let answer = identity::delete_account(&self.app.platform, &caller.learner(), &password).await;
        attempt.settle(&answer);
        answer?;
        self.app.sessions.forget_person(caller.session().user);
        Ok(Response::new(Done::Done).header("set-cookie", session::clear_cookie(&self.app.config)))
    }

    /// Lists where one is signed in; at most ten sessions.
    #[oai(path = "/me/sessions", method = "get", operation_id = "list_sessions")]
    async fn list_sessions(&self, caller: SignedIn) -> Answer<Vec<SessionRowView>> {
        let sessions = identity::sessions_of(&self.app.platform, &caller.learner()).await?;
        Ok(Json(sessions.into_iter().map(|(session, device)| SessionRowView::of(&session, device, caller.session())).collect()))
    }

    /// Ends one of one’s sessions.
    #[oai(path = "/me/sessions/:session", method = "delete", operation_id = "end_session")]
    async fn end_session(&self, caller: SignedIn, session: Path<Key<SessionId>>) -> Result<Done, ApiError> {
        let ended = identity::end_session(&self.app.platform, &caller.learner(), session.0.0).await?;
        self.app.sessions.forget(&ended).await;
        Ok(Done::Done)
    }

    /// Signs out everywhere, here too.
    #[oai(path = "/me/sessions", method = "delete", operation_id = "end_all_sessions")]
    async fn end_all_sessions(&self, caller: SignedIn) -> WithCookie<Done> {
        identity::end_all_sessions(&self.app.platform, &caller.learner()).await?;
        self.app.sessions.forget_person(caller.session().user);
        Ok(Response::new(Done::Done).header("set-cookie", session::clear_cookie(&self.app.config)))
    }

    /// Lists one’s access tokens, newest first, without their secrets.
    #[oai(path = "/me/tokens", method = "get", operation_id = "list_tokens")]
    async fn list_tokens(&self, caller: SignedIn) -> Answer<Vec<TokenView>> {
        let tokens = identity::tokens_of(&self.app.platform, &caller.learner()).await?;
        Ok(Json(tokens.into_iter().map(Into::into).collect()))
    }

    /// Makes an access token; at most ten. A token cannot make another.
    #[oai(path = "/me/tokens", method = "post", operation_id = "create_token")]
    async fn create_token(&self, caller: SignedIn, body: Strict<CreateToken>) -> Result<TokenMade, ApiError> {
        only_with_cookie(&caller)?;
        let (secret, token) = identity::create_token(&self.app.platform, &caller.learner(), &body.0.name, body.0.days).await?;
        Ok(TokenMade::Made(Json(CreatedTokenView { token: token.into(), secret: secret.reveal().to_owned() })))
    }

    /// Ends one of one’s access tokens.
    #[oai(path = "/me/tokens/:token", method = "delete", operation_id = "revoke_token")]
    async fn revoke_token(&self, caller: SignedIn, token: Path<Key<TokenId>>) -> Result<Done, ApiError> {
        identity::revoke_token(&self.app.platform, &caller.learner(), token.0.0).await?;
        Ok(Done::Done)
    }
}
