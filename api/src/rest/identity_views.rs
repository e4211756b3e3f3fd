//! Accounts, sessions and tokens as the API reads and shows them.

use super::keys::Key;
use crate::app::App;
use chrono::{DateTime, Utc};
use domain::{
    id::{CourseId, SessionId, TokenId, UserId},
    identity::{AccessToken, Account, AddressChange, Role, Session},
    language::Language,
};
use poem_openapi::{Enum, Object};

/// A language.
#[derive(Debug, Clone, Copy, Enum)]
#[oai(rename_all = "lowercase", rename = "Language")]
pub enum LanguageView {
    /// English
    En,
    /// French
    Fr,
    /// Spanish
    Es,
}

impl From<LanguageView> for Language {
    fn from(language: LanguageView) -> Self {
        match language {
            LanguageView::En => Self::En,
            LanguageView::Fr => Self::Fr,
            LanguageView::Es => Self::Es,
        }
    }
}

impl From<Language> for LanguageView {
    fn from(language: Language) -> Self {
        match language {
            Language::En => Self::En,
            Language::Fr => Self::Fr,
            Language::Es => Self::Es,
        }
    }
}

/// A role in a course.
#[derive(Debug, Clone, Copy, Enum)]
#[oai(rename_all = "lowercase", rename = "Role")]
pub enum RoleView {
    /// Writes and publishes the course.
    Author,
    /// Follows its learners, grants attempts.
    Facilitator,
}

impl From<RoleView> for Role {
    fn from(role: RoleView) -> Self {
        match role {
            RoleView::Author => Self::Author,
            RoleView::Facilitator => Self::Facilitator,
        }
    }
}

impl From<Role> for RoleView {
    fn from(role: Role) -> Self {
        match role {
            Role::Author => Self::Author,
            Role::Facilitator => Self::Facilitator,
        }
    }
}

/// A role somebody holds.
#[derive(Debug, Object)]
pub struct GrantView {
    /// In which course.
    pub course: Key<CourseId>,
    /// Which role.
    pub role: RoleView,
}

impl GrantView {
    /// A role as the domain has it.
    pub fn of((course, role): &(CourseId, Role)) -> Self {
        Self { course: Key(course.clone()), role: (*role).into() }
    }
}

/// What one types to sign in.
#[derive(Object)]
pub struct SignInBody {
    /// The mail address.
    #[oai(validator(max_length = 254))]
    pub email: String,
    /// The password.
    #[oai(validator(max_length = 1024))]
    pub password: String,
    /// Whether others use this computer: the session then ends after two hours without use.
    pub shared_computer: Option<bool>,
}

/// A session just begun or renewed.
#[derive(Debug, Object)]
pub struct SessionView {
    /// Names the session in the list of one’s sessions.
    pub id: Key<SessionId>,
    /// Send it as `X-CSRF-Token` with every request that is not a read.
    pub csrf: String,
    /// When the session ends if it is not used.
    pub idle_until: DateTime<Utc>,
    /// When it ends in any case.
    pub ends_at: DateTime<Utc>,
    /// The server’s time.
    pub now: DateTime<Utc>,
}

impl SessionView {
    /// For the one who holds the session.
    pub fn of(app: &App, session: &Session) -> Self {
        Self {
            id: Key(session.id),
            csrf: session.csrf.clone(),
            idle_until: session.idle_until,
            ends_at: session.ends_at,
            now: app.platform.clock.now(),
        }
    }
}

/// One’s account.
#[derive(Debug, Object)]
pub struct MeView {
    /// Names the person.
    pub id: Key<UserId>,
    /// As one wants to be addressed.
    pub name: String,
    /// The mail address.
    pub email: String,
    /// Whether the address is confirmed.
    pub email_confirmed: bool,
    /// A new address that waits to be confirmed.
    pub new_email: Option<String>,
    /// The language of mails.
    pub language: LanguageView,
    /// If one told.
    pub country: Option<String>,
    /// If one told.
    pub local_government: Option<String>,
    /// If one told.
    pub occupation: Option<String>,
    /// Whether one is an admin.
    pub is_admin: bool,
    /// Roles in courses.
    pub roles: Vec<GrantView>,
}

