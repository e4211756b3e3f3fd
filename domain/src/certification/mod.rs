//! Certificates: who qualified, what a holder has, frozen as it was printed, and checked by anyone with its code.
//!
//! [`review`] looks at an enrolment after something in it was done. Who meets all requirements of an award for the first time gets a
//! [`Qualification`]: dated, with the evidence, for ever. They confirm the name to be printed ([`confirm_name`]); an admin looks at
//! [`qualified`] and [`issue`]s, or refuses with a reason.
//!
//! A certificate is a frozen fact. [`Frozen`] is everything it prints, in each language, as it was on the day of issue; with the
//! [`Template`] it names it can be printed for ever, whatever has become of person, course and settings. [`Printed`] turns it into
//! the strings of one language, for the check page and for [`render`], which makes the PDF. Nothing changes or deletes it: it can be
//! revoked ([`revoke`]) or replaced by a corrected one ([`supersede`]), each with actor, time and reason. A holder who finds the name wrong
//! asks for that ([`ask_for_correction`]) and an admin decides ([`decide_correction`]). There is one live certificate
//! per enrolment and award; a partial unique index holds that, however often issuing is sent. Erasing a person takes the name out.
//!
//! Many certificates are issued as a [`Batch`]: prepared, looked at, signed, by two admins where the operator wants that, and made when the undo
//! window is over.
//!
//! It refuses to issue before the issuer's legal name, the signatory and a public address are set, before name and mail address are
//! confirmed, and whatever it cannot print whole: a name the fonts do not draw is found by [`uncovered`] while it can still be changed,
//! a long one is wrapped and set smaller, and nothing is ever cut.

mod batch;
mod certificate;
mod code;
mod confirm;
mod correct;
mod credential;
mod end;
mod erase;
mod error;
mod evidence;
mod freeze;
mod frozen;
mod issue;
mod keys;
mod look_up;
mod print;
mod printed;
mod qualification;
mod qualified;
mod refuse;
mod remind;
mod review;
mod specimen;
mod status_list;
mod store;
mod template;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use batch::{
    Batch, BatchOverview, BatchState, Listing, Member, MemberSheet, MemberState, Signature, Span, batch_of, batches_in, batches_to_sign,
    drop_batch, find_batch, go_on_with_batch, members_of, names_to_look_at, prepare_batch, preview_member, resume_batch,
    resume_stuck_batches, sign_batch,
};
pub use certificate::{Certificate, Ending, EndingKind, State};
pub use code::{CertificateCode, CodeError, NoRandomness};
pub use confirm::{confirm_name, pdf, preview};
pub use correct::{
    CorrectionRequest, CorrectionState, CorrectionVerdict, WaitingCorrection, ask_for_correction, corrections_of, corrections_waiting,
    count_corrections_waiting, decide_correction, own_certificate, waiting_correction, withdraw_correction,
};
pub use credential::{credential, issuer_document, sign_credentials, sign_missing_credentials};
pub use end::{Correction, revoke, supersede};
pub use erase::erase_person;
pub use error::Error;
pub use evidence::Met;
pub use freeze::check_settings;
pub use frozen::{Frozen, FrozenText, Signatory};
pub use issue::{Issued, MOST_AT_ONCE, Whom, issue, issue_ready};
pub use keys::{
    Change, KeyError, KeyOverview, KeyView, Secret, Withdrawal, begin_key, begin_missing_keys, issuer_keys, key_overview, rotate_keys,
    signs_credentials, withdraw_key,
};
pub use look_up::{Holding, certificates_of, find_certificate, verify};
pub use print::{PdfError, render, render_specimen, uncovered};
pub use printed::{Fact, Printed};
pub use qualification::{ConfirmedName, Qualification, Refusal, Status};
pub use qualified::{AwardCounts, Person, Place, Qualified, QualifiedPage, Wanted, counts, find_qualified, qualified};
pub use refuse::{refuse, withdraw_refusal};
pub use remind::remind_to_confirm;
pub use review::{review, review_person};
pub use specimen::Specimen;
pub use status_list::{StatusLists, status_list};
pub use template::Template;
