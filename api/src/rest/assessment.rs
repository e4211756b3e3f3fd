//! Attempts at quizzes.

use super::{
    Answer, Done, LargeAnswer, Topic,
    answer::AnswerBody,
    attempt_views::{AttemptRequestView, AttemptView},
    caller::{Answering, SignedIn},
    keys::Key,
    once::OnceKey,
    paging::{After, Limit, Page},
    strict::Strict,
    written::Written,
};
use crate::{
    app::App,
    error::{ApiError, Fault, Refusal},
};
use chrono::{DateTime, Utc};
use domain::{
    assessment::{self, Error, Verdict},
    catalogue,
    id::{ActivityId, AttemptId, AttemptRequestId, CourseId, QuestionId, UserId},
    idempotency::Operation,
};
use poem_openapi::{
    ApiResponse, Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};

/// Attempts at quizzes.
pub struct AssessmentApi {
    /// The program.
    pub app: App,
}

/// An answer to keep.
#[derive(Debug, Object)]
pub struct SaveResponse {
    /// The `seq` last heard of for this question; 0 before the first save.
    #[oai(validator(minimum(value = "0"), maximum(value = "2147483647")))]
    pub seen: i32,
    /// The answer.
    pub response: AnswerBody,
}

/// An answer that is kept.
#[derive(Debug, Object)]
pub struct SavedView {
    /// Name it as `seen` in the next save of this question.
    pub seq: u32,
    /// When it was saved, by the server's clock.
    pub saved_at: DateTime<Utc>,
    /// Whether it came after the deadline: it counts, and is marked.
    pub is_late: bool,
    /// Seconds until the deadline; none when nothing ends the attempt.
    pub seconds_left: Option<u64>,
}

/// Why another attempt is wanted.
#[derive(Debug, Object)]
pub struct AskForAttempt {
    /// In the learner's words.
    #[oai(validator(min_length = 1, max_length = 1000))]
    pub reason: String,
}

/// What is decided about a request.
#[derive(Debug, Object)]
pub struct DecideRequest {
    /// Whether one more attempt is given.
    pub grant: bool,
    /// What is said to the learner; asked for when it is refused.
    #[oai(validator(max_length = 1000))]
    pub answer: Option<String>,
}

/// Whom to give one more attempt.
#[derive(Debug, Object)]
pub struct GrantAttempt {
    /// The learner.
    pub learner: Key<UserId>,
}

/// What starting answers.
#[derive(ApiResponse)]
pub enum StartAnswer {
    /// An attempt started.
    #[oai(status = 201)]
    Started(Written<AttemptView>),
    /// One was under way already: this one.
    #[oai(status = 200)]
    UnderWay(Written<AttemptView>),
}

