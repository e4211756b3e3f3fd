//! The API on a page for people, from the document itself, and a page for each problem.

use crate::{error::Refusal, pages::shell::Shell, texts::Texts, visit::Visit};
use askama::Template;
use domain::language::Language;
use poem::{
    Response, Result, handler,
    web::{Data, Path},
};
use serde_json::{Map, Value};
use std::{collections::BTreeMap, sync::Arc};

/// What the page shows.
#[derive(Debug)]
pub struct Guide {
    topics: Vec<Topic>,
    schemas: Vec<Schema>,
}

#[derive(Debug)]
struct Topic {
    name: String,
    about: String,
    operations: Vec<Operation>,
}

#[derive(Debug)]
struct Operation {
    id: String,
    method: String,
    path: String,
    summary: String,
    description: String,
    who: &'static str,
    parameters: Vec<Field>,
    body: Vec<Kind>,
    answers: Vec<Answer>,
    example: String,
}

#[derive(Debug)]
struct Answer {
    status: String,
    description: String,
    kinds: Vec<Kind>,
}

/// What a body is: a media type, and a schema by name where it has one.
#[derive(Debug)]
struct Kind {
    media_type: String,
    shape: String,
    link: Option<String>,
}

#[derive(Debug)]
struct Schema {
    name: String,
    description: String,
    fields: Vec<Field>,
    variants: Vec<Kind>,
}

#[derive(Debug)]
struct Field {
    name: String,
    place: String,
    shape: String,
    link: Option<String>,
    is_required: bool,
    description: String,
}

impl Guide {
    /// What there is to show of a document.
    pub fn of(document: &Value, base_url: &str) -> Self {
        let mut topics: BTreeMap<usize, Topic> = BTreeMap::new();
        let tags: Vec<(&str, &str)> = list(document, "tags").iter().map(|tag| (text(tag, "name"), text(tag, "description"))).collect();
        for (path, operations) in members(document.get("paths")) {
            for (method, operation) in members(Some(operations)) {
                let tag = list(operation, "tags").first().and_then(Value::as_str).unwrap_or("Other");
                let place = tags.iter().position(|(name, _)| *name == tag).unwrap_or(tags.len());
                let about = tags.get(place).map_or("", |(_, about)| about);
                let topic =
                    topics.entry(place).or_insert_with(|| Topic { name: tag.to_owned(), about: about.to_owned(), operations: Vec::new() });
                topic.operations.push(operation_of(base_url, (path, method), operation));
            }
        }
        let schemas = members(document.pointer("/components/schemas")).map(|(name, schema)| schema_of(name, schema)).collect();
        Self { topics: topics.into_values().collect(), schemas }
    }
}

fn members(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value.and_then(Value::as_object).into_iter().flat_map(Map::iter)
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or("")
}

fn operation_of(base_url: &str, (path, method): (&str, &str), operation: &Value) -> Operation {
    let parameters = list(operation, "parameters");
    let schemes = list(operation, "security");
    let who = match schemes.iter().any(|scheme| scheme.as_object().is_some_and(Map::is_empty)) || schemes.is_empty() {
        true => "Anybody",
        false => "Somebody signed in",
    };
    let body = kinds(operation.get("requestBody"));
    let answers = members(operation.get("responses")).map(|(status, answer)| Answer {
        status: status.clone(),
        description: text(answer, "description").to_owned(),
        kinds: kinds(Some(answer)),
    });
    Operation {
        id: text(operation, "operationId").to_owned(),
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary: text(operation, "summary").to_owned(),
        description: text(operation, "description").to_owned(),
        who,
        parameters: parameters.iter().map(parameter_of).collect(),
        answers: answers.collect(),
        example: example(base_url, (path, method), (!schemes.is_empty(), !body.is_empty())),
        body,
    }
}

fn parameter_of(parameter: &Value) -> Field {
    let schema = parameter.get("schema").unwrap_or(&Value::Null);
    let own = text(parameter, "description");
    Field {
        name: text(parameter, "name").to_owned(),
        place: text(parameter, "in").to_owned(),
        shape: shape(schema),
        link: link(schema),
        is_required: parameter.get("required").and_then(Value::as_bool).unwrap_or(false),
        description: if own.is_empty() { text(schema, "description") } else { own }.to_owned(),
    }
}

fn kinds(holder: Option<&Value>) -> Vec<Kind> {
    members(holder.and_then(|holder| holder.get("content")))
        .map(|(media_type, content)| {
            let schema = content.get("schema").unwrap_or(&Value::Null);
            Kind { media_type: media_type.clone(), shape: shape(schema), link: link(schema) }
        })
        .collect()
}

