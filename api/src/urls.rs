//! Every page address as a function; no path is spelled twice.

mod desk;

use domain::{
    id::{ActivityId, AttemptId, AwardId, CourseId, PromptId, QuestionId, SessionId, TokenId, VersionId},
    language::Language,
};

pub use desk::*;

/// Start of a reader's language: the catalogue.
pub fn home(language: Language) -> String {
    format!("/{language}/")
}

/// All courses.
pub fn catalogue(language: Language) -> String {
    home(language)
}

/// A course.
pub fn course(language: Language, course: &CourseId) -> String {
    below_course(language, course, &[])
}

/// Put together without formatting: a page has dozens of these.
fn below_course(language: Language, course: &CourseId, parts: &[&str]) -> String {
    let mut path = String::with_capacity(96);
    for part in ["/", language.code(), "/courses/", course.as_str()].iter().chain(parts) {
        path.push_str(part);
    }
    path
}

/// A lesson or a quiz.
pub fn activity(language: Language, course: &CourseId, activity: &ActivityId) -> String {
    below_course(language, course, &["/", activity.as_str()])
}

/// An attempt.
pub fn attempt(language: Language, course: &CourseId, activity: &ActivityId, attempt: AttemptId) -> String {
    format!("/{language}/courses/{course}/{activity}/attempts/{attempt}")
}

/// Say that a lesson is done.
pub fn completion(language: Language, course: &CourseId, activity: &ActivityId) -> String {
    format!("/{language}/courses/{course}/{activity}/completion")
}

/// Report a problem with a lesson or a quiz, as it is in a version.
pub fn report(language: Language, course: &CourseId, activity: &ActivityId, version: &VersionId) -> String {
    format!("/{language}/courses/{course}/{activity}/report?version={version}")
}

/// Report a problem with a question.
pub fn report_question(
    language: Language,
    course: &CourseId,
    activity: &ActivityId,
    (version, question): (&VersionId, &QuestionId),
) -> String {
    format!("/{language}/courses/{course}/{activity}/report?version={version}&question={question}")
}

/// Enrol.
pub fn enrolment(language: Language, course: &CourseId) -> String {
    format!("/{language}/courses/{course}/enrolment")
}

/// Leave a course.
pub fn leave(language: Language, course: &CourseId) -> String {
    format!("/{language}/courses/{course}/leave")
}

/// Save a note.
pub fn note(language: Language, course: &CourseId, prompt: &PromptId) -> String {
    format!("/{language}/courses/{course}/notebook/{prompt}")
}

/// Save a note by the script.
pub fn api_note(course: &CourseId, prompt: &PromptId) -> String {
    format!("/api/v1/courses/{course}/notebook/{prompt}")
}

/// The notebook as a file; `kind` is `html` or `md`.
pub fn notebook_file(language: Language, course: &CourseId, kind: &str) -> String {
    format!("/{language}/courses/{course}/notebook/notebook.{kind}")
}

/// What is done and what is missing.
pub fn progress(language: Language, course: &CourseId) -> String {
    format!("/{language}/courses/{course}/progress")
}

/// My city notebook.
pub fn notebook(language: Language, course: &CourseId) -> String {
    format!("/{language}/courses/{course}/notebook")
}

/// A whole module on one page.
pub fn module(language: Language, course: &CourseId, module: &domain::id::ModuleId) -> String {
    format!("/{language}/courses/{course}/modules/{module}")
}

/// The courses I take.
pub fn my_courses(language: Language) -> String {
    format!("/{language}/my-courses")
}

/// The certificates I hold.
pub fn my_certificates(language: Language) -> String {
    format!("/{language}/certificates")
}

/// Confirm the name a certificate prints.
pub fn certificate_name(language: Language, course: &CourseId, award: &AwardId) -> String {
    format!("/{language}/certificates/{course}/{award}/name")
}

/// See how a certificate would look.
pub fn certificate_preview(language: Language, course: &CourseId, award: &AwardId) -> String {
    format!("/{language}/certificates/{course}/{award}/preview")
}

/// My account.
pub fn profile(language: Language) -> String {
    format!("/{language}/profile")
}

/// Sign in.
pub fn sign_in(language: Language) -> String {
    format!("/{language}/sign-in")
}

/// Sign in, then go on to a page of ours.
pub fn sign_in_then(language: Language, next: &str) -> String {
    if next.is_empty() { sign_in(language) } else { format!("/{language}/sign-in?next={}", encode(next)) }
}

/// Sign out.
pub fn sign_out(language: Language) -> String {
    format!("/{language}/sign-out")
}

/// Make an account.
pub fn register(language: Language) -> String {
    format!("/{language}/register")
}

/// Make an account, then go on to a page of ours.
pub fn register_then(language: Language, next: &str) -> String {
    if next.is_empty() { register(language) } else { format!("/{language}/register?next={}", encode(next)) }
}

