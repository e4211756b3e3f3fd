//! Certificates and who qualifies for them, as the API shows them.

use super::{attempt_views::ExactView, keys::Key};
use chrono::{DateTime, Utc};
use domain::{
    catalogue::model::Rule,
    certification::{self, Certificate, CertificateCode, EndingKind, Error, Fact, Holding, Issued, Met, Printed, Qualified, State, Status},
    id::{AwardId, CourseId, QualificationId, UserId},
    language::Language,
    progress::Evidence,
};
use poem_openapi::{Enum, Object};

/// Whether a certificate is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum CertificateStateView {
    /// It is.
    Issued,
    /// Another one is valid in its place.
    Superseded,
    /// It is not.
    Revoked,
}

impl From<State> for CertificateStateView {
    fn from(state: State) -> Self {
        match state {
            State::Issued => Self::Issued,
            State::Superseded => Self::Superseded,
            State::Revoked => Self::Revoked,
        }
    }
}

/// Where somebody who qualified stands on the way to a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum StatusView {
    /// A certificate can be issued.
    Ready,
    /// The name to be printed has not been confirmed.
    NameUnconfirmed,
    /// The mail address has not been confirmed.
    AddressUnconfirmed,
    /// An admin refused.
    Refused,
    /// There is a live certificate.
    Issued,
    /// There was one, and it was revoked.
    Revoked,
}

impl From<Status> for StatusView {
    fn from(status: Status) -> Self {
        match status {
            Status::Ready => Self::Ready,
            Status::NameUnconfirmed => Self::NameUnconfirmed,
            Status::AddressUnconfirmed => Self::AddressUnconfirmed,
            Status::Refused => Self::Refused,
            Status::Issued => Self::Issued,
            Status::Revoked => Self::Revoked,
        }
    }
}

impl From<StatusView> for Status {
    fn from(view: StatusView) -> Self {
        match view {
            StatusView::Ready => Self::Ready,
            StatusView::NameUnconfirmed => Self::NameUnconfirmed,
            StatusView::AddressUnconfirmed => Self::AddressUnconfirmed,
            StatusView::Refused => Self::Refused,
            StatusView::Issued => Self::Issued,
            StatusView::Revoked => Self::Revoked,
        }
    }
}

/// A value with the words over it.
#[derive(Debug, Object)]
pub struct FactView {
    /// What it is.
    pub label: String,
    /// What is printed.
    pub value: String,
}

impl From<Fact> for FactView {
    fn from(fact: Fact) -> Self {
        Self { label: fact.label, value: fact.value }
    }
}

/// Somebody who signs.
#[derive(Debug, Object)]
pub struct SignatoryView {
    /// The name.
    pub name: String,
    /// In what role; may be empty.
    pub role: String,
}

/// Everything a certificate prints, in one language.
#[derive(Debug, Object)]
pub struct PrintedView {
    /// Which.
    pub language: String,
    /// The issuer's name.
    pub issuer: String,
    /// What it is.
    pub heading: String,
    /// Before the name.
    pub awarded_to: String,
    /// The holder's name; none once it was taken out at the holder's wish.
    pub holder: Option<String>,
    /// The sentence under the name.
    pub statement: String,
    /// The award's title.
    pub award: String,
    /// The course's title.
    pub course: String,
    /// Its edition.
    pub edition: Option<String>,
    /// Time, grade, dates.
    pub facts: Vec<FactView>,
    /// Who signs.
    pub signatories: Vec<SignatoryView>,
    /// Where it is checked.
    pub check_url: FactView,
    /// Its code.
    pub code: FactView,
    /// A line about who made the course.
    pub credit: Option<String>,
}

impl From<Printed> for PrintedView {
    fn from(printed: Printed) -> Self {
        let signatory = |one: certification::Signatory| SignatoryView { name: one.name, role: one.role };
        Self {
            language: printed.language.code().to_owned(),
            issuer: printed.issuer,
            heading: printed.heading,
            awarded_to: printed.awarded_to,
            holder: printed.holder,
            statement: printed.statement,
            award: printed.award,
            course: printed.course,
            edition: printed.edition,
            facts: printed.facts.into_iter().map(FactView::from).collect(),
            signatories: printed.signatories.into_iter().map(signatory).collect(),
            check_url: printed.check_url.into(),
            code: printed.code.into(),
            credit: printed.credit,
        }
    }
}

