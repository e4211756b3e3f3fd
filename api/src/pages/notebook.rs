//! My city notebook: every prompt with what I wrote, saved in place, printed, taken along as a file.

mod file;
mod save;

use crate::{
    error::PageError,
    pages::{
        reading::{self, LangAttribute, Said, Voice},
        shell::Shell,
    },
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    catalogue::{
        self,
        model::{Course, SafeHtml},
    },
    clock::Moment,
    enrolment::{self, Enrolment},
    id::{CourseId, PromptId},
    notebook::{self, LessonState, Note, Notebook, PromptNote},
};
use poem::{Response, Result, Route, get, handler, web::Path};
use std::{collections::BTreeMap, sync::Arc};

/// Adds the routes of the notebook.
pub fn routes(route: Route) -> Route {
    save::routes(file::routes(route.at("/:lang/courses/:course/notebook", get(show))))
}

/// A prompt with its field, as `notebook/field.html` shows it.
#[derive(Debug)]
pub struct PromptField<'a> {
    /// Which.
    pub id: String,
    /// What is asked: clean HTML.
    pub ask: &'a str,
    /// The language of what is asked.
    pub lang: LangAttribute,
    /// Where the form goes.
    pub url: String,
    /// Where the script saves.
    pub api_url: String,
    /// What was written.
    pub text: String,
    /// The number the next save has to name.
    pub seq: u32,
    /// When it was saved, in words; empty when it never was.
    pub saved: String,
    /// Whether the reader may write here.
    pub can_write: bool,
}

impl<'a> PromptField<'a> {
    /// The field of a prompt for a reader about whom this is known.
    pub fn of(
        visit: &Visit,
        (course, id): (&CourseId, &PromptId),
        (ask, lang): (Option<&'a SafeHtml>, LangAttribute),
        state: Option<&LessonState>,
    ) -> Self {
        let note = state.and_then(|state| state.notes.get(id));
        Self { can_write: state.is_some(), ..Self::filled(visit, (course, id), (ask, lang), note) }
    }

    /// The field of a prompt with what was written.
    pub fn filled(
        visit: &Visit,
        (course, id): (&CourseId, &PromptId),
        (ask, lang): (Option<&'a SafeHtml>, LangAttribute),
        note: Option<&Note>,
    ) -> Self {
        Self {
            id: id.to_string(),
            ask: ask.map_or("", SafeHtml::as_str),
            lang,
            url: urls::note(visit.language, course, id),
            api_url: urls::api_note(course, id),
            text: note.map(|note| note.text.clone()).unwrap_or_default(),
            seq: note.map_or(0, |note| note.seq),
            saved: note.map(|note| saved_at(&visit.t, note.saved_at)).unwrap_or_default(),
            can_write: true,
        }
    }
}

fn saved_at(t: &Texts, moment: Moment) -> String {
    t.with("notebook-saved", &[("moment", &t.moment(moment))])
}

/// A lesson's prompts on the notebook's page.
struct Chapter<'a> {
    number: usize,
    title: Said<'a>,
    lesson_url: String,
    fields: Vec<PromptField<'a>>,
}

/// What was written under a prompt that is not asked any more.
struct Old<'a> {
    ask: Option<&'a str>,
    lang: LangAttribute,
    text: &'a str,
}

#[derive(Template)]
#[template(path = "notebook/notebook.html")]
struct NotebookPage<'a> {
    page: Shell,
    t: Texts,
    course: Said<'a>,
    course_url: String,
    chapters: Vec<Chapter<'a>>,
    old: Vec<Old<'a>>,
    html_url: String,
    markdown_url: String,
    /// Who has left the course reads and takes along, but writes no more.
    enrol_url: Option<String>,
}

/// What a notebook is gathered from.
struct Material {
    course: Arc<Course>,
    enrolled_in: Arc<Course>,
    enrolment: Enrolment,
    notes: BTreeMap<PromptId, Note>,
}

impl Material {
    /// Also for who has left the course: what one wrote stays one's own.
    async fn of(visit: &Visit, course: &str) -> Result<Self, PageError> {
        let course = reading::course_at(visit, course)?;
        let learner = visit.learner()?;
        let platform = &visit.app.platform;
        let found = enrolment::find(platform, &learner, &course.id).await?;
        let enrolment = found.ok_or_else(|| PageError::go_to(urls::enrolment(visit.language, &course.id)))?;
        let notes = notebook::notes_of(platform, &learner, &course.id).await?;
        let enrolled_in = match catalogue::version(platform, &enrolment.version).await {
            Ok(version) => version,
            Err(catalogue::Error::VersionNotFound) => Arc::clone(&course),
            Err(error) => return Err(error.into()),
        };
        Ok(Self { course, enrolled_in, enrolment, notes })
    }

    fn notebook(&self, visit: &Visit) -> Notebook<'_> {
        notebook::gather(&self.course, &self.enrolled_in, visit.language, &self.notes)
    }
}

#[handler]
async fn show(visit: Visit, Path((_, course)): Path<(String, String)>) -> Result<Response> {
    let material = Material::of(&visit, &course).await?;
    Ok(notebook_page(&visit, &material)?)
}

fn notebook_page(visit: &Visit, material: &Material) -> PageResult {
    let course = &material.course;
    let voice = Voice::of(course, visit.language);
    let notebook = material.notebook(visit);
    let live = material.enrolment.is_live();
    let chapters = notebook.lessons.iter().zip(1..).map(|(lesson, number)| Chapter {
        number,
        title: Said { text: lesson.title, lang: voice.lang(lesson.language) },
        lesson_url: urls::activity(visit.language, &course.id, &lesson.activity.id),
        fields: lesson.prompts.iter().map(|prompt| field_of(visit, voice, prompt, live)).collect(),
    });
    let old = notebook.left_over.iter().map(|prompt| Old {
        ask: prompt.ask.map(SafeHtml::as_str),
        lang: voice.lang(prompt.language),
        text: prompt.note.map_or("", |note| note.text.as_str()),
    });
    let template = NotebookPage {
        page: visit.shell(visit.t.say("notebook-title")).nav("my-courses"),
        t: visit.t,
        course: voice.say(&course.title),
        course_url: urls::course(visit.language, &course.id),
        chapters: chapters.collect(),
        old: old.collect(),
        html_url: urls::notebook_file(visit.language, &course.id, "html"),
        markdown_url: urls::notebook_file(visit.language, &course.id, "md"),
        enrol_url: (!live).then(|| urls::enrolment(visit.language, &course.id)),
    };
    visit.kept_page(&template)
}

fn field_of<'a>(visit: &Visit, voice: Voice<'a>, prompt: &PromptNote<'a>, live: bool) -> PromptField<'a> {
    let place = (&voice.course.id, prompt.id);
    PromptField { can_write: live, ..PromptField::filled(visit, place, (prompt.ask, voice.lang(prompt.language)), prompt.note) }
}
