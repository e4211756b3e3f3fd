//! Who is asking. What a person may do is a type that only this file makes.

use super::Error;
use crate::{
    clock::Moment,
    id::{CourseId, SessionId, UserId},
    language::Language,
};
use serde::{Deserialize, Serialize};

/// A role held in one course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Writes and publishes the course.
    Author,
    /// Follows its learners, grants attempts.
    Facilitator,
}

impl Role {
    /// As stored and as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Facilitator => "facilitator",
        }
    }

    /// Reads what `as_str` writes.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Author, Self::Facilitator].into_iter().find(|role| role.as_str() == text)
    }
}

/// A live session with what is needed to say what its person may do. Caches hold it; it is never sent to a browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The session's own id, for lists of sessions.
    pub id: SessionId,
    /// SHA-256 of the token.
    pub token_hash: String,
    /// Whose it is.
    pub user: UserId,
    /// The person's name.
    pub name: String,
    /// The person's mail address.
    pub email: String,
    /// Whether the address was confirmed.
    pub email_confirmed: bool,
    /// The language of mails.
    pub language: Language,
    /// Whether the person is an admin.
    pub is_admin: bool,
    /// Roles in courses.
    pub roles: Vec<(CourseId, Role)>,
    /// The secret that forms of this session carry.
    pub csrf: String,
    /// Signed in with "this is a shared computer".
    pub shared_computer: bool,
    /// When it began.
    pub created_at: Moment,
    /// When it was last used, to five minutes.
    pub last_seen_at: Moment,
    /// When it ends if it is not used.
    pub idle_until: Moment,
    /// When it ends in any case.
    pub ends_at: Moment,
    /// When the password was last typed.
    pub confirmed_at: Moment,
}

/// Somebody signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Learner {
    /// Who.
    pub user: UserId,
}

/// Somebody who may write and publish a course.
#[expect(clippy::manual_non_exhaustive, reason = "only this file makes one")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Who.
    pub user: UserId,
    /// Which course.
    pub course: CourseId,
    _made_here: (),
}

/// Somebody who may follow the learners of a course.
#[expect(clippy::manual_non_exhaustive, reason = "only this file makes one")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facilitator {
    /// Who.
    pub user: UserId,
    /// Which course.
    pub course: CourseId,
    _made_here: (),
}

/// Somebody who may do everything.
#[expect(clippy::manual_non_exhaustive, reason = "only this file makes one")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Admin {
    /// Who; none for the operator at the command line.
    pub user: Option<UserId>,
    _made_here: (),
}

impl Session {
    /// The person as a learner.
    pub fn learner(&self) -> Learner {
        Learner { user: self.user }
    }

    /// The person as an admin.
    ///
    /// # Errors
    /// `NotAllowed` when not one.
    pub fn admin(&self) -> Result<Admin, Error> {
        if self.is_admin { Ok(Admin { user: Some(self.user), _made_here: () }) } else { Err(Error::NotAllowed) }
    }

    /// The person as an author of a course; admins are authors of every course.
    ///
    /// # Errors
    /// `NotAllowed` when not one.
    pub fn author_of(&self, course: &CourseId) -> Result<Author, Error> {
        if self.is_admin || self.has(course, Role::Author) {
            Ok(Author { user: self.user, course: course.clone(), _made_here: () })
        } else {
            Err(Error::NotAllowed)
        }
    }

    /// The person as a facilitator of a course; admins are facilitators of every course.
    ///
    /// # Errors
    /// `NotAllowed` when not one.
    pub fn facilitator_of(&self, course: &CourseId) -> Result<Facilitator, Error> {
        if self.is_admin || self.has(course, Role::Facilitator) {
            Ok(Facilitator { user: self.user, course: course.clone(), _made_here: () })
        } else {
            Err(Error::NotAllowed)
        }
    }

    /// Whether the person holds this role in this course.
    pub fn has(&self, course: &CourseId, role: Role) -> bool {
        self.roles.iter().any(|(of, held)| of == course && *held == role)
    }

    /// Whether the person is an admin or holds a role in any course.
    pub fn is_staff(&self) -> bool {
        self.is_admin || !self.roles.is_empty()
    }

    /// Whether the person writes any course.
    pub fn is_author(&self) -> bool {
        self.is_admin || self.roles.iter().any(|(_, role)| *role == Role::Author)
    }

    /// Whether the person follows any course.
    pub fn is_facilitator(&self) -> bool {
        self.is_admin || self.roles.iter().any(|(_, role)| *role == Role::Facilitator)
    }

    /// Whether it stands for an access token: there is no cookie to renew, and no form can use it.
    pub fn is_bearer(&self) -> bool {
        self.csrf.is_empty()
    }

    /// Whether the session still lives at `now`.
    pub fn lives(&self, now: Moment) -> bool {
        now < self.idle_until && now < self.ends_at
    }
}

impl Admin {
    /// The operator at the command line, who owns the machine.
    pub fn operator() -> Self {
        Self { user: None, _made_here: () }
    }

    /// Somebody who is an admin, for tests of use cases.
    #[cfg(test)]
    pub(crate) fn named(user: UserId) -> Self {
        Self { user: Some(user), _made_here: () }
    }
}

#[cfg(test)]
impl Facilitator {
    /// For tests, without asking for a role.
    pub(crate) fn of(course: &CourseId, user: UserId) -> Self {
        Self { user, course: course.clone(), _made_here: () }
    }
}
