//! An attempt: answering, handing in, and looking at it afterwards.

use super::{
    percent,
    shown::{self, Asked, Reviewed},
    words,
};
use crate::{
    error::PageError,
    form::Form,
    guard::rate_limit::Bucket,
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    assessment::{self, AttemptSheet, EndedBy, Error, Outcome},
    exact,
    id::{AttemptId, QuestionId},
    idempotency::{Once, Operation},
    language::Language,
};
use poem::{Response, Result, handler, http::StatusCode, web::Path};
use std::collections::BTreeMap;

type Address = (String, String, String, String);

#[derive(Template)]
#[template(path = "assessment/attempt.html")]
struct AttemptPage {
    page: Shell,
    t: Texts,
    trail: Vec<(String, String)>,
    address: String,
    api: String,
    fallback: Option<Language>,
    seconds_left: Option<u64>,
    time_left: String,
    ends: Option<String>,
    questions: Vec<Asked>,
    errors: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "assessment/hand_in.html")]
struct HandInPage {
    page: Shell,
    t: Texts,
    address: String,
    blank: Vec<String>,
    text: String,
    seconds_left: Option<u64>,
    time_left: String,
}

#[derive(Template)]
#[template(path = "assessment/review.html")]
struct ReviewPage {
    page: Shell,
    t: Texts,
    trail: Vec<(String, String)>,
    fallback: Option<Language>,
    is_passed: bool,
    percent: String,
    points: String,
    pass_mark: String,
    closed_by_deadline: Option<String>,
    late: bool,
    counts: Option<String>,
    waits: Vec<String>,
    questions: Vec<Reviewed>,
    quiz: String,
    progress: String,
}

#[handler]
pub async fn show(visit: Visit, Path((_, course, activity, attempt)): Path<Address>) -> Result<Response> {
    let sheet = find(&visit, (&course, &activity, &attempt)).await?;
    if sheet.attempt.ended.is_some() {
        return Ok(review(&visit, &sheet)?);
    }
    if visit.query == "hand-in" && sheet.blank() > 0 {
        return Ok(hand_in(&visit, &sheet)?);
    }
    Ok(attempt_page(&visit, &sheet, None)?)
}

/// The attempt, if it is the visitor's and belongs to this quiz.
async fn find(visit: &Visit, (course, activity, attempt): (&str, &str, &str)) -> Result<AttemptSheet, PageError> {
    let learner = visit.learner()?;
    let id = AttemptId::parse(attempt).map_err(|_| PageError::not_found())?;
    let sheet = assessment::find_attempt(&visit.app.platform, &learner, id, visit.language).await?;
    let fits = sheet.attempt.course.as_str() == course && sheet.attempt.quiz.as_str() == activity;
    if fits { Ok(sheet) } else { Err(PageError::not_found()) }
}

fn address_of(visit: &Visit, sheet: &AttemptSheet) -> String {
    urls::attempt(visit.language, &sheet.attempt.course, &sheet.attempt.quiz, sheet.attempt.id)
}

fn trail(visit: &Visit, sheet: &AttemptSheet) -> Vec<(String, String)> {
    let (course, quiz) = (&sheet.attempt.course, &sheet.attempt.quiz);
    let title = domain::catalogue::current(&visit.app.platform, course)
        .map(|course| course.title.pick(visit.language, course.source()).0.to_owned())
        .unwrap_or_else(|_| course.to_string());
    let activity = urls::activity(visit.language, course, quiz);
    vec![(title, urls::course(visit.language, course)), (title_of(visit, sheet), activity)]
}

fn title_of(visit: &Visit, sheet: &AttemptSheet) -> String {
    sheet.title.pick(visit.language, sheet.source).0.to_owned()
}

fn fallback(visit: &Visit, sheet: &AttemptSheet) -> Option<Language> {
    Some(sheet.reading.language).filter(|language| *language != visit.language)
}

fn time_left(visit: &Visit, sheet: &AttemptSheet) -> String {
    let left = sheet.seconds_left.unwrap_or(0);
    if left == 0 { visit.t.say("attempt-time-over") } else { visit.t.with("attempt-time-left", &[("time", &words::clock(left))]) }
}

fn attempt_page(visit: &Visit, sheet: &AttemptSheet, tried: Option<(&Form, &BTreeMap<QuestionId, Outcome>)>) -> PageResult {
    let t = visit.t;
    let mut questions = shown::asked(visit, sheet);
    if let Some((form, outcomes)) = tried {
        shown::put_back(t, &mut questions, form, outcomes);
    }
    let wrong = questions.iter().filter(|asked| !asked.faults.is_empty() || asked.newer.is_some());
    let errors: Vec<(String, String)> = wrong
        .map(|asked| {
            let number = asked.view.number.to_string();
            let what = asked.faults.first().cloned().unwrap_or_else(|| t.say("attempt-newer-short"));
            (format!("q{number}"), t.with("attempt-error", &[("number", &number), ("what", &what)]))
        })
        .collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    let title = t.with("attempt-title", &[("title", &title_of(visit, sheet)), ("number", &sheet.attempt.number.to_string())]);
    let mut page = visit.shell(title).nav("my-courses").with_session_end(visit, visit.app.platform.clock.now());
    if visit.query == "said=saved" {
        page = page.flash("success", t.say("attempt-said-saved"));
    }
    let template = AttemptPage {
        page,
        t,
        trail: trail(visit, sheet),
        address: address_of(visit, sheet),
        api: format!("/api/v1/attempts/{}/responses", sheet.attempt.id),
        fallback: fallback(visit, sheet),
        seconds_left: sheet.seconds_left,
        time_left: time_left(visit, sheet),
        ends: sheet.attempt.deadline.map(|deadline| t.with("attempt-ends", &[("when", &t.moment(deadline))])),
        questions,
        errors,
    };
    visit.page_as(status, &template)
}

