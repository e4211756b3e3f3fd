//! The allowance of a network for all who are not signed in. Static files, course files and the questions of machines cost nothing; whoever is
//! signed in has an allowance of their own.

use super::{client, rate_limit::Bucket, request_log::Trace};
use crate::{app::App, error::Refusal, session};
use domain::identity::Session;
use poem::{Endpoint, IntoResponse, Middleware, Request, Response, Result, http::header};

/// Answers 429 to networks that ask too much.
#[derive(Debug, Clone, Copy)]
pub struct Crowd;

impl<E: Endpoint> Middleware<E> for Crowd {
    type Output = CrowdEndpoint<E>;

    fn transform(&self, endpoint: E) -> Self::Output {
        CrowdEndpoint { endpoint }
    }
}

/// See [`Crowd`].
#[derive(Debug)]
pub struct CrowdEndpoint<E> {
    endpoint: E,
}

impl<E: Endpoint> Endpoint for CrowdEndpoint<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        if let Some(app) = request.data::<App>().cloned()
            && !is_free(request.uri().path())
        {
            let found = count(&app, &request).await?;
            if let Some(session) = found {
                request.set_data(session);
            }
        }
        self.endpoint.call(request).await.map(IntoResponse::into_response)
    }
}

fn is_free(path: &str) -> bool {
    matches!(path, "/healthz" | "/readyz" | "/favicon.ico") || path.starts_with("/static/") || path.starts_with("/assets/")
}

/// Counts the request against its network, unless somebody is signed in: then it is their session, to be handed on.
async fn count(app: &App, request: &Request) -> Result<Option<Session>, Refusal> {
    // Access tokens are looked at, and counted, where they are read.
    if request.uri().path().starts_with("/api/v1/") && request.headers().contains_key(header::AUTHORIZATION) {
        return Ok(None);
    }
    if let Some(token) = session::token_of(request, &app.config)
        && let Ok(Some(session)) = app.sessions.find(token).await
    {
        if let Some(trace) = request.data::<Trace>() {
            trace.actor(session.user);
        }
        return Ok(Some(session));
    }
    let network = client::network(client::address(request, &app.config.trusted_proxies));
    app.limits.check(Bucket::Network, &network)?;
    Ok(None)
}
