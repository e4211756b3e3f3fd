use super::*;
use crate::assessment::disclosure::Disclosure;
use crate::assessment::draw::Draw;
use crate::assessment::grading::{Responses, grade};
use crate::assessment::review::{KeyView, ReviewView};
use crate::assessment::sample::{one_of_each, question_id, rules, seed};
use crate::catalogue::model::{Partial, QuizRules};
use std::collections::{BTreeMap, BTreeSet};

const ENGLISH: Reading = Reading { language: Language::En, source: Language::En };
const FRENCH: Reading = Reading { language: Language::Fr, source: Language::En };

fn setting(number: u64) -> (Quiz, Draw) {
    let quiz = one_of_each(Partial::PerOption, QuizRules { shuffle_options: true, ..rules() });
    let draw = Draw::make(&quiz, seed(number));
    (quiz, draw)
}

/// Names the first thing drawn wherever something can be named.
fn responses() -> Responses {
    let letter = || "a".to_owned();
    Responses::from([
        (question_id("single"), Response::Choice(letter())),
        (question_id("multiple"), Response::Choices(BTreeSet::from([letter(), "c".to_owned()]))),
        (question_id("truth"), Response::Truth(true)),
        (question_id("matching"), Response::Matches(BTreeMap::from([("2".to_owned(), letter())]))),
        (question_id("ordering"), Response::Order(vec![None, Some(letter())])),
        (question_id("numeric"), Response::Number("2 000".to_owned())),
        (question_id("short"), Response::Text("Rosario".to_owned())),
    ])
}

fn review(disclosure: Disclosure, reading: Reading, number: u64) -> ReviewView {
    let (quiz, draw) = setting(number);
    let drawn = draw.of(&quiz).unwrap();
    let responses = responses();
    ReviewView::of(&drawn, &responses, &grade(&drawn, &responses), disclosure, reading)
}

#[test]
fn what_learners_see_holds_no_key_no_feedback_and_no_authors_id() {
    for number in 0..20 {
        let views = review(Disclosure::NOTHING, ENGLISH, number);
        let shown = format!("{views:?}");
        for planted in ["FEEDBACK", "right-", "Rosaire", "\"first\"", "\"mm\"", "\"none\"", "tolerance"] {
            assert!(!shown.contains(planted), "{planted} in {shown}");
        }
        assert!(views.grade.is_none());
        assert!(views.questions.iter().all(|question| question.result.is_none() && question.feedback.is_empty() && question.key.is_none()));
    }
}

#[test]
fn each_part_of_a_review_comes_by_its_own_leave() {
    let grade_only = review(Disclosure { grade: true, feedback: false, keys: false }, ENGLISH, 1);
    assert!(grade_only.grade.is_some() && !format!("{:?}", grade_only.questions).contains("FEEDBACK"));
    let feedback = review(Disclosure { grade: true, feedback: true, keys: false }, ENGLISH, 1);
    assert!(feedback.questions.iter().all(|question| question.result.is_some() && question.key.is_none()));
    let shown = format!("{feedback:?}");
    assert!(shown.contains("FEEDBACK true") && !shown.contains("FEEDBACK false"), "only of what was answered");
    assert_eq!(shown.matches("FEEDBACK option").count(), 3, "one of the single, two of the multiple choice");
    let keys = review(Disclosure { grade: true, feedback: false, keys: true }, ENGLISH, 1);
    assert!(keys.questions.iter().all(|question| question.result.is_none() && question.feedback.is_empty() && question.key.is_some()));
}

