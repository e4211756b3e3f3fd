//! Who looks at a page, and in which language.

use crate::{
    app::App,
    error::{PageError, RequestId},
    form,
    guard::{client, request_log::Trace},
    pages::shell::Shell,
    session,
    texts::Texts,
    urls,
};
use domain::{
    error::Failure,
    id::CourseId,
    identity::{Admin, Author, Facilitator, Learner, Session},
    language::Language,
};
use poem::{
    Body, FromRequest, Request, RequestBody, Response, Result,
    http::{HeaderMap, StatusCode, header},
};
use xxhash_rust::xxh3::xxh3_128;

/// What a page handler answers.
pub type PageResult = Result<Response, PageError>;

/// A request for a page.
#[derive(Clone)]
pub struct Visit {
    /// The program.
    pub app: App,
    /// The language of the page: from its address, else from what the browser asks for.
    pub language: Language,
    /// Texts in that language.
    pub t: Texts,
    /// Who is signed in.
    pub session: Option<Session>,
    /// The address, without its query.
    pub path: String,
    /// The query, without its question mark.
    pub query: String,
    /// The network the request came from, as a key for rate limits.
    pub network: String,
    /// Names this request in the log.
    pub request_id: String,
    /// What its log line will say.
    pub trace: Trace,
    /// Browser and system, in a few words.
    pub device: String,
    /// The language the browser would be led to from the start.
    preferred: Language,
    /// The marks of people this browser is known for.
    pub device_marks: Option<String>,
    /// What the browser already has.
    if_none_match: Option<String>,
    token: Option<String>,
}

impl Visit {
    /// All but the session, which needs the database, unless it was looked up on the way in.
    pub fn outline(app: &App, request: &Request) -> Self {
        let path = request.uri().path().to_owned();
        let first = path.split('/').nth(1).unwrap_or("");
        let preferred = preferred_language(request.headers());
        let language = Language::parse(first).unwrap_or(preferred);
        let text = |name: header::HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        Self {
            app: app.clone(),
            language,
            t: Texts::of(language),
            session: request.data::<Session>().cloned(),
            query: request.uri().query().unwrap_or("").to_owned(),
            network: client::network(client::address(request, &app.config.trusted_proxies)),
            request_id: request.data::<RequestId>().map(ToString::to_string).unwrap_or_default(),
            trace: request.data::<Trace>().cloned().unwrap_or_default(),
            device: text(header::USER_AGENT).map(|agent| device_of(&agent)).unwrap_or_default(),
            preferred,
            if_none_match: text(header::IF_NONE_MATCH),
            device_marks: session::cookie(request, session::device_cookie_name(&app.config)).map(str::to_owned),
            token: session::token_of(request, &app.config).map(str::to_owned),
            path,
        }
    }

