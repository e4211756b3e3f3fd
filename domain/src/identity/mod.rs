//! Accounts, signing in, sessions, roles.
//!
//! The row in the database is the truth about a session; what caches hold is checked against it. Passwords are hashed with Argon2id and
//! never kept. Whether an address has an account is told to nobody but its owner.

mod account;
mod actor;
mod error;
mod first_admin;
mod password;
mod session;
mod sign_in;
#[allow(dead_code, reason = "confirming and resetting use the rest")]
mod store;
mod token;

pub use account::{Account, Profile, find_account, parse_address, parse_name};
pub use actor::{Admin, Author, Facilitator, Learner, Role, Session};
pub use error::Error;
pub use first_admin::{create_first_admin, first_admin_link, has_admin};
pub use password::{Hasher, Password};
pub use session::{SessionChange, changes_since, end_session, end_sessions, find_session, sessions_of, touch_session};
pub use sign_in::{SignIn, SignedIn, sign_in};
#[cfg(test)]
pub(crate) use store::{NewAccount, insert_account};
pub use token::{Token, hash_token};
