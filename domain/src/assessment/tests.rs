use super::sample::{question_id, rules};
use super::stage::{Stage, course_id, quiz_id, start_once};
use super::*;
use crate::catalogue::model::{Counts, Keys, QuizRules};
use crate::enrolment;
use crate::idempotency::{Once, Operation};
use crate::identity::Role;
use crate::language::Language;
use crate::letter::Letter;
use crate::queue::Job;
use crate::{catalogue::model::Exact, exact};
use allowance::Refusal;
use chrono::Duration;
use serde_json::json;
use std::collections::BTreeMap;

async fn sheet(stage: &Stage, attempt: crate::id::AttemptId) -> AttemptSheet {
    find_attempt(&stage.platform, &stage.ada, attempt, Language::En).await.unwrap()
}

async fn quiz(stage: &Stage) -> QuizSheet {
    find_quiz(&stage.platform, &stage.ada, &course_id(), &quiz_id()).await.unwrap()
}

#[tokio::test]
async fn a_quiz_is_taken_from_start_to_review() {
    let stage = Stage::with(rules()).await;
    let attempt = stage.started().await;
    assert_eq!(stage.start().await.unwrap(), Started { attempt, is_new: false });
    for (question, answer) in stage.right_answers(attempt).await.into_iter().take(4) {
        assert_eq!(stage.save(attempt, &question, 0, answer).await.unwrap(), 1);
    }
    let open = sheet(&stage, attempt).await;
    assert_eq!((open.blank(), open.review.grade, open.shown), (1, None, disclosure::Disclosure::NOTHING));
    assert!(open.review.questions.iter().all(|review| review.result.is_none() && review.key.is_none() && review.feedback.is_empty()));

    let ended = stage.submit(attempt).await.unwrap();
    assert_eq!(ended.by, EndedBy::Learner);
    assert_eq!(stage.submit(attempt).await.unwrap(), ended, "handing in is safe to repeat");
    let seen = sheet(&stage, attempt).await;
    assert_eq!((seen.review.grade.unwrap().percent(), seen.passed()), (Exact::from_integer(80), Some(true)));
    assert!(seen.review.questions.iter().all(|review| review.key.is_some()), "passed: keys are shown");
    let done = enrolment::completions_of(stage.platform.database.reader(), stage.enrolment.id).await.unwrap();
    assert_eq!(done.get(&quiz_id()), Some(&ended.at));
    assert_eq!(quiz(&stage).await.done_at, Some(ended.at));
    let jobs = stage.platform.due_jobs().await;
    assert!(!jobs.is_empty() && jobs.iter().all(|job| *job == Job::ReviewStanding { enrolment: stage.enrolment.id }), "{jobs:?}");
}

#[tokio::test]
async fn starting_and_handing_in_show_what_looking_afterwards_shows() {
    let stage = Stage::with(QuizRules { time_limit_minutes: Some(10), ..rules() }).await;
    let what = &(course_id(), quiz_id());
    let (platform, ada, once) = (&stage.platform, &stage.ada, Once::keyed(Operation::StartAttempt, Some("start".into()), b"quiz"));
    let start = async || start_and_show(platform, ada, (&what.0, &what.1), &once, Language::En).await.unwrap();
    let (started, shown) = start().await;
    let attempt = started.attempt;
    assert_eq!(format!("{shown:?}"), format!("{:?}", sheet(&stage, attempt).await));
    for (question, answer) in stage.right_answers(attempt).await.into_iter().take(4) {
        stage.save(attempt, &question, 0, answer).await.unwrap();
    }
    let (again, shown) = start().await;
    assert_eq!((again, shown.saved.len()), (started, 4), "a start sent again shows what was saved since");

    let submit = async || {
        let shown = submit_and_show(platform, ada, attempt, &Once::unkeyed(Operation::SubmitAttempt), Language::En).await.unwrap();
        assert_eq!(shown.passed(), Some(true));
        format!("{shown:?}")
    };
    let first = submit().await;
    assert_eq!(first, format!("{:?}", sheet(&stage, attempt).await));
    assert_eq!(first, submit().await);
}

