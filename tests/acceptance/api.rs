//! The API as a whole: its document, its page, how it answers.

use crate::support::{COURSE, TestApp, files};
use regex::Regex;
use serde_json::Value;
use std::{collections::BTreeSet, path::Path};

/// Every operation of the document: method, path, and what is written about it.
pub fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().unwrap().iter();
    let operations = paths.flat_map(|(path, operations)| {
        operations.as_object().unwrap().iter().map(move |(method, operation)| (method.to_uppercase(), path.clone(), operation.clone()))
    });
    operations.collect()
}

#[tokio::test]
async fn the_document_says_of_every_operation_what_it_is_and_what_it_answers() {
    let app = TestApp::start().await;
    let document = app.visitor().get("/api/openapi.json").await.is(200).json();
    assert_eq!(document["openapi"], "3.0.0");
    let mut ids = BTreeSet::new();
    for (method, path, operation) in operations(&document) {
        let name = format!("{method} {path}");
        assert!(path.starts_with("/api/v1/"), "{name}");
        assert!(ids.insert(operation["operationId"].as_str().unwrap_or_else(|| panic!("{name} has no id")).to_owned()), "{name}: id twice");
        assert!(operation["summary"].as_str().is_some_and(|text| !text.is_empty()), "{name} has no summary");
        assert!(operation["tags"][0].is_string(), "{name} has no topic");
        let responses = operation["responses"].as_object().unwrap();
        assert!(responses.keys().any(|status| status.starts_with('2')), "{name} never succeeds");
        for (status, response) in responses {
            assert!(!response["description"].as_str().unwrap().is_empty(), "{name} {status}");
            let kinds: Vec<&String> = response["content"].as_object().into_iter().flatten().map(|(kind, _)| kind).collect();
            assert!(!status.starts_with(['4', '5']) || kinds == ["application/problem+json"], "{name} {status} {kinds:?}");
        }
    }
}

#[tokio::test]
async fn the_page_shows_every_operation_in_plain_html() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let document = visitor.get("/api/openapi.json").await.json();
    let page = visitor.get("/api/docs").await.is(200);
    for (method, path, operation) in operations(&document) {
        assert!(page.text().contains(&format!("<code>{method} {path}</code>")), "{method} {path}");
        assert!(page.text().contains(operation["operationId"].as_str().unwrap()));
    }
    page.hides("style=").hides("onclick").hides("<script>");
}

#[tokio::test]
async fn each_problem_leads_to_a_page_that_says_what_it_means() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    visitor.speaks("fr");
    let problem = visitor.api("GET", "/courses/no-such-course").await.is_problem(404, "catalogue.course_not_found");
    assert_eq!(problem.header("content-language"), "fr");
    let problem = problem.json();
    let page = visitor.get(problem["type"].as_str().unwrap()).await.is(200);
    page.shows(problem["title"].as_str().unwrap());
    visitor.get("/problems/no-such-problem").await.is(404);
}

/// Every code a problem can have, read from where errors say theirs.
fn problem_codes() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let texts = |folder: &str| files(&root.join(folder)).into_iter().map(|path| std::fs::read_to_string(path).unwrap());
    let said = |text: &str, code: &Regex| {
        let code = code.captures_iter(text.split("#[cfg(test)]").next().unwrap());
        code.map(|found| found[1].to_owned()).collect::<Vec<_>>()
    };
    let any = Regex::new(r#""([a-z]+\.[a-z_]+)""#).unwrap();
    let of_requests = Regex::new(r#""((?:request|platform)\.[a-z_]+)""#).unwrap();
    let errors = texts("domain/src").filter(|text| text.contains("fn code(&self) -> &'static str"));
    let mut codes: BTreeSet<String> = errors.flat_map(|text| said(&text, &any)).collect();
    codes.extend(texts("api/src").flat_map(|text| said(&text, &of_requests)));
    // It leads elsewhere and is never shown; and the names of what may be repeated are no codes.
    codes.retain(|code| code != "request.go_to" && !code.starts_with("attempt."));
    codes
}

#[tokio::test]
async fn every_problem_has_a_page_in_each_language() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let codes = problem_codes();
    assert!(codes.len() > 65 && codes.contains("certification.no_file") && codes.contains("request.not_found"), "{codes:#?}");
    let mut without = BTreeSet::new();
    for language in ["en", "fr", "es"] {
        visitor.speaks(language);
        for code in &codes {
            let page = visitor.get(&format!("/problems/{}", code.replace(['.', '_'], "-"))).await;
            if page.status != 200 || !page.text().contains(&format!("<html lang=\"{language}\"")) {
                without.insert(format!("{code} in {language}"));
            }
        }
    }
    assert!(without.is_empty(), "no text for {without:#?}");
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_too() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    visitor.api("GET", "/no-such-thing").await.is_problem(404, "request.not_found");
    visitor.api("GET", "/courses/NOT%20AN%20ID").await.is_problem(404, "request.not_found");
    let refused = visitor.api("PATCH", "/courses").await.is_problem(405, "request.method_not_allowed");
    assert_eq!(refused.header("allow"), "GET, HEAD");
    let head = visitor.send_request(visitor.api_request("HEAD", "/courses")).await.is(200);
    assert!(head.bytes.is_empty());
}

