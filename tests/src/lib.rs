//! Nothing here: the tests of this crate are its two test binaries.
