//! `mooc backup` and `mooc restore`.

use super::open_existing;
use crate::{app::App, config::Config};
use domain::{backup, clock::Clock};
use indicatif::{ProgressBar, ProgressStyle};
use std::{path::Path, process::ExitCode, time::Duration};

/// Writes a backup.
pub async fn backup(config: Config, file: &Path) -> Result<ExitCode, String> {
    let app = open_existing(config).await?;
    let progress = spinner();
    let taken = backup::backup(&app.platform, file, &|part| progress.set_message(format!("writing {part}"))).await;
    progress.finish_and_clear();
    let taken = taken.map_err(|error| error.to_string())?;
    println!("{} rows and {} media files are in {}", taken.rows, taken.files, file.display());
    app.platform.database.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Brings a backup in.
pub async fn restore(config: Config, file: &Path) -> Result<ExitCode, String> {
    std::fs::File::open(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let app = App::open(config, Clock::System).await.map_err(|error| error.to_string())?;
    let progress = spinner();
    let restored = backup::restore(&app.platform, file, &|part| progress.set_message(format!("reading {part}"))).await;
    progress.finish_and_clear();
    let restored = restored.map_err(|error| error.to_string())?;
    println!("{} rows and {} media files were restored", restored.rows, restored.files);
    app.platform.database.close().await;
    Ok(ExitCode::SUCCESS)
}

fn spinner() -> ProgressBar {
    let progress = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
        progress.set_style(style);
    }
    progress.enable_steady_tick(Duration::from_millis(200));
    progress
}
