//! Every setting, read once at start: flags first, then the environment, then `mooc.toml`, then the default.
//!
//! An unknown or impossible setting stops the start with a line that says which, where it came from and what would be right.

use domain::database::FEWEST_CONNECTIONS;
use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf};
use tracing_subscriber::filter::{LevelFilter, Targets};

mod address;
mod certificates;
mod table;
pub use table::{SETTINGS, Setting, listed};

/// More connections than any server takes.
const MOST_CONNECTIONS: usize = 1000;

/// Where a value came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A flag on the command line.
    Flag,
    /// An environment variable.
    Environment,
    /// The file `mooc.toml`.
    File,
    /// Nobody said anything.
    Default,
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Flag => "flag",
            Self::Environment => "environment",
            Self::File => "mooc.toml",
            Self::Default => "default",
        })
    }
}

/// A value and where it came from.
#[derive(Debug, Clone)]
pub struct Value {
    /// As written.
    pub text: String,
    /// Where it came from.
    pub origin: Origin,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// Lines for people.
    Text,
    /// An object a line.
    Json,
}

/// Every setting, checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where pages are served.
    pub listen: SocketAddr,
    /// The address people type, without a slash at the end.
    pub base_url: String,
    /// Database file, media, mail.
    pub data_dir: PathBuf,
    /// `sqlite:…` or `postgres://…`.
    pub database_url: String,
    /// Connections to PostgreSQL at most, where somebody says how many.
    pub database_connections: Option<usize>,
    /// Redis for the session cache.
    pub redis_url: Option<String>,
    /// SMTP server; none: mail goes to a folder.
    pub smtp_url: Option<String>,
    /// Who mails come from.
    pub mail_from: String,
    /// Where metrics are served; none: nowhere.
    pub metrics_listen: Option<SocketAddr>,
    /// Peers whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    /// Cookies without Secure on any address: only for tests behind nothing.
    pub allow_plain_http: bool,
    /// Whether `serve` also runs jobs.
    pub run_jobs: bool,
    /// Course folders published at the first start.
    pub courses_dir: PathBuf,
    /// The public address certificates print, without a slash at the end; none: nothing is issued.
    pub certificate_base_url: Option<String>,
    /// Issuer's legal name on certificates.
    pub issuer_name: Option<String>,
    /// Signatory's name on certificates.
    pub issuer_signatory: Option<String>,
    /// Signatory's function in English, French and Spanish.
    pub issuer_signatory_role: [Option<String>; 3],
    /// How long a signed batch of certificates can be dropped.
    pub certificate_undo_window: std::time::Duration,
    /// Whether two admins have to sign a batch.
    pub certificate_second_signature: bool,
    /// The file of the keys that sign.
    pub key_file: PathBuf,
    /// The text of a key file, in place of one.
    pub keys: Option<String>,
    /// Locks and opens the keys.
    pub key_passphrase: Option<String>,
    /// Rate limits that differ from the defaults: bucket → (burst, seconds to refill one).
    pub limits: BTreeMap<String, (u32, f64)>,
    /// How the log is written.
    pub log_format: LogFormat,
    /// What is logged.
    pub log: Targets,
    /// What is in force, for `mooc config`.
    pub values: BTreeMap<&'static str, Value>,
}

/// What a configuration is read from.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    /// Settings given as flags.
    pub flags: BTreeMap<&'static str, String>,
    /// The environment, whole.
    pub environment: BTreeMap<String, String>,
    /// The text of `mooc.toml`, if there is one.
    pub file: Option<String>,
}

impl Sources {
    /// The process's own environment and the `mooc.toml` of the working folder (or the one `MOOC_CONFIG` names).
    ///
    /// # Errors
    /// A line for the person when the named file cannot be read.
    pub fn of_this_process(flags: BTreeMap<&'static str, String>) -> Result<Self, Vec<String>> {
        let environment: BTreeMap<String, String> = std::env::vars().collect();
        let named = environment.get("MOOC_CONFIG").cloned();
        let path = named.clone().unwrap_or_else(|| "mooc.toml".into());
        let file = match std::fs::read_to_string(&path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && named.is_none() => None,
            Err(error) => return Err(vec![format!("{path}: cannot be read: {error}")]),
        };
        Ok(Self { flags, environment, file })
    }
}

impl Config {
    /// Reads and checks all settings.
    ///
    /// # Errors
    /// One line for each setting that is unknown or impossible.
    pub fn read(sources: &Sources) -> Result<Self, Vec<String>> {
        let mut faults = Vec::new();
        let (values, limits) = collect(sources, &mut faults);
        let config = Reader { values: &values, faults: &mut faults }.build(limits);
        match config {
            Some(mut config) if faults.is_empty() => {
                config.values = values;
                Ok(config)
            }
            _ => Err(faults),
        }
    }

    /// Whether cookies can be Secure.
    pub fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// Where media files lie.
    pub fn media_dir(&self) -> PathBuf {
        self.data_dir.join("media")
    }

