//! Certificates issued together: prepared, looked at, signed, and made when nobody has taken it back in time.

use crate::support::{Answer, Person, TestApp, at};
use chrono::Duration;
use serde_json::{Value, json};

const LIST: &str = "/en/desk/courses/small-course/batches";

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// People who have done everything and confirmed their names.
async fn ready(app: &TestApp, names: &[&str]) -> Vec<Person> {
    let mut people = Vec::new();
    for name in names {
        let person = app.learner(name).await;
        person.takes_the_course().await;
        app.run_jobs().await;
        let body = json!({ "printed_name": format!("{name} Example") });
        person.send("PUT", &at("/awards/small-award/printed-name"), body).await.is(200);
        people.push(person);
    }
    app.run_jobs().await;
    people
}

/// The certificates of somebody who qualified for one award.
async fn certificates(person: &Person) -> Value {
    person.api("GET", "/me/certificates").await.is(200).json()["items"][0]["certificates"].clone()
}

/// Where an answer leads.
fn location(answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}\n{}", answer.url, answer.text());
    answer.header("location").to_owned()
}

async fn letters_about_certificates(app: &TestApp, person: &Person) -> usize {
    app.mail_to(&person.email()).await.iter().filter(|mail| mail.text.contains("https://mooc.test/verify/")).count()
}

#[tokio::test]
async fn a_batch_is_prepared_and_signed_at_the_desk_and_nothing_is_public_before_the_window_is_over() {
    let app = TestApp::start_with(&[], "certificate_undo_minutes = 10").await;
    let (admin, people) = (app.admin("amina").await, ready(&app, &["ada", "ben"]).await);
    admin.get(LIST).await.is(200).shows("2 people");
    // Days that cannot be are sent back with what was typed.
    let wrong = admin.post(LIST, &[("award", "small-award"), ("from", "2026-05-01"), ("until", "2026-04-01")]).await.is(422).text();
    assert!(wrong.contains("2026-05-01") && wrong.contains("2026-04-01"), "{wrong}");
    let nobody = admin.post(LIST, &[("award", "small-award"), ("until", "1999-12-31")]).await.is(422).text();
    assert!(nobody.contains("1999-12-31"), "{nobody}");
    let page = location(&admin.post(LIST, &[("award", "small-award")]).await);
    app.run_jobs().await;
    let prepared = admin.get(&page).await.is(200).text();
    assert!(prepared.contains("ada Example") && prepared.contains("ben Example"), "{prepared}");
    admin.get("/en/desk").await.is(200).shows(&page);
    let specimen = prepared.split('"').find(|part| part.contains("/specimens/")).unwrap();
    assert!(admin.get(specimen).await.is(200).bytes.starts_with(b"%PDF"));
    let signed = location(&admin.post(&format!("{page}/signature"), &[]).await);
    admin.get(&signed).await.is(200);
    app.passes(Duration::minutes(9));
    app.run_jobs().await;
    for person in &people {
        assert_eq!(certificates(person).await, json!([]));
        assert_eq!(letters_about_certificates(&app, person).await, 0);
    }
    app.passes(Duration::minutes(2));
    app.run_jobs().await;
    for person in &people {
        let code = text(&certificates(person).await[0]["code"]);
        assert!(app.visitor().get(&format!("/verify/{code}")).await.is(200).text().contains(&format!("{} Example", person.name)));
        assert_eq!(letters_about_certificates(&app, person).await, 1, "one letter each");
    }
    let certificate = text(&certificates(&people[0]).await[0]["code"]);
    admin.get(&format!("/en/desk/certificates/{certificate}")).await.is(200).shows("Issued in a batch");
    let late = location(&admin.post(&format!("{page}/drop"), &[]).await);
    assert!(late.ends_with("done=too-late"), "{late}");
    admin.get(&late).await.is(200);
    admin.get(LIST).await.is(200);
}

#[tokio::test]
async fn a_batch_can_be_followed_and_dropped_over_the_api() {
    let app = TestApp::start_with(&[], "certificate_undo_minutes = 10").await;
    let (admin, people) = (app.admin("amina").await, ready(&app, &["ada", "ben", "carl"]).await);
    let batch = admin.send("POST", &at("/batches"), json!({ "award": "small-award" })).await.is(201).json();
    let path = format!("/batches/{}", text(&batch["id"]));
    assert_eq!(batch["state"], "checking");
    admin.api("POST", &format!("{path}/signature")).await.is_problem(409, "certification.not_prepared");
    app.run_jobs().await;
    let prepared = admin.api("GET", &path).await.is(200).json();
    assert_eq!((&prepared["state"], &prepared["counts"]["fit"]), (&json!("prepared"), &json!(3)));
    let first = admin.api("GET", &format!("{path}/members?limit=2")).await.is(200).json();
    assert_eq!(first["items"].as_array().unwrap().len(), 2);
    let rest = admin.api("GET", &format!("{path}/members?limit=2&after={}", text(&first["next"]))).await.is(200).json();
    assert_eq!((rest["items"].as_array().unwrap().len(), &rest["next"]), (1, &Value::Null));
    admin.api("POST", &format!("{path}/signature")).await.is(200);
    admin.api("DELETE", &path).await.is(204);
    admin.api("DELETE", &path).await.is(204);
    admin.api("POST", &format!("{path}/signature")).await.is_problem(409, "certification.batch_dropped");
    app.passes(Duration::minutes(20));
    app.run_jobs().await;
    for person in &people {
        assert_eq!(certificates(person).await, json!([]));
    }
    let nobody = json!({ "award": "small-award", "before": "2001-01-01T00:00:00Z" });
    admin.send("POST", &at("/batches"), nobody).await.is_problem(409, "certification.nobody_ready");
    people[0].api("GET", &path).await.is(403);
}

#[tokio::test]
async fn where_two_admins_have_to_sign_one_is_told_so_and_nothing_is_issued_beside_batches() {
    let app = TestApp::start_with(&[], "certificate_second_signature = true\ncertificate_undo_minutes = 0").await;
    let (amina, bo) = (app.admin("amina").await, app.admin("bo").await);
    let people = ready(&app, &["ada"]).await;
    let everybody = json!({ "award": "small-award", "everybody_ready": true });
    amina.send("POST", &at("/certificates"), everybody).await.is_problem(409, "certification.batches_only");
    let batch = amina.send("POST", &at("/batches"), json!({ "award": "small-award" })).await.is(201).json();
    app.run_jobs().await;
    let sign = format!("/batches/{}/signature", text(&batch["id"]));
    assert_eq!(amina.api("POST", &sign).await.is(200).json()["state"], "signed");
    amina.api("POST", &sign).await.is_problem(409, "certification.second_signature");
    app.run_jobs().await;
    assert_eq!(certificates(&people[0]).await, json!([]));
    let waiting = bo.api("POST", &sign).await.is(200).json();
    assert_eq!(waiting["countersigned"]["by"], bo.user().to_string());
    app.run_jobs().await;
    let done = bo.api("GET", &format!("/batches/{}", text(&batch["id"]))).await.is(200).json();
    assert_eq!((&done["state"], &done["counts"]["issued"]), (&json!("done"), &json!(1)));
    assert_eq!(letters_about_certificates(&app, &people[0]).await, 1);
}
