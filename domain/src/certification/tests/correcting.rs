use super::*;
use crate::error::DomainError;

struct Wrong {
    site: Site,
    ada: Taker,
    code: CertificateCode,
}

impl Wrong {
    /// Ada Byron holds a certificate and is called Ada Lovelace.
    async fn printed() -> Self {
        let site = Site::open().await;
        let ada = site.ready_taker("Ada Byron").await;
        let code = site.issues_all().await.remove(0);
        site.works().await;
        Self { site, ada, code }
    }

    async fn asks(&self, name: &str, reason: &str) -> Result<CorrectionRequest, Error> {
        ask_for_correction(&self.site.platform, &self.ada.learner, &self.code, &Correction { name, reason }).await
    }

    async fn waiting(&self) -> Vec<CorrectionRequest> {
        let waiting = corrections_waiting(&self.site.platform, &self.site.admin, None, 50).await.unwrap();
        assert_eq!(count_corrections_waiting(&self.site.platform, &self.site.admin).await.unwrap(), waiting.len() as u64);
        waiting.into_iter().map(|waiting| waiting.request).collect()
    }

    async fn grants(&self, id: CorrectionRequestId) -> Result<Option<Certificate>, Error> {
        decide_correction(&self.site.platform, &self.site.admin, id, CorrectionVerdict::Grant).await
    }

    async fn refuses(&self, id: CorrectionRequestId, why: &str) -> Result<(), Error> {
        decide_correction(&self.site.platform, &self.site.admin, id, CorrectionVerdict::Refuse(why)).await.map(drop)
    }

    async fn latest(&self) -> CorrectionRequest {
        corrections_of(&self.site.platform, &self.ada.learner).await.unwrap().remove(0)
    }
}

#[tokio::test]
async fn a_wish_that_is_granted_replaces_the_certificate() {
    let wrong = Wrong::printed().await;
    let asked = wrong.asks(" Ada  Lovelace ", "I married.").await.unwrap();
    assert_eq!((asked.wanted_name.as_str(), asked.reason.as_str()), ("Ada Lovelace", "I married."));
    assert_eq!(wrong.waiting().await, std::slice::from_ref(&asked));
    let new = wrong.grants(asked.id).await.unwrap().unwrap();
    assert_eq!(new.printed.holder.as_deref(), Some("Ada Lovelace"));
    let old = wrong.site.verify(&wrong.code).await;
    let ending = old.ending.unwrap();
    assert_eq!((ending.kind, ending.reason.as_str()), (EndingKind::Superseded { by: new.code.clone() }, "I married."));
    assert!(wrong.waiting().await.is_empty());
    assert_eq!(wrong.latest().await.state, CorrectionState::Granted);
    let letter = Letter::Replaced { code: wrong.code.to_string(), by: new.code.to_string() };
    assert_eq!(wrong.site.works().await, [(wrong.ada.learner, letter)]);
    assert_eq!(wrong.grants(asked.id).await.unwrap(), None, "safe to repeat");
    assert!(matches!(wrong.refuses(asked.id, "No.").await, Err(Error::AlreadyDecided)));
    assert!(matches!(wrong.asks("Ada King", "Again.").await, Err(Error::Ended)));
    assert!(wrong.site.works().await.is_empty());
}

#[tokio::test]
async fn a_refusal_carries_its_reason_and_another_wish_may_follow() {
    let wrong = Wrong::printed().await;
    let asked = wrong.asks("The Countess", "It sounds better.").await.unwrap();
    let unsaid = wrong.refuses(asked.id, " ").await.unwrap_err();
    assert_eq!(unsaid.fields()[0].code, "reason-missing");
    wrong.refuses(asked.id, "Not a name on a document.").await.unwrap();
    wrong.refuses(asked.id, "Not a name on a document.").await.unwrap();
    let letter = Letter::CorrectionRefused { code: wrong.code.to_string(), reason: "Not a name on a document.".into() };
    assert_eq!(wrong.site.works().await, [(wrong.ada.learner, letter)]);
    let refused = wrong.latest().await;
    assert_eq!((refused.state, refused.answer.as_deref()), (CorrectionState::Refused, Some("Not a name on a document.")));
    assert!(matches!(wrong.grants(asked.id).await, Err(Error::AlreadyDecided)));
    assert!(matches!(wrong.refuses(asked.id, "Other words.").await, Err(Error::AlreadyDecided)));
    assert_eq!(wrong.site.verify(&wrong.code).await.state(), State::Issued);
    let again = wrong.asks("Ada Lovelace", "As in my passport.").await.unwrap();
    assert_eq!(wrong.latest().await, again);
}