/// Stale saves carry the newer answer, unfit ones a pointer to each fault.
fn refuse(error: Error) -> ApiError {
    match &error {
        Error::Stale(newer) => {
            let response = serde_json::to_value(&newer.response).unwrap_or_default();
            let members = [("seq", newer.seq.into()), ("response", response)].map(|(name, value)| (name.to_owned(), value));
            Refusal { extra: Some(members.into_iter().collect()), ..Refusal::from(error) }
        }
        Error::Unfit(faults) => {
            let fault = |fault: &assessment::response::ResponseFault| Fault {
                pointer: format!("/response{}", fault.at),
                code: crate::pages::assessment::fault_code(fault.reason).into(),
            };
            let faults = faults.iter().map(fault).collect();
            Refusal { faults, ..Refusal::from(error) }
        }
        _ => error.into(),
    }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Topic::Quizzes")]
impl AssessmentApi {
    /// Starts an attempt at a quiz. Where one is under way, it is answered.
    #[oai(path = "/courses/:course/quizzes/:quiz/attempts", method = "post", operation_id = "start_attempt")]
    async fn start_attempt(
        &self,
        caller: SignedIn,
        course: Path<Key<CourseId>>,
        quiz: Path<Key<ActivityId>>,
        #[oai(name = "Idempotency-Key")] key: OnceKey,
    ) -> Result<StartAnswer, ApiError> {
        let (course, quiz) = (&course.0.0, &quiz.0.0);
        let once = key.for_request(Operation::StartAttempt, &[course.as_str(), quiz.as_str()]);
        let language = caller.visit.language;
        let (started, sheet) = assessment::start_and_show(&self.app.platform, &caller.learner(), (course, quiz), &once, language).await?;
        let view = Written(AttemptView::of(&sheet, language));
        Ok(if started.is_new { StartAnswer::Started(view) } else { StartAnswer::UnderWay(view) })
    }

    /// An attempt of one's own: its questions and what was answered; when it has ended also what it earned, with feedback and right answers as far
    /// as the quiz shows them by now.
    #[oai(path = "/attempts/:attempt", method = "get", operation_id = "show_attempt")]
    async fn show_attempt(&self, caller: Answering, attempt: Path<Key<AttemptId>>) -> LargeAnswer<AttemptView> {
        let language = caller.0.visit.language;
        let sheet = assessment::find_attempt(&self.app.platform, &caller.0.learner(), attempt.0.0, language).await?;
        Ok(Written(AttemptView::of(&sheet, language)))
    }

    /// Keeps an answer. Safe to repeat. A save that has not seen the newest answer is refused with 409 and that answer, as the members `seq` and
    /// `response` of the problem.
    #[oai(path = "/attempts/:attempt/responses/:question", method = "put", operation_id = "save_response")]
    async fn save_response(
        &self,
        caller: Answering,
        attempt: Path<Key<AttemptId>>,
        question: Path<Key<QuestionId>>,
        body: Strict<SaveResponse>,
    ) -> Answer<SavedView> {
        let seen = u32::try_from(body.0.seen).unwrap_or(0);
        let what = (attempt.0.0, &question.0.0);
        let saved = assessment::save_response(&self.app.platform, &caller.0.learner(), what, (seen, &body.0.response.0)).await;
        let saved = saved.map_err(refuse)?;
        Ok(Json(SavedView { seq: saved.seq, saved_at: saved.saved_at, is_late: saved.late, seconds_left: saved.seconds_left }))
    }

    /// Hands an attempt in. Safe to repeat: it ends once.
    #[oai(path = "/attempts/:attempt/submission", method = "post", operation_id = "submit_attempt")]
    async fn submit_attempt(
        &self,
        caller: Answering,
        attempt: Path<Key<AttemptId>>,
        #[oai(name = "Idempotency-Key")] key: OnceKey,
    ) -> LargeAnswer<AttemptView> {
        let (learner, language) = (caller.0.learner(), caller.0.visit.language);
        let once = key.for_request(Operation::SubmitAttempt, &[&attempt.0.0.to_string()]);
        let sheet = assessment::submit_and_show(&self.app.platform, &learner, attempt.0.0, &once, language).await?;
        Ok(Written(AttemptView::of(&sheet, language)))
    }

    /// Asks for one more attempt when all are used. Safe to repeat: one request waits at a time.
    #[oai(path = "/courses/:course/quizzes/:quiz/attempt-requests", method = "post", operation_id = "ask_for_attempt")]
    async fn ask_for_attempt(
        &self,
        caller: SignedIn,
        course: Path<Key<CourseId>>,
        quiz: Path<Key<ActivityId>>,
        body: Strict<AskForAttempt>,
    ) -> Result<Done, ApiError> {
        let what = (&course.0.0, &quiz.0.0);
        assessment::ask_for_attempt(&self.app.platform, &caller.learner(), what, &body.0.reason).await?;
        Ok(Done::Done)
    }

    /// Requests for another attempt that wait, oldest first. For facilitators of the course.
    #[oai(path = "/courses/:course/attempt-requests", method = "get", operation_id = "list_attempt_requests")]
    async fn list_attempt_requests(
        &self,
        caller: SignedIn,
        course: Path<Key<CourseId>>,
        after: Query<Option<After>>,
        limit: Query<Option<Limit>>,
    ) -> Answer<Page<AttemptRequestView>> {
        let facilitator = caller.facilitator_of(&course.0.0)?;
        catalogue::current(&self.app.platform, &course.0.0)?;
        let after = After::id(after.0)?;
        let limit = Limit::of(limit.0);
        let most = u32::try_from(limit.saturating_add(1)).unwrap_or(u32::MAX);
        let rows = assessment::requests_waiting(&self.app.platform, &facilitator, after, most).await?;
        Ok(Json(Page::of(rows, limit, |row| row.id.to_string(), AttemptRequestView::from)))
    }

    /// Decides about a request for another attempt. Safe to repeat. For facilitators of the course.
    #[oai(path = "/courses/:course/attempt-requests/:request/decision", method = "put", operation_id = "decide_attempt_request")]
    async fn decide_attempt_request(
        &self,
        caller: SignedIn,
        course: Path<Key<CourseId>>,
        request: Path<Key<AttemptRequestId>>,
        body: Strict<DecideRequest>,
    ) -> Result<Done, ApiError> {
        let facilitator = caller.facilitator_of(&course.0.0)?;
        let answer = body.0.answer.unwrap_or_default();
        let verdict = if body.0.grant { Verdict::Grant } else { Verdict::Refuse(&answer) };
        assessment::decide_request(&self.app.platform, &facilitator, request.0.0, verdict).await?;
        Ok(Done::Done)
    }

    /// Gives a learner who has used all attempts one more, asked or unasked. For facilitators of the course.
    #[oai(path = "/courses/:course/quizzes/:quiz/attempt-grants", method = "post", operation_id = "grant_attempt")]
    async fn grant_attempt(
        &self,
        caller: SignedIn,
        course: Path<Key<CourseId>>,
        quiz: Path<Key<ActivityId>>,
        body: Strict<GrantAttempt>,
    ) -> Result<Done, ApiError> {
        let facilitator = caller.facilitator_of(&course.0.0)?;
        assessment::grant_attempt(&self.app.platform, &facilitator, body.0.learner.0, &quiz.0.0).await?;
        Ok(Done::Done)
    }
}
