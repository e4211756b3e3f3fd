//! Which addresses the API has and which methods each takes, from its document.

use serde_json::Value;
use std::sync::Arc;

/// Addresses and their methods.
#[derive(Debug, Clone)]
pub struct Addresses(Arc<Vec<(Vec<String>, String)>>);

impl Addresses {
    /// The addresses of a document.
    pub fn of(document: &Value) -> Self {
        let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
        let address = |(path, operations): (&String, &Value)| {
            let mut methods: Vec<String> = operations.as_object().into_iter().flatten().map(|(method, _)| method.to_uppercase()).collect();
            if methods.iter().any(|method| method == "GET") {
                methods.push("HEAD".to_owned());
            }
            methods.sort();
            (path.split('/').map(str::to_owned).collect(), methods.join(", "))
        };
        Self(Arc::new(paths.map(address).collect()))
    }

    /// The methods an address takes, as the header `Allow` lists them.
    pub fn methods_of(&self, path: &str) -> String {
        self.find(path).map(|(_, methods)| methods.clone()).unwrap_or_default()
    }

    /// The address as the document writes it, with names for what varies.
    pub fn pattern_of(&self, path: &str) -> Option<String> {
        self.find(path).map(|(known, _)| known.join("/"))
    }

    fn find(&self, path: &str) -> Option<&(Vec<String>, String)> {
        let asked: Vec<&str> = path.split('/').collect();
        let fits = |known: &[String]| {
            known.len() == asked.len() && known.iter().zip(&asked).all(|(known, asked)| known.starts_with('{') || known == asked)
        };
        self.0.iter().find(|(known, _)| fits(known))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_parameters_is_found() {
        let document = serde_json::json!({ "paths": { "/a": { "post": {} }, "/a/{b}": { "put": {}, "get": {} } } });
        let addresses = Addresses::of(&document);
        assert_eq!(addresses.methods_of("/a/anything"), "GET, HEAD, PUT");
        assert_eq!(addresses.methods_of("/a"), "POST");
        assert_eq!(addresses.methods_of("/a/b/c"), "");
        assert_eq!(addresses.pattern_of("/a/anything").as_deref(), Some("/a/{b}"));
    }
}
