//! A course at the desk: its learners, each one's progress as they see it, and all of it as a sheet.

mod learner;

use crate::{
    error::PageError,
    guard::rate_limit::Bucket,
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    catalogue::{self, model::Course},
    enrolment::{self, Enrolled},
    error::Failure,
    exact,
    id::{CourseId, EnrolmentId},
    identity::Facilitator,
    platform::Platform,
    progress::{self, Facts},
};
use poem::{Response, Result, Route, get, handler, http::header, web::Path};
use std::sync::Arc;

/// Learners on a page.
const PAGE: u64 = 50;
/// Learners read at a time for the sheet.
const BATCH: u64 = 200;

/// Adds the routes of courses at the desk.
pub fn routes(route: Route) -> Route {
    let route = route
        .at("/:lang/desk/courses", get(list_courses))
        .at("/:lang/desk/courses/:course", get(show_course))
        .at("/:lang/desk/courses/:course/progress.csv", get(download_sheet));
    learner::routes(route)
}

#[derive(Template)]
#[template(path = "desk/courses.html")]
struct CoursesPage {
    page: Shell,
    t: Texts,
    courses: Vec<(CourseId, String)>,
}

#[handler]
async fn list_courses(visit: Visit) -> Result<Response> {
    let session = visit.signed_in()?;
    if !session.is_facilitator() {
        return Err(PageError::not_found().into());
    }
    let mine = catalogue::courses(&visit.app.platform).into_iter().filter(|course| session.facilitator_of(&course.id).is_ok());
    let template = CoursesPage {
        page: visit.shell(visit.t.say("desk-courses-title")).nav("desk"),
        t: visit.t,
        courses: mine.map(|course| (course.id.clone(), course.title.pick(visit.language, course.source()).0.to_owned())).collect(),
    };
    Ok(visit.page(&template)?)
}

/// A learner in the list.
struct Row {
    url: String,
    name: String,
    email: String,
    enrolled_on: String,
    done: u32,
    asked: u32,
    percent: String,
    marks: Vec<(String, String)>,
    awards: Vec<(String, bool, usize)>,
    left: bool,
}

#[derive(Template)]
#[template(path = "desk/course.html")]
struct CoursePage {
    page: Shell,
    t: Texts,
    course: CourseId,
    rows: Vec<Row>,
    next: Option<String>,
}

#[handler]
async fn show_course(visit: Visit, Path((_, course)): Path<(String, String)>) -> Result<Response> {
    let (course, facilitator) = look_after(&visit, &course)?;
    let after = visit.query.strip_prefix("after=").and_then(|id| EnrolmentId::parse(id).ok());
    let learners = enrolment::learners_of(&visit.app.platform, &facilitator, (after, PAGE)).await.map_err(PageError::from)?;
    let full = u64::try_from(learners.len()).is_ok_and(|count| count == PAGE);
    let last = learners.last().filter(|_| full).map(|learner| learner.enrolment.id);
    let mut rows = Vec::with_capacity(learners.len());
    for learner in learners {
        rows.push(row(&visit, &course, learner).await?);
    }
    let template = CoursePage {
        page: visit.shell(course.title.pick(visit.language, course.source()).0).nav("desk"),
        t: visit.t,
        next: last.map(|id| format!("{}?after={id}", urls::desk_course(visit.language, &course.id))),
        course: course.id.clone(),
        rows,
    };
    Ok(visit.page(&template)?)
}

fn look_after(visit: &Visit, course: &str) -> Result<(Arc<Course>, Facilitator), PageError> {
    let id = CourseId::parse(course).map_err(|_| PageError::not_found())?;
    let facilitator = visit.facilitator_of(&id)?;
    Ok((catalogue::current(&visit.app.platform, &id)?, facilitator))
}

async fn row(visit: &Visit, course: &Course, learner: Enrolled) -> Result<Row, PageError> {
    let facts = facts(&visit.app.platform, course, &learner).await?;
    let summary = progress::summary(course, &facts);
    let title = |text: &domain::language::Translated| text.pick(visit.language, course.source()).0.to_owned();
    let awards = course.awards.iter().map(|award| {
        let standing = progress::award_standing(course, award, &facts);
        (title(&award.title), standing.met, standing.missing().len())
    });
    Ok(Row {
        url: urls::desk_learner(visit.language, &course.id, learner.enrolment.learner),
        enrolled_on: visit.t.day(learner.enrolment.enrolled_at),
        done: summary.done,
        asked: summary.asked,
        percent: exact::shown_percent(summary.percent(), None).text(visit.language),
        marks: marks(course, &facts).map(|(name, mark)| (title(name), visit.t.percent(mark, None))).collect(),
        awards: awards.collect(),
        left: !learner.enrolment.is_live(),
        name: learner.name,
        email: learner.email,
    })
}

