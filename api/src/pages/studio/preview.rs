//! A version as its learners would see it, without leaving traces. Authors also see the keys.

use super::{parse_course, parse_version};
use crate::{
    error::PageError,
    pages::{assessment::words::number, shell::Shell},
    texts::Texts,
    urls,
    visit::Visit,
};
use askama::Template;
use domain::{
    catalogue::{
        self,
        model::{ActivityKind, Block, Course, LessonPage, Question, QuestionBody, Quiz},
    },
    id::{ActivityId, CourseId, VersionId},
    language::Language,
    publishing::{self, Publisher},
};
use poem::{Response, Result, Route, get, handler, web::Path};

/// Adds the routes of previews.
pub fn routes(route: Route) -> Route {
    route.at("/:lang/studio/:course/versions/:version/preview/:activity", get(show))
}

/// A question with its key, for its author.
struct Keyed {
    number: usize,
    ask: String,
    answers: Vec<(bool, String)>,
}

#[derive(Template)]
#[template(path = "studio/preview.html")]
struct PreviewPage {
    page: Shell,
    t: Texts,
    back: String,
    outline: Vec<(String, String, bool)>,
    content_language: Language,
    objectives: Vec<String>,
    blocks: Vec<Block>,
    intro: String,
    questions: Vec<Keyed>,
    next: Option<String>,
}

#[handler]
async fn show(visit: Visit, Path((_, course, version, activity)): Path<(String, String, String, String)>) -> Result<Response> {
    let (course, version) = (parse_course(&course)?, parse_version(&version)?);
    let author = visit.author_of(&course)?;
    publishing::version_of(&visit.app.platform, Publisher::Author(&author), &course, &version).await.map_err(PageError::from)?;
    let compiled = catalogue::version(&visit.app.platform, &version).await.map_err(PageError::from)?;
    let activity = ActivityId::parse(&activity).map_err(|_| PageError::not_found())?;
    let template = page(&visit, &compiled, (&course, &version), &activity).ok_or_else(PageError::not_found)?;
    Ok(visit.page(&template)?)
}

fn page(visit: &Visit, compiled: &Course, (course, version): (&CourseId, &VersionId), id: &ActivityId) -> Option<PreviewPage> {
    let source = compiled.source();
    let (_, activity) = compiled.activity(id)?;
    let link = |id: &ActivityId| urls::studio_preview(visit.language, course, version, id);
    let all: Vec<&ActivityId> = compiled.activities().map(|(_, activity)| &activity.id).collect();
    let next = all.iter().position(|known| *known == id).and_then(|at| all.get(at.checked_add(1)?)).map(|next| link(next));
    let mut page = PreviewPage {
        page: visit.shell(activity.title.pick(visit.language, source).0).nav("studio"),
        t: visit.t,
        back: urls::studio_version(visit.language, course, version),
        outline: compiled
            .activities()
            .map(|(_, known)| (link(&known.id), known.title.pick(visit.language, source).0.to_owned(), known.id == *id))
            .collect(),
        content_language: visit.language,
        objectives: Vec::new(),
        blocks: Vec::new(),
        intro: String::new(),
        questions: Vec::new(),
        next,
    };
    match &activity.kind {
        ActivityKind::Lesson(lesson) => {
            let (text, language): (&LessonPage, Language) = lesson.page(visit.language, source)?;
            page.content_language = language;
            page.objectives.clone_from(&text.objectives);
            page.blocks.clone_from(&text.blocks);
        }
        ActivityKind::Quiz(quiz) => fill_quiz(&mut page, quiz, visit.language, source),
    }
    Some(page)
}

fn fill_quiz(page: &mut PreviewPage, quiz: &Quiz, wanted: Language, source: Language) {
    let language = if quiz.languages.contains(&wanted) { wanted } else { source };
    let html = |texts: &catalogue::model::TranslatedHtml| texts.get(&language).map(|html| html.as_str().to_owned()).unwrap_or_default();
    page.content_language = language;
    page.intro = html(&quiz.intro);
    page.questions = quiz
        .questions
        .values()
        .enumerate()
        .map(|(index, question)| Keyed { number: index.saturating_add(1), ask: html(&question.ask), answers: answers(question, language) })
        .collect();
}

/// Every answer with whether it is right.
fn answers(question: &Question, language: Language) -> Vec<(bool, String)> {
    let html = |texts: &catalogue::model::TranslatedHtml| texts.get(&language).map(|html| html.as_str().to_owned()).unwrap_or_default();
    match &question.body {
        QuestionBody::SingleChoice { options } | QuestionBody::MultipleChoice { options } => {
            options.iter().map(|option| (option.right, html(&option.text))).collect()
        }
        QuestionBody::TrueFalse { answer, .. } => {
            let t = Texts::of(language);
            vec![(*answer, t.say("studio-true")), (!*answer, t.say("studio-false"))]
        }
        QuestionBody::Matching { pairs, extra } => pairs
            .iter()
            .map(|pair| (true, format!("{} → {}", html(&pair.left), html(&pair.right))))
            .chain(extra.iter().map(|item| (false, html(&item.text))))
            .collect(),
        QuestionBody::Ordering { items } => items.iter().map(|item| (true, html(&item.text))).collect(),
        QuestionBody::Numeric { answer, tolerance, .. } => {
            let off = if *tolerance.numer() == 0 { String::new() } else { format!(" ± {}", number(*tolerance, language)) };
            vec![(true, format!("{}{off}", number(*answer, language)))]
        }
        QuestionBody::ShortText { accept, .. } => accept
            .iter()
            .map(|form| (true, askama::filters::escape(form, askama::filters::Html).map(|safe| safe.to_string()).unwrap_or_default()))
            .collect(),
    }
}
