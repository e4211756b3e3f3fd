//! A whole module on one page, to print.

use crate::{
    error::{PageError, Refusal},
    pages::{
        reading::{self, LangAttribute, Reader, Said, Voice},
        shell::Shell,
    },
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    catalogue::model::{Activity, ActivityKind, Block, Course, Module},
    id::{ModuleId, PromptId},
};
use poem::{Response, Result, Route, get, handler, web::Path};

/// Adds the route of whole modules.
pub fn routes(route: Route) -> Route {
    route.at("/:lang/courses/:course/modules/:module", get(show))
}

/// A stretch of a lesson on paper.
enum Stretch<'a> {
    Text(String),
    Prompt { ask: &'a str, written: Option<&'a str> },
}

/// An activity on paper.
struct Sheet<'a> {
    anchor: String,
    title: Said<'a>,
    minutes: String,
    lang: LangAttribute,
    objectives: &'a [String],
    stretches: Vec<Stretch<'a>>,
    /// Quizzes are taken on their own page.
    quiz_url: Option<String>,
}

#[derive(Template)]
#[template(path = "catalogue/module.html")]
struct ModulePage<'a> {
    page: Shell,
    t: Texts,
    course: Said<'a>,
    course_url: String,
    title: Said<'a>,
    summary: Option<Said<'a>>,
    sheets: Vec<Sheet<'a>>,
    licence: &'a str,
}

#[handler]
async fn show(visit: Visit, Path((_, course, module)): Path<(String, String, String)>) -> Result<Response> {
    let course = reading::course_at(&visit, &course)?;
    Ok(module_page(&visit, &course, &module).await?)
}

async fn module_page(visit: &Visit, course: &Course, module: &str) -> PageResult {
    let id = ModuleId::parse(module).map_err(|_| Refusal::not_found())?;
    let module = course.modules.iter().find(|module| module.id == id).ok_or_else(Refusal::not_found)?;
    let voice = Voice::of(course, visit.language);
    let prompts: Vec<&PromptId> = prompts_of(module, voice);
    let reader = Reader::of(visit, course, &prompts).await?;
    match &reader {
        Reader::Visitor => return Err(PageError::go_to(urls::sign_in_then(visit.language, &visit.address()))),
        Reader::Stranger => return super::enrolment::locked_module(visit, course),
        Reader::Learner(_) | Reader::Staff => {}
    }
    let title = voice.say(&module.title);
    let template = ModulePage {
        page: visit.shell(title.text).nav("catalogue"),
        t: visit.t,
        course: voice.say(&course.title),
        course_url: urls::course(visit.language, &course.id),
        title,
        summary: voice.maybe(module.summary.as_ref()),
        sheets: module.activities.iter().filter_map(|activity| sheet(visit, voice, activity, &reader)).collect(),
        licence: &course.licence,
    };
    visit.kept_page(&template)
}

fn prompts_of<'a>(module: &'a Module, voice: Voice<'a>) -> Vec<&'a PromptId> {
    let pages = module.activities.iter().filter_map(|activity| match &activity.kind {
        ActivityKind::Lesson(lesson) => lesson.page(voice.language, voice.course.source()),
        ActivityKind::Quiz(_) => None,
    });
    pages.flat_map(|(page, _)| page.prompts().map(|(id, _)| id)).collect()
}

fn sheet<'a>(visit: &Visit, voice: Voice<'a>, activity: &'a Activity, reader: &'a Reader) -> Option<Sheet<'a>> {
    let title = voice.say(&activity.title);
    let mut sheet = Sheet {
        anchor: format!("sheet-{}", activity.id),
        title,
        minutes: visit.t.duration(activity.minutes),
        lang: title.lang,
        objectives: &[],
        stretches: Vec::new(),
        quiz_url: None,
    };
    match &activity.kind {
        ActivityKind::Quiz(_) => sheet.quiz_url = Some(urls::activity(visit.language, &voice.course.id, &activity.id)),
        ActivityKind::Lesson(lesson) => {
            let (page, language) = lesson.page(voice.language, voice.course.source())?;
            sheet.lang = voice.lang(language);
            sheet.title = Said { text: &page.title, lang: sheet.lang };
            sheet.objectives = &page.objectives;
            sheet.stretches = page.blocks.iter().map(|block| stretch(block, activity, reader)).collect();
        }
    }
    Some(sheet)
}

fn stretch<'a>(block: &'a Block, activity: &Activity, reader: &'a Reader) -> Stretch<'a> {
    match block {
        Block::Html(html) => Stretch::Text(html.among_others(&format!("at-{}", activity.id)).as_str().to_owned()),
        Block::Prompt { id, ask } => {
            let note = reader.state().and_then(|state| state.notes.get(id));
            Stretch::Prompt { ask: ask.as_str(), written: note.map(|note| note.text.as_str()).filter(|text| !text.is_empty()) }
        }
    }
}
