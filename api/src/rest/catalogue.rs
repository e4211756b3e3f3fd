//! What there is to learn.

use super::{
    Answer, Topic,
    caller::Anyone,
    keys::Key,
    paging::{After, Limit, Page},
};
use crate::app::App;
use domain::{
    catalogue::{
        self,
        model::{Activity, ActivityKind, Award, Course, Module},
    },
    id::{ActivityId, AwardId, CourseId, ModuleId, VersionId},
    language::{Language, Translated},
};
use poem_openapi::{
    Enum, Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};
use std::sync::Arc;

/// What there is to learn.
pub struct CatalogueApi {
    /// The program.
    pub app: App,
}

/// A course, in a list.
#[derive(Debug, Object)]
pub struct CourseSummaryView {
    /// Its id.
    pub id: Key<CourseId>,
    /// The language the texts here are in: the one asked for, where the course has it.
    pub language: String,
    /// Every language of the course; the first is the one it was written in.
    pub languages: Vec<String>,
    /// Its title.
    pub title: String,
    /// Which edition this is.
    pub edition: Option<String>,
    /// What it is about, in a sentence or two.
    pub summary: String,
    /// Minutes its required activities take, estimated.
    pub minutes: u32,
}

/// A course.
#[derive(Debug, Object)]
pub struct CourseView {
    /// Its id.
    pub id: Key<CourseId>,
    /// The address of its content: it changes with every change of the content.
    pub version: Key<VersionId>,
    /// The language the texts here are in: the one asked for, where the course has it.
    pub language: String,
    /// Every language of the course; the first is the one it was written in.
    pub languages: Vec<String>,
    /// Its title.
    pub title: String,
    /// Which edition this is.
    pub edition: Option<String>,
    /// What it is about, in a sentence or two.
    pub summary: String,
    /// Who it is for.
    pub audience: Option<String>,
    /// What one can do at the end.
    pub outcomes: Vec<String>,
    /// Minutes its required activities take, estimated.
    pub minutes: u32,
    /// SPDX identifier of the licence of its texts.
    pub licence: String,
    /// Who made it.
    pub credit: Option<String>,
    /// Its modules, in order.
    pub modules: Vec<ModuleView>,
    /// The certificates it gives.
    pub awards: Vec<AwardView>,
}

/// A module.
#[derive(Debug, Object)]
pub struct ModuleView {
    /// Its id.
    pub id: Key<ModuleId>,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub summary: Option<String>,
    /// What one can do after it.
    pub objectives: Vec<String>,
    /// Its activities, in order.
    pub activities: Vec<ActivitySummaryView>,
}

/// An activity, in a list.
#[derive(Debug, Object)]
pub struct ActivitySummaryView {
    /// Its id.
    pub id: Key<ActivityId>,
    /// What it is.
    pub kind: ActivityKindView,
    /// Its title.
    pub title: String,
    /// Whether the course asks for it.
    pub is_required: bool,
    /// Minutes it takes, estimated.
    pub minutes: u32,
}

/// What an activity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum ActivityKindView {
    /// Something to read.
    Lesson,
    /// Questions.
    Quiz,
}

/// A certificate a course gives.
#[derive(Debug, Object)]
pub struct AwardView {
    /// Its id.
    pub id: Key<AwardId>,
    /// Its name.
    pub title: String,
    /// Minutes it counts for, estimated.
    pub minutes: u32,
}

/// A text in the wanted language, else in the language the course was written in.
pub fn said(text: &Translated, language: Language, course: &Course) -> String {
    text.pick(language, course.source()).0.to_owned()
}

fn codes(languages: &[Language]) -> Vec<String> {
    languages.iter().map(|language| language.code().to_owned()).collect()
}

impl CourseSummaryView {
    /// A course as it stands in the list.
    pub fn of(course: &Course, wanted: Language) -> Self {
        let language = course.language_for(wanted);
        Self {
            id: Key(course.id.clone()),
            language: language.code().to_owned(),
            languages: codes(&course.languages),
            title: said(&course.title, language, course),
            edition: course.edition.as_ref().map(|edition| said(edition, language, course)),
            summary: said(&course.summary, language, course),
            minutes: course.required_minutes(),
        }
    }
}

impl CourseView {
    /// A course for anybody.
    pub fn of(course: &Course, wanted: Language) -> Self {
        let language = course.language_for(wanted);
        let words = |text: &Translated| said(text, language, course);
        Self {
            id: Key(course.id.clone()),
            version: Key(course.version.clone()),
            language: language.code().to_owned(),
            languages: codes(&course.languages),
            title: words(&course.title),
            edition: course.edition.as_ref().map(words),
            summary: words(&course.summary),
            audience: course.audience.as_ref().map(words),
            outcomes: course.outcomes.iter().map(words).collect(),
            minutes: course.required_minutes(),
            licence: course.licence.clone(),
            credit: course.credit.as_ref().map(words),
            modules: course.modules.iter().map(|module| ModuleView::of(module, language, course)).collect(),
            awards: course.awards.iter().map(|award| AwardView::of(award, language, course)).collect(),
        }
    }
}

impl ModuleView {
    fn of(module: &Module, language: Language, course: &Course) -> Self {
        Self {
            id: Key(module.id.clone()),
            title: said(&module.title, language, course),
            summary: module.summary.as_ref().map(|summary| said(summary, language, course)),
            objectives: module.objectives.iter().map(|objective| said(objective, language, course)).collect(),
            activities: module.activities.iter().map(|activity| ActivitySummaryView::of(activity, language, course)).collect(),
        }
    }
}

impl ActivitySummaryView {
    fn of(activity: &Activity, language: Language, course: &Course) -> Self {
        Self {
            id: Key(activity.id.clone()),
            kind: ActivityKindView::of(&activity.kind),
            title: said(&activity.title, language, course),
            is_required: activity.required,
            minutes: activity.minutes,
        }
    }
}

impl ActivityKindView {
    /// What an activity is.
    pub fn of(kind: &ActivityKind) -> Self {
        match kind {
            ActivityKind::Lesson(_) => Self::Lesson,
            ActivityKind::Quiz(_) => Self::Quiz,
        }
    }
}

impl AwardView {
    fn of(award: &Award, language: Language, course: &Course) -> Self {
        Self { id: Key(award.id.clone()), title: said(&award.title, language, course), minutes: course.award_minutes(award) }
    }
}

#[OpenApi(prefix_path = "/api/v1")]
impl CatalogueApi {
    /// Lists the published courses.
    #[oai(path = "/courses", method = "get", operation_id = "list_courses", tag = Topic::Courses)]
    async fn list_courses(
        &self,
        caller: Anyone,
        after: Query<Option<After>>,
        limit: Query<Option<Limit>>,
    ) -> Answer<Page<CourseSummaryView>> {
        let language = caller.visit.language;
        let courses = catalogue::courses(&self.app.platform);
        let id = |course: &Arc<Course>| course.id.to_string();
        Ok(Json(Page::cut(courses, (after.0, limit.0), id, |course| CourseSummaryView::of(&course, language))))
    }

    /// Shows a course: what, for whom, how long, in which order.
    #[oai(path = "/courses/:course", method = "get", operation_id = "show_course", tag = Topic::Courses)]
    async fn show_course(&self, caller: Anyone, course: Path<Key<CourseId>>) -> Answer<CourseView> {
        let course = catalogue::current(&self.app.platform, &course.0.0)?;
        Ok(Json(CourseView::of(&course, caller.visit.language)))
    }
}
