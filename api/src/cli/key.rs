//! `mooc key …`.

use super::{FOUND_FAULTS, open_existing};
use crate::config::Config;
use chrono::{NaiveDate, NaiveTime, SecondsFormat, TimeDelta};
use clap::Subcommand;
use domain::{
    certification::{self, Change, KeyOverview, KeyView, Secret, Withdrawal},
    clock::Moment,
    identity::Admin,
    signing::{KeyRecord, PublicKey, Purpose},
};
use std::process::ExitCode;

/// What to do with the keys that sign.
#[derive(Debug, Subcommand)]
pub enum KeyCommand {
    /// Make the first key of a purpose, or the one after a withdrawn key; it signs at once
    ///
    /// The secret half goes, locked with the passphrase, into the key file; the public half is published. Keep a copy of that file,
    /// and one of the passphrase elsewhere: `mooc backup` holds neither.
    New {
        /// What the key is for: credential, status, code or ledger
        #[arg(long, value_parser = purpose)]
        purpose: Purpose,
    },
    /// Publish a new key, and let it sign in place of the old one after an overlap
    ///
    /// What the old key signed holds for ever. If somebody else may have the old key, withdraw it instead and make a new one.
    Rotate {
        /// What the key is for; without it, every purpose that has a key
        #[arg(long, value_parser = purpose)]
        purpose: Option<Purpose>,
        /// Days in which the new key is published and the old one still signs
        #[arg(long, value_name = "DAYS", default_value_t = 7, value_parser = clap::value_parser!(u16).range(0..=365))]
        overlap: u16,
    },
    /// Withdraw a key somebody else may have: it signs no more, and what it signed from a date on counts no more
    ///
    /// Certificates stay valid, and their credentials are signed anew with the next key; files given out before are refused by other programs.
    /// This cannot be undone; giving an earlier date later on can be done. The reason is published.
    Withdraw {
        /// The key, as `mooc key list` writes it
        id: PublicKey,
        /// First day of doubt, as in 2026-11-22 (from midnight UTC) or 2026-11-22T14:05:00Z
        #[arg(long, value_name = "DATE", value_parser = moment)]
        from: Moment,
        /// Why, in words whoever checks a certificate may read
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// List all keys and what is wrong with them; needs no passphrase
    List {
        /// Write the keys as JSON
        #[arg(long)]
        json: bool,
    },
}

fn purpose(text: &str) -> Result<Purpose, String> {
    Purpose::parse(text).ok_or_else(|| "must be credential, status, code or ledger".to_owned())
}

fn moment(text: &str) -> Result<Moment, String> {
    let day = |text: &str| text.parse::<NaiveDate>().map(|day| day.and_time(NaiveTime::MIN).and_utc());
    let told = |_| "must be a day, as in 2026-11-22, or a time, as in 2026-11-22T14:05:00Z".to_owned();
    text.parse::<Moment>().or_else(|_| day(text)).map_err(told)
}

/// Does what the command says.
pub async fn run(command: KeyCommand, config: Config) -> Result<ExitCode, String> {
    let vault = config.vault();
    let app = open_existing(config).await?;
    let (platform, operator) = (&app.platform, Admin::operator());
    let done = match command {
        KeyCommand::New { purpose } => certification::begin_key(platform, &operator, &vault, purpose).await.map(|change| told(&[change])),
        KeyCommand::Rotate { purpose, overlap } => {
            let overlap = TimeDelta::days(overlap.into());
            certification::rotate_keys(platform, &operator, &vault, purpose, overlap).await.map(|changes| told(&changes))
        }
        KeyCommand::Withdraw { id, from, reason } => {
            let withdrawn = certification::withdraw_key(platform, &operator, &Withdrawal { id, from, reason }).await;
            withdrawn.map(|record| (withdrawn_told(&record), true))
        }
        KeyCommand::List { json } => certification::key_overview(platform, &operator, &vault).await.map(|overview| listed(&overview, json)),
    };
    platform.database.close().await;
    match done {
        Ok((text, is_good)) => {
            print!("{text}");
            Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::from(FOUND_FAULTS) })
        }
        Err(error) => Err(error.to_string()),
    }
}

fn time(moment: Moment) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn told(changes: &[Change]) -> (String, bool) {
    let one = |Change { new, retired }: &Change| {
        let begun = format!("{}: {} signs from {} on.\n", new.purpose, new.id, time(new.active_from));
        let ended = retired.iter().map(|id| format!("    {id} signs until then; what it signed holds for ever.\n"));
        begun + &ended.collect::<String>()
    };
    let reminder = "Copy the key file to a safe place now; `mooc backup` does not hold it.\n";
    (changes.iter().map(one).collect::<String>() + reminder, true)
}

fn withdrawn_told(record: &KeyRecord) -> String {
    let from = record.withdrawn_from.map(time).unwrap_or_default();
    let purpose = record.purpose;
    format!(
        "{} is withdrawn: what it signed from {from} on counts no more, and it signs nothing from now on.\nCertificates stay valid: \
         their credentials are signed anew with the next key. Files with its signature that were given out before are refused by other programs.\nIf {purpose} has no other key, \
         make one now: mooc key new --purpose {purpose}\n",
        record.id
    )
}

fn listed(KeyOverview { keys, faults }: &KeyOverview, json: bool) -> (String, bool) {
    let text = if json {
        let report = serde_json::json!({ "keys": keys.iter().map(as_json).collect::<Vec<_>>(), "faults": faults });
        format!("{report:#}\n")
    } else {
        let rows: String = keys.iter().map(row).collect();
        let faults: String = faults.iter().map(|fault| format!("fault: {fault}\n")).collect();
        if keys.is_empty() && faults.is_empty() { "There are no keys.\n".to_owned() } else { rows + &faults }
    };
    (text, faults.is_empty())
}

fn row(KeyView { record, state, secret }: &KeyView) -> String {
    let times = [
        Some(format!("signs from {}", time(record.active_from))),
        record.retired_at.map(|at| format!("until {}", time(at))),
        record.withdrawn_from.map(|at| format!("withdrawn from {}", time(at))),
        record.withdrawn_reason.as_ref().map(|why| format!("because: {why}")),
        (*secret == Secret::Missing).then(|| "secret half missing".to_owned()),
    ];
    let times: Vec<String> = times.into_iter().flatten().collect();
    format!("{:<10}  {:<9}  {}  {}\n", record.purpose.as_str(), state.as_str(), record.id, times.join(", "))
}

fn as_json(KeyView { record, state, secret }: &KeyView) -> serde_json::Value {
    serde_json::json!({
        "id": record.id.to_string(),
        "purpose": record.purpose.as_str(),
        "state": state.as_str(),
        "created_at": time(record.created_at),
        "active_from": time(record.active_from),
        "retired_at": record.retired_at.map(time),
        "withdrawn_from": record.withdrawn_from.map(time),
        "withdrawn_reason": record.withdrawn_reason,
        "secret": secret.as_str(),
    })
}
