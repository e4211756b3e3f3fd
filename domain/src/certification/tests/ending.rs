use super::*;
use crate::{
    audit,
    error::{DomainError, FieldFault},
};

async fn correct(site: &Site, code: &CertificateCode, name: &str, reason: &str) -> Result<Certificate, Error> {
    supersede(&site.platform, &site.admin, code, &Correction { name, reason }).await
}

#[tokio::test]
async fn a_revoked_certificate_says_so_and_stays() {
    let site = Site::open().await;
    let ada = site.ready_taker("Ada").await;
    let [code] = &site.issues_all().await[..] else { panic!("one certificate") };
    site.works().await;
    let before = site.verify(code).await;
    let revoked = revoke(&site.platform, &site.admin, code, " Handed in by somebody else. ").await.unwrap();
    assert_eq!(revoked.state(), State::Revoked);
    assert_eq!(revoked.printed, before.printed);
    let letter = Letter::Revoked { code: code.to_string(), reason: "Handed in by somebody else.".into() };
    assert_eq!(site.works().await, [(ada.learner, letter)]);
    assert_eq!(revoke(&site.platform, &site.admin, code, "Handed in by somebody else.").await.unwrap(), revoked);
    assert!(matches!(revoke(&site.platform, &site.admin, code, "Another reason.").await, Err(Error::Ended)));
    assert!(matches!(correct(&site, code, "Ada King", "Married.").await, Err(Error::Ended)));
    assert!(matches!(pdf(&revoked, Language::En).await, Err(Error::NoFile)));
    assert!(site.works().await.is_empty());

    // Nothing is issued again by itself; an admin may name the person.
    assert!(site.issues_all().await.is_empty());
    let again = site.issues(Whom::These(vec![site.qualification_of(ada).await])).await.unwrap();
    assert_eq!(again.issued.len(), 1);
    assert_eq!(site.verify(code).await.state(), State::Revoked);
}

#[tokio::test]
async fn a_correction_takes_the_place_of_the_old_certificate() {
    let site = Site::open().await;
    let ada = site.ready_taker("Ada Byron").await;
    let [code] = &site.issues_all().await[..] else { panic!("one certificate") };
    site.works().await;
    site.platform.clock.advance(chrono::Duration::days(2));
    let new = correct(&site, code, "Ada Lovelace", "Misspelt.").await.unwrap();
    let old = site.verify(code).await;
    assert_eq!(old.ending.as_ref().unwrap().kind, EndingKind::Superseded { by: new.code.clone() });
    assert_eq!(old.printed.holder.as_deref(), Some("Ada Byron"));
    let same_but = Frozen {
        code: new.code.clone(),
        holder: Some("Ada Lovelace".into()),
        issued_on: site.platform.clock.now().date_naive(),
        check_url: format!("https://learn.example.org/verify/{}", new.code),
        ..old.printed.clone()
    };
    assert_eq!(new.printed, same_but);
    assert_eq!(site.verify(&new.code).await, new);
    let letter = Letter::Replaced { code: code.to_string(), by: new.code.to_string() };
    assert_eq!(site.works().await, [(ada.learner, letter)]);
    assert_eq!(correct(&site, code, "Ada Lovelace", "Misspelt.").await.unwrap(), new);
    assert!(matches!(correct(&site, code, "Ada King", "Misspelt.").await, Err(Error::Ended)));
    assert_eq!(site.list(None).await[0].qualification.name.as_ref().unwrap().text, "Ada Lovelace");

    // Nothing cascades.
    revoke(&site.platform, &site.admin, &new.code, "A mistake.").await.unwrap();
    assert_eq!(site.verify(code).await.state(), State::Superseded);
    for (subject, actions) in
        [(code, ["certification.superseded", "certification.issued"].as_slice()), (&new.code, &["certification.revoked"])]
    {
        let entries = audit::entries_about(site.platform.database.reader(), subject.as_str(), 10).await.unwrap();
        assert_eq!(entries.iter().map(|entry| entry.action.as_str()).collect::<Vec<_>>(), actions);
    }
}

#[tokio::test]
async fn ending_fifty_times_at_once_ends_once() {
    let site = Site::open().await;
    site.ready_taker("Ada Byron").await;
    let [code] = &site.issues_all().await[..] else { panic!("one certificate") };
    site.works().await;
    let tasks = (0..50).map(|number| {
        let (platform, code) = (site.platform(), code.clone());
        async move {
            let admin = Admin::operator();
            match number % 3 {
                0 => revoke(&platform, &admin, &code, "A mistake.").await,
                1 => supersede(&platform, &admin, &code, &Correction { name: "Ada Lovelace", reason: "Misspelt." }).await,
                _ => supersede(&platform, &admin, &code, &Correction { name: "Ada King", reason: "Married." }).await,
            }
        }
    });
    let done = tasks.collect::<tokio::task::JoinSet<_>>().join_all().await;
    let won: Vec<_> = done.into_iter().filter_map(Result::ok).collect();
    assert!(!won.is_empty() && won.iter().all(|certificate| certificate == &won[0]));
    assert_eq!(site.works().await.len(), 1);
    let name = site.list(None).await[0].qualification.name.clone().unwrap().text;
    let printed = site.list(None).await[0].live().map_or("Ada Byron".to_owned(), |live| live.printed.holder.clone().unwrap());
    assert_eq!(name, printed);
}

#[tokio::test]
async fn every_fault_of_a_correction_is_told() {
    let site = Site::open().await;
    site.ready_taker("Ada Byron").await;
    let [code] = &site.issues_all().await[..] else { panic!("one certificate") };
    let faults = async |name: &str, reason: &str| {
        let error = correct(&site, code, name, reason).await.unwrap_err();
        error.fields().iter().map(|fault: &FieldFault| (fault.field, fault.code)).collect::<Vec<_>>()
    };
    assert_eq!(faults("", " ").await, [("printed_name", "name-missing"), ("reason", "reason-missing")]);
    assert_eq!(faults("王", "Because.").await, [("printed_name", "printed-name-unprintable")]);
    assert_eq!(faults("Ada King", "").await, [("reason", "reason-missing")]);
    let unknown = CertificateCode::generate().unwrap();
    assert!(matches!(correct(&site, &unknown, "Ada King", "Because.").await, Err(Error::NotFound)));
    assert!(matches!(revoke(&site.platform, &site.admin, &unknown, "Because.").await, Err(Error::NotFound)));
    assert!(matches!(verify(&site.platform, &unknown).await, Err(Error::NotFound)));
    assert_eq!(site.verify(code).await.state(), State::Issued);
}
