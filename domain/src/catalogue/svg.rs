//! Drawings: XML that can hold script, so only what cannot run or reach out is let in.

use super::diagnostic::{Code, Findings, Span};
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

/// Elements inside one another.
const DEEPEST: usize = 64;

const REFUSED: &[&str] = &[
    "script",
    "foreignobject",
    "iframe",
    "embed",
    "object",
    "audio",
    "video",
    "canvas",
    "handler",
    "listener",
    "html",
    "meta",
    "link",
    "base",
];

/// Reports the first thing that may not be in a drawing, or that it is not XML.
pub(super) fn check(text: &str, findings: &mut Findings) {
    match first_fault(text) {
        Ok(()) => {}
        Err((at, Fault::Broken(detail))) => findings.at(Code::SvgBroken, place(text, at), &[("detail", &detail)]),
        Err((at, Fault::Unsafe(what))) => findings.at(Code::SvgUnsafe, place(text, at), &[("what", &what)]),
    }
}

enum Fault {
    Broken(String),
    Unsafe(String),
}

/// The fault and the byte after it.
fn first_fault(text: &str) -> Result<(), (usize, Fault)> {
    let mut reader = Reader::from_str(text);
    let (mut depth, mut root) = (0_usize, false);
    loop {
        let before = usize::try_from(reader.buffer_position()).unwrap_or(0);
        let event = reader.read_event().map_err(|error| (before, Fault::Broken(error.to_string())))?;
        let unsafe_part = |what: &str| Err((before, Fault::Unsafe(what.to_owned())));
        match event {
            Event::Start(element) => {
                depth = depth.saturating_add(1);
                check_element(&element, &mut root).map_err(|fault| (before, fault))?;
            }
            Event::Empty(element) => check_element(&element, &mut root).map_err(|fault| (before, fault))?,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::DocType(_) => return unsafe_part("<!DOCTYPE>"),
            Event::PI(_) => return unsafe_part("<?…?>"),
            Event::GeneralRef(name) if !is_plain_reference(&name) => return unsafe_part("&…;"),
            Event::Text(styles) if reaches_out(&String::from_utf8_lossy(&styles)) => return unsafe_part("url(…)"),
            Event::CData(styles) if reaches_out(&String::from_utf8_lossy(&styles)) => return unsafe_part("url(…)"),
            Event::Eof if !root => return Err((before, Fault::Broken("no <svg>".to_owned()))),
            Event::Eof => return Ok(()),
            Event::Text(_) | Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::GeneralRef(_) => {}
        }
        if depth > DEEPEST {
            return Err((before, Fault::Broken(format!("> {DEEPEST}"))));
        }
    }
}

/// `&amp;`, `&#233;` and their like; anything else would have to be declared somewhere.
fn is_plain_reference(name: &[u8]) -> bool {
    name.starts_with(b"#") || matches!(name, b"amp" | b"lt" | b"gt" | b"quot" | b"apos")
}

fn check_element(element: &BytesStart<'_>, root: &mut bool) -> Result<(), Fault> {
    let name = String::from_utf8_lossy(element.local_name().as_ref()).to_lowercase();
    if !*root && name != "svg" {
        return Err(Fault::Broken(format!("<{name}>")));
    }
    *root = true;
    if REFUSED.contains(&name.as_str()) {
        return Err(Fault::Unsafe(format!("<{name}>")));
    }
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| Fault::Broken(error.to_string()))?;
        let key = String::from_utf8_lossy(attribute.key.local_name().as_ref()).to_lowercase();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| Fault::Broken(error.to_string()))?;
        let squeezed: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_lowercase();
        let outside = match key.as_str() {
            "href" | "src" => !squeezed.starts_with('#') && !is_data_picture(&squeezed),
            "attributename" => squeezed.ends_with("href") || squeezed.starts_with("on"),
            "base" => true,
            _ => key.starts_with("on") || squeezed.contains("javascript:") || reaches_out(&squeezed),
        };
        if outside {
            return Err(Fault::Unsafe(format!("{key}=\"{}\"", value.chars().take(40).collect::<String>())));
        }
    }
    Ok(())
}

