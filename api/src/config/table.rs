//! The list of settings.

use std::collections::BTreeMap;

/// One setting.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// As in `mooc.toml`.
    pub key: &'static str,
    /// As in the environment.
    pub variable: &'static str,
    /// When nobody says anything; empty: none.
    pub default: &'static str,
    /// Never printed.
    pub secret: bool,
    /// What it is.
    pub about: &'static str,
}

const fn plain(key: &'static str, variable: &'static str, default: &'static str, about: &'static str) -> Setting {
    Setting { key, variable, default, secret: false, about }
}

const fn secret(key: &'static str, variable: &'static str, about: &'static str) -> Setting {
    Setting { key, variable, default: "", secret: true, about }
}

/// Every setting. Rate limits come on top, as `limits.<bucket> = "burst/seconds to refill one"` in `mooc.toml`.
pub const SETTINGS: &[Setting] = &[
    plain("listen", "MOOC_LISTEN", "127.0.0.1:8080", "address and port pages are served on"),
    plain("base_url", "MOOC_BASE_URL", "", "address people type, as in https://mooc.example.org (default: the listening address)"),
    plain("data_dir", "MOOC_DATA_DIR", "./data", "folder for the database file, media and mail"),
    secret("database_url", "DATABASE_URL", "sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME (default: mooc.db in data_dir)"),
    plain(
        "database_connections",
        "MOOC_DATABASE_CONNECTIONS",
        "",
        "connections to PostgreSQL at most, 4 or more (default: 6 for each core)",
    ),
    secret("redis_url", "REDIS_URL", "redis://HOST:PORT, caches sessions (default: none, they are cached in process)"),
    secret("smtp_url", "SMTP_URL", "smtp://USER:PASSWORD@HOST:PORT (default: none, mail is written to data_dir/mail)"),
    plain("mail_from", "MOOC_MAIL_FROM", "mooc <mooc@localhost.localdomain>", "sender of mails"),
    plain("metrics_listen", "MOOC_METRICS_LISTEN", "", "address and port metrics are served on (default: not served)"),
    plain("trusted_proxies", "MOOC_TRUSTED_PROXIES", "", "IP addresses whose X-Forwarded-For is believed, with commas between them"),
    plain("allow_plain_http", "MOOC_ALLOW_PLAIN_HTTP", "false", "allow a plain http base_url that is not on this machine"),
    plain("run_jobs", "MOOC_RUN_JOBS", "true", "whether serve also does the jobs (mail, closing attempts)"),
    plain("courses_dir", "MOOC_COURSES_DIR", "courses", "course folders in here are published when their course is unknown"),
    plain(
        "certificate_base_url",
        "MOOC_CERTIFICATE_BASE_URL",
        "",
        "public address certificates print and their QR codes lead to; signed credentials name it for ever, so choose one that can stay (default: base_url \
         where that is https and not this machine)",
    ),
    plain("issuer_name", "MOOC_ISSUER_NAME", "", "legal name of who issues certificates; without it none is issued"),
    plain("issuer_signatory", "MOOC_ISSUER_SIGNATORY", "", "name of who signs certificates"),
    plain("issuer_signatory_role_en", "MOOC_ISSUER_SIGNATORY_ROLE_EN", "", "function of who signs, in English"),
    plain("issuer_signatory_role_fr", "MOOC_ISSUER_SIGNATORY_ROLE_FR", "", "function of who signs, in French"),
    plain("issuer_signatory_role_es", "MOOC_ISSUER_SIGNATORY_ROLE_ES", "", "function of who signs, in Spanish"),
    plain(
        "certificate_undo_minutes",
        "MOOC_CERTIFICATE_UNDO_MINUTES",
        "60",
        "how long a signed batch of certificates can still be dropped, in minutes; nothing of it exists before",
    ),
    plain("certificate_second_signature", "MOOC_CERTIFICATE_SECOND_SIGNATURE", "false", "whether a second admin has to sign each batch"),
    plain("key_file", "MOOC_KEY_FILE", "", "file of the keys that sign, for its owner alone (default: keys.pem in data_dir)"),
    secret("keys", "MOOC_KEYS", "the text of a key file, in place of one; it is only read, and keys in it may lie open"),
    secret(
        "key_passphrase",
        "MOOC_KEY_PASSPHRASE",
        "locks and opens the keys that sign; without it certificates are not signed as credentials",
    ),
    plain("log_format", "MOOC_LOG_FORMAT", "auto", "text, json, or auto: text on a terminal"),
    plain("log", "MOOC_LOG", "info,sqlx=warn,sea_orm_migration=warn", "what is logged: levels, by module"),
];

