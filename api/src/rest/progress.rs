//! What is done of a course, and what is missing for each award, and why.

use super::{Answer, Topic, attempt_views::ExactView, caller::SignedIn, catalogue::said, keys::Key};
use crate::{
    app::App,
    pages::{
        progress::{evidence, steps},
        reading::Voice,
    },
    visit::Visit,
};
use chrono::{DateTime, Utc};
use domain::{
    catalogue::{
        self,
        model::{Award, Course},
    },
    enrolment,
    id::{ActivityId, AwardId, CourseId, ModuleId},
    language::Language,
    progress::{self, ActivityState, ActivityStatus, Facts, ModuleStatus, RequirementStanding},
};
use poem_openapi::{Enum, Object, OpenApi, param::Path, payload::Json};

/// What is done of a course.
pub struct ProgressApi {
    /// The program.
    pub app: App,
}

/// A learner's progress in a course.
#[derive(Debug, Object)]
pub struct ProgressView {
    /// The course.
    pub course: Key<CourseId>,
    /// The language titles and sentences are in, where the course has it.
    pub language: String,
    /// How many activities are asked.
    pub asked: u32,
    /// How many of those are done.
    pub done: u32,
    /// Minutes of those not done, estimated.
    pub minutes_left: u32,
    /// Where to carry on; none when everything is done.
    pub next: Option<Key<ActivityId>>,
    /// Its modules, in order.
    pub modules: Vec<ModuleProgressView>,
    /// Its awards, with what is missing.
    pub awards: Vec<AwardProgressView>,
}

/// Progress in a module.
#[derive(Debug, Object)]
pub struct ModuleProgressView {
    /// Which.
    pub id: Key<ModuleId>,
    /// How many activities are asked.
    pub asked: u32,
    /// How many of those are done.
    pub done: u32,
    /// Minutes of those not done, estimated.
    pub minutes_left: u32,
    /// Whether all that is asked is done.
    pub is_complete: bool,
    /// All activities, in order.
    pub activities: Vec<ActivityProgressView>,
}

/// Progress in an activity.
#[derive(Debug, Object)]
pub struct ActivityProgressView {
    /// Which.
    pub id: Key<ActivityId>,
    /// How far it is.
    pub state: ActivityStateView,
    /// When it was done.
    pub done_at: Option<DateTime<Utc>>,
    /// The mark that counts, in per cent, for a quiz that was taken.
    pub mark: Option<ExactView>,
    /// Whether one has to do it.
    pub is_asked: bool,
}

/// How far a learner has got with an activity.
#[derive(Debug, Clone, Copy, Enum)]
#[oai(rename_all = "snake_case")]
pub enum ActivityStateView {
    /// Nothing recorded.
    NotStarted,
    /// A quiz that was tried and not passed yet.
    UnderWay,
    /// Done.
    Done,
}

/// Where a learner stands with an award.
#[derive(Debug, Object)]
pub struct AwardProgressView {
    /// Which.
    pub id: Key<AwardId>,
    /// Its name.
    pub title: String,
    /// Whether everything it asks is met.
    pub is_met: bool,
    /// What it asks, one by one.
    pub requirements: Vec<RequirementView>,
}

/// Where a learner stands with a requirement.
#[derive(Debug, Object)]
pub struct RequirementView {
    /// The author's id, unique in its award.
    pub id: String,
    /// What is asked, in a sentence.
    pub rule: String,
    /// Whether it is met.
    pub is_met: bool,
    /// What one has of it, in words.
    pub evidence: String,
    /// What is missing; empty when it is met.
    pub missing: Vec<MissingView>,
}

/// One thing that is missing.
#[derive(Debug, Object)]
pub struct MissingView {
    /// The title of the activity it is about, if it is about one.
    pub activity: Option<String>,
    /// The page where it can be done.
    pub address: Option<String>,
    /// What to do, in a sentence.
    pub text: String,
}

impl ModuleProgressView {
    fn of(status: &ModuleStatus) -> Self {
        Self {
            id: Key(status.module.clone()),
            asked: status.asked,
            done: status.done,
            minutes_left: status.minutes_left,
            is_complete: status.complete,
            activities: status.activities.iter().map(ActivityProgressView::of).collect(),
        }
    }
}

impl ActivityProgressView {
    fn of(status: &ActivityStatus) -> Self {
        let state = match status.state {
            ActivityState::NotStarted => ActivityStateView::NotStarted,
            ActivityState::UnderWay => ActivityStateView::UnderWay,
            ActivityState::Done => ActivityStateView::Done,
        };
        Self {
            id: Key(status.activity.clone()),
            state,
            done_at: status.done_at,
            mark: status.mark.map(ExactView::from),
            is_asked: status.asked,
        }
    }
}

impl AwardProgressView {
    fn of((visit, course, language): (&Visit, &Course, Language), award: &Award, facts: &Facts) -> Self {
        let standing = progress::award_standing(course, award, facts);
        Self {
            id: Key(award.id.clone()),
            title: said(&award.title, language, course),
            is_met: standing.met,
            requirements: standing.requirements.iter().map(|one| RequirementView::of(visit, course, one)).collect(),
        }
    }
}

impl RequirementView {
    fn of(visit: &Visit, course: &Course, standing: &RequirementStanding) -> Self {
        let missing = standing.missing.iter().flat_map(|missing| steps(visit, Voice::of(course, visit.language), missing));
        let missing = missing.map(|step| {
            let (activity, address) = step.activity.map(|(title, address)| (title.text.to_owned(), address)).unzip();
            MissingView { activity, address, text: step.text }
        });
        Self {
            id: standing.id.clone(),
            rule: visit.t.requirement(course, &standing.rule),
            is_met: standing.met,
            evidence: evidence(&visit.t, standing),
            missing: missing.collect(),
        }
    }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Topic::Learning")]
impl ProgressApi {
    /// Shows what is done of a course and what is still missing for each award, and why. For who is enrolled.
    #[oai(path = "/courses/:course/progress", method = "get", operation_id = "show_progress")]
    async fn show_progress(&self, caller: SignedIn, course: Path<Key<CourseId>>) -> Answer<ProgressView> {
        let platform = &self.app.platform;
        let course = catalogue::current(platform, &course.0.0)?;
        let enrolment = enrolment::require(platform.database.reader(), &caller.learner(), &course.id).await?;
        let facts = progress::facts_of(platform, platform.database.reader(), &course, &enrolment).await?;
        let summary = progress::summary(&course, &facts);
        let language = course.language_for(caller.visit.language);
        let award = |award: &Award| AwardProgressView::of((&caller.visit, &course, language), award, &facts);
        Ok(Json(ProgressView {
            course: Key(course.id.clone()),
            language: language.code().to_owned(),
            asked: summary.asked,
            done: summary.done,
            minutes_left: summary.minutes_left,
            next: summary.next.map(Key),
            modules: course.modules.iter().map(|module| ModuleProgressView::of(&progress::module_status(module, &facts))).collect(),
            awards: course.awards.iter().map(award).collect(),
        }))
    }
}
