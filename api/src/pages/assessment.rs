//! Quizzes: what to expect, attempts, reviews, asking for another attempt, and deciding about that.

mod attempt;
mod requests;
mod shown;
pub mod words;

pub use words::plain;

use crate::{
    error::PageError,
    form::{Form, FormState},
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    assessment::{
        self, AttemptRecord, Error, QuizSheet, RequestRecord, RequestState,
        allowance::Refusal,
        response::FaultReason,
        view::{Reading, Text},
    },
    catalogue::{
        self,
        model::{Activity, ActivityKind, Counts, Course, Feedback, Keys, Quiz, Slot},
    },
    enrolment, exact,
    id::{ActivityId, CourseId},
    idempotency::{Once, Operation},
    language::Language,
};
use poem::{Response, Result, Route, get, handler, http::StatusCode, post, web::Path};

/// Adds the routes of quizzes. The quiz's own page is shown by [`quiz_page`], for the handler of all activities.
pub fn routes(route: Route) -> Route {
    let route = route
        .at("/:lang/courses/:course/:activity/attempts", post(start_attempt))
        .at("/:lang/courses/:course/:activity/attempt-requests", post(ask_for_attempt))
        .at("/:lang/courses/:course/:activity/attempts/:attempt", get(attempt::show).post(attempt::take));
    requests::routes(route)
}

/// The stable code of a fault in an answer; its text is the locale key `fault-{code}`.
pub fn fault_code(reason: FaultReason) -> &'static str {
    match reason {
        FaultReason::WrongShape { .. } => "answer-wrong-shape",
        FaultReason::UnknownOption => "answer-unknown-option",
        FaultReason::GivenTwice => "answer-given-twice",
        FaultReason::UnknownPlace { .. } => "answer-unknown-place",
        FaultReason::TextTooLong { .. } => "answer-text-too-long",
        FaultReason::NotANumber => "answer-not-a-number",
        FaultReason::NumberTooLong => "answer-number-too-long",
    }
}

/// An attempt in the list.
struct Row {
    number: u32,
    address: String,
    started: String,
    result: String,
    is_passed: Option<bool>,
}

