//! From the last answer to a certificate that stays what it was: in the browser, over the API, on paper.

use crate::support::{Answer, Person, TestApp, at, packed};
use futures_util::future::join_all;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const AWARD: &str = "small-award";
const NAME_FORM: &str = "/en/certificates/small-course/small-award/name";
const DESK: &str = "/en/desk/courses/small-course/certificates";

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// Somebody who has done everything and confirmed the name, or not.
async fn qualified(app: &TestApp, name: &str, confirms: bool) -> Person {
    let person = app.learner(name).await;
    person.takes_the_course().await;
    app.run_jobs().await;
    if confirms {
        let body = json!({ "printed_name": format!("{name} Example") });
        person.send("PUT", &at("/awards/small-award/printed-name"), body).await.is(200);
        app.run_jobs().await;
    }
    person
}

/// The id of somebody's qualification, and where they stand.
async fn standing(admin: &Person, person: &Person) -> (String, String) {
    let list = admin.api("GET", &at("/qualified")).await.is(200).json();
    let one = list["items"].as_array().unwrap().iter().find(|one| one["learner"] == person.user().to_string());
    let one = one.unwrap_or_else(|| panic!("{} is not in {list}", person.name));
    (text(&one["id"]), text(&one["status"]))
}

async fn issue(admin: &Person, ids: &[String]) -> Value {
    let body = json!({ "award": AWARD, "qualifications": ids });
    admin.send("POST", &at("/certificates"), body).await.is(200).json()
}

/// Issues a certificate and answers its code.
async fn issued(app: &TestApp, admin: &Person, person: &Person) -> String {
    let (id, status) = standing(admin, person).await;
    assert_eq!(status, "ready");
    let done = issue(admin, &[id]).await;
    app.run_jobs().await;
    text(&done["issued"][0])
}

async fn subjects(app: &TestApp, person: &Person) -> Vec<String> {
    app.mail_to(&person.email()).await.into_iter().map(|mail| mail.subject).collect()
}

#[tokio::test]
async fn a_learner_qualifies_confirms_the_name_and_is_issued_a_certificate_in_the_browser() {
    let app = TestApp::start().await;
    let (admin, ada) = (app.admin("amina").await, qualified(&app, "ada", false).await);
    let letter = app.mail_to("ada@example.org").await.pop().unwrap();
    assert!(letter.text.contains("https://mooc.test/en/certificates"), "{}", letter.text);
    ada.get("/en/certificates").await.is(200).shows("Small certificate").shows("printed_name");

    ada.post(NAME_FORM, &[("printed_name", "  ")]).await.is(422);
    ada.post(NAME_FORM, &[("printed_name", "Ada 王")]).await.is(422).shows("王").shows("Latin, Greek or Cyrillic");
    let preview = NAME_FORM.replace("/name", "/preview");
    assert!(ada.post(&preview, &[("printed_name", "Ada Ñandú")]).await.is(200).bytes.starts_with(b"%PDF-"));
    ada.post(NAME_FORM, &[("printed_name", "Ada Ñandú")]).await.leads_to("/en/certificates?done=name");
    app.run_jobs().await;

    let (id, status) = standing(&admin, &ada).await;
    assert_eq!(status, "ready");
    admin.get(DESK).await.is(200).shows("ada@example.org").shows("Ada Ñandú");
    admin.post(DESK, &[("award", AWARD), ("who", &id)]).await.is(200).shows("Ada Ñandú");
    assert_eq!(standing(&admin, &ada).await.1, "ready", "asking whether one is sure issues nothing");
    admin.post(DESK, &[("award", AWARD), ("who", &id), ("confirmed", "yes")]).await.is(303);
    app.run_jobs().await;

    let mine = ada.api("GET", "/me/certificates").await.is(200).json();
    let code = text(&mine["items"][0]["certificates"][0]["code"]);
    let letter = app.mail_to("ada@example.org").await.pop().unwrap();
    assert!(letter.text.contains(&format!("https://mooc.test/verify/{code}")), "{}", letter.text);
    ada.get("/en/certificates").await.is(200).shows(&code).shows("Ada Ñandú");
    ada.post(NAME_FORM, &[("printed_name", "Somebody Else")]).await.is(409);

    let stranger = app.visitor();
    let page = stranger.get(&format!("/verify/{code}")).await.is(200);
    let page = page.shows("Ada Ñandú").shows("Small certificate").shows("A small course").shows(&code).shows("Example Learning Office");
    assert_eq!(page.header("x-robots-tag"), "noindex");
    let page = page.hides("ada@example.org").hides("amina");
    page.shows("Signed by").shows("Signé par").shows("Firmado por");
}

