//! Texts people read, by key and language, from the Fluent files under `locales`. No sentence stands in code.
//!
//! A key missing in a language falls back to English. One missing everywhere is logged once and shown as it is: an odd word on a page
//! helps more than a page that fails.

use askama::{FastWritable, Values, filters};
use domain::language::Language;
use fluent_templates::fluent_bundle::FluentValue;
use rustc_hash::FxBuildHasher;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::{Arc, LazyLock, Mutex, PoisonError, RwLock};
use unic_langid::{LanguageIdentifier, langid};

fluent_templates::static_loader! {
    static LOADER = {
        locales: "./locales",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static ENGLISH: LanguageIdentifier = langid!("en");
static FRENCH: LanguageIdentifier = langid!("fr");
static SPANISH: LanguageIdentifier = langid!("es");
static MISSED: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Mutex::default);

/// Texts that were said before, by language: a page has dozens, and none of them changes while the program runs.
static SAID: [RwLock<Said>; 3] = [const { RwLock::new(Said::NOTHING) }; 3];

/// Found by keys of ours, dozens of times a page: no stranger chooses them, so the hash need not withstand one.
type Remembered<K, V> = HashMap<K, V, FxBuildHasher>;

/// Counts that are remembered: more would only be seen once.
const REMEMBERED: std::ops::RangeInclusive<i64> = 0..=240;

/// Texts that need no values or small numbers (`plain`, the numbers after the key), and those that need a small count.
#[derive(Debug)]
struct Said {
    plain: Remembered<String, Arc<str>>,
    counted: Remembered<String, Remembered<i64, Arc<str>>>,
    html: Remembered<String, Html>,
}

/// A text as a page writes it, with `&`, `<`, `>` and quotes escaped: it is put in as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Html(Arc<str>);

impl Html {
    fn of(text: &str) -> Self {
        let escaped = filters::escape(text, filters::Html);
        escaped.map_or_else(|never| match never {}, |escaped| Self(escaped.to_string().into()))
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FastWritable for Html {
    fn write_into(&self, page: &mut dyn fmt::Write, _: &dyn Values) -> askama::Result<()> {
        Ok(page.write_str(&self.0)?)
    }
}

impl filters::HtmlSafe for Html {}

impl Said {
    const NOTHING: Self = Self {
        plain: Remembered::with_hasher(FxBuildHasher),
        counted: Remembered::with_hasher(FxBuildHasher),
        html: Remembered::with_hasher(FxBuildHasher),
    };

    fn get(&self, key: &str, count: Option<i64>) -> Option<&Arc<str>> {
        match count {
            None => self.plain.get(key),
            Some(count) => self.counted.get(key)?.get(&count),
        }
    }

    fn keep(&mut self, key: &str, count: Option<i64>, text: &str) {
        let (key, text) = (key.to_owned(), Arc::from(text));
        match count {
            None => drop(self.plain.insert(key, text)),
            Some(count) => drop(self.counted.entry(key).or_default().insert(count, text)),
        }
    }
}

/// Longest number that is remembered with the text it stands in.
const SMALL_DIGITS: usize = 2;
/// Longest whole number that is handed to Fluent as a number: beyond it, digits could be lost.
const SAFE_DIGITS: usize = 15;

/// The texts in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    /// The language they are in.
    pub language: Language,
}

impl Texts {
    /// The texts in `language`.
    pub fn of(language: Language) -> Self {
        Self { language }
    }

    /// The text under `key`.
    pub fn say(&self, key: &str) -> String {
        self.recall(key, None)
    }

    /// The text under `key` as a page writes it: what templates put in, at a fraction of the cost of escaping it each time.
    pub fn html(&self, key: &str) -> Html {
        if let Some(html) = self.said().read().unwrap_or_else(PoisonError::into_inner).html.get(key) {
            return html.clone();
        }
        let Some(text) = self.lookup(key, &counted(None)) else { return Html::of(&missed(key)) };
        let html = Html::of(&text);
        self.said().write().unwrap_or_else(PoisonError::into_inner).html.insert(key.to_owned(), html.clone());
        html
    }

    /// The text under `key` with named values put in. A value that is a whole number can choose a plural form.
    pub fn with(&self, key: &str, args: &[(&str, &str)]) -> String {
        let is_small = |(_, value): &(&str, &str)| value.len() <= SMALL_DIGITS && value.bytes().all(|byte| byte.is_ascii_digit());
        if !args.is_empty() && args.iter().all(is_small) { self.numbered(key, args) } else { self.fresh(key, args) }
    }

    /// A text with nothing but small numbers in it, such as "2 of 5": they come again and again.
    fn numbered(&self, key: &str, args: &[(&str, &str)]) -> String {
        let values = args.iter().flat_map(|(_, value)| ["\0", *value]);
        let name: String = std::iter::once(key).chain(values).collect();
        if let Some(text) = self.said().read().unwrap_or_else(PoisonError::into_inner).plain.get(&name) {
            return String::from(&**text);
        }
        let text = self.fresh(key, args);
        self.said().write().unwrap_or_else(PoisonError::into_inner).plain.insert(name, Arc::from(text.as_str()));
        text
    }

    fn fresh(&self, key: &str, args: &[(&str, &str)]) -> String {
        let args = args.iter().map(|(name, value)| (*name, argument(value))).collect();
        self.lookup(key, &args).unwrap_or_else(|| missed(key))
    }

    /// The text under `key` in the plural form that goes with the count `n`, which it may print.
    pub fn count(&self, key: &str, n: i64) -> String {
        if REMEMBERED.contains(&n) { self.recall(key, Some(n)) } else { self.lookup(key, &counted(Some(n))).unwrap_or_else(|| missed(key)) }
    }

    /// An attribute of the text under `key`, for instance its hint, with named values put in.
    pub fn attr(&self, key: &str, attribute: &str, args: &[(&str, &str)]) -> String {
        self.with(&format!("{key}.{attribute}"), args)
    }

    /// The text under `key` in this language, where there is one and it needs no other values than these.
    pub fn find(&self, key: &str, args: &[(&str, &str)]) -> Option<String> {
        let args: HashMap<&str, FluentValue> = args.iter().map(|(name, value)| (*name, argument(value))).collect();
        LOADER.lookup_single_language(tag(self.language), key, Some(&args)).ok()
    }

    /// A text that was said before, or says it and remembers it.
    fn recall(&self, key: &str, count: Option<i64>) -> String {
        let said = self.said();
        if let Some(text) = said.read().unwrap_or_else(PoisonError::into_inner).get(key, count) {
            return String::from(&**text);
        }
        let Some(text) = self.lookup(key, &counted(count)) else { return missed(key) };
        said.write().unwrap_or_else(PoisonError::into_inner).keep(key, count, &text);
        text
    }

    fn said(&self) -> &'static RwLock<Said> {
        let [english, french, spanish] = &SAID;
        match self.language {
            Language::En => english,
            Language::Fr => french,
            Language::Es => spanish,
        }
    }

    fn lookup(&self, key: &str, args: &HashMap<&str, FluentValue>) -> Option<String> {
        [tag(self.language), &ENGLISH].into_iter().find_map(|language| LOADER.lookup_single_language(language, key, Some(args)).ok())
    }
}

fn counted(count: Option<i64>) -> HashMap<&'static str, FluentValue<'static>> {
    count.map(|n| ("n", FluentValue::from(n))).into_iter().collect()
}

fn missed(key: &str) -> String {
    if MISSED.lock().is_ok_and(|mut missed| missed.insert(key.to_owned())) {
        tracing::error!(key, "no text under this key, or not with these values");
    }
    key.to_owned()
}

fn tag(language: Language) -> &'static LanguageIdentifier {
    match language {
        Language::En => &ENGLISH,
        Language::Fr => &FRENCH,
        Language::Es => &SPANISH,
    }
}

