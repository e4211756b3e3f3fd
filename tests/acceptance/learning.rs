//! Taking a course, by the API.

use crate::support::{COURSE, TestApp, packed};
use serde_json::json;

fn course(rest: &str) -> String {
    format!("/courses/{COURSE}{rest}")
}

#[tokio::test]
async fn a_learner_enrols_reads_finishes_leaves_and_comes_back() {
    let app = TestApp::start().await;
    let ada = app.learner("ada").await;
    let enrolled = ada.api("PUT", &course("/enrolment")).await.is(200).json();
    assert_eq!(ada.api("PUT", &course("/enrolment")).await.is(200).json(), enrolled);
    let outline = ada.api("GET", &course("/outline")).await.is(200).json();
    assert_eq!(outline["is_enrolled"], true);
    assert_eq!(outline["modules"][1]["activities"][0]["is_open"], true);
    assert_eq!(outline["modules"][0]["activities"][0]["is_done"], false);

    let done = ada.api("PUT", &course("/activities/welcome/completion")).await.is(200).json();
    app.passes(chrono::Duration::hours(1));
    assert_eq!(ada.api("PUT", &course("/activities/welcome/completion")).await.is(200).json(), done);
    assert_eq!(ada.api("GET", &course("/outline")).await.json()["modules"][0]["activities"][0]["is_done"], true);
    ada.api("PUT", &course("/activities/check/completion")).await.is_problem(409, "enrolment.not_a_lesson");
    ada.api("PUT", &course("/activities/nothing/completion")).await.is_problem(404, "catalogue.activity_not_found");

    ada.api("DELETE", &course("/enrolment")).await.is(204);
    ada.api("PUT", &course("/activities/my-city-lesson/completion")).await.is_problem(403, "enrolment.not_enrolled");
    assert_eq!(ada.api("PUT", &course("/enrolment")).await.is(200).json(), enrolled);
    assert_eq!(ada.api("GET", &course("/outline")).await.json()["modules"][0]["activities"][0]["is_done"], true);
    app.run_jobs().await;
    let subjects: Vec<String> = app.mail_to("ada@example.org").await.into_iter().map(|mail| mail.subject).collect();
    assert_eq!(subjects.len(), 2, "{subjects:?}");
}

#[tokio::test]
async fn the_first_lesson_is_for_everybody_and_the_others_for_the_enrolled() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let lesson = visitor.api("GET", &course("/activities/welcome")).await.is(200).json();
    assert_eq!((lesson["title"].as_str(), lesson["kind"].as_str()), (Some("Welcome"), Some("lesson")));
    assert!(lesson["lesson"]["blocks"][0]["html"].as_str().unwrap().contains("This lesson is short."));
    visitor.api("GET", &course("/activities/my-city-lesson")).await.is_problem(401, "request.not_signed_in");
    let ada = app.learner("ada").await;
    ada.api("GET", &course("/activities/my-city-lesson")).await.is_problem(403, "enrolment.not_enrolled");
    ada.api("GET", &course("/activities/nothing")).await.is_problem(404, "catalogue.activity_not_found");
    ada.api("GET", "/courses/nothing/activities/welcome").await.is_problem(404, "catalogue.course_not_found");
    for staff in [app.author("aurelia").await, app.facilitator("felix").await, app.admin("amina").await] {
        staff.api("GET", &course("/activities/my-city-lesson")).await.is(200);
    }
    let quiz = app.author("bruno").await.api("GET", &course("/activities/check")).await.is(200);
    assert_eq!(quiz.json()["quiz"]["questions"], 7);
    quiz.hides("MARK-").hides("mark-accept").hides("marked-");
}

#[tokio::test]
async fn lessons_come_in_the_language_asked_for_and_whole_in_the_source_where_there_is_none() {
    let app = TestApp::start().await;
    let ada = app.learner("ada").await;
    ada.api("PUT", &course("/enrolment")).await.is(200);
    app.run_jobs().await;
    ada.speaks("fr");
    let lesson = ada.api("GET", &course("/activities/welcome")).await.is(200).json();
    assert_eq!((lesson["language"].as_str(), lesson["title"].as_str()), (Some("fr"), Some("Bienvenue")));
    let lesson = ada.api("GET", &course("/activities/only-english")).await.is(200).json();
    assert_eq!((lesson["language"].as_str(), lesson["title"].as_str()), (Some("en"), Some("Only in English")));
}

