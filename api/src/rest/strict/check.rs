//! A JSON value held against a schema: every fault, with its place. Objects are closed: a member the schema does not name is a fault.

use super::read::{MOST_FAULTS, Place};
use crate::error::Fault;
use poem_openapi::{
    registry::{MetaDiscriminatorObject, MetaSchema, MetaSchemaRef, Registry},
    types::Type,
};
use regex::Regex;
use serde_json::{Map, Value};
use std::{
    any::TypeId,
    collections::{BTreeMap, HashMap},
    sync::{Arc, LazyLock, PoisonError, RwLock},
};

/// How many references to other schemas are followed in a row.
const LONGEST_CHAIN: usize = 16;

static SHAPES: LazyLock<RwLock<HashMap<TypeId, Arc<Shape>>>> = LazyLock::new(RwLock::default);

/// What a type looks like in JSON.
pub struct Shape {
    whole: MetaSchemaRef,
    schemas: BTreeMap<String, MetaSchema>,
    patterns: HashMap<String, Regex>,
}

/// One schema, with everything it refers to in `allOf`.
type Parts<'a> = Vec<&'a MetaSchema>;

impl Shape {
    /// The shape of a type, worked out once.
    pub fn of<T: Type + 'static>() -> Arc<Self> {
        let id = TypeId::of::<T>();
        if let Some(known) = SHAPES.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
            return Arc::clone(known);
        }
        let mut registry = Registry::new();
        T::register(&mut registry);
        let mut patterns = HashMap::new();
        let whole = T::schema_ref();
        gather_patterns(&whole, &mut patterns);
        for schema in registry.schemas.values() {
            gather_patterns(&MetaSchemaRef::Inline(Box::new(schema.clone())), &mut patterns);
        }
        let shape = Arc::new(Self { whole, schemas: registry.schemas, patterns });
        SHAPES.write().unwrap_or_else(PoisonError::into_inner).insert(id, Arc::clone(&shape));
        shape
    }

    /// Every fault of a value, at most a hundred.
    pub fn faults(&self, value: &Value) -> Vec<Fault> {
        let mut faults = Vec::new();
        self.check(&self.whole, value, &Place::Whole, &mut faults);
        faults.truncate(MOST_FAULTS);
        faults
    }

    fn check(&self, schema: &MetaSchemaRef, value: &Value, place: &Place<'_>, faults: &mut Vec<Fault>) {
        if faults.len() >= MOST_FAULTS {
            return;
        }
        let mut parts = Vec::new();
        self.gather(schema, &mut parts, LONGEST_CHAIN);
        if value.is_null() && parts.iter().any(|part| part.nullable) {
            return;
        }
        if parts.iter().any(|part| !has_type(part, value)) {
            faults.push(place.fault("value-wrong-type"));
            return;
        }
        for part in &parts {
            if !part.enum_items.is_empty() && !part.enum_items.contains(value) {
                faults.push(place.fault("value-not-listed"));
            }
            self.check_variants(part, value, place, faults);
        }
        match value {
            Value::String(text) => self.check_text(&parts, text, place, faults),
            Value::Number(number) => check_number(&parts, number.as_f64().unwrap_or_default(), place, faults),
            Value::Array(items) => self.check_list(&parts, items, place, faults),
            Value::Object(members) => self.check_object(&parts, members, place, faults),
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn gather<'a>(&'a self, schema: &'a MetaSchemaRef, into: &mut Parts<'a>, chain: usize) {
        let schema = match schema {
            MetaSchemaRef::Inline(schema) => Some(schema.as_ref()),
            MetaSchemaRef::Reference(name) => self.schemas.get(name),
        };
        let (Some(schema), Some(chain)) = (schema, chain.checked_sub(1)) else { return };
        into.push(schema);
        for part in &schema.all_of {
            self.gather(part, into, chain);
        }
    }

    fn check_variants(&self, part: &MetaSchema, value: &Value, place: &Place<'_>, faults: &mut Vec<Fault>) {
        let variants = if part.one_of.is_empty() { &part.any_of } else { &part.one_of };
        if variants.is_empty() {
            return;
        }
        if let Some(mark) = &part.discriminator {
            self.check_marked_variant(mark, value, place, faults);
            return;
        }
        let fits = |variant: &MetaSchemaRef| {
            let mut found = Vec::new();
            self.check(variant, value, place, &mut found);
            found.is_empty()
        };
        if !variants.iter().any(fits) {
            faults.push(place.fault("value-wrong-type"));
        }
    }

    fn check_marked_variant(&self, mark: &MetaDiscriminatorObject, value: &Value, place: &Place<'_>, faults: &mut Vec<Fault>) {
        let here = Place::Member(place, mark.property_name);
        let Some(name) = value.get(mark.property_name) else {
            faults.push(here.fault("value-missing"));
            return;
        };
        let Some(name) = name.as_str() else {
            faults.push(here.fault("value-wrong-type"));
            return;
        };
        let Some((_, reference)) = mark.mapping.iter().find(|(known, _)| known == name) else {
            faults.push(here.fault("value-not-listed"));
            return;
        };
        let schema = reference.rsplit('/').next().unwrap_or(reference).to_owned();
        self.check(&MetaSchemaRef::Reference(schema), value, place, faults);
    }

    fn check_text(&self, parts: &Parts<'_>, text: &str, place: &Place<'_>, faults: &mut Vec<Fault>) {
        let length = text.chars().count();
        for part in parts {
            if part.min_length.is_some_and(|least| length < least) {
                faults.push(place.fault("text-too-short"));
            }
            if part.max_length.is_some_and(|most| length > most) {
                faults.push(place.fault("text-too-long"));
            }
            let pattern = part.pattern.as_ref().and_then(|pattern| self.patterns.get(pattern));
            let formed = match part.format {
                Some("uuid") => uuid::Uuid::try_parse(text).is_ok(),
                Some("date-time") => chrono::DateTime::parse_from_rfc3339(text).is_ok(),
                Some("date") => chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok(),
                _ => true,
            };
            if !formed || pattern.is_some_and(|pattern| !pattern.is_match(text)) {
                faults.push(place.fault("text-wrong-form"));
            }
        }
    }

    fn check_list(&self, parts: &Parts<'_>, items: &[Value], place: &Place<'_>, faults: &mut Vec<Fault>) {
        for part in parts {
            if part.min_items.is_some_and(|least| items.len() < least) {
                faults.push(place.fault("list-too-short"));
            }
            if part.max_items.is_some_and(|most| items.len() > most) {
                faults.push(place.fault("list-too-long"));
            }
            let twice = |(index, item): (usize, &Value)| items.iter().take(index).any(|before| before == item);
            if part.unique_items == Some(true) && items.iter().enumerate().any(twice) {
                faults.push(place.fault("list-repeats"));
            }
            for (index, item) in items.iter().enumerate().filter(|_| part.items.is_some()) {
                let Some(schema) = &part.items else { break };
                self.check(schema, item, &Place::Item(place, index), faults);
            }
        }
    }

    fn check_object(&self, parts: &Parts<'_>, members: &Map<String, Value>, place: &Place<'_>, faults: &mut Vec<Fault>) {
        // The variant a mark leads to knows the members; the schema that only names variants does not.
        if parts.iter().any(|part| !part.any_of.is_empty() || !part.one_of.is_empty()) {
            return;
        }
        let required: Vec<&str> = parts.iter().flat_map(|part| part.required.iter().copied()).collect();
        for name in required.iter().filter(|name| !members.contains_key(**name)) {
            faults.push(Place::Member(place, name).fault("value-missing"));
        }
        let others = parts.iter().find_map(|part| part.additional_properties.as_deref());
        let is_closed = parts.iter().any(|part| part.ty == "object");
        for (name, value) in members {
            let here = Place::Member(place, name);
            let mut schemas = parts.iter().flat_map(|part| &part.properties).filter(|(known, _)| known == name).peekable();
            match (schemas.peek().is_some(), others) {
                (true, _) if value.is_null() && !required.contains(&name.as_str()) => {}
                (true, _) => schemas.for_each(|(_, schema)| self.check(schema, value, &here, faults)),
                (false, Some(schema)) => self.check(schema, value, &here, faults),
                (false, None) if is_closed => faults.push(here.fault("member-unknown")),
                (false, None) => {}
            }
        }
    }
}

