//! Reporting a problem.

use super::{Topic, caller::Anyone, keys::Key, strict::Strict};
use crate::{app::App, error::ApiError, guard::rate_limit::Bucket};
use domain::{
    feedback::{self, ReportDraft},
    id::{ActivityId, CourseId, QuestionId, ReportId, VersionId},
};
use poem_openapi::{ApiResponse, Object, OpenApi, param::Path, payload::Json};

/// Reporting a problem.
pub struct FeedbackApi {
    /// The program.
    pub app: App,
}

/// A problem in a lesson or quiz.
#[derive(Debug, Object)]
pub struct ReportProblem {
    /// What is wrong, in one's own words.
    #[oai(validator(min_length = 1, max_length = 5000))]
    pub text: String,
    /// At which question, if at one.
    pub question: Option<Key<QuestionId>>,
    /// The version one has before oneself, as the activity says; else the current one is meant.
    pub version: Option<Key<VersionId>>,
}

/// A problem that was reported.
#[derive(Debug, Object)]
pub struct ReportedView {
    /// Names the report.
    pub id: Key<ReportId>,
}

/// What reporting answers.
#[derive(ApiResponse)]
pub enum Reported {
    /// Noted; those who look after the course read it.
    #[oai(status = 201)]
    Noted(Json<ReportedView>),
}

#[OpenApi(prefix_path = "/api/v1", tag = "Topic::Learning")]
impl FeedbackApi {
    /// Reports a problem with a lesson or quiz, in any language, signed in or not. The language of the answer is sent along.
    #[oai(path = "/courses/:course/activities/:activity/reports", method = "post", operation_id = "report_problem")]
    async fn report_problem(
        &self,
        caller: Anyone,
        course: Path<Key<CourseId>>,
        activity: Path<Key<ActivityId>>,
        body: Strict<ReportProblem>,
    ) -> Result<Reported, ApiError> {
        let visit = &caller.visit;
        let key = visit.session.as_ref().map_or_else(|| visit.network.clone(), |session| session.user.to_string());
        self.app.limits.check(Bucket::Report, &key)?;
        let draft = ReportDraft {
            course: &course.0.0,
            version: body.0.version.map(|version| version.0),
            activity: &activity.0.0,
            question: body.0.question.map(|question| question.0),
            language: visit.language,
            text: &body.0.text,
        };
        let id = feedback::report_problem(&self.app.platform, caller.learner().as_ref(), draft).await?;
        Ok(Reported::Noted(Json(ReportedView { id: Key(id) })))
    }
}