/// A certificate, for anyone with its code: what it prints and whether it is valid, nothing else.
#[derive(Debug, Object)]
pub struct CertificateView {
    /// Its code.
    pub code: Key<CertificateCode>,
    /// Whether it is valid.
    pub state: CertificateStateView,
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
    /// When it was replaced or revoked.
    pub ended_at: Option<DateTime<Utc>>,
    /// The certificate that took its place.
    pub replaced_by: Option<Key<CertificateCode>>,
    /// What it prints, in each of its languages.
    pub printed: Vec<PrintedView>,
}

fn successor(certificate: &Certificate) -> Option<Key<CertificateCode>> {
    match &certificate.ending.as_ref()?.kind {
        EndingKind::Superseded { by } => Some(Key(by.clone())),
        EndingKind::Revoked => None,
    }
}

impl CertificateView {
    /// A certificate for anyone.
    ///
    /// # Errors
    /// When the program does not know the template it was issued with.
    pub fn of(certificate: &Certificate) -> Result<Self, Error> {
        let printed = certificate.printed.languages().map(|language| Printed::of(&certificate.printed, language).map(PrintedView::from));
        Ok(Self {
            code: Key(certificate.code.clone()),
            state: certificate.state().into(),
            issued_at: certificate.issued_at,
            ended_at: certificate.ending.as_ref().map(|ending| ending.ended_at),
            replaced_by: successor(certificate),
            printed: printed.collect::<Result<Vec<_>, _>>()?,
        })
    }
}

/// A certificate in the list of its holder, or of an admin.
#[derive(Debug, Object)]
pub struct CertificateSummaryView {
    /// Its code.
    pub code: Key<CertificateCode>,
    /// Whether it is valid.
    pub state: CertificateStateView,
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
    /// When it was replaced or revoked.
    pub ended_at: Option<DateTime<Utc>>,
    /// Why it was replaced or revoked.
    pub reason: Option<String>,
    /// The certificate that took its place.
    pub replaced_by: Option<Key<CertificateCode>>,
}

impl From<&Certificate> for CertificateSummaryView {
    fn from(certificate: &Certificate) -> Self {
        let ending = certificate.ending.as_ref();
        Self {
            code: Key(certificate.code.clone()),
            state: certificate.state().into(),
            issued_at: certificate.issued_at,
            ended_at: ending.map(|ending| ending.ended_at),
            reason: ending.map(|ending| ending.reason.clone()),
            replaced_by: successor(certificate),
        }
    }
}

/// A requirement that was met, and what the person had on the day.
#[derive(Debug, Object)]
pub struct EvidenceView {
    /// The author's id of the requirement.
    pub requirement: String,
    /// Its kind: `all_required`, `quiz_mark`, `lessons_done` or `weighted_grade`.
    pub kind: String,
    /// How many activities or lessons were done.
    pub done: Option<u32>,
    /// How many were asked.
    pub asked: Option<u32>,
    /// When the latest of them was done.
    pub last_at: Option<DateTime<Utc>>,
    /// The mark or grade, in per cent.
    pub percent: Option<ExactView>,
    /// The mark or grade that was needed, in per cent.
    pub needed: Option<ExactView>,
}

impl From<&Met> for EvidenceView {
    fn from(met: &Met) -> Self {
        let (kind, needed) = match &met.rule {
            Rule::AllRequired { .. } => ("all_required", None),
            Rule::QuizMark { at_least, .. } => ("quiz_mark", Some(*at_least)),
            Rule::LessonsDone { .. } => ("lessons_done", None),
            Rule::WeightedGrade { at_least } => ("weighted_grade", Some(*at_least)),
        };
        let (done, asked, last_at, percent) = match met.evidence {
            Evidence::Activities { done, asked, last } => (Some(done), Some(asked), last, None),
            Evidence::Lessons { done } => (Some(done), None, None, None),
            Evidence::Mark { percent } | Evidence::Grade { percent } => (None, None, None, percent),
        };
        let (percent, needed) = (percent.map(ExactView::from), needed.map(ExactView::from));
        Self { requirement: met.id.clone(), kind: kind.to_owned(), done, asked, last_at, percent, needed }
    }
}

