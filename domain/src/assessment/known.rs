//! Attempts that answers were lately saved in, so that the next answer need not ask for what was fixed when the attempt started.

use super::attempt::Attempt;
use crate::id::AttemptId;
use crate::identity::Learner;
use std::sync::Arc;
use std::time::Duration;

/// Attempts kept in mind: a few kilobytes each.
const MOST: u64 = 2_000;
/// An attempt nobody saves in for longer is forgotten.
const IDLE: Duration = Duration::from_secs(10 * 60);

/// What is known of attempts under way: whose they are, their draw, their deadline. All of it is fixed when an attempt starts. Whether one has
/// ended, here or on another replica, only the database knows; so whoever writes by this must ask it in the same statement. Should anybody ever be
/// given more time within an attempt, its deadline has to be asked there, too.
#[derive(Debug, Clone)]
pub struct Known(moka::sync::Cache<AttemptId, Arc<Attempt>>);

impl Default for Known {
    fn default() -> Self {
        Self(moka::sync::Cache::builder().max_capacity(MOST).time_to_idle(IDLE).build())
    }
}

impl Known {
    /// This learner's attempt; `None` for anybody else's.
    pub(super) fn get(&self, learner: &Learner, id: AttemptId) -> Option<Arc<Attempt>> {
        self.0.get(&id).filter(|attempt| attempt.learner == learner.user)
    }

    /// Keeps an attempt in mind, unless it has ended.
    pub(super) fn learn(&self, attempt: &Attempt) {
        if attempt.ended.is_none() {
            self.0.insert(attempt.id, Arc::new(attempt.clone()));
        }
    }

    /// Forgets an attempt.
    pub(super) fn forget(&self, id: AttemptId) {
        self.0.invalidate(&id);
    }
}
