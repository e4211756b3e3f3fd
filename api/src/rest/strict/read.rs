//! From bytes to a JSON value, within limits, noting members that come twice.

use crate::error::{Fault, Refusal};
use poem::http::StatusCode;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::{cell::RefCell, fmt};

/// Objects and lists inside each other.
const DEEPEST: usize = 32;
/// Members of an object.
const MOST_MEMBERS: usize = 500;
/// Items of a list.
const MOST_ITEMS: usize = 1_000;
/// Faults reported of one body.
pub const MOST_FAULTS: usize = 100;

/// Where in a body a value stands.
#[derive(Clone, Copy)]
pub enum Place<'a> {
    /// The whole body.
    Whole,
    /// A member of the object at a place.
    Member(&'a Place<'a>, &'a str),
    /// An item of the list at a place.
    Item(&'a Place<'a>, usize),
}

impl Place<'_> {
    /// As a JSON pointer.
    pub fn pointer(&self) -> String {
        match self {
            Self::Whole => String::new(),
            Self::Member(parent, name) => {
                // What is reported is read by people and machines: a name of thousands of characters helps neither.
                let name: String = name.chars().filter(|c| !c.is_control()).take(100).collect();
                format!("{}/{}", parent.pointer(), name.replace('~', "~0").replace('/', "~1"))
            }
            Self::Item(parent, index) => format!("{}/{index}", parent.pointer()),
        }
    }

    /// A fault at this place.
    pub fn fault(&self, code: &'static str) -> Fault {
        Fault { pointer: self.pointer(), code: code.into() }
    }
}

/// Reads a body; also answers members that came twice and texts with control characters.
///
/// # Errors
/// 400 when it is not JSON, 422 when it is too deep or too wide to be followed.
pub fn read(bytes: &[u8]) -> Result<(Value, Vec<Fault>), Refusal> {
    let unreadable = |code: &'static str| Refusal {
        faults: vec![Place::Whole.fault(code)],
        ..Refusal::new(StatusCode::BAD_REQUEST, "request.unreadable")
    };
    let text = std::str::from_utf8(bytes).map_err(|_| unreadable("body-not-utf8"))?;
    let faults = RefCell::new(Vec::new());
    let mut json = serde_json::Deserializer::from_str(text);
    let node = Node { place: Place::Whole, depth: 0, faults: &faults };
    let value = node.deserialize(&mut json).and_then(|value| json.end().map(|()| value));
    let faults = faults.into_inner();
    match value {
        Ok(value) => Ok((value, faults)),
        Err(error) if error.is_data() && !faults.is_empty() => Err(Refusal::invalid(faults)),
        Err(error) => {
            let spot = [("line", error.line()), ("column", error.column())].map(|(name, number)| (name.to_owned(), number.into()));
            Err(Refusal { extra: Some(spot.into_iter().collect()), ..unreadable("body-unreadable") })
        }
    }
}

struct Node<'a> {
    place: Place<'a>,
    depth: usize,
    faults: &'a RefCell<Vec<Fault>>,
}

impl Node<'_> {
    fn note(&self, place: &Place<'_>, code: &'static str) {
        let mut faults = self.faults.borrow_mut();
        if faults.len() < MOST_FAULTS {
            faults.push(place.fault(code));
        }
    }

    /// Notes a fault after which reading on makes no sense.
    fn give_up<E: serde::de::Error>(&self, code: &'static str) -> E {
        self.note(&self.place, code);
        E::custom(code)
    }

    fn checked_text(&self, text: String) -> Value {
        if has_controls(&text) {
            self.note(&self.place, "text-with-controls");
        }
        Value::String(text)
    }
}

/// Whether a text holds control characters other than tab and line ends.
pub fn has_controls(text: &str) -> bool {
    text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("not a number"))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(self.checked_text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(self.checked_text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        if self.depth >= DEEPEST {
            return Err(self.give_up("body-too-deep"));
        }
        let mut items = Vec::new();
        loop {
            let place = Place::Item(&self.place, items.len());
            let item = Node { place, depth: self.depth.saturating_add(1), faults: self.faults };
            let Some(item) = list.next_element_seed(item)? else { return Ok(Value::Array(items)) };
            if items.len() == MOST_ITEMS {
                return Err(self.give_up("list-too-long"));
            }
            items.push(item);
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        if self.depth >= DEEPEST {
            return Err(self.give_up("body-too-deep"));
        }
        let mut members = Map::new();
        let mut count = 0_usize;
        while let Some(name) = map.next_key::<String>()? {
            count = count.saturating_add(1);
            if count > MOST_MEMBERS {
                return Err(self.give_up("object-too-large"));
            }
            let place = Place::Member(&self.place, &name);
            if members.contains_key(&name) {
                self.note(&place, "member-twice");
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            if has_controls(&name) {
                self.note(&place, "text-with-controls");
            }
            let value = map.next_value_seed(Node { place, depth: self.depth.saturating_add(1), faults: self.faults })?;
            members.insert(name, value);
        }
        Ok(Value::Object(members))
    }
}
