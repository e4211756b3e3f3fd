//! Certificates: what a holder has, frozen as it was printed, and checked by anyone with its code.
//!
//! A certificate is a frozen fact. [`Frozen`] is everything it prints, in each language, as it was on the day of issue; with the
//! [`Template`] it names it can be printed for ever, whatever has become of person, course and settings. [`Printed`] turns it into
//! the strings of one language, for the check page and for [`render`], which makes the PDF.
//!
//! It refuses to print what it cannot print whole: a name the fonts do not draw is found by [`uncovered`] while it can still be
//! changed, a long one is wrapped and set smaller, and nothing is ever cut.

mod code;
mod frozen;
mod print;
mod printed;
mod template;

#[cfg(test)]
mod sample;

pub use code::{CertificateCode, CodeError, NoRandomness};
pub use frozen::{Frozen, FrozenText, Signatory};
pub use print::{PdfError, render, uncovered};
pub use printed::{Fact, Printed};
pub use template::Template;