#[tokio::test]
async fn what_was_saved_is_graded_and_the_sequence_rule_holds() {
    let stage = Stage::with(rules()).await;
    let attempt = stage.started().await;
    assert_eq!(stage.save(attempt, "four", 0, json!({"number": "5"})).await.unwrap(), 1);
    assert_eq!(stage.save(attempt, "four", 0, json!({"number": "5"})).await.unwrap(), 1, "a repeated packet");
    assert_eq!(stage.save(attempt, "four", 1, json!({"number": "1"})).await.unwrap(), 2);
    let Err(Error::Stale(newer)) = stage.save(attempt, "four", 1, json!({"number": "7"})).await else { panic!("a stale save was taken") };
    assert_eq!((newer.seq, newer.response), (2, Some(response::Response::Number("1".into()))));
    assert_eq!(stage.save(attempt, "three", 0, json!({"truth": false})).await.unwrap(), 1);
    assert_eq!(stage.save(attempt, "three", 1, json!(null)).await.unwrap(), 2, "cleared");
    assert!(matches!(stage.save(attempt, "four", 2, json!({"number": "many"})).await, Err(Error::Unfit(_))));
    assert!(matches!(stage.save(attempt, "zero", 0, json!(null)).await, Err(Error::QuestionNotFound)));
    assert!(
        matches!(stage.save(attempt, "two", 7, json!({"choices": []})).await, Err(Error::Stale(_) | Error::Unfit(_))),
        "a number never given"
    );
    stage.submit(attempt).await.unwrap();
    let seen = sheet(&stage, attempt).await;
    assert_eq!((seen.blank(), seen.review.grade.unwrap().percent()), (4, Exact::from_integer(20)));
    assert!(matches!(stage.save(attempt, "four", 2, json!({"number": "2"})).await, Err(Error::Ended)));
}

#[tokio::test]
async fn nobody_else_finds_an_attempt() {
    let stage = Stage::with(rules()).await;
    let attempt = stage.started().await;
    let ben = stage.platform.person("ben").await;
    enrolment::enrol(&stage.platform, &ben, &course_id()).await.unwrap();
    assert!(matches!(find_attempt(&stage.platform, &ben, attempt, Language::En).await, Err(Error::AttemptNotFound)));
    let question = question_id("one");
    let save = save_response(&stage.platform, &ben, (attempt, &question), (0, &json!(null))).await;
    assert!(matches!(save, Err(Error::AttemptNotFound)));
    assert!(matches!(save_form(&stage.platform, &ben, attempt, &BTreeMap::new()).await, Err(Error::AttemptNotFound)));
    assert!(matches!(
        submit_attempt(&stage.platform, &ben, attempt, &Once::unkeyed(Operation::SubmitAttempt)).await,
        Err(Error::AttemptNotFound)
    ));
    assert_eq!(sheet(&stage, attempt).await.attempt.ended, None);
}

#[tokio::test]
async fn only_who_is_enrolled_starts_and_only_quizzes_are_started() {
    let stage = Stage::with(rules()).await;
    let ben = stage.platform.person("ben").await;
    let start = async |quiz: &str| {
        start_attempt(&stage.platform, &ben, (&course_id(), &crate::catalogue::sample::activity(quiz)), &start_once()).await
    };
    assert!(matches!(start("check").await, Err(Error::Enrolment(enrolment::Error::NotEnrolled))));
    assert!(matches!(start("first").await, Err(Error::Catalogue(_))));
    assert!(matches!(start("gone").await, Err(Error::Catalogue(_))));
}

