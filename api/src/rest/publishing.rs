//! Uploading and publishing courses.

use super::{
    Answer, Done, Topic,
    caller::SignedIn,
    keys::Key,
    paging::{After, Limit, Page},
    strict::Strict,
};
use crate::{
    app::App,
    diagnosis::{self, Shown},
    error::Refusal,
    guard::rate_limit::Bucket,
    upload,
};
use chrono::{DateTime, Utc};
use domain::{
    catalogue::{
        self,
        source::{self, Limits, SourceTree},
    },
    error::Failure,
    feedback::{self, Minder, Reported, Which},
    id::{ActivityId, CourseId, QuestionId, ReportId, VersionId},
    publishing::{self, Publisher, VersionInfo},
};
use poem::{Body, http::StatusCode};
use poem_openapi::{
    ApiResponse, Object, OpenApi,
    param::{Path, Query},
    payload::{Binary, Json},
};

/// Uploading and publishing courses.
pub struct PublishingApi {
    /// The program.
    pub app: App,
}

/// A fault of a course.
#[derive(Debug, Object)]
pub struct FaultView {
    /// Its kind, stable.
    pub code: String,
    /// `error` or `warning`.
    pub severity: String,
    /// Path in the course folder; empty for the archive itself.
    pub file: String,
    /// Line from 1; 0: the file as a whole.
    pub line: u32,
    /// Column from 1, in characters; 0: the line as a whole.
    pub column: u32,
    /// What is wrong.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// How to mend it.
    pub mend: String,
}

impl From<Shown> for FaultView {
    fn from(shown: Shown) -> Self {
        let Shown { code, severity, file, line, column, message, why, mend, .. } = shown;
        Self { code, severity: severity.to_owned(), file, line, column, message, why, mend }
    }
}

/// A version that was brought in.
#[derive(Debug, Object)]
pub struct UploadedView {
    /// Its course.
    pub course: Key<CourseId>,
    /// Its address.
    pub version: Key<VersionId>,
    /// Whether the very same version was there before.
    pub is_known: bool,
    /// What could be better.
    pub warnings: Vec<FaultView>,
}

/// What an upload answers.
#[derive(ApiResponse)]
pub enum UploadAnswer {
    /// Stored; not published yet.
    #[oai(status = 201)]
    Stored(Json<UploadedView>),
}

/// A version of a course.
#[derive(Debug, Object)]
pub struct VersionView {
    /// Its address.
    pub id: Key<VersionId>,
    /// Its title in the source language.
    pub title: String,
    /// When it was brought in.
    pub uploaded_at: DateTime<Utc>,
    /// By whom; none: by the operator.
    pub uploader: Option<String>,
    /// When it was published, newest first.
    pub published_at: Vec<DateTime<Utc>>,
    /// Whether learners see it.
    pub is_current: bool,
}

impl From<VersionInfo> for VersionView {
    fn from(info: VersionInfo) -> Self {
        Self {
            id: Key(info.id),
            title: info.title,
            uploaded_at: info.uploaded_at,
            uploader: info.uploader,
            published_at: info.publications.into_iter().map(|published| published.at).collect(),
            is_current: info.is_current,
        }
    }
}

/// Which version to publish.
#[derive(Debug, Object)]
pub struct Publish {
    /// Its address.
    pub version: Key<VersionId>,
}

/// A problem somebody reported.
#[derive(Debug, Object)]
pub struct ReportView {
    /// Its id.
    pub id: Key<ReportId>,
    /// In which version.
    pub version: Key<VersionId>,
    /// In which activity.
    pub activity: Key<ActivityId>,
    /// At which question.
    pub question: Option<Key<QuestionId>>,
    /// In which language.
    pub language: String,
    /// In the reader's words.
    pub text: String,
    /// When.
    pub reported_at: DateTime<Utc>,
    /// When it was settled.
    pub closed_at: Option<DateTime<Utc>>,
}

impl From<Reported> for ReportView {
    fn from(report: Reported) -> Self {
        Self {
            id: Key(report.id),
            version: Key(report.version),
            activity: Key(report.activity),
            question: report.question.map(Key),
            language: report.language.code().to_owned(),
            text: report.text,
            reported_at: report.reported_at,
            closed_at: report.closed_at,
        }
    }
}

