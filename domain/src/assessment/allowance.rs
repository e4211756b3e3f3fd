//! Whether an attempt may start now, when it ends, and whether a save still counts.

use crate::catalogue::model::QuizRules;
use crate::clock::Moment;
use chrono::{DateTime, TimeDelta};

/// How long after its deadline an attempt still takes saves, for packets that were under way. They count, and are marked late.
pub const LATE_SAVES: TimeDelta = TimeDelta::seconds(60);

/// A learner's attempts at a quiz so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct History {
    /// Attempts started, an open one too.
    pub used: u32,
    /// Attempts granted beyond the quiz's limit.
    pub granted: u32,
    /// Whether one of them is under way.
    pub open: bool,
    /// When the latest of the others ended.
    pub last_ended: Option<Moment>,
}

/// A new attempt may start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowed {
    /// Its number, from 1.
    pub number: u32,
    /// Its deadline, should it start now.
    pub ends_at: Option<Moment>,
}

/// Why no attempt may start now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// One is under way: carry on with it.
    #[error("an attempt is under way")]
    UnderWay,
    /// The quiz closed at this moment.
    #[error("the quiz closed at {0}")]
    Closed(Moment),
    /// The quiz opens at this moment.
    #[error("the quiz opens at {0}")]
    NotOpenYet(Moment),
    /// All attempts are used; another one can be asked for.
    #[error("all {limit} attempts are used")]
    NoAttemptsLeft {
        /// How many there were, granted ones too.
        limit: u32,
    },
    /// The next attempt may start at this moment.
    #[error("the next attempt may start at {0}")]
    WaitUntil(Moment),
    /// The wait ends after the quiz has closed.
    #[error("the wait ends at {free_at}, the quiz closes at {closes}")]
    WaitPastClosing {
        /// When the wait would end.
        free_at: Moment,
        /// When the quiz closes.
        closes: Moment,
    },
}

/// Whether a new attempt may start at `now`.
///
/// # Errors
/// The first reason that stands against it, in the order of [`Refusal`]'s variants.
pub fn check(rules: &QuizRules, history: &History, now: Moment) -> Result<Allowed, Refusal> {
    if history.open {
        return Err(Refusal::UnderWay);
    }
    if let Some(closes) = rules.closes.filter(|closes| now >= *closes) {
        return Err(Refusal::Closed(closes));
    }
    if let Some(opens) = rules.opens.filter(|opens| now < *opens) {
        return Err(Refusal::NotOpenYet(opens));
    }
    if let Some(limit) = limit(rules, history).filter(|limit| history.used >= *limit) {
        return Err(Refusal::NoAttemptsLeft { limit });
    }
    let free_at = history.last_ended.map(|ended| later(ended, rules.wait_minutes)).filter(|free_at| now < *free_at);
    match (free_at, rules.closes) {
        (Some(free_at), Some(closes)) if free_at >= closes => Err(Refusal::WaitPastClosing { free_at, closes }),
        (Some(free_at), _) => Err(Refusal::WaitUntil(free_at)),
        (None, _) => Ok(Allowed { number: history.used.saturating_add(1), ends_at: deadline(rules, now) }),
    }
}

/// All attempts the learner may use, granted ones too; `None` when there is no limit.
pub fn limit(rules: &QuizRules, history: &History) -> Option<u32> {
    rules.attempts.map(|attempts| attempts.saturating_add(history.granted))
}

/// Attempts not started yet; `None` when there is no limit.
pub fn attempts_left(rules: &QuizRules, history: &History) -> Option<u32> {
    limit(rules, history).map(|limit| limit.saturating_sub(history.used))
}

/// Whether no attempt is under way and none can start any more: all are used, or the quiz has closed.
pub fn over(rules: &QuizRules, history: &History, now: Moment) -> bool {
    let closed = rules.closes.is_some_and(|closes| now >= closes);
    !history.open && (closed || attempts_left(rules, history) == Some(0))
}

/// Whether the learner can ask for another attempt: all are used, none is under way, and the quiz has not closed.
pub fn can_ask(rules: &QuizRules, history: &History, now: Moment) -> bool {
    matches!(check(rules, history, now), Err(Refusal::NoAttemptsLeft { .. }))
}

/// When an attempt that started at `started` ends: at its time limit or when the quiz closes, whichever is first; `None` when nothing ends it.
pub fn deadline(rules: &QuizRules, started: Moment) -> Option<Moment> {
    let limit = rules.time_limit_minutes.map(|minutes| later(started, minutes));
    limit.into_iter().chain(rules.closes).min()
}

/// Whether an attempt still takes saves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveWindow {
    /// Until the deadline, and at it.
    Open,
    /// Until [`LATE_SAVES`] after the deadline: counts, and is marked late.
    Late,
    /// Too late: the attempt is to be closed and graded with what was saved.
    Over,
}

/// Whether an attempt with this deadline takes a save received at `now`.
pub fn save_window(deadline: Option<Moment>, now: Moment) -> SaveWindow {
    let last = |deadline: Moment| deadline.checked_add_signed(LATE_SAVES).unwrap_or(DateTime::<chrono::Utc>::MAX_UTC);
    match deadline {
        Some(deadline) if now > last(deadline) => SaveWindow::Over,
        Some(deadline) if now > deadline => SaveWindow::Late,
        _ => SaveWindow::Open,
    }
}

