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
            Letter::Reset | Letter::Locked => urls::reset(draft.language, token),
            Letter::AlreadyRegistered => urls::forgotten(draft.language),
            Letter::PasswordChanged | Letter::AddressChanged { .. } => urls::forgotten(draft.language),
            Letter::Enrolled { course } => urls::course(draft.language, course),
            Letter::Qualified { .. } | Letter::CorrectionRefused { .. } => urls::my_certificates(draft.language),
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
        Letter::Locked => "letter-locked",
        Letter::PasswordChanged => "letter-password-changed",
        Letter::AddressChanged { .. } => "letter-address-changed",
        Letter::Enrolled { .. } => "letter-enrolled",
        Letter::Qualified { .. } => "letter-qualified",
        Letter::Issued { .. } => "letter-issued",
        Letter::Replaced { .. } => "letter-replaced",
        Letter::Revoked { .. } => "letter-revoked",
        Letter::CorrectionRefused { .. } => "letter-correction-refused",
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
            Letter::Revoked { code, reason } | Letter::CorrectionRefused { code, reason } => {
                args.extend([("code", code.as_str()), ("reason", reason.as_str())])
            }
            Letter::Issued { code } | Letter::Replaced { code, .. } => args.push(("code", code)),
            Letter::Confirm { email } | Letter::AddressChanged { email } => args.push(("email", email)),
            _ => {}
        }
        let greeting = if draft.name.is_empty() { t.say("letter-greeting-nameless") } else { t.with("letter-greeting", &args) };
        let body = t.with(key(&draft.letter), &args);
        let foot = t.with("letter-foot", &args);
        Composed { subject: t.attr(key(&draft.letter), "subject", &args), text: format!("{greeting}\n\n{body}\n\n{foot}\n") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        id::{ActivityId, AwardId, CourseId},
        language::Language,
    };

    fn every_letter() -> Vec<Letter> {
        let course = CourseId::parse("rights").unwrap();
        let (award, activity) = (AwardId::parse("full").unwrap(), ActivityId::parse("check-1").unwrap());
        let (code, reason) = ("7KQ4-M2XD-9RTA".to_owned(), "the name was wrong".to_owned());
        let email = "ada@example.org".to_owned();
        vec![
            Letter::Confirm { email: email.clone() },
            Letter::AlreadyRegistered,
            Letter::Reset,
            Letter::Locked,
            Letter::PasswordChanged,
            Letter::AddressChanged { email },
            Letter::Enrolled { course: course.clone() },
            Letter::Qualified { course: course.clone(), award },
            Letter::Issued { code: code.clone() },
            Letter::Replaced { code: code.clone(), by: "NEW4-M2XD-9RTB".into() },
            Letter::Revoked { code: code.clone(), reason: reason.clone() },
            Letter::CorrectionRefused { code, reason },
            Letter::AttemptGranted { course, activity },
        ]
    }

    fn draft(letter: Letter, language: Language) -> Draft {
        let titles = vec![("course", "Rights".to_owned()), ("award", "Module 1".to_owned()), ("activity", "Check".to_owned())];
        Draft { letter, language, name: "Ada".into(), token: Some("t0ken".into()), titles }
    }

    #[test]
    fn every_letter_can_be_written_in_every_language_with_all_its_values() {
        let letters = Letters::new("https://mooc.example.org".into());
        for language in Language::ALL {
            let mut subjects = std::collections::BTreeSet::new();
            for letter in every_letter() {
                let composed = letters.compose(&draft(letter.clone(), language));
                assert!(!composed.subject.contains('\n') && !composed.subject.contains("letter-"), "{}", composed.subject);
                assert!(!composed.text.contains("letter-") && !composed.text.contains('$'), "{}", composed.text);
                assert!(composed.text.contains("https://mooc.example.org"), "{}", composed.text);
                assert!(composed.text.lines().next().is_some_and(|greeting| greeting.contains("Ada")), "{}", composed.text);
                assert!(subjects.insert(composed.subject), "{letter:?} has the subject of another letter");
            }
        }
    }

    #[test]
    fn a_letter_carries_its_link_in_the_readers_language() {
        let letters = Letters::new("https://mooc.example.org".into());
        let confirm = letters.compose(&draft(Letter::Confirm { email: "ada@example.org".into() }, Language::Fr));
        assert!(confirm.text.contains("\nhttps://mooc.example.org/fr/confirm/t0ken\n"), "{}", confirm.text);
        let revoked = letters.compose(&draft(Letter::Revoked { code: "7KQ4".into(), reason: "a wrong name".into() }, Language::En));
        assert!(revoked.text.contains("a wrong name") && revoked.text.contains("/verify/7KQ4"), "{}", revoked.text);
    }
}
