//! Every fault has a fixture, and the fixture finds it where it is.

#[test]
fn real() {
    let tree = super::source::read_folder(std::path::Path::new(&std::env::var("COURSE").unwrap()), Default::default()).unwrap();
    let started = std::time::Instant::now();
    let checked = super::check(&tree);
    for it in &checked.diagnostics {
        println!("{:?} {}:{:?} {} {:?}", it.severity, it.file, it.span.map(|s| (s.line, s.column, s.length)), it.code, it.arguments);
    }
    println!("{:?} {:?}", checked.count(), started.elapsed());
    if let Some(course) = checked.course { for (_, a) in course.activities() { if let super::model::ActivityKind::Lesson(l) = &a.kind { for p in l.pages.values() { println!("{} {} {:?}", p.title, p.words, p.headings); for b in &p.blocks { println!("{b:?}"); } } } } }
}
