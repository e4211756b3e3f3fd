//! The job loop: claim, run, record; and what is to be done every second. Stops gently.

use crate::app::App;
use domain::{database::Dialect, error::Failure, queue, runner};
use std::{path::Path, time::Duration};
use tokio::sync::watch;

/// Jobs taken at a time.
const BATCH: u64 = 20;
/// How often the queue is looked at when it was empty.
const PAUSE: Duration = Duration::from_millis(500);

/// Seconds between two sweeps of what has run out: sessions, links, old log entries.
const SWEEP_EVERY: u32 = 3600;

/// Who works here: the machine since it started and its space of processes, the process, and a mark that tells it from others of the same number.
struct Worker {
    machine: String,
    process: u32,
}

impl Worker {
    fn here() -> Self {
        let read = |path: &str| std::fs::read_to_string(path).map(|text| text.trim().to_owned()).ok();
        let processes = std::fs::read_link("/proc/self/ns/pid").map(|space| space.display().to_string()).ok();
        let parts = [read("/proc/sys/kernel/hostname"), read("/proc/sys/kernel/random/boot_id"), processes];
        // Unless all are known, nobody is known to be gone.
        let machine = parts.into_iter().collect::<Option<Vec<_>>>().map(|parts| parts.join(" ")).unwrap_or_default();
        Self { machine, process: std::process::id() }
    }

    fn name(&self) -> String {
        format!("{}/{}/{}", self.machine, self.process, uuid::Uuid::now_v7())
    }

    /// Whether the worker of this name was on this machine and is no more.
    fn outlived(&self, name: &str) -> bool {
        let mut parts = name.split('/');
        let (machine, process) = (parts.next(), parts.next().and_then(|process| process.parse::<u32>().ok()));
        let is_here = !self.machine.is_empty() && machine == Some(self.machine.as_str());
        is_here && process.is_some_and(|process| process == self.process || !Path::new(&format!("/proc/{process}")).exists())
    }
}

/// Takes back what workers held that were killed, as far as that can be known: with SQLite nobody else works, and on this machine one sees
/// which processes there are. To be called before anybody works in this process.
///
/// # Errors
/// When the queue cannot be written.
pub async fn take_back(app: &App) -> Result<(), Failure> {
    let (database, worker) = (&app.platform.database, Worker::here());
    let is_alone = database.dialect() == Dialect::Sqlite;
    queue::take_back(database, |name| is_alone || worker.outlived(name)).await
}

/// Does jobs until told to stop.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    let name = Worker::here().name();
    while !*stop.borrow() {
        let done = match run_due(&app, &name).await {
            Ok(done) => done,
            Err(error) => {
                tracing::error!(%error, "the queue could not be read");
                0
            }
        };
        if done == 0 {
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                _ = stop.changed() => {}
            }
        }
    }
}

/// Does the jobs that are due, once; answers how many there were.
///
/// # Errors
/// When the queue cannot be read or written.
pub async fn run_due(app: &App, worker: &str) -> Result<usize, domain::error::Failure> {
    let database = &app.platform.database;
    let jobs = queue::claim(database, worker, BATCH, app.platform.clock.now()).await?;
    // Many are small; struck off together, they do not cost a commit each.
    let mut done = Vec::new();
    for leased in &jobs {
        match runner::run(&app.platform, leased).await {
            Ok(()) => {
                metrics::counter!("mooc_jobs_total", "outcome" => "done").increment(1);
                done.push(leased.id);
                if !leased.job.may_linger() {
                    queue::finish(database, &done).await?;
                    done.clear();
                }
            }
            Err(error) => {
                metrics::counter!("mooc_jobs_total", "outcome" => "failed").increment(1);
                tracing::warn!(job.id = %leased.id, job.try_number = leased.try_number, %error, "a job failed");
                queue::postpone(database, leased, &error.to_string(), app.platform.clock.now()).await?;
            }
        }
    }
    queue::finish(database, &done).await?;
    Ok(jobs.len())
}

/// Hears of ended sessions and new publications once a second, until told to stop.
pub async fn listen(app: App, mut stop: watch::Receiver<bool>) {
    let mut second = tokio::time::interval(Duration::from_secs(1));
    second.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Skip);
    let mut ticks: u32 = 0;
    while !*stop.borrow() {
        tokio::select! {
            _ = second.tick() => {}
            _ = stop.changed() => break,
        }
        app.sessions.hear().await;
        if let Err(error) = domain::catalogue::refresh(&app.platform).await {
            tracing::warn!(%error, "publications could not be read");
        }
        ticks = ticks.wrapping_add(1);
        if ticks.is_multiple_of(300) {
            app.limits.tidy();
            if let Err(error) = domain::idempotency::tidy(&app.platform.database, app.platform.clock.now()).await {
                tracing::warn!(%error, "old answers to repeated requests could not be forgotten");
            }
        }
        if ticks.is_multiple_of(SWEEP_EVERY) {
            sweep(&app).await;
        }
    }
}

/// What is done once an hour.
async fn sweep(app: &App) {
    if let Err(error) = domain::identity::sweep(&app.platform).await {
        tracing::warn!(%error, "what has run out could not be swept away");
    }
    if let Err(error) = domain::certification::resume_stuck_batches(&app.platform).await {
        tracing::warn!(%error, "batches of certificates that stopped could not be taken up again");
    }
    if let Err(error) = domain::certification::sign_missing_credentials(&app.platform).await {
        tracing::warn!(%error, "certificates without a credential could not be found");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_was_here_and_is_gone_is_outlived() {
        let worker = Worker { machine: "here".to_owned(), process: std::process::id() };
        assert!(worker.outlived(&worker.name()), "another process of the same number was before this one");
        assert!(worker.outlived("here/4194304999/x"));
        assert!(!worker.outlived("here/1/x"));
        assert!(!worker.outlived("there/4194304999/x"));
        assert!(!worker.outlived("0199a8d0-0000-7000-8000-000000000000"));
    }
}