#[tokio::test]
async fn a_start_that_was_sent_before_the_attempt_was_handed_in_starts_no_other() {
    let stage = Stage::with(rules()).await;
    let once = Once::keyed(Operation::StartAttempt, Some("k".into()), b"check");
    let start = async || start_attempt(&stage.platform, &stage.ada, (&course_id(), &quiz_id()), &once).await;
    let first = start().await.unwrap();
    let hand_in = Once::keyed(Operation::SubmitAttempt, Some("k2".into()), b"");
    let ended = submit_attempt(&stage.platform, &stage.ada, first.attempt, &hand_in).await.unwrap();
    assert_eq!(start().await.unwrap(), first);
    assert_eq!(submit_attempt(&stage.platform, &stage.ada, first.attempt, &hand_in).await.unwrap(), ended);
    let second = stage.started().await;
    assert_ne!(second, first.attempt);
    let wrong = submit_attempt(&stage.platform, &stage.ada, second, &once).await;
    assert!(matches!(wrong, Err(Error::Once(_))), "{wrong:?}");
}

fn timed() -> QuizRules {
    QuizRules { time_limit_minutes: Some(10), attempts: Some(2), ..rules() }
}

#[tokio::test]
async fn late_answers_count_for_a_minute_and_then_the_attempt_is_closed_as_saved() {
    let stage = Stage::with(timed()).await;
    let attempt = stage.started().await;
    let started = sheet(&stage, attempt).await;
    assert_eq!(started.seconds_left, Some(600));
    let deadline = started.attempt.deadline.unwrap();
    stage.save(attempt, "four", 0, json!({"number": "1"})).await.unwrap();
    stage.platform.clock.advance(Duration::seconds(630));
    assert!(stage.platform.due_jobs().await.is_empty(), "the job waits for late packets");
    let late = save_response(&stage.platform, &stage.ada, (attempt, &question_id("three")), (0, &json!({"truth": false}))).await.unwrap();
    assert_eq!((late.late, late.seconds_left), (true, Some(0)));
    stage.platform.clock.advance(Duration::seconds(31));
    assert!(matches!(stage.save(attempt, "four", 1, json!({"number": "9"})).await, Err(Error::TimeIsUp)));
    let seen = sheet(&stage, attempt).await;
    assert_eq!(seen.attempt.ended, Some(Ended { at: deadline, by: EndedBy::Deadline }));
    assert_eq!(seen.review.grade.unwrap().percent(), Exact::from_integer(40));
    assert!(seen.saved.get(&question_id("three")).unwrap().late);
    assert!(matches!(stage.save(attempt, "four", 1, json!({"number": "9"})).await, Err(Error::TimeIsUp)));
    assert_eq!(stage.submit(attempt).await.unwrap().by, EndedBy::Deadline);
    assert!(stage.platform.due_jobs().await.contains(&Job::CloseAttempt { attempt }));
    close_attempt(&stage.platform, attempt).await.unwrap();
    assert!(stage.start().await.unwrap().is_new);
}

#[tokio::test]
async fn the_job_closes_what_nobody_looks_at_and_not_before_its_time() {
    let stage = Stage::with(timed()).await;
    let attempt = stage.started().await;
    assert!(close_attempt(&stage.platform, attempt).await.is_err());
    stage.platform.clock.advance(Duration::seconds(660));
    assert_eq!(stage.platform.due_jobs().await, [Job::CloseAttempt { attempt }]);
    close_attempt(&stage.platform, attempt).await.unwrap();
    close_attempt(&stage.platform, attempt).await.unwrap();
    let records = records_of(stage.platform.database.reader(), stage.enrolment.id).await.unwrap();
    let only = &records.get(&quiz_id()).unwrap().attempts;
    assert_eq!(only.iter().map(|one| one.ended.unwrap().by).collect::<Vec<_>>(), [EndedBy::Deadline]);
    assert_eq!(only[0].grade.unwrap().percent(), Exact::from_integer(0));
    assert_eq!(stage.platform.due_jobs().await, [Job::ReviewStanding { enrolment: stage.enrolment.id }]);
}

