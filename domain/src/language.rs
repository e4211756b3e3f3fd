//! The languages pages, mails and courses are written in.

use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};

/// A language the platform speaks. Written and stored as its two-letter code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English
    #[default]
    En,
    /// French
    Fr,
    /// Spanish
    Es,
}

impl Language {
    /// Every language, in the order menus show them.
    pub const ALL: [Self; 3] = [Self::En, Self::Fr, Self::Es];

    /// The BCP 47 tag, as it stands in addresses and in `lang` attributes.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Es => "es",
        }
    }

    /// The language's own name for itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
            Self::Es => "Español",
        }
    }

    /// Reads a code as `code()` writes it; `None` for anything else.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One text in several languages. Never empty once a course has been compiled: the source language is always there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Translated(pub BTreeMap<Language, String>);

impl Translated {
    /// The text in `language`, if it was translated.
    pub fn get(&self, language: Language) -> Option<&str> {
        self.0.get(&language).map(String::as_str)
    }

    /// The text in `language`, else in `source`, else in any; with the language it is really in.
    pub fn pick(&self, language: Language, source: Language) -> (&str, Language) {
        [language, source]
            .into_iter()
            .find_map(|wanted| self.get(wanted).map(|text| (text, wanted)))
            .or_else(|| self.0.iter().next().map(|(language, text)| (text.as_str(), *language)))
            .unwrap_or(("", source))
    }
}
