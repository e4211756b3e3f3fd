//! What nobody may do to the platform, signed in or not: fill its memory, hold its places, ask without end.

use crate::support::{COURSE, TestApp, packed};
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// The head of what is answered to a request whose announced body never comes.
async fn answer_to_head(app: &TestApp, head: &str) -> String {
    let mut line = TcpStream::connect(app.address().trim_start_matches("http://")).await.unwrap();
    line.write_all(format!("{head}\r\nHost: mooc.test\r\n\r\n").as_bytes()).await.unwrap();
    let mut answer = vec![0; 16 * 1024];
    let read = tokio::time::timeout(Duration::from_secs(10), line.read(&mut answer)).await.unwrap().unwrap();
    String::from_utf8_lossy(&answer[..read]).into_owned()
}

#[tokio::test]
async fn who_may_not_upload_is_told_before_the_body_is_read() {
    let app = TestApp::start().await;
    let form = "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 200000000";
    let told = answer_to_head(&app, &format!("POST /en/studio HTTP/1.1\r\n{form}")).await;
    assert!(told.starts_with("HTTP/1.1 303") && told.contains("/en/sign-in"), "{told}");
    let told = answer_to_head(&app, &format!("POST /en/studio HTTP/1.1\r\nExpect: 100-continue\r\n{form}")).await;
    assert!(told.starts_with("HTTP/1.1 303"), "{told}");

    let package = "Content-Type: application/octet-stream\r\nContent-Length: 200000000";
    let told = answer_to_head(&app, &format!("POST /api/v1/courses/{COURSE}/versions HTTP/1.1\r\n{package}")).await;
    assert!(told.starts_with("HTTP/1.1 401"), "{told}");

    let ada = app.learner("Ada").await;
    let cookie = format!("Cookie: __Host-sid={}", ada.cookie("__Host-sid").unwrap());
    let told = answer_to_head(&app, &format!("POST /en/studio HTTP/1.1\r\n{cookie}\r\n{form}")).await;
    assert!(told.starts_with("HTTP/1.1 404"), "{told}");
}

#[tokio::test]
async fn a_body_that_is_announced_too_large_is_refused_at_once() {
    let app = TestApp::start().await;
    for (address, kind, length) in [
        ("/en/sign-in", "application/x-www-form-urlencoded", 600_000_u64),
        ("/api/v1/session", "application/json", 70_000),
        ("/en/studio", "multipart/form-data; boundary=x", 300_000_000),
        ("/no/such/address", "text/plain", 10_000_000_000),
    ] {
        for expect in ["", "\r\nExpect: 100-continue"] {
            let head = format!("POST {address} HTTP/1.1\r\nContent-Type: {kind}\r\nContent-Length: {length}{expect}");
            let told = answer_to_head(&app, &head).await;
            assert!(told.starts_with("HTTP/1.1 413"), "{address}{expect}\n{told}");
        }
    }
}

#[tokio::test]
async fn a_form_with_a_file_shows_its_secret_first_and_has_short_texts() {
    let app = TestApp::start().await;
    let author = app.author("Grace").await;
    let file = || reqwest::multipart::Part::bytes(packed(&[])).file_name("course.zip");
    let send = |form| author.send_request(author.request("POST", "/en/studio").multipart(form));
    let form = reqwest::multipart::Form::new;
    send(form().part("file", file()).text("csrf", author.secret())).await.is(403);
    send(form().text("csrf", "wrong").part("file", file())).await.is(403);
    send(form().part("file", file())).await.is(403);
    send(form().text("csrf", author.secret()).text("long", "a".repeat(530_000)).part("file", file())).await.is(413);
    send(form().text("csrf", author.secret()).part("file", file()).part("file", file())).await.is(400);
    send(form().text("csrf", author.secret()).part("file", file())).await.is(303);
    let by_header = author.request("POST", "/en/studio").header("x-csrf-token", author.secret());
    author.send_request(by_header.multipart(form().part("file", file()))).await.is(303);
}