#[tokio::test]
async fn what_is_met_is_met_on_every_page_before_any_job_has_run() {
    let app = TestApp::start().await;
    let ada = app.learner("ada").await;
    ada.takes_the_course().await;
    let mine = ada.api("GET", "/me/certificates").await.is(200).json();
    assert_eq!(mine["items"].as_array().unwrap().len(), 1, "{mine}");
    ada.get("/en/certificates").await.is(200).shows("Small certificate").shows("printed_name");
    app.run_jobs().await;
    assert_eq!(ada.api("GET", "/me/certificates").await.is(200).json(), mine);
    assert_eq!(subjects(&app, &ada).await.iter().filter(|subject| subject.contains("certificate")).count(), 1, "one letter");
}

#[tokio::test]
async fn the_file_prints_what_the_check_shows_in_each_language() {
    let app = TestApp::start().await;
    let (admin, ada) = (app.admin("amina").await, qualified(&app, "Ada", true).await);
    let code = issued(&app, &admin, &ada).await;
    let stranger = app.visitor();
    let shown = stranger.api("GET", &format!("/certificates/{code}")).await.is(200).json();
    assert_eq!(shown["state"], "issued");
    let titles = [("en", "Small certificate"), ("fr", "Petit certificat"), ("es", "Certificado pequeño")];
    for (language, award) in titles {
        let printed = shown["printed"].as_array().unwrap().iter().find(|printed| printed["language"] == language).unwrap();
        assert_eq!((printed["holder"].as_str(), printed["award"].as_str()), (Some("Ada Example"), Some(award)));
        assert_eq!(printed["code"]["value"], code.as_str());
        assert_eq!(printed["check_url"]["value"], format!("https://mooc.test/verify/{code}"));
        let facts: Vec<&str> = printed["facts"].as_array().unwrap().iter().map(|fact| fact["value"].as_str().unwrap()).collect();
        assert!(facts.len() >= 3 && facts.iter().any(|fact| fact.contains("2026")), "{facts:?}");

        let file = stranger.get(&format!("/verify/{code}/pdf?language={language}")).await.is(200);
        assert_eq!(file.header("content-type"), "application/pdf");
        assert!(file.bytes.starts_with(b"%PDF-"));
        let same = stranger.api("GET", &format!("/certificates/{code}/pdf?language={language}")).await.is(200);
        assert!(file.bytes == same.bytes, "the page and the API give the same file");
        // What the file is about stands in its description, uncompressed.
        let words = file.text();
        for expected in ["Ada Example", award] {
            assert!(words.contains(expected), "{expected} is not in the file's description");
        }
    }
}

/// Everything anyone is shown of a certificate.
async fn seen(app: &TestApp, code: &str) -> Vec<Vec<u8>> {
    let stranger = app.visitor();
    let mut seen = vec![stranger.api("GET", &format!("/certificates/{code}")).await.is(200).bytes];
    for language in ["en", "fr", "es"] {
        seen.push(stranger.get(&format!("/verify/{code}?language={language}")).await.is(200).bytes);
        seen.push(stranger.get(&format!("/verify/{code}/pdf?language={language}")).await.is(200).bytes);
    }
    seen
}

