//! The door by which sessions begin: every way in passes the same limits. Only failures count, and strangers' failures do not keep out
//! who signed in from the same browser before.

use crate::{
    app::App,
    error::Refusal,
    guard::rate_limit::{Bucket, TooMany},
    session,
    visit::Visit,
};
use domain::{
    error::{DomainError, Failure},
    identity::{self, Password, Session, SignIn, SignedIn},
};
use poem::{
    Response,
    http::{HeaderValue, header},
};

/// No mail address has more bytes: a longer one has no account, and is no key of anything.
const LONGEST_ADDRESS: usize = 254;

/// What somebody typed to come in.
#[derive(Debug, Clone)]
pub struct Knock {
    /// The mail address.
    pub email: String,
    /// The password.
    pub password: Password,
    /// "This is a shared computer".
    pub shared_computer: bool,
}

/// Somebody came in.
#[derive(Debug, Clone)]
pub struct Entered {
    /// The session, with the token the cookie carries.
    pub signed_in: SignedIn,
    /// Whether the password is shorter than the person's role asks for.
    pub password_is_short: bool,
    cookies: Vec<String>,
}

/// Why somebody did not come in.
#[derive(Debug)]
pub enum Closed {
    /// Too many failures: wait.
    TooMany(TooMany),
    /// What the domain says.
    Identity(identity::Error),
}

impl From<Closed> for Refusal {
    fn from(closed: Closed) -> Self {
        match closed {
            Closed::TooMany(too_many) => too_many.into(),
            Closed::Identity(error) => error.into(),
        }
    }
}

impl From<identity::Error> for Closed {
    fn from(error: identity::Error) -> Self {
        Self::Identity(error)
    }
}

impl From<Failure> for Closed {
    fn from(failure: Failure) -> Self {
        Self::Identity(failure.into())
    }
}

/// Signs somebody in; a session this browser had ends.
///
/// # Errors
/// See [`Closed`].
pub async fn enter(visit: &Visit, knock: Knock) -> Result<Entered, Closed> {
    let entered = try_to_enter(visit, knock).await;
    match &entered {
        Ok(entered) => {
            visit.trace.actor(entered.signed_in.session.user);
            visit.trace.event("identity.signed_in");
        }
        Err(Closed::TooMany(_)) => visit.trace.event("request.too_many"),
        Err(Closed::Identity(error)) => visit.trace.event(error.code()),
    }
    entered
}

async fn try_to_enter(visit: &Visit, knock: Knock) -> Result<Entered, Closed> {
    let app = &visit.app;
    if knock.email.trim().len() > LONGEST_ADDRESS {
        return Err(identity::Error::WrongCredentials.into());
    }
    let (known_device, mut marks) = sort_marks(visit, &knock.email).await?;
    let attempt = if known_device {
        app.limits.check(Bucket::KnownDevice, &knock.email.trim().to_lowercase()).map_err(Closed::TooMany)?;
        None
    } else {
        Some(Try::begin(visit, &knock.email.trim().to_lowercase()).map_err(Closed::TooMany)?)
    };
    let is_long_enough = knock.password.is_long_enough_for_staff();
    let request = SignIn {
        email: knock.email.clone(),
        password: knock.password,
        shared_computer: knock.shared_computer,
        device: visit.device.clone(),
        known_device,
    };
    let answer = identity::sign_in(&app.platform, &request).await;
    if let Some(attempt) = attempt {
        attempt.settle(&answer);
    }
    let signed_in = answer?;
    leave(visit).await?;
    let mut entered = Entered::with(app, signed_in);
    entered.password_is_short = entered.signed_in.session.is_staff() && !is_long_enough;
    if !knock.shared_computer {
        marks.insert(0, identity::device_mark(&app.platform, &knock.email).await?);
        entered.cookies.push(session::set_device_cookie(&app.config, &marks));
    }
    Ok(entered)
}

/// Whether one of the browser's marks is this person's, and the marks of others.
async fn sort_marks(visit: &Visit, email: &str) -> Result<(bool, Vec<String>), Failure> {
    let mut others = Vec::new();
    let mut known = false;
    for mark in session::device_marks(visit.device_marks.as_deref()) {
        if identity::knows_device(&visit.app.platform, email, mark).await? {
            known = true;
        } else {
            others.push(mark.to_owned());
        }
    }
    Ok((known, others))
}

/// Ends the session of this browser, if there is one.
///
/// # Errors
/// When the database refuses.
pub async fn leave(visit: &Visit) -> Result<(), Failure> {
    let Some(session) = &visit.session else { return Ok(()) };
    match identity::end_session(&visit.app.platform, &session.learner(), session.id).await {
        Ok(_) | Err(identity::Error::NotFound) => {}
        Err(identity::Error::Failure(failure)) => return Err(failure),
        Err(error) => tracing::warn!(%error, "a session could not be ended"),
    }
    visit.app.sessions.forget(&session.token_hash).await;
    Ok(())
}

impl Entered {
    /// For a session that began without passing the door: the first admin's, or one whose token was renewed.
    pub fn with(app: &App, signed_in: SignedIn) -> Self {
        let cookies = vec![session::set_cookie(&app.config, signed_in.token.reveal(), &signed_in.session)];
        Self { signed_in, password_is_short: false, cookies }
    }

    /// What goes into `Set-Cookie`.
    pub fn cookies(&self) -> &[String] {
        &self.cookies
    }

    /// Hands the cookies to the browser.
    pub fn carry(&self, response: &mut Response) {
        for cookie in &self.cookies {
            add_cookie(response, cookie);
        }
    }
}

/// Adds a `Set-Cookie` header.
pub fn add_cookie(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// One try at a password.
#[derive(Debug)]
pub struct Try {
    app: App,
    key: String,
    network: String,
}

impl Try {
    /// Takes a token for whose password it is, and one for the network.
    ///
    /// # Errors
    /// How long to wait.
    pub fn begin(visit: &Visit, whose: &str) -> Result<Self, TooMany> {
        let network = visit.network.clone();
        let key = format!("{whose} {network}");
        let limits = &visit.app.limits;
        limits.begin_try(Bucket::SignIn, &key)?;
        if let Err(too_many) = limits.begin_try(Bucket::SignInNetwork, &network) {
            limits.forgive(Bucket::SignIn, &key);
            return Err(too_many);
        }
        Ok(Self { app: visit.app.clone(), key, network })
    }

    /// A try at the password of who is signed in.
    ///
    /// # Errors
    /// How long to wait.
    pub fn of(visit: &Visit, session: &Session) -> Result<Self, TooMany> {
        Self::begin(visit, &session.user.to_string())
    }

    /// Gives the tokens back unless the password was wrong.
    pub fn settle<T>(self, answer: &Result<T, identity::Error>) {
        let was_wrong = match answer {
            Err(identity::Error::WrongCredentials) => true,
            Err(identity::Error::Invalid(faults)) => faults.iter().any(|fault| fault.code == "password-wrong"),
            _ => false,
        };
        if !was_wrong {
            self.app.limits.forgive(Bucket::SignIn, &self.key);
            self.app.limits.forgive(Bucket::SignInNetwork, &self.network);
        }
    }
}
