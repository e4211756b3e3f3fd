//! All SQL of notes.

use super::{LessonState, Note};
use crate::{
    clock::Moment,
    database::{Connection, Transaction},
    enrolment::Enrolment,
    entity::{completion, enrolment, note},
    error::Failure,
    id::{ActivityId, CourseId, EnrolmentId, PromptId, UserId, VersionId},
};
use sea_orm::{
    Condition, ExprTrait, IntoActiveModel, QueryOrder, QueryResult, QuerySelect,
    entity::prelude::*,
    sea_query::{Func, OnConflict, Query, SelectStatement},
};
use std::collections::{BTreeMap, BTreeSet};

/// Most notes of one person that are read: more than any course asks for.
const MOST: u64 = 100_000;

fn note_of(row: note::Model) -> Result<Note, Failure> {
    Ok(Note { prompt: PromptId::parse(&row.prompt_id)?, text: row.text, seq: row.seq.unsigned_abs(), saved_at: row.saved_at })
}

pub async fn find_note(db: &impl Connection, person: UserId, course: &CourseId, prompt: &PromptId) -> Result<Option<Note>, Failure> {
    let key = (person.0, course.to_string(), prompt.to_string());
    note::Entity::find_by_id(key).one(db).await?.map(note_of).transpose()
}

pub async fn notes_of(db: &impl Connection, person: UserId, course: &CourseId) -> Result<BTreeMap<PromptId, Note>, Failure> {
    let mine = note::Entity::find().filter(note::Column::UserId.eq(person.0)).filter(note::Column::CourseId.eq(course.as_str()));
    let notes = mine.limit(MOST).all(db).await?.into_iter().map(note_of);
    notes.map(|note| note.map(|note| (note.prompt.clone(), note))).collect()
}

pub async fn all_notes_of(db: &impl Connection, person: UserId) -> Result<Vec<(CourseId, Note)>, Failure> {
    let mine = note::Entity::find().filter(note::Column::UserId.eq(person.0)).order_by_asc(note::Column::CourseId);
    let rows = mine.limit(MOST).all(db).await?;
    rows.into_iter().map(|row| Ok((CourseId::parse(&row.course_id)?, note_of(row)?))).collect()
}

pub async fn delete_notes(tx: &Transaction, person: UserId) -> Result<(), Failure> {
    note::Entity::delete_many().filter(note::Column::UserId.eq(person.0)).exec(tx).await?;
    Ok(())
}

