//! People of every role, what they have, and the requests of the table made by them.

use super::table::Row;
use crate::support::{Answer, COURSE, Frozen, PASSWORD, Person, TestApp, at, packed};
use regex::{Captures, Regex};
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::LazyLock};
use tokio::sync::OnceCell;

/// What all scenes begin as.
struct Stage {
    frozen: Frozen,
    people: BTreeMap<&'static str, Person>,
    values: BTreeMap<String, String>,
}

static STAGE: OnceCell<Stage> = OnceCell::const_new();
/// A part of an address: `:course`, `{course}`.
static PART: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[:{]([a-z_]+[0-9]*)\}?").unwrap());
/// A value in what is sent: `{course}`.
static VALUE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\{([a-z_]+)\}").unwrap());
/// What stands for everything the stage has no value for: an id of nothing.
const NOTHING: &str = "01a2012c-1f1c-7477-8dc5-f53564a2b419";

/// Everybody asks for letters to one address, one after the other.
const SETTINGS: &str = "[limits]\nregister_address = \"99/30\"\nlink_address = \"99/30\"";

/// A platform with people of every role on it.
pub struct Scene {
    /// Stops when the scene is over.
    _app: TestApp,
    people: BTreeMap<&'static str, Person>,
    values: BTreeMap<String, String>,
}

impl Scene {
    /// A scene nobody has changed yet.
    pub async fn fresh() -> Self {
        let stage = STAGE.get_or_init(Stage::set).await;
        let app = stage.frozen.thaw(SETTINGS).await;
        app.may_leave_jobs();
        let people = stage.people.iter().map(|(role, person)| (*role, person.at(&app))).collect();
        Self { _app: app, people, values: stage.values.clone() }
    }

