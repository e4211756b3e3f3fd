//! Two devices, and fifty packets, at once.

use super::sample::{question_id, rules};
use super::stage::{Stage, course_id, quiz_id};
use super::*;
use crate::catalogue::model::{Exact, QuizRules};
use crate::language::Language;
use crate::queue::Job;
use futures_util::future::join_all;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_starts_are_one_attempt() {
    let stage = Stage::with(QuizRules { attempts: Some(1), time_limit_minutes: Some(5), ..rules() }).await;
    let started = join_all((0..50).map(|_| stage.start())).await;
    let started: Vec<Started> = started.into_iter().map(Result::unwrap).collect();
    assert!(started.iter().all(|one| one.attempt == started[0].attempt));
    assert_eq!(started.iter().filter(|one| one.is_new).count(), 1);
    let records = records_of(stage.platform.database.reader(), stage.enrolment.id).await.unwrap();
    assert_eq!(records.get(&quiz_id()).unwrap().attempts.len(), 1);
    stage.platform.clock.advance(chrono::Duration::minutes(6));
    assert_eq!(stage.platform.due_jobs().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_submissions_are_one_grade() {
    let stage = Stage::with(rules()).await;
    let attempt = stage.started().await;
    stage.save(attempt, "four", 0, json!({"number": "1"})).await.unwrap();
    let ended = join_all((0..50).map(|_| stage.submit(attempt))).await;
    let ended: Vec<Ended> = ended.into_iter().map(Result::unwrap).collect();
    assert!(ended.iter().all(|one| *one == ended[0]));
    assert_eq!(stage.platform.due_jobs().await, [Job::ReviewStanding { enrolment: stage.enrolment.id }]);
    assert_eq!(store::count_grades(stage.platform.database.reader(), attempt).await.unwrap(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_devices_one_saves_and_the_other_is_told() {
    let stage = Stage::with(rules()).await;
    let attempt = stage.started().await;
    for round in 0..20 {
        let answer = |number: u32| json!({ "number": format!("{round}{number}") });
        let saves = join_all((0..8).map(|device| stage.save(attempt, "four", round, answer(device)))).await;
        let taken: Vec<u32> = saves.iter().filter_map(|save| save.as_ref().ok().copied()).collect();
        assert_eq!(taken, [round + 1], "{saves:?}");
        assert!(saves.iter().all(|save| matches!(save, Ok(_) | Err(Error::Stale(_)))), "{saves:?}");
        let winner = saves.iter().position(Result::is_ok).unwrap();
        let sheet = find_attempt(&stage.platform, &stage.ada, attempt, Language::En).await.unwrap();
        let kept = sheet.saved.get(&question_id("four")).unwrap().response.clone();
        assert_eq!(kept, Some(response::Response::Number(format!("{round}{winner}"))));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_answer_that_was_acknowledged_is_graded() {
    for _ in 0..10 {
        let stage = Stage::with(rules()).await;
        let attempt = stage.started().await;
        let answers = stage.right_answers(attempt).await;
        let saves = async {
            let saves = answers.iter().map(|(question, answer)| stage.save(attempt, question, 0, answer.clone()));
            join_all(saves).await.into_iter().filter(Result::is_ok).count()
        };
        let (saved, ended) = tokio::join!(saves, stage.submit(attempt));
        ended.unwrap();
        let sheet = find_attempt(&stage.platform, &stage.ada, attempt, Language::En).await.unwrap();
        let all = i64::try_from(answers.len()).unwrap();
        let right = Exact::new(i64::try_from(saved).unwrap() * 100, all);
        assert!(sheet.review.grade.unwrap().percent() >= right, "{saved} answers acknowledged, {:?} graded", sheet.review.grade);
        assert_eq!(sheet.saved.len(), saved);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_wishes_are_one_and_two_deciders_give_one_attempt() {
    let stage = Stage::with(QuizRules { attempts: Some(1), ..rules() }).await;
    stage.earn(0).await;
    let (course, quiz) = (course_id(), quiz_id());
    let asked = join_all((0..50).map(|_| ask_for_attempt(&stage.platform, &stage.ada, (&course, &quiz), "please"))).await;
    assert!(asked.iter().all(Result::is_ok), "{asked:?}");
    let facilitator = stage.platform.facilitator("fay", &course).await;
    let waiting = requests_waiting(&stage.platform, &facilitator, None, 10).await.unwrap();
    assert_eq!(waiting.len(), 1);
    let (one, other) = tokio::join!(
        decide_request(&stage.platform, &facilitator, waiting[0].id, Verdict::Grant),
        grant_attempt(&stage.platform, &facilitator, stage.ada.user, &quiz),
    );
    one.unwrap();
    assert!(matches!(other, Ok(()) | Err(Error::CannotAsk)), "{other:?}");
    let sheet = find_quiz(&stage.platform, &stage.ada, &course, &quiz).await.unwrap();
    assert_eq!(sheet.left, Some(1));
}