#[test]
fn keys_name_what_the_view_names() {
    for number in 0..20 {
        let review = review(Disclosure { grade: true, feedback: true, keys: true }, ENGLISH, number);
        let all = |disclosed: &str| review.questions.iter().find(|review| review.question.id.as_str() == disclosed).unwrap();
        for choice in ["single", "multiple"] {
            let (AnswerView::SingleChoice { options } | AnswerView::MultipleChoice { options }) = &all(choice).question.answer else {
                unreachable!()
            };
            let key = all(choice).key.as_ref().unwrap();
            let right: BTreeSet<_> = options.iter().filter(|option| key.has(&option.id)).map(|option| option.text.html.as_str()).collect();
            assert_eq!(right, if choice == "single" { BTreeSet::from(["text two"]) } else { BTreeSet::from(["text one", "text two"]) });
        }
        let AnswerView::Matching { lefts, rights } = &all("matching").question.answer else { unreachable!() };
        assert_eq!(rights.len(), 4);
        for left in lefts {
            let right = all("matching").key.as_ref().unwrap().for_left(&left.id).unwrap();
            assert!(rights.contains(right));
            let length = right.text.html.as_str().trim_start_matches("right ").len();
            assert_eq!(left.text.html.as_str(), format!("left {length}"));
        }
        let Some(KeyView::Order(order)) = &all("ordering").key else { unreachable!() };
        assert_eq!(
            order.iter().map(|item| item.text.html.as_str()).collect::<Vec<_>>(),
            ["item first", "item second", "item third", "item fourth"]
        );
        assert_eq!(all("truth").key, Some(KeyView::Truth(false)));
        assert_eq!(all("numeric").key, Some(KeyView::Number { answer: Exact::from_integer(2000), tolerance: Exact::from_integer(1) }));
        assert_eq!(all("short").key, Some(KeyView::Forms(vec!["Rosario".to_owned(), "Rosaire".to_owned()])));
    }
}

#[test]
fn the_present_response_is_in_the_fields() {
    let (quiz, draw) = setting(2);
    let responses = responses();
    for drawn in draw.of(&quiz).unwrap() {
        let view = QuestionView::of(drawn, 1, responses.get(&drawn.question.id), ENGLISH);
        let blank = QuestionView::of(drawn, 1, None, ENGLISH);
        let odd = QuestionView::of(drawn, 1, Some(&Response::Choice("zz".to_owned())), ENGLISH);
        assert_eq!(blank, odd, "a response that does not fit shows as none");
        let filled = match view.answer {
            AnswerView::SingleChoice { options } => options.iter().map(|option| option.chosen).eq([true, false, false]),
            AnswerView::MultipleChoice { options } => options.iter().map(|option| option.chosen).eq([true, false, true, false]),
            AnswerView::TrueFalse { chosen } => chosen == Some(true),
            AnswerView::Matching { lefts, .. } => lefts.iter().map(|left| left.chosen.as_deref()).eq([None, Some("a"), None]),
            AnswerView::Ordering { items } => items.iter().map(|item| item.place).eq([Some(2), None, None, None]),
            AnswerView::Numeric { typed, unit } => typed == "2 000" && unit == Some(("years".to_owned(), Language::En)),
            AnswerView::ShortText { typed } => typed == "Rosario",
        };
        assert!(filled, "{:?}", drawn.question.id);
    }
}

#[test]
fn another_language_changes_texts_and_nothing_else() {
    let disclosure = Disclosure { grade: true, feedback: true, keys: true };
    let (english, french) = (review(disclosure, ENGLISH, 3), review(disclosure, FRENCH, 3));
    assert_eq!(english.grade, french.grade);
    let texts = |review: &ReviewView| format!("{review:?}");
    let translated = texts(&french).replace("fr:", "").replace("language: Fr", "language: En");
    assert_eq!(translated, texts(&english));
    assert_ne!(texts(&french), texts(&english));
}

#[test]
fn a_quiz_is_read_whole_in_one_language() {
    let course: Course = serde_json::from_value(serde_json::json!({
        "id": "course", "version": "0".repeat(64), "languages": ["en", "fr"], "draft_languages": ["es"], "title": {"en": "Course"}, "edition": null,
        "summary": {}, "audience": null, "outcomes": [], "licence": "CC0-1.0", "credit": null, "modules": [], "awards": [], "assets": {}
    }))
    .unwrap();
    let (mut quiz, draw) = setting(1);
    for (languages, wanted, expected) in [
        (vec![Language::En, Language::Fr], Language::Fr, Language::Fr),
        (vec![Language::En], Language::Fr, Language::En),
        (vec![Language::En, Language::Es], Language::Es, Language::En),
    ] {
        quiz.languages = languages;
        let reading = Reading::of(&course, &quiz, wanted);
        assert_eq!(reading, Reading { language: expected, source: Language::En });
        let view = QuestionView::of(draw.of(&quiz).unwrap()[0], 1, None, reading);
        assert_eq!(view.ask.language, expected);
    }
}
