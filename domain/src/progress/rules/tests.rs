use super::*;
use crate::assessment::draw::Numbers;
use crate::assessment::sample::{at, rules, seed};
use crate::catalogue::model::QuizRules;
use crate::progress::missing::{QuizState, Way};
use crate::progress::sample::{award, course, id, learner, lesson, module, module_id, optional, percent, quiz, tried, two_modules};

type Names<'a> = &'a [&'a str];

/// Modules meant, activities done, what is missing, how many of how many.
type Case<'a> = (Names<'a>, Names<'a>, Vec<Missing>, (u32, u32));

/// Of an award with this one requirement.
fn one(course: &Course, rule: Rule, facts: &Facts) -> RequirementStanding {
    let standing = award_standing(course, &award(vec![rule]), facts);
    let requirement = standing.requirements.into_iter().next().unwrap();
    assert_eq!(requirement.met, standing.met);
    assert_eq!(requirement.met, requirement.missing.is_empty());
    requirement
}

fn all_of(modules: &[&str]) -> Rule {
    Rule::AllRequired { modules: modules.iter().map(|module| module_id(module)).collect() }
}

fn lesson_missing(name: &str) -> Missing {
    Missing::Lesson { activity: id(name) }
}

fn quiz_missing(name: &str, have: Option<i64>, way: Way, need: i64) -> Missing {
    Missing::Quiz { quiz: QuizState { activity: id(name), have: have.map(percent), way }, need: percent(need) }
}

fn start(left: Option<u32>) -> Way {
    Way::Start { left, from: None, until: None }
}

#[test]
fn all_required_activities_of_the_modules_meant() {
    let course = two_modules();
    let cases: [Case<'_>; 6] = [
        (&["one"], &[], vec![lesson_missing("a"), lesson_missing("b"), quiz_missing("check", None, start(Some(3)), 70)], (0, 3)),
        (&["one"], &["a", "extra", "check"], vec![lesson_missing("b")], (2, 3)),
        (&["one"], &["a", "b", "check"], vec![], (3, 3)),
        (&["two"], &["a", "b", "check"], vec![lesson_missing("c"), quiz_missing("final", None, start(None), 70)], (0, 2)),
        (&["one", "two"], &["a", "b", "check", "c"], vec![quiz_missing("final", None, start(None), 70)], (4, 5)),
        (&["one", "two"], &["a", "b", "check", "c", "final"], vec![], (5, 5)),
    ];
    for (modules, done, missing, (count, asked)) in cases {
        let standing = one(&course, all_of(modules), &learner(&course, done));
        assert_eq!(standing.missing, missing, "{modules:?} with {done:?}");
        let Evidence::Activities { done: found, asked: of, .. } = standing.evidence else { unreachable!() };
        assert_eq!((found, of), (count, asked), "{modules:?} with {done:?}");
    }
    let done = one(&course, all_of(&["one"]), &learner(&course, &["check", "b", "a", "c"]));
    assert_eq!(done.evidence, Evidence::Activities { done: 3, asked: 3, last: Some(at(3)) }, "dated by the last one asked");
}

#[test]
fn a_failed_quiz_says_the_mark_the_need_and_the_attempts_left() {
    let course = two_modules();
    let mut facts = learner(&course, &["a", "b"]);
    let cases = [
        (tried(2, Some(60)), Some(quiz_missing("check", Some(60), start(Some(1)), 70))),
        (tried(3, Some(60)), Some(quiz_missing("check", Some(60), Way::Ask { until: None }, 70))),
        (tried(3, Some(70)), None),
    ];
    for (quiz, missing) in cases {
        facts.quizzes.insert(id("check"), quiz);
        assert_eq!(one(&course, all_of(&["one"]), &facts).missing, Vec::from_iter(missing), "{quiz:?}");
    }
}

#[test]
fn a_quiz_mark_may_ask_for_more_or_less_than_the_pass_mark() {
    let course = two_modules();
    let mark = |at_least: i64, quiz| {
        let mut facts = learner(&course, &[]);
        facts.quizzes.insert(id("check"), quiz);
        one(&course, Rule::QuizMark { quiz: id("check"), at_least: percent(at_least) }, &facts)
    };
    let cases = [
        (80, tried(1, Some(79)), Some(quiz_missing("check", Some(79), start(Some(2)), 80))),
        (80, tried(1, Some(80)), None),
        (50, tried(1, Some(60)), None),
        (0, tried(0, None), Some(quiz_missing("check", None, start(Some(3)), 0))),
        (0, tried(1, Some(0)), None),
    ];
    for (at_least, quiz, missing) in cases {
        let standing = mark(at_least, quiz);
        assert_eq!(standing.missing, Vec::from_iter(missing), "{at_least} with {quiz:?}");
        assert_eq!(standing.evidence, Evidence::Mark { percent: quiz.mark.map(|mark| mark.percent) });
    }
    let gone = Rule::QuizMark { quiz: id("gone"), at_least: percent(0) };
    assert_eq!(one(&course, gone, &learner(&course, &[])).missing, [Missing::Unavailable]);
}

#[test]
fn any_lessons_count_for_lessons_done() {
    let course = two_modules();
    let choice = |names: &[&str]| names.iter().map(|name| id(name)).collect::<Vec<_>>();
    let cases: [(&[&str], u32, Vec<Missing>); 5] = [
        (&[], 2, vec![Missing::MoreLessons { count: 2, choice: choice(&["a", "b", "extra", "c"]) }]),
        (&["extra"], 2, vec![Missing::MoreLessons { count: 1, choice: choice(&["a", "b", "c"]) }]),
        (&["extra", "c"], 2, vec![]),
        (&["extra", "check", "gone"], 2, vec![Missing::MoreLessons { count: 1, choice: choice(&["a", "b", "c"]) }]),
        (&["a"], 5, vec![Missing::Unavailable]),
    ];
    for (done, at_least, missing) in cases {
        assert_eq!(one(&course, Rule::LessonsDone { at_least }, &learner(&course, done)).missing, missing, "{at_least} with {done:?}");
    }
}

#[test]
fn the_weighted_grade_counts_what_is_not_taken_as_nothing() {
    let course = two_modules(); // weights 1 and 3
    let cases = [
        (None, None, Exact::from_integer(0)),
        (Some(100), None, percent(25)),
        (None, Some(80), percent(60)),
        (Some(55), Some(60), Exact::new(235, 4)),
        (Some(60), Some(60), percent(60)),
    ];
    for (check, last, have) in cases {
        let mut facts = learner(&course, &[]);
        facts.quizzes.extend(check.map(|mark| (id("check"), tried(1, Some(mark)))));
        facts.quizzes.extend(last.map(|mark| (id("final"), tried(1, Some(mark)))));
        let standing = one(&course, Rule::WeightedGrade { at_least: percent(60) }, &facts);
        assert_eq!(standing.evidence, Evidence::Grade { percent: Some(have) });
        assert_eq!(standing.met, have >= percent(60), "{have}");
        if let [Missing::Grade { have: shown, need, quizzes }] = standing.missing.as_slice() {
            assert_eq!((*shown, *need), (have, percent(60)));
            let improvable = [("check", check), ("final", last)].into_iter().filter(|(_, mark)| *mark != Some(100));
            assert!(quizzes.iter().map(|quiz| quiz.activity.as_str()).eq(improvable.map(|(name, _)| name)));
        }
    }
}

#[test]
fn a_quiz_newly_required_does_not_pull_the_grade_down() {
    let before = course(vec![module("one", vec![quiz("check", 1, rules())])]);
    let mut facts = learner(&before, &[]);
    facts.quizzes.insert(id("check"), tried(1, Some(80)));
    let mut after = before.clone();
    after.modules[0].activities.push(quiz("new", 9, rules()));
    let grade = |course: &Course| one(course, Rule::WeightedGrade { at_least: percent(60) }, &facts).evidence;
    assert_eq!(grade(&after), Evidence::Grade { percent: Some(percent(80)) });
    after.modules[0].activities[1].required = false;
    assert_eq!(grade(&after), Evidence::Grade { percent: Some(percent(8)) }, "an optional one counts for everybody");
    let ungraded = course(vec![module("one", vec![lesson("a"), quiz("check", 0, rules())])]);
    let standing = one(&ungraded, Rule::WeightedGrade { at_least: percent(0) }, &facts);
    assert_eq!((standing.evidence, standing.missing), (Evidence::Grade { percent: None }, vec![Missing::Unavailable]));
}

#[test]
fn what_came_after_enrolment_binds_later_enrolments_only() {
    let before = two_modules();
    let facts = learner(&before, &["a", "b", "check"]);
    let mut after = two_modules();
    after.modules[0].activities.push(lesson("new"));
    assert!(one(&after, all_of(&["one"]), &facts).met);
    assert_eq!(one(&after, all_of(&["one"]), &learner(&after, &["a", "b", "check"])).missing, [lesson_missing("new")]);
    after.modules[0].activities.retain(|activity| activity.id != id("b"));
    assert!(one(&after, all_of(&["one"]), &learner(&before, &["a", "check"])).met, "what was removed is not asked");
}

#[test]
fn nobody_gets_an_award_for_nothing() {
    let before = two_modules();
    let facts = learner(&before, &["a", "b", "check", "c", "final"]);
    let mut after = two_modules();
    after.modules.push(module("three", vec![lesson("d")]));
    assert_eq!(
        one(&after, all_of(&["three"]), &facts).missing,
        [lesson_missing("d")],
        "a module that came later has to be done for its award"
    );
    assert!(one(&after, all_of(&["one", "two", "three"]), &facts).met, "but does not bind for one that covers what one enrolled in");
    after.modules[2] = module("three", vec![optional(lesson("d"))]);
    assert_eq!(one(&after, all_of(&["three"]), &facts).missing, [Missing::Unavailable]);
    assert!(!award_standing(&after, &award(vec![]), &facts).met);
}

#[test]
fn an_award_is_met_when_all_its_requirements_are() {
    let course = two_modules();
    let award = award(vec![
        all_of(&["one"]),
        Rule::QuizMark { quiz: id("check"), at_least: percent(70) },
        Rule::LessonsDone { at_least: 3 },
        Rule::WeightedGrade { at_least: percent(10) },
    ]);
    let mut facts = learner(&course, &["a", "b"]);
    let standing = award_standing(&course, &award, &facts);
    assert!(!standing.met && standing.requirements.iter().all(|requirement| !requirement.met));
    assert_eq!(standing.missing().len(), 3, "the quiz is missing twice and said once");
    facts.quizzes.insert(id("check"), tried(1, Some(75)));
    facts.completions.insert(id("check"), at(50));
    let standing = award_standing(&course, &award, &facts);
    assert!(standing.requirements.iter().map(|requirement| requirement.met).eq([true, true, false, true]));
    assert!(!standing.met);
    facts.completions.insert(id("extra"), at(60));
    let standing = award_standing(&course, &award, &facts);
    assert!(standing.met && standing.missing().is_empty());
    assert!(
        standing.requirements.iter().map(|requirement| requirement.id.as_str()).eq(award.requirements.iter().map(|rule| rule.id.as_str()))
    );
}

#[test]
fn a_quiz_that_closes_says_by_when() {
    let course = course(vec![module("one", vec![quiz("check", 1, QuizRules { closes: Some(at(500)), ..rules() })])]);
    let rule = || Rule::QuizMark { quiz: id("check"), at_least: percent(70) };
    let facts = learner(&course, &[]);
    let until = Way::Start { left: None, from: None, until: Some(at(500)) };
    assert_eq!(one(&course, rule(), &facts).missing, [quiz_missing("check", None, until, 70)]);
    let closed = Facts { now: at(501), ..facts };
    assert_eq!(one(&course, rule(), &closed).missing, [quiz_missing("check", None, Way::Closed { at: at(500) }, 70)]);
}

#[test]
fn a_standing_survives_storage() {
    let course = two_modules();
    let standing =
        award_standing(&course, &award(vec![all_of(&["one"]), Rule::WeightedGrade { at_least: percent(60) }]), &learner(&course, &["a"]));
    let stored = serde_json::to_value(&standing).unwrap();
    let read: Standing = serde_json::from_value(stored.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), stored);
    assert_eq!(stored["requirements"][0]["missing"][1]["quiz"]["way"]["way"], "start");
}

