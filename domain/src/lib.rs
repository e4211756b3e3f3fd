//! What the platform knows and does.
