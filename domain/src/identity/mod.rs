//! Accounts, signing in, sessions, roles.
//!
//! The row in the database is the truth about a session; what caches hold is checked against it. Passwords are hashed with Argon2id and
//! never kept. Whether an address has an account is told to nobody but its owner.

mod access_token;
mod account;
mod actor;
mod change;
mod confirm;
mod device;
mod erase;
mod error;
mod first_admin;
mod guess;
mod letters;
mod password;
mod people;
mod register;
mod reset;
mod roles;
mod session;
mod sign_in;
mod store;
mod sweep;
mod token;

pub use access_token::{AccessToken, TOKEN_DAYS, create_token, find_bearer, revoke_token, tokens_of};
pub use account::{Account, Profile, ProfileInput, find_account, parse_address, parse_name};
pub use actor::{Admin, Author, Facilitator, Learner, Role, Session};
pub use change::{AddressChange, change_address, change_language, change_password, change_profile, keep_address};
pub use confirm::{ConfirmLink, Confirmed, confirm_address, look_at_confirm_link, resend_confirmation, resend_confirmation_to};
pub use device::{DEVICE_KNOWN, device_mark, knows_device};
pub use erase::delete_account;
pub use error::Error;
pub use first_admin::{create_first_admin, first_admin_link, first_admin_link_lives, has_admin};
pub use letters::{Titles, deliver, deliver_to_address};
pub use password::{Hasher, Password};
pub use people::{
    NewPerson, PEOPLE_MAX, People, Person, change_address_of, create_person, find_people, find_person, language_of, send_reset_to,
};
pub use register::{CheckedRegistration, Registration, register};
pub use reset::{ask_for_reset, reset_link_lives, reset_password};
pub use roles::{grant_role, revoke_role, set_admin};
pub use session::{SessionChange, changes_since, end_all_sessions, end_session, end_sessions, find_session, sessions_of, touch_session};
pub use sign_in::{SignIn, SignedIn, sign_in};
#[cfg(test)]
pub(crate) use store::{NewAccount, insert_account, replace_email, update_password};
pub use sweep::sweep;
pub(crate) use token::fill_random;
pub use token::{Token, hash_token};
