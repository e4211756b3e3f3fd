//! Taking a course: enrolment, the outline with what is done, lessons.

use super::{
    Answer, Done, Topic,
    caller::{Anyone, SignedIn},
    keys::Key,
    learning_views::{ActivityView, CompletionView, EnrolmentView, OutlineView},
    once::OnceKey,
};
use crate::{app::App, error::ApiError, pages::reading::Reader};
use domain::{
    catalogue,
    enrolment::{self, enrol_once},
    id::{ActivityId, CourseId},
    idempotency::Operation,
};
use poem_openapi::{OpenApi, param::Path, payload::Json};

/// Taking a course.
pub struct LearningApi {
    /// The program.
    pub app: App,
}

#[OpenApi(prefix_path = "/api/v1", tag = "Topic::Learning")]
impl LearningApi {
    /// Enrols in a course; who left comes back to what they had. Safe to repeat.
    #[oai(path = "/courses/:course/enrolment", method = "put", operation_id = "enrol")]
    async fn enrol(
        &self,
        caller: SignedIn,
        course: Path<Key<CourseId>>,
        #[oai(name = "Idempotency-Key")] key: OnceKey,
    ) -> Answer<EnrolmentView> {
        let once = key.for_request(Operation::Enrol, &[course.0.0.as_str()]);
        let enrolment = enrol_once(&self.app.platform, &caller.learner(), &course.0.0, &once).await?;
        Ok(Json(enrolment.into()))
    }

    /// Leaves a course. What was done and written is kept for when one comes back.
    #[oai(path = "/courses/:course/enrolment", method = "delete", operation_id = "leave")]
    async fn leave(&self, caller: SignedIn, course: Path<Key<CourseId>>) -> Result<Done, ApiError> {
        enrolment::leave(&self.app.platform, &caller.learner(), &course.0.0).await?;
        Ok(Done::Done)
    }

    /// Shows the modules and activities of a course in order, with what is done and what may be opened.
    #[oai(path = "/courses/:course/outline", method = "get", operation_id = "show_outline")]
    async fn show_outline(&self, caller: Anyone, course: Path<Key<CourseId>>) -> Answer<OutlineView> {
        let course = catalogue::current(&self.app.platform, &course.0.0)?;
        let reader = Reader::of(&caller.visit, &course, &[]).await?;
        Ok(Json(OutlineView::of(&course, &reader, caller.visit.language)))
    }

    /// Shows a lesson with its text, or what a quiz asks and where one stands with it. Who is not enrolled may open the first lesson alone.
    #[oai(path = "/courses/:course/activities/:activity", method = "get", operation_id = "show_activity")]
    async fn show_activity(&self, caller: Anyone, course: Path<Key<CourseId>>, activity: Path<Key<ActivityId>>) -> Answer<ActivityView> {
        let course = catalogue::current(&self.app.platform, &course.0.0)?;
        Ok(Json(ActivityView::of(&caller.visit, &course, &activity.0.0).await?))
    }

    /// Says that a lesson is done. Safe to repeat: the first time counts. A quiz is done by passing it.
    #[oai(path = "/courses/:course/activities/:activity/completion", method = "put", operation_id = "complete_activity")]
    async fn complete_activity(
        &self,
        caller: SignedIn,
        course: Path<Key<CourseId>>,
        activity: Path<Key<ActivityId>>,
    ) -> Answer<CompletionView> {
        let done = enrolment::complete_activity(&self.app.platform, &caller.learner(), &course.0.0, &activity.0.0).await?;
        Ok(Json(done.into()))
    }
}
