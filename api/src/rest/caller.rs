//! Who calls the API: by the session cookie, which needs the session's secret in `X-CSRF-Token` on everything but reads, or by a personal
//! access token in `Authorization: Bearer`.

use crate::{
    app::App,
    error::{ApiError, Refusal},
    guard::rate_limit::Bucket,
    visit::Visit,
};
use domain::{
    id::{AttemptId, CourseId},
    identity::{self, Admin, Author, Facilitator, Learner, Session},
};
use poem::{
    Request, RequestBody, Result,
    http::{Method, StatusCode, header},
};
use poem_openapi::{
    ApiExtractor, ApiExtractorType, ExtractParamOptions,
    registry::{MetaSecurityScheme, Registry},
};
use subtle::ConstantTimeEq;

/// The header that carries the session's secret.
pub const SECRET_HEADER: &str = "x-csrf-token";

/// Names of the security schemes in the document.
pub const SCHEMES: [&str; 3] = ["session", "token", "secret"];

/// Somebody signed in. Counts against the account's allowance.
#[derive(Clone)]
pub struct SignedIn {
    /// The request around it.
    pub visit: Visit,
    session: Session,
}

/// Somebody at work on an attempt or in a notebook: counts against the allowance of that attempt or notebook and no other, so that saving
/// what was written never waits for anything else a person does. The attempt, or the notebook's course, is the first parameter of the path.
#[derive(Clone)]
pub struct Answering(pub SignedIn);

/// Anybody, signed in or not.
#[derive(Clone)]
pub struct Anyone {
    /// The request around it, with the session if there is one.
    pub visit: Visit,
}

impl SignedIn {
    /// Who is signed in.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The person as a learner.
    pub fn learner(&self) -> Learner {
        self.session.learner()
    }

    /// The person as an admin.
    ///
    /// # Errors
    /// 403 for everybody else.
    pub fn admin(&self) -> Result<Admin, ApiError> {
        Ok(self.session.admin()?)
    }

    /// The person as an author of a course.
    ///
    /// # Errors
    /// 403 for everybody else, whether there is such a course or not.
    pub fn author_of(&self, course: &CourseId) -> Result<Author, ApiError> {
        Ok(self.session.author_of(course)?)
    }

    /// The person as a facilitator of a course.
    ///
    /// # Errors
    /// 403 for everybody else, whether there is such a course or not.
    pub fn facilitator_of(&self, course: &CourseId) -> Result<Facilitator, ApiError> {
        Ok(self.session.facilitator_of(course)?)
    }

    /// Takes one from another allowance of the person's: uploads, exports, reports.
    ///
    /// # Errors
    /// 429 when nothing is left.
    pub fn meter(&self, bucket: Bucket) -> Result<(), ApiError> {
        Ok(self.visit.app.limits.check(bucket, &self.session.user.to_string())?)
    }
}

impl Anyone {
    /// The person as a learner, if somebody is signed in.
    pub fn learner(&self) -> Option<Learner> {
        self.visit.session.as_ref().map(Session::learner)
    }
}

/// The request, with the session of whoever makes it.
async fn identify(request: &Request) -> Result<Visit, Refusal> {
    let app = request.data::<App>().ok_or_else(|| Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "platform.broken"))?;
    let mut visit = Visit::outline(app, request);
    if let Some(authorization) = request.headers().get(header::AUTHORIZATION) {
        let found = match authorization.to_str().ok().and_then(bearer_token) {
            Some(token) => identity::find_bearer(&app.platform, token).await?,
            None => None,
        };
        let Some(session) = found else {
            app.limits.check(Bucket::Network, &visit.network)?;
            return Err(Refusal::not_signed_in());
        };
        visit.trace.actor(session.user);
        visit.session = Some(session);
        return Ok(visit);
    }
    let visit = visit.with_session().await?;
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    match &visit.session {
        Some(session) if !is_read && !carries_secret(request, session) => Err(Refusal::new(StatusCode::FORBIDDEN, "request.form_secret")),
        _ => Ok(visit),
    }
}

