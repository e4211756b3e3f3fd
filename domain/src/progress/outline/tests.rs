use super::*;
use crate::assessment::allowance::History;
use crate::assessment::sample::{at, rules};
use crate::catalogue::model::QuizRules;
use crate::progress::facts::QuizFacts;
use crate::progress::missing::{QuizState, Way};
use crate::progress::sample::{course, id, learner, lesson, module, optional, percent, quiz, tried, two_modules};

fn status_of(course: &Course, name: &str, facts: &Facts) -> ActivityStatus {
    let (module, activity) = course.activity(&id(name)).unwrap();
    activity_status(module, activity, facts)
}

#[test]
fn lessons_are_done_when_recorded_and_quizzes_when_passed() {
    let course = two_modules();
    let mut facts = learner(&course, &["a"]);
    facts.quizzes.insert(id("check"), tried(1, Some(69)));
    facts.quizzes.insert(id("final"), tried(2, Some(70)));
    let cases = [
        ("a", ActivityState::Done, Some(at(1)), None, true),
        ("b", ActivityState::NotStarted, None, None, true),
        ("extra", ActivityState::NotStarted, None, None, false),
        ("check", ActivityState::UnderWay, None, Some(percent(69)), true),
        ("final", ActivityState::Done, None, Some(percent(70)), true),
    ];
    for (name, state, done_at, mark, asked) in cases {
        let status = status_of(&course, name, &facts);
        assert_eq!((status.state, status.done_at, status.mark, status.asked), (state, done_at, mark, asked), "{name}");
        assert_eq!(status.missing.is_none(), state == ActivityState::Done, "{name}");
    }
}

#[test]
fn a_quiz_once_passed_stays_done() {
    let course = two_modules();
    let mut facts = learner(&course, &["check"]);
    facts.quizzes.insert(id("check"), tried(2, Some(30)));
    assert_eq!(status_of(&course, "check", &facts).state, ActivityState::Done);
}

#[test]
fn a_missing_quiz_says_what_can_be_done() {
    let rules = QuizRules { attempts: Some(2), wait_minutes: 60, opens: Some(at(10)), closes: Some(at(1000)), ..rules() };
    let course = course(vec![module("one", vec![quiz("check", 1, rules)])]);
    let until = Some(at(1000));
    let open = QuizFacts { history: History { open: true, ..tried(1, None).history }, open_until: Some(at(120)), ..QuizFacts::default() };
    let asked = QuizFacts { asked: true, ..tried(2, Some(60)) };
    let granted = QuizFacts { history: History { granted: 1, ..tried(2, None).history }, ..tried(2, Some(60)) };
    let late = QuizFacts { history: History { last_ended: Some(at(950)), ..tried(1, None).history }, ..tried(1, Some(60)) };
    let cases = [
        (QuizFacts::default(), 5, Way::Start { left: Some(2), from: Some(at(10)), until }),
        (QuizFacts::default(), 100, Way::Start { left: Some(2), from: None, until }),
        (open, 100, Way::CarryOn { until: Some(at(120)) }),
        (tried(1, Some(60)), 100, Way::Start { left: Some(1), from: Some(at(110)), until }),
        (tried(1, Some(60)), 110, Way::Start { left: Some(1), from: None, until }),
        (tried(2, Some(60)), 200, Way::Ask { until }),
        (asked, 200, Way::Asked { until }),
        (granted, 200, Way::Start { left: Some(1), from: None, until }),
        (late, 960, Way::Closed { at: at(1000) }),
        (QuizFacts::default(), 1000, Way::Closed { at: at(1000) }),
        (asked, 1001, Way::Closed { at: at(1000) }),
    ];
    for (quiz, now, way) in cases {
        let mut facts = Facts { now: at(now), ..learner(&course, &[]) };
        facts.quizzes.insert(id("check"), quiz);
        let quiz = QuizState { activity: id("check"), have: quiz.mark.map(|mark| mark.percent), way };
        assert_eq!(status_of(&course, "check", &facts).missing, Some(Missing::Quiz { quiz, need: percent(70) }), "at {now}");
        let open = matches!(way, Way::CarryOn { .. } | Way::Start { from: None, .. });
        assert_eq!(way.is_open(), open);
    }
}

