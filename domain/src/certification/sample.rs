//! A certificate for tests.

use super::code::CertificateCode;
use super::frozen::{Frozen, FrozenText, Signatory};
use crate::id::{AwardId, CourseId, VersionId};
use crate::language::Language;
use chrono::NaiveDate;

pub(super) const CODE: &str = "2345-6789-ABCD-EFGH-JKLM-NPQR-STUB";

struct Words {
    course: &'static str,
    edition: &'static str,
    award: &'static str,
    statement: &'static str,
    role: &'static str,
    credit: &'static str,
}

fn text(words: &Words) -> FrozenText {
    FrozenText {
        course: words.course.to_owned(),
        edition: Some(words.edition.to_owned()),
        award: words.award.to_owned(),
        statement: words.statement.to_owned(),
        issuer: "Association Villes et Droits".to_owned(),
        signatories: vec![Signatory { name: "Jorge Núñez Peñalver".to_owned(), role: words.role.to_owned() }],
        credit: Some(words.credit.to_owned()),
    }
}

pub(super) fn frozen() -> Frozen {
    let (template, fonts) = Frozen::current_hashes().unwrap();
    Frozen {
        code: CertificateCode::parse(CODE).unwrap(),
        holder: Some("Amina Diallo".to_owned()),
        texts: [(Language::En, text(&EN)), (Language::Fr, text(&FR)), (Language::Es, text(&ES))].into(),
        issuer: "Association Villes et Droits".to_owned(),
        course: CourseId::parse("human-rights-cities").unwrap(),
        version: VersionId::parse(&"a".repeat(64)).unwrap(),
        award: AwardId::parse("module-1").unwrap(),
        qualified_on: NaiveDate::from_ymd_opt(2026, 11, 3).unwrap(),
        issued_on: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        minutes: 150,
        grade: Some(num_rational::Ratio::new(175, 2)),
        check_url: format!("https://learn.example.org/verify/{CODE}"),
        template,
        fonts,
    }
}

const EN: Words = Words {
    course: "Human rights cities",
    edition: "Module 1, pilot edition",
    award: "Local governments and human rights, module 1",
    statement: "has completed module 1, “Local governments and human rights”, of the course “Human rights cities”",
    role: "Director of studies",
    credit: "Independent course. Its plan follows the six learning blocks that UCLG’s human rights committee announced in 2021; it is not a course of UCLG, of the United Nations or of the European Union, and none of them has endorsed it.",
};

const FR: Words = Words {
    course: "Villes des droits humains",
    edition: "Module 1, édition pilote",
    award: "Gouvernements locaux et droits humains, module 1",
    statement: "a terminé avec succès le module 1, « Gouvernements locaux et droits humains », du cours « Villes des droits humains »",
    role: "Directeur des études",
    credit: "Cours indépendant. Son plan suit les six blocs d’apprentissage annoncés en 2021 par la commission de CGLU chargée des droits humains ; ce n’est un cours ni de CGLU, ni des Nations Unies, ni de l’Union européenne, et aucune de ces institutions ne l’a approuvé.",
};

const ES: Words = Words {
    course: "Ciudades de derechos humanos",
    edition: "Módulo 1, edición piloto",
    award: "Gobiernos locales y derechos humanos, módulo 1",
    statement: "ha completado el módulo 1, «Gobiernos locales y derechos humanos», del curso «Ciudades de derechos humanos»",
    role: "Director de estudios",
    credit: "Curso independiente. Su plan sigue los seis bloques de aprendizaje que la comisión de CGLU dedicada a los derechos humanos anunció en 2021; no es un curso de CGLU, de las Naciones Unidas ni de la Unión Europea, y ninguna de estas instituciones lo ha avalado.",
};
