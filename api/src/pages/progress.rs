//! What is done, what is still missing for each award, and why.

use crate::{
    error::PageError,
    pages::{
        reading::{self, Said, Voice},
        shell::Shell,
    },
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    catalogue::model::{ActivityKind, Award, Course, Exact},
    enrolment,
    id::ActivityId,
    progress::{self, ActivityState, Evidence, Facts, Missing, QuizState, RequirementStanding, Way},
};
use poem::{Response, Result, Route, get, handler, web::Path};

/// Adds the route of progress.
pub fn routes(route: Route) -> Route {
    route.at("/:lang/courses/:course/progress", get(show))
}

/// One thing to do, with the place to do it.
pub struct Step<'a> {
    /// What about, if about one activity.
    pub activity: Option<(Said<'a>, String)>,
    /// In words.
    pub text: String,
}

impl Step<'_> {
    fn key(&self) -> (String, String) {
        (self.activity.as_ref().map(|(_, url)| url.clone()).unwrap_or_default(), self.text.clone())
    }
}

/// A requirement and how it stands.
pub struct RequirementRow<'a> {
    /// Whether it is met.
    pub met: bool,
    /// What it asks.
    pub rule: String,
    /// What the learner has of it.
    pub evidence: String,
    /// What is left to do.
    pub steps: Vec<Step<'a>>,
}

/// An award and how its requirements stand.
pub struct AwardRow<'a> {
    /// Its title.
    pub title: Said<'a>,
    /// Whether all is met.
    pub met: bool,
    /// What it asks.
    pub requirements: Vec<RequirementRow<'a>>,
}

/// An activity and how it stands.
pub struct ActivityRow<'a> {
    /// Its title.
    pub title: Said<'a>,
    /// Its page.
    pub url: String,
    /// Whether it is done.
    pub done: bool,
    /// Whether it is a quiz.
    pub is_quiz: bool,
    /// Whether it is asked of this learner.
    pub required: bool,
    /// Mark and day.
    pub detail: String,
    /// Minutes it takes.
    pub minutes: u32,
}

/// A module and how its activities stand.
pub struct ModuleRow<'a> {
    /// Its title.
    pub title: Said<'a>,
    /// Required activities done, and all of them.
    pub tally: (u32, u32),
    /// Its activities.
    pub rows: Vec<ActivityRow<'a>>,
}

#[derive(Template)]
#[template(path = "progress/progress.html")]
struct ProgressPage<'a> {
    page: Shell,
    t: Texts,
    course: Said<'a>,
    course_url: String,
    tally: (u32, u32),
    time_left: Option<String>,
    next: Option<(Said<'a>, String)>,
    awards: Vec<AwardRow<'a>>,
    modules: Vec<ModuleRow<'a>>,
    certificates_url: String,
}

#[handler]
async fn show(visit: Visit, Path((_, course)): Path<(String, String)>) -> Result<Response> {
    let course = reading::course_at(&visit, &course)?;
    Ok(progress_page(&visit, &course).await?)
}

async fn progress_page(visit: &Visit, course: &Course) -> PageResult {
    let learner = visit.learner()?;
    let platform = &visit.app.platform;
    let found = enrolment::find(platform, &learner, &course.id).await?.filter(enrolment::Enrolment::is_live);
    let enrolment = found.ok_or_else(|| PageError::go_to(urls::enrolment(visit.language, &course.id)))?;
    let facts = progress::facts_of(platform, platform.database.reader(), course, &enrolment).await?;
    let voice = Voice::of(course, visit.language);
    let summary = progress::summary(course, &facts);
    let next = enrolment::where_to_go_on(course, enrolment.last_activity.as_ref(), |id| facts.completions.contains_key(id));
    let next = next.and_then(|next| activity(visit, voice, &next.id));
    let template = ProgressPage {
        page: visit.shell(visit.t.say("progress-title")).nav("my-courses"),
        t: visit.t,
        course: voice.say(&course.title),
        course_url: urls::course(visit.language, &course.id),
        tally: (summary.done, summary.asked),
        time_left: (summary.minutes_left > 0).then(|| visit.t.duration(summary.minutes_left)),
        next,
        awards: course.awards.iter().map(|award| award_row(visit, voice, award, &facts)).collect(),
        modules: module_rows(visit, voice, &facts),
        certificates_url: urls::my_certificates(visit.language),
    };
    visit.kept_page(&template)
}

fn activity<'a>(visit: &Visit, voice: Voice<'a>, id: &ActivityId) -> Option<(Said<'a>, String)> {
    let (_, activity) = voice.course.activity(id)?;
    Some((voice.say(&activity.title), urls::activity(visit.language, &voice.course.id, id)))
}

/// How a learner stands with an award: what is met, what is missing.
pub fn award_row<'a>(visit: &Visit, voice: Voice<'a>, award: &'a Award, facts: &Facts) -> AwardRow<'a> {
    let standing = progress::award_standing(voice.course, award, facts);
    let mut shown = Vec::new();
    let mut requirements = Vec::new();
    for requirement in &standing.requirements {
        let mut row = RequirementRow {
            met: requirement.met,
            rule: visit.t.requirement(voice.course, &requirement.rule),
            evidence: evidence(&visit.t, requirement),
            steps: requirement.missing.iter().flat_map(|missing| steps(visit, voice, missing)).collect(),
        };
        // The same step is not said twice.
        row.steps.retain(|step| !shown.contains(&step.key()));
        shown.extend(row.steps.iter().map(Step::key));
        requirements.push(row);
    }
    AwardRow { title: voice.say(&award.title), met: standing.met, requirements }
}

