//! Finding people; the ways to the courses.

use crate::{
    dates,
    error::PageError,
    form::FormState,
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    catalogue, certification,
    id::UserId,
    identity::{self, Account, Admin, Error},
    language::Translated,
};
use poem::{handler, http::StatusCode};

/// People on a page.
const PAGE: u64 = 25;
/// Batches that are named here; the pages of their courses list all.
const MOST_BATCHES: u64 = 10;

#[derive(Template)]
#[template(path = "desk/people.html")]
struct PeoplePage {
    page: Shell,
    t: Texts,
    form: FormState,
    search: String,
    people: Vec<PersonRow>,
    next: Option<String>,
    courses: Vec<CourseLink>,
    /// Batches of certificates that wait for a signature.
    batches: Vec<(String, String)>,
    corrections: i64,
}

struct PersonRow {
    url: String,
    name: String,
    email: String,
    is_confirmed: bool,
    is_admin: bool,
    is_staff: bool,
    since: (String, String),
}

struct CourseLink {
    url: String,
    certificates: String,
    requests: String,
    problems: String,
    title: String,
    language: &'static str,
}

fn row(visit: &Visit, account: Account) -> PersonRow {
    PersonRow {
        url: urls::desk_person(visit.language, account.id),
        name: account.profile.name,
        email: account.email.unwrap_or_default(),
        is_confirmed: account.email_confirmed,
        is_admin: account.is_admin,
        is_staff: account.is_staff,
        since: (dates::machine(account.created_at), visit.t.day(account.created_at)),
    }
}

fn courses(visit: &Visit) -> Vec<CourseLink> {
    let link = |course: &catalogue::model::Course| {
        let (title, language) = course.title.pick(visit.language, course.source());
        CourseLink {
            url: urls::desk_course(visit.language, &course.id),
            certificates: urls::desk_certificates(visit.language, &course.id),
            requests: urls::attempt_requests(visit.language, &course.id),
            problems: urls::studio_problems(visit.language, &course.id),
            title: title.to_owned(),
            language: language.code(),
        }
    };
    catalogue::courses(&visit.app.platform).iter().map(|course| link(course)).collect()
}

/// Batches of certificates that wait for a signature, by award and course.
async fn batches(visit: &Visit, admin: &Admin) -> Result<Vec<(String, String)>, PageError> {
    let platform = &visit.app.platform;
    let mut waiting = Vec::new();
    for batch in certification::batches_to_sign(platform, admin, MOST_BATCHES).await? {
        let course = catalogue::current(platform, &batch.course)?;
        let title = |text: &Translated| text.pick(visit.language, course.source()).0.to_owned();
        let award = course.award(&batch.award).map_or_else(|| batch.award.to_string(), |award| title(&award.title));
        let words = visit.t.with("desk-batch", &[("award", &award), ("course", &title(&course.title))]);
        waiting.push((urls::desk_batch(visit.language, batch.id), words));
    }
    Ok(waiting)
}

#[handler]
pub(super) async fn show(visit: Visit) -> PageResult {
    let admin = visit.admin()?;
    let search = visit.asked("search");
    let after = UserId::parse(&visit.asked("after")).ok();
    let (status, faults, people) = match identity::find_people(&visit.app.platform, &admin, &search, (after, PAGE)).await {
        Ok(people) => (StatusCode::OK, Vec::new(), people),
        Err(Error::Invalid(faults)) => (StatusCode::UNPROCESSABLE_ENTITY, faults, identity::People { found: Vec::new(), next: None }),
        Err(error) => return Err(error.into()),
    };
    let next = people.next.map(|after| format!("{}?search={}&after={after}", urls::desk(visit.language), urls::encode(&search)));
    let shell = visit.shell(visit.t.say("desk-title")).nav("desk");
    let template = PeoplePage {
        page: shell.with_session_end(&visit, visit.app.platform.clock.now()),
        t: visit.t,
        form: FormState::with_faults(&[("search", &search)], faults),
        search,
        people: people.found.into_iter().map(|account| row(&visit, account)).collect(),
        next,
        courses: courses(&visit),
        batches: batches(&visit, &admin).await?,
        corrections: i64::try_from(certification::count_corrections_waiting(&visit.app.platform, &admin).await?).unwrap_or(i64::MAX),
    };
    visit.page_as(status, &template)
}
