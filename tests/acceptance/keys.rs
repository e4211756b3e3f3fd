//! No key, no right-answer mark and no feedback reaches a learner before its time. The small course has unmistakable marks in all of them; every
//! page, every answer and every file a learner can get is searched.

use crate::{
    access::{address_of, table},
    support::{Answer, COURSE, Person, TestApp, at, right_response},
};
use regex::Regex;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

/// What authors wrote for nobody to see before its time: remarks, accepted forms, ids of options, and the number asked for, also as a fraction.
static MARK: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?:MARK-|mark-accept|marked-)[A-Za-z-]*|7341[.,]5|\b14683\b").unwrap());
/// An address on a page.
static LINK: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"(?:href|src|action|formaction|data-[a-z]+)="(/[^"\#]*)""#).unwrap());

/// Marks in an answer.
fn marks(answer: &Answer) -> BTreeSet<String> {
    let headers = answer.headers.iter().map(|(name, value)| format!("{name}: {value:?}\n")).collect::<String>();
    MARK.find_iter(&format!("{headers}{}", answer.text())).map(|mark| mark.as_str().to_owned()).collect()
}

/// Somebody who looks everywhere and writes down where a mark is.
struct Search<'a> {
    person: &'a Person,
    values: BTreeMap<String, String>,
    found: BTreeMap<String, BTreeSet<String>>,
    seen: BTreeSet<String>,
}

impl<'a> Search<'a> {
    fn of(person: &'a Person, attempts: &[&Value]) -> Self {
        let words = ["module main", "quiz check", "slug request-not-found", "award small-award", "prompt my-city-duties", "activity check"];
        let mut values: BTreeMap<String, String> =
            words.iter().map(|words| words.split_once(' ').unwrap()).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        values.insert("course".to_owned(), COURSE.to_owned());
        let attempt = attempts.last().map(|attempt| attempt["id"].as_str().unwrap().to_owned());
        values.extend(attempt.map(|attempt| ("attempt".to_owned(), attempt)));
        Self { person, values, found: BTreeMap::new(), seen: BTreeSet::new() }
    }

    fn note(&mut self, answer: &Answer) {
        let marks = marks(answer);
        if !marks.is_empty() {
            self.found.entry(answer.url.clone()).or_default().extend(marks);
        }
    }

    /// Reads every address of the table, and every address on the pages found there, in each language.
    async fn everywhere(mut self) -> Self {
        for language in ["en", "fr", "es"] {
            self.person.speaks(language);
            self.values.insert("lang".to_owned(), language.to_owned());
            let rows = table().into_iter().filter(|row| row.method == "GET");
            let mut waiting: Vec<String> = rows.map(|row| address_of(&row, &self.values)).collect();
            for activity in ["welcome", "practice", "my-city-lesson", "only-english", "check"] {
                waiting.push(format!("/{language}/courses/{COURSE}/{activity}"));
                waiting.push(format!("/api/v1/courses/{COURSE}/activities/{activity}"));
            }
            // The API says the same thing in another language under the same address.
            self.seen.retain(|address| !address.starts_with("/api/"));
            while let Some(address) = waiting.pop() {
                let address = address.replace("&amp;", "&");
                if !self.seen.insert(address.clone()) {
                    continue;
                }
                let answer = self.person.get(&address).await;
                assert!(answer.status < 500, "{}\n{}", answer.url, answer.text());
                self.note(&answer);
                let page = answer.text();
                waiting.extend(LINK.captures_iter(&page).map(|found| found[1].to_owned()));
                waiting.extend(Some(answer.header("location").to_owned()).filter(|location| location.starts_with('/')));
            }
        }
        self.person.speaks("en");
        self
    }

    /// Fails where a mark was found that is not one of these.
    #[track_caller]
    fn finds_only(&self, allowed: &[&str]) {
        assert!(self.seen.len() > 100, "only {} addresses were read", self.seen.len());
        let wrong: BTreeMap<&String, Vec<&String>> = self
            .found
            .iter()
            .map(|(url, marks)| (url, marks.iter().filter(|mark| !allowed.contains(&mark.as_str())).collect()))
            .filter(|(_, marks): &(&String, Vec<&String>)| !marks.is_empty())
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

fn question<'a>(attempt: &'a Value, id: &str) -> &'a Value {
    attempt["questions"].as_array().unwrap().iter().find(|question| question["id"] == id).unwrap()
}

/// Answers to every question that are wrong, and a stale, an unfit and a foreign one.
async fn answers_wrongly(person: &Person, attempt: &Value) -> Vec<Answer> {
    let capital = question(attempt, "capital");
    let option = |text: &str| {
        let options = capital["options"].as_array().unwrap();
        options.iter().find(|option| option["text"].as_str().unwrap().contains(text)).unwrap()["id"].clone()
    };
    let sent = [
        ("capital", 0, json!({ "choice": option("second") })),
        ("capital", 0, json!({ "choice": option("first") })),
        ("capital", 1, json!({ "choice": "zz" })),
        ("colours", 0, json!({ "choice": "a" })),
        ("statement", 0, json!({ "truth": false })),
        ("amount", 0, json!({ "number": "1" })),
        ("amount", 1, json!({ "number": "many" })),
        ("word", 0, json!({ "text": "pear" })),
        ("order", 0, json!({ "order": ["a", "a", "a"] })),
        ("pairs", 0, json!({ "matches": { "9": "z" } })),
    ];
    let mut answers = Vec::new();
    for (id, seen, response) in sent {
        answers.push(person.saves(attempt, question(attempt, id), (seen, response)).await);
    }
    answers
}

#[tokio::test]
async fn nothing_tells_a_key_before_its_time() {
    let app =
        TestApp::start_with(&[], "[limits]\nnetwork = \"9000/1\"\naccount = \"9000/1\"\nattempt = \"9000/1\"\nverify = \"9000/1\"").await;
    let ada = app.learner("ada").await;
    Search::of(&app.visitor(), &[]).everywhere().await.finds_only(&[]);
    Search::of(&ada, &[]).everywhere().await.finds_only(&[]);
    ada.enrols().await;
    Search::of(&ada, &[]).everywhere().await.finds_only(&[]);

    // Under way: nothing, whatever is saved.
    let first = ada.starts("check").await;
    let practice = ada.starts("practice").await;
    let answers = answers_wrongly(&ada, &first).await;
    for answer in &answers {
        assert!(marks(answer).is_empty(), "{}\n{}", answer.url, answer.text());
    }
    let form = format!("/en/courses/{COURSE}/check/attempts/{}", first["id"].as_str().unwrap());
    let page = ada.post(&form, &[("seen.capital", "0"), ("answer.capital", "zz"), ("act", "hand-in")]).await;
    assert!(marks(&page).is_empty(), "{}", page.text());
    Search::of(&ada, &[&practice, &first]).everywhere().await.finds_only(&[]);

    // Handed in and failed: what the author says to the answers that were given, and no key.
    ada.hands_in(&first).await;
    app.run_jobs().await;
    let said =
        ["MARK-FEEDBACK-capital", "MARK-KEY-capital-wrong", "MARK-KEY-statement-false", "MARK-FEEDBACK-amount", "MARK-FEEDBACK-word"];
    let said: Vec<String> = said.iter().flat_map(|mark| ["", "-fr", "-es"].map(|language| format!("{mark}{language}"))).collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let search = Search::of(&ada, &[&first]).everywhere().await;
    search.finds_only(&said);
    assert!(!search.found.is_empty(), "the search finds what there is to be found");
    // Another attempt: still no key.
    let second = ada.starts("check").await;
    Search::of(&ada, &[&first, &second]).everywhere().await.finds_only(&said);

    // Passed: now the keys are shown, to her and nobody else.
    for asked in second["questions"].as_array().unwrap() {
        ada.saves(&second, asked, (0, right_response(asked))).await.is(200);
    }
    let done = ada.hands_in(&second).await;
    assert_eq!(question(&done, "word")["key"]["forms"][0], "mark-accept-plum", "{done}");
    app.run_jobs().await;
    let ben = app.learner("ben").await;
    ben.enrols().await;
    let bens = ben.starts("check").await;
    app.run_jobs().await;
    Search::of(&ben, &[&second, &bens]).everywhere().await.finds_only(&[]);
    for letter in app.mail_to("ada@example.org").await {
        assert!(!MARK.is_match(&letter.text), "{}", letter.text);
    }
}

#[tokio::test]
async fn the_order_of_what_is_shown_tells_nothing() {
    let app = TestApp::start().await;
    let (mut orders, mut pairs) = (BTreeSet::new(), BTreeSet::new());
    for name in ["ada", "ben", "carl", "dora", "emil", "fay", "gus", "hana"] {
        let person = app.learner(name).await;
        person.enrols().await;
        let attempt = person.starts("check").await;
        let shown = |id: &str| {
            let options = question(&attempt, id)["options"].as_array().unwrap().clone();
            options.into_iter().map(|option| option["text"].as_str().unwrap().to_owned()).collect::<Vec<String>>()
        };
        orders.insert(shown("order"));
        pairs.insert(shown("pairs"));
        assert_eq!(person.api("GET", &at("/activities/check")).await.is(200).json()["quiz"]["questions"], 7);
    }
    app.run_jobs().await;
    assert!(orders.len() > 1, "what is to be put in order is shuffled: {orders:?}");
    assert!(pairs.len() > 1, "what is to be matched is shuffled: {pairs:?}");
}
