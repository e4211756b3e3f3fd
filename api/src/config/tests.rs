use super::*;

fn read(pairs: &[(&str, &str)], file: Option<&str>) -> Result<Config, Vec<String>> {
    let environment = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Config::read(&Sources { flags: BTreeMap::new(), environment, file: file.map(str::to_owned) })
}

#[test]
fn nothing_set_is_a_working_site_on_this_machine() {
    let config = read(&[], None).unwrap();
    assert_eq!(config.base_url, "http://127.0.0.1:8080");
    assert_eq!(config.database_url, "sqlite:./data/mooc.db");
    assert_eq!(config.certificate_base_url, None);
}

#[test]
fn certificates_print_a_public_address_only() {
    let address = |pairs: &[(&str, &str)]| read(pairs, None).map(|config| config.certificate_base_url);
    let public = Some("https://mooc.example.org".to_owned());
    assert_eq!(address(&[("MOOC_BASE_URL", "https://mooc.example.org/")]), Ok(public.clone()));
    assert_eq!(address(&[("MOOC_BASE_URL", "https://localhost:8443")]), Ok(None));
    assert_eq!(address(&[("MOOC_CERTIFICATE_BASE_URL", "https://mooc.example.org/")]), Ok(public));
    for wrong in ["http://mooc.example.org", "https://127.0.0.1", "https://mooc.example.org/certificates", "https://x.org?y", "mooc"] {
        let faults = address(&[("MOOC_CERTIFICATE_BASE_URL", wrong)]).unwrap_err();
        assert!(faults.concat().contains("certificate_base_url ="), "{wrong}: {faults:?}");
    }
}

#[test]
fn each_wrong_setting_has_a_line_of_its_own() {
    let faults = read(
        &[("MOOC_LISTEN", "8080"), ("MOOC_LISSEN", "x"), ("DATABASE_URL", "mysql://x"), ("MOOC_BASE_URL", "http://example.org")],
        Some("colour = 'red'\n[limits]\nsign_in = 'many'"),
    )
    .unwrap_err();
    let all = faults.join("\n");
    for wanted in [
        "`MOOC_LISSEN`; did you mean `MOOC_LISTEN`?",
        "`mooc config --help`",
        "`colour`",
        "sign_in",
        "listen =",
        "database_url =",
        "base_url =",
    ] {
        assert!(all.contains(wanted), "{wanted} missing in:\n{all}");
    }
}

#[test]
fn flags_beat_the_environment_and_the_environment_beats_the_file() {
    let sources = Sources {
        flags: BTreeMap::from([("data_dir", "flag".to_owned())]),
        environment: BTreeMap::from([("MOOC_DATA_DIR".to_owned(), "env".to_owned()), ("MOOC_LOG".to_owned(), "warn".to_owned())]),
        file: Some("data_dir = 'file'\nlog = 'debug'\ncourses_dir = 'elsewhere'".to_owned()),
    };
    let config = Config::read(&sources).unwrap();
    assert_eq!(config.data_dir, PathBuf::from("flag"));
    assert_eq!(config.log, "warn".parse().unwrap());
    assert_eq!(config.courses_dir, PathBuf::from("elsewhere"));
    assert_eq!(config.values["courses_dir"].origin, Origin::File);
}

#[test]
fn a_log_that_is_no_level_is_a_fault() {
    let read = |log: &str| Config::read(&Sources { file: Some(format!("log = '{log}'")), ..Sources::default() });
    for (fit, wanted) in [
        ("info", "info"),
        ("off", "off"),
        ("warn,api=debug", "warn,api=debug"),
        ("domain::queue = trace, INFO", "info,domain::queue=trace"),
    ] {
        assert_eq!(read(fit).unwrap().log, wanted.parse().unwrap(), "{fit}");
    }
    for unfit in ["", "info,", "verbose", "info,api", "info,api=", "info,=warn", "info,api=loud"] {
        let told = read(unfit).unwrap_err().join("\n");
        assert!(told.contains("log = ") && told.contains("info,sqlx=warn"), "{unfit}: {told}");
    }
}

#[test]
fn connections_to_the_database_are_a_sensible_number() {
    let read = |number: &str| Config::read(&Sources { file: Some(format!("database_connections = '{number}'")), ..Sources::default() });
    assert_eq!(Config::read(&Sources::default()).unwrap().database_connections, None);
    assert_eq!(read("12").unwrap().database_connections, Some(12));
    for unfit in ["0", "3", "-4", "many", "1001"] {
        assert!(read(unfit).unwrap_err().join("\n").contains("a number from 4 to 1000"), "{unfit}");
    }
}
