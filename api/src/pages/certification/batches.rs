//! The batches of a course at the desk, and preparing one.

use super::{
    Said,
    batch::{look, progress},
    desk::course_id,
    fault_of, missing_settings, said,
};
use crate::{
    error::PageError,
    form::Form,
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use chrono::{Datelike, NaiveDate, NaiveTime};
use domain::{
    catalogue::{self, model::Course},
    certification::{self, AwardCounts, BatchOverview, Error, Listing, Span, Status},
    clock::Moment,
    id::{AwardId, BatchId, CourseId},
    identity::Admin,
};
use poem::{handler, http::StatusCode, web::Path};
use std::ops::RangeInclusive;

/// Batches on a page.
const PAGE: u32 = 50;
/// A day of any other year was mistyped.
const YEARS: RangeInclusive<i32> = 1970..=9998;

#[derive(Template)]
#[template(path = "certification/batches.html")]
struct BatchesPage {
    page: Shell,
    t: Texts,
    course: CourseId,
    course_title: String,
    certificates: String,
    /// Settings without which nothing is issued.
    missing: String,
    action: String,
    /// What to choose from, where there are several awards.
    awards: Vec<(AwardId, String)>,
    award: AwardId,
    /// How many are ready, where there is one award.
    ready: String,
    from: String,
    until: String,
    /// Whether a box is shown for those whose certificate was revoked, and whether it is ticked.
    revoked: Option<bool>,
    faults: Vec<(&'static str, String)>,
    rows: Vec<Row>,
    next: Option<String>,
}

impl BatchesPage {
    fn fault(&self, field: &str) -> String {
        fault_of(&self.faults, field)
    }
}

/// A batch in the list.
struct Row {
    url: String,
    prepared: String,
    award: Said,
    size: String,
    state: String,
    look: &'static str,
    progress: String,
}

/// What was typed into the form, and what is wrong with it.
#[derive(Default)]
struct Typed {
    award: Option<AwardId>,
    from: String,
    until: String,
    includes_revoked: bool,
    faults: Vec<(&'static str, String)>,
}

impl Typed {
    /// From the beginning of the first day to the end of the last, as UTC counts days. Notes what cannot be read.
    fn span(&mut self, t: Texts) -> Span {
        let mut faults = Vec::new();
        let mut read = |field: &'static str, text: &str| {
            let day = day(text);
            if day.is_none() && !text.is_empty() {
                faults.push((field, t.say("fault-date-unreadable")));
            }
            day
        };
        let from = read("from", &self.from).map(beginning);
        let before = read("until", &self.until).and_then(|day| day.succ_opt()).map(beginning);
        self.faults = faults;
        Span { from, before }
    }
}

/// `2026-11-22`.
fn day(text: &str) -> Option<NaiveDate> {
    text.parse::<NaiveDate>().ok().filter(|day| YEARS.contains(&day.year()))
}

fn beginning(day: NaiveDate) -> Moment {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// The title of an award, or its id where the course no longer has it.
pub(super) fn award_title(visit: &Visit, course: &Course, award: &AwardId) -> Said {
    let known = course.award(award).map(|award| said(&award.title, visit.language, course.source()));
    known.unwrap_or_else(|| Said { text: award.to_string(), language: visit.language })
}

#[handler]
pub(super) async fn list(visit: Visit, Path((_, course)): Path<(String, String)>) -> PageResult {
    let admin = visit.admin()?;
    let course = course_id(&course)?;
    let typed = Typed { award: AwardId::parse(&visit.asked("award")).ok(), ..Typed::default() };
    page(&visit, &admin, &course, typed).await
}

#[handler]
pub(super) async fn prepare(visit: Visit, form: Form, Path((_, course)): Path<(String, String)>) -> PageResult {
    let admin = visit.admin()?;
    let platform = &visit.app.platform;
    let id = course_id(&course)?;
    let award = AwardId::parse(form.get("award")).map_err(|_| PageError::not_found())?;
    let course = catalogue::current(platform, &id)?;
    certification::check_settings(platform, &course)?;
    let text = |field: &str| form.get(field).trim().to_owned();
    let mut typed = Typed {
        award: Some(award.clone()),
        from: text("from"),
        until: text("until"),
        includes_revoked: text("includes_revoked") == "yes",
        faults: Vec::new(),
    };
    let listing = Listing { span: typed.span(visit.t), includes_revoked: typed.includes_revoked };
    if typed.faults.is_empty() {
        match certification::prepare_batch(platform, &admin, (&id, &award), listing).await {
            Ok(prepared) => return visit.see_other(urls::desk_batch(visit.language, prepared.batch.id)),
            Err(error) => typed.faults = faults(visit.t, error)?,
        }
    }
    page(&visit, &admin, &id, typed).await
}

/// Why no batch was prepared, by the field of the form where that is mended.
fn faults(t: Texts, error: Error) -> Result<Vec<(&'static str, String)>, PageError> {
    match error {
        Error::NobodyReady => Ok(vec![("prepare", t.say("batches-nobody"))]),
        Error::BatchTooLarge => Ok(vec![("until", t.say("problem-certification-batch-too-large"))]),
        // The form asks for the last day; the moment it ends is what the rule speaks of.
        Error::Invalid(faults) => Ok(faults.iter().map(|fault| ("until", t.say(&format!("fault-{}", fault.code)))).collect()),
        error => Err(error.into()),
    }
}

async fn page(visit: &Visit, admin: &Admin, id: &CourseId, typed: Typed) -> PageResult {
    let (platform, t) = (&visit.app.platform, visit.t);
    let (course, counts) = certification::counts(platform, admin, id).await?;
    let asked = counts.iter().find(|counted| Some(&counted.award) == typed.award.as_ref());
    let counted = asked.or(counts.first()).ok_or_else(PageError::not_found)?;
    let before = BatchId::parse(&visit.asked("before")).ok();
    let mut batches = certification::batches_in(platform, admin, id, (before, PAGE.saturating_add(1).into())).await?;
    let goes_on = batches.len() > PAGE as usize;
    batches.truncate(PAGE as usize);
    let here = urls::desk_batches(visit.language, id);
    let option = |counted: &AwardCounts| {
        let title = award_title(visit, &course, &counted.award).text;
        let number = ready(counted);
        let (n, written) = (number.to_string(), t.number(number));
        let values = [("title", title.as_str()), ("n", n.as_str()), ("number", written.as_str())];
        (counted.award.clone(), t.with("batches-award-ready", &values))
    };
    let is_one = counts.len() == 1;
    let course_title = said(&course.title, visit.language, course.source()).text;
    let status = if typed.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let template = BatchesPage {
        page: visit.shell(t.with("batches-title", &[("course", &course_title)])).nav("desk"),
        t,
        missing: missing_settings(visit, &course),
        certificates: format!("{}?award={}", urls::desk_certificates(visit.language, id), counted.award),
        awards: if is_one { Vec::new() } else { counts.iter().map(option).collect() },
        award: counted.award.clone(),
        ready: if is_one { t.many("batches-ready", ready(counted)) } else { String::new() },
        from: typed.from,
        until: typed.until,
        revoked: counts.iter().any(|counted| with(counted, Status::Revoked) > 0).then_some(typed.includes_revoked),
        faults: typed.faults,
        rows: batches.iter().map(|overview| row(visit, &course, overview)).collect(),
        next: batches.last().filter(|_| goes_on).map(|last| format!("{here}?before={}", last.batch.id)),
        course: id.clone(),
        course_title,
        action: here,
    };
    visit.page_as(status, &template)
}

fn with(counted: &AwardCounts, status: Status) -> u64 {
    counted.by_status.get(&status).copied().unwrap_or_default()
}

fn ready(counted: &AwardCounts) -> u64 {
    with(counted, Status::Ready)
}

fn row(visit: &Visit, course: &Course, overview: &BatchOverview) -> Row {
    let batch = &overview.batch;
    Row {
        url: urls::desk_batch(visit.language, batch.id),
        prepared: visit.t.moment(batch.prepared.at),
        award: award_title(visit, course, &batch.award),
        size: visit.t.number(overview.size()),
        state: visit.t.say(&format!("batch-state-{}", batch.state.as_str())),
        look: look(batch.state),
        progress: progress(visit.t, overview).map(|far| far.words).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::language::Language;

    fn span(from: &str, until: &str) -> Result<Span, Vec<&'static str>> {
        let mut typed = Typed { from: from.to_owned(), until: until.to_owned(), ..Typed::default() };
        let span = typed.span(Texts::of(Language::En));
        if typed.faults.is_empty() { Ok(span) } else { Err(typed.faults.into_iter().map(|(field, _)| field).collect()) }
    }

    #[test]
    fn days_are_counted_whole() {
        let moment = |text: &str| Some(text.parse::<Moment>().unwrap());
        let one_day = span("2028-02-28", "2028-02-28").unwrap();
        assert_eq!(one_day, Span { from: moment("2028-02-28T00:00:00Z"), before: moment("2028-02-29T00:00:00Z") });
        assert_eq!(span("", "2026-12-31").unwrap(), Span { from: None, before: moment("2027-01-01T00:00:00Z") });
        assert_eq!(span("", "").unwrap(), Span::default());
    }

    #[test]
    fn what_is_no_day_is_told_by_its_field() {
        assert_eq!(span("22.11.2026", "2026-02-30"), Err(vec!["from", "until"]));
        assert_eq!(span("2026-11-22", "+12026-01-01"), Err(vec!["until"]));
    }
}
