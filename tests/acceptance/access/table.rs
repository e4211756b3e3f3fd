//! Reading the table.

use std::path::Path;

/// Who asks, in the order of the table's columns.
pub const ROLES: [&str; 6] = ["visitor", "stranger", "owner", "facilitator", "author", "admin"];

/// What a request changes when it is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changes {
    /// Nothing.
    Nothing,
    /// What is no matter to anybody else.
    Harmlessly,
    /// What belongs to who asks, or what can be done twice.
    Repeatably,
    /// What others see too.
    Anything,
}

/// One line of the table.
pub struct Row {
    /// The HTTP method.
    pub method: String,
    /// The address, as the route is declared.
    pub address: String,
    /// What each role is answered.
    pub outcomes: Vec<String>,
    /// What is sent.
    pub body: String,
    /// What it changes.
    pub changes: Changes,
}

/// Every line.
pub fn table() -> Vec<Row> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("acceptance/access/table.txt")).unwrap();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(row).collect()
}

fn row(line: &str) -> Row {
    let (route, body) = line.split_once('|').unwrap_or((line, ""));
    let words: Vec<&str> = route.split_whitespace().collect();
    let [method, address, outcomes @ ..] = words.as_slice() else { panic!("{line}") };
    assert_eq!(outcomes.len(), ROLES.len(), "{line}");
    let changes = match method.chars().next() {
        Some('*') => Changes::Anything,
        Some('+') => Changes::Repeatably,
        Some('~') => Changes::Harmlessly,
        _ => Changes::Nothing,
    };
    Row {
        method: method.trim_start_matches(['*', '+', '~']).to_owned(),
        address: (*address).to_owned(),
        outcomes: outcomes.iter().map(|outcome| (*outcome).to_owned()).collect(),
        body: body.trim().to_owned(),
        changes,
    }
}

impl Row {
    /// Whether the table says that this role is turned away, so that nothing can have changed.
    pub fn refuses(&self, role: usize) -> bool {
        let outcome = self.outcomes[role].as_str();
        outcome == "in" || outcome.starts_with('4')
    }

    /// The line with other outcomes.
    pub fn with(&self, outcomes: &[&String]) -> String {
        let mark = match self.changes {
            Changes::Nothing => "",
            Changes::Repeatably => "+",
            Changes::Harmlessly => "~",
            Changes::Anything => "*",
        };
        let outcomes: String = outcomes.iter().map(|outcome| format!("{outcome:<5}")).collect();
        let body = if self.body.is_empty() { String::new() } else { format!("| {}", self.body) };
        format!("{:<7} {:<68}{outcomes}{body}", format!("{mark}{}", self.method), self.address).trim_end().to_owned()
    }
}
