//! Who qualifies, at the desk: the evidence, what is still missing, and issuing to one, some or all.

use super::{Choice, Said, evidence, missing_settings, said};
use crate::{
    error::PageError,
    form::Form,
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    catalogue::{self, model::Course},
    certification::{self, AwardCounts, Issued, MOST_AT_ONCE, Place, Qualified, Status, Wanted, Whom},
    error::Failure,
    id::{AwardId, CourseId, QualificationId},
    idempotency::{Once, Operation},
    identity::Admin,
};
use poem::{handler, web::Path};
use std::sync::Arc;

/// People on a page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "certification/desk.html")]
struct ListPage {
    page: Shell,
    t: Texts,
    course: CourseId,
    course_title: String,
    /// Settings without which nothing is issued.
    missing: String,
    /// The batches of the course.
    batches: String,
    /// Two admins have to sign: nothing is issued from here.
    batches_only: bool,
    awards: Vec<Choice>,
    filters: Vec<Choice>,
    award: AwardId,
    ready: u64,
    rows: Vec<Row>,
    before: Option<String>,
    after: Option<String>,
}

impl ListPage {
    /// Whether there is anybody to issue to.
    fn any_can_be_ticked(&self) -> bool {
        self.rows.iter().any(|row| row.can_tick)
    }
}

/// Somebody who qualified.
struct Row {
    id: QualificationId,
    account: String,
    email: String,
    person: String,
    name: Option<String>,
    qualified_on: String,
    evidence: Vec<String>,
    status: Status,
    can_tick: bool,
    refusal: Option<String>,
    refusal_url: String,
    certificates: Vec<(String, String, &'static str, &'static str)>,
}

pub(super) fn course_id(text: &str) -> Result<CourseId, PageError> {
    CourseId::parse(text).map_err(|_| PageError::not_found())
}

#[handler]
pub(super) async fn list(visit: Visit, Path((_, course)): Path<(String, String)>) -> PageResult {
    let admin = visit.admin()?;
    let course = course_id(&course)?;
    let template = page(&visit, &admin, &course).await?;
    visit.page(&template)
}

async fn page(visit: &Visit, admin: &Admin, id: &CourseId) -> Result<ListPage, PageError> {
    let platform = &visit.app.platform;
    let (course, counts) = certification::counts(platform, admin, id).await?;
    let asked = AwardId::parse(&visit.asked("award")).ok();
    let counted =
        counts.iter().find(|counted| Some(&counted.award) == asked.as_ref()).or(counts.first()).ok_or_else(PageError::not_found)?;
    let award = counted.award.clone();
    let status = Status::parse(&visit.asked("status"));
    let row_id = |name: &str| QualificationId::parse(&visit.asked(name)).ok();
    let place = row_id("after").map(Place::After).or(row_id("before").map(Place::Before)).unwrap_or_default();
    let wanted = Wanted { award: Some(award.clone()), status, place, most: PAGE };
    let found = certification::qualified(platform, admin, id, &wanted).await?;
    let here = |status: Option<Status>| address(visit, id, &award, status);
    let mut rows = Vec::with_capacity(found.people.len());
    for one in &found.people {
        rows.push(row(visit, one).await?);
    }
    let title =
        |award: &AwardId| course.award(award).map_or(award.to_string(), |award| said(&award.title, visit.language, course.source()).text);
    let choice = |counted: &AwardCounts| Choice {
        text: title(&counted.award),
        count: counted.by_status.values().sum(),
        url: address(visit, id, &counted.award, None),
        chosen: counted.award == award,
    };
    let course_title = said(&course.title, visit.language, course.source()).text;
    Ok(ListPage {
        page: with_done(visit, visit.shell(visit.t.with("certificates-title", &[("course", &course_title)])).nav("desk")),
        t: visit.t,
        missing: missing_settings(visit, &course),
        batches: format!("{}?award={award}", urls::desk_batches(visit.language, id)),
        batches_only: platform.settings.second_signature,
        awards: if counts.len() > 1 { counts.iter().map(choice).collect() } else { Vec::new() },
        filters: filters(visit.t, counted, status, here),
        ready: counted.by_status.get(&Status::Ready).copied().unwrap_or_default(),
        before: found.before.map(|row| format!("{}&before={row}", here(status))),
        after: found.after.map(|row| format!("{}&after={row}", here(status))),
        course: id.clone(),
        course_title,
        award,
        rows,
    })
}