#[tokio::test]
async fn a_network_of_visitors_has_one_allowance_for_all_pages() {
    let app = TestApp::start_with(&[], "[limits]\nnetwork = \"3/30\"").await;
    let visitor = app.visitor();
    visitor.get("/en/").await.is(200);
    visitor.post("/csp", &[("report", "x")]).await.is(204);
    visitor.get("/no/such/page").await.is(404);
    let refused = visitor.get("/en/help").await.is(429);
    assert!((29..=31).contains(&refused.header("retry-after").parse::<u32>().unwrap()));
    visitor.post("/csp", &[("report", "x")]).await.is(429);
    visitor.api("GET", "/courses").await.is_problem(429, "request.too_many");
    visitor.get("/healthz").await.is(200);
    visitor.get("/favicon.ico").await.is(200);
    visitor.get("/assets/none").await.is(404);
    visitor.keep("__Host-sid", "nobody's");
    visitor.get("/en/").await.is(429);
    let guesser = app.visitor();
    for status in [401, 401, 401, 429] {
        guesser.send_request(guesser.api_request("GET", "/courses").header("authorization", "Bearer guess")).await.is(status);
    }
    let ada = app.learner("Ada").await;
    for _ in 0..5 {
        ada.get("/en/my-courses").await.is(200);
    }
}

#[tokio::test]
async fn a_head_that_is_too_large_is_refused_in_words() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let long = "a".repeat(9_000);
    for request in [
        visitor.request("GET", &format!("/en/{long}")),
        visitor.request("GET", "/en/").header("x-long", "a".repeat(17_000)),
        visitor.request("GET", "/en/").header("cookie", "a".repeat(30_000)),
    ] {
        let told = visitor.send_request(request).await.is(431).shows("too long").hides(&long);
        assert_eq!(told.header("x-content-type-options"), "nosniff");
        assert!(told.header("content-security-policy").contains("default-src 'none'"));
    }
    visitor.api("GET", &format!("/courses?after={long}")).await.is_problem(431, "request.head_too_large");
    visitor.request("GET", "/en/").header("x-long", "a".repeat(15_000)).send().await.unwrap().error_for_status().unwrap();
}

#[tokio::test]
async fn packed_bodies_are_taken_nowhere() {
    let app = TestApp::start().await;
    let author = app.author("Grace").await;
    let packed_up = |address: &str| author.request("POST", address).header("content-encoding", "gzip");
    author.send_request(packed_up("/en/sign-in").form(&[("email", "a")])).await.is(415);
    let form = reqwest::multipart::Form::new().text("csrf", author.secret());
    author.send_request(packed_up("/en/studio").multipart(form)).await.is(415);
    let plain = author.request("POST", "/en/sign-out").header("content-encoding", "identity");
    author.send_request(plain.form(&[("csrf", author.secret())])).await.is(303);
}

#[tokio::test]
async fn an_address_longer_than_any_is_neither_looked_up_nor_said_again() {
    let app = TestApp::start().await;
    let long = format!("{}@example.org", "a".repeat(400_000));
    for page in ["/en/sign-in", "/en/forgotten", "/en/resend", "/en/register"] {
        let visitor = app.visitor();
        for _ in 0..7 {
            let told = visitor.post(page, &[("email", &long), ("password", "plum harvest beside a quiet canal")]).await.is(422);
            assert!(told.bytes.len() < 50_000, "{page}: {}", told.bytes.len());
        }
    }
}

#[tokio::test]
async fn an_origin_that_cannot_be_read_is_a_foreign_one() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let unreadable = reqwest::header::HeaderValue::from_bytes(b"https://mooc.test\xe9").unwrap();
    for name in ["origin", "sec-fetch-site"] {
        let request = visitor.request("POST", "/en/sign-in").header(name, unreadable.clone());
        visitor.send_request(request.form(&[("email", "a")])).await.is(403);
    }
    let own = visitor.request("POST", "/en/sign-in").header("origin", "https://MOOC.test");
    visitor.send_request(own.form(&[("email", "a")])).await.is(422);
}