/// A version with other titles, harder rules and more to do.
fn changed_course() -> Vec<u8> {
    packed(&[
        ("course.yaml", "A small course", "A renamed course"),
        ("course.yaml", "Test edition", "Second edition"),
        ("course.yaml", "Small certificate", "Grand certificate"),
        ("course.yaml", "Petit certificat", "Grand certificat"),
        ("course.yaml", "has completed the small course", "has done something else"),
        ("course.yaml", "at_least: 60", "at_least: 95"),
        ("modules/02-main/module.yaml", "minutes: 20", "minutes: 45"),
        ("modules/02-main/module.yaml", "minutes: 10, required: false", "minutes: 10"),
        ("modules/02-main/module.yaml", "  - {id: check, ", "  - {id: more, kind: lesson, minutes: 90}\n  - {id: check, "),
        ("modules/02-main/more.en.md", "", "---\ntitle: More\n---\n\nMore to read.\n"),
    ])
}

async fn publish(author: &Person, package: Vec<u8>) {
    let stored = author.send_bytes("POST", &at("/versions"), ("application/octet-stream", package)).await.is(201).json();
    author.send("POST", &at("/publications"), json!({ "version": stored["version"] })).await.is(204);
}

#[tokio::test]
async fn a_certificate_stays_what_it_was_whatever_becomes_of_its_holder_and_its_course() {
    let app = TestApp::start().await;
    let (admin, author) = (app.admin("amina").await, app.author("aurelia").await);
    let (ada, ben) = (qualified(&app, "Ada", true).await, qualified(&app, "Ben", true).await);
    let code = issued(&app, &admin, &ada).await;
    let before = seen(&app, &code).await;

    ada.send("PATCH", "/me", json!({ "name": "Someone Else", "language": "es" })).await.is(200);
    publish(&author, changed_course()).await;
    app.run_jobs().await;
    ada.api("GET", &at("")).await.is(200).shows("A renamed course");
    assert!(seen(&app, &code).await == before, "a page, an answer or a file of the certificate changed");

    // Who had qualified before keeps that too, and prints what was earned; who had not meets the new rules only.
    let bens = issued(&app, &admin, &ben).await;
    let printed = app.visitor().api("GET", &format!("/certificates/{bens}")).await.is(200);
    printed.shows("Small certificate").shows("Test edition").hides("Grand").hides("Second edition");
    assert_eq!(ada.api("GET", "/me/certificates").await.is(200).json()["items"][0]["status"], "issued");
    let carl = app.learner("Carl").await;
    carl.takes_the_course().await;
    app.run_jobs().await;
    let award = carl.api("GET", &at("/progress")).await.is(200).json()["awards"][0].clone();
    assert_eq!((award["title"].as_str(), award["is_met"].as_bool()), (Some("Grand certificate"), Some(false)));

    ada.api("DELETE", &at("/enrolment")).await.is(204);
    assert!(seen(&app, &code).await == before, "leaving the course changed the certificate");
}