/// Whether an environment variable is one of ours.
pub fn is_known_variable(name: &str) -> bool {
    name == "MOOC_CONFIG" || name.starts_with("MOOC_TEST_") || SETTINGS.iter().any(|setting| setting.variable == name)
}

/// What is said to a setting there is not: the one that may be meant, and where all of them are listed.
pub fn unknown(name: &str, spelt: impl Fn(&Setting) -> &'static str) -> String {
    let likeness = |known: &str| strsim::normalized_damerau_levenshtein(&name.to_lowercase(), &known.to_lowercase());
    let known = SETTINGS.iter().map(spelt).filter(|known| !known.is_empty()).map(|known| (likeness(known), known));
    let closest = known.max_by(|(one, _), (other, _)| one.total_cmp(other)).filter(|(likeness, _)| *likeness >= MEANT);
    let meant = closest.map(|(_, known)| format!("; did you mean `{known}`?")).unwrap_or_default();
    format!("unknown setting `{name}`{meant} (`mooc config --help` lists all settings)")
}

/// Every setting with its variable, its default and what it is, for the help.
pub fn listed() -> String {
    let one = |setting: &Setting| {
        let default = if setting.default.is_empty() { String::new() } else { format!(" (default: {})", setting.default) };
        format!("  {}, {}\n      {}{default}", setting.key, setting.variable, setting.about)
    };
    let all: Vec<String> = SETTINGS.iter().map(one).collect();
    format!(
        "Settings, as mooc.toml and as the environment spell them (MOOC_CONFIG names another file):\n{}\n  limits.BUCKET, in mooc.toml \
         only\n      rate limits, as \"burst/seconds to refill one\"",
        all.join("\n")
    )
}

/// How like a setting a name must be to be taken for a slip.
const MEANT: f64 = 0.7;

/// Whether a setting is never printed.
pub fn is_secret(key: &str) -> bool {
    SETTINGS.iter().any(|setting| setting.key == key && setting.secret)
}

/// A TOML table as plain pairs; tables in it become `table.key`.
pub fn flatten(table: &toml::Table, into: &mut BTreeMap<String, String>) {
    for (key, value) in table {
        match value {
            toml::Value::Table(inner) => {
                for (inner_key, inner_value) in inner {
                    into.insert(format!("{key}.{inner_key}"), plain_text(inner_value));
                }
            }
            other => drop(into.insert(key.clone(), plain_text(other))),
        }
    }
}

fn plain_text(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(items) => items.iter().map(plain_text).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

/// Reads `burst/seconds`, as in `"5/30"`: five at once, then one every thirty seconds.
pub fn parse_limit(bucket: &str, text: &str) -> Result<(u32, f64), String> {
    let wanted = || format!("limits.{bucket} = {text:?}: must be \"burst/seconds to refill one\", as in \"5/30\"");
    if !crate::guard::rate_limit::Bucket::ALL.iter().any(|known| known.name() == bucket) {
        let known: Vec<_> = crate::guard::rate_limit::Bucket::ALL.iter().map(|known| known.name()).collect();
        return Err(format!("limits.{bucket}: no such limit; there are {}", known.join(", ")));
    }
    let (burst, seconds) = text.split_once('/').ok_or_else(wanted)?;
    let burst: u32 = burst.trim().parse().ok().filter(|burst| *burst > 0).ok_or_else(wanted)?;
    let seconds: f64 = seconds.trim().parse().ok().filter(|seconds: &f64| *seconds > 0.0 && seconds.is_finite()).ok_or_else(wanted)?;
    Ok((burst, seconds))
}
