//! The small course: its files as a package, and somebody taking it.

use super::{Answer, COURSE, Person};
use serde_json::{Value, json};
use std::{
    fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// The small course as a ZIP, with some of its texts changed: path, what stands there, what is to stand there. Where nothing stood there is
/// a new file.
pub fn packed(changes: &[(&str, &str, &str)]) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/course-small");
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for path in files(&root) {
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
        let mut bytes = fs::read(&path).unwrap();
        for (_, from, to) in changes.iter().filter(|(changed, _, _)| *changed == name) {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(from), "{name} does not hold {from:?}");
            bytes = text.replacen(from, to, 1).into_bytes();
        }
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(&bytes).unwrap();
    }
    for (name, _, text) in changes.iter().filter(|(_, from, _)| from.is_empty()) {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Every file in a folder and the folders in it.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// What answers a question of the small course rightly, read from what it asks, in English.
pub fn right_response(question: &Value) -> Value {
    let letter = |side: &str, wanted: &str| {
        let options = question[side].as_array().unwrap();
        let found = options.iter().find(|option| option["text"].as_str().unwrap().contains(wanted));
        found.unwrap_or_else(|| panic!("no {wanted:?} in {question}"))["id"].clone()
    };
    match question["id"].as_str().unwrap() {
        "capital" => json!({ "choice": letter("options", "first") }),
        "colours" => json!({ "choices": [letter("options", "Red"), letter("options", "Blue")] }),
        "pairs" => {
            let matched = [("One", "1"), ("Two", "2")].map(|(left, right)| (letter("lefts", left), letter("options", right)));
            let matches: serde_json::Map<_, _> =
                matched.into_iter().map(|(left, right)| (left.as_str().unwrap().to_owned(), right)).collect();
            json!({ "matches": matches })
        }
        "order" => {
            let order = ["Dawn", "Noon", "Dusk"].map(|item| letter("options", item));
            json!({ "order": order })
        }
        "amount" => json!({ "number": "7341.5" }),
        "word" => json!({ "text": "mark-accept-plum" }),
        "pool-three" => json!({ "truth": false }),
        _ => json!({ "truth": true }),
    }
}

/// An address below the small course.
pub fn at(rest: &str) -> String {
    format!("/courses/{COURSE}{rest}")
}

impl Person {
    /// Enrols in the small course.
    pub async fn enrols(&self) {
        self.api("PUT", &at("/enrolment")).await.is(200);
    }

    /// Starts an attempt at a quiz, or goes on with the one under way.
    pub async fn starts(&self, quiz: &str) -> Value {
        let answer = self.api("POST", &at(&format!("/quizzes/{quiz}/attempts"))).await;
        assert!(matches!(answer.status, 200 | 201), "{}\n{}", answer.url, answer.text());
        answer.json()
    }

    /// Saves an answer, having seen this many of it.
    pub async fn saves(&self, attempt: &Value, question: &Value, (seen, response): (u64, Value)) -> Answer {
        let path = format!("/attempts/{}/responses/{}", attempt["id"].as_str().unwrap(), question["id"].as_str().unwrap());
        self.send("PUT", &path, json!({ "seen": seen, "response": response })).await
    }

    /// Hands an attempt in.
    pub async fn hands_in(&self, attempt: &Value) -> Value {
        self.api("POST", &format!("/attempts/{}/submission", attempt["id"].as_str().unwrap())).await.is(200).json()
    }

    /// Takes a quiz without an answer.
    pub async fn fails(&self, quiz: &str) -> Value {
        let attempt = self.starts(quiz).await;
        self.hands_in(&attempt).await
    }

    /// Takes a quiz with every answer right.
    pub async fn passes(&self, quiz: &str) -> Value {
        let attempt = self.starts(quiz).await;
        for question in attempt["questions"].as_array().unwrap() {
            self.saves(&attempt, question, (question["seq"].as_u64().unwrap(), right_response(question))).await.is(200);
        }
        let done = self.hands_in(&attempt).await;
        assert_eq!(done["grade"]["is_passed"], true, "{done}");
        done
    }

    /// Finishes every lesson that is asked.
    pub async fn reads_the_lessons(&self) {
        for lesson in ["welcome", "my-city-lesson"] {
            self.api("PUT", &at(&format!("/activities/{lesson}/completion"))).await.is(200);
        }
    }

    /// Does everything the award asks; the qualification is there once the jobs have run.
    pub async fn takes_the_course(&self) {
        self.enrols().await;
        self.reads_the_lessons().await;
        self.passes("check").await;
    }
}
