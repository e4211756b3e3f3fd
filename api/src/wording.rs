//! Amounts and rules in words.

use crate::texts::Texts;
use domain::{
    catalogue::model::{Course, Exact, Rule},
    exact,
    language::Language,
};

impl Texts {
    /// "2 hours 30 minutes".
    pub fn duration(&self, minutes: u32) -> String {
        let amount = |key: &str, count: u32| self.count(key, count.into());
        match (minutes / 60, minutes % 60) {
            (0, minutes) => amount("duration-minutes", minutes),
            (hours, 0) => amount("duration-hours", hours),
            (hours, minutes) => self
                .with("duration-both", &[("hours", &amount("duration-hours", hours)), ("minutes", &amount("duration-minutes", minutes))]),
        }
    }

    /// "12,000".
    pub fn number(&self, number: u64) -> String {
        let digits = number.to_string();
        // Spanish keeps four digits together.
        let (together, between) = match self.language {
            Language::En => (3, ","),
            Language::Fr => (3, "\u{202f}"),
            Language::Es => (4, "\u{202f}"),
        };
        if digits.len() <= together {
            return digits;
        }
        let mut written = String::with_capacity(digits.len().saturating_mul(2));
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && digits.len().saturating_sub(place).is_multiple_of(3) {
                written.push_str(between);
            }
            written.push(digit);
        }
        written
    }

    /// The text under `key` in the plural form that goes with `n`, which it may print as `$number`.
    pub fn many(&self, key: &str, n: u64) -> String {
        self.with(key, &[("n", &n.to_string()), ("number", &self.number(n))])
    }

    /// "72.5 %", never rounded up to `mark`, if there is one to reach.
    pub fn percent(&self, percent: Exact, mark: Option<Exact>) -> String {
        let number = exact::shown_percent(percent, mark).text(self.language);
        self.with("percent", &[("number", number.as_str())])
    }

    /// What a requirement asks, in a sentence; titles in the language of the course that comes nearest.
    pub fn requirement(&self, course: &Course, rule: &Rule) -> String {
        let language = course.language_for(self.language);
        match rule {
            Rule::AllRequired { modules } => {
                if course.modules.iter().all(|module| modules.contains(&module.id)) {
                    return self.say("requirement-all");
                }
                let named = course.modules.iter().filter(|module| modules.contains(&module.id));
                let titles: Vec<&str> = named.map(|module| module.title.pick(language, course.source()).0).collect();
                let list = self.list(&titles);
                self.with("requirement-all-of", &[("modules", list.as_str())])
            }
            Rule::QuizMark { quiz, at_least } => {
                let title = course.activity(quiz).map_or("", |(_, activity)| activity.title.pick(language, course.source()).0);
                self.with("requirement-mark", &[("quiz", title), ("mark", &self.percent(*at_least, None))])
            }
            Rule::LessonsDone { at_least } => self.count("requirement-lessons", (*at_least).into()),
            Rule::WeightedGrade { at_least } => self.with("requirement-grade", &[("mark", &self.percent(*at_least, None))]),
        }
    }

    /// Titles in quotation marks, one after another.
    pub fn list(&self, titles: &[&str]) -> String {
        titles.iter().map(|title| self.with("quoted", &[("title", title)])).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_written_as_each_language_does() {
        let words = |minutes| Language::ALL.map(|language| Texts::of(language).duration(minutes).replace('\u{a0}', " "));
        assert_eq!(words(1), ["1 minute", "1 minute", "1 minuto"]);
        assert_eq!(words(60), ["1 hour", "1 heure", "1 hora"]);
        assert_eq!(words(150), ["2 hours 30 minutes", "2 heures 30 minutes", "2 horas 30 minutos"]);
    }

    #[test]
    fn large_numbers_are_written_as_each_language_does() {
        let words = |number| Language::ALL.map(|language| Texts::of(language).number(number).replace('\u{202f}', " "));
        assert_eq!(words(999), ["999", "999", "999"]);
        assert_eq!(words(1200), ["1,200", "1 200", "1200"]);
        assert_eq!(words(20_000), ["20,000", "20 000", "20 000"]);
        assert_eq!(words(1_234_567), ["1,234,567", "1 234 567", "1 234 567"]);
    }

    #[test]
    fn marks_are_never_rounded_up_to_what_is_needed() {
        let percent = |language, numerator| Texts::of(language).percent(Exact::new(numerator, 100), Some(Exact::from_integer(70)));
        assert_eq!(percent(Language::En, 6999), "69.9%");
        assert_eq!(percent(Language::Fr, 7250), "72,5\u{a0}%");
        assert_eq!(percent(Language::Es, 7000), "70\u{a0}%");
    }
}
