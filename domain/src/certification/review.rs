//! Seeing whether somebody now meets the requirements of an award.

use super::{error::Error, evidence, issue::issue_automatically, qualification::Qualification, remind, store};
use crate::{
    catalogue::{self, model::Course},
    enrolment::{self, Enrolment},
    error::Failure,
    id::{AwardId, EnrolmentId, QualificationId, UserId},
    identity::Learner,
    letter::Letter,
    platform::Platform,
    progress::{self, Facts},
    queue::{self, Job},
};

/// Looks at an enrolment after something in it was done: for each award of the course whose requirements are met for the first time, the
/// qualification is written down with its evidence and the learner is asked for the name to be printed. Awards that need no approval are
/// issued to who has confirmed. Doing it again changes nothing.
///
/// # Errors
/// When the machine breaks: the job is tried again.
pub async fn review(platform: &Platform, enrolment: EnrolmentId) -> Result<(), Failure> {
    let Some(enrolment) = enrolment::find_by_id(platform.database.reader(), enrolment).await? else { return Ok(()) };
    let mut known = store::qualifications_of(platform.database.reader(), &[enrolment.id]).await?;
    if catch_up(platform, &enrolment, &known).await? {
        known = store::qualifications_of(platform.database.reader(), &[enrolment.id]).await?;
    }
    issue_automatically(platform, known).await
}

/// Writes down what an enrolment meets already, where the `known` qualifications leave an award of the course open; answers whether there was any.
pub(super) async fn catch_up(platform: &Platform, enrolment: &Enrolment, known: &[Qualification]) -> Result<bool, Failure> {
    let Ok(course) = catalogue::current(platform, &enrolment.course) else { return Ok(false) };
    if course.awards.iter().all(|award| has(known, enrolment, &award.id)) {
        return Ok(false);
    }
    let facts = progress::facts_of(platform, platform.database.reader(), &course, enrolment).await?;
    qualify(platform, enrolment, &course, &facts, known).await
}

/// Issues what waited only for the person's mail address to be confirmed.
///
/// # Errors
/// When the machine breaks: the job is tried again.
pub async fn review_person(platform: &Platform, user: UserId) -> Result<(), Failure> {
    let taken = enrolment::of_learner(platform, &Learner { user }).await?;
    let enrolments: Vec<EnrolmentId> = taken.iter().map(|taken| taken.enrolment.id).collect();
    let mut known = store::qualifications_of(platform.database.reader(), &enrolments).await?;
    // One course after the other: what stands in the way in one does not keep back the others.
    for enrolment in enrolments {
        let (theirs, rest) = known.into_iter().partition(|one| one.enrolment == enrolment);
        known = rest;
        issue_automatically(platform, theirs).await?;
    }
    Ok(())
}

/// Whether an award of this enrolment is among the `known` ones, which may be of several: other courses have awards of the same name.
fn has(known: &[Qualification], enrolment: &Enrolment, award: &AwardId) -> bool {
    known.iter().any(|known| known.enrolment == enrolment.id && known.award == *award)
}

/// Writes down every award whose requirements the facts meet and that is not `known`; answers whether there was any.
pub(super) async fn qualify(
    platform: &Platform,
    enrolment: &Enrolment,
    course: &Course,
    facts: &Facts,
    known: &[Qualification],
) -> Result<bool, Failure> {
    let now = platform.clock.now();
    let met = course.awards.iter().filter(|award| !has(known, enrolment, &award.id)).filter_map(|award| {
        let standing = progress::award_standing(course, award, facts);
        standing.met.then(|| Qualification {
            id: QualificationId::generate(),
            enrolment: enrolment.id,
            award: award.id.clone(),
            version: course.version.clone(),
            evidence: evidence::of(&standing),
            qualified_at: now,
            name: None,
            refusal: None,
        })
    });
    let met: Vec<Qualification> = met.collect();
    if met.is_empty() {
        return Ok(false);
    }
    platform
        .database
        .write(async |tx| {
            for qualification in &met {
                if store::insert_qualification(tx, qualification).await? {
                    let letter = Letter::Qualified { course: course.id.clone(), award: qualification.award.clone() };
                    queue::enqueue(tx, &Job::Write { to: enrolment.learner, letter }, now).await?;
                    remind::plan(tx, qualification.id, now).await?;
                }
            }
            Ok::<_, Failure>(true)
        })
        .await
}

/// What of an error of this concept a job should be tried again for.
pub(super) fn failure_of(error: Error) -> Result<(), Failure> {
    match error {
        Error::Failure(failure) => Err(failure),
        refused => {
            tracing::warn!(error = %refused, "certificates were not issued");
            Ok(())
        }
    }
}
