//! Putting together everything a certificate prints.

use super::{
    code::CertificateCode,
    error::Error,
    evidence,
    frozen::{Frozen, FrozenText, Signatory},
    qualification::Qualification,
};
use crate::{
    catalogue::model::{Award, Course},
    clock::Moment,
    language::{Language, Translated},
    platform::{Platform, Settings},
};

/// Where the check page of a certificate is, from the base address on. Printed on paper: it never changes.
const CHECK_PATH: &str = "/verify";

/// Who issues, and from which address on certificates are checked.
#[derive(Debug, Clone)]
pub(super) struct Terms {
    base_url: String,
    legal_name: String,
    signatory: String,
    /// The signatory's function; empty where none was set at all.
    role: Translated,
}

impl Terms {
    /// What the settings say, when they say all that a certificate in these languages needs.
    ///
    /// # Errors
    /// `SettingsMissing`, with the keys of all that is missing.
    pub(super) fn of(settings: &Settings, languages: &[Language]) -> Result<Self, Error> {
        let issuer = &settings.issuer;
        let mut missing = Vec::new();
        let mut need = |key: &'static str, value: &Option<String>| {
            if value.is_none() {
                missing.push(key);
            }
            value.clone().unwrap_or_default()
        };
        let base_url = need("certificate_base_url", &settings.certificate_base_url);
        let legal_name = need("issuer_name", &issuer.legal_name);
        let signatory = need("issuer_signatory", &issuer.signatory);
        if !issuer.signatory_role.0.is_empty() {
            let untold = languages.iter().filter(|language| issuer.signatory_role.get(**language).is_none());
            missing.extend(untold.map(|language| match language {
                Language::En => "issuer_signatory_role_en",
                Language::Fr => "issuer_signatory_role_fr",
                Language::Es => "issuer_signatory_role_es",
            }));
        }
        if !missing.is_empty() {
            return Err(Error::SettingsMissing(missing));
        }
        Ok(Self { base_url, legal_name, signatory, role: issuer.signatory_role.clone() })
    }

    /// Terms for a preview: what is not set yet stands as dots.
    pub(super) fn for_preview(settings: &Settings) -> Self {
        let issuer = &settings.issuer;
        let or_dots = |value: &Option<String>| value.clone().unwrap_or_else(|| "…".to_owned());
        Self {
            base_url: settings.certificate_base_url.clone().unwrap_or_else(|| settings.base_url.clone()),
            legal_name: or_dots(&issuer.legal_name),
            signatory: or_dots(&issuer.signatory),
            role: issuer.signatory_role.clone(),
        }
    }

    fn signatory(&self, language: Language) -> Signatory {
        Signatory { name: self.signatory.clone(), role: self.role.get(language).unwrap_or_default().to_owned() }
    }

    /// The address that checks a certificate.
    pub(super) fn check_url(&self, code: &CertificateCode) -> String {
        format!("{}{CHECK_PATH}/{code}", self.base_url)
    }
}

/// Whether everything is set that certificates of this course need.
///
/// # Errors
/// `SettingsMissing`, with the keys of all that is missing.
pub fn check_settings(platform: &Platform, course: &Course) -> Result<(), Error> {
    Terms::of(&platform.settings, &course.languages).map(drop)
}

/// The version in which the requirements were met, and the award.
#[derive(Debug, Clone, Copy)]
pub(super) struct Earned<'a> {
    pub(super) course: &'a Course,
    pub(super) award: &'a Award,
    pub(super) qualification: &'a Qualification,
}

/// Everything a certificate issued now prints, in every language of the course that is not a draft.
///
/// # Errors
/// When the program's fonts are missing.
pub(super) fn freeze(earned: Earned<'_>, holder: &str, terms: &Terms, (code, now): (CertificateCode, Moment)) -> Result<Frozen, Error> {
    let Earned { course, award, qualification } = earned;
    let (template, fonts) = Frozen::current_hashes()?;
    let source = course.source();
    let text = |language: Language| {
        let pick = |text: &Translated| text.pick(language, source).0.to_owned();
        let text = FrozenText {
            course: pick(&course.title),
            edition: course.edition.as_ref().map(pick),
            award: pick(&award.title),
            statement: pick(&award.statement),
            issuer: terms.legal_name.clone(),
            signatories: vec![terms.signatory(language)],
            credit: course.credit.as_ref().map(pick),
        };
        (language, text)
    };
    Ok(Frozen {
        holder: Some(holder.to_owned()),
        texts: course.languages.iter().copied().map(text).collect(),
        issuer: terms.legal_name.clone(),
        course: course.id.clone(),
        version: course.version.clone(),
        award: award.id.clone(),
        qualified_on: qualification.qualified_at.date_naive(),
        issued_on: now.date_naive(),
        minutes: course.award_minutes(award),
        grade: evidence::grade(&qualification.evidence),
        check_url: terms.check_url(&code),
        template,
        fonts,
        code,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::Issuer;

    fn settings(roles: &[(Language, &str)]) -> Settings {
        let roles = roles.iter().map(|(language, role)| (*language, (*role).to_owned())).collect();
        Settings {
            base_url: "http://127.0.0.1:8080".into(),
            certificate_base_url: Some("https://learn.example.org".into()),
            issuer: Issuer { legal_name: Some("Association".into()), signatory: Some("Jorge".into()), signatory_role: Translated(roles) },
            ..Settings::default()
        }
    }

    fn missing(settings: &Settings) -> Vec<&'static str> {
        match Terms::of(settings, &[Language::En, Language::Fr]) {
            Err(Error::SettingsMissing(keys)) => keys,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_missing_setting_is_named_at_once() {
        let nothing = Settings { base_url: "http://127.0.0.1:8080".into(), ..Settings::default() };
        assert_eq!(missing(&nothing), ["certificate_base_url", "issuer_name", "issuer_signatory"]);
        assert_eq!(missing(&settings(&[(Language::En, "Director")])), ["issuer_signatory_role_fr"]);
        assert!(Terms::of(&settings(&[]), &[Language::En, Language::Fr]).is_ok());
    }

    #[test]
    fn the_check_page_is_at_the_public_address() {
        let terms = Terms::of(&settings(&[]), &[Language::En]).unwrap();
        let code = CertificateCode::generate().unwrap();
        assert_eq!(terms.check_url(&code), format!("https://learn.example.org/verify/{code}"));
    }
}