    /// Where mail goes when no SMTP server is set.
    pub fn mail_dir(&self) -> PathBuf {
        self.data_dir.join("mail")
    }
}

/// Values by setting.
type Values = BTreeMap<&'static str, Value>;
/// Rate limits by bucket: burst, and seconds to refill one.
type LimitTerms = BTreeMap<String, (u32, f64)>;

fn collect(sources: &Sources, faults: &mut Vec<String>) -> (Values, LimitTerms) {
    let mut file: BTreeMap<String, String> = BTreeMap::new();
    let mut limits = BTreeMap::new();
    if let Some(text) = &sources.file {
        match text.parse::<toml::Table>() {
            Ok(table) => table::flatten(&table, &mut file),
            Err(error) => faults.push(format!("mooc.toml: {}", error.to_string().trim())),
        }
    }
    for (key, text) in &file {
        if let Some(bucket) = key.strip_prefix("limits.") {
            match table::parse_limit(bucket, text) {
                Ok(limit) => drop(limits.insert(bucket.to_owned(), limit)),
                Err(line) => faults.push(format!("mooc.toml: {line}")),
            }
        } else if !SETTINGS.iter().any(|setting| setting.key == key) {
            faults.push(format!("mooc.toml: {}", table::unknown(key, |setting| setting.key)));
        }
    }
    for name in sources.environment.keys().filter(|name| name.starts_with("MOOC_") && !table::is_known_variable(name)) {
        faults.push(format!("environment: {}", table::unknown(name, |setting| setting.variable)));
    }
    let value_of = |setting: &Setting| {
        let found = |text: &String, origin| Value { text: text.clone(), origin };
        sources
            .flags
            .get(setting.key)
            .map(|text| found(text, Origin::Flag))
            .or_else(|| {
                sources.environment.get(setting.variable).filter(|text| !text.is_empty()).map(|text| found(text, Origin::Environment))
            })
            .or_else(|| file.get(setting.key).map(|text| found(text, Origin::File)))
            .unwrap_or_else(|| Value { text: setting.default.to_owned(), origin: Origin::Default })
    };
    (SETTINGS.iter().map(|setting| (setting.key, value_of(setting))).collect(), limits)
}

struct Reader<'a> {
    values: &'a BTreeMap<&'static str, Value>,
    faults: &'a mut Vec<String>,
}