#[tokio::test]
async fn an_overdue_attempt_is_closed_when_it_or_its_quiz_is_looked_at_or_the_next_is_started() {
    for look in ["attempt", "quiz", "start"] {
        let stage = Stage::with(timed()).await;
        let attempt = stage.started().await;
        stage.platform.clock.advance(Duration::minutes(12));
        match look {
            "attempt" => assert_eq!(sheet(&stage, attempt).await.attempt.ended.unwrap().by, EndedBy::Deadline),
            "quiz" => assert!(quiz(&stage).await.record.open().is_none()),
            _ => assert_ne!(stage.started().await, attempt),
        }
        assert!(sheet(&stage, attempt).await.review.grade.is_some(), "{look}");
    }
}

#[tokio::test]
async fn attempts_end_where_the_rules_say_and_more_can_be_asked_for() {
    let stage = Stage::with(QuizRules { attempts: Some(1), keys: Keys::AfterPassedOrUsedUp, ..rules() }).await;
    let ask = async |reason: &str| ask_for_attempt(&stage.platform, &stage.ada, (&course_id(), &quiz_id()), reason).await;
    assert!(matches!(ask("please").await, Err(Error::CannotAsk)));
    let first = stage.earn(1).await;
    assert!(sheet(&stage, first).await.shown.keys, "used up");
    assert!(matches!(stage.start().await, Err(Error::Refused(Refusal::NoAttemptsLeft { limit: 1 }))));
    assert!(matches!(ask("  ").await, Err(Error::Invalid(_))));
    assert!(matches!(ask(&"x".repeat(1001)).await, Err(Error::Invalid(_))));
    assert!(quiz(&stage).await.can_ask);
    ask("The line broke.").await.unwrap();
    ask("Again.").await.unwrap();
    assert!(!quiz(&stage).await.can_ask);

    let facilitator = stage.platform.facilitator("fay", &course_id()).await;
    let waiting = requests_waiting(&stage.platform, &facilitator, None, 10).await.unwrap();
    let said: Vec<_> = waiting.iter().map(|request| (request.name.as_str(), request.reason.as_str(), request.used)).collect();
    assert_eq!(said, [("ada", "The line broke.", 1)]);
    stage.platform.due_jobs().await;
    decide_request(&stage.platform, &facilitator, waiting[0].id, Verdict::Grant).await.unwrap();
    decide_request(&stage.platform, &facilitator, waiting[0].id, Verdict::Grant).await.unwrap();
    let refused = decide_request(&stage.platform, &facilitator, waiting[0].id, Verdict::Refuse("No.")).await;
    assert!(matches!(refused, Err(Error::AlreadyDecided)));
    let letter = Letter::AttemptGranted { course: course_id(), activity: quiz_id() };
    assert_eq!(stage.platform.due_jobs().await, [Job::Write { to: stage.ada.user, letter }]);
    assert!(!sheet(&stage, first).await.shown.keys, "another attempt may start: keys are hidden again");
    assert_eq!(quiz(&stage).await.left, Some(1));
    assert!(stage.start().await.unwrap().is_new);
}

