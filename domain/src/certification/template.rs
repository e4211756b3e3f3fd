//! The words around a certificate's fields. They are part of what is frozen: a certificate names its template by hash.
//!
//! A template never changes once certificates have been issued with it. To change a word, add a template to [`ALL`] and make it the
//! current one: certificates issued before go on being printed with theirs.

use crate::language::Language;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// A no-break space.
const NBSP: &str = "\u{a0}";

/// The words of a certificate in every language.
#[derive(Debug, Serialize)]
pub struct Template {
    /// Which drawing the words were written for.
    design: u32,
    en: Words,
    fr: Words,
    es: Words,
}

/// The words in one language.
#[derive(Debug, Serialize)]
pub(super) struct Words {
    /// The great line, and how the document's title begins.
    pub(super) heading: &'static str,
    /// Between heading and name.
    pub(super) awarded_to: &'static str,
    /// Over the hours.
    pub(super) study_time: &'static str,
    /// Over the per cent.
    pub(super) grade: &'static str,
    /// Over the day the requirements were met.
    pub(super) qualified_on: &'static str,
    /// Over the day of issue.
    pub(super) issued_on: &'static str,
    /// Over the address.
    pub(super) check_at: &'static str,
    /// Over the code.
    pub(super) code: &'static str,
    /// What the QR code is, for who cannot see it; the address follows.
    pub(super) qr: &'static str,
    hour: (&'static str, &'static str),
    minute: (&'static str, &'static str),
    /// Between hours and minutes.
    and: &'static str,
    /// From this on the plural.
    plural_from: u32,
    months: [&'static str; 12],
    /// The first day of a month.
    first: &'static str,
    /// Between day, month and year.
    of: &'static str,
    decimal: &'static str,
    per_cent: &'static str,
}

/// Every template there was, the current one last.
static ALL: [&Template; 1] = [&FIRST];

static FIRST: Template = Template {
    design: 1,
    en: Words {
        heading: "Certificate",
        awarded_to: "awarded to",
        study_time: "Estimated study time",
        grade: "Grade",
        qualified_on: "Requirements met on",
        issued_on: "Issued on",
        check_at: "Check this certificate at",
        code: "Certificate code",
        qr: "QR code that opens the page to check this certificate:",
        hour: ("hour", "hours"),
        minute: ("minute", "minutes"),
        and: " ",
        plural_from: 2,
        months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        first: "1",
        of: "\u{a0}",
        decimal: ".",
        per_cent: "%",
    },
    fr: Words {
        heading: "Certificat",
        awarded_to: "décerné à",
        study_time: "Durée d’étude estimée",
        grade: "Note",
        qualified_on: "Conditions remplies le",
        issued_on: "Délivré le",
        check_at: "Vérifiez ce certificat à l’adresse",
        code: "Code du certificat",
        qr: "Code QR qui ouvre la page de vérification de ce certificat\u{a0}:",
        hour: ("heure", "heures"),
        minute: ("minute", "minutes"),
        and: " ",
        plural_from: 2,
        months: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        first: "1er",
        of: "\u{a0}",
        decimal: ",",
        per_cent: "\u{202f}%",
    },
    es: Words {
        heading: "Certificado",
        awarded_to: "otorgado a",
        study_time: "Tiempo de estudio estimado",
        grade: "Calificación",
        qualified_on: "Requisitos cumplidos el",
        issued_on: "Expedido el",
        check_at: "Compruebe este certificado en",
        code: "Código del certificado",
        qr: "Código QR que abre la página para comprobar este certificado:",
        hour: ("hora", "horas"),
        minute: ("minuto", "minutos"),
        and: " y ",
        plural_from: 2,
        months: [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        first: "1",
        of: "\u{a0}de\u{a0}",
        decimal: ",",
        per_cent: "\u{a0}%",
    },
};

impl Template {
    /// The one certificates are issued with now.
    pub fn current() -> &'static Self {
        &FIRST
    }

    /// The one with this hash, also when it is no longer current.
    pub fn find(hash: &str) -> Option<&'static Self> {
        ALL.into_iter().find(|template| template.hash() == hash)
    }

    /// SHA-256 over every word and the number of the drawing, lower-case hex.
    pub fn hash(&self) -> String {
        hex::encode(Sha256::digest(serde_json::to_vec(self).unwrap_or_default()))
    }