#[tokio::test]
async fn courses_are_listed_and_shown_in_the_language_asked_for() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    for (language, title) in [("en", "A small course"), ("fr", "Un petit cours"), ("es", "Un curso pequeño"), ("de", "A small course")] {
        visitor.speaks(language);
        let list = visitor.api("GET", "/courses").await.is(200).json();
        assert_eq!(list["items"][0]["title"], title);
        let course = visitor.api("GET", &format!("/courses/{COURSE}")).await.is(200).json();
        assert_eq!(course["title"], title);
        assert_eq!(course["languages"], serde_json::json!(["en", "fr", "es"]));
    }
}

#[tokio::test]
async fn faulty_parameters_are_named() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    for query in ["limit=0", "limit=101", "limit=x", "limit="] {
        let problem = visitor.api("GET", &format!("/courses?{query}")).await.is_problem(422, "request.invalid");
        assert_eq!(problem.faults(), ["?limit parameter-unreadable"], "{query}");
    }
    let problem = visitor.api("GET", "/courses?after=%00").await.is_problem(422, "request.invalid");
    assert_eq!(problem.faults(), ["?after parameter-unreadable"]);
    let admin = app.admin("amina").await;
    for list in [
        "/people",
        "/corrections",
        "/courses/small-course/qualified",
        "/courses/small-course/batches",
        "/batches/01a2012c-1f1c-7477-8dc5-f53564a2b419/members",
        "/courses/small-course/problems",
        "/courses/small-course/attempt-requests",
    ] {
        let problem = admin.api("GET", &format!("{list}?after=nothing-of-ours")).await.is_problem(422, "request.invalid");
        assert_eq!(problem.faults(), ["?after parameter-unreadable"], "{list}");
    }
}

#[tokio::test]
async fn a_token_that_is_not_valid_is_nobody() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    for authorization in ["Bearer nonsense", "Basic YTpi", "Bearer"] {
        let request = visitor.api_request("GET", "/courses").header("authorization", authorization);
        let refused = visitor.send_request(request).await.is_problem(401, "request.not_signed_in");
        assert_eq!(refused.header("www-authenticate"), "Bearer");
    }
}

#[tokio::test]
async fn who_asks_too_often_is_told_how_long_to_wait() {
    let app = TestApp::start_with(&[], "[limits]\nnetwork = \"2/30\"\naccount = \"3/30\"").await;
    let visitor = app.visitor();
    for _ in 0..2 {
        visitor.api("GET", "/courses").await.is(200);
    }
    let refused = visitor.api("GET", "/courses").await.is_problem(429, "request.too_many");
    assert!((29..=31).contains(&refused.header("retry-after").parse::<u32>().unwrap()));
    app.visitor().api("GET", "/courses").await.is(200);
    let ada = app.learner("ada").await;
    for _ in 0..3 {
        ada.api("GET", "/courses").await.is(200);
    }
    ada.api("GET", "/courses").await.is_problem(429, "request.too_many");
}