/// Asks once more where questions are blank.
fn hand_in(visit: &Visit, sheet: &AttemptSheet) -> PageResult {
    let t = visit.t;
    let questions = shown::asked(visit, sheet);
    let blank: Vec<String> = questions.iter().filter(|asked| !asked.is_saved).map(|asked| asked.view.number.to_string()).collect();
    let template = HandInPage {
        page: visit.shell(t.say("hand-in-title")).nav("my-courses"),
        t,
        address: address_of(visit, sheet),
        text: t.count("hand-in-blank", i64::try_from(blank.len()).unwrap_or(i64::MAX)),
        blank,
        seconds_left: sheet.seconds_left,
        time_left: time_left(visit, sheet),
    };
    visit.page(&template)
}

#[handler]
pub async fn take(visit: Visit, form: Form, Path((_, course, activity, attempt)): Path<Address>) -> Result<Response> {
    let learner = visit.learner()?;
    let id = AttemptId::parse(&attempt).map_err(|_| PageError::not_found())?;
    visit.app.limits.check(Bucket::Attempt, &format!("{} {id}", learner.user)).map_err(PageError::from)?;
    let sheet = find(&visit, (&course, &activity, &attempt)).await?;
    let address = address_of(&visit, &sheet);
    let answers: BTreeMap<_, _> = sheet.review.questions.iter().filter_map(|review| answer(&form, &review.question.id)).collect();
    let outcomes = match assessment::save_form(&visit.app.platform, &learner, id, &answers).await {
        Ok(outcomes) => outcomes,
        Err(Error::Ended | Error::TimeIsUp) => {
            let unsaved = if answers.is_empty() { "" } else { "?said=too-late" };
            return Ok(visit.see_other(format!("{address}{unsaved}"))?);
        }
        Err(error) => return Err(PageError::from(error).into()),
    };
    if outcomes.values().any(|outcome| !matches!(outcome, Outcome::Saved(_))) {
        let sheet = find(&visit, (&course, &activity, &attempt)).await?;
        return Ok(attempt_page(&visit, &sheet, Some((&form, &outcomes)))?);
    }
    if form.get("act") != "hand-in" {
        return Ok(visit.see_other(format!("{address}?said=saved"))?);
    }
    if !form.has("sure") && find(&visit, (&course, &activity, &attempt)).await?.blank() > 0 {
        return Ok(visit.see_other(format!("{address}?hand-in"))?);
    }
    let once = Once::unkeyed(Operation::SubmitAttempt);
    assessment::submit_attempt(&visit.app.platform, &learner, id, &once).await.map_err(PageError::from)?;
    Ok(visit.see_other(address)?)
}

/// What a form says to one question: nothing where it does not ask it, or where the learner took the newer answer.
fn answer(form: &Form, id: &QuestionId) -> Option<(QuestionId, (u32, assessment::Fields))> {
    let seen = form.get(&format!("seen.{id}"));
    let takes_newer = form.get(&format!("choose.{id}")) == "newer";
    (!seen.is_empty() && !takes_newer).then(|| (id.clone(), (seen.parse().unwrap_or(0), shown::fields_of(form, id))))
}

fn review(visit: &Visit, sheet: &AttemptSheet) -> PageResult {
    let t = visit.t;
    let Some(grade) = sheet.review.grade else { return Err(PageError::not_found()) };
    let rules = &sheet.rules;
    let attempts = sheet.record.as_ref().map_or(1, |record| record.attempts.len());
    let mark = sheet.record.as_ref().and_then(|record| record.mark(rules));
    let counts = mark.filter(|_| attempts > 1).map(|mark| {
        let percent = percent(t, mark.percent, rules.pass_mark);
        t.with("review-counts", &[("percent", &percent), ("rule", &t.say(super::counts_key(rules.counts)))])
    });
    let points = |value| exact::shown_points(value, grade.possible).text(t.language);
    let title = t.with("review-title", &[("title", &title_of(visit, sheet)), ("number", &sheet.attempt.number.to_string())]);
    let ended = sheet.attempt.ended.filter(|ended| ended.by == EndedBy::Deadline);
    let waits = [
        (!sheet.shown.feedback, "review-feedback-later", rules.feedback != domain::catalogue::model::Feedback::Never),
        (!sheet.shown.keys, "review-keys-later", rules.keys != domain::catalogue::model::Keys::Never),
    ];
    let template = ReviewPage {
        page: visit.shell(title).nav("my-courses"),
        t,
        trail: trail(visit, sheet),
        fallback: fallback(visit, sheet),
        is_passed: grade.passed(rules),
        percent: percent(t, grade.percent(), rules.pass_mark),
        points: t.with("review-points", &[("earned", &points(grade.earned)), ("possible", &points(grade.possible))]),
        pass_mark: t.with("review-pass-mark", &[("percent", &percent(t, rules.pass_mark, rules.pass_mark))]),
        closed_by_deadline: ended.map(|ended| t.with("review-closed", &[("when", &t.moment(ended.at))])),
        late: visit.query == "said=too-late",
        counts,
        waits: waits.into_iter().filter(|(hidden, _, ever)| *hidden && *ever).map(|(_, key, _)| t.say(key)).collect(),
        questions: shown::reviewed(visit, sheet),
        quiz: urls::activity(visit.language, &sheet.attempt.course, &sheet.attempt.quiz),
        progress: urls::progress(visit.language, &sheet.attempt.course),
    };
    visit.page(&template)
}
