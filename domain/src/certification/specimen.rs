//! The marks of a preview, which shows how a certificate would look and must never pass for one.
//!
//! These words are not part of a template: nothing that carries them is ever issued.

use super::printed::Printed;
use crate::language::Language;

/// The marks of a preview, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Specimen {
    /// Written across the page.
    pub across: String,
    /// At the head of the page, and at the end of the document's title.
    pub says: String,
}

struct Words {
    across: &'static str,
    says: &'static str,
    code: &'static str,
}

fn words(language: Language) -> Words {
    match language {
        Language::En => Words { across: "SPECIMEN", says: "Preview – not a valid certificate", code: "none: this is a preview" },
        Language::Fr => {
            Words {
                across: "SPÉCIMEN", says: "Aperçu – ceci n’est pas un certificat valable", code: "aucun\u{a0}: ceci est un aperçu"
            }
        }
        Language::Es => {
            Words { across: "MUESTRA", says: "Vista previa – no es un certificado válido", code: "ninguno: es una vista previa" }
        }
    }
}

impl Printed {
    /// The same as a preview: marked as one, without a code, and with the address where any certificate is checked.
    pub(super) fn into_specimen(mut self) -> Self {
        let words = words(self.language);
        let code = std::mem::replace(&mut self.code.value, words.code.to_owned());
        let address = self.check_url.value.trim_end_matches(&code).trim_end_matches('/').to_owned();
        self.qr = self.qr.replace(&self.check_url.value, &address);
        self.check_url.value = address;
        self.specimen = Some(Specimen { across: words.across.to_owned(), says: words.says.to_owned() });
        self
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_preview_says_so_and_leads_to_no_certificate() {
        for language in Language::ALL {
            let printed = Printed::of(&sample::frozen(), language).unwrap().into_specimen();
            assert_eq!(printed.check_url.value, "https://learn.example.org/verify");
            assert!(printed.qr.ends_with("https://learn.example.org/verify"), "{}", printed.qr);
            assert!(!format!("{printed:?}").contains(sample::CODE));
            let says = printed.specimen.clone().unwrap().says;
            assert!(printed.title().ends_with(&says), "{}", printed.title());
        }
    }
}