/// Somebody who met all requirements of an award, for admins.
#[derive(Debug, Object)]
pub struct QualifiedView {
    /// Names this qualification.
    pub id: Key<QualificationId>,
    /// Who.
    pub learner: Key<UserId>,
    /// The name of the account.
    pub name: String,
    /// The mail address.
    pub email: Option<String>,
    /// For which award.
    pub award: Key<AwardId>,
    /// When all requirements were met.
    pub qualified_at: DateTime<Utc>,
    /// What was met.
    pub evidence: Vec<EvidenceView>,
    /// Where the person stands.
    pub status: StatusView,
    /// The name to be printed, once confirmed.
    pub printed_name: Option<String>,
    /// Why an admin refused.
    pub refusal: Option<String>,
    /// Every certificate there was, the newest first.
    pub certificates: Vec<CertificateSummaryView>,
}

impl From<Qualified> for QualifiedView {
    fn from(one: Qualified) -> Self {
        let status = one.status().into();
        Self {
            id: Key(one.qualification.id),
            learner: Key(one.learner.user),
            name: one.learner.name,
            email: one.learner.email,
            award: Key(one.qualification.award),
            qualified_at: one.qualification.qualified_at,
            evidence: one.qualification.evidence.iter().map(EvidenceView::from).collect(),
            status,
            printed_name: one.qualification.name.map(|name| name.text),
            refusal: one.qualification.refusal.map(|refusal| refusal.reason),
            certificates: one.certificates.iter().map(CertificateSummaryView::from).collect(),
        }
    }
}

/// An award of one's own.
#[derive(Debug, Object)]
pub struct HoldingView {
    /// In which course.
    pub course: Key<CourseId>,
    /// Its title.
    pub course_title: String,
    /// Which award.
    pub award: Key<AwardId>,
    /// Its title.
    pub award_title: String,
    /// When all requirements were met.
    pub qualified_at: DateTime<Utc>,
    /// Where one stands.
    pub status: StatusView,
    /// The name to be printed, once confirmed.
    pub printed_name: Option<String>,
    /// Why an admin refused.
    pub refusal: Option<String>,
    /// Every certificate there was, the newest first.
    pub certificates: Vec<CertificateSummaryView>,
}

impl HoldingView {
    /// An award of the caller's, with titles in the language asked for where the course has it.
    pub fn of(holding: Holding, language: Language) -> Self {
        let Holding { qualified, course } = holding;
        let status = qualified.status().into();
        let award = qualified.qualification.award;
        let title = course.award(&award).map(|award| award.title.pick(language, course.source()).0.to_owned());
        Self {
            course: Key(course.id.clone()),
            course_title: course.title.pick(language, course.source()).0.to_owned(),
            award_title: title.unwrap_or_else(|| award.to_string()),
            award: Key(award),
            qualified_at: qualified.qualification.qualified_at,
            status,
            printed_name: qualified.qualification.name.map(|name| name.text),
            refusal: qualified.qualification.refusal.map(|refusal| refusal.reason),
            certificates: qualified.certificates.iter().map(CertificateSummaryView::from).collect(),
        }
    }
}

/// Somebody who was named and passed over.
#[derive(Debug, Object)]
pub struct SkippedView {
    /// Who.
    pub qualification: Key<QualificationId>,
    /// Why: where they stand.
    pub status: StatusView,
}

/// What issuing did.
#[derive(Debug, Object)]
pub struct IssuedView {
    /// Codes of the certificates issued now.
    pub issued: Vec<Key<CertificateCode>>,
    /// Codes of live certificates that those named had already.
    pub held: Vec<Key<CertificateCode>>,
    /// Those named who cannot have one yet.
    pub skipped: Vec<SkippedView>,
    /// How many more are being issued in the background.
    pub to_come: u64,
}

impl From<Issued> for IssuedView {
    fn from(done: Issued) -> Self {
        let skipped = |(id, status): (QualificationId, String)| {
            let status = Status::parse(&status)?.into();
            Some(SkippedView { qualification: Key(id), status })
        };
        Self {
            issued: done.issued.into_iter().map(Key).collect(),
            held: done.held.into_iter().map(Key).collect(),
            skipped: done.skipped.into_iter().filter_map(skipped).collect(),
            to_come: done.to_come,
        }
    }
}
