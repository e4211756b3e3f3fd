//! Puts load on a running program and checks every answer, so that an error is never counted as speed. `scripts/bench.sh` drives it: it
//! takes a command a line on its input and answers a line of JSON to each.
//!
//!     seed 200            registers that many learners, signs them in and enrols them
//!     lesson_view 5       16 connections, that many seconds; `lesson_view 5 br` asks for compressed pages, as browsers do
//!     outline_view 5
//!     progress_write      every lesson of every learner is marked done, once
//!     quiz_attempt 10     start, ten answers saved, handed in and graded; at most three a learner
//!     login 5
//!     page FILE           writes the lesson's page into a file, as a learner gets it
//!     floor ADDRESS 5     asks another server for `/`, in the same way

mod http;
mod learner;
mod steps;

use learner::World;
use serde_json::{Value, json};
use std::{io::Write, process::ExitCode, rc::Rc, time::Duration};
use steps::{Step, run};

/// What goes wrong ends everything: figures would mean nothing.
type Failed = Box<dyn std::error::Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [address, course, lesson, quiz] = words.as_slice() else {
        eprintln!("load ADDRESS COURSE LESSON QUIZ");
        return ExitCode::from(2);
    };
    let world = World::new(address, course, lesson, quiz);
    match tokio::task::LocalSet::new().run_until(obey(world)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("load: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn obey(mut world: World) -> Result<(), Failed> {
    // Nothing else is under way while it waits for a line.
    for line in std::io::stdin().lines() {
        let line = line?;
        let words: Vec<&str> = line.split_whitespace().collect();
        let answer = match words.as_slice() {
            ["seed", count] => {
                world.seed(count.parse()?).await?;
                json!({ "learners": world.learners.len() })
            }
            ["page", file] => {
                let page = world.lesson_of(0, "").await?;
                std::fs::write(file, &page)?;
                json!({ "bytes": page.len() })
            }
            _ => {
                let (step, seconds) = read_step(&words)?;
                world.prepare(&step).await?;
                let shared = Rc::new(world);
                let figures = run(&shared, &step, seconds).await?;
                world = Rc::into_inner(shared).ok_or("a worker is still at work")?;
                figures.json()
            }
        };
        say(&answer)?;
    }
    Ok(())
}

fn read_step(words: &[&str]) -> Result<(Step, Duration), Failed> {
    let whole = Duration::from_secs(600);
    let seconds = |text: &str| -> Result<Duration, Failed> { Ok(Duration::from_secs_f64(text.parse()?)) };
    Ok(match words {
        ["lesson_view", time] => (Step::LessonView(String::new()), seconds(time)?),
        ["lesson_view", time, coding] => (Step::LessonView((*coding).to_owned()), seconds(time)?),
        ["outline_view", time] => (Step::OutlineView, seconds(time)?),
        ["progress_write"] => (Step::ProgressWrite, whole),
        ["quiz_attempt", time] => (Step::QuizAttempt, seconds(time)?),
        ["login", time] => (Step::Login, seconds(time)?),
        ["floor", address, time] => (Step::Floor((*address).to_owned()), seconds(time)?),
        _ => return Err(format!("no such command: {}", words.join(" ")).into()),
    })
}

fn say(answer: &Value) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{answer}")?;
    out.flush()
}
