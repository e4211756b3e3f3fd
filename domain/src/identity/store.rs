//! All SQL of accounts, sessions, roles, links and access tokens.

mod accounts;
mod links;
mod roles;
mod sessions;
mod tokens;

pub use accounts::*;
pub use links::*;
pub use roles::*;
pub use sessions::*;
pub use tokens::*;
