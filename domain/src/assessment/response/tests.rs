use super::*;
use crate::assessment::draw::Draw;
use crate::assessment::sample::{one_of_each, question_id, rules, seed};
use crate::catalogue::model::{Partial, Quiz};
use FaultReason::{GivenTwice, NotANumber, NumberTooLong, TextTooLong, UnknownOption, UnknownPlace, WrongShape};
use serde_json::json;

type Fields<'a> = &'a [(&'a str, &'a str)];
type Faults<'a> = Vec<(&'a str, FaultReason)>;

/// A quiz with a question of each type, drawn: `single` has 3 options, `multiple` 4, `matching` 3 pairs and 4 right sides, `ordering` 4 items.
fn setting() -> (Quiz, Draw) {
    let quiz = one_of_each(Partial::PerOption, rules());
    let draw = Draw::make(&quiz, seed(1));
    (quiz, draw)
}

fn parse(question: &str, answer: &Value) -> Parsed {
    let (quiz, draw) = setting();
    Response::parse(draw.question(&quiz, &question_id(question)).unwrap().unwrap(), answer)
}

fn from_form(question: &str, fields: Fields<'_>) -> Parsed {
    let (quiz, draw) = setting();
    let fields: Vec<_> = fields.iter().map(|(suffix, value)| ((*suffix).to_owned(), (*value).to_owned())).collect();
    Response::from_form(draw.question(&quiz, &question_id(question)).unwrap().unwrap(), &fields)
}

fn faults(parsed: Parsed) -> Vec<(String, FaultReason)> {
    parsed.unwrap_err().into_iter().map(|fault| (fault.at, fault.reason)).collect()
}

#[test]
fn each_type_has_its_shape_and_goes_back_as_it_came() {
    let cases = [
        ("single", json!({"choice": "c"})),
        ("multiple", json!({"choices": ["a", "c"]})),
        ("truth", json!({"truth": true})),
        ("matching", json!({"matches": {"1": "b", "3": "d"}})),
        ("ordering", json!({"order": ["c", "a", "d", "b"]})),
        ("ordering", json!({"order": [null, "a"]})),
        ("numeric", json!({"number": "2 000,50"})),
        ("short", json!({"text": "Rosario"})),
    ];
    for (question, answer) in cases {
        let response = parse(question, &answer).unwrap().unwrap();
        assert_eq!(serde_json::to_value(&response).unwrap(), answer);
        assert_eq!(serde_json::from_value::<Response>(answer).unwrap(), response, "as it is stored");
    }
}

#[test]
fn blank_answers_clear() {
    let cases = [
        ("single", json!(null)),
        ("single", json!({"choice": null})),
        ("single", json!({"choice": ""})),
        ("multiple", json!({"choices": []})),
        ("truth", json!({"truth": null})),
        ("matching", json!({"matches": {}})),
        ("matching", json!({"matches": {"1": null, "2": ""}})),
        ("ordering", json!({"order": []})),
        ("ordering", json!({"order": [null, null]})),
        ("numeric", json!({"number": " "})),
        ("short", json!({"text": " \t\u{0} "})),
    ];
    for (question, answer) in cases {
        assert_eq!(parse(question, &answer), Ok(None), "{answer}");
    }
    for question in ["single", "multiple", "truth", "matching", "ordering", "numeric", "short"] {
        assert_eq!(from_form(question, &[]), Ok(None), "{question}");
        assert_eq!(from_form(question, &[("", " "), ("1", ""), ("a", "")]), Ok(None), "{question}");
    }
}