fn gather_patterns(schema: &MetaSchemaRef, into: &mut HashMap<String, Regex>) {
    let MetaSchemaRef::Inline(schema) = schema else { return };
    if let Some(pattern) = &schema.pattern {
        match Regex::new(pattern) {
            Ok(regex) => drop(into.insert(pattern.clone(), regex)),
            Err(error) => tracing::error!(%error, pattern, "a pattern of the API cannot be read"),
        }
    }
    let inner = schema.properties.iter().map(|(_, property)| property);
    let inner = inner.chain(schema.items.as_deref()).chain(schema.additional_properties.as_deref());
    inner.chain(&schema.all_of).chain(&schema.any_of).chain(&schema.one_of).for_each(|part| gather_patterns(part, into));
}

fn has_type(schema: &MetaSchema, value: &Value) -> bool {
    match schema.ty {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        _ => true,
    }
}

fn check_number(parts: &Parts<'_>, number: f64, place: &Place<'_>, faults: &mut Vec<Fault>) {
    for part in parts {
        let (least, most) = range_of(part);
        let below = if part.exclusive_minimum == Some(true) { number <= least } else { number < least };
        let above = if part.exclusive_maximum == Some(true) { number >= most } else { number > most };
        if below {
            faults.push(place.fault("number-too-small"));
        }
        if above {
            faults.push(place.fault("number-too-large"));
        }
    }
}

/// The least and the greatest number a schema takes.
fn range_of(schema: &MetaSchema) -> (f64, f64) {
    let (least, most) = format_range(schema.format.unwrap_or_default()).unwrap_or((f64::NEG_INFINITY, f64::INFINITY));
    (schema.minimum.unwrap_or(least), schema.maximum.unwrap_or(most))
}

/// The least and the greatest number a format can hold.
pub fn format_range(format: &str) -> Option<(f64, f64)> {
    Some(match format {
        "int8" => (f64::from(i8::MIN), f64::from(i8::MAX)),
        "int16" => (f64::from(i16::MIN), f64::from(i16::MAX)),
        "int32" => (f64::from(i32::MIN), f64::from(i32::MAX)),
        "uint8" => (0.0, f64::from(u8::MAX)),
        "uint16" => (0.0, f64::from(u16::MAX)),
        "uint32" => (0.0, f64::from(u32::MAX)),
        "uint64" => (0.0, f64::INFINITY),
        _ => return None,
    })
}
