//! The OpenAPI document: what the framework writes, with what it leaves out: closed request objects, problem answers, the session's secret,
//! numbers' ranges, members that may be null.

use super::strict::format_range;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// A text may hold anything but control characters.
const PLAIN_TEXT: &str = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$";
/// Where schemas stand.
const SCHEMAS: &str = "#/components/schemas/";
/// Methods of operations.
const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];

/// Completes a document.
pub fn complete(mut document: Value) -> Value {
    let taken = reachable(&document);
    if let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        let known = schemas.clone();
        for (name, schema) in schemas.iter_mut() {
            join_parts(schema, &known);
            say_what_may_be_null(schema);
            say_ranges(schema);
            if taken.contains(name) {
                close(schema);
            }
        }
        schemas.insert("Problem".into(), problem_schema());
        schemas.insert("Fault".into(), fault_schema());
    }
    let paths = document.get_mut("paths").and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut);
    for (method, operation) in paths.filter_map(Value::as_object_mut).flat_map(Map::iter_mut) {
        if METHODS.contains(&method.as_str()) {
            complete_operation(method, operation);
        }
    }
    document
}

fn complete_operation(method: &str, operation: &mut Value) {
    say_ranges(operation);
    if let Some(body) = operation.get_mut("requestBody") {
        close(body);
    }
    let statuses = problems_of(method, operation);
    if method != "get" {
        let alternatives = operation.get_mut("security").and_then(Value::as_array_mut);
        for alternative in alternatives.into_iter().flatten().filter_map(Value::as_object_mut) {
            if alternative.contains_key("session") {
                alternative.insert("secret".into(), json!([]));
            }
        }
    }
    let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { return };
    for (status, response) in responses.iter_mut() {
        if response.get("description").and_then(Value::as_str).is_none_or(str::is_empty) {
            put(response, "description", reason(status));
        }
    }
    for status in statuses {
        responses.entry(status).or_insert_with(|| problem_response(status));
    }
}

/// The problems an operation can answer with.
fn problems_of(method: &str, operation: &Value) -> Vec<&'static str> {
    let has = |name: &str| operation.get(name).is_some();
    let parameter_in = |place: &str| {
        let parameters = operation.get("parameters").and_then(Value::as_array).into_iter().flatten();
        parameters.filter_map(|parameter| parameter.get("in")).any(|found| found == place)
    };
    let is_optional = |alternatives: &Vec<Value>| alternatives.iter().any(|one| one.as_object().is_some_and(Map::is_empty));
    let security = operation.get("security").and_then(Value::as_array);
    let rules = [
        ("400", has("requestBody")),
        ("401", security.is_some()),
        ("403", security.is_some_and(|alternatives| method != "get" || parameter_in("path") || !is_optional(alternatives))),
        ("404", parameter_in("path") || method != "get"),
        ("409", method != "get"),
        ("413", has("requestBody")),
        ("415", has("requestBody")),
        ("422", has("requestBody") || method != "get" || parameter_in("query") || parameter_in("header")),
        ("429", true),
        ("500", true),
        ("503", true),
    ];
    rules.into_iter().filter(|(_, applies)| *applies).map(|(status, _)| status).collect()
}

/// Sets a member of an object.
fn put(object: &mut Value, name: &str, value: impl Into<Value>) {
    if let Some(members) = object.as_object_mut() {
        members.insert(name.to_owned(), value.into());
    }
}

fn reason(status: &str) -> &'static str {
    match status {
        "200" => "Done.",
        "201" => "Made.",
        "202" => "Taken; it is done soon.",
        "204" => "Done; there is nothing to say.",
        "304" => "You have it already.",
        "400" => "The body is not readable JSON.",
        "401" => "Nobody is signed in, or the token is not valid.",
        "403" => "You may not do this, or the session's secret is missing.",
        "404" => "There is no such thing, or not for you.",
        "409" => "The state of things is against it.",
        "413" => "The body is too large.",
        "415" => "The body is of another kind than the one taken here.",
        "422" => "What was sent breaks rules; `errors` names every one.",
        "429" => "Too often; wait as long as `Retry-After` says.",
        "500" => "The site failed; what was saved is kept.",
        "503" => "A part of the site does not answer; try again later.",
        _ => "See the schema.",
    }
}

