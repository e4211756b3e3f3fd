//! Authors bring versions in, look at them and publish them; whatever they send, nothing is ever half published.

use crate::support::{COURSE, Person, TestApp, files, packed};
use serde_json::json;
use std::{fs, path::Path};

async fn upload(person: &Person, package: Vec<u8>) -> crate::support::Answer {
    person.send_bytes("POST", &format!("/courses/{COURSE}/versions"), ("application/octet-stream", package)).await
}

async fn title(person: &Person) -> String {
    person.api("GET", &format!("/courses/{COURSE}")).await.is(200).json()["title"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn an_uploaded_version_is_seen_once_it_is_published_and_an_earlier_one_can_come_back() {
    let app = TestApp::start().await;
    let author = app.author("Grace").await;
    let reader = app.visitor();
    let first = author.api("GET", &format!("/courses/{COURSE}")).await.is(200).json()["version"].as_str().unwrap().to_owned();

    let stored = upload(&author, packed(&[("course.yaml", "A small course", "A changed course")])).await.is(201).json();
    let second = stored["version"].as_str().unwrap().to_owned();
    assert_eq!(title(&reader).await, "A small course");

    let publications = format!("/courses/{COURSE}/publications");
    author.send("POST", &publications, json!({ "version": second })).await.is(204);
    assert_eq!(title(&reader).await, "A changed course");
    author.send("POST", &publications, json!({ "version": first })).await.is(204);
    assert_eq!(title(&reader).await, "A small course");

    let versions = author.api("GET", &format!("/courses/{COURSE}/versions")).await.is(200).json();
    let times = |id: &str| {
        let items = versions["items"].as_array().unwrap().clone();
        items.into_iter().find(|item| item["id"] == id).unwrap()["published_at"].as_array().unwrap().len()
    };
    assert_eq!((times(&first), times(&second)), (2, 1));
    let again = upload(&author, packed(&[("course.yaml", "A small course", "A changed course")])).await.is(201).json();
    assert_eq!(again["is_known"], true);
}

#[tokio::test]
async fn a_course_with_faults_is_not_stored_and_every_fault_is_told() {
    let app = TestApp::start().await;
    let author = app.author("Grace").await;
    let faulty = packed(&[
        ("course.yaml", "licence: CC-BY-SA-4.0", "licens: CC-BY-SA-4.0"),
        ("modules/02-main/module.yaml", "kind: quiz", "kind: essay"),
    ]);
    let answer = upload(&author, faulty).await.is_problem(422, "publishing.faulty").json();
    let faults = answer["faults"].as_array().unwrap();
    let told = |file: &str| faults.iter().any(|fault| fault["file"] == file && fault["line"].as_u64() > Some(0) && fault["mend"] != "");
    assert!(told("course.yaml") && told("modules/02-main/module.yaml"), "{faults:#?}");
    let versions = author.api("GET", &format!("/courses/{COURSE}/versions")).await.is(200).json();
    assert_eq!(versions["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn only_authors_of_the_course_bring_versions_in() {
    let app = TestApp::start().await;
    let (ada, frida) = (app.learner("Ada").await, app.facilitator("Frida").await);
    upload(&app.visitor(), packed(&[])).await.is_problem(401, "request.not_signed_in");
    for person in [&ada, &frida] {
        upload(person, packed(&[])).await.is_problem(403, "identity.not_allowed");
        person.get("/en/studio").await.is(404);
        person.get(&format!("/en/studio/{COURSE}")).await.is(404);
    }
    let author = app.author("Grace").await;
    let other = packed(&[("course.yaml", "id: small-course", "id: another-course")]);
    upload(&author, other).await.is_problem(403, "publishing.not_yours");
}

#[tokio::test]
async fn an_author_uploads_previews_and_publishes_in_the_browser() {
    let app = TestApp::start().await;
    let author = app.author("Grace").await;
    author.get("/en/studio").await.is(200).shows("A small course").shows("multipart/form-data");
    let send = |package: Vec<u8>| {
        let part = reqwest::multipart::Part::bytes(package).file_name("course.zip");
        let form = reqwest::multipart::Form::new().text("csrf", author.secret()).part("file", part);
        author.send_request(author.request("POST", "/en/studio").multipart(form))
    };
    let faults = send(packed(&[("course.yaml", "licence:", "licens:")])).await.is(422);
    faults.shows("course.yaml").shows("licens").shows("How to correct it");

    let stored = send(packed(&[("course.yaml", "A small course", "A changed course")])).await.is(303);
    let place = stored.header("location").split('?').next().unwrap().to_owned();
    author.get(&place).await.is(200).shows("Publish").shows("kept");
    author.get(&format!("{place}/preview/welcome")).await.is(200).shows("This is a preview");
    author.get(&format!("{place}/preview/check")).await.is(200).shows("Question 1");
    let folder = author.get(&format!("{place}/download")).await.is(200);
    assert!(folder.header("content-type").starts_with("application/zip"));
    author.post(&format!("{place}/publish"), &[]).await.is(303);
    author.get(&format!("/fr/studio/{COURSE}")).await.is(200).shows("actuelle");
    assert_eq!(title(&app.visitor()).await, "A changed course");
}

#[tokio::test]
async fn hostile_archives_are_refused_in_words() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples/hostile-zip");
    let app = TestApp::start().await;
    let author = app.author("Grace").await;
    upload(&author, b"this is no archive".to_vec()).await.is_problem(422, "publishing.faulty");
    if !samples.is_dir() {
        return;
    }
    for path in files(&samples).into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "zip")) {
        let answer = upload(&author, fs::read(&path).unwrap()).await.is_problem(422, "publishing.faulty").json();
        assert!(answer["faults"].as_array().is_some_and(|faults| !faults.is_empty()), "{path:?}");
    }
}