/// What the learner has of it.
pub fn evidence(t: &Texts, requirement: &RequirementStanding) -> String {
    let mark = match &requirement.rule {
        domain::catalogue::model::Rule::QuizMark { at_least, .. } | domain::catalogue::model::Rule::WeightedGrade { at_least } => {
            Some(*at_least)
        }
        _ => None,
    };
    match requirement.evidence {
        Evidence::Activities { done, asked, .. } => {
            t.with("progress-tally", &[("done", done.to_string().as_str()), ("all", asked.to_string().as_str())])
        }
        Evidence::Mark { percent: Some(percent) } | Evidence::Grade { percent: Some(percent) } => {
            t.with("evidence-so-far", &[("mark", t.percent(percent, mark).as_str())])
        }
        Evidence::Mark { percent: None } => t.say("evidence-not-tried"),
        Evidence::Grade { percent: None } => String::new(),
        Evidence::Lessons { done } => t.count("evidence-lessons", done.into()),
    }
}

/// What is missing, and what can be done about it.
pub fn steps<'a>(visit: &Visit, voice: Voice<'a>, missing: &Missing) -> Vec<Step<'a>> {
    let t = &visit.t;
    let about = |id: &ActivityId| activity(visit, voice, id);
    match missing {
        Missing::Lesson { activity } => vec![Step { activity: about(activity), text: t.say("missing-lesson") }],
        Missing::Quiz { quiz, need } => vec![quiz_step(t, about(&quiz.activity), quiz, Some(*need))],
        Missing::MoreLessons { count, choice } => {
            let first = Step { activity: None, text: t.count("missing-more-lessons", (*count).into()) };
            let rest = choice.iter().map(|id| Step { activity: about(id), text: String::new() });
            std::iter::once(first).chain(rest).collect()
        }
        Missing::Grade { quizzes, .. } => {
            let first = Step { activity: None, text: t.say("missing-grade") };
            let rest = quizzes.iter().map(|quiz| quiz_step(t, about(&quiz.activity), quiz, None));
            std::iter::once(first).chain(rest).collect()
        }
        Missing::Unavailable => vec![Step { activity: None, text: t.say("missing-unavailable") }],
    }
}

fn quiz_step<'a>(t: &Texts, activity: Option<(Said<'a>, String)>, quiz: &QuizState, need: Option<Exact>) -> Step<'a> {
    let have = match (quiz.have, need) {
        (None, _) => t.say("missing-quiz-not-tried"),
        (Some(have), Some(need)) => {
            let (have, need) = (t.percent(have, Some(need)), t.percent(need, None));
            t.with("missing-quiz-below", &[("have", have.as_str()), ("need", need.as_str())])
        }
        (Some(have), None) => t.with("evidence-so-far", &[("mark", t.percent(have, None).as_str())]),
    };
    Step { activity, text: format!("{have} {}", way(t, quiz.way)).trim().to_owned() }
}

/// What can be done about a quiz, and until when.
pub fn way(t: &Texts, way: Way) -> String {
    let until = |until: Option<domain::clock::Moment>| {
        until.map(|until| format!(" {}", t.with("way-until", &[("moment", &t.moment(until))]))).unwrap_or_default()
    };
    match way {
        Way::CarryOn { until: deadline } => format!("{}{}", t.say("way-carry-on"), until(deadline)),
        Way::Start { left, from, until: closes } => {
            let start = match from {
                Some(from) => t.with("way-start-from", &[("moment", &t.moment(from))]),
                None => t.say("way-start"),
            };
            let left = left.map(|left| format!(" {}", t.count("way-attempts-left", left.into()))).unwrap_or_default();
            format!("{start}{left}{}", until(closes))
        }
        Way::Ask { until: closes } => format!("{}{}", t.say("way-ask"), until(closes)),
        Way::Asked { until: closes } => format!("{}{}", t.say("way-asked"), until(closes)),
        Way::Closed { at } => t.with("way-closed", &[("moment", &t.moment(at))]),
    }
}

/// What is done, module by module.
pub fn module_rows<'a>(visit: &Visit, voice: Voice<'a>, facts: &Facts) -> Vec<ModuleRow<'a>> {
    let modules = voice.course.modules.iter();
    modules
        .map(|module| {
            let status = progress::module_status(module, facts);
            let rows = module.activities.iter().zip(&status.activities).map(|(activity, status)| ActivityRow {
                title: voice.say(&activity.title),
                url: urls::activity(visit.language, &voice.course.id, &activity.id),
                done: status.state == ActivityState::Done,
                is_quiz: matches!(activity.kind, ActivityKind::Quiz(_)),
                required: status.asked,
                detail: detail(&visit.t, status),
                minutes: activity.minutes,
            });
            ModuleRow { title: voice.say(&module.title), tally: (status.done, status.asked), rows: rows.collect() }
        })
        .collect()
}

fn detail(t: &Texts, status: &progress::ActivityStatus) -> String {
    let mark = status.mark.map(|mark| t.percent(mark, None));
    let day = status.done_at.map(|moment| t.with("progress-done-on", &[("day", &t.day(moment))]));
    [mark, day].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
