//! A limit on how long a request may take, so that nobody holds a place by sending a byte now and then. An upload earns time with what has
//! come in, never with what it announced.

use crate::{error::Refusal, upload};
use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use poem::{Body, Endpoint, IntoResponse, Middleware, Request, Response, Result, http::Method, http::StatusCode, http::header};
use std::{
    io,
    pin::Pin,
    sync::Arc,
    sync::atomic::{AtomicU64, Ordering},
    task::{Context, Poll},
    time::{Duration, Instant},
};

/// How long a request may take.
const WHOLE: Duration = Duration::from_secs(30);
/// How long a body may say nothing while it is waited for.
const IDLE: Duration = Duration::from_secs(15);
/// The slowest line an upload may have, in bytes a second.
const SLOWEST_UPLOAD: u64 = 10_000;
/// Bytes of a body nobody wanted that are taken all the same, so that whoever still sends them can read the answer.
const POURED_AWAY: usize = 1024 * 1024;
/// How long they are taken.
const POURING: Duration = Duration::from_secs(2);

/// Answers 408 to requests that take too long.
#[derive(Debug, Clone, Copy)]
pub struct Deadline {
    whole: Duration,
    idle: Duration,
}

impl Default for Deadline {
    fn default() -> Self {
        Self { whole: WHOLE, idle: IDLE }
    }
}

impl Deadline {
    /// Comes back when the time is up.
    async fn runs_out(self, line: &Line, is_upload: bool) {
        loop {
            let elapsed = line.begun.elapsed();
            let left = self.left(elapsed, (line.received.load(Ordering::Relaxed), line.waits_since()), is_upload);
            if left.is_zero() {
                return;
            }
            tokio::time::sleep(left).await;
        }
    }

    /// How long the request may go on, by what came in and since when more is waited for.
    fn left(self, elapsed: Duration, (received, waits_since): (u64, Option<Duration>), is_upload: bool) -> Duration {
        let earned = if is_upload { received.checked_div(SLOWEST_UPLOAD).unwrap_or(0) } else { 0 };
        let whole = self.whole.saturating_add(Duration::from_secs(earned)).saturating_sub(elapsed);
        let idle = waits_since.map_or(self.idle, |since| since.saturating_add(self.idle).saturating_sub(elapsed));
        whole.min(idle)
    }
}

impl<E: Endpoint> Middleware<E> for Deadline {
    type Output = DeadlineEndpoint<E>;

    fn transform(&self, endpoint: E) -> Self::Output {
        DeadlineEndpoint { endpoint, deadline: *self }
    }
}

/// See [`Deadline`].
#[derive(Debug)]
pub struct DeadlineEndpoint<E> {
    endpoint: E,
    deadline: Deadline,
}

impl<E: Endpoint> Endpoint for DeadlineEndpoint<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        let line = Arc::new(Line::new());
        let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
        let is_upload = upload::is_taken_at(request.method(), request.uri().path());
        let body = request.take_body();
        if !body.is_empty() {
            let waits_to_send = request.headers().contains_key(header::EXPECT);
            request.set_body(Watched::of(body, Arc::clone(&line), !waits_to_send));
        }
        tokio::select! {
            biased;
            answer = self.endpoint.call(request) => answer.map(IntoResponse::into_response),
            () = self.deadline.runs_out(&line, is_upload) => Err(too_late(is_read).into()),
        }
    }
}

/// A read sends nothing, so it is we who are slow.
fn too_late(is_read: bool) -> Refusal {
    if is_read {
        return Refusal { retry_after: Some(5), ..Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "platform.unavailable") };
    }
    Refusal::new(StatusCode::REQUEST_TIMEOUT, "request.timeout")
}

/// What has come in over a line.
#[derive(Debug)]
struct Line {
    begun: Instant,
    received: AtomicU64,
    /// Microseconds from the beginning, and one; nothing is waited for at 0.
    waits: AtomicU64,
}

