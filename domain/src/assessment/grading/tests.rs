use super::*;
use crate::assessment::draw::{Draw, Numbers};
use crate::assessment::sample::{
    drawn_as, html, matching, multiple, numeric, one_of_each, ordering, question, question_id, rules, seed, short_text, single, truth,
};
use crate::catalogue::model::Question;
use Verdict::{Blank, Partly, Right, Wrong};

fn points(numerator: i64, denominator: i64) -> Exact {
    Exact::new(numerator, denominator)
}

/// Of 6 points, with the options drawn in this order.
fn earned(question: Question, options: &[&str], response: &serde_json::Value) -> (Exact, Verdict) {
    let (quiz, draw) = drawn_as(question, options);
    let drawn = draw.of(&quiz).unwrap()[0];
    let response = Response::parse(drawn, response).unwrap();
    let result = grade_question(drawn, response.as_ref());
    assert_eq!(result.possible, points(6, 1));
    (result.earned, result.verdict)
}

macro_rules! json {
    ($($json:tt)+) => { serde_json::json!($($json)+) };
}

#[test]
fn single_choice() {
    let cases = [
        (json!({"choice": "b"}), 6, Right),
        (json!({"choice": "a"}), 0, Wrong),
        (json!(null), 0, Blank),
        (json!({"choice": ""}), 0, Blank),
    ];
    for partial in [Partial::AllOrNothing, Partial::PerOption, Partial::RightMinusWrong] {
        for (response, expected, verdict) in &cases {
            let question = question("q", partial, single(&["right-two", "one"]));
            assert_eq!(earned(question, &["one", "right-two"], response), (points(*expected, 1), *verdict), "{response} {partial:?}");
        }
    }
}

#[test]
fn multiple_choice_under_each_rule() {
    // Drawn: a wrong, b right, c right, d wrong. Columns: all or nothing, per option, right minus wrong; of 6 points.
    let cases = [
        (json!(["b", "c"]), [(6, 1), (6, 1), (6, 1)]),
        (json!(["b"]), [(0, 1), (9, 2), (3, 1)]),
        (json!(["a", "b"]), [(0, 1), (3, 1), (0, 1)]),
        (json!(["a", "b", "c"]), [(0, 1), (9, 2), (3, 1)]),
        (json!(["a", "b", "c", "d"]), [(0, 1), (3, 1), (0, 1)]),
        (json!(["a"]), [(0, 1), (3, 2), (0, 1)]),
        (json!(["a", "d"]), [(0, 1), (0, 1), (0, 1)]),
        (json!([]), [(0, 1), (0, 1), (0, 1)]),
    ];
    for (chosen, expected) in cases {
        for (partial, (numerator, denominator)) in
            [Partial::AllOrNothing, Partial::PerOption, Partial::RightMinusWrong].into_iter().zip(expected)
        {
            let question = question("q", partial, multiple(&["right-1", "right-2", "3", "4"]));
            let (earned, verdict) = earned(question, &["3", "right-1", "right-2", "4"], &json!({"choices": chosen}));
            assert_eq!(earned, points(numerator, denominator), "{chosen} {partial:?}");
            let expected = match (earned, chosen.as_array().unwrap().len()) {
                (_, 0) => Blank,
                (earned, _) if earned == points(6, 1) => Right,
                (earned, _) if earned == points(0, 1) => Wrong,
                _ => Partly,
            };
            assert_eq!(verdict, expected, "{chosen} {partial:?}");
        }
    }
}

#[test]
fn true_false() {
    for (answer, given, expected, verdict) in
        [(true, true, 6, Right), (false, false, 6, Right), (true, false, 0, Wrong), (false, true, 0, Wrong)]
    {
        let question = question("q", Partial::AllOrNothing, truth(answer));
        assert_eq!(earned(question, &[], &json!({"truth": given})), (points(expected, 1), verdict));
    }
}

#[test]
fn matching_under_each_rule() {
    // Left 1, 2, 3 belong to b, c, a; d matches nothing.
    let cases = [
        (json!({"1": "b", "2": "c", "3": "a"}), [6, 6, 6]),
        (json!({"1": "b", "2": "c"}), [0, 4, 4]),
        (json!({"1": "b", "2": "c", "3": "d"}), [0, 4, 2]),
        (json!({"1": "b", "2": "a", "3": "c"}), [0, 2, 0]),
        (json!({"1": "b", "2": "b", "3": "b"}), [0, 2, 0]),
        (json!({"3": "d"}), [0, 0, 0]),
    ];
    for (given, expected) in cases {
        for (partial, expected) in [Partial::AllOrNothing, Partial::PerOption, Partial::RightMinusWrong].into_iter().zip(expected) {
            let question = question("q", partial, matching(&["x", "y", "z"], &["none"]));
            let (earned, _) = earned(question, &["z", "x", "y", "none"], &json!({"matches": given}));
            assert_eq!(earned, points(expected, 1), "{given} {partial:?}");
        }
    }
}