#[tokio::test]
async fn only_the_holder_asks_and_only_for_another_name_with_a_reason() {
    let wrong = Wrong::printed().await;
    let ben = wrong.site.taker("Ben").await;
    let wish = Correction { name: "Ben", reason: "Mine." };
    let refused = ask_for_correction(&wrong.site.platform, &ben.learner, &wrong.code, &wish).await;
    assert!(matches!(refused, Err(Error::NotFound)));
    assert!(matches!(withdraw_correction(&wrong.site.platform, &ben.learner, &wrong.code).await, Err(Error::NotFound)));
    let codes = |error: Error| error.fields().iter().map(|fault| (fault.field, fault.code)).collect::<Vec<_>>();
    assert_eq!(codes(wrong.asks("Ada Byron", "?").await.unwrap_err()), [("printed_name", "printed-name-unchanged")]);
    assert_eq!(codes(wrong.asks("", "").await.unwrap_err()).len(), 2, "both are told");
    assert!(matches!(wrong.asks("王", "My name.").await, Err(Error::NameUnprintable(_))));
    assert!(wrong.waiting().await.is_empty());
}

#[tokio::test]
async fn a_newer_wish_takes_the_place_of_the_one_that_waits() {
    let wrong = Wrong::printed().await;
    let first = wrong.asks("Ada King", "I married.").await.unwrap();
    let second = wrong.asks("Ada King-Noel", "I married, in full.").await.unwrap();
    assert_eq!(wrong.waiting().await, std::slice::from_ref(&second));
    assert!(matches!(wrong.grants(first.id).await, Err(Error::NotFound)), "nobody grants what they have not read");
    assert!(withdraw_correction(&wrong.site.platform, &wrong.ada.learner, &wrong.code).await.unwrap());
    assert!(!withdraw_correction(&wrong.site.platform, &wrong.ada.learner, &wrong.code).await.unwrap(), "safe to repeat");
    assert!(wrong.waiting().await.is_empty());
    assert!(matches!(wrong.refuses(second.id, "No.").await, Err(Error::NotFound)));
}

#[tokio::test]
async fn what_an_admin_does_unasked_settles_the_wish() {
    let wrong = Wrong::printed().await;
    wrong.asks("Ada Lovelace", "I married.").await.unwrap();
    let correction = Correction { name: "Ada King", reason: "Misspelt." };
    let new = supersede(&wrong.site.platform, &wrong.site.admin, &wrong.code, &correction).await.unwrap();
    assert_eq!((wrong.waiting().await.len(), wrong.latest().await.state), (0, CorrectionState::Granted));
    let wish = Correction { name: "Ada Lovelace", reason: "Still." };
    ask_for_correction(&wrong.site.platform, &wrong.ada.learner, &new.code, &wish).await.unwrap();
    revoke(&wrong.site.platform, &wrong.site.admin, &new.code, "Handed in by somebody else.").await.unwrap();
    let refused = wrong.latest().await;
    assert_eq!((refused.state, refused.answer.as_deref()), (CorrectionState::Refused, Some("Handed in by somebody else.")));
    assert!(wrong.waiting().await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_grants_and_refusals_at_once_are_one_decision() {
    let wrong = Wrong::printed().await;
    let asked = wrong.asks("Ada Lovelace", "I married.").await.unwrap();
    let decisions = (0..50).map(|number| {
        let (platform, admin, id) = (wrong.site.platform(), wrong.site.admin, asked.id);
        let verdict = if number % 2 == 0 { CorrectionVerdict::Grant } else { CorrectionVerdict::Refuse("No.") };
        async move { decide_correction(&platform, &admin, id, verdict).await }
    });
    let decided = decisions.collect::<tokio::task::JoinSet<_>>().join_all().await;
    assert!(decided.iter().all(|one| matches!(one, Ok(_) | Err(Error::AlreadyDecided | Error::Ended))), "{decided:?}");
    let granted = wrong.latest().await.state == CorrectionState::Granted;
    assert_eq!(wrong.site.verify(&wrong.code).await.ending.is_some(), granted);
    assert_eq!(wrong.site.works().await.len(), 1);
}

#[tokio::test]
async fn an_erased_person_leaves_no_words() {
    let wrong = Wrong::printed().await;
    let first = wrong.asks("Ada King", "I married.").await.unwrap();
    wrong.refuses(first.id, "Ada, send your passport.").await.unwrap();
    let second = wrong.asks("Ada Lovelace", "I married a Lovelace.").await.unwrap();
    let new = wrong.grants(second.id).await.unwrap().unwrap().code;
    let third = Correction { name: "Ada Byron-Lovelace", reason: "Passport follows." };
    ask_for_correction(&wrong.site.platform, &wrong.ada.learner, &new, &third).await.unwrap();
    let erase = async |tx: &crate::database::Transaction| erase_person(tx, wrong.ada.learner.user).await;
    wrong.site.platform.database.write::<(), Failure>(erase).await.unwrap();
    let left = corrections_of(&wrong.site.platform, &wrong.ada.learner).await.unwrap();
    assert_eq!(left.len(), 3);
    for wish in left {
        assert_eq!((wish.wanted_name.as_str(), wish.reason.as_str(), wish.answer), ("", "", None));
        assert_ne!(wish.state, CorrectionState::Asked);
    }
    assert_eq!(wrong.site.verify(&wrong.code).await.ending.unwrap().reason, "…");
    assert!(wrong.waiting().await.is_empty());
}
