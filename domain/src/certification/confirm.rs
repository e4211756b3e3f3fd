//! The name to be printed, and how the certificate would look with it.

use super::{
    certificate::Certificate,
    code::CertificateCode,
    error::{Error, NAME_FIELD},
    freeze::{Earned, Terms, freeze},
    frozen::Frozen,
    print::{self, PdfError},
    qualification::{ConfirmedName, Qualification},
    store,
};
use crate::{
    catalogue, enrolment,
    error::{Failure, FieldFault},
    id::{AwardId, CourseId},
    identity::{self, Learner},
    language::Language,
    platform::Platform,
    queue::{self, Job},
};

/// Confirms how the learner's name is to be printed. It may be changed until a certificate is issued with it.
///
/// # Errors
/// `NotFound` when the learner has not qualified for the award, `Invalid` for `printed_name`, `NameUnprintable`, `NameLocked`.
pub async fn confirm_name(platform: &Platform, learner: &Learner, about: (&CourseId, &AwardId), name: &str) -> Result<String, Error> {
    let qualification = qualification_of(platform, learner, about).await?;
    let name = printable(platform, &qualification, name).await?;
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            // The update takes hold of the row, so that nothing is issued with it between looking and writing.
            let confirmed = ConfirmedName { text: name.clone(), confirmed_at: now };
            store::set_name(tx, qualification.id, &confirmed).await?;
            let issued = store::certificates_within(tx, &[qualification.enrolment]).await?;
            if issued.iter().any(|certificate| certificate.award == qualification.award) {
                return Err(Error::NameLocked);
            }
            queue::enqueue(tx, &Job::ReviewStanding { enrolment: qualification.enrolment }, now).await?;
            Ok(())
        })
        .await?;
    Ok(name)
}

/// How the certificate would look with this name, as a PDF that says in plain sight that it is a preview. Nothing is kept.
///
/// # Errors
/// `NotFound` when the learner has not qualified for the award, `Invalid` for `printed_name`, `NameUnprintable`.
pub async fn preview(
    platform: &Platform,
    learner: &Learner,
    about: (&CourseId, &AwardId),
    (name, language): (&str, Language),
) -> Result<Vec<u8>, Error> {
    let qualification = qualification_of(platform, learner, about).await?;
    preview_of(platform, &qualification, (&parse(name)?, language)).await
}

/// As [`preview`], for anybody.
pub(super) async fn preview_of(
    platform: &Platform,
    qualification: &Qualification,
    (name, language): (&str, Language),
) -> Result<Vec<u8>, Error> {
    let frozen = specimen(platform, qualification, name).await?;
    let language = frozen.language_for(language);
    Ok(tokio::task::spawn_blocking(move || print::render_specimen(&frozen, language)).await.map_err(Failure::from)??)
}

/// The PDF of a live certificate, in one of its languages.
///
/// # Errors
/// `NoFile`, `NotInLanguage`, or that the machine broke.
pub async fn pdf(certificate: &Certificate, language: Language) -> Result<Vec<u8>, Error> {
    if certificate.ending.is_some() || certificate.printed.holder.is_none() {
        return Err(Error::NoFile);
    }
    let frozen = certificate.printed.clone();
    let rendered = tokio::task::spawn_blocking(move || print::render(&frozen, language)).await.map_err(Failure::from)?;
    rendered.map_err(|error| match error {
        PdfError::Language(_) => Error::NotInLanguage,
        // It was checked before it was issued.
        error => Error::Failure(Failure::Data(error.to_string())),
    })
}

/// The learner's qualification for an award.
async fn qualification_of(platform: &Platform, learner: &Learner, (course, award): (&CourseId, &AwardId)) -> Result<Qualification, Error> {
    let enrolment = enrolment::find(platform, learner, course).await?.ok_or(Error::NotFound)?;
    let known = store::qualifications_of(platform.database.reader(), &[enrolment.id]).await?;
    known.into_iter().find(|known| known.award == *award).ok_or(Error::NotFound)
}

/// Reads a name to be printed: 1 to 200 characters, all of which the fonts draw, and it fits on the page.
pub(super) async fn printable(platform: &Platform, qualification: &Qualification, name: &str) -> Result<String, Error> {
    let name = parse(name)?;
    let frozen = specimen(platform, qualification, &name).await?;
    match tokio::task::spawn_blocking(move || print::check(&frozen)).await.map_err(Failure::from)? {
        Err(PdfError::TooLong) => Err(FieldFault { field: NAME_FIELD, code: "printed-name-too-long" }.into()),
        // Whatever else stands in the way is not the name's fault; who issues is told.
        _ => Ok(name),
    }
}

fn parse(name: &str) -> Result<String, Error> {
    let name = identity::parse_name(name).map_err(|fault| FieldFault { field: NAME_FIELD, ..fault })?;
    let missing = print::uncovered(&name);
    if missing.is_empty() { Ok(name) } else { Err(Error::NameUnprintable(missing)) }
}

/// What a certificate with this name would print, under a code that is used for nothing.
async fn specimen(platform: &Platform, qualification: &Qualification, name: &str) -> Result<Frozen, Error> {
    let course = catalogue::version(platform, &qualification.version).await?;
    let award = course.award(&qualification.award).ok_or(Error::NotFound)?;
    let code = CertificateCode::generate()?;
    let earned = Earned { course: &course, award, qualification };
    freeze(earned, name, &Terms::for_preview(&platform.settings), (code, platform.clock.now()))
}
