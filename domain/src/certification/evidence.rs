//! What somebody met, and with which mark, on the day they qualified.

use crate::{
    catalogue::model::{Exact, Rule},
    progress::{Evidence, Standing},
};
use serde::{Deserialize, Serialize};

/// A requirement that was met, as the rule engine saw it on the day.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Met {
    /// The author's id of the requirement.
    pub id: String,
    /// What had to hold.
    pub rule: Rule,
    /// What the learner had.
    pub evidence: Evidence,
}

/// Everything that was met.
pub(super) fn of(standing: &Standing) -> Vec<Met> {
    let met = standing.requirements.iter().filter(|requirement| requirement.met);
    met.map(|one| Met { id: one.id.clone(), rule: one.rule.clone(), evidence: one.evidence }).collect()
}

/// The grade a certificate prints: the weighted grade where the award asks for one, else the mark of the one quiz it asks for. An award
/// that asks for several quizzes, or for none, has no grade.
pub(super) fn grade(met: &[Met]) -> Option<Exact> {
    let weighted = met.iter().find_map(|one| match one.evidence {
        Evidence::Grade { percent } => percent,
        _ => None,
    });
    let mut marks = met.iter().filter_map(|one| match one.evidence {
        Evidence::Mark { percent } => percent,
        _ => None,
    });
    match (weighted, marks.next(), marks.next()) {
        (Some(grade), _, _) | (None, Some(grade), None) => Some(grade),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ActivityId;

    fn mark(percent: i64) -> Met {
        let quiz = ActivityId::parse("check").unwrap();
        let rule = Rule::QuizMark { quiz, at_least: Exact::from_integer(70) };
        Met { id: "mark".into(), rule, evidence: Evidence::Mark { percent: Some(Exact::from_integer(percent)) } }
    }

    fn weighted(percent: i64) -> Met {
        let rule = Rule::WeightedGrade { at_least: Exact::from_integer(60) };
        Met { id: "overall".into(), rule, evidence: Evidence::Grade { percent: Some(Exact::from_integer(percent)) } }
    }

    #[test]
    fn an_award_has_one_grade_or_none() {
        let whole = Exact::from_integer;
        assert_eq!(grade(&[]), None);
        assert_eq!(grade(&[mark(80)]), Some(whole(80)));
        assert_eq!(grade(&[mark(80), mark(90)]), None);
        assert_eq!(grade(&[mark(80), mark(90), weighted(85)]), Some(whole(85)));
    }
}
