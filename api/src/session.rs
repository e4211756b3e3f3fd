//! The session cookie and the session cache.
//!
//! The row in the database is the truth. A cached session is used only while the list of sessions that ended early was read within the
//! last two seconds and does not speak against it; otherwise the row is asked. Redis, where there is one, only shortens the way: when it
//! is away, slow or full of nonsense, the row is asked and nobody notices but by the time it takes.

mod redis_cache;

use crate::{app::App, config::Config};
use domain::{
    clock::Moment,
    error::Failure,
    id::UserId,
    identity::{self, Session},
    platform::Platform,
};
use poem::{Request, http::header};
use redis_cache::RedisCache;
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};

/// How long a process trusts its own copy, as long as it hears of sessions that ended.
const LOCAL_TTL: Duration = Duration::from_secs(20);
/// How old the list of ended sessions may be for copies to be trusted.
const HEARING: Duration = Duration::from_secs(2);
/// How far back ended sessions are remembered: longer than any copy lives.
const MEMORY: chrono::Duration = chrono::Duration::seconds(60);

/// Finds sessions.
#[derive(Clone)]
pub struct Sessions {
    platform: Platform,
    local: moka::sync::Cache<String, Arc<Copy>>,
    redis: Option<RedisCache>,
    ended: Arc<RwLock<Ended>>,
}

/// A session as it was read from the database at a moment.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Copy {
    session: Session,
    read_at: Moment,
}

#[derive(Debug, Default)]
struct Ended {
    heard_at: Option<Instant>,
    people: HashMap<UserId, Moment>,
    tokens: HashMap<String, Moment>,
}

impl Sessions {
    /// Sessions of a platform, cached in Redis too when the configuration names one.
    pub fn new(platform: Platform, config: &Config) -> Self {
        let local = moka::sync::Cache::builder().max_capacity(20_000).time_to_live(LOCAL_TTL).build();
        let redis = config.redis_url.as_deref().and_then(RedisCache::new);
        Self { platform, local, redis, ended: Arc::default() }
    }

    /// The live session with this token.
    ///
    /// # Errors
    /// When the database cannot be read and no copy can be trusted.
    pub async fn find(&self, token: &str) -> Result<Option<Session>, Failure> {
        let hash = identity::hash_token(token);
        let now = self.platform.clock.now();
        if self.hears() {
            if let Some(copy) = self.local.get(&hash)
                && self.trusts(&copy, now)
            {
                return Ok(Some(copy.session.clone()));
            }
            if let Some(redis) = &self.redis
                && let Some(copy) = redis.get::<Copy>(&hash).await
                && copy.session.token_hash == hash
                && self.trusts(&copy, now)
            {
                let session = copy.session.clone();
                self.local.insert(hash, Arc::new(copy));
                return Ok(Some(session));
            }
        }
        self.find_row(hash, now).await
    }

    async fn find_row(&self, hash: String, now: Moment) -> Result<Option<Session>, Failure> {
        let Some(mut session) = identity::find_session(&self.platform, &hash).await? else { return Ok(None) };
        if identity::touch_session(&self.platform, &session).await.unwrap_or(false) {
            session.idle_until += now - session.last_seen_at;
            session.last_seen_at = now;
        }
        let copy = Arc::new(Copy { session: session.clone(), read_at: now });
        if let Some(redis) = &self.redis {
            redis.put(&hash, &*copy).await;
        }
        self.local.insert(hash, copy);
        Ok(Some(session))
    }

    /// Forgets a session on this replica at once; others hear of it within a second.
    pub async fn forget(&self, token_hash: &str) {
        self.local.invalidate(token_hash);
        self.remember_end(|ended, now| {
            ended.tokens.insert(token_hash.to_owned(), now);
        });
        if let Some(redis) = &self.redis {
            redis.remove(token_hash).await;
        }
    }

    /// Forgets all sessions of a person on this replica at once.
    pub fn forget_person(&self, user: UserId) {
        self.remember_end(|ended, now| {
            ended.people.insert(user, now);
        });
    }

    fn remember_end(&self, note: impl FnOnce(&mut Ended, Moment)) {
        let now = self.platform.clock.now();
        note(&mut self.ended.write().unwrap_or_else(PoisonError::into_inner), now);
    }

    fn hears(&self) -> bool {
        let ended = self.ended.read().unwrap_or_else(PoisonError::into_inner);
        ended.heard_at.is_some_and(|at| at.elapsed() < HEARING)
    }