/// Ask for the letter to confirm an address again.
pub fn resend(language: Language) -> String {
    format!("/{language}/resend")
}

/// Change one's mail address.
pub fn profile_address(language: Language) -> String {
    format!("/{language}/profile/address")
}

/// Send the letter to confirm one's address again.
pub fn profile_address_resend(language: Language) -> String {
    format!("/{language}/profile/address/resend")
}

/// Keep the address one has.
pub fn profile_address_keep(language: Language) -> String {
    format!("/{language}/profile/address/keep")
}

/// Change one's password.
pub fn profile_password(language: Language) -> String {
    format!("/{language}/profile/password")
}

/// Where one is signed in.
pub fn profile_sessions(language: Language) -> String {
    format!("/{language}/profile/sessions")
}

/// End one of one's sessions.
pub fn profile_session(language: Language, session: SessionId) -> String {
    format!("/{language}/profile/sessions/{session}")
}

/// Sign out everywhere.
pub fn profile_sign_out_everywhere(language: Language) -> String {
    format!("/{language}/profile/sign-out-everywhere")
}

/// One's access tokens.
pub fn profile_tokens(language: Language) -> String {
    format!("/{language}/profile/tokens")
}

/// End one of one's access tokens.
pub fn profile_token(language: Language, token: TokenId) -> String {
    format!("/{language}/profile/tokens/{token}")
}

/// Delete one's account.
pub fn profile_delete(language: Language) -> String {
    format!("/{language}/profile/delete")
}

/// Confirm a mail address.
pub fn confirm(language: Language, token: &str) -> String {
    format!("/{language}/confirm/{token}")
}

/// Ask for a link to choose a new password.
pub fn forgotten(language: Language) -> String {
    format!("/{language}/forgotten")
}

/// Choose a new password.
pub fn reset(language: Language, token: &str) -> String {
    format!("/{language}/reset/{token}")
}

/// Make the first admin.
pub fn first_admin(language: Language, token: &str) -> String {
    format!("/{language}/first-admin/{token}")
}

/// Help.
pub fn help(language: Language) -> String {
    format!("/{language}/help")
}

/// Privacy.
pub fn privacy(language: Language) -> String {
    format!("/{language}/privacy")
}

/// The authors' pages.
pub fn studio(language: Language) -> String {
    format!("/{language}/studio")
}

/// The authors' page of a course.
pub fn studio_course(language: Language, course: &CourseId) -> String {
    format!("/{language}/studio/{course}")
}

/// A version in the studio.
pub fn studio_version(language: Language, course: &CourseId, version: &VersionId) -> String {
    format!("/{language}/studio/{course}/versions/{version}")
}

/// A version's activity as its learners would see it.
pub fn studio_preview(language: Language, course: &CourseId, version: &VersionId, activity: &ActivityId) -> String {
    format!("/{language}/studio/{course}/versions/{version}/preview/{activity}")
}

/// Problems readers reported in a course.
pub fn studio_problems(language: Language, course: &CourseId) -> String {
    format!("/{language}/studio/{course}/problems")
}

/// Type a certificate's code.
pub fn verify_form() -> &'static str {
    "/verify"
}

/// Check a certificate.
pub fn verify(code: &str) -> String {
    format!("/verify/{code}")
}

/// A certificate as a file, in one of its languages.
pub fn certificate_file(code: &str, language: Language) -> String {
    format!("/verify/{code}/pdf?language={language}")
}

/// A certificate as a signed credential.
pub fn credential(code: &str) -> String {
    format!("/verify/{code}/credential")
}

/// Ask for a corrected certificate.
pub fn correction(language: Language, code: &str) -> String {
    format!("/{language}/corrections/{code}")
}

/// Take back a wish for a corrected certificate.
pub fn correction_withdrawal(language: Language, code: &str) -> String {
    format!("/{language}/corrections/{code}/withdrawal")
}

/// A file of a course, by its hash.
pub fn asset(sha256: &str) -> String {
    format!("/assets/{sha256}")
}

/// The API, to read.
pub fn api_docs() -> &'static str {
    "/api/docs"
}

/// The same page in another language, for addresses that begin with one.
pub fn in_language(path: &str, language: Language) -> Option<String> {
    let rest = path.strip_prefix('/')?;
    let (first, rest) = rest.split_once('/').unwrap_or((rest, ""));
    Language::parse(first)?;
    Some(format!("/{language}/{rest}"))
}

/// A place on this site to go to, or nothing: one leading slash, no backslash, no control characters.
pub fn local(next: &str) -> Option<&str> {
    let harmless = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\') && !next.chars().any(char::is_control);
    (harmless && next.len() <= 2048).then_some(next)
}

/// Percent-encodes a value for a query.
pub fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests;
