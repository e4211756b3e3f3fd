//! Certificates of an award that are looked at, signed and issued together.

use super::{
    Answer, Done, Topic,
    batch_views::{BatchView, MemberStateView, MemberView, NameToLookAtView},
    caller::SignedIn,
    keys::Key,
    paging::{After, Limit, Page},
    strict::Strict,
};
use crate::{
    app::App,
    error::{ApiError, Fault, Refusal},
};
use chrono::{DateTime, Datelike, Utc};
use domain::{
    certification::{self, Listing, MemberState, Span},
    id::{AwardId, BatchId, CourseId},
};
use poem_openapi::{
    ApiResponse, Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};

/// Certificates of an award that are looked at, signed and issued together.
pub struct BatchesApi {
    /// The program.
    pub app: App,
}

/// Whom a batch is for: everybody who is ready for an award.
#[derive(Debug, Object)]
pub struct PrepareBatch {
    /// The award.
    pub award: Key<AwardId>,
    /// Only who qualified from then on.
    pub from: Option<DateTime<Utc>>,
    /// Only who qualified before then.
    pub before: Option<DateTime<Utc>>,
    /// Whether somebody whose certificate was revoked gets another; no, unless said otherwise.
    pub includes_revoked: Option<bool>,
}

/// What preparing answers.
#[derive(ApiResponse)]
pub enum PreparedAnswer {
    /// The batch; it is being tried whether everybody's certificate can be printed.
    #[oai(status = 201)]
    Prepared(Json<BatchView>),
}

/// A moment to the microsecond, in the years that are written with four digits.
fn kept(given: DateTime<Utc>) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_micros(given.timestamp_micros()).filter(|kept| (1..=9999).contains(&kept.year()))
}

impl PrepareBatch {
    fn listing(&self) -> Result<Listing, Refusal> {
        let (from, before) = (self.from.map(kept), self.before.map(kept));
        let unfit = [("/from", from), ("/before", before)].into_iter().filter(|(_, moment)| *moment == Some(None));
        let faults: Vec<Fault> = unfit.map(|(name, _)| Fault { pointer: name.to_owned(), code: "text-wrong-form".into() }).collect();
        if !faults.is_empty() {
            return Err(Refusal::invalid(faults));
        }
        let span = Span { from: from.flatten(), before: before.flatten() };
        Ok(Listing { span, includes_revoked: self.includes_revoked.unwrap_or_default() })
    }
}

/// One row more than a page takes.
fn one_more(limit: usize) -> u64 {
    u64::try_from(limit.saturating_add(1)).unwrap_or(u64::MAX)
}

#[OpenApi(prefix_path = "/api/v1", tag = "Topic::Certificates")]
impl BatchesApi {
    /// Lists everybody who is ready for an award as a batch, and begins to try whether their certificates can be printed. Issues nothing
    /// before it is signed. A batch for the same people that nobody has signed is dropped. For admins.
    #[oai(path = "/courses/:course/batches", method = "post", operation_id = "prepare_batch")]
    async fn prepare_batch(
        &self,
        caller: SignedIn,
        course: Path<Key<CourseId>>,
        body: Strict<PrepareBatch>,
    ) -> Result<PreparedAnswer, ApiError> {
        let admin = caller.admin()?;
        let listing = body.0.listing()?;
        let about = (&course.0.0, &body.0.award.0);
        let prepared = certification::prepare_batch(&self.app.platform, &admin, about, listing).await?;
        Ok(PreparedAnswer::Prepared(Json(prepared.into())))
    }

    /// Lists the batches of a course, the latest first. For admins.
    #[oai(path = "/courses/:course/batches", method = "get", operation_id = "list_batches")]
    async fn list_batches(
        &self,
        caller: SignedIn,
        course: Path<Key<CourseId>>,
        after: Query<Option<After>>,
        limit: Query<Option<Limit>>,
    ) -> Answer<Page<BatchView>> {
        let admin = caller.admin()?;
        let before = After::id(after.0)?;
        let limit = Limit::of(limit.0);
        let rows = certification::batches_in(&self.app.platform, &admin, &course.0.0, (before, one_more(limit))).await?;
        Ok(Json(Page::of(rows, limit, |row| row.batch.id.to_string(), BatchView::from)))
    }

