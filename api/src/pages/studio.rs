//! The authors' pages: upload a course, read its faults, look at it as a learner, publish it.

mod preview;
mod problems;

use crate::{
    diagnosis::{self, Shown},
    error::PageError,
    guard::rate_limit::Bucket,
    pages::shell::Shell,
    texts::Texts,
    upload, urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    catalogue::{
        self,
        source::{self, Limits, SourceTree},
    },
    error::Failure,
    id::{CourseId, VersionId},
    identity::Session,
    publishing::{self, Change, Effect, Publisher, VersionInfo},
};
use poem::{
    Body, Request, Response, Result, Route, get, handler,
    http::{StatusCode, header},
    post,
    web::Path,
};

/// Adds the routes of the studio.
pub fn routes(route: Route) -> Route {
    let route = route
        .at("/:lang/studio", get(list_courses).post(take_upload))
        .at("/:lang/studio/:course", get(show_course))
        .at("/:lang/studio/:course/versions/:version", get(show_version))
        .at("/:lang/studio/:course/versions/:version/publish", post(publish_version))
        .at("/:lang/studio/:course/versions/:version/download", get(download_version));
    problems::routes(preview::routes(route))
}

/// A course in the list.
struct Row {
    id: CourseId,
    title: String,
    languages: String,
    version: String,
}

#[derive(Template)]
#[template(path = "studio/courses.html")]
struct CoursesPage {
    page: Shell,
    t: Texts,
    courses: Vec<Row>,
    may_create: bool,
}

/// Whoever writes no course finds nothing here.
fn author(visit: &Visit) -> Result<&Session, PageError> {
    let session = visit.signed_in()?;
    if session.is_author() { Ok(session) } else { Err(PageError::not_found()) }
}

#[handler]
async fn list_courses(visit: Visit) -> Result<Response> {
    let session = author(&visit)?;
    let mine = catalogue::courses(&visit.app.platform).into_iter().filter(|course| session.author_of(&course.id).is_ok());
    let row = |course: std::sync::Arc<catalogue::model::Course>| Row {
        id: course.id.clone(),
        title: course.title.pick(visit.language, course.source()).0.to_owned(),
        languages: course.languages.iter().map(|language| language.own_name()).collect::<Vec<_>>().join(", "),
        version: course.version.short().to_owned(),
    };
    let template = CoursesPage {
        page: with_message(&visit, visit.shell(visit.t.say("studio-title")).nav("studio")),
        t: visit.t,
        courses: mine.map(row).collect(),
        may_create: session.is_admin,
    };
    Ok(visit.page(&template)?)
}

#[derive(Template)]
#[template(path = "studio/faults.html")]
struct FaultsPage {
    page: Shell,
    t: Texts,
    faults: Vec<(String, Vec<Shown>)>,
    errors: usize,
    warnings: usize,
}

#[handler]
async fn take_upload(visit: Visit, request: &Request, body: Body) -> Result<Response> {
    let session = author(&visit)?;
    visit.app.limits.check(Bucket::Upload, &session.user.to_string()).map_err(PageError::from)?;
    let Some(file) = upload::read(request, body).await? else {
        return Ok(visit.see_other(format!("{}?said=no-file", urls::studio(visit.language)))?);
    };
    let read = tokio::task::spawn_blocking(move || source::read_zip(file, Limits::default())).await;
    let tree = match read.map_err(|error| PageError::from(Failure::from(error)))? {
        Ok(tree) => tree,
        Err(diagnostics) => return Ok(faults_page(&visit, &diagnostics, &SourceTree::of([]))?),
    };
    match bring_in(&visit, session, tree.clone()).await {
        Ok(uploaded) => {
            let course = &uploaded.course;
            Ok(visit.see_other(format!("{}?said=uploaded", urls::studio_version(visit.language, &course.id, &course.version)))?)
        }
        Err(publishing::Error::Faulty(diagnostics)) => Ok(faults_page(&visit, &diagnostics, &tree)?),
        Err(error) => Err(PageError::from(error).into()),
    }
}

/// Brings a version in as an admin, or as an author of the course that the files say they are.
async fn bring_in(visit: &Visit, session: &Session, tree: SourceTree) -> Result<publishing::Uploaded, publishing::Error> {
    let platform = &visit.app.platform;
    if let Ok(admin) = session.admin() {
        return publishing::upload(platform, Publisher::Admin(&admin), tree).await;
    }
    let Some(author) = session.roles.iter().find_map(|(course, _)| session.author_of(course).ok().filter(|_| names(&tree, course))) else {
        let any = session.roles.iter().find_map(|(course, _)| session.author_of(course).ok());
        let Some(any) = any else { return Err(publishing::Error::NotYours) };
        return publishing::upload(platform, Publisher::Author(&any), tree).await;
    };
    publishing::upload(platform, Publisher::Author(&author), tree).await
}

/// Whether the files say that they are this course.
fn names(tree: &SourceTree, course: &CourseId) -> bool {
    let text = tree.get("course.yaml").and_then(|file| std::str::from_utf8(&file.bytes).ok()).unwrap_or("");
    let id = text.lines().find_map(|line| line.strip_prefix("id:")).unwrap_or("");
    id.split('#').next().unwrap_or("").trim().trim_matches(['"', '\'']) == course.as_str()
}

fn faults_page(visit: &Visit, diagnostics: &[catalogue::Diagnostic], tree: &SourceTree) -> PageResult {
    let shown = diagnosis::shown(diagnostics, tree, visit.t);
    let errors = shown.iter().filter(|fault| fault.is_error()).count();
    let template = FaultsPage {
        page: visit.shell(visit.t.say("studio-faults-title")).nav("studio"),
        t: visit.t,
        errors,
        warnings: shown.len().saturating_sub(errors),
        faults: by_file(shown),
    };
    visit.page_as(StatusCode::UNPROCESSABLE_ENTITY, &template)
}

