//! `mooc serve`, `mooc work`, `mooc migrate`.

use crate::{app::App, config::Config, metrics, server, urls, worker};
use domain::{certification, clock::Clock, database::Database, identity, language::Language};
use metrics_exporter_prometheus::PrometheusHandle;
use std::process::ExitCode;
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

/// Serves until told to stop.
pub async fn serve(config: Config) -> Result<ExitCode, String> {
    let listener = TcpListener::bind(config.listen).await.map_err(|error| format!("{} cannot be listened on: {error}", config.listen))?;
    let figures = listen_for_metrics(&config).await?;
    let app = App::open(config, Clock::System).await.map_err(|error| error.to_string())?;
    worker::take_back(&app).await.map_err(|error| error.to_string())?;
    make_first_keys(&app).await?;
    publish_first_courses(&app).await?;
    welcome(&app).await?;
    let (stop, stopping) = watch::channel(false);
    let listening = tokio::spawn(worker::listen(app.clone(), stopping.clone()));
    let working = app.config.run_jobs.then(|| tokio::spawn(worker::run(app.clone(), stopping.clone())));
    let measuring = serve_metrics(&app, figures, stopping);
    let served = server::serve(&app, listener, told_to_stop()).await;
    tracing::info!("stopping");
    stop.send_replace(true);
    for task in [Some(listening), working, measuring].into_iter().flatten() {
        drop(task.await);
    }
    app.platform.database.close().await;
    served.map(|()| ExitCode::SUCCESS).map_err(|error| error.to_string())
}

/// Does jobs until told to stop.
pub async fn work(config: Config) -> Result<ExitCode, String> {
    if config.database_url.starts_with("sqlite:") {
        return Err("`mooc work` needs PostgreSQL: with SQLite, `mooc serve` does the jobs itself".into());
    }
    let figures = listen_for_metrics(&config).await?;
    let app = App::open(config, Clock::System).await.map_err(|error| error.to_string())?;
    worker::take_back(&app).await.map_err(|error| error.to_string())?;
    let (stop, stopping) = watch::channel(false);
    let listening = tokio::spawn(worker::listen(app.clone(), stopping.clone()));
    let working = tokio::spawn(worker::run(app.clone(), stopping.clone()));
    let measuring = serve_metrics(&app, figures, stopping);
    told_to_stop().await;
    stop.send_replace(true);
    for task in [Some(listening), Some(working), measuring].into_iter().flatten() {
        drop(task.await);
    }
    app.platform.database.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Where figures are kept, and where they will be served.
type Figures = (PrometheusHandle, TcpListener);

/// Listens where figures are served, if anywhere, and keeps them from here on.
async fn listen_for_metrics(config: &Config) -> Result<Option<Figures>, String> {
    let Some(address) = config.metrics_listen else { return Ok(None) };
    let listener = TcpListener::bind(address).await.map_err(|error| format!("{address} cannot be listened on: {error}"))?;
    Ok(Some((metrics::record().map_err(|error| error.to_string())?, listener)))
}

fn serve_metrics(app: &App, figures: Option<Figures>, mut stopping: watch::Receiver<bool>) -> Option<JoinHandle<()>> {
    let (figures, listener) = figures?;
    let app = app.clone();
    Some(tokio::spawn(async move {
        let stop = async move { drop(stopping.wait_for(|stop| *stop).await) };
        if let Err(error) = metrics::serve(app, figures, listener, stop).await {
            tracing::error!(%error, "metrics are not served");
        }
    }))
}

/// Brings the schema up to date.
pub async fn migrate(config: Config) -> Result<ExitCode, String> {
    domain::private::make_folder(&config.data_dir).map_err(|error| format!("{}: {error}", config.data_dir.display()))?;
    let database = Database::open(&config.database_url, false).await.map_err(|error| error.to_string())?;
    let pending = database.pending_migrations().await.map_err(|error| error.to_string())?;
    database.migrate().await.map_err(|error| error.to_string())?;
    println!("{pending} migrations applied; the schema is up to date");
    Ok(ExitCode::SUCCESS)
}

async fn publish_first_courses(app: &App) -> Result<(), String> {
    let published = domain::publishing::publish_unknown_courses(&app.platform, &app.config.courses_dir).await;
    for (folder, outcome) in published.map_err(|error| error.to_string())? {
        match outcome {
            Ok(id) => println!("Published the course {id} from {}", folder.display()),
            Err(error) => {
                eprintln!("mooc: {} was not published: {error}; `mooc course check {}` says why", folder.display(), folder.display())
            }
        }
    }
    Ok(())
}

/// Makes the keys that sign, where there never were any and a passphrase to lock them with.
async fn make_first_keys(app: &App) -> Result<(), String> {
    let config = &app.config;
    if config.key_passphrase.is_none() && config.keys.is_none() {
        return Ok(());
    }
    if config.keys.is_none() {
        match certification::begin_missing_keys(&app.platform, &config.vault()).await {
            Ok(made) if made.is_empty() => {}
            Ok(_) => println!("Made the keys certificates are signed with, in {}; keep a copy of that file", config.key_file.display()),
            // All else works without.
            Err(error) => eprintln!("mooc: warning: the keys certificates are signed with could not be made: {error}"),
        }
    }
    certification::sign_missing_credentials(&app.platform).await.map_err(|error| error.to_string())
}

async fn welcome(app: &App) -> Result<(), String> {
    let config = &app.config;
    println!("mooc is at {}/", config.base_url);
    if let Some(warning) = address_warning(config) {
        eprintln!("{warning}");
    }
    match identity::first_admin_link(&app.platform).await.map_err(|error| error.to_string())? {
        Some(token) => {
            let link = urls::first_admin(Language::En, token.reveal());
            println!("There is no admin yet. Within 30 minutes, open this link to become the first:\n    {}{link}", config.base_url);
        }
        None => println!("Sign in at {}{}", config.base_url, urls::sign_in(Language::En)),
    }
    match &config.smtp_url {
        Some(_) => println!("Mail goes to the SMTP server."),
        None => println!("Mail is written to {}", config.mail_dir().display()),
    }
    Ok(())
}

/// What to say when the program listens to everybody, and nobody has said what address they type.
fn address_warning(config: &Config) -> Option<String> {
    let unset = config.values.get("base_url").is_none_or(|value| value.text.trim().is_empty());
    (config.listen.ip().is_unspecified() && unset).then(|| {
        format!(
            "mooc: warning: the base address is not set. Pages are served on {}, but signing in and links in mails work only at {}/, on this \
             machine; set MOOC_BASE_URL (or --base-url) to the address people type, as in https://mooc.example.org",
            config.listen, config.base_url
        )
    })
}

/// Ends when the process is told to stop: Ctrl-C or SIGTERM.
async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
            drop(interrupted.await);
            return;
        };
        tokio::select! {
            _ = interrupted => {}
            _ = terminated.recv() => {}
        }
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Sources;

    #[test]
    fn who_listens_to_everybody_without_an_address_is_warned() {
        let warning = |pairs: &[(&str, &str)]| {
            let environment = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            address_warning(&Config::read(&Sources { environment, ..Sources::default() }).unwrap())
        };
        let told = warning(&[("MOOC_LISTEN", "0.0.0.0:8080")]).unwrap();
        assert!(told.contains("MOOC_BASE_URL") && told.contains("http://127.0.0.1:8080/"), "{told}");
        assert_eq!(warning(&[("MOOC_LISTEN", "0.0.0.0:8080"), ("MOOC_BASE_URL", "https://mooc.example.org")]), None);
        assert_eq!(warning(&[]), None);
    }
}
