//! The command line.

use super::key::KeyCommand;
use clap::{Parser, Subcommand};
use domain::language::Language;
use std::{collections::BTreeMap, path::PathBuf};

/// An open learning platform: courses as plain files, quizzes, certificates anyone can check.
#[derive(Debug, Parser)]
#[command(name = "mooc", version, about, long_about = None, after_help = AFTER_HELP)]
pub struct Options {
    /// What to do; without it, serve
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Address and port pages are served on
    #[arg(long, global = true, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
    /// Address people type, as in https://mooc.example.org
    #[arg(long, global = true, value_name = "URL")]
    base_url: Option<String>,
    /// Folder for the database file, media and mail
    #[arg(long, global = true, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME
    #[arg(long, global = true, value_name = "URL")]
    database_url: Option<String>,
    /// Redis that caches sessions
    #[arg(long, global = true, value_name = "URL")]
    redis_url: Option<String>,
    /// Address and port metrics are served on
    #[arg(long, global = true, value_name = "ADDRESS:PORT")]
    metrics_listen: Option<String>,
}

const AFTER_HELP: &str = "\
Settings come from flags, then the environment (MOOC_LISTEN, DATABASE_URL, REDIS_URL, SMTP_URL …), then mooc.toml.
`mooc config` shows every setting that is in force and where it comes from; `mooc config --help` lists them all.

Exit codes: 0 good, 1 found faults in what was checked, 2 wrong use or failure.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the platform: pages, API and jobs
    ///
    /// Makes the data folder and the database when they are missing, brings the schema up to date and publishes the courses of the
    /// courses folder that are unknown. Prints a one-time link for making the first admin.
    Serve,
    /// Do jobs (mail, closing attempts) beside one or more `serve`; PostgreSQL only
    Work,
    /// Bring the database schema up to date and stop
    Migrate,
    /// Check, publish and list courses
    #[command(subcommand)]
    Course(CourseCommand),
    /// Make accounts
    #[command(subcommand)]
    User(UserCommand),
    /// Make, change, withdraw and list the keys that sign
    #[command(subcommand)]
    Key(KeyCommand),
    /// Write database and media, together, into one file; works while the program runs
    Backup {
        /// The file to write; it must not be there yet
        file: PathBuf,
    },
    /// Bring a backup into an empty database and media folder, SQLite or PostgreSQL
    Restore {
        /// The file `mooc backup` wrote
        file: PathBuf,
    },
    /// Show every setting in force and where it comes from; secrets are hidden
    #[command(after_help = crate::config::listed())]
    Config,
}

/// What to do with accounts.
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Make an account and print a link to choose its password, good for thirty minutes
    Create {
        /// The person's mail address
        #[arg(long)]
        email: String,
        /// The person's name
        #[arg(long)]
        name: String,
        /// Language of the person's mails: en, fr or es
        #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = language)]
        language: Language,
        /// Make the person an admin
        #[arg(long)]
        admin: bool,
    },
}

/// What to do with courses.
#[derive(Debug, Subcommand)]
pub enum CourseCommand {
    /// Report every fault of a course folder or ZIP; needs no database
    Check {
        /// The course folder, or a ZIP of it
        path: PathBuf,
        /// Write the faults as JSON
        #[arg(long)]
        json: bool,
        /// Language of the report: en, fr or es
        #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = language)]
        language: Language,
    },
    /// Bring a course folder or ZIP in and make it the current version
    Publish {
        /// The course folder, or a ZIP of it
        path: PathBuf,
    },
    /// List the published courses
    List,
    /// Write into each translation the hash of the source text it was made from
    Stamp {
        /// The course folder
        path: PathBuf,
    },
}

fn language(code: &str) -> Result<Language, String> {
    Language::parse(code).ok_or_else(|| "must be en, fr or es".to_owned())
}

impl Options {
    /// Settings given as flags.
    pub fn flags(&self) -> BTreeMap<&'static str, String> {
        let text = |path: &PathBuf| path.display().to_string();
        [
            ("listen", self.listen.clone()),
            ("base_url", self.base_url.clone()),
            ("data_dir", self.data_dir.as_ref().map(text)),
            ("database_url", self.database_url.clone()),
            ("redis_url", self.redis_url.clone()),
            ("metrics_listen", self.metrics_listen.clone()),
        ]
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)))
        .collect()
    }
}
