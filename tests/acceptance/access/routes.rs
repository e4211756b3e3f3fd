//! The pages there are, read from the sources.

use crate::support::files;
use std::{collections::BTreeSet, path::Path};

/// What the sources of the api hand to the router, as `METHOD address`.
pub fn pages() -> BTreeSet<String> {
    let route = regex::Regex::new(r#"\.at\(\s*"([^"]+)"\s*,"#).unwrap();
    let method = regex::Regex::new(r"\b(get|post|put|delete|patch|head)\(").unwrap();
    let mut found = BTreeSet::new();
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../api/src")) {
        let text = std::fs::read_to_string(&file).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap();
        for at in route.captures_iter(text) {
            let methods = up_to_its_bracket(&text[at.get(0).unwrap().end()..]);
            let count =
                method.captures_iter(methods).map(|method| found.insert(format!("{} {}", method[1].to_uppercase(), &at[1]))).count();
            assert!(count > 0, "{}: the methods of {} are not to be seen", file.display(), &at[1]);
        }
        let known = route.captures_iter(text).count();
        let all = if text.contains("Route") { text.matches(".at(").count() } else { known };
        assert_eq!(all, known, "{}: a route whose address is not a plain text", file.display());
    }
    found
}

/// The text up to the bracket that closes what was opened before it.
fn up_to_its_bracket(text: &str) -> &str {
    let mut depth = 1;
    let end = text.find(|c| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth == 0
    });
    &text[..end.unwrap()]
}
