//! The commands.

mod backup;
mod config_command;
mod course;
pub mod course_check;
mod key;
mod options;
mod serve;
mod user;

pub use options::{Command, CourseCommand, Options, UserCommand};

use crate::{
    app::App,
    config::{Config, LogFormat, Sources},
};
use clap::Parser;
use domain::{
    clock::Clock,
    database::{Database, sqlite_file},
};
use std::{fs::File, os::fd::AsFd, process::ExitCode, sync::Arc};
use tracing_subscriber::{fmt::writer::BoxMakeWriter, layer::SubscriberExt, util::SubscriberInitExt};

/// The command found faults in what it was given.
pub const FOUND_FAULTS: u8 = 1;
/// The command was used wrongly, or failed.
pub const FAILED: u8 = 2;

/// Reads the command line and does what it says. Exit codes: 0 good, 1 found faults, 2 wrong use or failure.
pub async fn run() -> ExitCode {
    let options = Options::parse();
    let sources = Sources::of_this_process(options.flags());
    let config = match sources.and_then(|sources| Config::read(&sources)) {
        Ok(config) => config,
        Err(lines) => {
            for line in lines {
                eprintln!("mooc: {line}");
            }
            return ExitCode::from(FAILED);
        }
    };
    start_log(&config);
    match dispatch(options.command.unwrap_or(Command::Serve), config).await {
        Ok(code) => code,
        Err(line) => {
            eprintln!("mooc: {line}");
            ExitCode::from(FAILED)
        }
    }
}

async fn dispatch(command: Command, config: Config) -> Result<ExitCode, String> {
    match command {
        Command::Serve => serve::serve(config).await,
        Command::Work => serve::work(config).await,
        Command::Migrate => serve::migrate(config).await,
        Command::Course(command) => course::run(command, config).await,
        Command::User(command) => user::run(command, config).await,
        Command::Key(command) => key::run(command, config).await,
        Command::Backup { file } => backup::backup(config, &file).await,
        Command::Restore { file } => backup::restore(config, &file).await,
        Command::Config => {
            config_command::print(&config);
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Opens what is there already, for commands that have nothing to do in an empty place: a mistyped folder is not made.
async fn open_existing(config: Config) -> Result<App, String> {
    let nothing = |place: String| Err(format!("there is no database {place}; `mooc serve` or `mooc migrate` makes one"));
    match sqlite_file(&config.database_url) {
        Some(file) if !file.is_file() => return nothing(format!("at {}", file.display())),
        Some(_) => {}
        None => {
            let database = Database::open(&config.database_url, false).await.map_err(|error| error.to_string())?;
            let has_schema = database.has_schema().await;
            database.close().await;
            if !has_schema {
                return nothing("with tables of ours at the address in DATABASE_URL".to_owned());
            }
        }
    }
    App::open(config, Clock::System).await.map_err(|error| error.to_string())
}

/// Writes each line to the standard error stream in one go, without a lock of our own: workers would wait for each other there.
fn log_writer() -> BoxMakeWriter {
    match std::io::stderr().as_fd().try_clone_to_owned() {
        Ok(stream) => BoxMakeWriter::new(Arc::new(File::from(stream))),
        Err(_) => BoxMakeWriter::new(std::io::stderr),
    }
}

fn start_log(config: &Config) {
    let levels = tracing_subscriber::registry().with(config.log.clone());
    let log = tracing_subscriber::fmt::layer().with_writer(log_writer());
    let started = match config.log_format {
        LogFormat::Text => levels.with(log.with_target(false)).try_init(),
        LogFormat::Json => levels.with(log.json().flatten_event(true).with_span_list(false)).try_init(),
    };
    if started.is_err() {
        eprintln!("mooc: the log was started already");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_mistyped_folder_is_told_of_and_not_made() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("nothere");
        let environment = [("MOOC_DATA_DIR".to_owned(), folder.display().to_string())].into();
        let config = Config::read(&Sources { environment, ..Sources::default() }).unwrap();
        let told = backup::backup(config.clone(), &home.path().join("b.mooc")).await.unwrap_err();
        assert!(told.contains("no database") && told.contains("nothere"), "{told}");
        let told = backup::restore(config.clone(), &home.path().join("b.mooc")).await.unwrap_err();
        assert!(told.contains("b.mooc"), "{told}");
        let list = Command::Course(CourseCommand::List);
        assert!(dispatch(list, config).await.unwrap_err().contains("no database"));
        assert!(!folder.exists() && !home.path().join("b.mooc").exists());
    }

    #[test]
    fn the_help_of_config_lists_every_setting() {
        let help = Options::try_parse_from(["mooc", "config", "--help"]).unwrap_err().to_string();
        for setting in crate::config::SETTINGS {
            assert!(help.contains(setting.key) && help.contains(setting.variable), "{} is missing in {help}", setting.key);
        }
    }
}