#[tokio::test]
async fn what_is_written_in_the_notebook_is_kept_in_order_and_private() {
    let app = TestApp::start().await;
    let ada = app.learner("ada").await;
    let prompt = course("/notebook/my-city-duties");
    ada.send("PUT", &prompt, json!({ "seen": 0, "text": "Water" })).await.is_problem(403, "enrolment.not_enrolled");
    ada.api("GET", &course("/notebook")).await.is_problem(403, "enrolment.not_enrolled");
    ada.api("PUT", &course("/enrolment")).await.is(200);
    app.run_jobs().await;

    let first = ada.send("PUT", &prompt, json!({ "seen": 0, "text": "Water" })).await.is(200).json();
    assert_eq!((first["seq"].as_u64(), first["text"].as_str()), (Some(1), Some("Water")));
    ada.send("PUT", &prompt, json!({ "seen": 1, "text": "Water and\r\nhousing" })).await.is(200);
    let stale = ada.send("PUT", &prompt, json!({ "seen": 1, "text": "Bread" })).await.is_problem(409, "notebook.stale").json();
    assert_eq!((stale["seq"].as_u64(), stale["text"].as_str()), (Some(2), Some("Water and\nhousing")));
    ada.send("PUT", &course("/notebook/no-such-prompt"), json!({ "seen": 0, "text": "x" }))
        .await
        .is_problem(404, "notebook.prompt_not_found");

    let notebook = ada.api("GET", &course("/notebook")).await.is(200).json();
    assert_eq!(notebook["lessons"][0]["prompts"][0]["note"]["text"], "Water and\nhousing");
    assert_eq!(notebook["lessons"][0]["prompts"][1]["note"], json!(null));
    let lesson = ada.api("GET", &course("/activities/my-city-lesson")).await.is(200).json();
    let notes: Vec<&serde_json::Value> =
        lesson["lesson"]["blocks"].as_array().unwrap().iter().filter(|block| !block["prompt"].is_null()).collect();
    assert_eq!(notes[0]["prompt"]["note"]["seq"], 2);

    let ben = app.learner("ben").await;
    ben.api("PUT", &course("/enrolment")).await.is(200);
    app.run_jobs().await;
    ben.api("GET", &course("/notebook")).await.is(200).hides("housing");
    for staff in [app.author("aurelia").await, app.facilitator("felix").await, app.admin("amina").await] {
        staff.api("GET", &course("/notebook")).await.is_problem(403, "enrolment.not_enrolled");
        staff.api("GET", &course("/activities/my-city-lesson")).await.is(200).hides("housing");
    }
}

#[tokio::test]
async fn enrolling_with_a_key_answers_again_and_brings_nobody_back() {
    let app = TestApp::start().await;
    let ada = app.learner("ada").await;
    let enrolment = course("/enrolment");
    let first = ada.send_once("PUT", &enrolment, ("k-1", None)).await.is(200).json();
    assert_eq!(ada.send_once("PUT", &enrolment, ("k-1", None)).await.is(200).json(), first);
    ada.send_once("PUT", "/courses/other-course/enrolment", ("k-1", None)).await.is_problem(404, "catalogue.course_not_found");
    let faults = ada.send_once("PUT", &enrolment, ("two words", None)).await.is_problem(422, "request.invalid").faults();
    assert_eq!(faults, ["Idempotency-Key parameter-unreadable"]);
    ada.api("DELETE", &enrolment).await.is(204);
    ada.send_once("PUT", &enrolment, ("k-1", None)).await.is_problem(403, "enrolment.not_enrolled");
    ada.send_once("PUT", &enrolment, ("k-2", None)).await.is(200);
    app.run_jobs().await;
}

#[tokio::test]
async fn problems_can_be_reported_by_anybody_but_not_without_end() {
    let app = TestApp::start_with(&[], "[limits]\nreport = \"2/60\"").await;
    let report = course("/activities/welcome/reports");
    let visitor = app.visitor();
    visitor.speaks("es");
    visitor.send("POST", &report, json!({ "text": "El enlace está roto" })).await.is(201);
    let faults = visitor.send("POST", &report, json!({ "text": "", "question": "NO" })).await.is_problem(422, "request.invalid").faults();
    assert_eq!(faults, ["/question text-wrong-form", "/text text-too-short"]);
    let faults = visitor.send("POST", &report, json!({ "text": "  \n" })).await.is_problem(422, "feedback.invalid").faults();
    assert_eq!(faults, ["/text report-missing"]);
    visitor.send("POST", &report, json!({ "text": "encore" })).await.is_problem(429, "request.too_many");
    let ada = app.learner("ada").await;
    ada.send("POST", &course("/activities/check/reports"), json!({ "text": "Unclear", "question": "capital" })).await.is(201);
    ada.send("POST", &course("/activities/nothing/reports"), json!({ "text": "x" })).await.is_problem(404, "catalogue.activity_not_found");
}

