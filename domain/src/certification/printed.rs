//! The strings a certificate prints, in one language. PDF and check page read them here, so both say the same.

use super::frozen::{Frozen, Signatory};
use super::print::PdfError;
use super::specimen::Specimen;
use super::template::Template;
use crate::language::Language;
use unicode_normalization::UnicodeNormalization;

/// Everything printed, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The language of all of it.
    pub language: Language,
    /// The issuer's name.
    pub issuer: String,
    /// "Certificate".
    pub heading: String,
    /// "awarded to".
    pub awarded_to: String,
    /// The holder's name; `None` once the person has been erased.
    pub holder: Option<String>,
    /// The sentence under the name.
    pub statement: String,
    /// The award's title.
    pub award: String,
    /// The course's title.
    pub course: String,
    /// The edition, where the course names one.
    pub edition: Option<String>,
    /// Estimated time, grade, the day of qualifying, the day of issue; those there are, in this order.
    pub facts: Vec<Fact>,
    /// Who signs.
    pub signatories: Vec<Signatory>,
    /// The address that checks the certificate.
    pub check_url: Fact,
    /// The code.
    pub code: Fact,
    /// What the QR code is, in words.
    pub qr: String,
    /// A line about who made the course.
    pub credit: Option<String>,
    /// The marks of a preview; a certificate has none.
    pub specimen: Option<Specimen>,
}

/// A value with the words over it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What is printed.
    pub value: String,
}

impl Printed {
    /// What `frozen` prints in `language`.
    ///
    /// # Errors
    /// [`PdfError::Language`] when it was not frozen in that language, [`PdfError::Template`] when this program does not know the
    /// template it was issued with.
    pub fn of(frozen: &Frozen, language: Language) -> Result<Self, PdfError> {
        let words = Template::find(&frozen.template).ok_or(PdfError::Template)?.words(language);
        let text = frozen.texts.get(&language).ok_or(PdfError::Language(language))?;
        let fact = |label: &str, value: String| Fact { label: label.to_owned(), value };
        let facts = [
            words.duration(frozen.minutes).map(|time| fact(words.study_time, time)),
            frozen.grade.map(|grade| fact(words.grade, words.per_cent(grade))),
            Some(fact(words.qualified_on, words.date(frozen.qualified_on))),
            Some(fact(words.issued_on, words.date(frozen.issued_on))),
        ];
        let sign = |one: &Signatory| Signatory { name: clean(&one.name), role: clean(&one.role) };
        let optional = |text: &Option<String>| text.as_deref().map(clean).filter(|text| !text.is_empty());
        Ok(Self {
            language,
            issuer: clean(&text.issuer),
            heading: words.heading.to_owned(),
            awarded_to: words.awarded_to.to_owned(),
            holder: optional(&frozen.holder),
            statement: clean(&text.statement),
            award: clean(&text.award),
            course: clean(&text.course),
            edition: optional(&text.edition),
            facts: facts.into_iter().flatten().collect(),
            signatories: text.signatories.iter().map(sign).collect(),
            check_url: fact(words.check_at, clean(&frozen.check_url)),
            code: fact(words.code, frozen.code.to_string()),
            qr: format!("{} {}", words.qr, clean(&frozen.check_url)),
            credit: optional(&text.credit),
            specimen: None,
        })
    }

    /// The title of the document: what it is, for what and whose.
    pub fn title(&self) -> String {
        let holder = self.holder.iter().map(String::as_str);
        let specimen = self.specimen.iter().map(|specimen| specimen.says.as_str());
        [self.heading.as_str(), self.award.as_str()].into_iter().chain(holder).chain(specimen).collect::<Vec<_>>().join(" – ")
    }

    /// Every text that comes from outside the template.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        [&self.issuer, &self.statement, &self.award, &self.course, &self.check_url.value]
            .into_iter()
            .chain([&self.holder, &self.edition, &self.credit].into_iter().flatten())
            .chain(self.signatories.iter().flat_map(|one| [&one.name, &one.role]))
            .map(String::as_str)
    }
}

/// Text as it can be set: composed, with single spaces for line ends and tabs, none at the ends. No-break spaces stay.
pub(super) fn clean(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn value<'a>(printed: &'a Printed, label: &str) -> Option<&'a str> {
        printed.facts.iter().find(|fact| fact.label == label).map(|fact| fact.value.as_str())
    }

    #[test]
    fn every_field_is_printed_in_the_language_asked_for() {
        let printed = Printed::of(&sample::frozen(), Language::Fr).unwrap();
        assert_eq!(printed.heading, "Certificat");
        assert_eq!(printed.course, "Villes des droits humains");
        assert_eq!(value(&printed, "Durée d’étude estimée"), Some("2\u{a0}heures 30\u{a0}minutes"));
        assert_eq!(value(&printed, "Note"), Some("87,5\u{202f}%"));
        assert_eq!(value(&printed, "Délivré le"), Some("22\u{a0}novembre\u{a0}2026"));
        assert_eq!(printed.title(), "Certificat – Gouvernements locaux et droits humains, module 1 – Amina Diallo");
        assert_eq!(printed.code.value, sample::CODE);
    }

    #[test]
    fn what_there_is_not_is_not_printed() {
        let mut frozen = sample::frozen();
        (frozen.minutes, frozen.grade) = (0, None);
        let printed = Printed::of(&frozen, Language::En).unwrap();
        assert_eq!(printed.facts.iter().map(|fact| fact.label.as_str()).collect::<Vec<_>>(), ["Requirements met on", "Issued on"]);
    }

    #[test]
    fn an_erased_holder_leaves_all_the_rest() {
        let before = Printed::of(&sample::frozen(), Language::Es).unwrap();
        let after = Printed::of(&sample::frozen().without_holder(), Language::Es).unwrap();
        assert_eq!(after, Printed { holder: None, ..before });
    }

    #[test]
    fn no_language_and_no_template_is_made_up() {
        let mut frozen = sample::frozen();
        frozen.texts.remove(&Language::Es);
        assert_eq!(Printed::of(&frozen, Language::Es), Err(PdfError::Language(Language::Es)));
        frozen.template = "0".repeat(64);
        assert_eq!(Printed::of(&frozen, Language::En), Err(PdfError::Template));
    }

    #[test]
    fn line_ends_become_spaces_and_no_break_spaces_stay() {
        assert_eq!(clean("  a\n b\t\tc\u{a0}: e\u{301} "), "a b c\u{a0}: é");
    }
}
