//! A person at the desk: what an admin may see and change.

use crate::{
    dates,
    error::{PageError, Refusal},
    form::{Form, FormState},
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    audit, catalogue, enrolment,
    error::FieldFault,
    id::{CourseId, UserId},
    identity::{self, Error, Learner, Person, Role},
};
use poem::{handler, http::StatusCode, web::Path};

#[derive(Template)]
#[template(path = "desk/person.html")]
struct PersonPage {
    page: Shell,
    t: Texts,
    form: FormState,
    person: Person,
    since: (String, String),
    roles: Vec<RoleRow>,
    taken: Vec<(String, String)>,
    courses: Vec<(String, String)>,
    role_names: Vec<(&'static str, String)>,
    history: Vec<HistoryRow>,
    is_self: bool,
    urls: Addresses,
}

/// Where the forms of the page post to.
struct Addresses {
    address: String,
    roles: String,
    admin: String,
    reset: String,
}

struct RoleRow {
    role: &'static str,
    role_name: String,
    course: CourseId,
    title: String,
}

struct HistoryRow {
    when: (String, String),
    what: String,
}

const ROLES: [Role; 2] = [Role::Author, Role::Facilitator];
/// What an address may say was just done.
const DONE: [&str; 4] = ["address", "roles", "admin", "reset"];

fn role_name(visit: &Visit, role: Role) -> String {
    visit.t.say(match role {
        Role::Author => "desk-role-author",
        Role::Facilitator => "desk-role-facilitator",
    })
}

fn title_of(visit: &Visit, course: &CourseId) -> String {
    let known = catalogue::current(&visit.app.platform, course);
    known.map_or_else(|_| course.to_string(), |course| course.title.pick(visit.language, course.source()).0.to_owned())
}

fn history_row(visit: &Visit, entry: &audit::Entry) -> HistoryRow {
    let details: serde_json::Value = serde_json::from_str(&entry.details).unwrap_or_default();
    let detail = |name: &str| details.get(name).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
    let course = CourseId::parse(&detail("course")).map(|course| title_of(visit, &course)).unwrap_or_default();
    let role = Role::parse(&detail("role")).map(|role| role_name(visit, role)).unwrap_or_default();
    let key = format!("desk-history-{}", entry.action.replace(['.', '_'], "-"));
    HistoryRow {
        when: (dates::machine(entry.happened_at), visit.t.moment(entry.happened_at)),
        what: visit.t.with(&key, &[("course", &course), ("role", &role)]),
    }
}

fn user_of(text: &str) -> Result<UserId, PageError> {
    UserId::parse(text).map_err(|_| Refusal::not_found())
}

async fn answer(visit: &Visit, user: UserId, form: FormState) -> PageResult {
    let admin = visit.admin()?;
    let person = identity::find_person(&visit.app.platform, &admin, user).await?;
    let status = if form.is_faulty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let mut page = visit.shell(person.account.profile.name.clone()).nav("desk");
    let done = visit.asked("done");
    if DONE.contains(&done.as_str()) {
        page = page.flash("success", visit.t.say(&format!("desk-done-{done}")));
    }
    let role_row = |(course, role): &(CourseId, Role)| RoleRow {
        role: role.as_str(),
        role_name: role_name(visit, *role),
        title: title_of(visit, course),
        course: course.clone(),
    };
    let courses = catalogue::courses(&visit.app.platform);
    let taken = enrolment::of_learner(&visit.app.platform, &Learner { user }).await?;
    let taken = taken.iter().map(|taken| &taken.enrolment.course);
    let template = PersonPage {
        page: page.with_session_end(visit, visit.app.platform.clock.now()),
        t: visit.t,
        form,
        since: (dates::machine(person.account.created_at), visit.t.day(person.account.created_at)),
        roles: person.roles.iter().map(role_row).collect(),
        taken: taken.map(|course| (urls::desk_learner(visit.language, course, user), title_of(visit, course))).collect(),
        courses: courses.iter().map(|course| (course.id.to_string(), title_of(visit, &course.id))).collect(),
        role_names: ROLES.map(|role| (role.as_str(), role_name(visit, role))).to_vec(),
        history: person.history.iter().map(|entry| history_row(visit, entry)).collect(),
        is_self: visit.session.as_ref().is_some_and(|session| session.user == user),
        urls: Addresses {
            address: urls::desk_person_address(visit.language, user),
            roles: urls::desk_person_roles(visit.language, user),
            admin: urls::desk_person_admin(visit.language, user),
            reset: urls::desk_person_reset(visit.language, user),
        },
        person,
    };
    visit.page_as(status, &template)
}

/// Back to the person, saying what was done.
fn done(visit: &Visit, user: UserId, what: &str) -> PageResult {
    visit.app.sessions.forget_person(user);
    visit.see_other(format!("{}?done={what}", urls::desk_person(visit.language, user)))
}

#[handler]
pub(super) async fn show(visit: Visit, Path((_, user)): Path<(String, String)>) -> PageResult {
    visit.admin()?;
    answer(&visit, user_of(&user)?, FormState::default()).await
}

/// Forms only post: their addresses lead back to the person.
#[handler]
pub(super) async fn back(visit: Visit, Path((_, user)): Path<(String, String)>) -> PageResult {
    visit.admin()?;
    visit.see_other(urls::desk_person(visit.language, user_of(&user)?))
}

#[handler]
pub(super) async fn change_address(visit: Visit, Path((_, user)): Path<(String, String)>, form: Form) -> PageResult {
    let (admin, user) = (visit.admin()?, user_of(&user)?);
    match identity::change_address_of(&visit.app.platform, &admin, user, form.get("email")).await {
        Ok(()) => done(&visit, user, "address"),
        Err(Error::Invalid(faults)) => answer(&visit, user, FormState::faulty(form, faults)).await,
        Err(error) => Err(error.into()),
    }
}

#[handler]
pub(super) async fn change_role(visit: Visit, Path((_, user)): Path<(String, String)>, form: Form) -> PageResult {
    let (admin, user) = (visit.admin()?, user_of(&user)?);
    let mut faults = Vec::new();
    let course = CourseId::parse(form.get("course").trim()).ok();
    let role = Role::parse(form.get("role"));
    if course.is_none() {
        faults.push(FieldFault { field: "course", code: "course-unreadable" });
    }
    if role.is_none() {
        faults.push(FieldFault { field: "role", code: "role-unknown" });
    }
    let (Some(course), Some(role)) = (course, role) else { return answer(&visit, user, FormState::faulty(form, faults)).await };
    if form.get("act") == "revoke" {
        identity::revoke_role(&visit.app.platform, &admin, user, (&course, role)).await?;
    } else {
        identity::grant_role(&visit.app.platform, &admin, user, (&course, role)).await?;
    }
    done(&visit, user, "roles")
}

#[handler]
pub(super) async fn change_admin(visit: Visit, Path((_, user)): Path<(String, String)>, form: Form) -> PageResult {
    let (admin, user) = (visit.admin()?, user_of(&user)?);
    identity::set_admin(&visit.app.platform, &admin, user, form.get("act") == "make").await?;
    done(&visit, user, "admin")
}

#[handler]
pub(super) async fn send_reset(visit: Visit, Path((_, user)): Path<(String, String)>, _form: Form) -> PageResult {
    let (admin, user) = (visit.admin()?, user_of(&user)?);
    identity::send_reset_to(&visit.app.platform, &admin, user).await?;
    done(&visit, user, "reset")
}
