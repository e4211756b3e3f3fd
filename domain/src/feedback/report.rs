//! Reporting a problem.

use super::{Error, store};
use crate::{
    catalogue::{
        self,
        model::{ActivityKind, Course},
    },
    error::FieldFault,
    id::{ActivityId, CourseId, QuestionId, ReportId, VersionId},
    identity::Learner,
    language::Language,
    platform::Platform,
};
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// Longest report, in characters.
pub const LONGEST: usize = 5_000;

/// A problem to be reported.
#[derive(Debug, Clone)]
pub struct ReportDraft<'a> {
    /// In which course.
    pub course: &'a CourseId,
    /// The version the reader had before them, where they say so; else the current one.
    pub version: Option<VersionId>,
    /// At which lesson or quiz.
    pub activity: &'a ActivityId,
    /// At which question, if at one.
    pub question: Option<QuestionId>,
    /// In which language the reader read.
    pub language: Language,
    /// What is wrong, in the reader's words.
    pub text: &'a str,
}

/// Notes a problem that a reader reports, signed in or not.
///
/// # Errors
/// `Invalid`, `CourseNotFound`, `ActivityNotFound`.
pub async fn report_problem(platform: &Platform, reader: Option<&Learner>, draft: ReportDraft<'_>) -> Result<ReportId, Error> {
    let text = read(draft.text)?;
    let course = version_read(platform, draft.course, (draft.version.as_ref(), draft.activity)).await?;
    let (_, activity) = course.activity(draft.activity).ok_or(catalogue::Error::ActivityNotFound)?;
    let question = draft.question.as_ref().filter(|id| has_question(&activity.kind, id));
    let report = store::NewReport {
        id: ReportId::generate(),
        reader: reader.map(|reader| reader.user),
        course: &course.id,
        version: &course.version,
        activity: &activity.id,
        question,
        language: draft.language,
        text: &text,
        now: platform.clock.now(),
    };
    platform.database.write(async |tx| store::insert_report(tx, &report).await).await?;
    Ok(report.id)
}

/// The version the reader names if it is one of this course's and knows the activity, else the current one.
///
/// # Errors
/// `CourseNotFound`.
pub async fn version_read(
    platform: &Platform,
    course: &CourseId,
    (named, activity): (Option<&VersionId>, &ActivityId),
) -> Result<Arc<Course>, Error> {
    let current = catalogue::current(platform, course)?;
    let Some(named) = named.filter(|named| **named != current.version) else { return Ok(current) };
    match catalogue::version(platform, named).await {
        Ok(course) if course.id == current.id && course.activity(activity).is_some() => Ok(course),
        Ok(_) | Err(catalogue::Error::VersionNotFound) => Ok(current),
        Err(error) => Err(error.into()),
    }
}

/// Whether a quiz asks this question.
fn has_question(kind: &ActivityKind, id: &QuestionId) -> bool {
    match kind {
        ActivityKind::Quiz(quiz) => quiz.questions.contains_key(id),
        ActivityKind::Lesson(_) => false,
    }
}

fn read(text: &str) -> Result<String, Error> {
    let fault = |code| Error::Invalid([FieldFault { field: "text", code }]);
    let text: String = text.replace("\r\n", "\n").trim().nfc().collect();
    if text.is_empty() {
        return Err(fault("report-missing"));
    }
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(fault("text-with-controls"));
    }
    if text.chars().count() > LONGEST {
        return Err(fault("report-too-long"));
    }
    Ok(text)
}