impl Reader<'_> {
    fn text(&self, key: &str) -> String {
        self.values.get(key).map(|value| value.text.trim().to_owned()).unwrap_or_default()
    }

    fn optional(&self, key: &str) -> Option<String> {
        Some(self.text(key)).filter(|text| !text.is_empty())
    }

    fn fault(&mut self, key: &str, wanted: &str) {
        let shown = if table::is_secret(key) { "…".to_owned() } else { self.text(key) };
        let origin = self.values.get(key).map_or(Origin::Default, |value| value.origin);
        self.faults.push(format!("{key} = {shown:?} ({origin}): {wanted}"));
    }

    fn parsed<T: std::str::FromStr>(&mut self, key: &str, wanted: &str) -> Option<T> {
        let read = self.text(key).parse().ok();
        if read.is_none() {
            self.fault(key, wanted);
        }
        read
    }

    fn yes_or_no(&mut self, key: &str) -> Option<bool> {
        match self.text(key).as_str() {
            "true" | "yes" | "1" => Some(true),
            "false" | "no" | "0" | "" => Some(false),
            _ => {
                self.fault(key, "must be true or false");
                None
            }
        }
    }

    fn build(&mut self, limits: BTreeMap<String, (u32, f64)>) -> Option<Config> {
        let listen: Option<SocketAddr> = self.parsed("listen", "must be an address and a port, as in 127.0.0.1:8080");
        let data_dir = PathBuf::from(self.text("data_dir"));
        let allow_plain_http = self.yes_or_no("allow_plain_http");
        let base_url = self.base_url(listen, allow_plain_http.unwrap_or(false));
        let certificate_base_url = self.certificate_base_url(base_url.as_deref());
        let database_url = self.database_url(&data_dir);
        let metrics_listen = match self.optional("metrics_listen") {
            Some(_) => self.parsed("metrics_listen", "must be an address and a port, as in 127.0.0.1:9090").map(Some),
            None => Some(None),
        };
        let database_connections = self.database_connections();
        self.check_url("redis_url", &["redis://", "rediss://", "unix://", "redis+unix://"]);
        self.check_url("smtp_url", &["smtp://", "smtps://"]);
        let (log_format, log) = (self.log_format(), self.log());
        Some(Config {
            listen: listen?,
            base_url: base_url?,
            database_url: database_url?,
            database_connections: database_connections?,
            redis_url: self.optional("redis_url"),
            smtp_url: self.optional("smtp_url"),
            mail_from: self.mail_from()?,
            metrics_listen: metrics_listen?,
            trusted_proxies: self.trusted_proxies()?,
            allow_plain_http: allow_plain_http?,
            run_jobs: self.yes_or_no("run_jobs")?,
            courses_dir: PathBuf::from(self.text("courses_dir")),
            certificate_base_url: certificate_base_url?,
            issuer_name: self.optional("issuer_name"),
            issuer_signatory: self.optional("issuer_signatory"),
            issuer_signatory_role: ["issuer_signatory_role_en", "issuer_signatory_role_fr", "issuer_signatory_role_es"]
                .map(|key| self.optional(key)),
            certificate_undo_window: self.undo_window()?,
            certificate_second_signature: self.yes_or_no("certificate_second_signature")?,
            key_file: self.optional("key_file").map_or_else(|| data_dir.join("keys.pem"), PathBuf::from),
            keys: self.optional("keys"),
            key_passphrase: self.optional("key_passphrase"),
            limits,
            log_format: log_format?,
            log: log?,
            data_dir,
            values: BTreeMap::new(),
        })
    }

    fn base_url(&mut self, listen: Option<SocketAddr>, allow_plain_http: bool) -> Option<String> {
        let Some(url) = self.optional("base_url") else { return listen.map(address::of_listener) };
        let url = url.trim_end_matches('/').to_owned();
        let uri = url.parse::<http::Uri>().ok().filter(|uri| uri.host().is_some() && matches!(uri.path(), "" | "/"));
        match uri.as_ref().and_then(http::Uri::scheme_str) {
            Some("https") => Some(url),
            Some("http") if address::is_loopback(&url) || allow_plain_http => Some(url),
            Some("http") => {
                self.fault(
                    "base_url",
                    "plain http would send passwords in the clear: use https://, or set allow_plain_http = true if you know why",
                );
                None
            }
            _ => {
                self.fault("base_url", "must be an address without a path, as in https://mooc.example.org");
                None
            }
        }
    }

    fn database_url(&mut self, data_dir: &std::path::Path) -> Option<String> {
        let Some(url) = self.optional("database_url") else { return Some(format!("sqlite:{}", data_dir.join("mooc.db").display())) };
        if ["sqlite:", "postgres://", "postgresql://"].iter().any(|start| url.starts_with(start)) {
            return Some(url);
        }
        self.fault("database_url", "must begin with sqlite: or postgres://");
        None
    }

    fn check_url(&mut self, key: &str, starts: &[&str]) {
        if self.optional(key).is_some_and(|url| !starts.iter().any(|start| url.starts_with(start))) {
            self.fault(key, &format!("must begin with {}", starts.join(" or ")));
        }
    }

    fn mail_from(&mut self) -> Option<String> {
        let from = self.text("mail_from");
        if domain::mailer::Mailer::folder(std::path::Path::new("."), &from).is_ok() {
            return Some(from);
        }
        self.fault("mail_from", "must be a mail address, as in Learning <learning@example.org>");
        None
    }

    fn trusted_proxies(&mut self) -> Option<Vec<std::net::IpAddr>> {
        let text = self.text("trusted_proxies");
        let read: Result<Vec<_>, _> = text.split([',', ' ']).filter(|part| !part.is_empty()).map(str::parse).collect();
        if read.is_err() {
            self.fault("trusted_proxies", "must be IP addresses with commas between them");
        }
        read.ok()
    }

    fn database_connections(&mut self) -> Option<Option<usize>> {
        let Some(text) = self.optional("database_connections") else { return Some(None) };
        let read = text.parse().ok().filter(|connections| (FEWEST_CONNECTIONS..=MOST_CONNECTIONS).contains(connections));
        if read.is_none() {
            self.fault("database_connections", &format!("must be a number from {FEWEST_CONNECTIONS} to {MOST_CONNECTIONS}"));
        }
        read.map(Some)
    }

    fn log_format(&mut self) -> Option<LogFormat> {
        match self.text("log_format").as_str() {
            "auto" if std::io::IsTerminal::is_terminal(&std::io::stdout()) => Some(LogFormat::Text),
            "auto" | "json" => Some(LogFormat::Json),
            "text" => Some(LogFormat::Text),
            _ => {
                self.fault("log_format", "must be auto, text or json");
                None
            }
        }
    }

    fn log(&mut self) -> Option<Targets> {
        let level = |word: &str| Some(word.trim()).filter(|word| !word.is_empty())?.parse::<LevelFilter>().ok();
        let read = self.text("log").split(',').try_fold(Targets::new(), |log, part| match part.split_once('=') {
            None => Some(log.with_default(level(part)?)),
            Some((module, word)) => Some(log.with_target(Some(module.trim()).filter(|name| !name.is_empty())?, level(word)?)),
        });
        if read.is_none() {
            self.fault("log", "must be off, error, warn, info, debug or trace, for all and by module, as in info,sqlx=warn");
        }
        read
    }
}

#[cfg(test)]
mod tests;