#[derive(Template)]
#[template(path = "assessment/quiz.html")]
struct QuizPage {
    page: Shell,
    t: Texts,
    trail: Vec<(String, String)>,
    module: String,
    fallback: Option<Language>,
    intro: Option<Text>,
    facts: Vec<(String, String)>,
    rows: Vec<Row>,
    mark: Option<(String, bool)>,
    done: bool,
    open: Option<String>,
    start: Option<String>,
    start_label: String,
    why_not: Option<String>,
    asked: Option<String>,
    answered: Option<(&'static str, String)>,
    ask: Option<String>,
    form: FormState,
    progress: String,
}

/// The page of a quiz: what to expect, attempts so far, and what can be done next.
///
/// # Errors
/// Leads to the sign-in page; 404 when there is no such quiz. Who is not enrolled is led to the course's page.
pub async fn quiz_page(visit: &Visit, course: &CourseId, activity: &ActivityId) -> PageResult {
    page(visit, (course, activity), FormState::default()).await
}

async fn page(visit: &Visit, (course, activity): (&CourseId, &ActivityId), form: FormState) -> PageResult {
    let learner = visit.learner()?;
    let sheet = match assessment::find_quiz(&visit.app.platform, &learner, course, activity).await {
        Ok(sheet) => sheet,
        Err(Error::Enrolment(enrolment::Error::NotEnrolled)) => return visit.see_other(urls::course(visit.language, course)),
        Err(error) => return Err(error.into()),
    };
    let current = catalogue::current(&visit.app.platform, course)?;
    let template = quiz_template(visit, &current, activity, (sheet, form)).ok_or_else(PageError::not_found)?;
    let status = if template.form.summary(&visit.t).is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_as(status, &template)
}

fn quiz_template(visit: &Visit, course: &Course, id: &ActivityId, (sheet, form): (QuizSheet, FormState)) -> Option<QuizPage> {
    let (module, activity) = course.activity(id)?;
    let ActivityKind::Quiz(quiz) = &activity.kind else { return None };
    let (t, language, source) = (visit.t, visit.language, course.source());
    let reading = Reading::of(course, quiz, language);
    let address = urls::activity(language, &course.id, id);
    let said = |key: &str| visit.query == format!("said={key}");
    let mut page = visit.shell(activity.title.pick(reading.language, source).0).nav("my-courses");
    if said("asked") {
        page = page.flash("success", t.say("quiz-said-asked"));
    }
    let mark = sheet.mark.map(|mark| (percent(t, mark.percent, quiz.rules.pass_mark), mark.passed));
    let rows: Vec<Row> = sheet.record.attempts.iter().map(|attempt| row(visit, (course, id, quiz), attempt)).collect();
    Some(QuizPage {
        trail: vec![(course.title.pick(language, source).0.to_owned(), urls::course(language, &course.id))],
        module: module.title.pick(language, source).0.to_owned(),
        fallback: (reading.language != language).then_some(reading.language),
        intro: reading.text(&quiz.intro),
        facts: facts(t, (activity, quiz), &sheet),
        mark,
        done: sheet.done_at.is_some(),
        open: sheet.record.open().map(|open| urls::attempt(language, &course.id, id, open.id)),
        start: sheet.next.is_ok().then(|| format!("{address}/attempts")),
        start_label: t.say(if rows.is_empty() { "quiz-start" } else { "quiz-start-again" }),
        why_not: sheet.next.as_ref().err().filter(|refusal| **refusal != Refusal::UnderWay).map(|refusal| why_not(t, refusal)),
        asked: sheet.record.asked().map(|asked| t.with("quiz-asked", &[("when", &t.moment(asked.asked_at))])),
        answered: sheet.record.last_answer().map(|answer| answered(t, answer)),
        ask: sheet.can_ask.then(|| format!("{address}/attempt-requests")),
        progress: urls::progress(language, &course.id),
        rows,
        form,
        page,
        t,
    })
}

/// A per cent, never shown on the wrong side of the pass mark.
fn percent(t: Texts, percent: catalogue::model::Exact, pass_mark: catalogue::model::Exact) -> String {
    t.with("quiz-percent", &[("percent", &exact::shown_percent(percent, Some(pass_mark)).text(t.language))])
}

fn row(visit: &Visit, (course, id, quiz): (&Course, &ActivityId, &Quiz), attempt: &AttemptRecord) -> Row {
    Row {
        number: attempt.number,
        address: urls::attempt(visit.language, &course.id, id, attempt.id),
        started: visit.t.moment(attempt.started_at),
        result: attempt.grade.map_or_else(|| visit.t.say("quiz-row-open"), |grade| percent(visit.t, grade.percent(), quiz.rules.pass_mark)),
        is_passed: attempt.grade.map(|grade| grade.passed(&quiz.rules)),
    }
}

/// What to expect, as (name, value).
fn facts(t: Texts, (activity, quiz): (&Activity, &Quiz), sheet: &QuizSheet) -> Vec<(String, String)> {
    let rules = &quiz.rules;
    let drawn = |slot: &Slot| match slot {
        Slot::Fixed(_) => 1,
        Slot::Pool { draw, .. } => *draw,
    };
    let count = |key: &str, n: u32| t.count(key, i64::from(n));
    let mut facts = vec![("questions", count("quiz-questions", quiz.slots.iter().map(drawn).sum()))];
    facts.push(match rules.time_limit_minutes {
        Some(minutes) => ("time", count("quiz-minutes-at-most", minutes)),
        None => ("time", count("quiz-minutes-about", activity.minutes)),
    });
    facts.push(match (rules.attempts, sheet.left) {
        (Some(_), Some(left)) => ("attempts", count("quiz-attempts-left", left)),
        _ => ("attempts", t.say("quiz-attempts-unlimited")),
    });
    facts.push(("pass-mark", percent(t, rules.pass_mark, rules.pass_mark)));
    if rules.attempts != Some(1) {
        facts.push(("counts", t.say(counts_key(rules.counts))));
    }
    if rules.wait_minutes > 0 && rules.attempts != Some(1) {
        facts.push(("wait", count("quiz-wait-minutes", rules.wait_minutes)));
    }
    facts.extend(rules.opens.map(|opens| ("opens", t.moment(opens))));
    facts.extend(rules.closes.map(|closes| ("closes", t.moment(closes))));
    let feedback = match rules.feedback {
        Feedback::AfterSubmit => "quiz-shown-after-submit",
        Feedback::AfterPassedOrUsedUp => "quiz-shown-when-settled",
        Feedback::Never => "quiz-shown-never",
    };
    let keys = match rules.keys {
        Keys::AfterSubmit => "quiz-shown-after-submit",
        Keys::AfterPassedOrUsedUp => "quiz-shown-when-settled",
        Keys::Never => "quiz-shown-never",
    };
    facts.extend([("feedback", t.say(feedback)), ("keys", t.say(keys))]);
    facts.into_iter().map(|(name, value)| (t.say(&format!("quiz-fact-{name}")), value)).collect()
}

fn counts_key(counts: Counts) -> &'static str {
    match counts {
        Counts::Best => "quiz-counts-best",
        Counts::Last => "quiz-counts-last",
        Counts::First => "quiz-counts-first",
        Counts::Average => "quiz-counts-average",
    }
}