#[test]
fn json_that_does_not_fit_is_refused_with_pointers() {
    let shape = |member| WrongShape { member };
    let cases = [
        ("single", json!("a"), vec![("", shape("choice"))]),
        ("single", json!({}), vec![("", shape("choice"))]),
        ("single", json!({"choices": ["a"]}), vec![("", shape("choice"))]),
        ("single", json!({"choice": "a", "more": 1}), vec![("", shape("choice"))]),
        ("single", json!({"choice": 1}), vec![("/choice", shape("choice"))]),
        ("single", json!({"choice": "d"}), vec![("/choice", UnknownOption)]),
        ("single", json!({"choice": "right-two"}), vec![("/choice", UnknownOption)]),
        ("multiple", json!({"choices": "a"}), vec![("/choices", shape("choices"))]),
        (
            "multiple",
            json!({"choices": ["a", "a", 3, "z"]}),
            vec![("/choices/2", shape("choices")), ("/choices/1", GivenTwice), ("/choices/3", UnknownOption)],
        ),
        ("truth", json!({"truth": "true"}), vec![("/truth", shape("truth"))]),
        ("matching", json!({"matches": ["a"]}), vec![("/matches", shape("matches"))]),
        (
            "matching",
            json!({"matches": {"1": "a", "2": 7, "4": "a", "3": "z", "x/~": "a"}}),
            vec![
                ("/matches/2", shape("matches")),
                ("/matches/3", UnknownOption),
                ("/matches/4", UnknownOption),
                ("/matches/x~1~0", UnknownOption),
            ],
        ),
        ("ordering", json!({"order": {"a": 1}}), vec![("/order", shape("order"))]),
        ("ordering", json!({"order": ["a", "b", "c", "d", "a"]}), vec![("/order", UnknownPlace { places: 4 })]),
        (
            "ordering",
            json!({"order": ["a", "a", "e", 1]}),
            vec![("/order/3", shape("order")), ("/order/1", GivenTwice), ("/order/2", UnknownOption)],
        ),
        ("numeric", json!({"number": 2000}), vec![("/number", shape("number"))]),
        ("numeric", json!({"number": "many"}), vec![("/number", NotANumber)]),
        ("numeric", json!({"number": "1".repeat(19)}), vec![("/number", NumberTooLong)]),
        ("short", json!({"text": ["Rosario"]}), vec![("/text", shape("text"))]),
        ("short", json!({"text": "é".repeat(201)}), vec![("/text", TextTooLong { limit: 200 })]),
    ];
    for (question, answer, expected) in cases {
        let expected: Vec<_> = expected.into_iter().map(|(at, reason)| (at.to_owned(), reason)).collect();
        assert_eq!(faults(parse(question, &answer)), expected, "{answer}");
    }
    assert!(parse("short", &json!({"text": "é".repeat(200)})).is_ok());
}

#[test]
fn forms_say_the_same_as_json() {
    let cases: [(&str, Fields<'_>, Value); 9] = [
        ("single", &[("", "b")], json!({"choice": "b"})),
        ("multiple", &[("", "c"), ("", "a")], json!({"choices": ["a", "c"]})),
        ("truth", &[("", "true")], json!({"truth": true})),
        ("truth", &[("", "false")], json!({"truth": false})),
        ("matching", &[("1", "b"), ("2", ""), ("3", "b"), ("csrf", "x")], json!({"matches": {"1": "b", "3": "b"}})),
        ("ordering", &[("a", "4"), ("b", "2"), ("c", "1"), ("d", "3")], json!({"order": ["c", "b", "d", "a"]})),
        ("ordering", &[("a", "2"), ("b", ""), ("other", "1")], json!({"order": [null, "a"]})),
        ("numeric", &[("", " 2000 ")], json!({"number": "2000"})),
        ("short", &[("", "Rosario\n")], json!({"text": "Rosario"})),
    ];
    for (question, fields, answer) in cases {
        assert_eq!(from_form(question, fields), parse(question, &answer), "{fields:?}");
    }
}

#[test]
fn forms_that_do_not_fit_are_refused_field_by_field() {
    let cases: [(&str, Fields<'_>, Faults<'_>); 9] = [
        ("single", &[("", "x")], vec![("", UnknownOption)]),
        ("single", &[("", "a"), ("", "b")], vec![("", GivenTwice)]),
        ("multiple", &[("", "a"), ("", "a"), ("", "x")], vec![("", GivenTwice), ("", UnknownOption)]),
        ("truth", &[("", "maybe")], vec![("", UnknownOption)]),
        ("matching", &[("1", "x"), ("2", "a"), ("2", "b")], vec![("1", UnknownOption), ("2", GivenTwice)]),
        (
            "ordering",
            &[("a", "1"), ("b", "1"), ("c", "5"), ("d", "0")],
            vec![("b", GivenTwice), ("c", UnknownPlace { places: 4 }), ("d", UnknownPlace { places: 4 })],
        ),
        ("ordering", &[("a", "1"), ("a", "2")], vec![("a", GivenTwice)]),
        ("numeric", &[("", "12 apples")], vec![("", NotANumber)]),
        ("short", &[("", &"x".repeat(201))], vec![("", TextTooLong { limit: 200 })]),
    ];
    for (question, fields, expected) in cases {
        let expected: Vec<_> = expected.into_iter().map(|(at, reason)| (at.to_owned(), reason)).collect();
        assert_eq!(faults(from_form(question, fields)), expected, "{fields:?}");
    }
}

#[test]
fn control_characters_do_not_reach_the_database() {
    assert_eq!(parse("short", &json!({"text": "a\u{0}b\nc\u{7f}"})), Ok(Some(Response::Text("a b c".to_owned()))));
}

#[test]
fn every_reason_has_a_code_of_its_own() {
    let reasons = [
        WrongShape { member: "" },
        UnknownOption,
        GivenTwice,
        UnknownPlace { places: 1 },
        TextTooLong { limit: 1 },
        NotANumber,
        NumberTooLong,
    ];
    let codes: BTreeSet<_> = reasons.into_iter().map(FaultReason::code).collect();
    assert_eq!(codes.len(), reasons.len());
}