fn address(visit: &Visit, course: &CourseId, award: &AwardId, status: Option<Status>) -> String {
    let everybody = format!("{}?award={award}", urls::desk_certificates(visit.language, course));
    match status {
        Some(status) => format!("{everybody}&status={}", status.as_str()),
        None => everybody,
    }
}

fn filters(t: Texts, counted: &AwardCounts, chosen: Option<Status>, here: impl Fn(Option<Status>) -> String) -> Vec<Choice> {
    let of = |status: Option<Status>, count: u64| Choice {
        text: t.say(&format!("certificates-filter-{}", status.map_or("all", Status::as_str).replace('_', "-"))),
        count,
        url: here(status),
        chosen: status == chosen,
    };
    let everybody = of(None, counted.by_status.values().sum());
    let by_status = Status::ALL.into_iter().map(|status| of(Some(status), counted.by_status.get(&status).copied().unwrap_or_default()));
    std::iter::once(everybody).chain(by_status.filter(|choice| choice.count > 0 || choice.chosen)).collect()
}

/// Says what was just done, when the address says so.
fn with_done(visit: &Visit, shell: Shell) -> Shell {
    let number = |name: &str| visit.asked(name).parse::<u64>().unwrap_or_default();
    let done = visit.asked("done");
    match done.as_str() {
        "issued" => {
            let mut words = vec![visit.t.count("certificates-issued", i64::try_from(number("n")).unwrap_or_default())];
            let more = [("to_come", "certificates-to-come"), ("skipped", "certificates-skipped")];
            let more = more.map(|(name, key)| (i64::try_from(number(name)).unwrap_or_default(), key));
            words.extend(more.into_iter().filter(|(count, _)| *count > 0).map(|(count, key)| visit.t.count(key, count)));
            shell.flash("success", words.join(" "))
        }
        "refused" | "withdrawn" => shell.flash("success", visit.t.say(&format!("certificates-done-{done}"))),
        _ => shell,
    }
}

async fn row(visit: &Visit, one: &Qualified) -> Result<Row, PageError> {
    let qualification = &one.qualification;
    let course = version(visit, one).await?;
    let met = qualification.evidence.iter().map(|met| evidence::say(visit.t, &course, met));
    let certificate = |certificate: &certification::Certificate| {
        let code = certificate.code.to_string();
        (urls::desk_certificate(visit.language, &code), code, certificate.state().as_str(), super::look(certificate.state()))
    };
    let status = one.status();
    Ok(Row {
        id: qualification.id,
        account: one.learner.name.clone(),
        email: one.learner.email.clone().unwrap_or_default(),
        person: urls::desk_person(visit.language, one.learner.user),
        name: qualification.name.as_ref().map(|name| name.text.clone()),
        qualified_on: visit.t.day(qualification.qualified_at),
        evidence: met.collect(),
        status,
        can_tick: may_be_issued(one) && !visit.app.platform.settings.second_signature,
        refusal: qualification.refusal.as_ref().map(|refusal| refusal.reason.clone()),
        refusal_url: urls::desk_refusal(visit.language, &one.course, qualification.id),
        certificates: one.certificates.iter().map(certificate).collect(),
    })
}

/// Whether ticking somebody makes sense.
fn may_be_issued(one: &Qualified) -> bool {
    match one.status() {
        Status::Ready => true,
        Status::Revoked => one.qualification.name.is_some() && one.learner.address_confirmed,
        _ => false,
    }
}

/// The version somebody qualified with: its titles are meant.
async fn version(visit: &Visit, one: &Qualified) -> Result<Arc<Course>, PageError> {
    Ok(catalogue::version(&visit.app.platform, &one.qualification.version).await?)
}