#[tokio::test]
async fn a_browser_without_the_sessions_secret_changes_nothing() {
    let app = TestApp::start().await;
    let ada = app.learner("ada").await;
    let secret = ada.secret();
    for wrong in ["", "wrong", &secret[1..]] {
        ada.learn_secret(wrong);
        ada.api("PUT", &course("/enrolment")).await.is_problem(403, "request.form_secret");
    }
    ada.learn_secret(&secret);
    let foreign = ada.api_request("PUT", &course("/enrolment")).header("origin", "https://evil.example");
    ada.send_request(foreign).await.is_problem(403, "request.foreign_site");
    assert_eq!(ada.api("GET", &course("/outline")).await.is(200).json()["is_enrolled"], false);
}

#[tokio::test]
async fn a_site_on_this_machine_answers_to_all_its_names() {
    let app = TestApp::start_with(&[("MOOC_BASE_URL", "http://127.0.0.1:8080")], "").await;
    let visitor = app.visitor();
    let page = visitor.get("/en/").await.is(200);
    let policy = page.header("content-security-policy");
    assert!(policy.contains("style-src http://127.0.0.1:8080/static/ http://localhost:8080/static/;"), "{policy}");
    let send = |origin: &'static str| {
        let request = visitor.api_request("POST", "/registrations").header("origin", origin);
        visitor.send_request(request.json(&json!({})))
    };
    for own in ["http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080"] {
        assert_ne!(send(own).await.status, 403, "{own}");
    }
    for foreign in ["http://localhost:8081", "https://localhost:8080", "http://localhost.example.org:8080"] {
        send(foreign).await.is_problem(403, "request.foreign_site");
    }
}

#[tokio::test]
async fn a_problem_with_a_question_is_filed_under_the_version_it_was_read_in() {
    let app = TestApp::start().await;
    let (ada, author) = (app.learner("ada").await, app.author("grace").await);
    ada.enrols().await;
    let attempt = ada.starts("check").await;
    let page = ada.get(&format!("/en{}/check/attempts/{}", course(""), attempt["id"].as_str().unwrap())).await.is(200).text();
    let page = page.replace("&amp;", "&").replace("&#38;", "&");
    let link = page.split('"').find(|part| part.contains("/report?") && part.contains("question=amount")).unwrap().to_owned();
    let first = author.api("GET", &course("")).await.is(200).json()["version"].as_str().unwrap().to_owned();
    assert!(link.contains(&first), "{link}");

    let renamed = packed(&[
        ("modules/02-main/check.quiz.yaml", "id: amount", "id: quantity"),
        ("modules/02-main/check.quiz.fr.yaml", "  amount:", "  quantity:"),
        ("modules/02-main/check.quiz.es.yaml", "  amount:", "  quantity:"),
    ]);
    let stored = author.send_bytes("POST", &course("/versions"), ("application/octet-stream", renamed)).await.is(201).json();
    author.send("POST", &course("/publications"), json!({ "version": stored["version"] })).await.is(204);

    ada.get(&link).await.is(200).shows(&first);
    let form = link.split('?').next().unwrap();
    ada.post(form, &[("version", &first), ("question", "amount"), ("text", "Pieces of what?")]).await.is(303);
    let problem = author.api("GET", &course("/problems")).await.is(200).json()["items"][0].clone();
    assert_eq!((&problem["version"], &problem["question"]), (&json!(first), &json!("amount")));
    ada.hands_in(&attempt).await;
    app.run_jobs().await;
}

#[tokio::test]
async fn only_visitors_are_told_to_sign_in_where_there_is_nothing() {
    let app = TestApp::start().await;
    let ada = app.learner("ada").await;
    app.visitor().get("/en/nothing").await.is(404).shows("sign in");
    ada.get("/en/nothing").await.is(404).hides("sign in");
}