    pub(super) fn words(&self, language: Language) -> &Words {
        match language {
            Language::En => &self.en,
            Language::Fr => &self.fr,
            Language::Es => &self.es,
        }
    }
}

impl Words {
    /// A date written out.
    pub(super) fn date(&self, date: chrono::NaiveDate) -> String {
        use chrono::Datelike;
        let day = if date.day() == 1 { self.first.to_owned() } else { date.day().to_string() };
        let month = self.months.get(date.month0() as usize).copied().unwrap_or_default();
        format!("{day}{of}{month}{of}{year}", of = self.of, year = date.year())
    }

    /// Hours and minutes; `None` for no time at all.
    pub(super) fn duration(&self, minutes: u32) -> Option<String> {
        let amount = |count: u32, (one, many): (&str, &str)| {
            let unit = if count < self.plural_from { one } else { many };
            (count > 0).then(|| format!("{count}{NBSP}{unit}"))
        };
        match (amount(minutes / 60, self.hour), amount(minutes % 60, self.minute)) {
            (Some(hours), Some(minutes)) => Some(format!("{hours}{}{minutes}", self.and)),
            (hours, minutes) => hours.or(minutes),
        }
    }

    /// Per cent with at most two decimals, cut and never rounded up: no certificate shows more than was earned.
    pub(super) fn per_cent(&self, grade: crate::catalogue::model::Exact) -> String {
        let hundredths = i128::from(*grade.numer()).saturating_mul(100).checked_div(i128::from(*grade.denom())).unwrap_or_default();
        let (whole, rest) = (hundredths / 100, (hundredths % 100).abs());
        let decimals = format!("{rest:02}");
        let decimals = decimals.trim_end_matches('0');
        let point = if decimals.is_empty() { "" } else { self.decimal };
        format!("{whole}{point}{decimals}{}", self.per_cent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use num_rational::Ratio;

    /// Certificates on paper name this hash. If this fails, take the change back and add a template instead.
    #[test]
    fn the_first_template_never_changes() {
        assert_eq!(FIRST.hash(), "7de26ddace506bffa3d49e58a4ec849059956fd4c165dbc9ad8fd83e4297dc79");
        assert!(Template::find("7de26ddace506bffa3d49e58a4ec849059956fd4c165dbc9ad8fd83e4297dc79").is_some());
        assert!(Template::find("").is_none());
    }

    #[test]
    fn dates_are_written_out() {
        let late = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let first = NaiveDate::from_ymd_opt(2027, 8, 1).unwrap();
        let cases = [
            (Language::En, late, "22 November 2026"),
            (Language::Fr, late, "22 novembre 2026"),
            (Language::Es, late, "22 de noviembre de 2026"),
            (Language::En, first, "1 August 2027"),
            (Language::Fr, first, "1er août 2027"),
            (Language::Es, first, "1 de agosto de 2027"),
        ];
        for (language, date, written) in cases {
            assert_eq!(FIRST.words(language).date(date).replace(NBSP, " "), written);
        }
    }

    #[test]
    fn times_are_hours_and_minutes() {
        let cases = [
            (Language::En, 150, "2 hours 30 minutes"),
            (Language::Fr, 150, "2 heures 30 minutes"),
            (Language::Es, 150, "2 horas y 30 minutos"),
            (Language::En, 61, "1 hour 1 minute"),
            (Language::Fr, 60, "1 heure"),
            (Language::Es, 45, "45 minutos"),
        ];
        for (language, minutes, written) in cases {
            assert_eq!(FIRST.words(language).duration(minutes).unwrap().replace(NBSP, " "), written);
        }
        assert_eq!(FIRST.en.duration(0), None);
    }

    #[test]
    fn grades_are_exact_and_never_rounded_up() {
        let cases = [
            (Language::En, Ratio::new(175, 2), "87.5%"),
            (Language::Fr, Ratio::new(175, 2), "87,5\u{202f}%"),
            (Language::Es, Ratio::new(175, 2), "87,5\u{a0}%"),
            (Language::En, Ratio::from_integer(100), "100%"),
            (Language::En, Ratio::from_integer(0), "0%"),
            (Language::En, Ratio::new(200, 3), "66.66%"),
            (Language::En, Ratio::new(699_999, 10_000), "69.99%"),
            (Language::En, Ratio::new(7005, 100), "70.05%"),
        ];
        for (language, grade, written) in cases {
            assert_eq!(FIRST.words(language).per_cent(grade), written);
        }
    }
}
