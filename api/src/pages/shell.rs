//! What the frame of every page needs.

use crate::{pages::static_files, texts::Texts, urls, visit::Visit};
use domain::{clock::Moment, language::Language};

/// What `base.html` needs.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The language of the page.
    pub language: Language,
    /// Texts in that language.
    pub t: Texts,
    /// The page's title.
    pub title: String,
    /// For search engines and previews.
    pub description: Option<String>,
    /// The address to prefer, where a page has several.
    pub canonical: Option<String>,
    /// The page in every language: code, name, address.
    pub alternates: Vec<(String, String, String)>,
    /// Name of who is signed in.
    pub signed_in: Option<String>,
    /// Id of who is signed in, to name keys in the browser.
    pub person_id: Option<String>,
    /// Seconds until the session ends unused, on pages nobody keeps.
    pub session_seconds: Option<u32>,
    /// Which menus to show.
    pub roles: Roles,
    /// The session's secret for forms.
    pub csrf: Option<String>,
    /// The menu entry this page belongs to.
    pub nav: &'static str,
    /// A message at the top: kind and text.
    pub flash: Option<(String, String)>,
    /// Address of the style sheet.
    pub asset_css: String,
    /// Address of the script.
    pub asset_js: String,
    /// Address of the icon.
    pub asset_icon: String,
}

/// Which menus to show.
#[derive(Debug, Clone, Copy, Default)]
pub struct Roles {
    /// The desk.
    pub is_admin: bool,
    /// The studio.
    pub is_author: bool,
    /// The courses at the desk.
    pub is_facilitator: bool,
}

/// Sessions that end sooner than this are warned about on the page.
const SHORT_SESSION: i64 = 3 * 3600;

impl Shell {
    /// The frame for a visit.
    pub fn of(visit: &Visit, title: String) -> Self {
        let session = visit.session.as_ref();
        let alternate = |language: Language| {
            let address = urls::in_language(&visit.path, language)?;
            let address = if visit.query.is_empty() { address } else { format!("{address}?{}", visit.query) };
            Some((language.code().to_owned(), language.own_name().to_owned(), address))
        };
        Self {
            language: visit.language,
            t: visit.t,
            title,
            description: None,
            canonical: None,
            alternates: Language::ALL.into_iter().filter_map(alternate).collect(),
            signed_in: session.map(|session| session.name.clone()),
            person_id: session.map(|session| session.user.to_string()),
            session_seconds: None,
            roles: session.map_or(Roles::default(), |session| Roles {
                is_admin: session.is_admin,
                is_author: session.is_author(),
                is_facilitator: session.is_facilitator(),
            }),
            csrf: session.map(|session| session.csrf.clone()),
            nav: "",
            flash: None,
            asset_css: static_files::address("app.css"),
            asset_js: static_files::address("app.js"),
            asset_icon: static_files::address("icon.svg"),
        }
    }

    /// Says what the page is about.
    #[must_use]
    pub fn describe(mut self, text: impl Into<String>) -> Self {
        self.description = Some(text.into());
        self
    }

    /// Marks a menu entry as current.
    #[must_use]
    pub fn nav(mut self, nav: &'static str) -> Self {
        self.nav = nav;
        self
    }

    /// Puts a message at the top; `kind` is `info`, `success`, `warning` or `error`.
    #[must_use]
    pub fn flash(mut self, kind: &str, text: impl Into<String>) -> Self {
        self.flash = Some((kind.to_owned(), text.into()));
        self
    }

    /// Warns of the session's end in good time. Only for pages nobody keeps.
    #[must_use]
    pub fn with_session_end(mut self, visit: &Visit, now: Moment) -> Self {
        let left = visit.session.as_ref().map(|session| (session.idle_until.min(session.ends_at) - now).num_seconds());
        self.session_seconds = left.filter(|left| (1..SHORT_SESSION).contains(left)).and_then(|left| u32::try_from(left).ok());
        self
    }
}
