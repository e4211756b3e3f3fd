//! One log line and one metric a request, with an id the person can quote, who it was and what came of it.

use crate::error::RequestId;
use domain::id::UserId;
use poem::{
    Endpoint, IntoResponse, Middleware, Request, Response, Result,
    http::{HeaderValue, Method},
};
use std::{
    borrow::Cow,
    sync::{Arc, OnceLock},
    time::Instant,
};
use tracing::Instrument;

/// What is learnt about a request on its way, for its log line. What is said first stays.
#[derive(Debug, Clone, Default)]
pub struct Trace(Arc<Learnt>);

#[derive(Debug, Default)]
struct Learnt {
    actor: OnceLock<UserId>,
    event: OnceLock<Cow<'static, str>>,
    route: OnceLock<String>,
}

impl Trace {
    /// Who acts.
    pub fn actor(&self, user: UserId) {
        self.0.actor.get_or_init(|| user);
    }

    /// What happened, as a stable code: `identity.signed_in`, or that of a refusal.
    pub fn event(&self, code: impl Into<Cow<'static, str>>) {
        self.0.event.get_or_init(|| code.into());
    }

    /// The address with names for what varies in it.
    pub fn route(&self, pattern: impl Into<String>) {
        self.0.route.get_or_init(|| pattern.into());
    }
}

/// Gives each request an id and logs how it went. Never bodies, query strings, cookies or personal data.
#[derive(Debug, Clone, Copy)]
pub struct RequestLog;

impl<E: Endpoint> Middleware<E> for RequestLog {
    type Output = RequestLogEndpoint<E>;

    fn transform(&self, endpoint: E) -> Self::Output {
        RequestLogEndpoint { endpoint }
    }
}

/// See [`RequestLog`].
#[derive(Debug)]
pub struct RequestLogEndpoint<E> {
    endpoint: E,
}

impl<E: Endpoint> Endpoint for RequestLogEndpoint<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        let id = RequestId::generate();
        let method = request.method().clone();
        request.set_data(id.clone());
        let trace = Trace::default();
        request.set_data(trace.clone());
        let span = tracing::info_span!("request", request.id = %id);
        let begun = Instant::now();
        let response = match self.endpoint.call(request).instrument(span).await {
            Ok(response) => response.into_response(),
            Err(error) => error.into_response(),
        };
        let elapsed = begun.elapsed();
        let status = response.status().as_u16();
        let pattern = || response.data::<poem::PathPattern>().map_or_else(|| "-".to_owned(), |pattern| pattern.0.to_string());
        let route = trace.0.route.get().cloned().unwrap_or_else(pattern);
        let actor = trace.0.actor.get().map(ToString::to_string);
        let (actor, event) = (actor.as_deref(), trace.0.event.get().map(AsRef::<str>::as_ref));
        // Its id is said by the line itself, not by a span around it: that is written in half the time, and these are nearly all lines there are.
        let request_id = id.as_str();
        let millis = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
        if status >= 500 {
            tracing::error!(request.id = request_id, %method, route, status, millis, actor, event, "request failed");
        } else {
            tracing::info!(request.id = request_id, %method, route, status, millis, actor, event, "request");
        }
        metrics::counter!("mooc_requests_total", "method" => known(&method), "status" => status.to_string()).increment(1);
        metrics::histogram!("mooc_request_seconds", "route" => route).record(elapsed.as_secs_f64());
        let mut response = response;
        if let Ok(value) = HeaderValue::from_str(id.as_str()) {
            response.headers_mut().insert("x-request-id", value);
        }
        Ok(response)
    }
}

/// The name of a method; one word for all that we do not know, so that nobody can make figures without end.
fn known(method: &Method) -> &'static str {
    const KNOWN: [Method; 6] = [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];
    const NAMES: [&str; 6] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
    KNOWN.iter().zip(NAMES).find(|(known, _)| *known == method).map_or("other", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use poem::{EndpointExt, Route, endpoint::make_sync};
    use std::{io, sync::Mutex};

    #[derive(Clone, Default)]
    struct Pages(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Pages {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn a_request_costs_one_line_that_says_who_what_and_where() {
        let pages = Pages::default();
        let written = pages.clone();
        let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || written.clone()).finish();
        let guard = tracing::subscriber::set_default(subscriber);
        let user = UserId::generate();
        let endpoint = make_sync(move |request: Request| {
            let trace = request.data::<Trace>().unwrap();
            trace.actor(user);
            trace.event("identity.signed_in");
        });
        let request = Request::builder().uri("/en/things/secret?token=secret".parse().unwrap()).finish();
        let answer = Route::new().at("/:lang/things/:thing", endpoint).with(RequestLog).call(request).await.unwrap();
        let id = answer.header("x-request-id").unwrap();
        drop(guard);
        let log = String::from_utf8(pages.0.lock().unwrap().clone()).unwrap();
        assert_eq!(log.lines().count(), 1, "{log}");
        for wanted in ["/:lang/things/:thing", "identity.signed_in", &user.to_string(), id] {
            assert!(log.contains(wanted), "{wanted}: {log}");
        }
        assert!(!log.contains("secret"), "{log}");
    }
}