    /// Makes the request of a row as somebody.
    pub async fn fire(&self, row: &Row, role: &str) -> Answer {
        // A window of their own: what one answer does to the cookies does not touch the next request.
        let person = self.people[role].another_window();
        let address = address_of(row, &self.values);
        let body = row.body.split_whitespace().filter(|word| !word.starts_with('@')).collect::<Vec<_>>().join(" ");
        let body = VALUE.replace_all(&body, |found: &Captures<'_>| value(found, &self.values));
        let (kind, body) = body.split_once(' ').unwrap_or((&body, ""));
        match (address.strip_prefix("/api/v1"), kind) {
            (Some(path), "json") => person.send(&row.method, path, serde_json::from_str::<Value>(body).unwrap()).await,
            (Some(path), "zip") => person.send_bytes(&row.method, path, ("application/octet-stream", packed(&[]))).await,
            (Some(path), _) => person.api(&row.method, path).await,
            (None, "zip") => upload(&person, &address).await,
            (None, _) if row.method == "POST" => {
                let fields: Vec<(&str, &str)> = body.split('&').filter_map(|pair| pair.split_once('=')).collect();
                person.post(&address, &fields).await
            }
            (None, _) => person.send_request(person.request(&row.method, &address)).await,
        }
    }
}

fn value(found: &Captures<'_>, values: &BTreeMap<String, String>) -> String {
    values.get(&found[1]).cloned().unwrap_or_else(|| NOTHING.to_owned())
}

/// The address of a row, with these values for its parts, or those the row names itself.
pub fn address_of(row: &Row, values: &BTreeMap<String, String>) -> String {
    let named = row.body.split_whitespace().filter_map(|word| word.strip_prefix('@')?.split_once('='));
    let named = named.fold(row.address.clone(), |address, (name, value)| {
        address.replace(&format!(":{name}"), value).replace(&format!("{{{name}}}"), value)
    });
    PART.replace_all(&named, |found: &Captures<'_>| value(found, values)).into_owned()
}

async fn upload(person: &Person, address: &str) -> Answer {
    let part = reqwest::multipart::Part::bytes(packed(&[])).file_name("course.zip");
    let form = reqwest::multipart::Form::new().text("csrf", person.secret()).part("file", part);
    person.send_request(person.request("POST", address).multipart(form)).await
}

fn pair(words: &str) -> (String, String) {
    let (name, value) = words.split_once(' ').unwrap();
    (name.to_owned(), value.to_owned())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

impl Stage {
    async fn set() -> Self {
        let app = TestApp::start().await;
        let owner = app.learner("olga").await;
        let (facilitator, author, admin) = (app.facilitator("felix").await, app.author("aurelia").await, app.admin("amina").await);
        let mut values = things_of(&owner).await;
        values.extend(["lang en", "module main", "activity my-city-lesson", "quiz check", "slug request-not-found"].map(pair));
        values.extend(["award small-award", "prompt my-city-duties", "role author"].map(pair));
        values.extend([("course".to_owned(), COURSE.to_owned()), ("password".to_owned(), PASSWORD.to_owned())]);
        let user = owner.user().to_string();
        values.extend([("user".to_owned(), user.clone()), ("person".to_owned(), user), ("email".to_owned(), owner.email())]);
        values.extend(certificates(&app, (&owner, &admin)).await);
        let requests = facilitator.api("GET", &at("/attempt-requests")).await.is(200).json();
        values.insert("request".to_owned(), text(&requests["items"][0]["id"]));
        values.insert("version".to_owned(), draft(&author).await);
        values.extend(mailed(&app, &owner).await);
        let people = BTreeMap::from([
            ("visitor", app.visitor()),
            ("stranger", app.learner("stan").await),
            ("owner", owner),
            ("facilitator", facilitator),
            ("author", author),
            ("admin", admin),
        ]);
        Self { frozen: app.freeze().await, people, values }
    }
}

/// Gives a learner one thing of each kind, and answers what addresses call it.
async fn things_of(owner: &Person) -> BTreeMap<String, String> {
    owner.enrols().await;
    owner.send("PUT", &at("/notebook/my-city-duties"), json!({ "seen": 0, "text": "Private words" })).await.is(200);
    owner.reads_the_lessons().await;
    owner.fails("check").await;
    owner.passes("check").await;
    owner.send("POST", &at("/quizzes/check/attempt-requests"), json!({ "reason": "I mistyped" })).await.is(204);
    let attempt = owner.starts("practice").await;
    let report = owner.send("POST", &at("/activities/welcome/reports"), json!({ "text": "A typo" })).await.is(201).json();
    let token = owner.send("POST", "/me/tokens", json!({ "name": "Script", "days": 30 })).await.is(201).json();
    let sessions = owner.api("GET", "/me/sessions").await.is(200).json();
    let other = sessions.as_array().unwrap().iter().find(|session| session["is_this"] == false).unwrap();
    let page = owner.get(&format!("/en/courses/{COURSE}/my-city-lesson")).await.is(200).text();
    let find = |pattern: &str| Regex::new(pattern).unwrap().captures(&page).unwrap()[1].to_owned();
    BTreeMap::from([
        ("attempt".to_owned(), text(&attempt["id"])),
        ("question".to_owned(), text(&attempt["questions"][0]["id"])),
        ("report".to_owned(), text(&report["id"])),
        ("token".to_owned(), text(&token["token"]["id"])),
        ("session".to_owned(), text(&other["id"])),
        ("sha256".to_owned(), find("/assets/([0-9a-f]{64})")),
        ("file".to_owned(), find("/static/([^\"]+css)")),
    ])
}

/// Somebody holds a certificate and asks for a corrected one; the owner has qualified, and can be issued one, alone or with the batch that
/// was prepared.
async fn certificates(app: &TestApp, (owner, admin): (&Person, &Person)) -> BTreeMap<String, String> {
    app.makes_keys().await;
    let holder = app.learner("hector").await;
    holder.takes_the_course().await;
    app.run_jobs().await;
    for person in [&holder, owner] {
        person.send("PUT", &at("/awards/small-award/printed-name"), json!({ "printed_name": person.name })).await.is(200);
    }
    let qualified = admin.api("GET", &at("/qualified")).await.is(200).json();
    let of = |person: &Person| {
        let found = qualified["items"].as_array().unwrap().iter().find(|one| one["learner"] == person.user().to_string());
        text(&found.unwrap()["id"])
    };
    let body = json!({ "award": "small-award", "qualifications": [of(&holder)] });
    let issued = admin.send("POST", &at("/certificates"), body).await.is(200).json();
    let code = text(&issued["issued"][0]);
    let wish = json!({ "printed_name": "Hector Sample", "reason": "My family name is missing" });
    let wish = holder.send("PUT", &format!("/certificates/{code}/correction"), wish).await.is(200).json();
    let correction = text(&wish["id"]);
    let batch = admin.send("POST", &at("/batches"), json!({ "award": "small-award" })).await.is(201).json();
    // It can be signed once it was tried whether the owner's certificate can be printed.
    app.run_jobs().await;
    BTreeMap::from([
        ("batch".to_owned(), text(&batch["id"])),
        ("correction".to_owned(), correction),
        ("code".to_owned(), code),
        ("qualification".to_owned(), of(owner)),
        ("id".to_owned(), of(owner)),
        ("who".to_owned(), of(owner)),
        ("list".to_owned(), "0".to_owned()),
    ])
}

/// A version nobody has published.
async fn draft(author: &Person) -> String {
    let package = packed(&[("course.yaml", "A small course", "A secret course")]);
    let stored = author.send_bytes("POST", &at("/versions"), ("application/octet-stream", package)).await.is(201).json();
    text(&stored["version"])
}

/// The tokens of links that were mailed: to confirm an address, and to choose a new password.
async fn mailed(app: &TestApp, owner: &Person) -> BTreeMap<String, String> {
    let visitor = app.visitor();
    let account = json!({ "name": "Nora", "email": "nora@example.org", "password": PASSWORD });
    visitor.send("POST", "/registrations", account).await.is(202);
    visitor.send("POST", "/reset-requests", json!({ "email": owner.email() })).await.is(202);
    app.run_jobs().await;
    let confirm = app.mail_to("nora@example.org").await.last().and_then(|mail| mail.link_token("/confirm/")).unwrap();
    let reset = app.mail_to(&owner.email()).await.iter().rev().find_map(|mail| mail.link_token("/reset/")).unwrap();
    BTreeMap::from([("confirm_token".to_owned(), confirm), ("reset_token".to_owned(), reset)])
}
