use super::*;
use poem_openapi::types::ToJSON;
use serde_json::json;

fn moment() -> DateTime<Utc> {
    DateTime::from_timestamp(1_796_040_000, 123_456_000).unwrap()
}

fn question(shown: bool) -> QuestionBodyView {
    let one = || ExactView { numerator: 1, denominator: 3 };
    let some = |text: &str| shown.then(|| text.to_owned());
    let list = || shown.then(|| vec!["a".to_owned()]);
    QuestionBodyView {
        id: Key(QuestionId::parse("one").unwrap()),
        number: 1,
        kind: QuestionTypeView::SingleChoice,
        ask: "<p>“Which?” & why</p>".into(),
        worth: one(),
        options: vec![OptionBodyView { id: "a".into(), text: "<b>é</b>".into() }],
        lefts: Vec::new(),
        unit: some("km"),
        response: AnswerBody(if shown { json!({ "choice": "a" }) } else { serde_json::Value::Null }),
        seq: 2,
        saved_at: shown.then(moment),
        is_late: false,
        result: shown.then(|| ResultView { earned: one(), verdict: "right".into() }),
        feedback: vec![FeedbackBodyView { option: some("a"), text: "good".into() }],
        key: shown.then(|| KeyBodyView {
            options: list(),
            truth: Some(true),
            matches: Some(vec![MatchView { left: "1".into(), right: "b".into() }]),
            order: list(),
            number: Some(one()),
            tolerance: None,
            forms: list(),
        }),
    }
}

#[test]
fn an_attempt_is_written_as_the_document_says() {
    for ended in [false, true] {
        let exact = || ExactView { numerator: 2, denominator: 1 };
        let view = AttemptView {
            id: Key(AttemptId::generate()),
            course: Key(CourseId::parse("course").unwrap()),
            quiz: Key(ActivityId::parse("quiz").unwrap()),
            version: Key(VersionId::parse(&"0".repeat(64)).unwrap()),
            number: 1,
            title: "Quiz".into(),
            language: "en".into(),
            started_at: moment(),
            deadline: ended.then(moment),
            seconds_left: (!ended).then_some(7),
            ended_at: ended.then(moment),
            ended_by: ended.then(|| "learner".to_owned()),
            grade: ended.then(|| GradeView { earned: exact(), possible: exact(), percent: exact(), is_passed: true }),
            questions: vec![question(ended)],
        };
        assert_eq!(Some(serde_json::to_value(&view).unwrap()), view.to_json());
    }
}