#[tokio::test]
async fn replacing_and_revoking_show_at_once_to_anyone() {
    let app = TestApp::start().await;
    let (admin, ada) = (app.admin("amina").await, qualified(&app, "Ada", true).await);
    let old = issued(&app, &admin, &ada).await;
    let stranger = app.visitor();
    let path = |code: &str, rest: &str| format!("/certificates/{code}{rest}");

    let body = json!({ "printed_name": "Adela Example", "reason": "The name was misspelt" });
    let new = text(&admin.send("POST", &path(&old, "/replacement"), body.clone()).await.is(201).json()["code"]);
    let answer = stranger.api("GET", &path(&old, "")).await.is(200).json();
    assert_eq!((answer["state"].as_str(), answer["replaced_by"].as_str()), (Some("superseded"), Some(new.as_str())));
    assert!(answer["printed"][0]["holder"] == "Ada Example", "what it printed stays");
    let page = stranger.get(&format!("/verify/{old}")).await.is(200);
    page.shows(&new).shows("notice warning").hides("misspelt");
    stranger.get(&format!("/verify/{new}")).await.is(200).shows("Adela Example").shows("notice success");
    stranger.api("GET", &path(&old, "/pdf")).await.is_problem(404, "certification.no_file");
    stranger.get(&format!("/verify/{old}/pdf")).await.is(404).hides("problem-certification");
    stranger.api("GET", &path(&new, "/pdf")).await.is(200);
    let again = admin.send("POST", &path(&old, "/replacement"), body).await.is(201).json();
    assert_eq!(again["code"], new.as_str(), "the same correction is answered with what took the place");
    let other = json!({ "printed_name": "Adele Example", "reason": "The name was misspelt" });
    admin.send("POST", &path(&old, "/replacement"), other).await.is_problem(409, "certification.ended");

    let reason = json!({ "reason": "Issued to the wrong person" });
    admin.send("POST", &path(&new, "/revocation"), json!({ "reason": "" })).await.is_problem(422, "request.invalid");
    admin.send("POST", &path(&new, "/revocation"), reason.clone()).await.is(200);
    let answer = stranger.api("GET", &path(&new, "")).await.is(200);
    assert_eq!(answer.json()["state"], "revoked");
    answer.hides("wrong person");
    stranger.get(&format!("/verify/{new}")).await.is(200).shows("notice error").hides("wrong person");
    admin.send("POST", &path(&new, "/revocation"), reason).await.is(200);
    let other = json!({ "reason": "Another reason" });
    admin.send("POST", &path(&new, "/revocation"), other).await.is_problem(409, "certification.ended");
    ada.get("/en/certificates").await.is(200).shows("Issued to the wrong person");
    app.run_jobs().await;
    let subjects: BTreeSet<String> = subjects(&app, &ada).await.into_iter().collect();
    assert_eq!(subjects.len(), 6, "confirm, enrolled, qualified, issued, replaced, revoked: {subjects:?}");
}

#[tokio::test]
async fn there_is_one_certificate_however_many_admins_issue_it_how_often() {
    let app = TestApp::start().await;
    let (amina, bela) = (app.admin("amina").await, app.admin("bela").await);
    let (ada, ben) = (qualified(&app, "Ada", true).await, qualified(&app, "Ben", true).await);
    let (id, _) = standing(&amina, &ada).await;
    let body = json!({ "award": AWARD, "qualifications": [id] });
    let admins = [&amina, &bela].into_iter().cycle().take(50);
    let certificates = at("/certificates");
    let answers: Vec<Answer> = join_all(admins.map(|admin| admin.send("POST", &certificates, body.clone()))).await;
    let answers: Vec<Value> = answers.into_iter().map(|answer| answer.is(200).json()).collect();
    let codes = |member: &str| answers.iter().flat_map(|answer| answer[member].as_array().unwrap().clone()).collect::<Vec<Value>>();
    assert_eq!(codes("issued").len(), 1, "{answers:#?}");
    assert!(codes("held").iter().all(|code| *code == codes("issued")[0]), "{answers:#?}");

    let everybody = json!({ "award": AWARD, "everybody_ready": true });
    let first = amina.send_once("POST", &at("/certificates"), ("key-1", Some(everybody.clone()))).await.is(200).json();
    assert_eq!(first["issued"].as_array().unwrap().len(), 1);
    for _ in 0..2 {
        let again = amina.send_once("POST", &at("/certificates"), ("key-1", Some(everybody.clone()))).await.is(200).json();
        assert_eq!(again, first, "the same key is answered as it was");
    }
    let other = amina.send_once("POST", &at("/certificates"), ("key-1", Some(body))).await;
    assert_eq!(other.status, 422, "{}", other.text());
    app.run_jobs().await;
    for person in [&ada, &ben] {
        let mine = person.api("GET", "/me/certificates").await.is(200).json();
        assert_eq!(mine["items"][0]["certificates"].as_array().unwrap().len(), 1);
        let letters = app.mail_to(&person.email()).await.into_iter().filter(|mail| mail.text.contains("/verify/")).count();
        assert_eq!(letters, 1, "one letter about one certificate");
    }
}

