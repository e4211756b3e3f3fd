//! Which of two saves wins: an older answer never overwrites a newer one, and a save that is repeated changes nothing.

use super::attempt::Saved;
use super::response::Response;

/// What to do with a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Write it, under this number.
    Write(u32),
    /// It is what is there already: a repeated save, or nothing new.
    Keep,
    /// A newer answer is there, which its writer has not seen.
    Stale,
}

/// What to do with a save of `response` by somebody who has last seen the save number `seen` (0: none).
pub fn step(stored: &Saved, seen: u32, response: Option<&Response>) -> Step {
    let same = stored.response.as_ref() == response;
    if seen == stored.seq {
        return if same { Step::Keep } else { Step::Write(seen.saturating_add(1)) };
    }
    if same && seen.saturating_add(1) == stored.seq { Step::Keep } else { Step::Stale }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_answers_never_win_and_repeats_change_nothing() {
        let text = |text: &str| Some(Response::Text(text.to_owned()));
        let stored = |seq, response: Option<Response>| Saved { seq, response, ..Saved::default() };
        let cases = [
            ("the first save", stored(0, None), 0, text("a"), Step::Write(1)),
            ("nothing, first", stored(0, None), 0, None, Step::Keep),
            ("the next save", stored(3, text("a")), 3, text("b"), Step::Write(4)),
            ("clearing", stored(3, text("a")), 3, None, Step::Write(4)),
            ("nothing new", stored(3, text("a")), 3, text("a"), Step::Keep),
            ("the last save again", stored(3, text("a")), 2, text("a"), Step::Keep),
            ("the last clearing again", stored(3, None), 2, None, Step::Keep),
            ("an older packet", stored(3, text("b")), 2, text("a"), Step::Stale),
            ("a much older packet with the same words", stored(3, text("a")), 1, text("a"), Step::Stale),
            ("another device that has seen nothing", stored(3, text("a")), 0, text("b"), Step::Stale),
            ("a number that was never given", stored(3, text("a")), 9, text("b"), Step::Stale),
            ("the largest number", stored(u32::MAX, text("a")), u32::MAX, text("b"), Step::Write(u32::MAX)),
        ];
        for (case, stored, seen, response, expected) in cases {
            assert_eq!(step(&stored, seen, response.as_ref()), expected, "{case}");
        }
    }
}