fn by_file(shown: Vec<Shown>) -> Vec<(String, Vec<Shown>)> {
    let mut files: Vec<(String, Vec<Shown>)> = Vec::new();
    for fault in shown {
        match files.last_mut() {
            Some((file, faults)) if *file == fault.file => faults.push(fault),
            _ => files.push((fault.file.clone(), vec![fault])),
        }
    }
    files
}

#[derive(Template)]
#[template(path = "studio/course.html")]
struct CoursePage {
    page: Shell,
    t: Texts,
    course: CourseId,
    versions: Vec<VersionInfo>,
}

#[handler]
async fn show_course(visit: Visit, Path((_, course)): Path<(String, String)>) -> Result<Response> {
    let course = parse_course(&course)?;
    let author = visit.author_of(&course)?;
    let versions = publishing::versions_of(&visit.app.platform, Publisher::Author(&author), &course).await.map_err(PageError::from)?;
    let current = catalogue::current(&visit.app.platform, &course).ok();
    if versions.is_empty() {
        return Err(PageError::not_found().into());
    }
    let title = current.map_or_else(|| course.to_string(), |course| course.title.pick(visit.language, course.source()).0.to_owned());
    let page = with_message(&visit, visit.shell(title).nav("studio"));
    Ok(visit.page(&CoursePage { page, t: visit.t, course, versions })?)
}

#[derive(Template)]
#[template(path = "studio/version.html")]
struct VersionPage {
    page: Shell,
    t: Texts,
    course: CourseId,
    version: VersionInfo,
    effects: Vec<Effect>,
    warnings: Vec<Shown>,
    previews: Vec<(String, String)>,
}

#[handler]
async fn show_version(visit: Visit, Path((_, course, version)): Path<(String, String, String)>) -> Result<Response> {
    let (course, version) = (parse_course(&course)?, parse_version(&version)?);
    let author = visit.author_of(&course)?;
    let platform = &visit.app.platform;
    let by = Publisher::Author(&author);
    let info = publishing::version_of(platform, by, &course, &version).await.map_err(PageError::from)?;
    let compiled = catalogue::version(platform, &version).await.map_err(PageError::from)?;
    let effects = publishing::effect_of(platform, &compiled).await.map_err(PageError::from)?;
    let tree = publishing::source_of(platform, by, &course, &version).await.map_err(PageError::from)?;
    let t = visit.t;
    let checked = tokio::task::spawn_blocking(move || diagnosis::shown(&catalogue::check(&tree).diagnostics, &tree, t)).await;
    let activities = compiled.activities().map(|(_, activity)| {
        let title = activity.title.pick(visit.language, compiled.source()).0.to_owned();
        (urls::studio_preview(visit.language, &course, &version, &activity.id), title)
    });
    let template = VersionPage {
        page: with_message(&visit, visit.shell(t.with("studio-version-title", &[("version", version.short())])).nav("studio")),
        t,
        effects,
        warnings: checked.map_err(|error| PageError::from(Failure::from(error)))?,
        previews: activities.collect(),
        version: info,
        course,
    };
    Ok(visit.page(&template)?)
}

#[handler]
async fn publish_version(
    visit: Visit,
    form: crate::form::Form,
    Path((_, course, version)): Path<(String, String, String)>,
) -> Result<Response> {
    let (course, version) = (parse_course(&course)?, parse_version(&version)?);
    let author = visit.author_of(&course)?;
    drop(form);
    publishing::publish(&visit.app.platform, Publisher::Author(&author), &course, &version).await.map_err(PageError::from)?;
    Ok(visit.see_other(format!("{}?said=published", urls::studio_course(visit.language, &course)))?)
}

#[handler]
async fn download_version(visit: Visit, Path((_, course, version)): Path<(String, String, String)>) -> Result<Response> {
    let (course, version) = (parse_course(&course)?, parse_version(&version)?);
    let author = visit.author_of(&course)?;
    let tree = publishing::source_of(&visit.app.platform, Publisher::Author(&author), &course, &version).await.map_err(PageError::from)?;
    let packed =
        tokio::task::spawn_blocking(move || source::write_zip(&tree)).await.map_err(|error| PageError::from(Failure::from(error)))?;
    let packed = packed.map_err(|error| PageError::from(Failure::from(error)))?;
    let name = format!("attachment; filename=\"{course}-{}.zip\"", version.short());
    Ok(Response::builder().content_type("application/zip").header(header::CONTENT_DISPOSITION, name).body(packed))
}

/// The message an earlier request left in the address.
fn with_message(visit: &Visit, page: Shell) -> Shell {
    match visit.query.strip_prefix("said=") {
        Some("published") => page.flash("success", visit.t.say("studio-said-published")),
        Some("uploaded") => page.flash("success", visit.t.say("studio-said-uploaded")),
        Some("closed") => page.flash("success", visit.t.say("studio-said-closed")),
        Some("no-file") => page.flash("error", visit.t.say("studio-said-no-file")),
        _ => page,
    }
}

fn parse_course(text: &str) -> Result<CourseId, PageError> {
    CourseId::parse(text).map_err(|_| PageError::not_found())
}

fn parse_version(text: &str) -> Result<VersionId, PageError> {
    VersionId::parse(text).map_err(|_| PageError::not_found())
}

/// The locale key of what happens to an activity.
fn change_key(change: Change) -> &'static str {
    match change {
        Change::Kept => "studio-change-kept",
        Change::Changed => "studio-change-changed",
        Change::New => "studio-change-new",
        Change::Removed => "studio-change-removed",
    }
}