impl MeView {
    /// For the person.
    pub fn of(account: Account, session: &Session) -> Self {
        Self {
            id: Key(account.id),
            name: account.profile.name,
            email: account.email.unwrap_or_default(),
            email_confirmed: account.email_confirmed,
            new_email: account.new_email,
            language: account.profile.language.into(),
            country: account.profile.country,
            local_government: account.profile.local_government,
            occupation: account.profile.occupation,
            is_admin: account.is_admin,
            roles: session.roles.iter().map(GrantView::of).collect(),
        }
    }
}

/// What to change about oneself.
#[derive(Object)]
pub struct ChangeProfile {
    /// As one wants to be addressed.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub name: Option<String>,
    /// The language of mails.
    pub language: Option<LanguageView>,
    /// Empty to clear it.
    #[oai(validator(max_length = 200))]
    pub country: Option<String>,
    /// Empty to clear it.
    #[oai(validator(max_length = 200))]
    pub local_government: Option<String>,
    /// Empty to clear it.
    #[oai(validator(max_length = 200))]
    pub occupation: Option<String>,
}

/// Another mail address.
#[derive(Object)]
pub struct ChangeAddress {
    /// The new address.
    #[oai(validator(min_length = 3, max_length = 254))]
    pub email: String,
    /// The password one has.
    #[oai(validator(max_length = 1024))]
    pub current_password: String,
}

/// Another password.
#[derive(Object)]
pub struct ChangePassword {
    /// The password one has.
    #[oai(validator(max_length = 1024))]
    pub current_password: String,
    /// 12 to 128 characters, 15 and more for staff; not easily guessed.
    #[oai(validator(min_length = 12, max_length = 128))]
    pub password: String,
}

/// Shows that one knows the password.
#[derive(Object)]
pub struct ProvePassword {
    /// The password one has.
    #[oai(validator(max_length = 1024))]
    pub current_password: String,
}

/// What becomes of an address.
#[derive(Debug, Clone, Copy, Enum)]
#[oai(rename_all = "lowercase")]
pub enum AddressState {
    /// It already is the account’s.
    Same,
    /// It waits to be confirmed.
    Waiting,
}

/// What became of a wish for another address.
#[derive(Debug, Object)]
pub struct AddressChangeView {
    /// What became of it.
    pub state: AddressState,
}

impl From<AddressChange> for AddressChangeView {
    fn from(change: AddressChange) -> Self {
        let state = match change {
            AddressChange::Same => AddressState::Same,
            AddressChange::Waiting => AddressState::Waiting,
        };
        Self { state }
    }
}

/// A session in the list of one’s sessions.
#[derive(Debug, Object)]
pub struct SessionRowView {
    /// Names it.
    pub id: Key<SessionId>,
    /// Browser and system, as far as they are known.
    pub device: String,
    /// Whether it is the one this request came with.
    pub is_this: bool,
    /// Whether it was begun on a shared computer.
    pub shared_computer: bool,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to five minutes.
    pub last_seen_at: DateTime<Utc>,
}

impl SessionRowView {
    /// For the person, who asks with the session `this`.
    pub fn of(session: &Session, device: String, this: &Session) -> Self {
        Self {
            id: Key(session.id),
            device,
            is_this: session.id == this.id,
            shared_computer: session.shared_computer,
            created_at: session.created_at,
            last_seen_at: session.last_seen_at,
        }
    }
}

/// An access token, without its secret.
#[derive(Debug, Object)]
pub struct TokenView {
    /// Names it.
    pub id: Key<TokenId>,
    /// What it is for.
    pub name: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
    /// When it was last used, to five minutes.
    pub last_used_at: Option<DateTime<Utc>>,
}

impl From<AccessToken> for TokenView {
    fn from(token: AccessToken) -> Self {
        Self {
            id: Key(token.id),
            name: token.name,
            created_at: token.created_at,
            expires_at: token.expires_at,
            last_used_at: token.last_used_at,
        }
    }
}

/// A token to be made.
#[derive(Object)]
pub struct CreateToken {
    /// What it is for.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub name: String,
    /// How many days it lives.
    #[oai(validator(minimum(value = "1"), maximum(value = "365")))]
    pub days: u32,
}

/// A token just made.
#[derive(Debug, Object)]
pub struct CreatedTokenView {
    /// The token.
    pub token: TokenView,
    /// What goes behind `Authorization: Bearer`. Shown this once.
    pub secret: String,
}
