use super::*;
use crate::error::{DomainError, ErrorKind};

#[tokio::test]
async fn the_name_is_as_its_bearer_wants_until_a_certificate_prints_it() {
    let site = Site::open().await;
    let ada = site.qualified_taker("Ada").await;
    assert_eq!(site.confirms(ada, "  Ada   Byron ").await.unwrap(), "Ada Byron");
    assert_eq!(site.confirms(ada, "Ada Lovelace").await.unwrap(), "Ada Lovelace");
    let [code] = &site.issues_all().await[..] else { panic!("one certificate") };
    assert!(matches!(site.confirms(ada, "Ada King").await, Err(Error::NameLocked)));
    assert_eq!(site.verify(code).await.printed.holder.as_deref(), Some("Ada Lovelace"));
    revoke(&site.platform, &site.admin, code, "A mistake.").await.unwrap();
    assert!(matches!(site.confirms(ada, "Ada King").await, Err(Error::NameLocked)));
    assert_eq!(site.list(None).await[0].qualification.name.as_ref().unwrap().text, "Ada Lovelace");
}

#[tokio::test]
async fn a_name_that_cannot_be_printed_whole_is_refused_with_the_reason() {
    let site = Site::open().await;
    let ada = site.qualified_taker("Ada").await;
    for (name, code) in [
        (" ", "name-missing"),
        (&"Ada ".repeat(60), "name-too-long"),
        ("Ada\u{202e}", "name-with-controls"),
        ("王 Ada", "printed-name-unprintable"),
        ("Ada 🎓", "printed-name-unprintable"),
    ] {
        let error = site.confirms(ada, name).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid);
        assert_eq!(error.fields().iter().map(|fault| (fault.field, fault.code)).collect::<Vec<_>>(), [("printed_name", code)], "{name}");
    }
    let error = site.confirms(ada, "王 明 Ada").await.unwrap_err();
    assert_eq!(error.details(), [("characters", "王 明".to_owned())]);
    assert!(site.list(None).await[0].qualification.name.is_none());
}

#[tokio::test]
async fn a_preview_is_a_file_that_nobody_can_verify_and_nothing_is_kept() {
    let site = Site::open_with(Settings::default(), sample::course()).await;
    let ada = site.qualified_taker("Ada").await;
    let see = async |learner: &Learner, name: &str, language| {
        preview(&site.platform, learner, (&site.course.id, &award()), (name, language)).await
    };
    for language in Language::ALL {
        assert!(see(&ada.learner, "Ada", language).await.unwrap().starts_with(b"%PDF"));
    }
    assert!(matches!(see(&ada.learner, "王", Language::En).await, Err(Error::NameUnprintable(_))));
    assert!(site.list(None).await[0].qualification.name.is_none());
    let ben = site.taker("Ben").await;
    assert!(matches!(see(&ben.learner, "Ben", Language::En).await, Err(Error::NotFound)));
    assert!(matches!(site.confirms(ben, "Ben").await, Err(Error::NotFound)));
    let eve = site.platform.person("Eve").await;
    assert!(matches!(see(&eve, "Eve", Language::En).await, Err(Error::NotFound)));
}