fn is_data_picture(address: &str) -> bool {
    ["png", "jpeg", "gif", "webp"].iter().any(|kind| address.starts_with(&format!("data:image/{kind};base64,")))
}

/// Whether a style asks for something outside the drawing.
fn reaches_out(style: &str) -> bool {
    let style = style.to_lowercase();
    let outside = |after: &str| {
        let target = after.trim_start().trim_start_matches(['"', '\'']);
        !target.starts_with('#') && !is_data_picture(target)
    };
    style.contains("@import") || style.contains("expression(") || style.contains('\\') || style.split("url(").skip(1).any(outside)
}

fn place(text: &str, at: usize) -> Span {
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count().saturating_add(1);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let rest = text.get(at..).unwrap_or_default().lines().next().unwrap_or_default();
    let length = rest.find('>').map_or_else(|| rest.chars().count(), |end| rest.get(..=end).unwrap_or_default().chars().count());
    Span::new(number(line), number(column), number(length))
}

/// Width and height: the view box's, else the attributes'.
pub(super) fn size(text: &str) -> Option<(u32, u32)> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(root) | Event::Empty(root) => return size_of_root(&root),
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn size_of_root(root: &BytesStart<'_>) -> Option<(u32, u32)> {
    let value = |wanted: &str| {
        let found = root.attributes().flatten().find(|attribute| attribute.key.as_ref() == wanted.as_bytes());
        found.and_then(|attribute| Some(attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned()))
    };
    let pixels = |text: &str| text.trim().trim_end_matches("px").split('.').next()?.parse::<u32>().ok();
    if let Some(view_box) = value("viewBox") {
        let numbers: Vec<&str> = view_box.split([' ', ',']).filter(|part| !part.is_empty()).collect();
        if let [_, _, width, height] = numbers.as_slice() {
            return Some((pixels(width)?, pixels(height)?));
        }
    }
    Some((pixels(&value("width")?)?, pixels(&value("height")?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<Code> {
        let mut findings = Findings::of("a.svg");
        check(text, &mut findings);
        findings.found.iter().map(|it| it.code).collect()
    }

    #[test]
    fn drawings_that_stay_by_themselves_are_let_in() {
        for good in [
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"><title>é &amp; &#233;</title><style>.a{fill:url(#g)}</style><use href="#a"/></svg>"##,
            "<?xml version=\"1.0\"?><!-- note --><svg/>",
            r#"<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/png;base64,AAAA"/></svg>"#,
        ] {
            assert_eq!(codes(good), [], "{good}");
        }
        assert_eq!(size(r#"<svg viewBox="0 0 800.5 300" width="1"/>"#), Some((800, 300)));
        assert_eq!(size(r#"<svg width="20px" height="10"/>"#), Some((20, 10)));
    }

    #[test]
    fn drawings_that_run_or_reach_out_are_refused() {
        for bad in [
            "<svg><script>x</script></svg>",
            "<svg><h:SCRIPT xmlns:h='x'/></svg>",
            "<svg onload='x'/>",
            "<svg><foreignObject/></svg>",
            "<svg><a href='java&#10;script:x'/></svg>",
            "<svg><image href='https://example.org/x.png'/></svg>",
            "<svg><use xlink:href='other.svg#a'/></svg>",
            "<svg><image href='data:image/svg+xml;base64,AAAA'/></svg>",
            "<svg><style>@import 'x'</style></svg>",
            "<svg><style><![CDATA[a{fill:url(https://example.org)}]]></style></svg>",
            "<svg><rect style='fill:u\\72l(//x)'/></svg>",
            "<svg><set attributeName='href' to='javascript:x'/></svg>",
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>",
            "<svg>&a;</svg>",
            "<?xml-stylesheet href='x'?><svg/>",
        ] {
            assert_eq!(codes(bad), [Code::SvgUnsafe], "{bad}");
        }
        for broken in ["<svg", "<svg><g></svg>", "<html/>", "", "x", "<svg a='1' a='2'/>", &"<svg>".repeat(100)] {
            assert_eq!(codes(broken), [Code::SvgBroken], "{broken}");
        }
    }
}