fn problem_response(status: &str) -> Value {
    let content = json!({ "application/problem+json": { "schema": { "$ref": format!("{SCHEMAS}Problem") } } });
    let mut response = json!({ "description": reason(status), "content": content });
    if matches!(status, "429" | "503") {
        let seconds = json!({ "type": "integer", "minimum": 1 });
        put(&mut response, "headers", json!({ "Retry-After": { "description": "Seconds to wait.", "schema": seconds } }));
    }
    response
}

fn problem_schema() -> Value {
    json!({
        "type": "object",
        "title": "Problem",
        "description": "What went wrong (RFC 9457). Some problems carry further members.",
        "required": ["type", "title", "status", "code", "request_id"],
        "properties": {
            "type": { "type": "string", "description": "Address of a page about this problem, on this site." },
            "title": { "type": "string", "description": "What happened, in the language asked for with `Accept-Language`." },
            "status": { "type": "integer", "minimum": 400, "maximum": 599, "description": "The HTTP status." },
            "code": { "type": "string", "description": "Stable: programs decide by it." },
            "request_id": { "type": "string", "description": "Names the request in the site's log." },
            "errors": {
                "type": "array",
                "description": "Every fault in what was sent.",
                "items": { "$ref": format!("{SCHEMAS}Fault") }
            }
        }
    })
}

fn fault_schema() -> Value {
    let pointer = "Where: a JSON pointer into the body (`/name`, empty for the whole body), `?name` for a parameter of the query, \
                   or the name of a header.";
    json!({
        "type": "object",
        "title": "Fault",
        "required": ["pointer", "code"],
        "properties": {
            "pointer": { "type": "string", "description": pointer },
            "code": { "type": "string", "description": "What, as a stable word." }
        }
    })
}

/// Names of the schemas that request bodies refer to, directly or not.
fn reachable(document: &Value) -> BTreeSet<String> {
    let mut waiting = Vec::new();
    let paths = document.get("paths").and_then(Value::as_object).into_iter().flat_map(Map::values);
    for operation in paths.filter_map(Value::as_object).flat_map(Map::values) {
        operation.get("requestBody").into_iter().for_each(|body| references(body, &mut waiting));
    }
    let mut found = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        let schema = document.get("components").and_then(|parts| parts.get("schemas")).and_then(|schemas| schemas.get(&name));
        if let (true, Some(schema)) = (found.insert(name), schema) {
            references(schema, &mut waiting);
        }
    }
    found
}

fn references(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            into.extend(members.get("$ref").and_then(Value::as_str).and_then(|name| name.strip_prefix(SCHEMAS)).map(str::to_owned));
            let mapped = members.get("mapping").and_then(Value::as_object).into_iter().flat_map(Map::values);
            into.extend(mapped.filter_map(Value::as_str).filter_map(|name| name.strip_prefix(SCHEMAS)).map(str::to_owned));
            members.values().for_each(|member| references(member, into));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, into)),
        _ => {}
    }
}

/// Joins the parts of an object that the framework wrote as `allOf`, so that it can be closed: the variants of a union.
fn join_parts(schema: &mut Value, known: &Map<String, Value>) {
    let Some(parts) = schema.get("allOf").and_then(Value::as_array).cloned() else { return };
    let resolved: Option<Vec<Value>> = parts
        .into_iter()
        .map(|part| match part.get("$ref").and_then(Value::as_str).and_then(|name| name.strip_prefix(SCHEMAS)) {
            Some(name) => known.get(name).cloned(),
            None => Some(part),
        })
        .collect();
    let Some(resolved) = resolved.filter(|parts| parts.iter().all(is_plain_object)) else { return };
    let (mut required, mut properties) = (Vec::new(), Map::new());
    for part in resolved {
        required.extend(part.get("required").and_then(Value::as_array).into_iter().flatten().cloned());
        properties.extend(part.get("properties").and_then(Value::as_object).cloned().unwrap_or_default());
    }
    let Some(members) = schema.as_object_mut() else { return };
    members.remove("allOf");
    members.insert("type".into(), "object".into());
    if !required.is_empty() {
        members.insert("required".into(), required.into());
    }
    members.insert("properties".into(), properties.into());
}

fn is_plain_object(schema: &Value) -> bool {
    let is_object = schema.get("type").is_some_and(|kind| kind == "object");
    is_object && !["allOf", "anyOf", "oneOf", "additionalProperties"].iter().any(|word| schema.get(word).is_some())
}

