//! The people who make the load.

use crate::{
    Failed,
    http::{Connection, Reply, Request},
    steps::Step,
};
use serde_json::{Value, json};
use std::io;

/// Everybody's password.
const PASSWORD: &str = "slow lanterns over a copper harbour";
/// Connections that are open at a time.
pub const CONNECTIONS: usize = 16;

/// Somebody with an account, signed in.
#[derive(Debug, Default, Clone)]
pub struct Learner {
    email: String,
    cookie: String,
    secret: String,
    /// The lesson's page as this learner gets it, bytes on the wire.
    pub page: Vec<u8>,
    /// The course's outline as this learner gets it.
    pub outline: Vec<u8>,
}

/// The program under load and the people who use it.
pub struct World {
    /// Host and port.
    pub address: String,
    course: String,
    lesson: String,
    quiz: String,
    /// Lessons of the course, in order.
    lessons: Vec<String>,
    /// Everybody.
    pub learners: Vec<Learner>,
}

/// An answer that is not what it should be.
pub fn unlike(what: &str, reply: &Reply) -> io::Error {
    let text = reply.text().unwrap_or_default();
    io::Error::other(format!("{what}: status {}: {}", reply.status, text.chars().take(400).collect::<String>()))
}

fn parse(what: &str, reply: &Reply) -> io::Result<Value> {
    serde_json::from_str(&reply.text()?).map_err(|_| unlike(what, reply))
}

fn expect(what: &str, status: &[u16], reply: Reply) -> io::Result<Reply> {
    if status.contains(&reply.status) { Ok(reply) } else { Err(unlike(what, &reply)) }
}

impl Learner {
    /// A call of the API, with this learner's session.
    pub fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Request {
        let headers = [("cookie", self.cookie.as_str()), ("x-csrf-token", self.secret.as_str())];
        let text = body.map(Value::to_string).unwrap_or_default();
        let kind = if body.is_some() { "application/json" } else { "" };
        Request::new(method, &format!("/api/v1{path}"), &headers, (kind, &text))
    }

    /// A page, packed as asked.
    pub fn page_request(&self, path: &str, coding: &str) -> Request {
        Request::new("GET", path, &[("cookie", &self.cookie), ("accept-encoding", coding), ("accept-language", "en")], ("", ""))
    }

    /// Signing in anew.
    pub fn login(&self) -> Request {
        let body = json!({ "email": self.email, "password": PASSWORD }).to_string();
        Request::new("POST", "/api/v1/session", &[("accept-language", "en")], ("application/json", &body))
    }
}

/// The session an answer to signing in opened: its cookie and its secret.
pub fn session_of(reply: &Reply) -> io::Result<(String, String)> {
    let cookie = reply.cookies.iter().find(|cookie| cookie.contains("sid=")).cloned().ok_or_else(|| unlike("a session cookie", reply))?;
    let secret = parse("signing in", reply)?.get("csrf").and_then(Value::as_str).map(str::to_owned);
    Ok((cookie, secret.ok_or_else(|| unlike("a session's secret", reply))?))
}

impl World {
    /// Nobody has an account yet.
    pub fn new(address: &str, course: &str, lesson: &str, quiz: &str) -> Self {
        let [address, course, lesson, quiz] = [address, course, lesson, quiz].map(str::to_owned);
        Self { address, course, lesson, quiz, lessons: Vec::new(), learners: Vec::new() }
    }

    /// The page of the lesson.
    pub fn lesson_path(&self) -> String {
        format!("/en/courses/{}/{}", self.course, self.lesson)
    }

    /// Below `/api/v1`.
    pub fn course_path(&self, rest: &str) -> String {
        format!("/courses/{}{rest}", self.course)
    }

    /// Where attempts at the quiz start.
    pub fn attempts_path(&self) -> String {
        self.course_path(&format!("/quizzes/{}/attempts", self.quiz))
    }

    /// Where a lesson is marked done, and whose turn it is to do so: each of a worker's learners marks each lesson once.
    pub fn completion(&self, worker: usize, turn: usize) -> Option<(&Learner, String)> {
        let lesson = self.lessons.get(turn.checked_rem(self.lessons.len())?)?;
        let learner = self.learner(worker, turn.checked_div(self.lessons.len())?)?;
        Some((learner, self.course_path(&format!("/activities/{lesson}/completion"))))
    }

