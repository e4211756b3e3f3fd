//! Courses to check the compiler with.

use super::source::{Limits, SourceTree, read_folder};
use std::path::Path;

/// The course of this repository.
fn our_course() -> SourceTree {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses/human-rights-cities");
    read_folder(&folder, Limits::default()).expect("the course can be read")
}

#[test]
fn the_course_of_this_repository_has_no_error() {
    let checked = super::check(&our_course());
    let errors: Vec<_> = checked.diagnostics.iter().filter(|it| it.is_error()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(checked.course.is_some());
}
