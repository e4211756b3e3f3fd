use super::*;
use crate::signing::{ChangeRefusal, KeyState, Purpose};
use chrono::TimeDelta;

impl Site {
    async fn states(&self) -> Vec<(Purpose, KeyState)> {
        let overview = key_overview(&self.platform, &self.admin, &self.platform.vault()).await.unwrap();
        overview.keys.iter().map(|key| (key.record.purpose, key.state)).collect()
    }

    async fn faults(&self) -> Vec<String> {
        key_overview(&self.platform, &self.admin, &self.platform.vault()).await.unwrap().faults
    }
}

#[tokio::test]
async fn keys_are_made_rotated_with_overlap_and_withdrawn() {
    let site = Site::open().await;
    let (vault, admin) = (site.platform.vault(), site.admin);
    let first = begin_key(&site.platform, &admin, &vault, Purpose::Credential).await.unwrap().new;
    let again = begin_key(&site.platform, &admin, &vault, Purpose::Credential).await;
    assert!(matches!(again, Err(KeyError::Refused(ChangeRefusal::AlreadyActive { .. }))), "{again:?}");
    let none = rotate_keys(&site.platform, &admin, &vault, Some(Purpose::Status), TimeDelta::days(7)).await;
    assert!(matches!(none, Err(KeyError::Refused(ChangeRefusal::NoneActive(Purpose::Status)))), "{none:?}");
    let rotated = rotate_keys(&site.platform, &admin, &vault, None, TimeDelta::days(7)).await.unwrap();
    assert_eq!((rotated.len(), rotated[0].retired.clone()), (1, vec![first.id]));
    assert_eq!(site.states().await, [(Purpose::Credential, KeyState::Active), (Purpose::Credential, KeyState::Waiting)]);
    site.platform.clock.advance(TimeDelta::days(7));
    assert_eq!(site.states().await, [(Purpose::Credential, KeyState::Retired), (Purpose::Credential, KeyState::Active)]);
    assert_eq!(site.faults().await, Vec::<String>::new());
    let withdrawal = Withdrawal { id: rotated[0].new.id, from: site.platform.clock.now(), reason: "A laptop was stolen.".to_owned() };
    withdraw_key(&site.platform, &admin, &withdrawal).await.unwrap();
    assert_eq!(site.states().await, [(Purpose::Credential, KeyState::Retired), (Purpose::Credential, KeyState::Withdrawn)]);
    assert!(site.faults().await[0].contains("mooc key new --purpose credential"));
}

#[tokio::test]
async fn the_first_keys_are_made_once_and_a_lost_file_is_told_of() {
    let site = Site::open().await;
    let vault = site.platform.vault();
    assert_eq!(begin_missing_keys(&site.platform, &vault).await.unwrap().len(), Purpose::ALL.len());
    assert_eq!(begin_missing_keys(&site.platform, &vault).await.unwrap().len(), 0);
    let records = issuer_keys(&site.platform).await.unwrap();
    let now = site.platform.clock.now();
    assert!(site.platform.signer.key(records[0].id, now).await.unwrap().is_some());
    std::fs::remove_file(vault.to_string()).unwrap();
    assert_eq!(site.faults().await.iter().filter(|fault| fault.contains("is not here")).count(), Purpose::ALL.len());
}
