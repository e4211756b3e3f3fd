//! The job loop: claim, run, record; and what is to be done every second. Stops gently.

use crate::app::App;
use domain::{queue, runner};
use std::time::Duration;
use tokio::sync::watch;

/// Jobs taken at a time.
const BATCH: u64 = 20;
/// How often the queue is looked at when it was empty.
const PAUSE: Duration = Duration::from_millis(500);

/// Seconds between two sweeps of what has run out: sessions, links, old log entries.
const SWEEP_EVERY: u32 = 3600;

/// Does jobs until told to stop.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    let name = uuid::Uuid::now_v7().to_string();
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
}