fn bearer_token(authorization: &str) -> Option<&str> {
    let (scheme, token) = authorization.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty() && token.len() <= 256).then_some(token)
}

fn carries_secret(request: &Request, session: &Session) -> bool {
    let sent = request.headers().get(SECRET_HEADER).map(poem::http::HeaderValue::as_bytes).unwrap_or_default();
    bool::from(session.csrf.as_bytes().ct_eq(sent))
}

/// Whoever is signed in. That nobody is was counted against the network's allowance already.
async fn signed_in(request: &Request) -> Result<SignedIn, Refusal> {
    let visit = identify(request).await?;
    match visit.session.clone() {
        Some(session) => Ok(SignedIn { visit, session }),
        None => Err(Refusal::not_signed_in()),
    }
}

fn describe(registry: &mut Registry) {
    let scheme = |ty, description| MetaSecurityScheme {
        ty,
        description: Some(description),
        name: None,
        key_in: None,
        scheme: None,
        bearer_format: None,
        flows: None,
        openid_connect_url: None,
    };
    let [session, token, secret] = SCHEMES;
    let cookie = MetaSecurityScheme {
        name: Some("sid"),
        key_in: Some("cookie"),
        ..scheme("apiKey", "The session cookie that signing in sets; its name is `__Host-sid` where the site is served over https.")
    };
    let header = MetaSecurityScheme {
        name: Some("X-CSRF-Token"),
        key_in: Some("header"),
        ..scheme(
            "apiKey",
            "The session's secret (`csrf` in the answer to signing in), on every request with the cookie that is not a read.",
        )
    };
    let bearer = MetaSecurityScheme { scheme: Some("bearer"), ..scheme("http", "A personal access token, made on the profile page.") };
    registry.create_security_scheme(session, cookie);
    registry.create_security_scheme(token, bearer);
    registry.create_security_scheme(secret, header);
}

macro_rules! security_extractor {
    ($name:ident, $fallback:literal, $read:expr) => {
        impl<'a> ApiExtractor<'a> for $name {
            const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];

            type ParamType = ();
            type ParamRawType = ();

            fn register(registry: &mut Registry) {
                describe(registry);
            }

            fn security_schemes() -> Vec<&'static str> {
                SCHEMES.into_iter().take(2).collect()
            }

            fn has_security_fallback() -> bool {
                $fallback
            }

            async fn from_request(request: &'a Request, _body: &mut RequestBody, _options: ExtractParamOptions<()>) -> Result<Self> {
                let read: Result<Self, Refusal> = $read(request).await;
                Ok(read?)
            }
        }
    };
}

security_extractor!(SignedIn, false, async |request| {
    let caller = signed_in(request).await?;
    caller.meter(Bucket::Account)?;
    Ok(caller)
});

security_extractor!(Answering, false, async |request: &Request| {
    let caller = signed_in(request).await?;
    let named = request.raw_path_param("param0").filter(|text| AttemptId::parse(text).is_ok() || CourseId::parse(text).is_ok());
    match named {
        Some(named) => caller.visit.app.limits.check(Bucket::Attempt, &format!("{} {named}", caller.session.user))?,
        None => caller.meter(Bucket::Account)?,
    }
    Ok(Answering(caller))
});

security_extractor!(Anyone, true, async |request| {
    let visit = identify(request).await?;
    if let Some(session) = &visit.session {
        visit.app.limits.check(Bucket::Account, &session.user.to_string())?;
    }
    Ok(Anyone { visit })
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bearer_token_is_read_and_nothing_else() {
        assert_eq!(bearer_token("Bearer abc"), Some("abc"));
        assert_eq!(bearer_token("bearer  abc "), Some("abc"));
        for bad in ["Basic abc", "Bearer", "Bearer ", "", &format!("Bearer {}", "x".repeat(300))] {
            assert_eq!(bearer_token(bad), None, "{bad}");
        }
    }
}
