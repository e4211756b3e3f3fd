//! Token buckets that only failures empty: a token is taken before a try, so that tries at the same time cannot overrun it, and given
//! back when the try succeeds.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Instant,
};

/// One kind of failure, by key.
#[derive(Debug)]
pub struct Failures {
    burst: f64,
    seconds: f64,
    spent: Mutex<HashMap<String, Spent>>,
}

#[derive(Debug, Clone, Copy)]
struct Spent {
    tokens: f64,
    at: Instant,
}

impl Failures {
    /// Up to `burst` failures, and one more each `seconds`.
    pub fn new(burst: u32, seconds: f64) -> Self {
        Self { burst: f64::from(burst.max(1)), seconds: seconds.max(0.000_001), spent: Mutex::default() }
    }

    /// Takes a token; answers the whole seconds to wait when there is none.
    ///
    /// # Errors
    /// The seconds.
    pub fn take(&self, key: &str, now: Instant) -> Result<(), u64> {
        let mut spent = self.lock();
        let tokens = spent.get(key).map_or(0.0, |spent| self.left_over(*spent, now));
        let missing = tokens + 1.0 - self.burst;
        if missing > 0.0 {
            return Err(whole_seconds(missing * self.seconds));
        }
        spent.insert(key.to_owned(), Spent { tokens: tokens + 1.0, at: now });
        Ok(())
    }

    /// Gives a token back.
    pub fn give_back(&self, key: &str, now: Instant) {
        let mut spent = self.lock();
        let Some(known) = spent.get(key).copied() else { return };
        spent.insert(key.to_owned(), Spent { tokens: (self.left_over(known, now) - 1.0).max(0.0), at: now });
    }

    /// Forgets keys whose buckets are full again.
    pub fn tidy(&self, now: Instant) {
        self.lock().retain(|_, spent| self.left_over(*spent, now) > 0.0);
    }

    fn left_over(&self, spent: Spent, now: Instant) -> f64 {
        let refilled = now.saturating_duration_since(spent.at).as_secs_f64() / self.seconds;
        (spent.tokens - refilled).max(0.0)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Spent>> {
        self.spent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn whole_seconds(seconds: f64) -> u64 {
    std::time::Duration::try_from_secs_f64(seconds).map_or(1, |wait| wait.as_secs().saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn five_failures_empty_the_bucket_and_time_refills_it() {
        let failures = Failures::new(5, 30.0);
        let begun = Instant::now();
        for _ in 0..5 {
            assert_eq!(failures.take("ada", begun), Ok(()));
        }
        assert_eq!(failures.take("ada", begun), Err(31));
        assert_eq!(failures.take("bob", begun), Ok(()));
        assert_eq!(failures.take("ada", begun + Duration::from_secs(30)), Ok(()));
        assert!(failures.take("ada", begun + Duration::from_secs(30)).is_err());
    }

    #[test]
    fn successes_cost_nothing() {
        let failures = Failures::new(1, 30.0);
        let begun = Instant::now();
        for _ in 0..100 {
            assert_eq!(failures.take("ada", begun), Ok(()));
            failures.give_back("ada", begun);
        }
        failures.tidy(begun);
        assert!(failures.lock().is_empty());
    }
}
