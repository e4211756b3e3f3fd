//! The wiring: the only file that knows every part.

use crate::{
    config::Config,
    error::Errors,
    guard::{
        compression::Compression, crowd::Crowd, deadline::Deadline, fetch_site::SameSite, headers::SecurityHeaders, intake::Intake,
        rate_limit::Limits, request_log::RequestLog,
    },
    letters::Letters,
    pages, rest,
    session::Sessions,
};
use domain::{
    assessment::{Known, Saves},
    catalogue::Catalogue,
    certification::StatusLists,
    clock::Clock,
    database::Database,
    error::Failure,
    identity::Hasher,
    language::{Language, Translated},
    mailer::Mailer,
    media::MediaStore,
    platform::{Issuer, Platform, Settings},
    private,
    signing::Signer,
};
use poem::{Endpoint, EndpointExt, Route};
use std::{ops::Deref, sync::Arc};

/// The program, assembled. Cheap to clone: each request does it several times.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What the program is assembled of.
pub struct Parts {
    /// What use cases need.
    pub platform: Platform,
    /// Finds sessions.
    pub sessions: Sessions,
    /// Rate limits.
    pub limits: Limits,
    /// Every setting.
    pub config: Config,
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    /// Opens everything the configuration names and brings the database up to date.
    ///
    /// # Errors
    /// When the database, a folder or the mail settings cannot be used.
    pub async fn open(config: Config, clock: Clock) -> Result<Self, Failure> {
        keep_to_ourselves(&config)?;
        let database = Database::open_with(&config.database_url, true, config.database_connections).await?;
        let mailer = match &config.smtp_url {
            Some(url) => Mailer::smtp(url, &config.mail_from)?,
            None => Mailer::folder(&config.mail_dir(), &config.mail_from)?,
        };
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let platform = Platform {
            saves: Saves::new(database.clone()),
            database,
            media: MediaStore::Folder(config.media_dir()),
            mailer,
            composer: Arc::new(Letters::new(config.base_url.clone())),
            clock,
            hasher: Hasher::new(cores)?,
            catalogue: Catalogue::default(),
            attempts: Known::default(),
            status_lists: StatusLists::default(),
            signer: Signer::new(config.vault()),
            settings: Arc::new(settings_of(&config)),
        };
        domain::catalogue::refresh(&platform).await?;
        let sessions = Sessions::new(platform.clone(), &config);
        sessions.hear().await;
        Ok(Self(Arc::new(Parts { platform, sessions, limits: Limits::new(&config.limits), config })))
    }

    /// Every route, with its guards around it.
    pub fn endpoint(&self) -> impl Endpoint + use<> {
        let route = rest::routes(pages::routes(Route::new()), self);
        route
            .with(SameSite::new(&self.config.base_url))
            .with(Intake)
            .with(Crowd)
            .with(Deadline::default())
            .with(Compression)
            .with(Errors::new(self.clone()))
            .with(SecurityHeaders::new(&self.config.base_url))
            .data(self.clone())
            .with(RequestLog)
    }
}

/// Makes the data folder for its owner alone. One that others may look into is left as it is, but told of: it holds links that open accounts.
fn keep_to_ourselves(config: &Config) -> Result<(), Failure> {
    private::make_folder(&config.data_dir)?;
    let elsewhere = domain::database::sqlite_file(&config.database_url).filter(|file| !file.starts_with(&config.data_dir));
    for path in std::iter::once(config.data_dir.clone()).chain(elsewhere).filter(|path| private::is_open_to_others(path)) {
        tracing::warn!(path = %path.display(), "others on this machine may read this; take their rights away, as with chmod -R go-rwx");
    }
    Ok(())
}

fn settings_of(config: &Config) -> Settings {
    let roles = Language::ALL.into_iter().zip(&config.issuer_signatory_role);
    let signatory_role = Translated(roles.filter_map(|(language, role)| Some((language, role.clone()?))).collect());
    let issuer = Issuer { legal_name: config.issuer_name.clone(), signatory: config.issuer_signatory.clone(), signatory_role };
    Settings {
        base_url: config.base_url.clone(),
        certificate_base_url: config.certificate_base_url.clone(),
        issuer,
        undo_window: chrono::Duration::from_std(config.certificate_undo_window).unwrap_or_default(),
        second_signature: config.certificate_second_signature,
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").field("config", &self.config.base_url).finish_non_exhaustive()
    }
}
