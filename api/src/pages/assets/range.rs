//! The `Range` header, as far as media players use it: one stretch of bytes.

/// What a client wants of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// These bytes, both included.
    Part {
        /// The first.
        first: u64,
        /// The last.
        last: u64,
    },
    /// Bytes the file does not have.
    Nothing,
}

/// Reads a `Range` header for a file of `size` bytes. `None` when it is to be ignored: unreadable, of another unit, or several stretches.
pub(super) fn read(header: &str, size: u64) -> Option<Wanted> {
    let (first, last) = header.strip_prefix("bytes=")?.trim().split_once('-')?;
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u64>().ok()).flatten();
    let end = size.saturating_sub(1);
    let (first, last) = match (first.is_empty(), last.is_empty()) {
        (true, true) => return None,
        (true, false) => match number(last)? {
            0 => return Some(Wanted::Nothing),
            suffix => (size.saturating_sub(suffix), end),
        },
        (false, true) => (number(first)?, end),
        (false, false) => {
            let (first, last) = (number(first)?, number(last)?);
            if last < first {
                return None;
            }
            (first, last.min(end))
        }
    };
    Some(if first < size { Wanted::Part { first, last } } else { Wanted::Nothing })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_stretch_is_served_and_the_rest_ignored() {
        let part = |first, last| Some(Wanted::Part { first, last });
        for (header, want) in [
            ("bytes=0-99", part(0, 99)),
            ("bytes=900-5000", part(900, 999)),
            ("bytes=900-", part(900, 999)),
            ("bytes=-100", part(900, 999)),
            ("bytes=-5000", part(0, 999)),
            ("bytes=1000-", Some(Wanted::Nothing)),
            ("bytes=1000-1001", Some(Wanted::Nothing)),
            ("bytes=-0", Some(Wanted::Nothing)),
            ("bytes=9-1", None),
            ("bytes=0-1,5-6", None),
            ("bytes=", None),
            ("bytes=-", None),
            ("bytes=+1-2", None),
            ("bytes=99999999999999999999-", None),
            ("items=0-1", None),
        ] {
            assert_eq!(read(header, 1000), want, "{header}");
        }
        assert_eq!(read("bytes=0-", 0), Some(Wanted::Nothing));
        assert_eq!(read("bytes=-5", 0), Some(Wanted::Nothing));
    }
}
