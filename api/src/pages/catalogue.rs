//! The list of courses, and the page of a course.

use crate::{
    error::PageError,
    pages::{
        reading::{self, Reader, Said, Voice},
        shell::Shell,
    },
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    catalogue::{
        self,
        model::{Activity, ActivityKind, Course, Module},
    },
    enrolment,
    language::Language,
};
use poem::{Response, Result, Route, get, handler, web::Path};

/// Adds the routes of the catalogue.
pub fn routes(route: Route) -> Route {
    route.at("/:lang/", get(list)).at("/:lang/courses", get(to_list)).at("/:lang/courses/:course", get(show))
}

struct Card<'a> {
    url: String,
    title: Said<'a>,
    edition: Option<Said<'a>>,
    summary: Said<'a>,
    duration: String,
    languages: &'a [Language],
}

#[derive(Template)]
#[template(path = "catalogue/list.html")]
struct ListPage<'a> {
    page: Shell,
    t: Texts,
    courses: Vec<Card<'a>>,
}

#[handler]
async fn to_list(visit: Visit) -> Result<Response> {
    reading::in_known_language(&visit)?;
    Ok(visit.see_other(urls::catalogue(visit.language))?)
}

#[handler]
async fn list(visit: Visit) -> Result<Response> {
    Ok(list_page(&visit)?)
}

fn list_page(visit: &Visit) -> PageResult {
    reading::in_known_language(visit)?;
    let courses = catalogue::courses(&visit.app.platform);
    let card = |course| card(visit, course);
    let shell = visit.shell(visit.t.say("catalogue-title")).nav("catalogue").describe(visit.t.say("catalogue-lead"));
    let template = ListPage { page: shell, t: visit.t, courses: courses.iter().map(|course| card(course)).collect() };
    visit.kept_page(&template)
}

fn card<'a>(visit: &Visit, course: &'a Course) -> Card<'a> {
    let voice = Voice::of(course, visit.language);
    Card {
        url: urls::course(visit.language, &course.id),
        title: voice.say(&course.title),
        edition: voice.maybe(course.edition.as_ref()),
        summary: voice.say(&course.summary),
        duration: visit.t.duration(course.required_minutes()),
        languages: &course.languages,
    }
}

struct SyllabusModule<'a> {
    title: Said<'a>,
    summary: Option<Said<'a>>,
    duration: String,
    rows: Vec<SyllabusRow<'a>>,
}

struct SyllabusRow<'a> {
    title: Said<'a>,
    minutes: u32,
    is_quiz: bool,
    required: bool,
    done: bool,
    url: Option<String>,
}

struct AwardRules<'a> {
    title: Said<'a>,
    duration: String,
    rules: Vec<String>,
}

/// What a reader can do next.
enum Way<'a> {
    Visitor { enrol_url: String, register_url: String },
    Stranger { enrol_url: String },
    Learner { tally: (usize, usize), next: Option<(Said<'a>, String)> },
}

impl Way<'_> {
    fn is_learner(&self) -> bool {
        matches!(self, Self::Learner { .. })
    }
}

#[derive(Template)]
#[template(path = "catalogue/course.html")]
struct CoursePage<'a> {
    page: Shell,
    t: Texts,
    voice: Voice<'a>,
    title: Said<'a>,
    edition: Option<Said<'a>>,
    summary: Said<'a>,
    audience: Option<Said<'a>>,
    outcomes: Vec<Said<'a>>,
    credit: Option<Said<'a>>,
    modules: Vec<SyllabusModule<'a>>,
    awards: Vec<AwardRules<'a>>,
    duration: String,
    first_lesson_url: Option<String>,
    way: Way<'a>,
}

#[handler]
async fn show(visit: Visit, Path((_, course)): Path<(String, String)>) -> Result<Response> {
    let course = reading::course_at(&visit, &course)?;
    Ok(course_page(&visit, &course).await?)
}

async fn course_page(visit: &Visit, course: &Course) -> PageResult {
    let reader = Reader::of(visit, course, &[]).await?;
    let voice = Voice::of(course, visit.language);
    let title = voice.say(&course.title);
    let summary = voice.say(&course.summary);
    let template = CoursePage {
        page: visit.shell(title.text).nav("catalogue").describe(summary.text),
        t: visit.t,
        voice,
        title,
        edition: voice.maybe(course.edition.as_ref()),
        summary,
        audience: voice.maybe(course.audience.as_ref()),
        outcomes: course.outcomes.iter().map(|outcome| voice.say(outcome)).collect(),
        credit: voice.maybe(course.credit.as_ref()),
        modules: course.modules.iter().map(|module| syllabus(visit, voice, &reader, module)).collect(),
        awards: awards(visit, voice),
        duration: visit.t.duration(course.required_minutes()),
        first_lesson_url: reading::first_lesson(course).map(|lesson| urls::activity(visit.language, &course.id, &lesson.id)),
        way: way(visit, course, &reader).await?,
    };
    visit.kept_page(&template)
}

fn syllabus<'a>(visit: &Visit, voice: Voice<'a>, reader: &Reader, module: &'a Module) -> SyllabusModule<'a> {
    let row = |activity: &'a Activity| SyllabusRow {
        title: voice.say(&activity.title),
        minutes: activity.minutes,
        is_quiz: matches!(activity.kind, ActivityKind::Quiz(_)),
        required: activity.required,
        done: reader.has_done(&activity.id),
        url: reader.may_open(voice.course, &activity.id).then(|| urls::activity(visit.language, &voice.course.id, &activity.id)),
    };
    SyllabusModule {
        title: voice.say(&module.title),
        summary: voice.maybe(module.summary.as_ref()),
        duration: visit.t.duration(module.activities.iter().map(|activity| activity.minutes).sum()),
        rows: module.activities.iter().map(row).collect(),
    }
}

fn awards<'a>(visit: &Visit, voice: Voice<'a>) -> Vec<AwardRules<'a>> {
    let rules = |award: &'a catalogue::model::Award| AwardRules {
        title: voice.say(&award.title),
        duration: visit.t.duration(voice.course.award_minutes(award)),
        rules: award.requirements.iter().map(|requirement| visit.t.requirement(voice.course, &requirement.rule)).collect(),
    };
    voice.course.awards.iter().map(rules).collect()
}

async fn way<'a>(visit: &Visit, course: &'a Course, reader: &Reader) -> Result<Way<'a>, PageError> {
    let enrol_url = urls::enrolment(visit.language, &course.id);
    Ok(match (reader, reader.tally(visit, course).await?) {
        (Reader::Learner(state), Some(tally)) => {
            let next = enrolment::where_to_go_on(course, state.enrolment.last_activity.as_ref(), |id| state.done.contains(id));
            let voice = Voice::of(course, visit.language);
            let next = next.map(|next| (voice.say(&next.title), urls::activity(visit.language, &course.id, &next.id)));
            Way::Learner { tally, next }
        }
        (Reader::Visitor, _) => Way::Visitor { register_url: urls::register_then(visit.language, &enrol_url), enrol_url },
        _ => Way::Stranger { enrol_url },
    })
}
