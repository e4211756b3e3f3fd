//! Who may do what: a table of every page and every operation, by every role, and the proof that it is whole and true.
//!
//! The table is `access/table.txt`. A route that is missing there fails the first test, an answer that differs fails the second.

mod routes;
mod scene;
mod table;

use crate::{
    api::operations,
    support::{Answer, TestApp},
};
use futures_util::{StreamExt, stream};
use scene::Scene;
pub use scene::address_of;
use std::collections::{BTreeMap, BTreeSet};
pub use table::table;
use table::{Changes, ROLES, Row};

/// How many answers are waited for at once.
const AT_ONCE: usize = 6;

#[tokio::test]
async fn every_route_is_in_the_table_and_nothing_else() {
    let app = TestApp::start().await;
    let document = app.visitor().get("/api/openapi.json").await.is(200).json();
    let mut known = routes::pages();
    known.extend(operations(&document).into_iter().map(|(method, path, _)| format!("{method} {path}")));
    let listed: BTreeSet<String> = table().into_iter().map(|row| format!("{} {}", row.method, row.address)).collect();
    let missing: Vec<&String> = known.difference(&listed).collect();
    let surplus: Vec<&String> = listed.difference(&known).collect();
    assert!(missing.is_empty() && surplus.is_empty(), "not in access/table.txt: {missing:#?}\nno such route: {surplus:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_is_answered_as_the_table_says() {
    let rows = table();
    let mut found = refusals_and_readings(&rows).await;
    let acts = groups(&rows);
    let answers = stream::iter(acts).map(|group| async move {
        let scene = Scene::fresh().await;
        let mut found = Vec::new();
        for (number, row, role) in group {
            found.push(((number, role), told(&scene.fire(row, ROLES[role]).await)));
        }
        found
    });
    found.extend(answers.buffer_unordered(AT_ONCE).collect::<Vec<_>>().await.concat());
    let differing: Vec<String> = rows.iter().enumerate().filter_map(|(number, row)| difference(row, number, &found)).collect();
    assert!(differing.is_empty(), "{} lines of access/table.txt are not true:\n{}", differing.len(), differing.join("\n"));
}

/// What a role was answered for a row: the outcome, and how the answer begins.
type Found = BTreeMap<(usize, usize), (String, String)>;

/// Everything that is to change nothing happens in one scene, all at once.
async fn refusals_and_readings(rows: &[Row]) -> Found {
    let scene = Scene::fresh().await;
    let quiet = rows.iter().enumerate().flat_map(|(number, row)| {
        let roles = (0..ROLES.len()).filter(|role| row.changes == Changes::Nothing || row.refuses(*role));
        roles.map(move |role| (number, row, role))
    });
    let answers = quiet.map(|(number, row, role)| {
        let scene = &scene;
        async move { ((number, role), told(&scene.fire(row, ROLES[role]).await)) }
    });
    stream::iter(answers).buffer_unordered(AT_ONCE).collect().await
}

/// A request: the number of its row, the row, the role.
type Request<'a> = (usize, &'a Row, usize);

/// What happens in one scene, one after the other.
fn groups(rows: &[Row]) -> Vec<Vec<Request<'_>>> {
    let (mut groups, mut harmless) = (Vec::new(), Vec::new());
    for (number, row) in rows.iter().enumerate() {
        let acting = (0..ROLES.len()).filter(|role| !row.refuses(*role)).map(|role| (number, row, role));
        match row.changes {
            Changes::Nothing => {}
            Changes::Harmlessly => harmless.extend(acting),
            Changes::Repeatably => groups.push(acting.collect()),
            Changes::Anything => groups.extend(acting.map(|request| vec![request])),
        }
    }
    groups.insert(0, harmless);
    groups
}

/// An answer in a word: its status, `in` for "sign in first", `go` for another redirect; and how it begins.
fn told(answer: &Answer) -> (String, String) {
    let outcome = match answer.status {
        303 if answer.header("location").contains("/sign-in?next=") => "in".to_owned(),
        303 | 308 => "go".to_owned(),
        status => status.to_string(),
    };
    let body = format!("{} {}", answer.header("location"), answer.text());
    (outcome, body.chars().take(300).collect::<String>().replace('\n', " "))
}

/// The line as it would have to be, and the answers it does not foresee.
fn difference(row: &Row, number: usize, found: &Found) -> Option<String> {
    let answers: Vec<&(String, String)> = (0..ROLES.len()).filter_map(|role| found.get(&(number, role))).collect();
    let outcomes: Vec<&String> = answers.iter().map(|(outcome, _)| outcome).collect();
    let differing = ROLES.iter().zip(&row.outcomes).zip(answers).filter(|((_, expected), (outcome, _))| *expected != outcome);
    let differing: Vec<String> =
        differing.map(|((role, expected), (outcome, body))| format!("    {role}: {outcome}, not {expected}: {body}")).collect();
    (!differing.is_empty()).then(|| format!("{}\n{}", row.with(&outcomes), differing.join("\n")))
}
