//! Reading reports.

use super::store;
use crate::{
    clock::Moment,
    database::Transaction,
    error::Failure,
    id::{ActivityId, CourseId, QuestionId, ReportId, UserId, VersionId},
    identity::{Author, Facilitator},
    language::Language,
    platform::Platform,
};

/// Somebody who looks after a course: one of its authors or facilitators. Made of either.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minder {
    pub(super) user: UserId,
    pub(super) course: CourseId,
}

impl From<&Author> for Minder {
    fn from(author: &Author) -> Self {
        Self { user: author.user, course: author.course.clone() }
    }
}

impl From<&Facilitator> for Minder {
    fn from(facilitator: &Facilitator) -> Self {
        Self { user: facilitator.user, course: facilitator.course.clone() }
    }
}

/// A problem somebody reported. Who it was is not told: the words are what counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// Our id of it.
    pub id: ReportId,
    /// The version the reader had before them.
    pub version: VersionId,
    /// At which lesson or quiz.
    pub activity: ActivityId,
    /// At which question, if at one.
    pub question: Option<QuestionId>,
    /// In which language the reader read.
    pub language: Language,
    /// The reader's words.
    pub text: String,
    /// When.
    pub reported_at: Moment,
    /// When it was closed, if it was.
    pub closed_at: Option<Moment>,
}

/// Which reports to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// Those nobody has closed.
    #[default]
    Open,
    /// All.
    All,
}

/// A stretch of a list of reports, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedPage {
    /// The reports.
    pub reports: Vec<Reported>,
    /// Where the next stretch begins: after this one. `None` at the end.
    pub next: Option<ReportId>,
}

/// Most reports in one stretch.
const MOST: u64 = 100;

/// Reports about the minder's course, newest first: `limit` of them (at most 100) after the report `after`.
///
/// # Errors
/// When the database cannot be read.
pub async fn reports_of(
    platform: &Platform,
    minder: &Minder,
    which: Which,
    (after, limit): (Option<ReportId>, u64),
) -> Result<ReportedPage, Failure> {
    let limit = limit.clamp(1, MOST);
    let mut reports = store::reports_of(platform.database.reader(), &minder.course, which, (after, limit.saturating_add(1))).await?;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = reports.len() > wanted;
    reports.truncate(wanted);
    let next = reports.last().filter(|_| more).map(|last| last.id);
    Ok(ReportedPage { reports, next })
}

/// Takes a person off the reports they made: part of erasing the person.
///
/// # Errors
/// When the database refuses.
pub async fn erase_person(tx: &Transaction, person: UserId) -> Result<(), Failure> {
    store::forget_reader(tx, person).await
}

#[cfg(test)]
mod tests {
    use super::super::{Error, ReportDraft, close_report, report_problem};
    use super::*;
    use crate::{catalogue, catalogue::sample, identity::Learner, testing, testing::TestPlatform};

    async fn report(
        platform: &TestPlatform,
        reader: Option<&Learner>,
        (activity, question): (&str, Option<&str>),
        text: &str,
    ) -> Result<ReportId, Error> {
        let course = sample::course_id();
        let activity = sample::activity(activity);
        let question = question.map(|id| QuestionId::parse(id).unwrap());
        let draft = ReportDraft { course: &course, version: None, activity: &activity, question, language: Language::Fr, text };
        report_problem(platform, reader, draft).await
    }

    fn minder(course: &str) -> Minder {
        Minder { user: UserId::generate(), course: CourseId::parse(course).unwrap() }
    }

    #[tokio::test]
    async fn a_report_says_where_in_what_and_in_which_language() {
        let platform = testing::platform().await;
        let course = sample::publish(&platform, sample::course()).await;
        let ada = platform.person("ada").await;
        let id = report(&platform, Some(&ada), ("check", Some("holds")), "  The key is wrong.\r\nReally. ").await.unwrap();
        let listed = reports_of(&platform, &minder("small-course"), Which::Open, (None, 10)).await.unwrap();
        let expected = Reported {
            id,
            version: course.version.clone(),
            activity: sample::activity("check"),
            question: Some(QuestionId::parse("holds").unwrap()),
            language: Language::Fr,
            text: "The key is wrong.\nReally.".into(),
            reported_at: testing::noon(),
            closed_at: None,
        };
        assert_eq!(listed, ReportedPage { reports: vec![expected], next: None });
        platform.database.write(async |tx| erase_person(tx, ada.user).await).await.unwrap();
        assert_eq!(reports_of(&platform, &minder("small-course"), Which::Open, (None, 10)).await.unwrap(), listed);
    }

    #[tokio::test]
    async fn the_version_read_is_kept_when_it_is_one_of_the_course() {
        let platform = testing::platform().await;
        let before = sample::publish(&platform, sample::course()).await;
        let now = sample::publish(&platform, sample::edited("course.yaml", "CC0-1.0", "CC-BY-4.0")).await;
        let activity = sample::activity("first");
        let versions = [(Some(before.version.clone()), &before), (None, &now), (Some(VersionId::parse(&"0".repeat(64)).unwrap()), &now)];
        for (version, expected) in versions {
            let draft = ReportDraft { course: &before.id, version, activity: &activity, question: None, language: Language::En, text: "x" };
            let id = report_problem(&platform, None, draft).await.unwrap();
            let listed = reports_of(&platform, &minder("small-course"), Which::Open, (None, 10)).await.unwrap();
            let noted = listed.reports.into_iter().find(|report| report.id == id).unwrap();
            assert_eq!(noted.version, expected.version);
        }
    }

    #[tokio::test]
    async fn reports_are_paged_and_closed_by_who_looks_after_the_course() {
        let platform = testing::platform().await;
        sample::publish(&platform, sample::course()).await;
        let mut made = Vec::new();
        for number in 0..5 {
            made.push(report(&platform, None, ("first", None), &format!("report {number}")).await.unwrap());
        }
        made.reverse();
        let list = async |which, after, limit| {
            let page = reports_of(&platform, &minder("small-course"), which, (after, limit)).await.unwrap();
            (page.reports.iter().map(|report| report.id).collect::<Vec<_>>(), page.next)
        };
        assert_eq!(list(Which::Open, None, 2).await, (made[..2].to_vec(), Some(made[1])));
        assert_eq!(list(Which::Open, Some(made[3]), 2).await, (made[4..].to_vec(), None));
        assert_eq!(list(Which::Open, Some(made[0]), 4).await, (made[1..].to_vec(), None));

        assert!(matches!(close_report(&platform, &minder("other"), made[0]).await, Err(Error::ReportNotFound)));
        for _ in 0..2 {
            close_report(&platform, &minder("small-course"), made[0]).await.unwrap();
        }
        assert_eq!(list(Which::Open, None, 9).await, (made[1..].to_vec(), None));
        assert_eq!(list(Which::All, None, 9).await, (made.clone(), None));
    }

    #[tokio::test]
    async fn what_breaks_a_rule_is_refused() {
        let platform = testing::platform().await;
        sample::publish(&platform, sample::course()).await;
        for (text, code) in [(" \n ", "report-missing"), ("a\u{0}", "text-with-controls"), (&"x".repeat(5_001), "report-too-long")] {
            let refused = report(&platform, None, ("first", None), text).await;
            assert!(matches!(&refused, Err(Error::Invalid([fault])) if fault.code == code), "{refused:?}");
        }
        let nowhere = report(&platform, None, ("gone", None), "x").await;
        assert!(matches!(nowhere, Err(Error::Catalogue(catalogue::Error::ActivityNotFound))));
        assert!(report(&platform, None, ("first", Some("gone")), "x").await.is_ok());
    }
}