#[test]
fn sides_and_items_that_read_the_same_are_worth_the_same() {
    let mut question = question("q", Partial::PerOption, matching(&["x", "y"], &["none"]));
    let QuestionBody::Matching { pairs, extra } = &mut question.body else { unreachable!() };
    pairs[1].right = pairs[0].right.clone();
    extra[0].text = html("something else");
    let swapped = json!({"matches": {"1": "b", "2": "a"}});
    assert_eq!(earned(question.clone(), &["x", "y", "none"], &swapped), (points(6, 1), Right));
    assert_eq!(earned(question, &["x", "y", "none"], &json!({"matches": {"1": "c", "2": "a"}})), (points(3, 1), Partly));

    let mut question = self::question("q", Partial::AllOrNothing, ordering(&["x", "y", "z"]));
    let QuestionBody::Ordering { items } = &mut question.body else { unreachable!() };
    items[2].text = items[0].text.clone();
    assert_eq!(earned(question, &["x", "y", "z"], &json!({"order": ["c", "b", "a"]})), (points(6, 1), Right));
}

#[test]
fn ordering_under_each_rule() {
    // The right order is c, a, b.
    let cases = [
        (json!(["c", "a", "b"]), [6, 6, 6]),
        (json!(["c", "b", "a"]), [0, 2, 0]),
        (json!(["a", "b", "c"]), [0, 0, 0]),
        (json!(["c", "a"]), [0, 4, 4]),
        (json!([null, "a", null]), [0, 2, 2]),
        (json!(["c", "b"]), [0, 2, 0]),
    ];
    for (given, expected) in cases {
        for (partial, expected) in [Partial::AllOrNothing, Partial::PerOption, Partial::RightMinusWrong].into_iter().zip(expected) {
            let question = question("q", partial, ordering(&["1st", "2nd", "3rd"]));
            assert_eq!(earned(question, &["2nd", "3rd", "1st"], &json!({"order": given})).0, points(expected, 1), "{given} {partial:?}");
        }
    }
}

#[test]
fn numeric_answers_within_the_tolerance_are_right() {
    let cases = [
        (points(2000, 1), points(0, 1), "2000", Right),
        (points(2000, 1), points(0, 1), "2 000", Right),
        (points(2000, 1), points(0, 1), "2,000", Right),
        (points(2000, 1), points(0, 1), "2.000", Right),
        (points(2000, 1), points(0, 1), "2000,0", Right),
        (points(2000, 1), points(0, 1), "2000.0001", Wrong),
        (points(2000, 1), points(0, 1), "-2000", Wrong),
        (points(5, 2), points(1, 10), "2,4", Right),
        (points(5, 2), points(1, 10), "2.6", Right),
        (points(5, 2), points(1, 10), "2.39999999999999999", Wrong),
        (points(5, 2), points(1, 10), "2.60000000000000001", Wrong),
        (points(-1, 3), points(1, 3), "0", Right),
        (points(i64::MAX, 1), points(i64::MAX, 1), "999999999999999999", Right),
    ];
    for (answer, tolerance, typed, verdict) in cases {
        let question = question("q", Partial::AllOrNothing, numeric(answer, tolerance));
        assert_eq!(earned(question, &[], &json!({"number": typed})).1, verdict, "{typed} for {answer} ± {tolerance}");
    }
}

#[test]
fn short_texts_in_any_form_are_right() {
    for (typed, verdict) in [("ROSARIO", Right), (" rosaire. ", Right), ("Rosáriò", Right), ("Rome", Wrong), ("  ", Blank)] {
        let question = question("q", Partial::AllOrNothing, short_text(&["Rosario", "Rosaire"]));
        assert_eq!(earned(question, &[], &json!({"text": typed})).1, verdict, "{typed:?}");
    }
}

#[test]
fn a_response_of_another_type_or_to_an_unknown_option_earns_nothing() {
    let (quiz, draw) = drawn_as(question("q", Partial::PerOption, single(&["right-a", "b"])), &["right-a", "b"]);
    let drawn = draw.of(&quiz).unwrap()[0];
    for response in [Response::Truth(true), Response::Text("a".into()), Response::Choice("right-a".into()), Response::Choice("z".into())] {
        assert_eq!(grade_question(drawn, Some(&response)).verdict, Wrong, "{response:?}");
    }
}

