//! A quiz file: its rules, and where it takes questions from. A bank file: its questions.

use super::diagnostic::{Code, Findings, Span, nearest};
use super::fields::{self, Fields};
use super::model::{Counts, Exact, Feedback, Keys, QuizRules};
use super::yaml::Node;

const KEYS: &[&str] = &[
    "title",
    "intro",
    "attempts",
    "wait_minutes",
    "time_limit_minutes",
    "opens",
    "closes",
    "counts",
    "pass_mark",
    "shuffle_questions",
    "shuffle_options",
    "feedback",
    "keys",
    "questions",
];

/// Minutes in a year.
const YEAR: u32 = 525_600;

/// A quiz as written, its questions still to be read.
pub(super) struct QuizDraft<'n> {
    pub(super) title: Option<String>,
    pub(super) intro: Option<&'n Node>,
    pub(super) rules: QuizRules,
    pub(super) slots: Vec<SlotDraft<'n>>,
}

/// Where questions come from.
pub(super) enum SlotDraft<'n> {
    Question(&'n Node),
    Pool { bank: String, draw: u32, span: Span, draw_span: Span },
}

/// Reads a quiz. `graded`: its result has weight, or an award asks for it.
pub(super) fn read<'n>(root: &'n Node, graded: bool, findings: &mut Findings) -> Option<QuizDraft<'n>> {
    let quiz = Fields::of(root, "quiz", KEYS, findings)?;
    let title = quiz.need("title", findings).and_then(|node| fields::title(node, "title", findings));
    let rules = rules(&quiz, graded, findings);
    let mut slots = Vec::new();
    if let Some(node) = quiz.need("questions", findings) {
        let entries = fields::list(node, "questions", findings);
        if entries.is_empty() {
            findings.at(Code::EmptyList, node.span, &[("key", "questions")]);
        }
        slots.extend(entries.iter().filter_map(|entry| slot(entry, findings)));
        report_banks_drawn_twice(&slots, findings);
    }
    Some(QuizDraft { title, intro: quiz.get("intro"), rules, slots })
}

/// Reads a bank: the nodes of its questions.
pub(super) fn read_bank<'n>(root: &'n Node, findings: &mut Findings) -> &'n [Node] {
    let Some(bank) = Fields::of(root, "bank", &["questions"], findings) else { return &[] };
    let Some(node) = bank.need("questions", findings) else { return &[] };
    let entries = fields::list(node, "questions", findings);
    if entries.is_empty() {
        findings.at(Code::EmptyList, node.span, &[("key", "questions")]);
    }
    entries
}

fn slot<'n>(entry: &'n Node, findings: &mut Findings) -> Option<SlotDraft<'n>> {
    let is_pool = matches!(&entry.value, super::yaml::Value::Map(pairs) if pairs.iter().any(|(key, _)| key.name == "pool"));
    if !is_pool {
        return Some(SlotDraft::Question(entry));
    }
    let outer = Fields::of(entry, "questions", &["pool"], findings)?;
    let pool = Fields::of(outer.need("pool", findings)?, "pool", &["bank", "draw"], findings)?;
    let bank = pool.need("bank", findings).and_then(|node| Some((fields::title(node, "bank", findings)?, node.span)));
    let draw = pool.need("draw", findings).and_then(|node| Some((fields::whole(node, "draw", 1..=1_000, findings)?, node.span)));
    let ((bank, span), (draw, draw_span)) = (bank?, draw?);
    Some(SlotDraft::Pool { bank, draw, span, draw_span })
}

fn report_banks_drawn_twice(slots: &[SlotDraft<'_>], findings: &mut Findings) {
    let mut seen: Vec<&str> = Vec::new();
    for slot in slots {
        if let SlotDraft::Pool { bank, span, .. } = slot {
            if seen.contains(&bank.as_str()) {
                findings.at(Code::BankDrawnTwice, *span, &[("bank", bank)]);
            }
            seen.push(bank);
        }
    }
}

fn rules(quiz: &Fields<'_>, graded: bool, findings: &mut Findings) -> QuizRules {
    let attempts = quiz.get("attempts").and_then(|node| attempts(node, findings));
    let mut minutes = |key: &str, least: u32| quiz.get(key).and_then(|node| fields::whole(node, key, least..=YEAR, findings));
    let (wait_minutes, time_limit_minutes) = (minutes("wait_minutes", 0).unwrap_or(0), minutes("time_limit_minutes", 1));
    let opens = quiz.get("opens").and_then(|node| fields::moment(node, "opens", findings));
    let closes = quiz.get("closes").and_then(|node| fields::moment(node, "closes", findings));
    if let (Some(opens), Some(closes), Some(span)) = (opens, closes, quiz.get("closes").map(|node| node.span))
        && closes <= opens
    {
        findings.at(Code::ClosesBeforeOpens, span, &[]);
    }
    let counts = [("best", Counts::Best), ("last", Counts::Last), ("first", Counts::First), ("average", Counts::Average)];
    let feedbacks =
        [("after_submit", Feedback::AfterSubmit), ("after_passed_or_used_up", Feedback::AfterPassedOrUsedUp), ("never", Feedback::Never)];
    let keys = [("after_passed_or_used_up", Keys::AfterPassedOrUsedUp), ("after_submit", Keys::AfterSubmit), ("never", Keys::Never)];
    let pass_mark = quiz.get("pass_mark").and_then(|node| fields::exact(node, "pass_mark", 0..=100, findings));
    let shown = quiz.get("keys").and_then(|node| Some((fields::choice(node, "keys", &keys, findings)?, node.span)));
    if let Some((Keys::AfterSubmit, span)) = shown
        && graded
        && attempts != Some(1)
    {
        findings.at(Code::KeysTooEarly, span, &[]);
    }
    QuizRules {
        attempts,
        wait_minutes,
        time_limit_minutes,
        opens,
        closes,
        counts: quiz.get("counts").and_then(|node| fields::choice(node, "counts", &counts, findings)).unwrap_or(Counts::Best),
        pass_mark: pass_mark.unwrap_or(Exact::from(0)),
        shuffle_questions: quiz
            .get("shuffle_questions")
            .and_then(|node| fields::boolean(node, "shuffle_questions", findings))
            .unwrap_or(false),
        shuffle_options: quiz.get("shuffle_options").and_then(|node| fields::boolean(node, "shuffle_options", findings)).unwrap_or(false),
        feedback: quiz
            .get("feedback")
            .and_then(|node| fields::choice(node, "feedback", &feedbacks, findings))
            .unwrap_or(Feedback::AfterSubmit),
        keys: shown.map_or(Keys::AfterPassedOrUsedUp, |(keys, _)| keys),
    }
}

/// How many attempts; `None` for as many as one likes.
fn attempts(node: &Node, findings: &mut Findings) -> Option<u32> {
    match &node.value {
        super::yaml::Value::Scalar { text, .. } if text.trim() == "unlimited" => None,
        super::yaml::Value::Scalar { text, .. } if nearest(text, ["unlimited"]) == "unlimited" => {
            let arguments = [("key", "attempts"), ("value", text.as_str()), ("choices", "unlimited"), ("suggestion", "unlimited")];
            findings.at(Code::NotAChoice, node.span, &arguments);
            None
        }
        _ => fields::whole(node, "attempts", 1..=1_000, findings),
    }
}
