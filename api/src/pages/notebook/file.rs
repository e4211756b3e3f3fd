//! The notebook as a file to take along.

use super::{Material, saved_at};
use crate::{
    error::PageError,
    guard::rate_limit::Bucket,
    pages::reading::{LangAttribute, Said, Voice},
    texts::Texts,
    visit::Visit,
};
use askama::Template;
use domain::{
    catalogue::model::SafeHtml,
    notebook::{Notebook, PromptNote},
};
use poem::{
    Response, Result, Route, get, handler,
    http::{StatusCode, header},
    web::Path,
};

/// Adds the routes of files.
pub(super) fn routes(route: Route) -> Route {
    route.at("/:lang/courses/:course/notebook/notebook.html", get(html)).at("/:lang/courses/:course/notebook/notebook.md", get(markdown))
}

/// A lesson's prompts in the file.
struct Chapter<'a> {
    title: Said<'a>,
    entries: Vec<Entry<'a>>,
}

/// A prompt in the file.
struct Entry<'a> {
    ask: Option<&'a SafeHtml>,
    lang: LangAttribute,
    text: &'a str,
    saved: String,
}

impl Entry<'_> {
    /// The words of the prompt as a quotation: items of a list together, everything else as paragraphs.
    fn quoted(&self) -> String {
        let words = self.ask.map(SafeHtml::words).unwrap_or_default();
        let mut quoted = String::new();
        let mut in_list = false;
        for line in words.lines() {
            let is_item = line.starts_with("- ");
            let runs_on = in_list && is_item;
            if !quoted.is_empty() && !runs_on {
                quoted.push_str(">\n");
            }
            quoted.push_str(&format!("> {line}\n"));
            in_list = is_item;
        }
        quoted
    }
}

#[derive(Template)]
#[template(path = "notebook/file.html")]
struct HtmlFile<'a> {
    t: Texts,
    course: Said<'a>,
    taken: String,
    chapters: Vec<Chapter<'a>>,
}

#[derive(Template)]
#[template(path = "notebook/file.md", escape = "none")]
struct MarkdownFile<'a> {
    t: Texts,
    course: Said<'a>,
    taken: String,
    chapters: Vec<Chapter<'a>>,
}

fn chapters<'a>(t: &'a Texts, old_title: &'a str, voice: Voice<'a>, notebook: &Notebook<'a>) -> Vec<Chapter<'a>> {
    let entry = |prompt: &PromptNote<'a>| Entry {
        ask: prompt.ask,
        lang: voice.lang(prompt.language),
        text: prompt.note.map_or("", |note| note.text.as_str()),
        saved: prompt.note.map(|note| saved_at(t, note.saved_at)).unwrap_or_default(),
    };
    let mut chapters: Vec<Chapter<'a>> = notebook
        .lessons
        .iter()
        .map(|lesson| Chapter {
            title: Said { text: lesson.title, lang: voice.lang(lesson.language) },
            entries: lesson.prompts.iter().map(entry).collect(),
        })
        .collect();
    if !notebook.left_over.is_empty() {
        let title = Said { text: old_title, lang: voice.lang(voice.page) };
        chapters.push(Chapter { title, entries: notebook.left_over.iter().map(entry).collect() });
    }
    chapters
}

#[handler]
async fn html(visit: Visit, Path((_, course)): Path<(String, String)>) -> Result<Response> {
    Ok(file(&visit, &course, "html").await?)
}

#[handler]
async fn markdown(visit: Visit, Path((_, course)): Path<(String, String)>) -> Result<Response> {
    Ok(file(&visit, &course, "md").await?)
}

async fn file(visit: &Visit, course: &str, kind: &str) -> Result<Response, PageError> {
    let material = Material::of(visit, course).await?;
    let session = visit.signed_in()?;
    visit.app.limits.check(Bucket::Export, &session.user.to_string())?;
    let voice = Voice::of(&material.course, visit.language);
    let notebook = material.notebook(visit);
    let old_title = visit.t.say("notebook-old");
    let chapters = chapters(&visit.t, &old_title, voice, &notebook);
    let (t, course) = (visit.t, voice.say(&material.course.title));
    let taken = t.with("notebook-taken", &[("moment", &t.moment(visit.app.platform.clock.now()))]);
    let (rendered, media_type) = match kind {
        "html" => (HtmlFile { t, course, taken, chapters }.render(), "text/html; charset=utf-8"),
        _ => (MarkdownFile { t, course, taken, chapters }.render(), "text/markdown; charset=utf-8"),
    };
    let body = rendered.map_err(|error| {
        tracing::error!(%error, "a template failed");
        PageError::new(StatusCode::INTERNAL_SERVER_ERROR, "platform.broken")
    })?;
    let name = format!("{}-{}.{kind}", visit.t.say("notebook-file-name"), material.course.id);
    Ok(Response::builder()
        .content_type(media_type)
        .header(header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))
        .header(header::CONTENT_LANGUAGE, visit.language.code())
        .body(body))
}
