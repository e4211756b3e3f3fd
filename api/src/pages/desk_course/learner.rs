//! A learner of a course, for whoever looks after it: progress as the learner sees it, and one more attempt, unasked.

use super::look_after;
use crate::{
    error::PageError,
    form::Form,
    pages::{
        progress::{AwardRow, ModuleRow, award_row, module_rows},
        reading::{Said, Voice},
        shell::Shell,
    },
    texts::Texts,
    urls,
    visit::Visit,
};
use askama::Template;
use domain::{
    assessment::{self, Error, allowance},
    catalogue::model::{Activity, ActivityKind},
    enrolment::{self, Enrolled},
    id::{ActivityId, UserId},
    identity::Facilitator,
    progress::{self, Facts, QuizFacts},
};
use poem::{Response, Result, Route, get, handler, post, web::Path};

/// Adds the routes of a learner at the desk.
pub fn routes(route: Route) -> Route {
    route.at("/:lang/desk/courses/:course/learners/:user", get(show)).at("/:lang/desk/courses/:course/learners/:user/attempts", post(grant))
}

/// A quiz and what the learner made of it.
struct QuizRow<'a> {
    id: ActivityId,
    title: Said<'a>,
    used: String,
    left: String,
    mark: String,
    may_grant: bool,
    asked: bool,
}

#[derive(Template)]
#[template(path = "desk/learner.html")]
struct LearnerPage<'a> {
    page: Shell,
    t: Texts,
    trail: Vec<(String, String)>,
    email: String,
    enrolled_on: String,
    left_on: Option<String>,
    tally: (u32, u32),
    quizzes: Vec<QuizRow<'a>>,
    awards: Vec<AwardRow<'a>>,
    modules: Vec<ModuleRow<'a>>,
    action: String,
    account_url: String,
    requests_url: String,
}

/// The learner an address names, if they are in the facilitator's course.
async fn learner_at(visit: &Visit, facilitator: &Facilitator, user: &str) -> Result<Enrolled, PageError> {
    let user = UserId::parse(user).map_err(|_| PageError::not_found())?;
    let found = enrolment::find_learner(&visit.app.platform, facilitator, user).await?;
    found.ok_or_else(PageError::not_found)
}

#[handler]
async fn show(visit: Visit, Path((_, course, user)): Path<(String, String, String)>) -> Result<Response> {
    let (course, facilitator) = look_after(&visit, &course)?;
    let learner = learner_at(&visit, &facilitator, &user).await?;
    let facts = super::facts(&visit.app.platform, &course, &learner).await.map_err(PageError::from)?;
    let (t, language, voice) = (visit.t, visit.language, Voice::of(&course, visit.language));
    let summary = progress::summary(&course, &facts);
    let mut page = visit.shell(learner.name.clone()).nav("desk");
    page = match visit.query.strip_prefix("said=") {
        Some("granted") => page.flash("success", t.say("requests-said-granted")),
        Some("not-needed") => page.flash("info", t.say("desk-attempts-are-left")),
        _ => page,
    };
    let here = urls::desk_learner(language, &course.id, learner.enrolment.learner);
    let trail = vec![
        (t.say("desk-courses-title"), urls::desk_courses(language)),
        (voice.say(&course.title).text.to_owned(), urls::desk_course(language, &course.id)),
    ];
    let template = LearnerPage {
        page,
        t,
        trail,
        tally: (summary.done, summary.asked),
        quizzes: course.activities().filter_map(|(_, activity)| quiz_row(t, voice, activity, (&learner, &facts))).collect(),
        awards: course.awards.iter().map(|award| award_row(&visit, voice, award, &facts)).collect(),
        modules: module_rows(&visit, voice, &facts),
        enrolled_on: t.day(learner.enrolment.enrolled_at),
        left_on: learner.enrolment.left_at.map(|left| t.day(left)),
        account_url: urls::desk_person(language, learner.enrolment.learner),
        requests_url: urls::attempt_requests(language, &course.id),
        action: format!("{here}/attempts"),
        email: learner.email,
    };
    Ok(visit.page(&template)?)
}

fn quiz_row<'a>(t: Texts, voice: Voice<'a>, activity: &'a Activity, (learner, facts): (&Enrolled, &Facts)) -> Option<QuizRow<'a>> {
    let ActivityKind::Quiz(quiz) = &activity.kind else { return None };
    let known: QuizFacts = facts.quizzes.get(&activity.id).copied().unwrap_or_default();
    let left = allowance::attempts_left(&quiz.rules, &known.history);
    let limit = allowance::limit(&quiz.rules, &known.history);
    let used = known.history.used.to_string();
    Some(QuizRow {
        id: activity.id.clone(),
        title: voice.say(&activity.title),
        used: match limit {
            Some(limit) => t.with("desk-attempts-of", &[("used", &used), ("limit", &limit.to_string())]),
            None => t.with("desk-attempts-unlimited", &[("used", &used)]),
        },
        left: left.map_or_else(String::new, |left| t.count("way-attempts-left", left.into())),
        mark: known.mark.map_or_else(|| t.say("evidence-not-tried"), |mark| t.percent(mark.percent, None)),
        may_grant: left == Some(0) && learner.enrolment.is_live(),
        asked: known.asked,
    })
}

#[handler]
async fn grant(visit: Visit, form: Form, Path((_, course, user)): Path<(String, String, String)>) -> Result<Response> {
    let (course, facilitator) = look_after(&visit, &course)?;
    let learner = learner_at(&visit, &facilitator, &user).await?.enrolment.learner;
    let quiz = ActivityId::parse(form.get("quiz")).map_err(|_| PageError::not_found())?;
    let said = match assessment::grant_attempt(&visit.app.platform, &facilitator, learner, &quiz).await {
        Ok(()) => "granted",
        Err(Error::CannotAsk) => "not-needed",
        Err(error) => return Err(PageError::from(error).into()),
    };
    Ok(visit.see_other(format!("{}?said={said}", urls::desk_learner(visit.language, &course.id, learner)))?)
}
