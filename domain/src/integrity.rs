//! W3C Data Integrity proofs of the suite `eddsa-rdfc-2022` on JSON-LD credentials, such as Open Badges 3.0.
//!
//! What is signed is not the text but the statements it makes: the document is read as JSON-LD ([`canonical()`]), its statements
//! are written in one fixed order with fixed names ([RDFC-1.0](https://www.w3.org/TR/rdf-canon/)), hashed, and signed with Ed25519
//! ([`sign`]). Nothing is fetched, and the words a document may use are those of the pinned [`contexts`].
//!
//! A document is refused when anything in it would escape the signature, and when it says a thing in another spelling than the
//! contexts' own word for it: readers look at the words, the signature holds the statements, and the two must not part.

mod canonical;
pub mod contexts;
mod fault;
mod form;
mod normal;
mod options;
mod proof;
#[cfg(test)]
mod samples;

pub use canonical::{CanonicalError, canonical};
pub use options::{ProofError, ProofOptions};
pub use proof::{CheckedProof, check, sign};
