//! Saving a note by its form. Whatever stands in the way, what was typed is shown again and can be sent again.

use super::{PromptField, saved_at};
use crate::{
    error::PageError,
    form::TypedForm,
    pages::{
        reading::{self, Said, Voice},
        shell::Shell,
    },
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    catalogue::model::{ActivityKind, Course},
    enrolment,
    error::DomainError,
    id::{ActivityId, PromptId},
    notebook::{self, NoteDraft},
};
use poem::{Response, Result, Route, get, handler, http::StatusCode, web::Path};

/// Adds the route of saving.
pub(super) fn routes(route: Route) -> Route {
    route.at("/:lang/courses/:course/notebook/:prompt", get(to_notebook).post(save))
}

/// What kept a note from being saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hindrance {
    /// Nobody is signed in any more.
    SignedOut,
    /// The form was made for another session.
    OtherSession,
    /// The learner has left the course, or never was in it.
    NotEnrolled,
    /// A newer text was saved meanwhile.
    Stale,
    /// The text breaks a rule.
    Invalid,
}

#[derive(Template)]
#[template(path = "notebook/unsaved.html")]
struct UnsavedPage<'a> {
    page: Shell,
    t: Texts,
    course: Said<'a>,
    hindrance: Hindrance,
    sign_in_url: String,
    enrol_url: String,
    field: PromptField<'a>,
    from: &'a str,
    back_url: String,
    /// The text that was saved meanwhile, and when.
    newer: Option<(String, String)>,
    errors: Vec<(String, String)>,
}

/// A note that was sent.
struct Sent<'a> {
    course: &'a Course,
    prompt: &'a PromptId,
    seen: u32,
    text: &'a str,
    from: &'a str,
}

/// Whoever comes here by the address bar, or back from signing in, meant the notebook.
#[handler]
async fn to_notebook(visit: Visit, Path((_, course, _)): Path<(String, String, String)>) -> Result<Response> {
    let course = reading::course_at(&visit, &course)?;
    Ok(visit.see_other(urls::notebook(visit.language, &course.id))?)
}

#[handler]
async fn save(visit: Visit, form: TypedForm, Path((_, course, prompt)): Path<(String, String, String)>) -> Result<Response> {
    Ok(save_note(&visit, &form, &course, &prompt).await?)
}

async fn save_note(visit: &Visit, typed: &TypedForm, course: &str, prompt: &str) -> PageResult {
    let course = reading::course_at(visit, course)?;
    let prompt = PromptId::parse(prompt).map_err(|_| PageError::not_found())?;
    let form = &typed.form;
    let from = if form.get("from") == "lesson" { "lesson" } else { "notebook" };
    let sent = Sent { course: &course, prompt: &prompt, seen: form.get("seen").parse().unwrap_or(0), text: form.get("text"), from };
    let Some(session) = &visit.session else { return unsaved(visit, &sent, Hindrance::SignedOut) };
    if !typed.is_own {
        return unsaved(visit, &sent, Hindrance::OtherSession);
    }
    let draft = NoteDraft { prompt: &prompt, seen: sent.seen, text: sent.text };
    match notebook::save_note(&visit.app.platform, &session.learner(), &course.id, draft).await {
        Ok(_) => visit.see_other(back(visit, &sent)),
        Err(notebook::Error::Stale { newer }) => {
            let said = (newer.text.clone(), saved_at(&visit.t, newer.saved_at));
            let sent = Sent { seen: newer.seq, ..sent };
            let page = UnsavedPage { newer: Some(said), ..unsaved_page(visit, &sent, Hindrance::Stale) };
            visit.page_as(StatusCode::CONFLICT, &page)
        }
        Err(error @ notebook::Error::Invalid(_)) => {
            let said = |fault: &domain::error::FieldFault| (format!("prompt-{prompt}"), visit.t.say(&format!("fault-{}", fault.code)));
            let errors = error.fields().iter().map(said).collect();
            let page = UnsavedPage { errors, ..unsaved_page(visit, &sent, Hindrance::Invalid) };
            visit.page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(notebook::Error::Enrolment(enrolment::Error::NotEnrolled)) => unsaved(visit, &sent, Hindrance::NotEnrolled),
        Err(error) => Err(error.into()),
    }
}

fn unsaved(visit: &Visit, sent: &Sent<'_>, hindrance: Hindrance) -> PageResult {
    let status = if hindrance == Hindrance::SignedOut { StatusCode::UNAUTHORIZED } else { StatusCode::FORBIDDEN };
    visit.page_as(status, &unsaved_page(visit, sent, hindrance))
}

fn unsaved_page<'a>(visit: &Visit, sent: &Sent<'a>, hindrance: Hindrance) -> UnsavedPage<'a> {
    let voice = Voice::of(sent.course, visit.language);
    let known = asked(sent.course, voice, sent.prompt);
    let ask = (known.map(|(_, said)| said.0), known.map_or(voice.lang(visit.language), |(_, said)| said.1));
    let field = PromptField::filled(visit, (&sent.course.id, sent.prompt), ask, None);
    UnsavedPage {
        page: visit.shell(visit.t.say("unsaved-title")).nav("my-courses"),
        t: visit.t,
        course: voice.say(&sent.course.title),
        hindrance,
        sign_in_url: urls::sign_in(visit.language),
        enrol_url: urls::enrolment(visit.language, &sent.course.id),
        field: PromptField { text: sent.text.to_owned(), seq: sent.seen, ..field },
        from: sent.from,
        back_url: back(visit, sent),
        newer: None,
        errors: Vec::new(),
    }
}

/// Where the form stood.
fn back(visit: &Visit, sent: &Sent<'_>) -> String {
    let voice = Voice::of(sent.course, visit.language);
    let page = match asked(sent.course, voice, sent.prompt).filter(|_| sent.from == "lesson") {
        Some((lesson, _)) => urls::activity(visit.language, &sent.course.id, lesson),
        None => urls::notebook(visit.language, &sent.course.id),
    };
    format!("{page}#note-{}", sent.prompt)
}

type Ask<'a> = (&'a domain::catalogue::model::SafeHtml, reading::LangAttribute);

/// The lesson a prompt stands in, and what it asks.
fn asked<'a>(course: &'a Course, voice: Voice<'a>, wanted: &PromptId) -> Option<(&'a ActivityId, Ask<'a>)> {
    course.activities().find_map(|(_, activity)| {
        let ActivityKind::Lesson(lesson) = &activity.kind else { return None };
        let (page, language) = lesson.page(voice.language, course.source())?;
        let (_, ask) = page.prompts().find(|(id, _)| *id == wanted)?;
        Some((&activity.id, (ask, voice.lang(language))))
    })
}
