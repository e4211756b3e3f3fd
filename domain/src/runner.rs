//! From a job to the concept that does it: the highest place, it may ask all the others.

use crate::{
    assessment, catalogue, certification,
    error::Failure,
    feedback,
    id::{AttemptId, CourseId, UserId},
    identity,
    language::Language,
    letter::Letter,
    notebook,
    platform::Platform,
    queue::{self, Job, Leased},
};

/// Does a job. Doing it twice does no harm, but for a mail that may go twice with the same Message-ID.
///
/// # Errors
/// When it has to be tried again.
pub async fn run(platform: &Platform, leased: &Leased) -> Result<(), Failure> {
    match &leased.job {
        Job::Write { to, letter } => write(platform, leased, *to, letter).await,
        Job::WriteToAddress { email, letter } => identity::deliver_to_address(platform, leased.id, email, letter).await,
        Job::ErasePerson { user } => erase_person(platform, *user).await,
        Job::CloseAttempt { attempt } => close_attempt(platform, *attempt).await,
        Job::ReviewStanding { enrolment } => certification::review(platform, *enrolment).await,
        Job::ReviewPerson { user } => certification::review_person(platform, *user).await,
        Job::RemindToConfirm { qualification } => certification::remind_to_confirm(platform, *qualification).await,
        Job::GoOnWithBatch { batch } => certification::go_on_with_batch(platform, *batch).await,
        Job::SignCredentials => sign_credentials(platform).await,
        Job::IssueReady { course, award, by } => certification::issue_ready(platform, (course, award), *by).await,
    }
}

/// Each concept that keeps anything of a person has its line here.
async fn erase_person(platform: &Platform, user: UserId) -> Result<(), Failure> {
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            notebook::erase_person(tx, user).await?;
            feedback::erase_person(tx, user).await?;
            assessment::erase_person(tx, user, now).await?;
            certification::erase_person(tx, user).await
        })
        .await
}

async fn sign_credentials(platform: &Platform) -> Result<(), Failure> {
    // Nothing else waits behind a large batch.
    if certification::sign_credentials(platform).await? {
        // This one is still in the queue itself.
        queue::enqueue_up_to(platform.database.single(), &Job::SignCredentials, 2, platform.clock.now()).await?;
    }
    Ok(())
}

async fn close_attempt(platform: &Platform, attempt: AttemptId) -> Result<(), Failure> {
    assessment::close_attempt(platform, attempt).await.map_err(|error| match error {
        assessment::Error::Failure(failure) => failure,
        error => Failure::Data(error.to_string()),
    })
}

async fn write(platform: &Platform, leased: &Leased, to: UserId, letter: &Letter) -> Result<(), Failure> {
    let Some(language) = identity::language_of(platform, to).await? else { return Ok(()) };
    identity::deliver(platform, leased.id, to, (letter, titles(platform, letter, language))).await
}

fn titles(platform: &Platform, letter: &Letter, language: Language) -> Vec<(&'static str, String)> {
    let course = |id: &CourseId| catalogue::current(platform, id).ok();
    match letter {
        Letter::Enrolled { course: id } => {
            course(id).map(|course| vec![("course", course.title.pick(language, course.source()).0.to_owned())]).unwrap_or_default()
        }
        Letter::Qualified { course: id, award } => course(id)
            .map(|course| {
                let source = course.source();
                let award = course.award(award).map(|award| award.title.pick(language, source).0.to_owned()).unwrap_or_default();
                vec![("course", course.title.pick(language, source).0.to_owned()), ("award", award)]
            })
            .unwrap_or_default(),
        Letter::AttemptGranted { course: id, activity } => course(id)
            .map(|course| {
                let source = course.source();
                let activity = course.activity(activity).map(|(_, activity)| activity.title.pick(language, source).0.to_owned());
                vec![("course", course.title.pick(language, source).0.to_owned()), ("activity", activity.unwrap_or_default())]
            })
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}
