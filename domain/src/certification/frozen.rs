//! What a certificate prints, kept for ever as it was when the certificate was issued.

use super::code::CertificateCode;
use super::print::{self, PdfError};
use super::template::Template;
use crate::catalogue::model::Exact;
use crate::id::{AwardId, CourseId, VersionId};
use crate::language::Language;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Every printed field of a certificate. Stored when it is issued and read ever after: no later edit of person, course, settings or
/// template changes what a certificate says. With the [`Template`] it names, it suffices to print the certificate in each of its
/// languages.
///
/// The stored form is a contract: fields may be added with a default, never renamed or taken away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// The certificate's code.
    pub code: CertificateCode,
    /// The holder's name as the holder confirmed it. `None` once the person has been erased: all else stays and still verifies.
    pub holder: Option<String>,
    /// The texts, in each language the certificate can be printed in.
    pub texts: BTreeMap<Language, FrozenText>,
    /// The issuer's legal name.
    pub issuer: String,
    /// The course it was earned in.
    pub course: CourseId,
    /// The version of the course that was current when it was issued.
    pub version: VersionId,
    /// Which of the course's awards it is.
    pub award: AwardId,
    /// When all requirements were met.
    pub qualified_on: NaiveDate,
    /// When it was issued.
    pub issued_on: NaiveDate,
    /// Estimated minutes of study; printed as hours and minutes and called estimated. 0 prints nothing.
    pub minutes: u32,
    /// Per cent, exact. Printed where the award has a grade.
    pub grade: Option<Exact>,
    /// The public address that checks this certificate; the QR code holds it.
    pub check_url: String,
    /// SHA-256 of the template, which holds the words around the fields: [`Template::hash`].
    pub template: String,
    /// SHA-256 of each font file, by the face's name. Fonts decide the look, not the words.
    pub fonts: BTreeMap<String, String>,
}

/// The texts of a certificate in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenText {
    /// The course's title.
    pub course: String,
    /// Which edition of the course, where it names one.
    pub edition: Option<String>,
    /// The award's title.
    pub award: String,
    /// The sentence under the holder's name.
    pub statement: String,
    /// The issuer's name, as it is printed in this language.
    pub issuer: String,
    /// Who signs, in order.
    pub signatories: Vec<Signatory>,
    /// A line about who made the course.
    pub credit: Option<String>,
}

/// Who signs for the issuer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signatory {
    /// The person's name.
    pub name: String,
    /// In what role the person signs.
    pub role: String,
}

impl Frozen {
    /// The languages it can be printed in.
    pub fn languages(&self) -> impl Iterator<Item = Language> {
        self.texts.keys().copied()
    }

    /// The language a reader who asked for `wanted` gets: that one, else the first there is.
    pub fn language_for(&self, wanted: Language) -> Language {
        if self.texts.contains_key(&wanted) { wanted } else { self.languages().next().unwrap_or(wanted) }
    }

    /// The template and font hashes of a certificate issued now: (`template`, `fonts`).
    ///
    /// # Errors
    /// [`PdfError::Fonts`] when the built-in fonts are not there.
    pub fn current_hashes() -> Result<(String, BTreeMap<String, String>), PdfError> {
        Ok((Template::current().hash(), print::font_hashes()?))
    }

    /// Characters of any field that the built-in fonts lack. While there is one, nothing can be printed: look before issuing.
    pub fn uncovered(&self) -> Vec<char> {
        let texts = self.texts.values().flat_map(FrozenText::all);
        let all = texts.chain(self.holder.as_deref()).chain([self.issuer.as_str(), self.check_url.as_str()]);
        let mut missing: Vec<char> = Vec::new();
        for character in all.flat_map(|text| print::uncovered(&super::printed::clean(text))) {
            if !missing.contains(&character) {
                missing.push(character);
            }
        }
        missing
    }

    /// The same certificate after its holder has been erased: without the name, everything else as it was.
    pub fn without_holder(self) -> Self {
        Self { holder: None, ..self }
    }
}

impl FrozenText {
    fn all(&self) -> impl Iterator<Item = &str> {
        [&self.course, &self.award, &self.statement, &self.issuer]
            .into_iter()
            .chain(self.edition.as_ref())
            .chain(self.credit.as_ref())
            .chain(self.signatories.iter().flat_map(|signatory| [&signatory.name, &signatory.role]))
            .map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn the_stored_form_reads_back() {
        let frozen = sample::frozen();
        let json = serde_json::to_value(&frozen).unwrap();
        assert_eq!(serde_json::from_value::<Frozen>(json.clone()).unwrap(), frozen);
        assert_eq!(json["issued_on"], "2026-11-22");
        assert_eq!(json["texts"]["fr"]["course"], "Villes des droits humains");
        assert_eq!(json["grade"], serde_json::json!([175, 2]));
        let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
        assert_eq!(
            keys,
            [
                "award",
                "check_url",
                "code",
                "course",
                "fonts",
                "grade",
                "holder",
                "issued_on",
                "issuer",
                "minutes",
                "qualified_on",
                "template",
                "texts",
                "version"
            ]
        );
    }

    #[test]
    fn a_reader_gets_a_language_there_is() {
        let mut frozen = sample::frozen();
        assert_eq!(frozen.language_for(Language::Es), Language::Es);
        frozen.texts.remove(&Language::Es);
        assert_eq!(frozen.language_for(Language::Es), Language::En);
    }

    #[test]
    fn characters_without_a_glyph_are_found_in_every_field() {
        let mut frozen = sample::frozen();
        assert_eq!(frozen.uncovered(), Vec::<char>::new());
        frozen.holder = Some("王 Wang".to_owned());
        frozen.texts.get_mut(&Language::Es).unwrap().statement.push('서');
        frozen.texts.get_mut(&Language::Fr).unwrap().statement.push('王');
        let mut found = frozen.uncovered();
        found.sort_unstable();
        assert_eq!(found, ['王', '서']);
    }
}
