//! Finding and helping people, for admins.

use super::{
    Answer, Done, Topic,
    caller::SignedIn,
    identity_views::{GrantView, LanguageView, RoleView},
    keys::Key,
    paging::{After, Limit, Page},
    registration::{Accepted, Address},
    strict::Strict,
};
use crate::{app::App, error::ApiError};
use chrono::{DateTime, Utc};
use domain::{
    id::{CourseId, UserId},
    identity::{self, Account, Person},
};
use poem_openapi::{
    Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};

/// Finding and helping people.
pub struct PeopleApi {
    /// The program.
    pub app: App,
}

/// Somebody in a list.
#[derive(Debug, Object)]
pub struct PersonRowView {
    /// Names the person.
    pub id: Key<UserId>,
    /// As the person wants to be addressed.
    pub name: String,
    /// The mail address.
    pub email: String,
    /// Whether the address is confirmed.
    pub email_confirmed: bool,
    /// Whether the person is an admin.
    pub is_admin: bool,
    /// When the account was made.
    pub created_at: DateTime<Utc>,
}

impl From<Account> for PersonRowView {
    fn from(account: Account) -> Self {
        Self {
            id: Key(account.id),
            name: account.profile.name,
            email: account.email.unwrap_or_default(),
            email_confirmed: account.email_confirmed,
            is_admin: account.is_admin,
            created_at: account.created_at,
        }
    }
}

/// Somebody, as admins see them.
#[derive(Debug, Object)]
pub struct PersonView {
    /// Names the person.
    pub id: Key<UserId>,
    /// As the person wants to be addressed.
    pub name: String,
    /// The mail address.
    pub email: String,
    /// Whether the address is confirmed.
    pub email_confirmed: bool,
    /// A new address that waits to be confirmed.
    pub new_email: Option<String>,
    /// The language of mails.
    pub language: LanguageView,
    /// If the person told.
    pub country: Option<String>,
    /// If the person told.
    pub local_government: Option<String>,
    /// If the person told.
    pub occupation: Option<String>,
    /// Whether the person is an admin.
    pub is_admin: bool,
    /// Roles in courses.
    pub roles: Vec<GrantView>,
    /// Whether only a new password or a known device opens the account, after very many failures.
    pub is_locked: bool,
    /// When the account was made.
    pub created_at: DateTime<Utc>,
}

impl From<Person> for PersonView {
    fn from(person: Person) -> Self {
        let Account { id, email, new_email, email_confirmed, profile, is_admin, created_at, .. } = person.account;
        Self {
            id: Key(id),
            name: profile.name,
            email: email.unwrap_or_default(),
            email_confirmed,
            new_email,
            language: profile.language.into(),
            country: profile.country,
            local_government: profile.local_government,
            occupation: profile.occupation,
            is_admin,
            roles: person.roles.iter().map(GrantView::of).collect(),
            is_locked: person.is_locked,
            created_at,
        }
    }
}

impl PeopleApi {
    async fn set_admin(&self, caller: &SignedIn, user: UserId, is_admin: bool) -> Result<Done, ApiError> {
        identity::set_admin(&self.app.platform, &caller.admin()?, user, is_admin).await?;
        self.app.sessions.forget_person(user);
        Ok(Done::Done)
    }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Topic::Desk")]
impl PeopleApi {
    /// Lists people, the newest accounts first; `search` is the beginning of any word of the name, or of the mail address. For admins.
    #[oai(path = "/people", method = "get", operation_id = "list_people")]
    async fn list_people(
        &self,
        caller: SignedIn,
        #[oai(validator(max_length = 200))] search: Query<Option<String>>,
        after: Query<Option<After>>,
        limit: Query<Option<Limit>>,
    ) -> Answer<Page<PersonRowView>> {
        let admin = caller.admin()?;
        let after = After::id(after.0)?;
        let limit = Limit::of(limit.0) as u64;
        let search = search.0.unwrap_or_default();
        let people = identity::find_people(&self.app.platform, &admin, &search, (after, limit)).await?;
        let next = people.next.map(|next| next.to_string());
        Ok(Json(Page { items: people.found.into_iter().map(Into::into).collect(), next }))
    }

    /// Shows somebody. For admins.
    #[oai(path = "/people/:person", method = "get", operation_id = "show_person")]
    async fn show_person(&self, caller: SignedIn, person: Path<Key<UserId>>) -> Answer<PersonView> {
        let person = identity::find_person(&self.app.platform, &caller.admin()?, person.0.0).await?;
        Ok(Json(person.into()))
    }

    /// Gives somebody another mail address. The new one gets a link to confirm it, the old one is told, the person is signed out. For admins.
    #[oai(path = "/people/:person/address", method = "put", operation_id = "change_address_of")]
    async fn change_address_of(&self, caller: SignedIn, person: Path<Key<UserId>>, body: Strict<Address>) -> Result<Done, ApiError> {
        identity::change_address_of(&self.app.platform, &caller.admin()?, person.0.0, &body.0.email).await?;
        self.app.sessions.forget_person(person.0.0);
        Ok(Done::Done)
    }

    /// Sends somebody a link to choose a new password. For admins.
    #[oai(path = "/people/:person/reset-requests", method = "post", operation_id = "send_reset_to")]
    async fn send_reset_to(&self, caller: SignedIn, person: Path<Key<UserId>>) -> Result<Accepted, ApiError> {
        identity::send_reset_to(&self.app.platform, &caller.admin()?, person.0.0).await?;
        Ok(Accepted::Accepted)
    }

    /// Grants somebody a role in a course, which need not have been uploaded yet. The person is signed out. For admins; safe to repeat.
    #[oai(path = "/people/:person/roles/:course/:role", method = "put", operation_id = "grant_role")]
    async fn grant_role(
        &self,
        caller: SignedIn,
        person: Path<Key<UserId>>,
        course: Path<Key<CourseId>>,
        role: Path<RoleView>,
    ) -> Result<Done, ApiError> {
        identity::grant_role(&self.app.platform, &caller.admin()?, person.0.0, (&course.0.0, role.0.into())).await?;
        self.app.sessions.forget_person(person.0.0);
        Ok(Done::Done)
    }

    /// Takes a role in a course back. The person is signed out. For admins; safe to repeat.
    #[oai(path = "/people/:person/roles/:course/:role", method = "delete", operation_id = "revoke_role")]
    async fn revoke_role(
        &self,
        caller: SignedIn,
        person: Path<Key<UserId>>,
        course: Path<Key<CourseId>>,
        role: Path<RoleView>,
    ) -> Result<Done, ApiError> {
        identity::revoke_role(&self.app.platform, &caller.admin()?, person.0.0, (&course.0.0, role.0.into())).await?;
        self.app.sessions.forget_person(person.0.0);
        Ok(Done::Done)
    }

    /// Makes somebody an admin. For admins; safe to repeat.
    #[oai(path = "/people/:person/admin", method = "put", operation_id = "make_admin")]
    async fn make_admin(&self, caller: SignedIn, person: Path<Key<UserId>>) -> Result<Done, ApiError> {
        self.set_admin(&caller, person.0.0, true).await
    }

    /// Makes somebody no longer an admin; the last one stays. For admins; safe to repeat.
    #[oai(path = "/people/:person/admin", method = "delete", operation_id = "unmake_admin")]
    async fn unmake_admin(&self, caller: SignedIn, person: Path<Key<UserId>>) -> Result<Done, ApiError> {
        self.set_admin(&caller, person.0.0, false).await
    }
}