#[tokio::test]
async fn a_mistyped_code_is_told_at_once_and_an_unknown_one_is_unknown() {
    let app = TestApp::start().await;
    let (admin, ada) = (app.admin("amina").await, qualified(&app, "Ada", true).await);
    let code = issued(&app, &admin, &ada).await;
    let stranger = app.visitor();
    let last = code.chars().last().unwrap();
    let wrong = format!("{}{}", &code[..code.len() - 1], if last == 'A' { 'B' } else { 'A' });
    stranger.api("GET", &format!("/certificates/{wrong}")).await.is_problem(404, "certification.mistyped");
    stranger.get(&format!("/verify?code={wrong}")).await.is(422).shows(&wrong);
    stranger.get(&format!("/verify/{wrong}")).await.is(404).shows(&wrong);
    stranger.get("/verify?code=0O1I").await.is(422);
    let typed = code.to_lowercase().replace('-', "+");
    stranger.get(&format!("/verify?code={typed}")).await.leads_to(&format!("/verify/{code}"));
    stranger.api("GET", &format!("/certificates/{}", code.to_lowercase())).await.is(200);
}

#[tokio::test]
async fn who_is_not_ready_is_told_why() {
    let app = TestApp::start().await;
    let admin = app.admin("amina").await;
    let ada = app.learner("Ada").await;
    ada.enrols().await;
    ada.fails("check").await;
    app.run_jobs().await;
    let award = ada.api("GET", &at("/progress")).await.is(200).json()["awards"][0].clone();
    let missing = award["requirements"].as_array().unwrap().iter().map(|one| one["missing"].as_array().unwrap().len());
    assert_eq!((award["is_met"].as_bool(), missing.collect::<Vec<_>>()), (Some(false), vec![3, 1]), "{award}");
    ada.send("PUT", &at("/awards/small-award/printed-name"), json!({ "printed_name": "Ada" }))
        .await
        .is_problem(404, "certification.not_found");
    let list = admin.api("GET", &at("/qualified")).await.is(200).json();
    assert_eq!(list["items"], json!([]));

    ada.reads_the_lessons().await;
    ada.passes("check").await;
    app.run_jobs().await;
    let (id, status) = standing(&admin, &ada).await;
    assert_eq!(status, "name_unconfirmed");
    let done = issue(&admin, std::slice::from_ref(&id)).await;
    assert_eq!(done["skipped"], json!([{ "qualification": id, "status": "name_unconfirmed" }]));
    assert_eq!(done["issued"], json!([]));

    ada.send("PUT", &at("/awards/small-award/printed-name"), json!({ "printed_name": "Ada" })).await.is(200);
    let refusal = at(&format!("/qualified/{id}/refusal"));
    admin.send("PUT", &refusal, json!({ "reason": "Please write your full name" })).await.is(204);
    ada.get("/en/certificates").await.is(200).shows("Please write your full name");
    assert_eq!(issue(&admin, std::slice::from_ref(&id)).await["skipped"][0]["status"], "refused");
    admin.api("DELETE", &refusal).await.is(204);
    assert_eq!(issue(&admin, &[id]).await["issued"].as_array().unwrap().len(), 1);
    app.run_jobs().await;
}

#[tokio::test]
async fn nothing_is_issued_before_the_issuer_is_named() {
    let app = TestApp::start_with(&[("MOOC_ISSUER_NAME", "")], "").await;
    let (admin, ada) = (app.admin("amina").await, app.learner("Ada").await);
    ada.takes_the_course().await;
    app.run_jobs().await;
    let body = json!({ "award": AWARD, "qualifications": [standing(&admin, &ada).await.0] });
    ada.send("PUT", &at("/awards/small-award/printed-name"), json!({ "printed_name": "Ada" })).await.is(200);
    let refused = admin.send("POST", &at("/certificates"), body).await.is_problem(409, "certification.settings_missing");
    refused.shows("issuer_name");
    assert_eq!(standing(&admin, &ada).await.1, "ready");
    app.run_jobs().await;
}