/// Writes a note over the one with number `seen`, or as the first when that is 0; answers whether nobody was faster.
pub async fn put_note(tx: &Transaction, (person, course): (UserId, &CourseId), note: &Note, seen: u32) -> Result<bool, Failure> {
    let number = |seq: u32| i32::try_from(seq).map_err(|_| Failure::Data(format!("a note saved {seq} times")));
    if seen == 0 {
        let row = note::Model {
            user_id: person.0,
            course_id: course.to_string(),
            prompt_id: note.prompt.to_string(),
            text: note.text.clone(),
            seq: number(note.seq)?,
            saved_at: note.saved_at,
        };
        let free = OnConflict::columns([note::Column::UserId, note::Column::CourseId, note::Column::PromptId]).do_nothing().to_owned();
        return Ok(note::Entity::insert(row.into_active_model()).on_conflict(free).exec_without_returning(tx).await? > 0);
    }
    let done = note::Entity::update_many()
        .col_expr(note::Column::Text, Expr::value(note.text.as_str()))
        .col_expr(note::Column::Seq, Expr::value(number(note.seq)?))
        .col_expr(note::Column::SavedAt, Expr::value(note.saved_at))
        .filter(note::Column::UserId.eq(person.0))
        .filter(note::Column::CourseId.eq(course.as_str()))
        .filter(note::Column::PromptId.eq(note.prompt.as_str()))
        .filter(note::Column::Seq.eq(number(seen)?))
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// One row per note, at least one when there is an enrolment; the activities done stand in each, in one text: ids hold no spaces.
fn lesson_query(person: UserId, course: &CourseId, prompts: &[&PromptId]) -> SelectStatement {
    let done = Query::select()
        .expr(Func::cust("string_agg").arg(Expr::col((completion::Entity, completion::Column::ActivityId))).arg(" "))
        .from(completion::Entity)
        .and_where(Expr::col((completion::Entity, completion::Column::EnrolmentId)).equals((enrolment::Entity, enrolment::Column::Id)))
        .to_owned();
    let mut query = Query::select();
    query
        .column((enrolment::Entity, enrolment::Column::Id))
        .column((enrolment::Entity, enrolment::Column::VersionId))
        .column((enrolment::Entity, enrolment::Column::EnrolledAt))
        .column((enrolment::Entity, enrolment::Column::LeftAt))
        .column((enrolment::Entity, enrolment::Column::LastActivityId))
        .expr_as(Expr::from(done), "done")
        .from(enrolment::Entity)
        .and_where(Expr::col((enrolment::Entity, enrolment::Column::UserId)).eq(person.0))
        .and_where(Expr::col((enrolment::Entity, enrolment::Column::CourseId)).eq(course.as_str()));
    if !prompts.is_empty() {
        let same = |ours: note::Column, theirs: enrolment::Column| Expr::col((note::Entity, ours)).equals((enrolment::Entity, theirs));
        let asked = Expr::col((note::Entity, note::Column::PromptId)).is_in(prompts.iter().map(|prompt| prompt.as_str()));
        let on = Condition::all()
            .add(same(note::Column::UserId, enrolment::Column::UserId))
            .add(same(note::Column::CourseId, enrolment::Column::CourseId))
            .add(asked);
        query.left_join(note::Entity, on).columns(
            [note::Column::PromptId, note::Column::Text, note::Column::Seq, note::Column::SavedAt].map(|column| (note::Entity, column)),
        );
    }
    query
}

pub async fn lesson_state(
    db: &impl Connection,
    person: UserId,
    course: &CourseId,
    prompts: &[&PromptId],
) -> Result<Option<LessonState>, Failure> {
    let rows = db.query_all(&lesson_query(person, course, prompts)).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let done: Option<String> = first.try_get_by_index(5)?;
    let done = done.unwrap_or_default().split_whitespace().map(ActivityId::parse).collect::<Result<BTreeSet<_>, _>>()?;
    let mut notes = BTreeMap::new();
    if !prompts.is_empty() {
        for note in rows.iter().map(joined_note) {
            notes.extend(note?.map(|note| (note.prompt.clone(), note)));
        }
    }
    Ok(Some(LessonState { enrolment: joined_enrolment(first, person, course)?, done, notes }))
}

fn joined_enrolment(row: &QueryResult, learner: UserId, course: &CourseId) -> Result<Enrolment, Failure> {
    let last: Option<String> = row.try_get_by_index(4)?;
    Ok(Enrolment {
        id: EnrolmentId(row.try_get_by_index(0)?),
        learner,
        course: course.clone(),
        version: VersionId::parse(&row.try_get_by_index::<String>(1)?)?,
        enrolled_at: row.try_get_by_index(2)?,
        left_at: row.try_get_by_index(3)?,
        last_activity: last.as_deref().map(ActivityId::parse).transpose()?,
    })
}

fn joined_note(row: &QueryResult) -> Result<Option<Note>, Failure> {
    let Some(prompt) = row.try_get_by_index::<Option<String>>(6)? else { return Ok(None) };
    let saved_at: Moment = row.try_get_by_index(9)?;
    let seq: i32 = row.try_get_by_index(8)?;
    Ok(Some(Note { prompt: PromptId::parse(&prompt)?, text: row.try_get_by_index(7)?, seq: seq.unsigned_abs(), saved_at }))
}
