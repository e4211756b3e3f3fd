//! `mooc course …`.

use super::course_check::{render_human, render_json};
use super::{FAILED, FOUND_FAULTS, open_existing, options::CourseCommand};
use crate::{app::App, config::Config};
use domain::{
    catalogue::{
        self, Diagnostic,
        source::{self, Limits, SourceTree},
    },
    clock::Clock,
    identity::Admin,
    language::Language,
    publishing::{self, Publisher},
};
use std::{fs::File, io::IsTerminal, path::Path, process::ExitCode};

/// Does what the command says.
pub async fn run(command: CourseCommand, config: Config) -> Result<ExitCode, String> {
    match command {
        CourseCommand::Check { path, json, language } => check(&path, json, language),
        CourseCommand::Publish { path } => publish(&path, config).await,
        CourseCommand::List => list(config).await,
        CourseCommand::Stamp { path } => stamp(&path),
    }
}

/// Reads a course from a folder or a ZIP.
fn read(path: &Path) -> Result<Result<SourceTree, Vec<Diagnostic>>, String> {
    if path.is_dir() {
        return Ok(source::read_folder(path, Limits::default()));
    }
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(source::read_zip(file, Limits::default()))
}

fn check(path: &Path, json: bool, language: Language) -> Result<ExitCode, String> {
    let (tree, diagnostics) = match read(path)? {
        Ok(tree) => {
            let checked = catalogue::check(&tree);
            (tree, checked.diagnostics)
        }
        Err(diagnostics) => (SourceTree::of([]), diagnostics),
    };
    report(&diagnostics, &tree, json, language);
    let faulty = diagnostics.iter().any(Diagnostic::is_error);
    Ok(if faulty { ExitCode::from(FOUND_FAULTS) } else { ExitCode::SUCCESS })
}

fn report(diagnostics: &[Diagnostic], tree: &SourceTree, json: bool, language: Language) {
    if json {
        print!("{}", render_json(diagnostics, tree, language));
    } else {
        print!("{}", render_human(diagnostics, tree, language, std::io::stdout().is_terminal()));
    }
}

async fn publish(path: &Path, config: Config) -> Result<ExitCode, String> {
    let tree = match read(path)? {
        Ok(tree) => tree,
        Err(diagnostics) => {
            report(&diagnostics, &SourceTree::of([]), false, Language::En);
            return Ok(ExitCode::from(FOUND_FAULTS));
        }
    };
    let app = App::open(config, Clock::System).await.map_err(|error| error.to_string())?;
    let operator = Admin::operator();
    let uploaded = match publishing::upload(&app.platform, Publisher::Admin(&operator), tree.clone()).await {
        Ok(uploaded) => uploaded,
        Err(publishing::Error::Faulty(diagnostics)) => {
            report(&diagnostics, &tree, false, Language::En);
            return Ok(ExitCode::from(FOUND_FAULTS));
        }
        Err(error) => return Err(error.to_string()),
    };
    if !uploaded.warnings.is_empty() {
        report(&uploaded.warnings, &tree, false, Language::En);
    }
    let course = &uploaded.course;
    publishing::publish(&app.platform, Publisher::Admin(&operator), &course.id, &course.version)
        .await
        .map_err(|error| error.to_string())?;
    println!("{} is now at version {}", course.id, course.version.short());
    app.platform.database.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn list(config: Config) -> Result<ExitCode, String> {
    let app = open_existing(config).await?;
    let courses = catalogue::courses(&app.platform);
    if courses.is_empty() {
        println!("no course is published yet; `mooc course publish DIR` publishes one");
    }
    for course in courses {
        let languages: Vec<&str> = course.languages.iter().map(|language| language.code()).collect();
        let title = course.title.pick(course.source(), course.source()).0;
        println!("{}  {}  {}  {title}", course.id, course.version.short(), languages.join(","));
    }
    app.platform.database.close().await;
    Ok(ExitCode::SUCCESS)
}

fn stamp(path: &Path) -> Result<ExitCode, String> {
    if !path.is_dir() {
        eprintln!("mooc: {} is not a folder", path.display());
        return Ok(ExitCode::from(FAILED));
    }
    let tree = match read(path)? {
        Ok(tree) => tree,
        Err(diagnostics) => {
            report(&diagnostics, &SourceTree::of([]), false, Language::En);
            return Ok(ExitCode::from(FOUND_FAULTS));
        }
    };
    let changed = catalogue::stamp(&tree);
    for (file, bytes) in &changed {
        std::fs::write(path.join(file), bytes).map_err(|error| format!("{file}: {error}"))?;
        println!("stamped {file}");
    }
    println!("{} translations stamped", changed.len());
    Ok(ExitCode::SUCCESS)
}
