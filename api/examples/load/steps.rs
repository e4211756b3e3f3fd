//! What is measured, and how: sixteen connections that are never idle.

use crate::{
    Failed,
    http::{Connection, Request},
    learner::{CONNECTIONS, Learner, World, session_of, unlike},
};
use serde_json::{Value, json};
use std::{io, rc::Rc, time::Duration, time::Instant};

/// Something learners do.
#[derive(Debug, Clone)]
pub enum Step {
    /// Read a lesson, packed this way.
    LessonView(String),
    /// Look at the course's outline.
    OutlineView,
    /// Mark lessons done.
    ProgressWrite,
    /// Take the quiz.
    QuizAttempt,
    /// Sign in.
    Login,
    /// Ask another server for its one page.
    Floor(String),
}

/// Attempts a learner has.
const ATTEMPTS: usize = 3;

/// What was measured.
#[derive(Debug, Default)]
pub struct Figures {
    seconds: f64,
    times: Vec<Duration>,
}

impl Figures {
    /// As a line of JSON.
    pub fn json(mut self) -> Value {
        self.times.sort_unstable();
        let count = self.times.len();
        let at = |share: usize| self.times.get(count.saturating_mul(share) / 100).map_or(0.0, |time| time.as_secs_f64() * 1000.0);
        json!({ "operations": count, "seconds": self.seconds, "median_ms": at(50), "p99_ms": at(99) })
    }
}

/// Runs a step for this long, or until there is nothing left to do.
///
/// # Errors
/// At the first answer that is not what it should be.
pub async fn run(world: &Rc<World>, step: &Step, time: Duration) -> Result<Figures, Failed> {
    let begun = Instant::now();
    let workers: Vec<_> = (0..CONNECTIONS)
        .map(|worker| {
            let (world, step) = (Rc::clone(world), step.clone());
            tokio::task::spawn_local(async move { work(&world, &step, worker, begun + time).await })
        })
        .collect();
    let mut figures = Figures::default();
    for worker in workers {
        figures.times.extend(worker.await??);
    }
    figures.seconds = begun.elapsed().as_secs_f64();
    Ok(figures)
}

async fn work(world: &World, step: &Step, worker: usize, until: Instant) -> io::Result<Vec<Duration>> {
    let address = if let Step::Floor(address) = step { address } else { &world.address };
    let mut connection = Connection::to(address);
    let mut times = Vec::with_capacity(4096);
    for turn in 0.. {
        let begun = Instant::now();
        if begun >= until || !once(world, step, (worker, turn), &mut connection).await? {
            break;
        }
        times.push(begun.elapsed());
    }
    Ok(times)
}

/// Does the step once; answers whether there was anything to do.
async fn once(world: &World, step: &Step, (worker, turn): (usize, usize), connection: &mut Connection) -> io::Result<bool> {
    let own = world.learners_of(worker);
    let Some(learner) = turn.checked_rem(own).and_then(|place| world.learner(worker, place)) else {
        return floor(step, connection).await;
    };
    match step {
        Step::LessonView(coding) => {
            let reply = connection.send(&learner.page_request(&world.lesson_path(), coding)).await?;
            if reply.status != 200 || reply.body != learner.page {
                return Err(unlike("the same page again", &reply));
            }
        }
        Step::OutlineView => {
            let reply = connection.send(&learner.call("GET", &world.course_path("/outline"), None)).await?;
            if reply.status != 200 || reply.body != learner.outline {
                return Err(unlike("the same outline again", &reply));
            }
        }
        Step::ProgressWrite => {
            let Some((learner, path)) = world.completion(worker, turn) else { return Ok(false) };
            let reply = connection.send(&learner.call("PUT", &path, None)).await?;
            if !(200..300).contains(&reply.status) {
                return Err(unlike("a lesson marked done", &reply));
            }
        }
        Step::QuizAttempt if turn >= own.saturating_mul(ATTEMPTS) => return Ok(false),
        Step::QuizAttempt => attempt(world, learner, connection).await?,
        Step::Login => {
            let reply = connection.send(&learner.login()).await?;
            session_of(&reply)?;
        }
        Step::Floor(_) => return floor(step, connection).await,
    }
    Ok(true)
}

async fn floor(step: &Step, connection: &mut Connection) -> io::Result<bool> {
    if !matches!(step, Step::Floor(_)) {
        return Ok(false);
    }
    let reply = connection.send(&Request::new("GET", "/", &[], ("", ""))).await?;
    if reply.status == 200 && reply.body.len() > 100 { Ok(true) } else { Err(unlike("the floor's page", &reply)) }
}

async fn attempt(world: &World, learner: &Learner, connection: &mut Connection) -> io::Result<()> {
    let reply = connection.send(&learner.call("POST", &world.attempts_path(), None)).await?;
    let started: Value = serde_json::from_slice(&reply.body).map_err(|_| unlike("a new attempt", &reply))?;
    let (Some(id), Some(questions)) = (text(&started, "id"), started.get("questions").and_then(Value::as_array)) else {
        return Err(unlike("a new attempt", &reply));
    };
    if reply.status != 201 || questions.len() != 10 {
        return Err(unlike("a new attempt with ten questions", &reply));
    }
    for question in questions {
        let name = text(question, "id").ok_or_else(|| unlike("a question with an id", &reply))?;
        let body = json!({ "seen": 0, "response": answer(question) });
        let saved = connection.send(&learner.call("PUT", &format!("/attempts/{id}/responses/{name}"), Some(&body))).await?;
        let seq = serde_json::from_slice::<Value>(&saved.body).ok().and_then(|saved| saved.get("seq").and_then(Value::as_u64));
        if saved.status != 200 || seq != Some(1) {
            return Err(unlike("an answer saved", &saved));
        }
    }
    // What this answers is the review.
    let submitted = connection.send(&learner.call("POST", &format!("/attempts/{id}/submission"), None)).await?;
    let graded = serde_json::from_slice::<Value>(&submitted.body).is_ok_and(|view| view.get("grade").is_some_and(Value::is_object));
    if submitted.status == 200 && graded { Ok(()) } else { Err(unlike("an attempt handed in and graded", &submitted)) }
}

fn text<'a>(value: &'a Value, member: &str) -> Option<&'a str> {
    value.get(member).and_then(Value::as_str)
}

/// An answer of the right shape, right or wrong.
fn answer(question: &Value) -> Value {
    let ids = |member: &str| -> Vec<&str> {
        question.get(member).and_then(Value::as_array).into_iter().flatten().filter_map(|item| text(item, "id")).collect()
    };
    let options = ids("options");
    match text(question, "type").unwrap_or_default() {
        "single_choice" => json!({ "choice": options.first() }),
        "multiple_choice" => json!({ "choices": options.iter().take(2).collect::<Vec<_>>() }),
        "true_false" => json!({ "truth": true }),
        "matching" => {
            let pairs = ids("lefts").into_iter().zip(&options).map(|(left, right)| (left.to_owned(), json!(right)));
            json!({ "matches": pairs.collect::<serde_json::Map<_, _>>() })
        }
        "ordering" => json!({ "order": options }),
        "numeric" => json!({ "number": "1966" }),
        _ => json!({ "text": "Gwangju" }),
    }
}