fn why_not(t: Texts, refusal: &Refusal) -> String {
    match refusal {
        Refusal::UnderWay => t.say("problem-assessment-under-way"),
        Refusal::Closed(at) => t.with("problem-assessment-closed", &[("when", &t.moment(*at))]),
        Refusal::NotOpenYet(at) => t.with("problem-assessment-not-open-yet", &[("when", &t.moment(*at))]),
        Refusal::NoAttemptsLeft { limit } => t.with("quiz-none-left", &[("limit", &limit.to_string())]),
        Refusal::WaitUntil(at) => t.with("problem-assessment-wait", &[("when", &t.moment(*at))]),
        Refusal::WaitPastClosing { closes, .. } => t.with("problem-assessment-wait-past-closing", &[("when", &t.moment(*closes))]),
    }
}

fn answered(t: Texts, request: &RequestRecord) -> (&'static str, String) {
    match (&request.state, &request.answer) {
        (RequestState::Refused, Some(answer)) => ("warning", t.with("quiz-refused", &[("answer", answer)])),
        (RequestState::Refused, None) => ("warning", t.say("quiz-refused-wordless")),
        _ => ("success", t.say("quiz-granted")),
    }
}

fn ids((course, activity): (&str, &str)) -> Result<(CourseId, ActivityId), PageError> {
    let course = CourseId::parse(course).map_err(|_| PageError::not_found())?;
    Ok((course, ActivityId::parse(activity).map_err(|_| PageError::not_found())?))
}

#[handler]
async fn start_attempt(visit: Visit, _form: Form, Path((_, course, activity)): Path<(String, String, String)>) -> Result<Response> {
    let (course, quiz) = ids((&course, &activity))?;
    let learner = visit.learner()?;
    let once = Once::unkeyed(Operation::StartAttempt);
    match assessment::start_attempt(&visit.app.platform, &learner, (&course, &quiz), &once).await {
        Ok(started) => Ok(visit.see_other(urls::attempt(visit.language, &course, &quiz, started.attempt))?),
        // The quiz's page says why not and what can be done.
        Err(Error::Refused(_)) => Ok(visit.see_other(urls::activity(visit.language, &course, &quiz))?),
        Err(Error::Enrolment(enrolment::Error::NotEnrolled)) => Ok(visit.see_other(urls::course(visit.language, &course))?),
        Err(error) => Err(PageError::from(error).into()),
    }
}

#[handler]
async fn ask_for_attempt(visit: Visit, form: Form, Path((_, course, activity)): Path<(String, String, String)>) -> Result<Response> {
    let (course, quiz) = ids((&course, &activity))?;
    let learner = visit.learner()?;
    let address = urls::activity(visit.language, &course, &quiz);
    match assessment::ask_for_attempt(&visit.app.platform, &learner, (&course, &quiz), form.get("reason")).await {
        Ok(()) => Ok(visit.see_other(format!("{address}?said=asked"))?),
        Err(Error::CannotAsk) => Ok(visit.see_other(address)?),
        Err(Error::Invalid(faults)) => Ok(page(&visit, (&course, &quiz), FormState::faulty(form, faults)).await?),
        Err(error) => Err(PageError::from(error).into()),
    }
}