    /// Looks the session up.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn with_session(mut self) -> Result<Self, Failure> {
        if let Some(token) = self.token.as_ref().filter(|_| self.session.is_none()) {
            self.session = self.app.sessions.find(token).await?;
            if let Some(session) = &self.session {
                self.trace.actor(session.user);
            }
        }
        Ok(self)
    }

    /// The address with its query.
    pub fn address(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) }
    }

    /// A value of the query; empty when it is missing or unreadable.
    pub fn asked(&self, name: &str) -> String {
        let value = self.query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        value.and_then(form::decode).unwrap_or_default()
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// Leads to the sign-in page, and from there back here.
    pub fn signed_in(&self) -> Result<&Session, PageError> {
        self.session.as_ref().ok_or_else(|| PageError::go_to(urls::sign_in_then(self.language, &self.address())))
    }

    /// The person as a learner.
    ///
    /// # Errors
    /// Leads to the sign-in page.
    pub fn learner(&self) -> Result<Learner, PageError> {
        self.signed_in().map(Session::learner)
    }

    /// The person as an admin.
    ///
    /// # Errors
    /// Leads to the sign-in page; who is not an admin finds nothing here.
    pub fn admin(&self) -> Result<Admin, PageError> {
        self.signed_in()?.admin().map_err(|_| PageError::not_found())
    }

    /// The person as an author of a course.
    ///
    /// # Errors
    /// Leads to the sign-in page; who is not an author of it finds nothing here.
    pub fn author_of(&self, course: &CourseId) -> Result<Author, PageError> {
        self.signed_in()?.author_of(course).map_err(|_| PageError::not_found())
    }

    /// The person as a facilitator of a course.
    ///
    /// # Errors
    /// Leads to the sign-in page; who is not a facilitator of it finds nothing here.
    pub fn facilitator_of(&self, course: &CourseId) -> Result<Facilitator, PageError> {
        self.signed_in()?.facilitator_of(course).map_err(|_| PageError::not_found())
    }

    /// The frame of a page with this title.
    pub fn shell(&self, title: impl Into<String>) -> Shell {
        Shell::of(self, title.into())
    }

    /// A page nobody may keep.
    ///
    /// # Errors
    /// When the template fails.
    pub fn page(&self, template: &impl askama::Template) -> PageResult {
        self.page_as(StatusCode::OK, template)
    }

    /// A page with another status, nobody may keep it.
    ///
    /// # Errors
    /// When the template fails.
    pub fn page_as(&self, status: StatusCode, template: &impl askama::Template) -> PageResult {
        let html = render(template)?;
        Ok(self
            .remembering_language()
            .status(status)
            .content_type("text/html; charset=utf-8")
            .header(header::CONTENT_LANGUAGE, self.language.code())
            .header(header::CACHE_CONTROL, "no-store")
            .body(html))
    }

    /// A page the browser may keep and ask about: the same page again costs it a 304.
    ///
    /// # Errors
    /// When the template fails.
    pub fn kept_page(&self, template: &impl askama::Template) -> PageResult {
        let html = render(template)?;
        let tag = format!("\"{:032x}\"", xxh3_128(html.as_bytes()));
        let known = self.knows(&tag);
        let (status, body) = if known { (StatusCode::NOT_MODIFIED, Body::empty()) } else { (StatusCode::OK, Body::from(html)) };
        let mut response = self
            .remembering_language()
            .status(status)
            .header(header::CACHE_CONTROL, "private, no-cache")
            .header(header::ETAG, format!("W/{tag}"))
            .header(header::VARY, "cookie")
            .header(header::CONTENT_LANGUAGE, self.language.code());
        if !known {
            response = response.content_type("text/html; charset=utf-8");
        }
        Ok(response.body(body))
    }

    /// A public file whoever has it asks about before using it again, from any site: programs elsewhere check certificates with it.
    ///
    /// # Errors
    /// Never.
    pub fn kept_file(&self, kind: &'static str, text: &str) -> PageResult {
        let tag = format!("\"{:032x}\"", xxh3_128(text.as_bytes()));
        let response = Response::builder()
            .header(header::CACHE_CONTROL, "no-cache")
            .header(header::ETAG, tag.as_str())
            .header(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        Ok(if self.knows(&tag) {
            response.status(StatusCode::NOT_MODIFIED).finish()
        } else {
            response.content_type(kind).body(text.to_owned())
        })
    }

    /// Whether the browser has the answer with this tag.
    fn knows(&self, tag: &str) -> bool {
        self.if_none_match.as_deref().is_some_and(|tags| tags.split(',').any(|known| known.trim().trim_start_matches("W/") == tag))
    }

    /// An answer that keeps in the browser which language was chosen, when it would not be led to it anyway.
    fn remembering_language(&self) -> poem::ResponseBuilder {
        let response = Response::builder();
        if self.preferred == self.language {
            return response;
        }
        let secure = if self.app.config.is_https() { "; Secure" } else { "" };
        let cookie = format!("language={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}", self.language);
        response.header(header::SET_COOKIE, cookie)
    }

    /// Go there.
    ///
    /// # Errors
    /// Never; the type is what handlers answer.
    pub fn see_other(&self, to: impl AsRef<str>) -> PageResult {
        Ok(Response::builder().status(StatusCode::SEE_OTHER).header(header::LOCATION, to.as_ref()).finish())
    }

    /// The token of the session cookie, to end exactly that session.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }
}

/// Bytes most pages fit in: a text that grows is moved each time.
const PAGE_SIZE: usize = 24 * 1024;

fn render(template: &impl askama::Template) -> Result<String, PageError> {
    let mut html = String::with_capacity(PAGE_SIZE);
    template.render_into(&mut html).map_err(|error| {
        tracing::error!(%error, "a template failed");
        PageError::new(StatusCode::INTERNAL_SERVER_ERROR, "platform.broken")
    })?;
    Ok(html)
}

impl<'a> FromRequest<'a> for Visit {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> Result<Self> {
        if request.raw_path_param("lang").is_some_and(|first| Language::parse(first).is_none()) {
            return Err(PageError::not_found().into());
        }
        let app = request.data::<App>().ok_or_else(|| PageError::new(StatusCode::INTERNAL_SERVER_ERROR, "platform.broken"))?;
        let visit = Self::outline(app, request).with_session().await.map_err(PageError::from)?;
        Ok(visit)
    }
}

/// The first of our languages a browser asks for, else English. A `language` cookie, set by choosing, goes first.
pub fn preferred_language(headers: &HeaderMap) -> Language {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let chosen = cookies.flat_map(|value| value.split(';')).find_map(|pair| Language::parse(pair.trim().strip_prefix("language=")?));
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
    chosen.or_else(|| accepted_language(asked)).unwrap_or_default()
}

fn accepted_language(header: &str) -> Option<Language> {
    let mut wanted: Vec<(f32, Language)> = header
        .split(',')
        .filter_map(|part| {
            let mut pieces = part.split(';').map(str::trim);
            let tag = pieces.next()?.to_ascii_lowercase();
            let weight = pieces.next().and_then(|weight| weight.strip_prefix("q=")).map_or(Ok(1.0), str::parse).unwrap_or(0.0);
            Some((weight, Language::parse(tag.split('-').next()?)?))
        })
        .filter(|(weight, _)| *weight > 0.0)
        .collect();
    wanted.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    wanted.first().map(|(_, language)| *language)
}

/// "Firefox, Windows": enough to tell one's sessions apart.
fn device_of(agent: &str) -> String {
    let first = |names: &[(&str, &str)]| names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| (*name).to_owned());
    let browser = first(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_most_wanted_wins() {
        assert_eq!(accepted_language("de, fr-CA;q=0.8, es;q=0.9"), Some(Language::Es));
        assert_eq!(accepted_language("fr-FR,fr;q=0.9,en;q=0.8"), Some(Language::Fr));
        assert_eq!(accepted_language("en;q=0, ko"), None);
        assert_eq!(accepted_language(""), None);
    }
}
