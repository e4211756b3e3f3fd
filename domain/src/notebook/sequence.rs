//! Whether a save may overwrite what is kept.

use super::Note;

/// What becomes of a save.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It was saved already, or says nothing new.
    Kept,
    /// It becomes the text with this number.
    Write(u32),
    /// What is kept is newer.
    Stale,
}

/// Judges a save that saw number `seen` and says `text`. The same text again is never stale: an answer that was lost on the way.
pub(super) fn judge(kept: Option<&Note>, seen: u32, text: &str) -> Verdict {
    match kept {
        Some(kept) if kept.text == text => Verdict::Kept,
        Some(kept) if kept.seq == seen => Verdict::Write(seen.saturating_add(1)),
        None if seen == 0 => Verdict::Write(1),
        _ => Verdict::Stale,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{catalogue::sample, testing};

    #[test]
    fn an_older_answer_never_overwrites_a_newer_one() {
        let kept = |seq: u32| Some(Note { prompt: sample::prompt("rights"), text: "water".into(), seq, saved_at: testing::noon() });
        for (kept, seen, text, verdict) in [
            (None, 0, "water", Verdict::Write(1)),
            (None, 0, "", Verdict::Write(1)),
            (None, 3, "water", Verdict::Stale),
            (kept(1), 1, "housing", Verdict::Write(2)),
            (kept(2), 1, "housing", Verdict::Stale),
            (kept(2), 0, "housing", Verdict::Stale),
            (kept(2), 9, "housing", Verdict::Stale),
            (kept(2), 1, "water", Verdict::Kept),
            (kept(2), 2, "water", Verdict::Kept),
        ] {
            assert_eq!(judge(kept.as_ref(), seen, text), verdict, "{kept:?} {seen} {text}");
        }
    }
}
