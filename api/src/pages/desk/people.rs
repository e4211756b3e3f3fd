//! Finding people; the ways to the courses.

use crate::{
    dates,
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
    identity::{self, Account, Error},
};
use poem::{handler, http::StatusCode};

/// People on a page.
const PAGE: u64 = 25;

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
        corrections: i64::try_from(certification::count_corrections_waiting(&visit.app.platform, &admin).await?).unwrap_or(i64::MAX),
    };
    visit.page_as(status, &template)
}