    fn trusts(&self, copy: &Copy, now: Moment) -> bool {
        let ended = self.ended.read().unwrap_or_else(PoisonError::into_inner);
        let spoken_against = |at: Option<&Moment>| at.is_some_and(|at| *at >= copy.read_at);
        let fresh = now - copy.read_at < chrono::Duration::seconds(30) && now - copy.session.last_seen_at < chrono::Duration::minutes(5);
        fresh
            && copy.session.lives(now)
            && !spoken_against(ended.people.get(&copy.session.user))
            && !spoken_against(ended.tokens.get(&copy.session.token_hash))
    }

    /// Reads which sessions ended early; called once a second.
    pub async fn hear(&self) {
        let now = self.platform.clock.now();
        let begun = Instant::now();
        match identity::changes_since(&self.platform, now - MEMORY).await {
            Ok(changes) => {
                let mut ended = self.ended.write().unwrap_or_else(PoisonError::into_inner);
                ended.people.retain(|_, at| now - *at < MEMORY);
                ended.tokens.retain(|_, at| now - *at < MEMORY);
                for change in changes {
                    match change.token_hash {
                        Some(hash) => note_latest(&mut ended.tokens, hash, change.changed_at),
                        None => note_latest(&mut ended.people, change.user, change.changed_at),
                    }
                }
                ended.heard_at = Some(begun);
            }
            Err(error) => tracing::warn!(%error, "ended sessions could not be read; every session is asked for in the database"),
        }
    }
}

fn note_latest<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Moment>, key: K, at: Moment) {
    let latest = map.entry(key).or_insert(at);
    *latest = (*latest).max(at);
}

impl std::fmt::Debug for Sessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sessions")
    }
}

/// Name of the session cookie: the `__Host-` form wherever cookies can be Secure.
pub fn cookie_name(config: &Config) -> &'static str {
    if config.is_https() { "__Host-sid" } else { "sid" }
}

/// Name of the cookie that says who signed in from this browser before.
pub fn device_cookie_name(config: &Config) -> &'static str {
    if config.is_https() { "__Host-device" } else { "device" }
}

/// How many people a browser is known for.
const DEVICE_MARKS: usize = 3;

/// The marks in a device cookie.
pub fn device_marks(cookie: Option<&str>) -> impl Iterator<Item = &str> {
    cookie.unwrap_or_default().split('~').filter(|mark| !mark.is_empty()).take(DEVICE_MARKS)
}

/// The `Set-Cookie` value that keeps these marks, the first ones when there are many.
pub fn set_device_cookie(config: &Config, marks: &[String]) -> String {
    let marks: Vec<&str> = marks.iter().take(DEVICE_MARKS).map(String::as_str).collect();
    let secure = if config.is_https() { "; Secure" } else { "" };
    let age = identity::DEVICE_KNOWN.num_seconds();
    format!("{}={}; Path=/; HttpOnly; SameSite=Lax{secure}; Max-Age={age}", device_cookie_name(config), marks.join("~"))
}

/// The live session a request belongs to: the one that was looked up on its way in, else the row is asked.
///
/// # Errors
/// When the database cannot be read and no copy can be trusted.
pub async fn session_of(request: &Request, app: &App) -> Result<Option<Session>, Failure> {
    if let Some(session) = request.data::<Session>() {
        return Ok(Some(session.clone()));
    }
    match token_of(request, &app.config) {
        Some(token) => app.sessions.find(token).await,
        None => Ok(None),
    }
}

/// The session token a request carries.
pub fn token_of<'a>(request: &'a Request, config: &Config) -> Option<&'a str> {
    cookie(request, cookie_name(config))
}

/// A cookie's value.
pub fn cookie<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    let values = request.headers().get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    })
}

/// The `Set-Cookie` value that hands a session's token to the browser. A shared computer keeps it only until the browser closes.
pub fn set_cookie(config: &Config, token: &str, session: &Session) -> String {
    let secure = if config.is_https() { "; Secure" } else { "" };
    let age = (session.ends_at - session.created_at).num_seconds();
    let lasting = if session.shared_computer { String::new() } else { format!("; Max-Age={age}") };
    format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{lasting}", cookie_name(config))
}

/// The `Set-Cookie` value that takes the token away.
pub fn clear_cookie(config: &Config) -> String {
    let secure = if config.is_https() { "; Secure" } else { "" };
    format!("{}=; Path=/; HttpOnly; SameSite=Lax{secure}; Max-Age=0", cookie_name(config))
}