fn schema_of(name: &str, schema: &Value) -> Schema {
    let required: Vec<&str> = list(schema, "required").iter().filter_map(Value::as_str).collect();
    let fields = members(schema.get("properties")).map(|(name, property)| Field {
        name: name.clone(),
        place: String::new(),
        shape: shape(property),
        link: link(property),
        is_required: required.contains(&name.as_str()),
        description: text(property, "description").to_owned(),
    });
    let variants = ["oneOf", "anyOf"].iter().flat_map(|word| list(schema, word));
    Schema {
        name: name.to_owned(),
        description: text(schema, "description").to_owned(),
        fields: fields.collect(),
        variants: variants.map(|one| Kind { media_type: String::new(), shape: shape(one), link: link(one) }).collect(),
    }
}

/// The schema a schema refers to, itself or in its items.
fn link(schema: &Value) -> Option<String> {
    let named = |schema: &Value| schema.get("$ref").and_then(Value::as_str)?.rsplit('/').next().map(str::to_owned);
    let part = list(schema, "allOf").first().and_then(named);
    named(schema).or(part).or_else(|| schema.get("items").and_then(link))
}

fn shape(schema: &Value) -> String {
    if schema.get("items").is_some() {
        return format!("list of {}", schema.get("items").map(shape).unwrap_or_default());
    }
    if let Some(name) = link(schema) {
        return name;
    }
    let listed: Vec<&str> = list(schema, "enum").iter().filter_map(Value::as_str).collect();
    if !listed.is_empty() {
        return listed.join(" | ");
    }
    let word = |name: &str| schema.get(name).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    let limits = [("minimum", "from"), ("maximum", "to"), ("minLength", "at least"), ("maxLength", "at most"), ("maxItems", "at most")];
    let limits = limits.into_iter().filter_map(|(name, said)| Some(format!("{said} {}", word(name)?.trim_end_matches(".0"))));
    // The range of a format is not worth the reader's time, but the range somebody chose is.
    if let Some(format) = word("format") {
        return if format.contains("int") { word("type").unwrap_or_default() } else { format };
    }
    word("type").into_iter().chain(limits).collect::<Vec<_>>().join(" ")
}

fn example(base_url: &str, (path, method): (&str, &str), (signed_in, with_body): (bool, bool)) -> String {
    let mut lines = vec![format!("curl -X {} '{base_url}{path}'", method.to_uppercase())];
    if signed_in {
        lines.push("-H \"Authorization: Bearer $TOKEN\"".to_owned());
    }
    if with_body {
        lines.push("-H 'Content-Type: application/json' --data @body.json".to_owned());
    }
    lines.join(" \\\n  ")
}

#[derive(Template)]
#[template(path = "rest/docs.html")]
struct DocsPage {
    page: Shell,
    guide: Arc<Guide>,
}

/// The whole API on a page.
#[handler]
pub async fn show(mut visit: Visit, Data(guide): Data<&Arc<Guide>>) -> Result<Response> {
    visit.language = Language::En;
    visit.t = Texts::of(Language::En);
    Ok(visit.kept_page(&DocsPage { page: visit.shell("The API of this site"), guide: Arc::clone(guide) })?)
}

#[derive(Template)]
#[template(path = "rest/problem.html")]
struct ProblemPage {
    page: Shell,
    t: Texts,
    slug: String,
}

/// What stands on a problem's page for what only the problem itself knows.
const LEFT_OPEN: [(&str, &str); 4] = [("characters", "…"), ("limit", "…"), ("settings", "…"), ("when", "…")];

/// What a problem means.
#[handler]
pub async fn problem(visit: Visit, Path(slug): Path<String>) -> Result<Response> {
    let readable = slug.len() <= 100 && slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte.is_ascii_digit());
    let meaning = readable.then(|| visit.t.find(&format!("problem-{slug}"), &LEFT_OPEN)).flatten().ok_or_else(Refusal::not_found)?;
    Ok(visit.kept_page(&ProblemPage { page: visit.shell(meaning), t: visit.t, slug })?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn shapes_are_said_in_a_few_words() {
        let cases = [
            (json!({ "type": "string", "maxLength": 200 }), "string at most 200"),
            (json!({ "type": "integer", "minimum": 1.0, "maximum": 100.0 }), "integer from 1 to 100"),
            (json!({ "type": "array", "items": { "$ref": "#/components/schemas/A" } }), "list of A"),
            (json!({ "allOf": [{ "$ref": "#/components/schemas/A" }], "nullable": true }), "A"),
            (json!({ "type": "string", "enum": ["a", "b", null] }), "a | b"),
        ];
        for (schema, said) in cases {
            assert_eq!(shape(&schema), said);
        }
    }
}