/// A member that is not required may also be null.
fn say_what_may_be_null(schema: &mut Value) {
    let required: BTreeSet<String> =
        schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten();
    for (_, property) in properties.filter(|(name, _)| !required.contains(*name)) {
        if let Some(reference) = property.get("$ref").cloned() {
            *property = json!({ "allOf": [{ "$ref": reference }] });
        }
        put(property, "nullable", true);
        let listed = property.get_mut("enum").and_then(Value::as_array_mut);
        listed.into_iter().for_each(|items| items.push(Value::Null));
    }
}

/// Numbers of a format have that format's range.
fn say_ranges(value: &mut Value) {
    match value {
        Value::Object(members) => {
            let is_integer = members.get("type").is_some_and(|kind| kind == "integer");
            let range = members.get("format").and_then(Value::as_str).and_then(format_range).filter(|_| is_integer);
            if let Some((least, most)) = range {
                members.entry("minimum").or_insert_with(|| json!(least));
                if most.is_finite() {
                    members.entry("maximum").or_insert_with(|| json!(most));
                }
            }
            members.values_mut().for_each(say_ranges);
        }
        Value::Array(items) => items.iter_mut().for_each(say_ranges),
        _ => {}
    }
}

/// Request objects take the members they name and no others, and texts without control characters.
fn close(value: &mut Value) {
    if is_plain_object(value) && value.get("properties").is_some() {
        put(value, "additionalProperties", false);
    }
    match value {
        Value::Object(members) => {
            let is_text = members.get("type").is_some_and(|kind| kind == "string");
            if is_text && !["pattern", "enum", "format"].iter().any(|word| members.contains_key(*word)) {
                members.insert("pattern".into(), PLAIN_TEXT.into());
            }
            members.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Value {
        let body = json!({ "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Asked" } } }, "required": true });
        complete(json!({
            "paths": { "/a": {
                "get": { "responses": { "200": { "description": "" } }, "security": [{ "session": [] }, {}] },
                "post": { "requestBody": body, "responses": { "201": { "description": "" } }, "security": [{ "session": [] }, { "token": [] }] }
            } },
            "components": { "schemas": {
                "Asked": { "type": "object", "required": ["n"], "properties": {
                    "n": { "type": "integer", "format": "uint32" }, "t": { "type": "string" }, "v": { "$ref": "#/components/schemas/V_A" } } },
                "V_A": { "allOf": [
                    { "type": "object", "required": ["type"], "properties": { "type": { "type": "string", "enum": ["a"] } } },
                    { "$ref": "#/components/schemas/A" } ] },
                "A": { "type": "object", "properties": { "x": { "type": "boolean" } } },
                "Shown": { "type": "object", "properties": { "kind": { "type": "string", "enum": ["a"] } } }
            } }
        }))
    }

    #[test]
    fn request_objects_are_closed_and_others_are_not() {
        let document = sample();
        let schema = |name: &str| document.pointer(&format!("/components/schemas/{name}")).unwrap();
        assert_eq!(schema("Asked")["additionalProperties"], json!(false));
        assert_eq!(schema("V_A")["additionalProperties"], json!(false));
        assert!(schema("V_A")["properties"].get("x").is_some() && schema("V_A").get("allOf").is_none());
        assert!(schema("Shown").get("additionalProperties").is_none());
        assert_eq!(
            schema("Asked")["properties"]["n"],
            json!({ "type": "integer", "format": "uint32", "minimum": 0.0, "maximum": 4294967295.0 })
        );
        assert_eq!(schema("Asked")["properties"]["t"]["pattern"], json!(PLAIN_TEXT));
        assert_eq!(schema("Asked")["properties"]["v"]["nullable"], json!(true));
        assert_eq!(schema("Shown")["properties"]["kind"]["enum"], json!(["a", null]));
    }

    #[test]
    fn each_operation_names_the_problems_it_can_answer_with() {
        let document = sample();
        let statuses = |method: &str| {
            let responses = document.pointer(&format!("/paths/~1a/{method}/responses")).and_then(Value::as_object).unwrap();
            responses.keys().cloned().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(statuses("get"), "200 401 429 500 503");
        assert_eq!(statuses("post"), "201 400 401 403 404 409 413 415 422 429 500 503");
        let post = document.pointer("/paths/~1a/post").unwrap();
        assert_eq!(post["security"], json!([{ "session": [], "secret": [] }, { "token": [] }]));
        assert_eq!(post["responses"]["201"]["description"], json!("Made."));
    }
}
