//! Long lists, a page at a time: each page names what the next one starts after. There are no page numbers, so nothing is shown twice or
//! left out when rows come and go between two pages.

use super::keys::Named;
use crate::error::{Fault, Refusal};
use poem_openapi::{
    Object,
    registry::{MetaSchema, MetaSchemaRef},
    types::{ParseError, ParseFromJSON, ParseFromParameter, ParseResult, ToJSON, Type},
};
use std::borrow::Cow;

/// Items on a page when nobody says how many.
const USUAL: u32 = 50;
/// Items on a page at most.
const MOST: u32 = 100;
/// Longest mark, in characters.
const LONGEST_MARK: usize = 200;

/// How many items a page has: 1 to 100, else 50.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit(u32);

impl Limit {
    /// How many were asked for.
    pub fn of(asked: Option<Self>) -> usize {
        asked.map_or(USUAL, |limit| limit.0) as usize
    }
}

/// What a page starts after: the `next` of the page before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After(pub String);

impl After {
    /// The id that a mark stands for.
    ///
    /// # Errors
    /// When it never came from a page of this list: the parameter is named.
    pub fn id<T: Named>(asked: Option<Self>) -> Result<Option<T>, Refusal> {
        let fault = || Refusal::invalid(vec![Fault { pointer: "?after".into(), code: "parameter-unreadable".into() }]);
        asked.map(|after| T::read(&after.0).map_err(|_| fault())).transpose()
    }
}

/// One page of a list.
#[derive(Debug, Object)]
pub struct Page<T: ParseFromJSON + ToJSON> {
    /// What is on this page, in order.
    pub items: Vec<T>,
    /// Send it as `after` to get the page that follows; none on the last.
    pub next: Option<String>,
}

impl<T: ParseFromJSON + ToJSON> Page<T> {
    /// Makes a page of rows that were asked for with one more than the page takes: the one more says that another page follows.
    pub fn of<R>(mut rows: Vec<R>, limit: usize, mark: impl Fn(&R) -> String, view: impl FnMut(R) -> T) -> Self {
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(mark);
        Self { items: rows.into_iter().map(view).collect(), next }
    }

    /// Makes a page of a list that is in memory whole, in the order of its marks.
    pub fn cut<R>(
        rows: impl IntoIterator<Item = R>,
        (after, limit): (Option<After>, Option<Limit>),
        mark: impl Fn(&R) -> String,
        view: impl FnMut(R) -> T,
    ) -> Self {
        let limit = Limit::of(limit);
        let rows = rows.into_iter().filter(|row| after.as_ref().is_none_or(|after| mark(row) > after.0));
        Self::of(rows.take(limit.saturating_add(1)).collect(), limit, mark, view)
    }
}

fn parameter_type(schema: MetaSchema) -> MetaSchemaRef {
    MetaSchemaRef::Inline(Box::new(schema))
}

impl Type for Limit {
    const IS_REQUIRED: bool = true;

    type RawValueType = Self;
    type RawElementValueType = Self;

    fn name() -> Cow<'static, str> {
        "Limit".into()
    }

    fn schema_ref() -> MetaSchemaRef {
        parameter_type(MetaSchema {
            minimum: Some(1.0),
            maximum: Some(f64::from(MOST)),
            default: Some(USUAL.into()),
            description: Some("How many items a page has."),
            ..MetaSchema::new("integer")
        })
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }

    fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Self> + 'a> {
        Box::new(std::iter::once(self))
    }
}

impl ParseFromParameter for Limit {
    fn parse_from_parameter(text: &str) -> ParseResult<Self> {
        let plain = text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = plain.then(|| text.parse().ok()).flatten().filter(|number| (1..=MOST).contains(number));
        number.map(Self).ok_or_else(|| ParseError::custom("1 to 100"))
    }
}

impl Type for After {
    const IS_REQUIRED: bool = true;

    type RawValueType = Self;
    type RawElementValueType = Self;

    fn name() -> Cow<'static, str> {
        "After".into()
    }

    fn schema_ref() -> MetaSchemaRef {
        parameter_type(MetaSchema {
            pattern: Some(format!("^[!-~]{{1,{LONGEST_MARK}}}$")),
            description: Some("The `next` of the page before."),
            ..MetaSchema::new("string")
        })
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }

    fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Self> + 'a> {
        Box::new(std::iter::once(self))
    }
}

impl ParseFromParameter for After {
    fn parse_from_parameter(text: &str) -> ParseResult<Self> {
        let plain = (1..=LONGEST_MARK).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        plain.then(|| Self(text.to_owned())).ok_or_else(|| ParseError::custom("not a mark"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(all: &[&str], limit: u32) -> Vec<String> {
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let rows = all.iter().map(|item| (*item).to_owned());
            let page: Page<String> = Page::cut(rows, (after, Some(Limit(limit))), String::clone, |item| item);
            assert!(page.items.len() <= limit as usize);
            seen.extend(page.items);
            match page.next {
                Some(next) => after = Some(After(next)),
                None => return seen,
            }
        }
    }

    #[test]
    fn pages_join_up_to_the_whole_list() {
        let all = ["a", "b", "c", "d", "e"];
        for limit in 1..=6 {
            assert_eq!(walk(&all, limit), all, "{limit}");
        }
        assert!(walk(&[], 3).is_empty());
    }

    #[test]
    fn a_limit_is_a_number_from_one_to_a_hundred() {
        assert_eq!(Limit::parse_from_parameter("100").ok(), Some(Limit(100)));
        for bad in ["0", "101", "-1", "", "1e1", "+5", "99999999999"] {
            assert!(Limit::parse_from_parameter(bad).is_err(), "{bad}");
        }
    }
}
