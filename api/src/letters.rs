//! The words of letters, in the reader's language, with the addresses of our pages.

use crate::{texts::Texts, urls};
use domain::letter::{Composed, Composer, Draft, Letter};

/// Composes letters for a site.
#[derive(Debug, Clone)]
pub struct Letters {
    base_url: String,
}

impl Letters {
    /// For a site at `base_url`.
    pub fn new(base_url: String) -> Self {
        Self { base_url }
    }

    fn link(&self, draft: &Draft) -> String {
        let token = draft.token.as_deref().unwrap_or_default();
        let path = match &draft.letter {
            Letter::Confirm { .. } => urls::confirm(draft.language, token),
            Letter::Reset => urls::reset(draft.language, token),
            Letter::AlreadyRegistered => urls::forgotten(draft.language),
            Letter::PasswordChanged | Letter::AddressChanged { .. } => urls::forgotten(draft.language),
            Letter::Enrolled { course } => urls::course(draft.language, course),
            Letter::Qualified { .. } => urls::my_certificates(draft.language),
            Letter::Issued { code } | Letter::Revoked { code, .. } | Letter::Replaced { by: code, .. } => urls::verify(code),
            Letter::AttemptGranted { course, activity } => urls::activity(draft.language, course, activity),
        };
        format!("{}{path}", self.base_url)
    }
}

/// The start of a letter's locale keys.
fn key(letter: &Letter) -> &'static str {
    match letter {
        Letter::Confirm { .. } => "letter-confirm",
        Letter::AlreadyRegistered => "letter-already-registered",
        Letter::Reset => "letter-reset",
        Letter::PasswordChanged => "letter-password-changed",
        Letter::AddressChanged { .. } => "letter-address-changed",
        Letter::Enrolled { .. } => "letter-enrolled",
        Letter::Qualified { .. } => "letter-qualified",
        Letter::Issued { .. } => "letter-issued",
        Letter::Replaced { .. } => "letter-replaced",
        Letter::Revoked { .. } => "letter-revoked",
        Letter::AttemptGranted { .. } => "letter-attempt-granted",
    }
}

impl Composer for Letters {
    fn compose(&self, draft: &Draft) -> Composed {
        let t = Texts::of(draft.language);
        let link = self.link(draft);
        let mut args: Vec<(&str, &str)> = vec![("name", &draft.name), ("link", &link), ("site", &self.base_url)];
        args.extend(draft.titles.iter().map(|(name, title)| (*name, title.as_str())));
        match &draft.letter {
            Letter::Revoked { code, reason } => args.extend([("code", code.as_str()), ("reason", reason.as_str())]),
            Letter::Issued { code } | Letter::Replaced { code, .. } => args.push(("code", code)),
            Letter::Confirm { email } | Letter::AddressChanged { email } => args.push(("email", email)),
            _ => {}
        }
        Composed { subject: t.attr(key(&draft.letter), "subject", &args), text: t.with(key(&draft.letter), &args) }
    }
}
