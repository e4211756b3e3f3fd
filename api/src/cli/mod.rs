//! The commands.

mod backup;
mod config_command;
mod course;
pub mod course_check;
mod options;
mod serve;
mod user;

pub use options::{Command, CourseCommand, Options, UserCommand};

use crate::config::{Config, LogFormat, Sources};
use clap::Parser;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

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
        Command::Backup { file } => backup::backup(config, &file).await,
        Command::Restore { file } => backup::restore(config, &file).await,
        Command::Config => {
            config_command::print(&config);
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn start_log(config: &Config) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match config.log_format {
        LogFormat::Text => log.with_target(false).try_init(),
        LogFormat::Json => log.json().flatten_event(true).with_span_list(false).try_init(),
    };
    if started.is_err() {
        eprintln!("mooc: the log was started already");
    }
}
