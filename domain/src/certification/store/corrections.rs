//! Rows of wishes for a corrected certificate.

use crate::{
    certification::{
        certificate::State,
        code::CertificateCode,
        correct::{CorrectionRequest, CorrectionState},
    },
    clock::Moment,
    database::{Connection, Transaction},
    entity::{
        certificate,
        correction_request::{self, Column, Entity},
    },
    error::Failure,
    id::{CorrectionRequestId, UserId},
};
use sea_orm::{Condition, IntoActiveModel, PaginatorTrait, QueryOrder, QuerySelect, Select, entity::prelude::*, sea_query::Query};

fn request_of(row: correction_request::Model) -> Result<CorrectionRequest, Failure> {
    Ok(CorrectionRequest {
        id: CorrectionRequestId(row.id),
        code: CertificateCode::try_from(row.certificate_code).map_err(|error| Failure::Data(error.to_string()))?,
        holder: UserId(row.user_id),
        wanted_name: row.wanted_name,
        reason: row.reason,
        state: CorrectionState::parse(&row.state).ok_or_else(|| Failure::Data("a wish of no known state".into()))?,
        asked_at: row.asked_at,
        decided_at: row.decided_at,
        answer: row.answer,
    })
}

fn waiting_for(code: &CertificateCode) -> Condition {
    Condition::all().add(Column::CertificateCode.eq(code.as_str())).add(Column::State.eq(CorrectionState::Asked.as_str()))
}

/// There must be none that waits.
pub async fn insert_correction(tx: &Transaction, new: &CorrectionRequest) -> Result<(), Failure> {
    let row = correction_request::Model {
        id: new.id.0,
        certificate_code: new.code.to_string(),
        user_id: new.holder.0,
        wanted_name: new.wanted_name.clone(),
        reason: new.reason.clone(),
        state: new.state.as_str().to_owned(),
        asked_at: new.asked_at,
        decided_at: None,
        decided_by: None,
        answer: None,
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

/// Answers whether one waited.
pub async fn drop_waiting_correction(tx: &Transaction, code: &CertificateCode) -> Result<bool, Failure> {
    Ok(Entity::delete_many().filter(waiting_for(code)).exec(tx).await?.rows_affected > 0)
}

pub async fn find_correction(db: &impl Connection, id: CorrectionRequestId) -> Result<Option<CorrectionRequest>, Failure> {
    Entity::find_by_id(id.0).one(db).await?.map(request_of).transpose()
}

/// The wish that waits for a certificate.
pub async fn waiting_correction(db: &impl Connection, code: &CertificateCode) -> Result<Option<CorrectionRequest>, Failure> {
    Entity::find().filter(waiting_for(code)).one(db).await?.map(request_of).transpose()
}

/// All wishes of a holder, the latest first.
pub async fn corrections_of_holder(db: &impl Connection, user: UserId) -> Result<Vec<CorrectionRequest>, Failure> {
    let rows = Entity::find().filter(Column::UserId.eq(user.0)).order_by_desc(Column::Id).all(db).await?;
    rows.into_iter().map(request_of).collect()
}

/// A certificate that ended while somebody asked leaves nothing to decide.
fn all_waiting() -> Select<Entity> {
    let live = Query::select()
        .column(certificate::Column::Code)
        .from(certificate::Entity)
        .and_where(certificate::Column::State.eq(State::Issued.as_str()))
        .to_owned();
    Entity::find().filter(Column::State.eq(CorrectionState::Asked.as_str())).filter(Column::CertificateCode.in_subquery(live))
}

/// Wishes that wait, the longest first, from after the one given on.
pub async fn corrections_waiting(
    db: &impl Connection,
    after: Option<CorrectionRequestId>,
    most: u32,
) -> Result<Vec<CorrectionRequest>, Failure> {
    let later = Column::Id.gt(after.map_or(Uuid::nil(), |id| id.0));
    let rows = all_waiting().filter(later).order_by_asc(Column::Id).limit(u64::from(most)).all(db).await?;
    rows.into_iter().map(request_of).collect()
}

pub async fn count_corrections_waiting(db: &impl Connection) -> Result<u64, Failure> {
    Ok(all_waiting().count(db).await?)
}

/// A decision.
#[derive(Debug, Clone, Copy)]
pub struct CorrectionDecision<'a> {
    pub state: CorrectionState,
    /// None: the operator.
    pub by: Option<UserId>,
    pub answer: Option<&'a str>,
}

async fn decide(tx: &Transaction, which: Condition, decision: &CorrectionDecision<'_>, now: Moment) -> Result<bool, Failure> {
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(decision.state.as_str()))
        .col_expr(Column::DecidedAt, Expr::value(now))
        .col_expr(Column::DecidedBy, Expr::value(decision.by.map(|user| user.0)))
        .col_expr(Column::Answer, Expr::value(decision.answer))
        .filter(which)
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Answers whether the wish waited until now.
pub async fn decide_correction(
    tx: &Transaction,
    id: CorrectionRequestId,
    decision: &CorrectionDecision<'_>,
    now: Moment,
) -> Result<bool, Failure> {
    let waiting = Condition::all().add(Column::Id.eq(id.0)).add(Column::State.eq(CorrectionState::Asked.as_str()));
    decide(tx, waiting, decision, now).await
}

/// Decides about the wish that waits for a certificate, if one does; answers whether one did.
pub async fn settle_correction(
    tx: &Transaction,
    code: &CertificateCode,
    decision: &CorrectionDecision<'_>,
    now: Moment,
) -> Result<bool, Failure> {
    decide(tx, waiting_for(code), decision, now).await
}

/// Empties the words of a person's wishes and of what was said to them; those that wait are closed.
pub async fn erase_corrections_of(tx: &Transaction, user: UserId) -> Result<(), Failure> {
    let theirs = Column::UserId.eq(user.0);
    Entity::update_many()
        .col_expr(Column::State, Expr::value(CorrectionState::Refused.as_str()))
        .col_expr(Column::DecidedAt, Expr::col(Column::AskedAt))
        .filter(theirs.clone())
        .filter(Column::State.eq(CorrectionState::Asked.as_str()))
        .exec(tx)
        .await?;
    Entity::update_many()
        .col_expr(Column::WantedName, Expr::value(""))
        .col_expr(Column::Reason, Expr::value(""))
        .col_expr(Column::Answer, Expr::value(Option::<String>::None))
        .filter(theirs)
        .exec(tx)
        .await?;
    Ok(())
}
