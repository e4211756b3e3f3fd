//! The same thing sent many times at once, and two things at once that exclude each other: exactly one effect, and what was acknowledged stays.
//! Everything is asked and checked through the API alone.

use crate::support::{Answer, COURSE, Person, TestApp, at, on_server, packed, right_response};
use chrono::Duration;
use domain::{
    database::{Connection, Dialect, Transaction},
    error::Failure,
};
use futures_util::future::join_all;
use serde_json::{Value, json};
use tokio::sync::oneshot;

/// How many packets arrive at once.
const AT_ONCE: usize = 50;

/// Rate limits are not what is tested here.
const LIMITS: &str = "[limits]\nattempt = \"5000/1\"\naccount = \"5000/1\"";

async fn fifty(person: &Person, method: &str, path: &str) -> Vec<Answer> {
    join_all((0..AT_ONCE).map(|_| person.api(method, path))).await
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn question<'a>(attempt: &'a Value, id: &str) -> &'a Value {
    attempt["questions"].as_array().unwrap().iter().find(|question| question["id"] == id).unwrap()
}

async fn attempt_of(person: &Person, attempt: &Value) -> Value {
    person.api("GET", &format!("/attempts/{}", text(&attempt["id"]))).await.is(200).json()
}

/// The points an attempt earned, as `earned/possible`.
fn points(attempt: &Value) -> (f64, f64) {
    let number = |value: &Value| value["numerator"].as_f64().unwrap() / value["denominator"].as_f64().unwrap();
    (number(&attempt["grade"]["earned"]), number(&attempt["grade"]["possible"]))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_enrolments_are_one() {
    let app = TestApp::start_with(&[], LIMITS).await;
    let ada = app.learner("ada").await;
    let answers = fifty(&ada, "PUT", &at("/enrolment")).await;
    let first = answers[0].json();
    for answer in answers {
        assert_eq!(answer.is(200).json(), first, "everybody is answered the same enrolment");
    }
    app.run_jobs().await;
    let letters = app.mail_to("ada@example.org").await;
    assert_eq!(letters.len(), 2, "one to confirm the address, one about the enrolment");
    let admin = app.admin("amina").await;
    let sheet = admin.get(&format!("/en/desk/courses/{COURSE}/progress.csv")).await.is(200).text();
    assert_eq!(sheet.matches("ada@example.org").count(), 1, "{sheet}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_starts_are_one_attempt_with_and_without_a_key() {
    let app = TestApp::start_with(&[], LIMITS).await;
    let ada = app.learner("ada").await;
    ada.enrols().await;
    let start = at("/quizzes/check/attempts");
    let plain = fifty(&ada, "POST", &start).await;
    let keyed = join_all((0..AT_ONCE).map(|_| ada.send_once("POST", &start, ("start-1", None)))).await;
    let mut ids: Vec<String> = Vec::new();
    let mut new = 0;
    for answer in plain.into_iter().chain(keyed) {
        assert!(matches!(answer.status, 200 | 201), "{}", answer.text());
        new += usize::from(answer.status == 201);
        ids.push(text(&answer.json()["id"]));
    }
    ids.dedup();
    assert_eq!((ids.len(), new), (1, 1), "one attempt, started once");
    let second = ada.fails("check").await;
    assert_eq!((text(&second["id"]), second["number"].as_u64()), (ids[0].clone(), Some(1)));
    assert_eq!(ada.starts("check").await["number"], 2, "the second of two attempts is left");
    app.run_jobs().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_submissions_end_an_attempt_once() {
    let app = TestApp::start_with(&[], LIMITS).await;
    let ada = app.learner("ada").await;
    ada.enrols().await;
    let attempt = ada.starts("check").await;
    let asked = question(&attempt, "word");
    ada.saves(&attempt, asked, (0, right_response(asked))).await.is(200);
    let path = format!("/attempts/{}/submission", text(&attempt["id"]));
    let answers = fifty(&ada, "POST", &path).await;
    let first = answers[0].json();
    assert_eq!(points(&first), (1.0, 8.0), "{first}");
    for answer in answers {
        assert_eq!(answer.is(200).json(), first);
    }
    app.run_jobs().await;
    let mark = ada.api("GET", &at("/progress")).await.is(200).json();
    let check = mark["modules"][1]["activities"].as_array().unwrap().iter().find(|one| one["id"] == "check").unwrap().clone();
    assert_eq!((check["mark"]["numerator"].as_i64(), check["mark"]["denominator"].as_i64()), (Some(25), Some(2)));
    assert_eq!(ada.starts("check").await["number"], 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answers_from_two_devices_never_overwrite_what_they_have_not_seen() {
    let app = TestApp::start_with(&[], LIMITS).await;
    let ada = app.learner("ada").await;
    ada.enrols().await;
    app.run_jobs().await;
    let attempt = ada.starts("check").await;
    let asked = question(&attempt, "amount");
    for round in 0..8_u64 {
        let answers = join_all((0..6).map(|device| {
            let response = json!({ "number": format!("{round}{device}") });
            ada.saves(&attempt, asked, (round, response))
        }))
        .await;
        let taken: Vec<usize> = (0..6).filter(|device| answers[*device].status == 200).collect();
        assert_eq!(taken.len(), 1, "one save has seen the newest answer");
        let kept = json!({ "number": format!("{round}{}", taken[0]) });
        for refused in answers.into_iter().filter(|answer| answer.status != 200) {
            let refused = refused.is_problem(409, "assessment.stale").json();
            assert_eq!((refused["seq"].as_u64(), &refused["response"]), (Some(round + 1), &kept), "told what is newer");
        }
        let now = attempt_of(&ada, &attempt).await;
        assert_eq!((&question(&now, "amount")["response"], question(&now, "amount")["seq"].as_u64()), (&kept, Some(round + 1)));
    }
    // A packet that was lost on the way and comes late: what it says has been overtaken.
    ada.saves(&attempt, asked, (3, json!({ "number": "31" }))).await.is_problem(409, "assessment.stale");
    // The newest one sent again is answered as before.
    let newest = question(&attempt_of(&ada, &attempt).await, "amount")["response"].clone();
    assert_eq!(ada.saves(&attempt, asked, (7, newest.clone())).await.is(200).json()["seq"], 8);
    assert_eq!(question(&attempt_of(&ada, &attempt).await, "amount")["response"], newest);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn notes_from_two_devices_never_overwrite_what_they_have_not_seen() {
    let app = TestApp::start_with(&[], LIMITS).await;
    let ada = app.learner("ada").await;
    ada.enrols().await;
    app.run_jobs().await;
    let note = at("/notebook/my-city-duties");
    for round in 0..8 {
        let bodies = (0..6).map(|device| json!({ "seen": round, "text": format!("{round} {device}") }));
        let answers = join_all(bodies.map(|body| ada.send("PUT", &note, body))).await;
        let taken: Vec<&Answer> = answers.iter().filter(|answer| answer.status == 200).collect();
        assert_eq!(taken.len(), 1);
        let kept = taken[0].json()["text"].clone();
        for refused in answers.iter().filter(|answer| answer.status != 200) {
            assert_eq!((refused.status, &refused.json()["text"]), (409, &kept));
        }
        let notebook = ada.api("GET", &at("/notebook")).await.is(200).json();
        assert_eq!(notebook["lessons"][0]["prompts"][0]["note"]["text"], kept);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_acknowledged_while_the_attempt_is_handed_in_is_graded() {
    let app = TestApp::start_with(&[], LIMITS).await;
    for name in ["ada", "ben", "carl", "dora"] {
        let learner = app.learner(name).await;
        learner.enrols().await;
        let attempt = learner.starts("check").await;
        let questions = attempt["questions"].as_array().unwrap();
        let saves = join_all(questions.iter().map(|asked| learner.saves(&attempt, asked, (0, right_response(asked)))));
        let (saves, ended) = tokio::join!(saves, learner.hands_in(&attempt));
        let mut acknowledged = 0.0;
        for (asked, save) in questions.iter().zip(saves) {
            match save.status {
                200 => acknowledged += asked["worth"]["numerator"].as_f64().unwrap(),
                _ => drop(save.is_problem(409, "assessment.attempt_ended")),
            }
        }
        assert_eq!(points(&ended).0, acknowledged, "what was acknowledged is graded, and nothing else");
        assert_eq!(points(&attempt_of(&learner, &attempt).await).0, acknowledged);
    }
    app.run_jobs().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answers_of_many_people_at_once_are_each_kept_or_refused_for_their_own_reasons() {
    let app = TestApp::start_with(&[], LIMITS).await;
    let mut class = Vec::new();
    for name in ["ada", "ben", "carl", "dora", "eve", "finn"] {
        let learner = app.learner(name).await;
        learner.enrols().await;
        let attempt = learner.starts("check").await;
        class.push((learner, attempt));
    }
    let number = |number: &str| json!({ "number": number });
    // Ada has handed in already, and Ben's page is older than what he saved elsewhere.
    class[0].0.hands_in(&class[0].1).await;
    class[1].0.saves(&class[1].1, question(&class[1].1, "amount"), (0, number("1"))).await.is(200);
    let saves = class.iter().flat_map(|(learner, attempt)| {
        let questions = attempt["questions"].as_array().unwrap();
        questions.iter().map(move |asked| async move {
            let response = if asked["id"] == "amount" { number("2") } else { right_response(asked) };
            (learner.name.as_str(), asked, learner.saves(attempt, asked, (0, response)).await)
        })
    });
    for (name, asked, answer) in join_all(saves).await {
        match (name, asked["id"].as_str()) {
            ("ada", _) => drop(answer.is_problem(409, "assessment.attempt_ended")),
            ("ben", Some("amount")) => drop(answer.is_problem(409, "assessment.stale")),
            _ => assert_eq!(answer.is(200).json()["seq"], 1, "{name}: {asked}"),
        }
    }
    // Everybody thinks again, and Ben sends what skips one of his answers.
    let again = class.iter().map(|(learner, attempt)| {
        let seen = if learner.name == "ben" { 2 } else { 1 };
        learner.saves(attempt, question(attempt, "amount"), (seen, number("3")))
    });
    let statuses: Vec<u16> = join_all(again).await.iter().map(|answer| answer.status).collect();
    assert_eq!(statuses, [409, 409, 200, 200, 200, 200]);
    for (learner, attempt) in &class {
        let now = attempt_of(learner, attempt).await;
        let kept = question(&now, "amount");
        let expected = match learner.name.as_str() {
            "ada" => (Value::Null, None),
            "ben" => (number("1"), Some(1)),
            _ => (number("3"), Some(2)),
        };
        assert_eq!((kept["response"].clone(), kept["seq"].as_u64().filter(|seq| *seq > 0)), expected, "{}", learner.name);
    }
    app.run_jobs().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_attempt_somebody_holds_keeps_no_other_answer_waiting() {
    let app = TestApp::start_with(&[], LIMITS).await;
    let (ada, ben) = (app.learner("ada").await, app.learner("ben").await);
    let mut attempts = Vec::new();
    for learner in [&ada, &ben] {
        learner.enrols().await;
        attempts.push(learner.starts("check").await);
    }
    app.run_jobs().await;
    let [adas, bens] = attempts.as_slice() else { panic!("two attempts") };
    let (held, is_held) = oneshot::channel();
    let (let_go, is_let_go) = oneshot::channel::<()>();
    let (database, id) = (app.app().platform.database.clone(), text(&adas["id"]));
    // A SQLite file has one writer: nobody can hold a single attempt.
    let words = match database.dialect() {
        Dialect::Postgres => format!("SELECT 1 FROM attempts WHERE id = '{id}' FOR UPDATE"),
        Dialect::Sqlite => String::new(),
    };
    let holding = on_server(async move {
        if words.is_empty() {
            return drop((held.send(()), is_let_go.await));
        }
        let hold = async |tx: &Transaction| {
            tx.execute_unprepared(&words).await.map_err(Failure::from)?;
            drop((held.send(()), is_let_go.await));
            Ok::<_, Failure>(())
        };
        database.write(hold).await.unwrap();
    });
    let response = json!({ "text": "“Gwangju” \\ \"plaza\" \u{1f3d9}" });
    let saves = async {
        is_held.await.unwrap();
        let three = ["capital", "amount", "word"].map(|name| question(adas, name));
        let waiting = join_all(three.map(|asked| ada.saves(adas, asked, (0, right_response(asked)))));
        let others = async {
            // The others are on their way by then.
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            let save = ben.saves(bens, question(bens, "word"), (0, response.clone()));
            let saved = tokio::time::timeout(std::time::Duration::from_secs(3), save).await;
            let_go.send(()).unwrap();
            saved.expect("nobody waits for another person's attempt").is(200);
        };
        let (waited, ()) = tokio::join!(waiting, others);
        waited.into_iter().for_each(|answer| drop(answer.is(200)));
    };
    tokio::join!(holding, saves);
    assert_eq!(question(&attempt_of(&ben, bens).await, "word")["response"], response, "kept to the letter");
    let kept = attempt_of(&ada, adas).await;
    assert!(["capital", "amount", "word"].iter().all(|name| question(&kept, name)["seq"] == 1), "{kept}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn handing_in_while_the_time_runs_out_ends_the_attempt_once() {
    let app = TestApp::start_with(&[], LIMITS).await;
    let ada = app.learner("ada").await;
    ada.enrols().await;
    app.run_jobs().await;
    for _ in 0..5 {
        let attempt = ada.starts("practice").await;
        let asked = &attempt["questions"][0];
        ada.saves(&attempt, asked, (0, right_response(asked))).await.is(200);
        app.passes(Duration::minutes(12));
        let path = format!("/attempts/{}/submission", text(&attempt["id"]));
        let late = ada.saves(&attempt, &attempt["questions"][1], (0, right_response(&attempt["questions"][1])));
        let again = at("/quizzes/practice/attempts");
        let (submissions, late, jobs, next) = tokio::join!(fifty(&ada, "POST", &path), late, app.run_jobs(), ada.api("POST", &again));
        let () = jobs;
        assert_eq!(late.status, 409, "a minute after the deadline nothing is taken: {}", late.text());
        for answer in submissions {
            let ended = answer.is(200).json();
            assert_eq!((ended["ended_by"].as_str(), points(&ended)), (Some("deadline"), (1.0, 2.0)), "{ended}");
            assert_eq!(ended["ended_at"], ended["deadline"], "it ended when its time was up");
        }
        assert!(matches!(next.status, 200 | 201), "{}", next.text());
        let next = ada.starts("practice").await;
        assert_eq!(next["number"].as_u64(), attempt["number"].as_u64().map(|number| number + 1));
        ada.hands_in(&next).await;
        app.run_jobs().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn publishing_while_people_answer_changes_nobodys_attempt() {
    let app = TestApp::start_with(&[], LIMITS).await;
    let (author, ada, ben) = (app.author("aurelia").await, app.learner("ada").await, app.learner("ben").await);
    let quiz = "modules/02-main/check.quiz.yaml";
    let package =
        packed(&[(quiz, "accept: {en: [mark-accept-plum]", "accept: {en: [something-else]"), ("course.yaml", "A small", "A new")]);
    let stored = author.send_bytes("POST", &at("/versions"), ("application/octet-stream", package)).await.is(201).json();
    let old = ada.api("GET", &at("")).await.is(200).json()["version"].clone();
    ada.enrols().await;
    ben.enrols().await;
    let attempt = ada.starts("check").await;
    let publish = async {
        for version in [&stored["version"], &old, &stored["version"]] {
            author.send("POST", &at("/publications"), json!({ "version": version })).await.is(204);
        }
    };
    let answer = async {
        for asked in attempt["questions"].as_array().unwrap() {
            ada.saves(&attempt, asked, (0, right_response(asked))).await.is(200);
        }
        ada.hands_in(&attempt).await
    };
    let read = async {
        for _ in 0..20 {
            ben.api("GET", &at("/outline")).await.is(200);
            ben.get(&format!("/en/courses/{COURSE}/welcome")).await.is(200);
        }
        ben.starts("check").await
    };
    let ((), done, bens) = tokio::join!(publish, answer, read);
    assert_eq!((&done["version"], done["grade"]["is_passed"].as_bool()), (&attempt["version"], Some(true)));
    assert_eq!(points(&done).0, 8.0, "graded by the version it began with");
    assert!(bens["version"] == old || bens["version"] == stored["version"]);
    assert_eq!(ada.api("GET", &at("")).await.json()["version"], stored["version"], "the last publication stands");
    app.run_jobs().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_completions_and_fifty_wishes_are_one_each() {
    let app = TestApp::start_with(&[], LIMITS).await;
    let (ada, felix) = (app.learner("ada").await, app.facilitator("felix").await);
    ada.enrols().await;
    let completed = fifty(&ada, "PUT", &at("/activities/welcome/completion")).await;
    let first = completed[0].json();
    for answer in completed {
        assert_eq!(answer.is(200).json(), first);
    }
    ada.fails("check").await;
    ada.fails("check").await;
    let wish = at("/quizzes/check/attempt-requests");
    let wishes = join_all((0..AT_ONCE).map(|_| ada.send("POST", &wish, json!({ "reason": "Please" })))).await;
    wishes.into_iter().for_each(|answer| drop(answer.is(204)));
    let waiting = felix.api("GET", &at("/attempt-requests")).await.is(200).json();
    assert_eq!(waiting["items"].as_array().unwrap().len(), 1, "{waiting}");
    let decision = at(&format!("/attempt-requests/{}/decision", text(&waiting["items"][0]["id"])));
    let verdicts =
        (0..AT_ONCE).map(|count| if count % 2 == 0 { json!({ "grant": true }) } else { json!({ "grant": false, "answer": "No" }) });
    let verdicts = join_all(verdicts.map(|verdict| felix.send("PUT", &decision, verdict))).await;
    let granted = verdicts.iter().step_by(2).all(|answer| answer.status == 204);
    let refused = verdicts.iter().skip(1).step_by(2).all(|answer| answer.status == 204);
    assert!(granted != refused, "one verdict stands, and all who gave it are told so");
    let next = ada.api("POST", &at("/quizzes/check/attempts")).await;
    assert_eq!(next.status, if granted { 201 } else { 409 });
    app.run_jobs().await;
}
