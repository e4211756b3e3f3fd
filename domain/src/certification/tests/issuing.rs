use super::*;
use crate::{audit, identity};

#[tokio::test]
async fn everything_printed_is_frozen_in_every_language_of_the_course() {
    let site = Site::open().await;
    let ada = site.ready_taker("Ada Lovelace").await;
    site.works().await;
    let [code] = &site.issues_all().await[..] else { panic!("one certificate") };
    assert_eq!(site.works().await, [(ada.learner, Letter::Issued { code: code.to_string() })]);
    let before = site.verify(code).await;
    assert_eq!(before.printed.languages().collect::<Vec<_>>(), [Language::En, Language::Fr]);
    assert_eq!(before.printed.minutes, 50);
    assert_eq!(before.printed.check_url, format!("https://learn.example.org/verify/{code}"));
    let file = pdf(&before, Language::Fr).await.unwrap();
    assert!(matches!(pdf(&before, Language::Es).await, Err(Error::NotInLanguage)));

    // The course is edited and published again, and the person takes another name.
    let edited = sample::edited("course.yaml", "{en: A small course, fr: Un petit cours}", "{en: Another title, fr: Un autre titre}");
    sample::publish(&site.platform, edited).await;
    let profile = identity::ProfileInput { name: "Ada King".into(), ..Default::default() };
    identity::change_profile(&site.platform, &ada.learner, &profile).await.unwrap();
    let after = site.verify(code).await;
    assert_eq!(after, before);
    assert_eq!(Printed::of(&after.printed, Language::Fr).unwrap().course, "Un petit cours");
    assert!(pdf(&after, Language::Fr).await.unwrap() == file);
    let entries = audit::entries_about(site.platform.database.reader(), code.as_str(), 10).await.unwrap();
    assert_eq!(entries.iter().map(|entry| entry.action.as_str()).collect::<Vec<_>>(), ["certification.issued"]);
}

#[tokio::test]
async fn issuing_fifty_times_at_once_is_one_certificate_each_and_one_letter_each() {
    let site = Site::open().await;
    let people = [site.ready_taker("Ada").await, site.ready_taker("Ben").await, site.ready_taker("Cyd").await];
    let mut ids = Vec::new();
    for taker in people {
        ids.push(site.qualification_of(taker).await);
    }
    site.works().await;
    let tasks = (0..50_usize).map(|number| {
        let (platform, course) = (site.platform(), site.course.id.clone());
        let whom = if number.is_multiple_of(2) { Whom::Ready } else { Whom::These(ids.clone()) };
        async move { issue(&platform, &Admin::operator(), (&course, &award()), &whom, &unkeyed()).await.unwrap() }
    });
    let done = tasks.collect::<tokio::task::JoinSet<_>>().join_all().await;
    assert_eq!(done.iter().map(|done| done.issued.len()).sum::<usize>(), 3);
    let all = site.list(None).await;
    assert!(all.iter().all(|one| one.certificates.len() == 1 && one.status() == Status::Issued));
    assert_eq!(site.works().await.len(), 3);
}

#[tokio::test]
async fn a_request_sent_again_with_its_key_gets_the_first_answer() {
    let site = Site::open().await;
    site.ready_taker("Ada").await;
    let boss = site.platform.insert_person("boss", true).await;
    let admin = Admin::named(boss);
    let send = async |key: &str, body: &str| {
        let once = Once::keyed(Operation::Issue, Some(key.to_owned()), body.as_bytes());
        issue(&site.platform, &admin, (&site.course.id, &award()), &Whom::Ready, &once).await
    };
    let first = send("one", "ready").await.unwrap();
    site.ready_taker("Ben").await;
    assert_eq!(first.issued.len(), 1);
    assert_eq!(send("one", "ready").await.unwrap(), first);
    assert!(matches!(send("one", "other").await, Err(Error::Repeated(_))));
    assert_eq!(send("two", "ready").await.unwrap().issued.len(), 1);
    assert_eq!(site.list(Some(Status::Issued)).await.len(), 2);
    assert_eq!(site.verify(&first.issued[0]).await.issued_by, Some(boss));
}

#[tokio::test]
async fn nothing_is_issued_while_a_setting_is_missing() {
    let site = Site::open_with(Settings { base_url: "http://127.0.0.1:8080".into(), ..Settings::default() }, sample::course()).await;
    site.ready_taker("Ada").await;
    let Err(Error::SettingsMissing(missing)) = site.issues(Whom::Ready).await else { panic!("issued") };
    assert_eq!(missing, ["certificate_base_url", "issuer_name", "issuer_signatory"]);
    assert_eq!(site.list(Some(Status::Ready)).await.len(), 1);
}

