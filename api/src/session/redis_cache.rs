//! Copies of sessions in Redis. Whatever goes wrong there is a miss, quickly.

use redis::{AsyncCommands, aio::ConnectionManager, aio::ConnectionManagerConfig};
use serde::{Serialize, de::DeserializeOwned};
use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::sync::OnceCell;

/// How long a command may take.
const PATIENCE: Duration = Duration::from_millis(100);
/// How long Redis is left alone after it failed.
const PAUSE_MS: u64 = 1000;
/// Seconds a copy lives.
const TTL: u64 = 30;

/// A Redis that may be away at any time.
#[derive(Clone)]
pub struct RedisCache {
    client: redis::Client,
    connection: Arc<OnceCell<ConnectionManager>>,
    begun: Instant,
    asleep_until: Arc<AtomicU64>,
}

impl RedisCache {
    /// A cache at `url`; `None`, with a word in the log, when the address cannot be read.
    pub fn new(url: &str) -> Option<Self> {
        match redis::Client::open(url) {
            Ok(client) => Some(Self { client, connection: Arc::default(), begun: Instant::now(), asleep_until: Arc::default() }),
            Err(error) => {
                tracing::error!(%error, "the Redis address cannot be read; sessions are cached in process only");
                None
            }
        }
    }

    /// The copy under `key`, if there is one that can be read.
    pub async fn get<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        let bytes: Option<Vec<u8>> = self.run(async |mut redis| redis.get(name(key)).await).await?;
        serde_json::from_slice(&bytes?).ok()
    }

    /// Keeps a copy under `key`, unless there is one already.
    pub async fn put<T: Serialize>(&self, key: &str, value: &T) {
        let Ok(bytes) = serde_json::to_vec(value) else { return };
        let options = redis::SetOptions::default().with_expiration(redis::SetExpiry::EX(TTL));
        self.run(async |mut redis| redis.set_options::<_, _, ()>(name(key), bytes, options).await).await;
    }

    /// Removes the copy under `key`.
    pub async fn remove(&self, key: &str) {
        self.run(async |mut redis| redis.del::<_, ()>(name(key)).await).await;
    }

    async fn run<T, F>(&self, command: impl FnOnce(ConnectionManager) -> F) -> Option<T>
    where
        F: Future<Output = redis::RedisResult<T>>,
    {
        let now = u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        if now < self.asleep_until.load(Ordering::Relaxed) {
            return None;
        }
        let work = async {
            let connection = self.connection.get_or_try_init(|| self.connect()).await?;
            command(connection.clone()).await
        };
        match tokio::time::timeout(PATIENCE, work).await {
            Ok(Ok(done)) => return Some(done),
            Ok(Err(error)) => tracing::warn!(%error, "Redis failed; sessions come from the database for a while"),
            Err(_) => tracing::warn!("Redis is slow; sessions come from the database for a while"),
        }
        metrics::counter!("mooc_redis_failures_total").increment(1);
        self.asleep_until.store(now.saturating_add(PAUSE_MS), Ordering::Relaxed);
        None
    }

    async fn connect(&self) -> redis::RedisResult<ConnectionManager> {
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(PATIENCE))
            .set_response_timeout(Some(PATIENCE))
            .set_number_of_retries(1);
        self.client.get_connection_manager_with_config(config).await
    }
}

fn name(key: &str) -> String {
    format!("s:{key}")
}
