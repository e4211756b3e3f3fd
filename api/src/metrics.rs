//! Figures for Prometheus, on an address of their own so that no visitor of the pages sees them.

use crate::{app::App, server};
use domain::queue;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use poem::{Endpoint, Response, Route, endpoint::make, get};
use std::{error::Error, future::Future, time::Duration};
use tokio::net::TcpListener;

/// Upper bounds of the groups that answering times are counted in, in seconds.
const SECONDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];
/// How often recorded times are put into their groups when nobody asks for the figures.
const UPKEEP: Duration = Duration::from_secs(5);

/// Keeps what the program counts from here on. Once a process.
///
/// # Errors
/// When the process keeps its figures elsewhere already.
pub fn record() -> Result<PrometheusHandle, Box<dyn Error + Send + Sync>> {
    let figures = PrometheusBuilder::new().set_buckets(&SECONDS)?.install_recorder()?;
    describe();
    Ok(figures)
}

fn describe() {
    metrics::describe_counter!("mooc_requests_total", "Requests answered, by method and status");
    metrics::describe_histogram!("mooc_request_seconds", metrics::Unit::Seconds, "Time from a request's headers to its answer, by route");
    metrics::describe_counter!("mooc_jobs_total", "Jobs run, by outcome");
    metrics::describe_gauge!("mooc_jobs_waiting", "Jobs in the queue that have not been given up");
    metrics::describe_gauge!("mooc_jobs_given_up", "Jobs that failed at every try");
    metrics::describe_gauge!("mooc_resident_bytes", metrics::Unit::Bytes, "Memory of the process that is in RAM");
    metrics::describe_gauge!("mooc_up", "1, with the version of the program");
    metrics::describe_counter!("mooc_redis_failures_total", "Times Redis did not answer properly");
    metrics::describe_counter!("mooc_policy_reports_total", "Reports of browsers about the content security policy");
}

/// Serves the figures at `/metrics` until `stop` comes true.
///
/// # Errors
/// When the listener cannot say its own address.
pub async fn serve(app: App, figures: PrometheusHandle, listener: TcpListener, stop: impl Future<Output = ()>) -> std::io::Result<()> {
    let upkeep = tokio::spawn(keep_up(figures.clone()));
    let served = server::serve_endpoint(endpoint(app, figures), listener, stop).await;
    upkeep.abort();
    served
}

async fn keep_up(figures: PrometheusHandle) {
    loop {
        tokio::time::sleep(UPKEEP).await;
        figures.run_upkeep();
    }
}

/// Answers `GET /metrics` and nothing else.
pub fn endpoint(app: App, figures: PrometheusHandle) -> impl Endpoint {
    let show = make(move |_| {
        let (app, figures) = (app.clone(), figures.clone());
        async move {
            look(&app).await;
            Response::builder().content_type("text/plain; version=0.0.4; charset=utf-8").body(figures.render())
        }
    });
    Route::new().at("/metrics", get(show))
}

/// Looks at what nobody counts along the way. What cannot be seen now keeps its last value.
async fn look(app: &App) {
    metrics::gauge!("mooc_up", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
    match queue::depth(&app.platform.database).await {
        Ok((waiting, given_up)) => {
            metrics::gauge!("mooc_jobs_waiting").set(waiting as f64);
            metrics::gauge!("mooc_jobs_given_up").set(given_up as f64);
        }
        Err(error) => tracing::warn!(%error, "the depth of the queue could not be read"),
    }
    if let Some(bytes) = resident_bytes().await {
        metrics::gauge!("mooc_resident_bytes").set(bytes as f64);
    }
}

/// Memory of this process that is in RAM, where the system says so.
async fn resident_bytes() -> Option<u64> {
    let status = tokio::fs::read_to_string("/proc/self/status").await.ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok()?.checked_mul(1024)
}
