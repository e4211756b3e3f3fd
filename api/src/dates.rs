//! Dates and times in words. The server does not know where a reader is: times are UTC and say so.

use crate::texts::Texts;
use chrono::{Datelike, Timelike};
use domain::clock::Moment;

impl Texts {
    /// "22 November 2026".
    pub fn day(&self, moment: Moment) -> String {
        let month = self.say(&format!("date-month-{}", moment.month()));
        self.with("date-day", &[("day", &moment.day().to_string()), ("month", &month), ("year", &moment.year().to_string())])
    }

    /// "22 November 2026, 14:05 UTC".
    pub fn moment(&self, moment: Moment) -> String {
        let time = format!("{:02}:{:02}", moment.hour(), moment.minute());
        self.with("date-moment", &[("day", &self.day(moment)), ("time", &time)])
    }
}

/// For the `datetime` attribute of a `time` element.
pub fn machine(moment: Moment) -> String {
    moment.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::language::Language;

    #[test]
    fn days_and_times_are_written_as_each_language_does() {
        let first: Moment = "2027-08-01T04:05:06Z".parse().unwrap();
        let late: Moment = "2026-11-22T14:00:00Z".parse().unwrap();
        let written = |language| (Texts::of(language).day(first), Texts::of(language).moment(late));
        assert_eq!(written(Language::En), ("1 August 2027".into(), "22 November 2026, 14:00 UTC".into()));
        assert_eq!(written(Language::Fr), ("1er août 2027".into(), "22 novembre 2026 à 14:00 UTC".into()));
        assert_eq!(written(Language::Es), ("1 de agosto de 2027".into(), "22 de noviembre de 2026, 14:00 UTC".into()));
        assert_eq!(machine(first), "2027-08-01T04:05:06Z");
    }
}
