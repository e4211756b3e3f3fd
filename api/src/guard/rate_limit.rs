//! Token buckets by purpose and key. Kept in this process: a replica more is a bucket more, which only ever makes limits looser.

use super::failures::Failures;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _};
use std::{
    collections::BTreeMap,
    num::NonZeroU32,
    sync::Arc,
    time::{Duration, Instant},
};

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bucket {
    /// Failed sign-ins, by account and network.
    SignIn,
    /// Failed sign-ins, by network.
    SignInNetwork,
    /// Tries to sign in from a known device, by device.
    KnownDevice,
    /// Reset and confirmation mails, by address.
    LinkAddress,
    /// Reset and confirmation mails, by network.
    LinkNetwork,
    /// Registrations, by address.
    RegisterAddress,
    /// Registrations, by network.
    RegisterNetwork,
    /// Requests to the API, by account.
    Account,
    /// Requests by nobody in particular, by network.
    Network,
    /// Saves and submissions, by attempt.
    Attempt,
    /// Checks of certificates, by network.
    Verify,
    /// Uploads, by account.
    Upload,
    /// Exports, by account.
    Export,
    /// Reports of problems, by account or network.
    Report,
    /// Log lines about reports of browsers, all together.
    PolicyReport,
}

impl Bucket {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::SignIn,
        Self::SignInNetwork,
        Self::KnownDevice,
        Self::LinkAddress,
        Self::LinkNetwork,
        Self::RegisterAddress,
        Self::RegisterNetwork,
        Self::Account,
        Self::Network,
        Self::Attempt,
        Self::Verify,
        Self::Upload,
        Self::Export,
        Self::Report,
        Self::PolicyReport,
    ];

    /// As settings spell it.
    pub fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::SignInNetwork => "sign_in_network",
            Self::KnownDevice => "known_device",
            Self::LinkAddress => "link_address",
            Self::LinkNetwork => "link_network",
            Self::RegisterAddress => "register_address",
            Self::RegisterNetwork => "register_network",
            Self::Account => "account",
            Self::Network => "network",
            Self::Attempt => "attempt",
            Self::Verify => "verify",
            Self::Upload => "upload",
            Self::Export => "export",
            Self::Report => "report",
            Self::PolicyReport => "policy_report",
        }
    }

    /// Burst, and seconds until one more is allowed.
    fn terms(self) -> (u32, f64) {
        match self {
            Self::SignIn => (5, 30.0),
            Self::SignInNetwork => (200, 1.0),
            Self::KnownDevice => (10, 360.0),
            Self::LinkAddress | Self::RegisterAddress => (3, 1200.0),
            Self::LinkNetwork | Self::RegisterNetwork => (700, 9.0),
            Self::Account => (600, 0.2),
            Self::Network => (2000, 0.02),
            Self::Attempt => (20, 0.5),
            Self::Verify => (120, 0.5),
            Self::Upload => (60, 60.0),
            Self::Export => (10, 360.0),
            Self::Report => (20, 180.0),
            Self::PolicyReport => (3, 20.0),
        }
    }
}

/// Too much: how long to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany {
    /// Whole seconds, at least one.
    pub retry_after: u64,
}

/// All buckets.
#[derive(Clone)]
pub struct Limits {
    buckets: Arc<BTreeMap<Bucket, DefaultKeyedRateLimiter<String>>>,
    failures: Arc<BTreeMap<Bucket, Failures>>,
}

/// Buckets that only failures empty.
const FAILURES: [Bucket; 2] = [Bucket::SignIn, Bucket::SignInNetwork];

impl Limits {
    /// The buckets, with what the operator set otherwise.
    pub fn new(settings: &BTreeMap<String, (u32, f64)>) -> Self {
        let terms = |bucket: Bucket| settings.get(bucket.name()).copied().unwrap_or_else(|| bucket.terms());
        let limiter = |bucket: Bucket| {
            let (burst, seconds) = terms(bucket);
            let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
            let period = Duration::from_secs_f64(seconds.clamp(0.000_001, 86_400.0));
            let quota = Quota::with_period(period).unwrap_or_else(|| Quota::per_second(burst)).allow_burst(burst);
            RateLimiter::keyed(quota)
        };
        let failures = |bucket: Bucket| {
            let (burst, seconds) = terms(bucket);
            (bucket, Failures::new(burst, seconds))
        };
        let others = Bucket::ALL.into_iter().filter(|bucket| !FAILURES.contains(bucket));
        Self {
            buckets: Arc::new(others.map(|bucket| (bucket, limiter(bucket))).collect()),
            failures: Arc::new(FAILURES.into_iter().map(failures).collect()),
        }
    }

    /// Takes one token of a bucket that only failures empty, before a try. When the try succeeds, [`Limits::forgive`] gives it back.
    ///
    /// # Errors
    /// How long to wait when there is none.
    pub fn begin_try(&self, bucket: Bucket, key: &str) -> Result<(), TooMany> {
        let Some(failures) = self.failures.get(&bucket) else { return self.check(bucket, key) };
        failures.take(key, Instant::now()).map_err(|retry_after| TooMany { retry_after })
    }

    /// Gives a token back: the try succeeded.
    pub fn forgive(&self, bucket: Bucket, key: &str) {
        if let Some(failures) = self.failures.get(&bucket) {
            failures.give_back(key, Instant::now());
        }
    }

    /// Takes one token for `key`.
    ///
    /// # Errors
    /// How long to wait when there is none.
    pub fn check(&self, bucket: Bucket, key: &str) -> Result<(), TooMany> {
        let Some(limiter) = self.buckets.get(&bucket) else { return Ok(()) };
        limiter.check_key(&key.to_owned()).map_err(|until| {
            let wait = until.wait_time_from(governor::clock::DefaultClock::default().now());
            TooMany { retry_after: wait.as_secs().saturating_add(1) }
        })
    }

    /// Forgets keys whose buckets are full again.
    pub fn tidy(&self) {
        for limiter in self.buckets.values() {
            limiter.retain_recent();
        }
        for failures in self.failures.values() {
            failures.tidy(Instant::now());
        }
    }
}

impl std::fmt::Debug for Limits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Limits")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_empties_by_key_and_says_how_long_to_wait() {
        let limits = Limits::new(&BTreeMap::from([("verify".to_owned(), (2, 30.0))]));
        assert!(limits.check(Bucket::Verify, "ada").is_ok());
        assert!(limits.check(Bucket::Verify, "ada").is_ok());
        let wait = limits.check(Bucket::Verify, "ada").unwrap_err().retry_after;
        assert!((29..=31).contains(&wait), "{wait}");
        assert!(limits.check(Bucket::Verify, "ben").is_ok());
    }

    #[test]
    fn failures_are_limited_by_the_operators_settings_too() {
        let limits = Limits::new(&BTreeMap::from([("sign_in".to_owned(), (1, 30.0))]));
        assert!(limits.begin_try(Bucket::SignIn, "ada").is_ok());
        limits.forgive(Bucket::SignIn, "ada");
        assert!(limits.begin_try(Bucket::SignIn, "ada").is_ok());
        assert!(limits.begin_try(Bucket::SignIn, "ada").is_err());
    }
}
