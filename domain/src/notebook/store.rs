//! All SQL of notes.

use super::{LessonState, Note};
use crate::{
    clock::Moment,
    database::{Connection, Transaction},
    enrolment::Enrolment,
    entity::note,
    error::Failure,
    id::{ActivityId, CourseId, EnrolmentId, PromptId, UserId, VersionId},
};
use sea_orm::{IntoActiveModel, QueryOrder, QueryResult, QuerySelect, Statement, entity::prelude::*, sea_query::OnConflict};
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

/// Two kinds of rows: the enrolment, once with each activity done (or alone), and after it the notes, told apart by their `seq`. Written out and
/// in one statement, as it is asked with every lesson that is read.
fn lesson_query(db: &impl Connection, person: UserId, course: &CourseId, prompts: &[&PromptId]) -> Statement {
    let mut sql = "SELECT e.id, e.version_id, e.enrolled_at, e.left_at, e.last_activity_id, c.activity_id, NULL AS seq \
         FROM enrolments e LEFT JOIN completions c ON c.enrolment_id = e.id WHERE e.user_id = $1 AND e.course_id = $2"
        .to_owned();
    if !prompts.is_empty() {
        let places = (3..).take(prompts.len()).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ");
        sql.push_str(" UNION ALL SELECT NULL, n.prompt_id, n.saved_at, NULL, n.text, NULL, n.seq FROM notes n ");
        sql.push_str(&format!("WHERE n.user_id = $1 AND n.course_id = $2 AND n.prompt_id IN ({places})"));
    }
    let values = [person.0.into(), course.as_str().into()].into_iter().chain(prompts.iter().map(|prompt| prompt.as_str().into()));
    Statement::from_sql_and_values(db.get_database_backend(), sql, values)
}

pub async fn lesson_state(
    db: &impl Connection,
    person: UserId,
    course: &CourseId,
    prompts: &[&PromptId],
) -> Result<Option<LessonState>, Failure> {
    let rows = db.query_all_raw(lesson_query(db, person, course, prompts)).await?;
    let (mut enrolment, mut done, mut notes) = (None, BTreeSet::new(), BTreeMap::new());
    for row in &rows {
        match row.try_get_by_index::<Option<i32>>(6)? {
            Some(seq) => {
                let note = joined_note(row, seq)?;
                notes.insert(note.prompt.clone(), note);
            }
            None => {
                let activity: Option<String> = row.try_get_by_index(5)?;
                done.extend(activity.as_deref().map(ActivityId::parse).transpose()?);
                enrolment = Some(row);
            }
        }
    }
    let Some(enrolment) = enrolment else { return Ok(None) };
    Ok(Some(LessonState { enrolment: joined_enrolment(enrolment, person, course)?, done, notes }))
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

fn joined_note(row: &QueryResult, seq: i32) -> Result<Note, Failure> {
    let (prompt, saved_at): (String, Moment) = (row.try_get_by_index(1)?, row.try_get_by_index(2)?);
    Ok(Note { prompt: PromptId::parse(&prompt)?, text: row.try_get_by_index(4)?, seq: seq.unsigned_abs(), saved_at })
}
