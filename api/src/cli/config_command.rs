//! `mooc config`.

use crate::config::{Config, Origin, SETTINGS};

/// Prints every setting in force, where it comes from and what it is. Secrets are hidden.
pub fn print(config: &Config) {
    for setting in SETTINGS {
        let Some(value) = config.values.get(setting.key) else { continue };
        let in_force = match (setting.key, value.text.is_empty()) {
            ("base_url", true) => config.base_url.clone(),
            ("database_url", true) => config.database_url.clone(),
            (_, true) => "(none)".to_owned(),
            _ if setting.secret && value.origin != Origin::Default => "(hidden)".to_owned(),
            _ => value.text.clone(),
        };
        println!("{} = {in_force}", setting.key);
        println!("    from {}; {}; {}", value.origin, setting.variable, setting.about);
    }
    for (bucket, (burst, seconds)) in &config.limits {
        println!("limits.{bucket} = {burst}/{seconds}\n    from mooc.toml");
    }
}