#[tokio::test]
async fn a_refusal_says_why_and_leaves_the_way_open() {
    let stage = Stage::with(QuizRules { attempts: Some(1), ..rules() }).await;
    stage.earn(0).await;
    let ask = async || ask_for_attempt(&stage.platform, &stage.ada, (&course_id(), &quiz_id()), "please").await;
    ask().await.unwrap();
    let facilitator = stage.platform.facilitator("fay", &course_id()).await;
    let elsewhere = stage.platform.facilitator("kim", &crate::id::CourseId::parse("other").unwrap()).await;
    let id = requests_waiting(&stage.platform, &facilitator, None, 10).await.unwrap()[0].id;
    assert!(requests_waiting(&stage.platform, &elsewhere, None, 10).await.unwrap().is_empty());
    assert!(matches!(decide_request(&stage.platform, &elsewhere, id, Verdict::Grant).await, Err(Error::RequestNotFound)));
    assert!(matches!(decide_request(&stage.platform, &facilitator, id, Verdict::Refuse(" ")).await, Err(Error::Invalid(_))));
    decide_request(&stage.platform, &facilitator, id, Verdict::Refuse("Read module 1 first.")).await.unwrap();
    let sheet = quiz(&stage).await;
    assert_eq!(sheet.record.last_answer().unwrap().answer.as_deref(), Some("Read module 1 first."));
    assert!(sheet.can_ask);
    ask().await.unwrap();
    assert_eq!(requests_waiting(&stage.platform, &facilitator, None, 10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_words_of_a_wish_go_with_the_person() {
    let stage = Stage::with(QuizRules { attempts: Some(1), ..rules() }).await;
    stage.earn(0).await;
    ask_for_attempt(&stage.platform, &stage.ada, (&course_id(), &quiz_id()), "I was ill.").await.unwrap();
    let now = stage.platform.clock.now();
    stage.platform.database.write(async |tx| erase_person(tx, stage.ada.user, now).await).await.unwrap();
    let facilitator = stage.platform.facilitator("fay", &course_id()).await;
    assert!(requests_waiting(&stage.platform, &facilitator, None, 10).await.unwrap().is_empty());
    let record = quiz(&stage).await.record;
    assert_eq!(record.requests.iter().map(|request| request.reason.as_str()).collect::<Vec<_>>(), [""]);
    assert_eq!(record.attempts.len(), 1);
}

#[tokio::test]
async fn an_attempt_can_be_granted_unasked() {
    let stage = Stage::with(QuizRules { attempts: Some(1), ..rules() }).await;
    let facilitator = stage.platform.facilitator("fay", &course_id()).await;
    let grant = async || grant_attempt(&stage.platform, &facilitator, stage.ada.user, &quiz_id()).await;
    assert!(matches!(grant().await, Err(Error::CannotAsk)));
    stage.earn(0).await;
    grant().await.unwrap();
    assert!(matches!(grant().await, Err(Error::CannotAsk)), "once is enough");
    assert_eq!(quiz(&stage).await.left, Some(1));
    assert_eq!(records_in(&stage.platform, &facilitator, stage.ada.user).await.unwrap().len(), 1);
    assert_eq!(facilitator.course, course_id());
    assert_eq!(Role::parse("facilitator"), Some(Role::Facilitator));
}

#[tokio::test]
async fn an_attempt_stays_on_its_version_and_a_pass_stays_a_pass() {
    let stage = Stage::with(QuizRules { attempts: Some(2), pass_mark: Exact::from_integer(60), ..rules() }).await;
    let attempt = stage.started().await;
    stage.publish(QuizRules { attempts: Some(9), pass_mark: exact::hundred(), ..rules() }, '2').await;
    for (question, answer) in stage.right_answers(attempt).await.into_iter().take(3) {
        stage.save(attempt, &question, 0, answer).await.unwrap();
    }
    stage.submit(attempt).await.unwrap();
    assert_eq!(sheet(&stage, attempt).await.passed(), Some(true), "by the mark it began under");
    let now = quiz(&stage).await;
    assert!(now.done_at.is_some() && !now.mark.unwrap().passed);
    assert_eq!(now.left, Some(8));
}

#[tokio::test]
async fn keys_wait_while_a_newer_version_allows_more() {
    let stage = Stage::with(QuizRules { attempts: Some(1), ..rules() }).await;
    let attempt = stage.earn(1).await;
    assert!(sheet(&stage, attempt).await.shown.keys);
    stage.publish(QuizRules { attempts: Some(2), ..rules() }, '2').await;
    assert!(!sheet(&stage, attempt).await.shown.keys);
}

#[tokio::test]
async fn the_attempt_that_counts_decides_whether_the_quiz_is_done() {
    let cases = [(Counts::Best, true), (Counts::Last, true), (Counts::First, false), (Counts::Average, false)];
    for (counts, done) in cases {
        let stage = Stage::with(QuizRules { counts, pass_mark: Exact::from_integer(60), ..rules() }).await;
        stage.earn(1).await;
        stage.platform.clock.advance(Duration::minutes(1));
        stage.earn(4).await;
        assert_eq!(quiz(&stage).await.done_at.is_some(), done, "{counts:?}");
    }
}

#[tokio::test]
async fn switching_the_language_keeps_questions_order_and_answers() {
    let stage = Stage::with_one_of_each().await;
    let attempt = stage.started().await;
    stage.save(attempt, "single", 0, json!({"choice": "c"})).await.unwrap();
    let english = sheet(&stage, attempt).await;
    let french = find_attempt(&stage.platform, &stage.ada, attempt, Language::Fr).await.unwrap();
    let ids = |sheet: &AttemptSheet| sheet.review.questions.iter().map(|review| review.question.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&english), ids(&french));
    assert_eq!(english.saved, french.saved);
    assert_eq!(french.reading.language, Language::Fr);
    assert!(french.review.questions[0].question.ask.html.as_str().starts_with("fr:"));
}

#[tokio::test]
async fn no_key_and_no_feedback_is_in_what_a_learner_sees_too_early() {
    let stage = Stage::with_one_of_each().await;
    let attempt = stage.started().await;
    let open = format!("{:?}", sheet(&stage, attempt).await.review);
    for mark in ["FEEDBACK", "right-", "Rosario", "Rosaire", "2000", "KeyView", "QuestionResult"] {
        assert!(!open.contains(mark), "{mark} in {open}");
    }
    stage.submit(attempt).await.unwrap();
    let failed = sheet(&stage, attempt).await;
    assert_eq!((failed.shown.feedback, failed.shown.keys), (true, false), "can be tried again");
    let failed = format!("{:?}", failed.review);
    for mark in ["right-", "Rosario", "Rosaire", "2000", "KeyView"] {
        assert!(!failed.contains(mark), "{mark} in {failed}");
    }
}

#[tokio::test]
async fn a_form_keeps_what_fits_and_says_what_does_not() {
    let stage = Stage::with(rules()).await;
    let attempt = stage.started().await;
    stage.save(attempt, "four", 0, json!({"number": "2"})).await.unwrap();
    let field = |suffix: &str, value: &str| (suffix.to_owned(), value.to_owned());
    let form = BTreeMap::from([
        (question_id("one"), (0, vec![field("", "b")])),
        (question_id("two"), (0, vec![])),
        (question_id("three"), (0, vec![field("", "maybe")])),
        (question_id("four"), (0, vec![field("", "1")])),
        (question_id("five"), (0, vec![field("a", "1"), field("b", "1")])),
        (question_id("six"), (0, vec![field("", "1")])),
    ]);
    let outcomes = save_form(&stage.platform, &stage.ada, attempt, &form).await.unwrap();
    let said = |id: &str| match outcomes.get(&question_id(id)) {
        Some(Outcome::Saved(saved)) => format!("saved {}", saved.seq),
        Some(Outcome::Stale { newer, .. }) => format!("stale {}", newer.seq),
        Some(Outcome::Unfit(faults)) => format!("unfit {}", faults.len()),
        None => "nothing".to_owned(),
    };
    assert_eq!(
        ["one", "two", "three", "four", "five", "six"].map(said),
        ["saved 1", "saved 0", "unfit 1", "stale 1", "unfit 1", "nothing"]
    );
    let again = save_form(&stage.platform, &stage.ada, attempt, &form).await.unwrap();
    assert_eq!(again.get(&question_id("one")), outcomes.get(&question_id("one")), "sending the form again changes nothing");
    let untouched = BTreeMap::from([(question_id("four"), (0, vec![field("", "")]))]);
    let kept = save_form(&stage.platform, &stage.ada, attempt, &untouched).await.unwrap();
    assert!(
        matches!(kept.get(&question_id("four")), Some(Outcome::Saved(saved)) if saved.seq == 1),
        "blank before and after: the other device's answer stays"
    );
    let saved = sheet(&stage, attempt).await.saved;
    assert_eq!(saved.keys().map(ToString::to_string).collect::<Vec<_>>(), ["four", "one"]);
    stage.submit(attempt).await.unwrap();
    assert!(matches!(save_form(&stage.platform, &stage.ada, attempt, &form).await, Err(Error::Ended)));
}
