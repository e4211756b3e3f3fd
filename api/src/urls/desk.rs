//! Addresses of the desk.

use domain::{
    id::{BatchId, CourseId, QualificationId, UserId},
    language::Language,
};

/// The admins' pages.
pub fn desk(language: Language) -> String {
    format!("/{language}/desk")
}

/// A person at the desk.
pub fn desk_person(language: Language, user: UserId) -> String {
    format!("/{language}/desk/people/{user}")
}

/// The courses at the desk.
pub fn desk_courses(language: Language) -> String {
    format!("/{language}/desk/courses")
}

/// Change a person's mail address.
pub fn desk_person_address(language: Language, user: UserId) -> String {
    format!("/{language}/desk/people/{user}/address")
}

/// Grant a person a role, or take it back.
pub fn desk_person_roles(language: Language, user: UserId) -> String {
    format!("/{language}/desk/people/{user}/roles")
}

/// Make a person an admin, or no longer one.
pub fn desk_person_admin(language: Language, user: UserId) -> String {
    format!("/{language}/desk/people/{user}/admin")
}

/// Send a person a link to choose a new password.
pub fn desk_person_reset(language: Language, user: UserId) -> String {
    format!("/{language}/desk/people/{user}/reset")
}

/// A course at the desk.
pub fn desk_course(language: Language, course: &CourseId) -> String {
    format!("/{language}/desk/courses/{course}")
}

/// A learner of a course at the desk.
pub fn desk_learner(language: Language, course: &CourseId, user: UserId) -> String {
    format!("/{language}/desk/courses/{course}/learners/{user}")
}

/// Wishes for another attempt in a course.
pub fn attempt_requests(language: Language, course: &CourseId) -> String {
    format!("/{language}/desk/courses/{course}/attempts")
}

/// Wishes for corrected certificates, at the desk.
pub fn desk_corrections(language: Language) -> String {
    format!("/{language}/desk/corrections")
}

/// Who qualifies for the awards of a course.
pub fn desk_certificates(language: Language, course: &CourseId) -> String {
    format!("/{language}/desk/courses/{course}/certificates")
}

/// Refuse to issue to somebody who qualified, or take that back.
pub fn desk_refusal(language: Language, course: &CourseId, qualification: QualificationId) -> String {
    format!("/{language}/desk/courses/{course}/qualified/{qualification}/refusal")
}

/// The batches of certificates of a course.
pub fn desk_batches(language: Language, course: &CourseId) -> String {
    format!("/{language}/desk/courses/{course}/batches")
}

/// A batch of certificates.
pub fn desk_batch(language: Language, batch: BatchId) -> String {
    format!("/{language}/desk/batches/{batch}")
}

/// How the certificate of somebody in a batch would look.
pub fn desk_batch_specimen(language: Language, batch: BatchId, who: QualificationId) -> String {
    format!("/{language}/desk/batches/{batch}/specimens/{who}")
}

/// A certificate at the desk.
pub fn desk_certificate(language: Language, code: &str) -> String {
    format!("/{language}/desk/certificates/{code}")
}