fn later(moment: Moment, minutes: u32) -> Moment {
    moment.checked_add_signed(TimeDelta::minutes(i64::from(minutes))).unwrap_or(DateTime::<chrono::Utc>::MAX_UTC)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::sample::{at, rules};

    fn history(used: u32) -> History {
        History { used, ..History::default() }
    }

    #[test]
    fn attempts_start_as_the_rules_say() {
        let rules = QuizRules { attempts: Some(2), wait_minutes: 30, opens: Some(at(100)), closes: Some(at(1000)), ..rules() };
        let ended = |used, minute| History { last_ended: Some(at(minute)), ..history(used) };
        let cases = [
            ("before it opens", history(0), 99, Err(Refusal::NotOpenYet(at(100)))),
            ("as it opens", history(0), 100, Ok(1)),
            ("as it closes", history(0), 1000, Err(Refusal::Closed(at(1000)))),
            ("closed and used up", history(2), 1001, Err(Refusal::Closed(at(1000)))),
            ("one is open", History { open: true, ..history(1) }, 200, Err(Refusal::UnderWay)),
            ("one is open and the quiz closed", History { open: true, ..history(1) }, 1001, Err(Refusal::UnderWay)),
            ("the wait is not over", ended(1, 200), 229, Err(Refusal::WaitUntil(at(230)))),
            ("the wait is over", ended(1, 200), 230, Ok(2)),
            ("the wait would end after closing", ended(1, 980), 985, Err(Refusal::WaitPastClosing { free_at: at(1010), closes: at(1000) })),
            ("none left", ended(2, 200), 500, Err(Refusal::NoAttemptsLeft { limit: 2 })),
            ("one was granted", History { granted: 1, ..ended(2, 200) }, 500, Ok(3)),
            ("a granted one waits too", History { granted: 1, ..ended(2, 490) }, 500, Err(Refusal::WaitUntil(at(520)))),
            ("the granted one is used", History { granted: 1, ..ended(3, 200) }, 500, Err(Refusal::NoAttemptsLeft { limit: 3 })),
        ];
        for (case, history, now, expected) in cases {
            assert_eq!(check(&rules, &history, at(now)).map(|allowed| allowed.number), expected, "{case}");
        }
    }

    #[test]
    fn without_a_limit_there_is_always_another() {
        let rules = rules();
        assert_eq!(check(&rules, &history(5000), at(0)), Ok(Allowed { number: 5001, ends_at: None }));
        assert_eq!(attempts_left(&rules, &history(5000)), None);
        assert!(!over(&rules, &history(5000), at(0)));
    }

    #[test]
    fn an_attempt_ends_at_its_limit_or_at_closing() {
        let limited = |limit, closes: Option<i64>| QuizRules { time_limit_minutes: limit, closes: closes.map(at), ..rules() };
        assert_eq!(deadline(&limited(None, None), at(10)), None);
        assert_eq!(deadline(&limited(Some(30), None), at(10)), Some(at(40)));
        assert_eq!(deadline(&limited(None, Some(50)), at(10)), Some(at(50)));
        assert_eq!(deadline(&limited(Some(30), Some(50)), at(10)), Some(at(40)));
        assert_eq!(deadline(&limited(Some(30), Some(20)), at(10)), Some(at(20)));
        assert_eq!(deadline(&limited(Some(u32::MAX), None), DateTime::<chrono::Utc>::MAX_UTC), Some(DateTime::<chrono::Utc>::MAX_UTC));
        assert_eq!(check(&limited(Some(30), Some(50)), &history(0), at(30)).map(|allowed| allowed.ends_at), Ok(Some(at(50))));
    }

    #[test]
    fn late_packets_are_taken_for_a_minute() {
        let second = TimeDelta::seconds(1);
        assert_eq!(save_window(None, at(10)), SaveWindow::Open);
        assert_eq!(save_window(Some(at(10)), at(10)), SaveWindow::Open);
        assert_eq!(save_window(Some(at(10)), at(10) + second), SaveWindow::Late);
        assert_eq!(save_window(Some(at(10)), at(11)), SaveWindow::Late);
        assert_eq!(save_window(Some(at(10)), at(11) + second), SaveWindow::Over);
    }

    #[test]
    fn who_has_used_up_all_attempts_can_ask_for_another() {
        let rules = QuizRules { attempts: Some(1), closes: Some(at(1000)), ..rules() };
        let open = History { open: true, ..history(1) };
        for (history, now, ask, is_over) in [
            (history(0), 5, false, false),
            (history(1), 5, true, true),
            (open, 5, false, false),
            (history(1), 1000, false, true),
            (history(0), 1000, false, true),
        ] {
            assert_eq!(can_ask(&rules, &history, at(now)), ask, "{history:?} at {now}");
            assert_eq!(over(&rules, &history, at(now)), is_over, "{history:?} at {now}");
        }
    }
}