#[derive(Template)]
#[template(path = "certification/issue.html")]
struct IssuePage {
    page: Shell,
    t: Texts,
    course_title: String,
    award_title: Said,
    award: AwardId,
    action: String,
    back: String,
    /// The names that will be printed, and whose account it is.
    names: Vec<(QualificationId, String, String)>,
    /// All of them, or everybody who is ready when that is more.
    count: u64,
    everybody: bool,
}

/// First the names that will be printed, to look at; then, with `confirmed`, the deed: what was issued is never deleted.
#[handler]
pub(super) async fn issue(visit: Visit, form: Form, Path((_, course)): Path<(String, String)>) -> PageResult {
    let admin = visit.admin()?;
    if visit.app.platform.settings.second_signature {
        return Err(certification::Error::BatchesOnly.into());
    }
    let course = course_id(&course)?;
    let award = AwardId::parse(form.get("award")).map_err(|_| PageError::not_found())?;
    let ids: Result<Vec<QualificationId>, _> = form.all("who").map(QualificationId::parse).collect();
    let ids = ids.map_err(|_| PageError::not_found())?;
    let whom = if form.get("which") == "ready" { Whom::Ready } else { Whom::These(ids) };
    if !form.has("confirmed") {
        return confirm(&visit, &admin, (&course, &award), whom).await;
    }
    let once = Once::unkeyed(Operation::Issue);
    let done = certification::issue(&visit.app.platform, &admin, (&course, &award), &whom, &once).await?;
    visit.see_other(told(&visit, &course, &award, &done))
}

/// Where the list says what was done.
fn told(visit: &Visit, course: &CourseId, award: &AwardId, done: &Issued) -> String {
    let everybody = address(visit, course, award, None);
    format!("{everybody}&done=issued&n={}&to_come={}&skipped={}", done.issued.len(), done.to_come, done.skipped.len())
}

async fn confirm(visit: &Visit, admin: &Admin, (id, award): (&CourseId, &AwardId), whom: Whom) -> PageResult {
    let platform = &visit.app.platform;
    let course = catalogue::current(platform, id)?;
    certification::check_settings(platform, &course)?;
    let (people, count) = match whom {
        Whom::Ready => {
            let wanted = Wanted { award: Some(award.clone()), status: Some(Status::Ready), place: Place::Start, most: MOST_AT_ONCE };
            let found = certification::qualified(platform, admin, id, &wanted).await?;
            let (_, counts) = certification::counts(platform, admin, id).await?;
            let ready = counts.iter().find(|counted| counted.award == *award).and_then(|counted| counted.by_status.get(&Status::Ready));
            (found.people, ready.copied().unwrap_or_default())
        }
        Whom::These(ids) => {
            let mut people = Vec::with_capacity(ids.len());
            for one in ids.into_iter().take(MOST_AT_ONCE) {
                people.push(certification::find_qualified(platform, admin, one).await?);
            }
            people.retain(may_be_issued);
            let count = u64::try_from(people.len()).map_err(|error| Failure::Data(error.to_string()))?;
            (people, count)
        }
    };
    if people.is_empty() {
        return visit.see_other(format!("{}&done=issued&n=0", address(visit, id, award, None)));
    }
    let title = course.award(award).map(|award| said(&award.title, visit.language, course.source()));
    let names = people.iter().map(|one| {
        let name = one.qualification.name.as_ref().map(|name| name.text.clone()).unwrap_or_default();
        (one.qualification.id, name, one.learner.email.clone().unwrap_or_default())
    });
    let template = IssuePage {
        page: visit.shell(visit.t.count("issue-title", i64::try_from(count).unwrap_or(i64::MAX))).nav("desk"),
        t: visit.t,
        course_title: said(&course.title, visit.language, course.source()).text,
        award_title: title.unwrap_or_else(|| Said { text: award.to_string(), language: visit.language }),
        award: award.clone(),
        action: urls::desk_certificates(visit.language, id),
        back: address(visit, id, award, None),
        everybody: count > people.len() as u64,
        names: names.collect(),
        count,
    };
    visit.page(&template)
}
