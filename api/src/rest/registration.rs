//! Registering, confirming an address, choosing a new password: what somebody does who is not signed in. Whether an address has an account
//! is told to nobody: such requests are accepted, and the answer comes by mail.

use super::{Answer, Done, Topic, caller::Anyone, identity_views::LanguageView, strict::Strict};
use crate::{app::App, error::ApiError, guard::rate_limit::Bucket};
use domain::identity::{self, Password, ProfileInput};
use poem_openapi::{ApiResponse, Object, OpenApi, payload::Json};

/// Registering, confirming, resetting.
pub struct RegistrationApi {
    /// The program.
    pub app: App,
}

/// A new account.
#[derive(Object)]
pub struct Register {
    /// As one wants to be addressed.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub name: String,
    /// The mail address.
    #[oai(validator(min_length = 3, max_length = 254))]
    pub email: String,
    /// 12 to 128 characters, not easily guessed.
    #[oai(validator(min_length = 12, max_length = 128))]
    pub password: String,
    /// The language of mails; the one of the request when it is left out.
    pub language: Option<LanguageView>,
    /// Optional.
    #[oai(validator(max_length = 200))]
    pub country: Option<String>,
    /// Optional.
    #[oai(validator(max_length = 200))]
    pub local_government: Option<String>,
    /// Optional: what one does there.
    #[oai(validator(max_length = 200))]
    pub occupation: Option<String>,
}

/// A mail address.
#[derive(Object)]
pub struct Address {
    /// The mail address.
    #[oai(validator(min_length = 3, max_length = 254))]
    pub email: String,
}

/// The token of a mailed link: the last part of its address.
#[derive(Object)]
pub struct ConfirmAddress {
    /// The token.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub token: String,
}

/// A new password, by the token of a mailed link.
#[derive(Object)]
pub struct ResetPassword {
    /// The token.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub token: String,
    /// 12 to 128 characters, 15 and more for staff; not easily guessed.
    #[oai(validator(min_length = 12, max_length = 128))]
    pub password: String,
}

/// An address that is confirmed.
#[derive(Object)]
pub struct ConfirmedView {
    /// The mail address.
    pub email: String,
}

/// What asking for a mail answers.
#[derive(ApiResponse)]
pub enum Accepted {
    /// A mail goes out if there is a reason to send one.
    #[oai(status = 202)]
    Accepted,
}

impl RegistrationApi {
    fn meter_link(&self, caller: &Anyone, email: &str) -> Result<(), ApiError> {
        self.app.limits.check(Bucket::LinkNetwork, &caller.visit.network)?;
        Ok(self.app.limits.check(Bucket::LinkAddress, email)?)
    }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Topic::Identity")]
impl RegistrationApi {
    /// Makes an account and sends a link to confirm its address; one may sign in at once. An address that has an account gets a letter that
    /// says so, and the answer is the same.
    #[oai(path = "/registrations", method = "post", operation_id = "register")]
    async fn register(&self, caller: Anyone, body: Strict<Register>) -> Result<Accepted, ApiError> {
        let Register { name, email, password, language, country, local_government, occupation } = body.0;
        let profile = ProfileInput {
            name,
            language: language.map_or(caller.visit.language, Into::into),
            country: country.unwrap_or_default(),
            local_government: local_government.unwrap_or_default(),
            occupation: occupation.unwrap_or_default(),
        };
        let registration = identity::Registration { email, password: Password::typed(&password), profile };
        let registration = registration.check(&self.app.config.base_url)?;
        self.app.limits.check(Bucket::RegisterNetwork, &caller.visit.network)?;
        self.app.limits.check(Bucket::RegisterAddress, registration.email())?;
        identity::register(&self.app.platform, &registration).await?;
        Ok(Accepted::Accepted)
    }

    /// Sends the letter that confirms an address again, if an account waits for it.
    #[oai(path = "/confirmation-requests", method = "post", operation_id = "request_confirmation")]
    async fn request_confirmation(&self, caller: Anyone, body: Strict<Address>) -> Result<Accepted, ApiError> {
        let email = identity::parse_address(&body.0.email).map_err(identity::Error::from)?;
        self.meter_link(&caller, &email)?;
        identity::resend_confirmation_to(&self.app.platform, &email).await?;
        Ok(Accepted::Accepted)
    }

    /// Confirms an address by the token mailed to it. Safe to repeat.
    #[oai(path = "/confirmations", method = "post", operation_id = "confirm_address")]
    async fn confirm_address(&self, _caller: Anyone, body: Strict<ConfirmAddress>) -> Answer<ConfirmedView> {
        let confirmed = identity::confirm_address(&self.app.platform, &body.0.token).await?;
        self.app.sessions.forget_person(confirmed.user);
        Ok(Json(ConfirmedView { email: confirmed.email }))
    }

    /// Sends a link to choose a new password to whoever has this address.
    #[oai(path = "/reset-requests", method = "post", operation_id = "request_reset")]
    async fn request_reset(&self, caller: Anyone, body: Strict<Address>) -> Result<Accepted, ApiError> {
        let email = identity::parse_address(&body.0.email).map_err(identity::Error::from)?;
        self.meter_link(&caller, &email)?;
        identity::ask_for_reset(&self.app.platform, &email).await?;
        Ok(Accepted::Accepted)
    }

    /// Chooses a new password by a mailed token. All sessions and access tokens end; sign in afterwards.
    #[oai(path = "/resets", method = "post", operation_id = "reset_password")]
    async fn reset_password(&self, _caller: Anyone, body: Strict<ResetPassword>) -> Result<Done, ApiError> {
        let user = identity::reset_password(&self.app.platform, &body.0.token, &Password::typed(&body.0.password)).await?;
        self.app.sessions.forget_person(user);
        Ok(Done::Done)
    }
}