impl Line {
    fn new() -> Self {
        Self { begun: Instant::now(), received: AtomicU64::new(0), waits: AtomicU64::new(0) }
    }

    fn waits_since(&self) -> Option<Duration> {
        self.waits.load(Ordering::Relaxed).checked_sub(1).map(Duration::from_micros)
    }

    fn note(&self, polled: &Poll<Option<io::Result<Bytes>>>) {
        if polled.is_pending() {
            let now = u64::try_from(self.begun.elapsed().as_micros()).unwrap_or(u64::MAX).saturating_add(1);
            if self.waits.load(Ordering::Relaxed) == 0 {
                self.waits.store(now, Ordering::Relaxed);
            }
            return;
        }
        self.waits.store(0, Ordering::Relaxed);
        if let Poll::Ready(Some(Ok(bytes))) = polled {
            self.received.fetch_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX), Ordering::Relaxed);
        }
    }
}

type Chunks = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

/// A body whose line is watched. What nobody read of it is poured away when it is dropped.
struct Watched {
    rest: Option<Chunks>,
    line: Arc<Line>,
    pours: bool,
}

impl Watched {
    fn of(body: Body, line: Arc<Line>, pours: bool) -> Body {
        Body::from_bytes_stream(Self { rest: Some(Box::pin(body.into_bytes_stream())), line, pours })
    }
}

impl Stream for Watched {
    type Item = io::Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        let Some(rest) = &mut this.rest else { return Poll::Ready(None) };
        let polled = rest.as_mut().poll_next(context);
        this.line.note(&polled);
        if matches!(polled, Poll::Ready(None | Some(Err(_)))) {
            this.rest = None;
        }
        polled
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let Some(rest) = self.rest.take().filter(|_| self.pours) else { return };
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(tokio::time::timeout(POURING, pour_away(rest)));
        }
    }
}

async fn pour_away(mut rest: Chunks) {
    let mut left = POURED_AWAY;
    while let Some(Ok(bytes)) = rest.next().await {
        let Some(fewer) = left.checked_sub(bytes.len()) else { return };
        left = fewer;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::stream;
    use poem::{EndpointExt, endpoint::make};

    const QUICK: Deadline = Deadline { whole: Duration::from_millis(400), idle: Duration::from_millis(100) };

    /// What reading a body answers that comes in pieces of a byte with a pause after each.
    async fn read(pause: u64, pieces: usize) -> Result<Response> {
        let pieces = stream::iter(0..pieces).then(move |_| async move {
            tokio::time::sleep(Duration::from_millis(pause)).await;
            Ok::<_, io::Error>(Bytes::from_static(b"a"))
        });
        let reader = make(|mut request: Request| async move { request.take_body().into_vec().await.map(|read| read.len().to_string()) });
        let request = Request::builder().method(Method::POST).body(Body::from_bytes_stream(pieces));
        reader.with(QUICK).call(request).await
    }

    #[tokio::test]
    async fn a_line_that_falls_silent_or_never_ends_is_given_up() {
        assert_eq!(read(1, 20).await.unwrap().into_body().into_string().await.unwrap(), "20");
        for (pause, pieces) in [(10_000, 2), (40, 1000)] {
            assert_eq!(read(pause, pieces).await.unwrap_err().status(), StatusCode::REQUEST_TIMEOUT, "{pause}");
        }
    }

    #[test]
    fn only_an_upload_earns_time_and_only_by_what_came_in() {
        let deadline = Deadline::default();
        let after = |seconds, received, is_upload| {
            let seconds = Duration::from_secs(seconds);
            deadline.left(seconds, (received, Some(seconds)), is_upload)
        };
        assert!(after(31, 1_000_000, false).is_zero());
        assert!(after(31, 0, true).is_zero());
        assert_eq!(after(31, 1_000_000, true), IDLE);
        assert!(after(131, 1_000_000, true).is_zero());
    }
}
