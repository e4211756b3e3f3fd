//! Bad input: whatever is sent, the answer is a problem that says where, never a failure.

use crate::{
    api::operations,
    support::{Answer, COURSE, Person, TestApp},
};
use serde_json::{Value, json};

/// An address with its parameters filled in, with things that exist where that can be.
pub fn filled(path: &str) -> String {
    let known = [
        ("{course}", COURSE),
        ("{activity}", "welcome"),
        ("{quiz}", "check"),
        ("{prompt}", "my-city-duties"),
        ("{question}", "capital"),
        ("{award}", "small-award"),
        ("{code}", "2345-6789-ABCD-EFGH-JKLM-NPQR-STUB"),
    ];
    let path = known.into_iter().fold(path.to_owned(), |path, (name, value)| path.replace(name, value));
    let unknown = regex::Regex::new(r"\{[a-z_]+\}").unwrap();
    unknown.replace_all(&path, "01a2012c-1f1c-7477-8dc5-f53564a2b419").trim_start_matches("/api/v1").to_owned()
}

/// Every operation that takes JSON: method, address, and the schema of its body.
async fn takers(person: &Person) -> Vec<(String, String, Value)> {
    let document = person.get("/api/openapi.json").await.is(200).json();
    let taker = |(method, path, operation): (String, String, Value)| {
        let schema = operation["requestBody"]["content"].get("application/json")?["schema"].clone();
        let schema = match schema["$ref"].as_str() {
            Some(reference) => document.pointer(reference.trim_start_matches('#')).unwrap().clone(),
            None => schema,
        };
        Some((method, filled(&path), schema))
    };
    operations(&document).into_iter().filter_map(taker).collect()
}

/// The status a body should be answered with, and a fault that should be named.
struct Case {
    body: Vec<u8>,
    status: u16,
    fault: &'static str,
}

fn case(body: impl Into<Vec<u8>>, status: u16, fault: &'static str) -> Case {
    Case { body: body.into(), status, fault }
}

fn horrors() -> Vec<Case> {
    let nested = |open: &str, close: &str| format!("{}{}", open.repeat(10_000), close.repeat(10_000));
    let members: Vec<String> = (0..600).map(|number| format!("\"m{number}\":0")).collect();
    vec![
        case("", 400, " body-unreadable"),
        case("{", 400, " body-unreadable"),
        case("{} {}", 400, " body-unreadable"),
        case("{\"a\":1,}", 400, " body-unreadable"),
        case("{'a':1}", 400, " body-unreadable"),
        case("{\"a\":NaN}", 400, " body-unreadable"),
        case("{\"a\":1e999}", 400, " body-unreadable"),
        case("{\"a\":\"\\ud800\"}", 400, " body-unreadable"),
        case(*b"{\"a\":\"\xff\xfe\"}", 400, " body-not-utf8"),
        case(*b"\xef\xbb\xbf{}", 400, " body-unreadable"),
        case("[]", 422, " value-wrong-type"),
        case("null", 422, " value-wrong-type"),
        case("\"text\"", 422, " value-wrong-type"),
        case("17", 422, " value-wrong-type"),
        case("{\"no such member\":1}", 422, "/no such member member-unknown"),
        case("{\"twice\":1,\"twice\":2}", 422, "/twice member-twice"),
        case("{\"a\":\"\\u0000\"}", 422, "/a text-with-controls"),
        case(format!("{{{}}}", members.join(",")), 422, " object-too-large"),
        case(nested("[", "]"), 422, "body-too-deep"),
        case(nested("{\"a\":", "}").replace(":}", ":1}"), 422, "body-too-deep"),
        case("[".repeat(60_000), 422, "body-too-deep"),
        case(format!("[{}1]", "1,".repeat(5_000)), 422, " list-too-long"),
    ]
}

#[tokio::test]
async fn every_operation_that_takes_a_body_survives_every_horror() {
    let app = TestApp::start_with(&[], "[limits]\naccount = \"100000/0.001\"\nattempt = \"100000/0.001\"").await;
    let admin = app.admin("amina").await;
    for (method, path, _) in takers(&admin).await {
        for case in horrors() {
            let shown = String::from_utf8_lossy(&case.body[..case.body.len().min(60)]).into_owned();
            let answer = admin.send_bytes(&method, &path, ("application/json", case.body)).await;
            assert_eq!(answer.status, case.status, "{method} {path} {shown}\n{}", answer.text());
            assert!(answer.faults().iter().any(|fault| fault.ends_with(case.fault)), "{method} {path} {shown}\n{}", answer.text());
        }
        let refused = |answer: Answer, status| assert_eq!(answer.status, status, "{method} {path}\n{}", answer.text());
        for kind in ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1", "application/xml"] {
            refused(admin.send_bytes(&method, &path, (kind, b"{}".to_vec())).await, 415);
        }
        let packed = admin.api_request(&method, &path).header("content-encoding", "gzip").json(&json!({}));
        refused(admin.send_request(packed).await, 415);
        let large = format!("{{\"a\":\"{}\"}}", "a".repeat(700_000));
        refused(admin.send_bytes(&method, &path, ("application/json", large.into_bytes())).await, 413);
    }
}

#[tokio::test]
async fn every_member_of_every_body_is_held_to_its_type_and_missed_when_missing() {
    let app = TestApp::start_with(&[], "[limits]\naccount = \"100000/0.001\"\nattempt = \"100000/0.001\"").await;
    let admin = app.admin("amina").await;
    for (method, path, schema) in takers(&admin).await {
        let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if !required.is_empty() {
            let faults = admin.send(&method, &path, json!({})).await.is_problem(422, "request.invalid").faults();
            for name in required {
                assert!(faults.contains(&format!("/{name} value-missing")), "{method} {path}: {name}\n{faults:?}");
            }
        }
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            // An object is wrong where a plain value or a list is wanted, a number where an object is.
            let wrong = if property.get("type").is_some_and(|kind| kind != "object") { json!({}) } else { json!(17) };
            let faults = admin.send(&method, &path, json!({ name: wrong })).await.is_problem(422, "request.invalid").faults();
            assert!(faults.contains(&format!("/{name} value-wrong-type")), "{method} {path}: {name}\n{faults:?}");
        }
    }
}

#[tokio::test]
async fn forms_and_addresses_of_pages_survive_nonsense() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    for path in ["/%00", "/en/%ff", "/en/courses/%2e%2e%2f", "/xx/help", "/en/help/", "//", "/static/..%2f..%2fetc", "/verify/%F0%9F%98%80"]
    {
        let answer = visitor.get(path).await;
        assert!(answer.status < 500, "{path} {}", answer.status);
    }
    let long = format!("/en/{}", "a".repeat(20_000));
    assert!(visitor.get(&long).await.status < 500);
}
