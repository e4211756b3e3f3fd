//! The platform from outside.
