//! Who reads a course, and what of it they may open.

use crate::{error::ApiError, visit::Visit};
use domain::{
    catalogue::model::{ActivityKind, Course},
    id::{ActivityId, PromptId},
    notebook::{self, LessonState},
};

/// Who reads a course.
#[derive(Debug, Clone)]
pub enum Reader {
    /// Not signed in, or not enrolled.
    Stranger,
    /// Not enrolled, but one of those who look after the course.
    Staff,
    /// Enrolled.
    Learner(Box<LessonState>),
}

impl Reader {
    /// Finds out with one query, or none for visitors. `prompts`: those whose notes are wanted.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn of(visit: &Visit, course: &Course, prompts: &[&PromptId]) -> Result<Self, ApiError> {
        let Some(session) = &visit.session else { return Ok(Self::Stranger) };
        let state = notebook::lesson_state(&visit.app.platform, &session.learner(), &course.id, prompts).await?;
        Ok(match state.filter(|state| state.enrolment.is_live()) {
            Some(state) => Self::Learner(Box::new(state)),
            None if session.author_of(&course.id).is_ok() || session.facilitator_of(&course.id).is_ok() => Self::Staff,
            None => Self::Stranger,
        })
    }

    /// What is known about an enrolled learner.
    pub fn state(&self) -> Option<&LessonState> {
        match self {
            Self::Learner(state) => Some(state),
            _ => None,
        }
    }

    /// Whether an activity is done.
    pub fn has_done(&self, activity: &ActivityId) -> bool {
        self.state().is_some_and(|state| state.done.contains(activity))
    }

    /// Whether an activity may be opened: any by who is enrolled, the first lesson by everybody.
    pub fn may_open(&self, course: &Course, activity: &ActivityId) -> bool {
        let first = course.activities().map(|(_, activity)| activity).find(|activity| matches!(activity.kind, ActivityKind::Lesson(_)));
        !matches!(self, Self::Stranger) || first.is_some_and(|first| first.id == *activity)
    }
}
