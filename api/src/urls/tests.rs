use super::*;

#[test]
fn only_places_on_this_site_are_gone_to() {
    for bad in ["https://evil.example", "//evil.example", "/\\evil.example", "evil", "", "/a\nb", "javascript:alert(1)"] {
        assert_eq!(local(bad), None, "{bad}");
    }
    assert_eq!(local("/en/my-courses?x=1"), Some("/en/my-courses?x=1"));
}

#[test]
fn a_page_has_the_same_address_in_each_language_but_for_its_first_part() {
    assert_eq!(in_language("/fr/courses/x", Language::Es).as_deref(), Some("/es/courses/x"));
    assert_eq!(in_language("/fr/", Language::Es).as_deref(), Some("/es/"));
    assert_eq!(in_language("/verify/x", Language::Es), None);
}

#[test]
fn a_batch_has_one_address_and_a_course_has_one_for_all_of_its_batches() {
    let (course, batch) = (CourseId::parse("small-course").unwrap(), domain::id::BatchId::generate());
    assert_eq!(desk_batches(Language::Fr, &course), "/fr/desk/courses/small-course/batches");
    assert_eq!(desk_batch(Language::En, batch), format!("/en/desk/batches/{batch}"));
}
