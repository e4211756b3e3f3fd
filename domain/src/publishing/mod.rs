//! New versions of courses: uploaded, looked at, published. The top concept: it asks all the others what a publication would touch.
//!
//! A version is stored whole or not at all, and only when it has no fault. Publishing is one row; pages follow within a second, and at
//! once in the process that published.

mod effect;
mod error;
mod first;
mod publish;
mod store;
mod upload;
mod versions;

pub use effect::{Change, Effect, effect_of};
pub use error::Error;
pub use first::publish_unknown_courses;
pub use publish::publish;
pub use upload::{Uploaded, upload};
pub use versions::{Published, VersionInfo, source_of, version_of, versions_of};

use crate::{
    id::{CourseId, UserId},
    identity::{Admin, Author},
};

/// Who may bring a version in.
#[derive(Debug, Clone, Copy)]
pub enum Publisher<'a> {
    /// An author, for one course.
    Author(&'a Author),
    /// An admin or the operator, for any course, new ones too.
    Admin(&'a Admin),
}

impl Publisher<'_> {
    fn user(&self) -> Option<UserId> {
        match self {
            Self::Author(author) => Some(author.user),
            Self::Admin(admin) => admin.user,
        }
    }

    fn may(&self, course: &CourseId) -> bool {
        match self {
            Self::Author(author) => author.course == *course,
            Self::Admin(_) => true,
        }
    }
}