#[tokio::test]
async fn who_is_named_and_not_ready_is_passed_over_with_the_reason() {
    let site = Site::open().await;
    let (ready, unnamed, refused) =
        (site.ready_taker("Ready").await, site.qualified_taker("Unnamed").await, site.ready_taker("Refused").await);
    let mut ids = Vec::new();
    for taker in [ready, unnamed, refused] {
        ids.push(site.qualification_of(taker).await);
    }
    refuse(&site.platform, &site.admin, ids[2], "Not the person.").await.unwrap();
    let done = site.issues(Whom::These(ids.clone())).await.unwrap();
    assert_eq!(done.issued.len(), 1);
    assert_eq!(done.skipped, [(ids[1], "name_unconfirmed".to_owned()), (ids[2], "refused".to_owned())]);
    let again = site.issues(Whom::These(vec![ids[0], ids[0]])).await.unwrap();
    assert_eq!((again.issued.len(), again.held), (0, done.issued));

    assert!(matches!(refuse(&site.platform, &site.admin, ids[0], "Late.").await, Err(Error::AlreadyIssued)));
    withdraw_refusal(&site.platform, &site.admin, ids[2]).await.unwrap();
    assert_eq!(site.issues_all().await.len(), 1);
    assert!(matches!(site.issues(Whom::These(vec![QualificationId::generate()])).await, Err(Error::NotFound)));
    let many = (0..=MOST_AT_ONCE).map(|_| QualificationId::generate()).collect();
    assert!(matches!(site.issues(Whom::These(many)).await, Err(Error::TooMany)));
}

#[tokio::test]
async fn more_than_one_transaction_should_hold_are_issued_in_the_background() {
    let site = Site::open().await;
    for number in 0..MOST_AT_ONCE + 3 {
        site.ready_taker(&format!("Person{number}")).await;
    }
    site.works().await;
    let done = site.issues(Whom::Ready).await.unwrap();
    assert_eq!((done.issued.len(), done.to_come), (MOST_AT_ONCE, 3));
    assert_eq!(site.works().await.len(), MOST_AT_ONCE + 3);
    assert_eq!(site.list(Some(Status::Issued)).await.len(), MOST_AT_ONCE + 3);
}

#[tokio::test]
async fn an_automatic_award_is_issued_as_soon_as_name_and_address_are_confirmed() {
    let site = Site::automatic().await;
    let ada = site.ready_taker("Ada").await;
    let letters = site.works().await;
    let [(to, Letter::Issued { code })] = &letters[..] else { panic!("{letters:?}") };
    assert_eq!(*to, ada.learner);
    let code = CertificateCode::parse(code).unwrap();
    assert_eq!(site.verify(&code).await.issued_by, None);
    revoke(&site.platform, &site.admin, &code, "A mistake.").await.unwrap();
    review(&site.platform, ada.enrolment).await.unwrap();
    assert_eq!(site.list(Some(Status::Revoked)).await.len(), 1);

    let ben = site.qualified_taker("Ben").await;
    site.platform.give_address(ben.learner.user, "ben@example.net").await;
    site.confirms(ben, "Ben").await.unwrap();
    site.works().await;
    assert_eq!(site.list(Some(Status::AddressUnconfirmed)).await.len(), 1);
    identity::resend_confirmation(&site.platform, &ben.learner).await.unwrap();
    let [(_, Some(token))] = &site.platform.send_letters().await[..] else { panic!("no letter with a link") };
    identity::confirm_address(&site.platform, token).await.unwrap();
    site.works().await;
    assert_eq!(site.list(Some(Status::Issued)).await.len(), 1);
}

#[tokio::test]
async fn what_the_learner_holds_is_listed() {
    let site = Site::open().await;
    let ada = site.ready_taker("Ada").await;
    let [holding] = &certificates_of(&site.platform, &ada.learner).await.unwrap()[..] else { panic!("one award") };
    assert_eq!((holding.qualified.status(), holding.course.version.clone()), (Status::Ready, site.course.version.clone()));
    site.issues_all().await;
    let [holding] = &certificates_of(&site.platform, &ada.learner).await.unwrap()[..] else { panic!("one award") };
    assert!(holding.qualified.live().is_some());
    let ben = site.taker("Ben").await;
    assert!(certificates_of(&site.platform, &ben.learner).await.unwrap().is_empty());
}
