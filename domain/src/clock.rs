//! Time enters here and nowhere else.

use chrono::{DateTime, SubsecRound, Utc};
use std::sync::{Arc, Mutex, PoisonError};

/// A moment, UTC, never finer than a microsecond: what PostgreSQL keeps, so that a value read back equals the one written.
pub type Moment = DateTime<Utc>;

/// Where use cases take `now` from.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still until it is moved: for tests.
    Standing(Arc<Mutex<Moment>>),
}

impl Clock {
    /// A clock that stands at `moment`.
    pub fn standing(moment: Moment) -> Self {
        Self::Standing(Arc::new(Mutex::new(moment.trunc_subsecs(6))))
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one door time enters by")]
            Self::System => Utc::now().trunc_subsecs(6),
            Self::Standing(moment) => *moment.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Moves a standing clock on; the machine's clock takes no orders.
    pub fn advance(&self, by: chrono::Duration) {
        if let Self::Standing(moment) = self {
            let mut moment = moment.lock().unwrap_or_else(PoisonError::into_inner);
            *moment += by;
        }
    }
}
