//! Accounts, and what a name and a mail address must look like.

use super::{Error, store};
use crate::{clock::Moment, error::FieldFault, id::UserId, language::Language, platform::Platform};
use unicode_normalization::UnicodeNormalization;

/// A person's account, without its secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Who.
    pub id: UserId,
    /// Lower-case address; none once erased.
    pub email: Option<String>,
    /// A new address that waits to be confirmed.
    pub new_email: Option<String>,
    /// Whether the address was confirmed.
    pub email_confirmed: bool,
    /// What the person tells about themselves.
    pub profile: Profile,
    /// Whether the person is an admin.
    pub is_admin: bool,
    /// When the account was made.
    pub created_at: Moment,
}

/// What a person tells about themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// As the person writes it.
    pub name: String,
    /// The language of mails.
    pub language: Language,
    /// Optional.
    pub country: Option<String>,
    /// Optional.
    pub local_government: Option<String>,
    /// What the person does there. Optional.
    pub occupation: Option<String>,
}

/// Longest name, in characters.
const NAME_MAX: usize = 200;
/// Longest mail address, in bytes.
const ADDRESS_MAX: usize = 254;

/// Reads a name: trimmed, NFC, 1 to 200 characters, no control or direction-changing characters.
///
/// # Errors
/// A fault for the field `name`.
pub fn parse_name(text: &str) -> Result<String, FieldFault> {
    let name: String = text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect();
    let fault = |code| Err(FieldFault { field: "name", code });
    if name.is_empty() {
        return fault("name-missing");
    }
    if name.chars().count() > NAME_MAX {
        return fault("name-too-long");
    }
    if name.chars().any(|c| c.is_control() || is_direction_mark(c)) {
        return fault("name-with-controls");
    }
    Ok(name)
}

fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{061c}')
}

/// Reads a mail address: trimmed, lower case, at most 254 bytes.
///
/// # Errors
/// A fault for the field `email`.
pub fn parse_address(text: &str) -> Result<String, FieldFault> {
    let address = text.trim().to_lowercase();
    let fault = |code| Err(FieldFault { field: "email", code });
    if address.is_empty() {
        return fault("email-missing");
    }
    let readable = address.parse::<lettre::Address>().is_ok();
    let has_dot = address.rsplit('@').next().is_some_and(|host| host.contains('.') && !host.ends_with('.'));
    if address.len() > ADDRESS_MAX || !readable || !has_dot {
        return fault("email-unreadable");
    }
    Ok(address)
}

/// The account of a person.
///
/// # Errors
/// `NotFound` when there is none.
pub async fn find_account(platform: &Platform, user: UserId) -> Result<Account, Error> {
    store::find_account(platform.database.reader(), user).await?.ok_or(Error::NotFound)
}
