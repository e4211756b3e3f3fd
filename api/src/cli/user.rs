//! `mooc user …`.

use super::{FOUND_FAULTS, open_existing, options::UserCommand};
use crate::{config::Config, error::Refusal, texts::Texts, urls};
use domain::{
    error::DomainError,
    identity::{self, Admin, NewPerson},
};
use std::process::ExitCode;

/// Does what the command says.
pub async fn run(command: UserCommand, config: Config) -> Result<ExitCode, String> {
    let UserCommand::Create { email, name, language, admin } = command;
    let app = open_existing(config).await?;
    let new = NewPerson { email, name, language, is_admin: admin };
    let t = Texts::of(language);
    let made = identity::create_person(&app.platform, &Admin::operator(), &new).await;
    app.platform.database.close().await;
    match made {
        Ok((_, token)) => {
            println!("{} has an account. To choose a password, open within 30 minutes:", new.email);
            println!("    {}{}", app.config.base_url, urls::reset(language, token.reveal()));
            Ok(ExitCode::SUCCESS)
        }
        Err(identity::Error::Failure(failure)) => Err(failure.to_string()),
        Err(error) => {
            for fault in error.fields() {
                eprintln!("mooc: {}: {}", fault.field, t.say(&format!("fault-{}", fault.code)));
            }
            if error.fields().is_empty() {
                eprintln!("mooc: {}", t.say(&format!("problem-{}", Refusal::from(error).slug())));
            }
            Ok(ExitCode::from(FOUND_FAULTS))
        }
    }
}