/// Doing more never takes anything away, and what is missing is exactly what is not met.
#[test]
fn doing_more_never_takes_anything_away() {
    let course = two_modules();
    let award = award(vec![all_of(&["one", "two"]), Rule::LessonsDone { at_least: 3 }, Rule::WeightedGrade { at_least: percent(50) }]);
    for number in 0..200 {
        let mut numbers = Numbers::new(seed(number));
        let mut steps = ["a", "b", "extra", "check", "c", "final"];
        numbers.shuffle(&mut steps);
        let mut facts = learner(&course, &[]);
        let mut met_before = vec![false; 3];
        for step in steps {
            facts.completions.insert(id(step), at(60));
            facts.quizzes.insert(id(step), tried(1, Some(70 + i64::try_from(numbers.below(31)).unwrap())));
            let standing = award_standing(&course, &award, &facts);
            let met: Vec<bool> = standing.requirements.iter().map(|requirement| requirement.met).collect();
            assert!(met_before.iter().zip(&met).all(|(before, now)| *now || !before), "{steps:?}");
            assert!(standing.requirements.iter().all(|requirement| requirement.met == requirement.missing.is_empty()));
            assert_eq!(standing.met, standing.missing().is_empty());
            met_before = met;
        }
        assert!(award_standing(&course, &award, &facts).met);
    }
}