    /// Shows a batch. For admins.
    #[oai(path = "/batches/:batch", method = "get", operation_id = "show_batch")]
    async fn show_batch(&self, caller: SignedIn, batch: Path<Key<BatchId>>) -> Answer<BatchView> {
        let found = certification::find_batch(&self.app.platform, &caller.admin()?, batch.0.0).await?;
        Ok(Json(found.into()))
    }

    /// Drops a batch of which no certificate is made yet: nothing of it is ever public. Safe to repeat. For admins.
    #[oai(path = "/batches/:batch", method = "delete", operation_id = "drop_batch")]
    async fn drop_batch(&self, caller: SignedIn, batch: Path<Key<BatchId>>) -> Result<Done, ApiError> {
        certification::drop_batch(&self.app.platform, &caller.admin()?, batch.0.0).await?;
        Ok(Done::Done)
    }

    /// Lists who is in a batch, in the order they qualified, with the evidence. For admins.
    #[oai(path = "/batches/:batch/members", method = "get", operation_id = "list_batch_members")]
    #[expect(clippy::too_many_arguments, reason = "an address's parameters are arguments")]
    async fn list_batch_members(
        &self,
        caller: SignedIn,
        batch: Path<Key<BatchId>>,
        state: Query<Option<MemberStateView>>,
        after: Query<Option<After>>,
        limit: Query<Option<Limit>>,
    ) -> Answer<Page<MemberView>> {
        let admin = caller.admin()?;
        let after = After::id(after.0)?;
        let limit = Limit::of(limit.0);
        let wanted = (batch.0.0, state.0.map(MemberState::from));
        let rows = certification::members_of(&self.app.platform, &admin, wanted, (after, one_more(limit))).await?;
        Ok(Json(Page::of(rows, limit, |(member, _)| member.qualification.to_string(), MemberView::from)))
    }

    /// Lists names in a batch that are worth a look before they are printed: the longest, then the oddest; ten at most. For admins.
    #[oai(path = "/batches/:batch/names", method = "get", operation_id = "list_names_to_look_at")]
    async fn list_names_to_look_at(&self, caller: SignedIn, batch: Path<Key<BatchId>>) -> Answer<Page<NameToLookAtView>> {
        let names = certification::names_to_look_at(&self.app.platform, &caller.admin()?, batch.0.0).await?;
        Ok(Json(Page { items: names.into_iter().map(NameToLookAtView::from).collect(), next: None }))
    }

    /// Signs a batch. The last signature it needs starts the undo window; when that is over, certificates are made. Safe to repeat. For
    /// admins.
    #[oai(path = "/batches/:batch/signature", method = "post", operation_id = "sign_batch")]
    async fn sign_batch(&self, caller: SignedIn, batch: Path<Key<BatchId>>) -> Answer<BatchView> {
        let signed = certification::sign_batch(&self.app.platform, &caller.admin()?, batch.0.0).await?;
        Ok(Json(signed.into()))
    }

    /// Sees to it that a batch goes on which is being checked or whose certificates are being made, should anything have stopped it. Safe to
    /// repeat. For admins.
    #[oai(path = "/batches/:batch/resumption", method = "post", operation_id = "resume_batch")]
    async fn resume_batch(&self, caller: SignedIn, batch: Path<Key<BatchId>>) -> Answer<BatchView> {
        let resumed = certification::resume_batch(&self.app.platform, &caller.admin()?, batch.0.0).await?;
        Ok(Json(resumed.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_kept_to_the_microsecond_and_within_years_of_four_digits() {
        let moment = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let span = |from: &str, before: &str| {
            let award = Key(AwardId::parse("small-award").unwrap());
            let body = PrepareBatch { award, from: Some(moment(from)), before: Some(moment(before)), includes_revoked: None };
            body.listing().map(|listing| listing.span)
        };
        let kept = span("2026-01-01T00:00:00.123456789Z", "2026-06-30T23:59:60Z").unwrap();
        assert_eq!(kept.from, Some(moment("2026-01-01T00:00:00.123456Z")));
        assert_eq!(kept.before, Some(moment("2026-07-01T00:00:00Z")));
        let refused = span("0001-01-01T00:00:00+23:00", "9999-12-31T23:59:59-23:00").unwrap_err();
        assert_eq!(refused.faults.into_iter().map(|fault| fault.pointer).collect::<Vec<_>>(), ["/from", "/before"]);
    }
}