#[OpenApi(prefix_path = "/api/v1")]
impl PublishingApi {
    /// Uploads a version of a course as a ZIP of its folder. With any fault nothing is stored, and the problem's `faults` lists them all.
    #[oai(path = "/courses/:course/versions", method = "post", operation_id = "upload_version", tag = Topic::Publishing)]
    async fn upload_version(&self, caller: SignedIn, course: Path<Key<CourseId>>, package: Binary<Body>) -> Result<UploadAnswer, Refusal> {
        let author = caller.author_of(&course.0.0)?;
        caller.meter(Bucket::Upload)?;
        let file = upload::write(package.0.into_async_read(), upload::LARGEST_PACKAGE).await?;
        let file = file.ok_or_else(|| Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "request.too_large"))?;
        let read = tokio::task::spawn_blocking(move || source::read_zip(file, Limits::default())).await.map_err(Failure::from)?;
        let t = caller.visit.t;
        let faulty = |diagnostics: &[catalogue::Diagnostic], tree: &SourceTree| faulty(diagnosis::shown(diagnostics, tree, t));
        let tree = read.map_err(|diagnostics| faulty(&diagnostics, &SourceTree::of([])))?;
        match publishing::upload(&self.app.platform, Publisher::Author(&author), tree.clone()).await {
            Ok(uploaded) => Ok(UploadAnswer::Stored(Json(UploadedView {
                course: Key(uploaded.course.id.clone()),
                version: Key(uploaded.course.version.clone()),
                is_known: uploaded.known,
                warnings: diagnosis::shown(&uploaded.warnings, &tree, t).into_iter().map(FaultView::from).collect(),
            }))),
            Err(publishing::Error::Faulty(diagnostics)) => Err(faulty(&diagnostics, &tree)),
            Err(error) => Err(error.into()),
        }
    }

    /// Lists the versions of a course, newest upload first.
    #[oai(path = "/courses/:course/versions", method = "get", operation_id = "list_versions", tag = Topic::Publishing)]
    async fn list_versions(&self, caller: SignedIn, course: Path<Key<CourseId>>) -> Answer<Page<VersionView>> {
        let author = caller.author_of(&course.0.0)?;
        let versions = publishing::versions_of(&self.app.platform, Publisher::Author(&author), &course.0.0).await?;
        if versions.is_empty() {
            return Err(catalogue::Error::CourseNotFound.into());
        }
        Ok(Json(Page { items: versions.into_iter().map(VersionView::from).collect(), next: None }))
    }

    /// Makes a version the current one; an older one can be published again.
    #[oai(path = "/courses/:course/publications", method = "post", operation_id = "publish_version", tag = Topic::Publishing)]
    async fn publish_version(&self, caller: SignedIn, course: Path<Key<CourseId>>, body: Strict<Publish>) -> Result<Done, Refusal> {
        let author = caller.author_of(&course.0.0)?;
        publishing::publish(&self.app.platform, Publisher::Author(&author), &course.0.0, &body.0.version.0).await?;
        Ok(Done::Done)
    }

    /// Lists the problems readers reported, newest first.
    #[oai(path = "/courses/:course/problems", method = "get", operation_id = "list_problems", tag = Topic::Publishing)]
    async fn list_problems(
        &self,
        caller: SignedIn,
        course: Path<Key<CourseId>>,
        after: Query<Option<After>>,
        limit: Query<Option<Limit>>,
    ) -> Answer<Page<ReportView>> {
        let minder = Minder::from(&caller.author_of(&course.0.0)?);
        catalogue::current(&self.app.platform, &course.0.0)?;
        let after = After::id(after.0)?;
        let limit = u64::try_from(Limit::of(limit.0)).unwrap_or(50);
        let found = feedback::reports_of(&self.app.platform, &minder, Which::All, (after, limit)).await?;
        Ok(Json(Page { items: found.reports.into_iter().map(ReportView::from).collect(), next: found.next.map(|id| id.to_string()) }))
    }

    /// Marks a reported problem as settled.
    #[oai(path = "/courses/:course/problems/:report/closure", method = "put", operation_id = "close_problem", tag = Topic::Publishing)]
    async fn close_problem(&self, caller: SignedIn, course: Path<Key<CourseId>>, report: Path<Key<ReportId>>) -> Result<Done, Refusal> {
        let minder = Minder::from(&caller.author_of(&course.0.0)?);
        feedback::close_report(&self.app.platform, &minder, report.0.0).await?;
        Ok(Done::Done)
    }
}

fn faulty(shown: Vec<Shown>) -> Refusal {
    let mut extra = serde_json::Map::new();
    extra.insert("faults".into(), serde_json::to_value(&shown).unwrap_or_default());
    Refusal { extra: Some(extra), ..Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "publishing.faulty") }
}