#[test]
fn an_attempt_is_the_sum_of_its_questions() {
    let quiz = one_of_each(Partial::PerOption, rules());
    let draw = Draw::make(&quiz, seed(5));
    let drawn = draw.of(&quiz).unwrap();
    let nothing = grade(&drawn, &Responses::new());
    assert_eq!(nothing.grade, Grade { earned: points(0, 1), possible: points(42, 1) });
    assert!(nothing.results.iter().all(|result| result.verdict == Blank));
    let responses = Responses::from([
        (question_id("truth"), Response::Truth(false)),
        (question_id("short"), Response::Text("rosario".into())),
        (question_id("numeric"), Response::Number("1990".into())),
        (question_id("not-drawn"), Response::Truth(true)),
    ]);
    let graded = grade(&drawn, &responses);
    assert_eq!(graded.grade.earned, points(12, 1));
    assert_eq!(graded.grade.percent(), points(200, 7));
    assert_eq!(graded.results.len(), 7);
    assert_eq!(grade(&[], &responses).grade.percent(), points(0, 1), "an empty attempt");
}

#[test]
fn the_pass_mark_is_exact() {
    let rules = |pass_mark| QuizRules { pass_mark, ..rules() };
    let of_three = |earned| Grade { earned: points(earned, 1), possible: points(3, 1) };
    assert!(of_three(2).passed(&rules(points(200, 3))));
    assert!(of_three(2).passed(&rules(points(666, 10))));
    assert!(!of_three(2).passed(&rules(points(667, 10))));
    assert!(of_three(3).passed(&rules(points(100, 1))));
    assert!(of_three(0).passed(&rules(points(0, 1))));
}

/// Whatever is answered, right or wrong or half, points stay between nothing and all, and verdicts agree with them.
#[test]
fn points_stay_in_bounds_whatever_is_answered() {
    for number in 0..400 {
        let partial = [Partial::AllOrNothing, Partial::PerOption, Partial::RightMinusWrong][(number % 3) as usize];
        let quiz = one_of_each(partial, QuizRules { shuffle_options: true, shuffle_questions: true, ..rules() });
        let draw = Draw::make(&quiz, seed(number));
        let drawn = draw.of(&quiz).unwrap();
        let mut numbers = Numbers::new(seed(number + 10_000));
        let responses = drawn.iter().filter_map(|drawn| Some((drawn.question.id.clone(), any_response(*drawn, &mut numbers)?))).collect();
        let graded = grade(&drawn, &responses);
        for result in &graded.results {
            assert!(result.earned >= points(0, 1) && result.earned <= result.possible, "{result:?}");
            let verdict = match result.earned {
                _ if !responses.contains_key(&result.question) => Blank,
                earned if earned == result.possible => Right,
                earned if earned == points(0, 1) => Wrong,
                _ => Partly,
            };
            assert_eq!(result.verdict, verdict);
        }
        let percent = graded.grade.percent();
        assert!(percent >= points(0, 1) && percent <= points(100, 1));
    }
}

fn any_response(drawn: Drawn<'_>, numbers: &mut Numbers) -> Option<Response> {
    let options = drawn.options().len();
    let letter = |numbers: &mut Numbers| super::super::draw::letter(numbers.below(options));
    let one_of = |numbers: &mut Numbers, texts: &[&str]| texts[numbers.below(texts.len())].to_owned();
    if numbers.below(5) == 0 {
        return None;
    }
    let json = match &drawn.question.body {
        QuestionBody::SingleChoice { .. } => json!({"choice": letter(numbers)}),
        QuestionBody::MultipleChoice { .. } => {
            let letters: BTreeSet<_> = (0..=numbers.below(options)).map(|_| letter(numbers)).collect();
            json!({"choices": letters})
        }
        QuestionBody::TrueFalse { .. } => json!({"truth": numbers.below(2) == 0}),
        QuestionBody::Matching { pairs, .. } => {
            let matches: BTreeMap<_, _> =
                (0..=pairs.len()).map(|_| ((numbers.below(pairs.len()) + 1).to_string(), letter(numbers))).collect();
            json!({"matches": matches})
        }
        QuestionBody::Ordering { .. } => {
            let mut order: Vec<_> = (0..options).map(super::super::draw::letter).collect();
            numbers.shuffle(&mut order);
            order.truncate(1 + numbers.below(options));
            json!({"order": order})
        }
        QuestionBody::Numeric { .. } => json!({"number": one_of(numbers, &["2000", "1999", "2 001,0", "2002", "-1"])}),
        QuestionBody::ShortText { .. } => json!({"text": one_of(numbers, &["Rosario", "rosaire", "Rome"])}),
    };
    Response::parse(drawn, &json).unwrap()
}