#[tokio::test]
async fn a_holder_asks_for_a_correction_and_an_admin_decides() {
    let app = TestApp::start().await;
    let (admin, ada) = (app.admin("amina").await, qualified(&app, "ada", true).await);
    let code = issued(&app, &admin, &ada).await;
    let (form, asks) = (format!("/en/corrections/{code}"), format!("/certificates/{code}/correction"));
    ada.get("/en/certificates").await.is(200).shows(&form);
    ada.get(&format!("/fr/corrections/{code}")).await.is(200).shows("Demander un certificat corrigé").shows("value=\"ada Example\"");
    ada.post(&form, &[("printed_name", "ada Example"), ("reason", "")]).await.is(422).shows("Please say why.");
    ada.post(&form, &[("printed_name", "Ada King"), ("reason", "I married")]).await.is(303).leads_to("/en/certificates?done=asked");
    ada.get("/en/certificates?done=asked").await.is(200).shows("Ada King").shows("Your request has been sent.");
    let wish = json!({ "printed_name": "Ada Lovelace", "reason": "I married <b>" });
    ada.send("PUT", &asks, wish).await.is(200);

    admin.get("/en/desk").await.is(200).shows("/en/desk/corrections");
    let waiting = admin.api("GET", "/corrections").await.is(200).json();
    let [one] = waiting["items"].as_array().unwrap().as_slice() else { panic!("one waits: {waiting}") };
    assert_eq!((&one["printed_name"], &one["correction"]["printed_name"]), (&json!("ada Example"), &json!("Ada Lovelace")));
    let id = text(&one["correction"]["id"]);
    let decides = format!("/en/desk/corrections/{id}");
    admin.get("/en/desk/corrections").await.is(200).shows("“ada Example” becomes “Ada Lovelace”").shows("I married &#60;b&#62;");
    admin.post(&decides, &[("act", "refuse"), ("reason", " ")]).await.is(422).shows("Please say why.");
    admin.post(&decides, &[("act", "refuse"), ("reason", "Send a document")]).await.is(303).leads_to("/en/desk/corrections?done=refused");
    admin.get("/en/desk/corrections?done=refused").await.is(200).hides("Ada Lovelace");
    ada.get("/en/certificates").await.is(200).shows("Send a document");
    let grant = json!({ "grant": true });
    admin.send("PUT", &format!("/corrections/{id}/decision"), grant.clone()).await.is_problem(409, "certification.already_decided");

    let wish = json!({ "printed_name": "Ada Lovelace", "reason": "Document sent" });
    let again = ada.send("PUT", &asks, wish).await.is(200).json();
    admin.send("PUT", &format!("/corrections/{}/decision", text(&again["id"])), grant).await.is(204);
    let old = app.visitor().api("GET", &format!("/certificates/{code}")).await.is(200).json();
    assert_eq!(old["state"], "superseded");
    let new = app.visitor().api("GET", &format!("/certificates/{}", text(&old["replaced_by"]))).await.is(200).json();
    assert_eq!((&new["state"], &new["printed"][0]["holder"]), (&json!("issued"), &json!("Ada Lovelace")));
    let asked = ada.api("GET", "/me/corrections").await.is(200).json();
    let states: Vec<&Value> = asked["items"].as_array().unwrap().iter().map(|one| &one["state"]).collect();
    assert_eq!(states, ["granted", "refused"]);
    let late = json!({ "printed_name": "Ada", "reason": "Again" });
    ada.send("PUT", &asks, late).await.is_problem(409, "certification.ended");
    ada.get(&form).await.leads_to("/en/certificates");
    app.run_jobs().await;
    let subjects = subjects(&app, &ada).await;
    assert!(subjects.iter().any(|subject| subject == "About your request for a corrected certificate"), "{subjects:?}");

    ada.get("/en/certificates").await.is(200).shows("Ask for a correction");
    let code = text(&new["code"]);
    let (form, asks) = (format!("/en/corrections/{code}"), format!("/certificates/{code}/correction"));
    ada.post(&form, &[("printed_name", "Ada King"), ("reason", "Back again")]).await.is(303);
    ada.post(&format!("{form}/withdrawal"), &[]).await.leads_to("/en/certificates?done=withdrawn");
    ada.post(&format!("{form}/withdrawal"), &[]).await.leads_to("/en/certificates");
    ada.api("DELETE", &asks).await.is(204);
}