    /// The learner at a place among those of a worker: no two workers share one.
    pub fn learner(&self, worker: usize, place: usize) -> Option<&Learner> {
        self.learners.get(place.checked_mul(CONNECTIONS)?.checked_add(worker)?)
    }

    /// How many learners a worker has.
    pub fn learners_of(&self, worker: usize) -> usize {
        self.learners.len().saturating_sub(worker).div_ceil(CONNECTIONS)
    }

    /// Registers, signs in and enrols learners.
    ///
    /// # Errors
    /// When the program refuses any of it.
    pub async fn seed(&mut self, count: usize) -> Result<(), Failed> {
        let mut connection = Connection::to(&self.address);
        for number in 1..=count {
            let mut learner = Learner { email: format!("learner{number}@example.org"), ..Learner::default() };
            let form = format!("name=Learner+{number}&email=learner{number}%40example.org&password={}", PASSWORD.replace(' ', "+"));
            let register = Request::new("POST", "/en/register", &[], ("application/x-www-form-urlencoded", &form));
            expect("registering", &[200], connection.send(&register).await?)?;
            let entered = expect("signing in", &[200, 201], connection.send(&learner.login()).await?)?;
            (learner.cookie, learner.secret) = session_of(&entered)?;
            let enrol = learner.call("PUT", &self.course_path("/enrolment"), None);
            expect("enrolling", &[200, 201, 204], connection.send(&enrol).await?)?;
            self.learners.push(learner);
        }
        let first = self.learners.first().ok_or("no learners")?;
        let outline = connection.send(&first.call("GET", &self.course_path("/outline"), None)).await?;
        self.lessons = lessons_of(&parse("the outline", &outline)?);
        if self.lessons.is_empty() {
            return Err(unlike("an outline with lessons", &outline).into());
        }
        Ok(())
    }

    /// The lesson's page as a learner gets it, checked to be that page.
    ///
    /// # Errors
    /// When it is another.
    pub async fn lesson_of(&self, number: usize, coding: &str) -> Result<Vec<u8>, Failed> {
        let learner = self.learners.get(number).ok_or("no such learner")?;
        let reply = Connection::to(&self.address).send(&learner.page_request(&self.lesson_path(), coding)).await?;
        let text = reply.text()?;
        let marks = ["<h1", "</html>", &format!("Learner {}", number.saturating_add(1)), &format!("{}/progress", self.course)];
        let whole = reply.status == 200 && reply.encoding == coding && marks.iter().all(|mark| text.contains(mark));
        if whole { Ok(reply.body) } else { Err(unlike("the lesson's page", &reply).into()) }
    }

    /// Learns what right answers look like before a step is timed.
    ///
    /// # Errors
    /// When an answer is not what it should be.
    pub async fn prepare(&mut self, step: &Step) -> Result<(), Failed> {
        let mut connection = Connection::to(&self.address);
        for number in 0..self.learners.len() {
            match step {
                Step::LessonView(coding) => {
                    let page = self.lesson_of(number, coding).await?;
                    self.learners.get_mut(number).ok_or("no such learner")?.page = page;
                }
                Step::OutlineView => {
                    let path = self.course_path("/outline");
                    let learner = self.learners.get_mut(number).ok_or("no such learner")?;
                    let reply = expect("the outline", &[200], connection.send(&learner.call("GET", &path, None)).await?)?;
                    if lessons_of(&parse("the outline", &reply)?) != self.lessons {
                        return Err(unlike("the outline", &reply).into());
                    }
                    learner.outline = reply.body;
                }
                _ => return Ok(()),
            }
        }
        Ok(())
    }
}

/// The ids of all lessons in an outline, whatever it wraps them in.
fn lessons_of(outline: &Value) -> Vec<String> {
    match outline {
        Value::Array(items) => items.iter().flat_map(lessons_of).collect(),
        Value::Object(members) => {
            let is_lesson = members.get("kind").and_then(Value::as_str) == Some("lesson");
            let own = members.get("id").and_then(Value::as_str).filter(|_| is_lesson).map(str::to_owned);
            own.into_iter().chain(members.values().flat_map(lessons_of)).collect()
        }
        _ => Vec::new(),
    }
}