async fn facts(platform: &Platform, course: &Course, learner: &Enrolled) -> Result<Facts, Failure> {
    progress::facts_of(platform, platform.database.reader(), course, &learner.enrolment).await
}

fn marks<'a>(course: &'a Course, facts: &'a Facts) -> impl Iterator<Item = (&'a domain::language::Translated, catalogue::model::Exact)> {
    course.activities().filter_map(|(_, activity)| Some((&activity.title, facts.quizzes.get(&activity.id)?.mark?.percent)))
}

#[handler]
async fn download_sheet(visit: Visit, Path((_, course)): Path<(String, String)>) -> Result<Response> {
    let (course, facilitator) = look_after(&visit, &course)?;
    visit.app.limits.check(Bucket::Export, &facilitator.user.to_string()).map_err(PageError::from)?;
    Ok(sheet(&visit, &course, &facilitator).await?)
}

async fn sheet(visit: &Visit, course: &Course, facilitator: &Facilitator) -> PageResult {
    let broken = |error: csv::Error| PageError::from(Failure::Data(error.to_string()));
    let mut sheet = csv::Writer::from_writer(Vec::new());
    sheet.write_record(heading(visit, course)).map_err(broken)?;
    let mut after = None;
    loop {
        let learners = enrolment::learners_of(&visit.app.platform, facilitator, (after, BATCH)).await?;
        let Some(last) = learners.last().map(|learner| learner.enrolment.id) else { break };
        after = Some(last);
        for learner in learners {
            let facts = facts(&visit.app.platform, course, &learner).await?;
            sheet.write_record(line(visit, course, &learner, &facts)).map_err(broken)?;
        }
    }
    let bytes = sheet.into_inner().map_err(|error| PageError::from(Failure::Data(error.to_string())))?;
    let name = format!("attachment; filename=\"{}-progress.csv\"", course.id);
    Ok(Response::builder().content_type("text/csv; charset=utf-8").header(header::CONTENT_DISPOSITION, name).body(bytes))
}

fn heading(visit: &Visit, course: &Course) -> Vec<String> {
    let fixed = ["name", "email", "enrolled", "left", "done", "asked"];
    let fixed = fixed.into_iter().map(|column| visit.t.say(&format!("desk-sheet-{column}")));
    let activities = course.activities().map(|(_, activity)| harmless(activity.title.pick(visit.language, course.source()).0));
    let awards = course.awards.iter().map(|award| harmless(award.title.pick(visit.language, course.source()).0));
    fixed.chain(activities).chain(awards).collect()
}

/// Activities done show their day, quizzes their mark; awards show whether all is met.
fn line(visit: &Visit, course: &Course, learner: &Enrolled, facts: &Facts) -> Vec<String> {
    let summary = progress::summary(course, facts);
    let day = |moment: &chrono::DateTime<chrono::Utc>| moment.format("%Y-%m-%d").to_string();
    let mut cells = vec![
        harmless(&learner.name),
        harmless(&learner.email),
        day(&learner.enrolment.enrolled_at),
        learner.enrolment.left_at.as_ref().map(day).unwrap_or_default(),
        summary.done.to_string(),
        summary.asked.to_string(),
    ];
    cells.extend(course.activities().map(|(_, activity)| {
        let mark = facts.quizzes.get(&activity.id).and_then(|quiz| quiz.mark);
        let done = facts.completions.get(&activity.id).map(day);
        mark.map(|mark| exact::shown_percent(mark.percent, None).text(domain::language::Language::En)).or(done).unwrap_or_default()
    }));
    cells.extend(course.awards.iter().map(|award| {
        let met = progress::award_standing(course, award, facts).met;
        visit.t.say(if met { "desk-sheet-met" } else { "desk-sheet-not-met" })
    }));
    cells
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_cell_is_a_formula() {
        for bad in ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"] {
            assert!(super::harmless(bad).starts_with('\''), "{bad:?}");
        }
        assert_eq!(super::harmless("Ada"), "Ada");
    }
}