/// Whole numbers as numbers, everything else as text.
fn argument(value: &str) -> FluentValue<'_> {
    let digits = value.strip_prefix('-').unwrap_or(value);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
    match value.parse::<i64>() {
        Ok(number) if plain && digits.len() <= SAFE_DIGITS => FluentValue::from(number),
        _ => FluentValue::from(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    /// Keys (with attributes as `key.attribute`) and the values each one uses, of all files of a language.
    fn keys_of(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.code());
        let mut keys = BTreeMap::<String, BTreeSet<String>>::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let (mut message, mut current) = (String::new(), String::new());
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                let head = line.split('=').next().unwrap_or_default().trim();
                if line.contains('=') && line.starts_with(|first: char| first.is_ascii_lowercase()) {
                    message = head.to_owned();
                    current = message.clone();
                    assert!(keys.insert(current.clone(), BTreeSet::new()).is_none(), "{path:?}: {current} twice");
                } else if line.contains('=') && line.trim_start().starts_with('.') {
                    current = format!("{message}{head}");
                    keys.insert(current.clone(), BTreeSet::new());
                }
                let names =
                    line.split('$').skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap().to_owned());
                keys.entry(current.clone()).or_default().extend(names);
            }
        }
        keys.remove("");
        keys
    }

    #[test]
    fn every_text_is_there_in_every_language_and_takes_no_value_that_english_does_not() {
        let english = keys_of(Language::En);
        assert!(!english.is_empty());
        for language in Language::ALL {
            let theirs = keys_of(language);
            for (key, values) in &english {
                assert!(theirs.contains_key(key), "{key} is missing in {language}");
                let ones: HashMap<&str, FluentValue> = values.iter().map(|name| (name.as_str(), FluentValue::from(1))).collect();
                let said = LOADER.lookup_single_language(tag(language), key, Some(&ones));
                assert!(said.is_ok(), "{key} cannot be said in {language}: {said:?}");
                let more = theirs.get(key).map(|used| used.difference(values).cloned().collect::<Vec<_>>()).unwrap_or_default();
                assert!(more.is_empty(), "{key} in {language} uses {more:?}, English does not");
            }
            for key in theirs.keys() {
                assert!(english.contains_key(key), "{key} is in {language} and not in English");
            }
        }
    }

    #[test]
    fn a_missing_key_is_shown_as_it_is() {
        assert_eq!(Texts::of(Language::Fr).say("no-such-key"), "no-such-key");
        assert_eq!(Texts::of(Language::Fr).attr("no-such-key", "hint", &[]), "no-such-key.hint");
    }

    #[test]
    fn what_was_said_before_is_said_the_same_again() {
        for (language, count) in Language::ALL.into_iter().flat_map(|language| [0, 1, 2, 240, 241].map(|count| (language, count))) {
            let fresh = LOADER.lookup_single_language(tag(language), "evidence-lessons", Some(&counted(Some(count)))).ok();
            let texts = Texts::of(language);
            assert_eq!([texts.count("evidence-lessons", count), texts.count("evidence-lessons", count)].map(Some), [fresh.clone(), fresh]);
        }
        for (number, all) in [("2", "5"), ("5", "2"), ("2", "5"), ("25", ""), ("100", "5")] {
            let args = [("number", number), ("all", all)];
            let values = args.iter().map(|(name, value)| (*name, argument(value))).collect();
            let fresh = LOADER.lookup_single_language(&FRENCH, "activity-number", Some(&values)).ok();
            assert_eq!(Some(Texts::of(Language::Fr).with("activity-number", &args)), fresh);
        }
        assert_eq!(Texts::of(Language::Fr).say("layout-help"), Texts::of(Language::Fr).say("layout-help"));
        assert_ne!(Texts::of(Language::Fr).say("layout-help"), Texts::of(Language::Es).say("layout-help"));
    }

    #[test]
    fn what_a_page_is_given_is_escaped_whether_or_not_it_was_said_before() {
        assert_eq!(Html::of("l'eau & <b>").to_string(), "l&#39;eau &#38; &#60;b&#62;");
        let french = Texts::of(Language::Fr);
        for _ in 0..2 {
            assert_eq!(french.html("layout-help"), Html::of(&french.say("layout-help")));
        }
        assert_eq!(french.html("no-such-<key>").to_string(), "no-such-&#60;key&#62;");
    }

    #[test]
    fn values_are_put_in_without_marks_and_numbers_choose_the_plural() {
        let english = Texts::of(Language::En);
        assert_eq!(english.with("diagnostics-summary", &[("errors", "1"), ("warnings", "2")]), "1 error, 2 warnings");
        assert_eq!(english.with("diagnostics-summary", &[("errors", "0"), ("warnings", "1")]), "0 errors, 1 warning");
        assert_eq!(
            Texts::of(Language::Fr).with("diagnostics-summary", &[("errors", "0"), ("warnings", "2")]),
            "0 erreur, 2 avertissements"
        );
    }

    #[test]
    fn only_plain_whole_numbers_count_as_numbers() {
        for text in ["007", "1.50", "", "-", "+1", "1234567890123456"] {
            assert_eq!(argument(text), FluentValue::from(text), "{text}");
        }
        assert_eq!(argument("12"), FluentValue::from(12_i64));
    }
}
