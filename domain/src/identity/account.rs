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
    /// Whether the person is an admin or holds a role in a course: sessions are shorter, passwords longer.
    pub is_staff: bool,
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

/// Profile fields as somebody typed them.
#[derive(Debug, Clone, Default)]
pub struct ProfileInput {
    /// Must not be empty.
    pub name: String,
    /// The language of mails.
    pub language: Language,
    /// May be empty.
    pub country: String,
    /// May be empty.
    pub local_government: String,
    /// May be empty.
    pub occupation: String,
}

impl ProfileInput {
    /// Reads all fields; every fault is added to `faults`, and then there is no profile.
    pub fn read(&self, faults: &mut Vec<FieldFault>) -> Option<Profile> {
        let name = parse_name(&self.name).map_err(|fault| faults.push(fault)).ok();
        let mut optional = |field, text: &str| parse_line(field, text).map_err(|fault| faults.push(fault)).ok();
        let country = optional("country", &self.country);
        let local_government = optional("local_government", &self.local_government);
        let occupation = optional("occupation", &self.occupation);
        Some(Profile {
            name: name?,
            language: self.language,
            country: country?,
            local_government: local_government?,
            occupation: occupation?,
        })
    }
}

/// Longest optional field of a profile, in characters.
const LINE_MAX: usize = 200;
/// Longest name, in characters.
const NAME_MAX: usize = 200;
/// Longest mail address, in bytes.
const ADDRESS_MAX: usize = 254;

/// Reads a name: trimmed, NFC, 1 to 200 characters, no control or direction-changing characters, no address in it,
/// at least one letter or digit that can be seen.
///
/// # Errors
/// A fault for the field `name`.
pub fn parse_name(text: &str) -> Result<String, FieldFault> {
    let fault = |code| Err(FieldFault { field: "name", code });
    if text.chars().any(is_control) {
        return fault("name-with-controls");
    }
    let name = tidy(text);
    if name.is_empty() {
        return fault("name-missing");
    }
    if !name.chars().any(can_be_seen) {
        return fault("name-without-letters");
    }
    if name.chars().count() > NAME_MAX {
        return fault("name-too-long");
    }
    if name.contains("://") || name.contains('@') {
        return fault("name-with-address");
    }
    Ok(name)
}

/// Whether a character is a letter or a digit, and one that leaves ink: a few fillers of Hangul count as letters and show nothing.
fn can_be_seen(c: char) -> bool {
    let filler = matches!(c, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}');
    c.is_alphanumeric() && !filler && !unicode_normalization::char::is_combining_mark(c)
}

/// Reads an optional line: tidied as a name is, none when empty.
fn parse_line(field: &'static str, text: &str) -> Result<Option<String>, FieldFault> {
    if text.chars().any(is_control) {
        return Err(FieldFault { field, code: "line-with-controls" });
    }
    let line = tidy(text);
    if line.chars().count() > LINE_MAX {
        return Err(FieldFault { field, code: "line-too-long" });
    }
    Ok(Some(line).filter(|line| !line.is_empty()))
}

/// Reads what somebody calls an access token: an optional line that is not optional.
pub(super) fn parse_token_name(text: &str) -> Result<String, FieldFault> {
    parse_line("name", text)?.ok_or(FieldFault { field: "name", code: "token-name-missing" })
}

/// NFC, one space between words, none around.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

fn is_control(c: char) -> bool {
    (c.is_control() && !c.is_whitespace()) || is_direction_mark(c)
}

/// A text for finding: no capitals, no accents, every word with a space before it.
pub(super) fn folded(text: &str) -> String {
    let bare = text.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect::<String>().to_lowercase();
    bare.split_whitespace().flat_map(|word| [" ", word]).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tidied_and_only_nameless_things_are_refused() {
        let cases = [
            ("  Ada   Lovelace ", Ok("Ada Lovelace")),
            ("Zoe\u{308}", Ok("Zoë")),
            ("李小龙", Ok("李小龙")),
            ("O’Neill-Núñez, J. S/O R.", Ok("O’Neill-Núñez, J. S/O R.")),
            (" \t ", Err("name-missing")),
            ("Ada\u{202e}evil", Err("name-with-controls")),
            ("Ada\u{0}", Err("name-with-controls")),
            ("win at https://example.org", Err("name-with-address")),
            ("ada@example.org", Err("name-with-address")),
            (".", Err("name-without-letters")),
            ("- -", Err("name-without-letters")),
            ("\u{ad}", Err("name-without-letters")),
            ("\u{3164}", Err("name-without-letters")),
            ("\u{1160}\u{ffa0}", Err("name-without-letters")),
            ("\u{301}", Err("name-without-letters")),
            ("X", Ok("X")),
            ("김", Ok("김")),
            ("7", Ok("7")),
        ];
        for (typed, wanted) in cases {
            let read = parse_name(typed);
            assert_eq!(read.as_deref().map_err(|fault| fault.code), wanted, "{typed:?}");
        }
        assert_eq!(parse_name(&"é".repeat(201)).unwrap_err().code, "name-too-long");
        assert!(parse_name(&"é".repeat(200)).is_ok());
    }

    #[test]
    fn addresses_are_lower_cased_and_must_be_reachable_from_elsewhere() {
        let cases = [
            (" Ada@Example.ORG ", Ok("ada@example.org")),
            ("ada+moocs@mairie.example.fr", Ok("ada+moocs@mairie.example.fr")),
            ("", Err("email-missing")),
            ("ada", Err("email-unreadable")),
            ("ada@localhost", Err("email-unreadable")),
            ("ada@example.org.", Err("email-unreadable")),
            ("ada@exa mple.org", Err("email-unreadable")),
            ("ada@example.org\r\nBcc: eve@example.org", Err("email-unreadable")),
            ("ada@example.org, eve@example.org", Err("email-unreadable")),
        ];
        for (typed, wanted) in cases {
            let read = parse_address(typed);
            assert_eq!(read.as_deref().map_err(|fault| fault.code), wanted, "{typed:?}");
        }
        assert_eq!(parse_address(&format!("{}@example.org", "a".repeat(250))).unwrap_err().code, "email-unreadable");
    }

    #[test]
    fn a_profile_tells_all_its_faults_at_once() {
        let input = ProfileInput { country: "x".repeat(201), occupation: "\u{202e}".into(), ..Default::default() };
        let mut faults = Vec::new();
        assert_eq!(input.read(&mut faults), None);
        let fields: Vec<_> = faults.iter().map(|fault| (fault.field, fault.code)).collect();
        assert_eq!(fields, [("name", "name-missing"), ("country", "line-too-long"), ("occupation", "line-with-controls")]);
    }

    #[test]
    fn people_are_found_without_their_accents() {
        assert_eq!(folded("Éloïse  d’Été"), " eloise d’ete");
        assert_eq!(folded("ŞEREF"), " seref");
    }
}