#[test]
fn modules_and_the_course_add_up() {
    let course = two_modules();
    let modules = |facts: &Facts| {
        let statuses = course.modules.iter().map(|module| module_status(module, facts));
        statuses.map(|status| (status.done, status.asked, status.minutes_left, status.complete)).collect::<Vec<_>>()
    };
    let cases: [(&[&str], _, _); 4] = [
        (&[], [(0, 3, 30, false), (0, 2, 20, false)], (0, 5, 50)),
        (&["a", "extra"], [(1, 3, 20, false), (0, 2, 20, false)], (1, 5, 40)),
        (&["a", "b", "check"], [(3, 3, 0, true), (0, 2, 20, false)], (3, 5, 20)),
        (&["a", "b", "check", "c", "final"], [(3, 3, 0, true), (2, 2, 0, true)], (5, 5, 0)),
    ];
    for (done, expected, whole) in cases {
        let facts = learner(&course, done);
        assert_eq!(modules(&facts), expected, "{done:?}");
        let summary = summary(&course, &facts);
        assert_eq!((summary.done, summary.asked, summary.minutes_left), whole, "{done:?}");
        assert_eq!(summary.complete(), whole.2 == 0);
        assert_eq!(summary.percent(), percent(i64::from(whole.0) * 20));
    }
}

#[test]
fn carry_on_leads_to_what_can_be_done() {
    let course = two_modules();
    let next = |facts: &Facts| summary(&course, facts).next;
    assert_eq!(next(&learner(&course, &[])), Some(id("a")));
    assert_eq!(next(&learner(&course, &["a", "c"])), Some(id("b")));
    assert_eq!(next(&learner(&course, &["a", "b"])), Some(id("check")));
    let mut used_up = learner(&course, &["a", "b"]);
    used_up.quizzes.insert(id("check"), tried(3, Some(50)));
    assert_eq!(next(&used_up), Some(id("c")), "the quiz has to wait for another attempt");
    used_up.completions.extend([(id("c"), at(60)), (id("final"), at(61))]);
    assert_eq!(next(&used_up), Some(id("check")), "it is all that is left, and its page says how to ask");
    let all_asked = learner(&course, &["a", "b", "check", "c", "final"]);
    assert_eq!(next(&all_asked), Some(id("extra")), "what nobody asks for comes last");
    assert_eq!(next(&learner(&course, &["a", "b", "extra", "check", "c", "final"])), None);
}

#[test]
fn what_is_newly_required_does_not_bind_and_what_is_removed_is_not_asked() {
    let before = two_modules();
    let mut facts = learner(&before, &["a", "check"]);
    // `b` is removed, `new` is added, `extra` becomes required, a module `three` comes.
    let mut after = two_modules();
    after.modules[0].activities.retain(|activity| activity.id != id("b"));
    after.modules[0].activities.iter_mut().for_each(|activity| activity.required = true);
    after.modules[0].activities.push(lesson("new"));
    after.modules.push(module("three", vec![lesson("d"), optional(lesson("e"))]));
    let one = module_status(&after.modules[0], &facts);
    assert_eq!((one.done, one.asked, one.complete), (2, 2, true));
    assert!(one.activities.iter().filter(|status| status.asked).map(|status| status.activity.as_str()).eq(["a", "check"]));
    let three = module_status(&after.modules[2], &facts);
    assert_eq!((three.done, three.asked, three.complete), (0, 1, false), "a module that came later counts for itself");
    assert_eq!(summary(&after, &facts).asked, 4, "and not for the course one enrolled in");
    facts.completions.extend([(id("c"), at(60)), (id("final"), at(61))]);
    let done = summary(&after, &facts);
    assert!(done.complete());
    assert_eq!(done.next, Some(id("extra")), "carry on with what is new");
    // Somebody who enrols now is bound by all of it.
    assert_eq!(summary(&after, &learner(&after, &["a"])).asked, 7);
}

#[test]
fn a_module_that_asks_nothing_is_complete_when_everything_is_done() {
    let course = course(vec![module("one", vec![optional(lesson("a")), optional(lesson("b"))])]);
    let complete = |done: &[&str]| module_status(&course.modules[0], &learner(&course, done)).complete;
    assert!(!complete(&[]) && !complete(&["a"]) && complete(&["a", "b"]));
    let summary = summary(&course, &learner(&course, &[]));
    assert_eq!((summary.asked, summary.percent(), summary.next), (0, percent(100), Some(id("a"))));
}
