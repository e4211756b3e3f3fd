//! Tests of whole pages.

use super::fonts::Fonts;
use super::pdf::{PdfError, render, render_specimen};
use super::sheet::{HEIGHT, MARGIN, Role, Sheet, WIDTH};
use crate::certification::frozen::Frozen;
use crate::certification::printed::Printed;
use crate::certification::sample;
use crate::language::Language;

const LONG: &str =
    "María de los Ángeles Fernández de Córdoba y Álvarez de Toledo de la Vega y Montemayor, Marquesa de Villanueva del Río Tinto";
const ENDLESS: &str =
    "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafewarenwohlgepflegeundsorgfaltigkeit";

const HOSTILE: &str = r"Ada)>> /OpenAction << /S /JavaScript /JS (\(app.alert\)) <script>alert(1)</script> %PDF \u{0} &lt; {name}";

fn names() -> Vec<String> {
    let words = |count: usize| vec!["Nguyễn"; count].join(" ");
    ["Li", "Amina Diallo", LONG, ENDLESS, "Ελευθερία Παπαδοπούλου-Κωνσταντινίδη", "Дмитрий Щербаков-Преображенский", HOSTILE]
        .into_iter()
        .map(str::to_owned)
        .chain([words(20), words(60), "W".repeat(200), "ị\u{323}".repeat(100)])
        .collect()
}

/// Every text stands whole within the margins, and no line on another.
fn check(sheet: &Sheet, printed: &Printed) {
    let lines = || sheet.blocks.iter().flat_map(|block| block.lines.iter().map(move |line| (block.style.size, line)));
    let set: String = lines().map(|(_, line)| line.run.text.as_str()).collect();
    assert!(printed.texts().all(|text| set.contains(text)), "something is cut: {set}");
    let mut boxes = Vec::new();
    for (size, line) in lines() {
        let said = &line.run.text;
        let (left, right, top, bottom) = (line.x, line.x + line.run.width, line.baseline - size * 0.7, line.baseline + size * 0.25);
        assert!(left >= MARGIN - 0.5 && right <= WIDTH - MARGIN + 0.5, "{said:?}");
        assert!(top > 40.0 && bottom < HEIGHT - 34.0, "{said:?}");
        for (other_left, other_right, other_top, other_bottom, other) in &boxes {
            let apart = right <= *other_left || *other_right <= left || bottom <= *other_top || *other_bottom <= top;
            assert!(apart, "{said:?} and {other:?}");
        }
        boxes.push((left, right, top, bottom, said));
    }
    let code = sheet.code.unwrap();
    for (left, right, top, bottom, said) in boxes {
        let apart = right < code.x || left > code.x + code.width + 9.0 || bottom < code.y || top > code.y + code.height;
        assert!(apart, "{said:?} and the QR code");
    }
}

#[test]
fn every_name_stands_whole_and_alone_within_the_margins() {
    let fonts = Fonts::built_in().unwrap();
    for name in names() {
        for language in Language::ALL {
            let mut frozen = sample::frozen();
            frozen.holder = Some(name.clone());
            let printed = Printed::of(&frozen, language).unwrap();
            check(&Sheet::compose(fonts, &printed).unwrap(), &printed);
        }
    }
}

/// A certificate with much to print around the name.
fn crowded(signatories: usize) -> Frozen {
    let mut frozen = sample::frozen();
    for text in frozen.texts.values_mut() {
        let mut one = text.signatories[0].clone();
        one.role = "Presidenta de la comisión de inclusión social, democracia participativa y derechos humanos".to_owned();
        text.signatories = vec![one; signatories];
        text.issuer = "Federación internacional de asociaciones y gobiernos locales por los derechos humanos ".repeat(2);
        text.award = text.statement.clone();
        text.credit = if signatories == 0 { None } else { text.credit.clone().map(|credit| credit.repeat(2)) };
        text.edition = None;
    }
    frozen.check_url = format!("https://formation.association-villes-et-droits.example.org/apprendre/verify/{}", sample::CODE);
    frozen
}

#[test]
fn several_signatories_and_long_words_around_find_room() {
    let fonts = Fonts::built_in().unwrap();
    for signatories in [0, 1, 2, 3] {
        let frozen = crowded(signatories);
        let printed = Printed::of(&frozen, Language::Es).unwrap();
        check(&Sheet::compose(fonts, &printed).unwrap(), &printed);
        assert!(render(&frozen, Language::Es).is_ok());
    }
}

#[test]
fn the_same_certificate_is_the_same_file() {
    let frozen = sample::frozen();
    let (one, other) = (render(&frozen, Language::Fr).unwrap(), render(&frozen, Language::Fr).unwrap());
    assert!(one == other && one.starts_with(b"%PDF-1.7"));
    assert!(one != render(&frozen, Language::En).unwrap());
    assert!(one.len() < 120_000, "{} bytes", one.len());
}

#[test]
fn what_cannot_be_printed_whole_is_refused() {
    let named = |name: &str| {
        let mut frozen = sample::frozen();
        frozen.holder = Some(name.to_owned());
        render(&frozen, Language::En).map(|_| ())
    };
    assert_eq!(named("王小明"), Err(PdfError::Uncovered(vec!['王', '小', '明'])));
    assert_eq!(named("Ada\u{202e}"), Err(PdfError::Uncovered(vec!['\u{202e}'])));
    assert_eq!(named(&"Ada ".repeat(400)), Err(PdfError::TooLong));
    assert_eq!(named(" "), Err(PdfError::Erased));
    assert_eq!(render(&sample::frozen().without_holder(), Language::En), Err(PdfError::Erased));
    let mut frozen = sample::frozen();
    frozen.texts.remove(&Language::Es);
    assert_eq!(render(&frozen, Language::Es), Err(PdfError::Language(Language::Es)));
    frozen.check_url = format!("https://example.org/{}", "a".repeat(500));
    assert_eq!(render(&frozen, Language::En), Err(PdfError::Address));
}

#[test]
fn a_preview_is_marked_and_still_whole() {
    let fonts = Fonts::built_in().unwrap();
    for name in names() {
        for language in Language::ALL {
            let mut frozen = sample::frozen();
            frozen.holder = Some(name.clone());
            let printed = Printed::of(&frozen, language).unwrap().into_specimen();
            let sheet = Sheet::compose(fonts, &printed).unwrap();
            check(&sheet, &printed);
            assert_eq!(sheet.blocks[0].lines.len(), 1);
            assert!(sheet.mark.is_some_and(|mark| mark.line.x > 0.0));
        }
    }
    let (preview, real) = (render_specimen(&sample::frozen(), Language::Fr), render(&sample::frozen(), Language::Fr));
    assert!(preview.unwrap() != real.unwrap());
}

#[test]
fn a_signatory_without_a_function_leaves_no_gap() {
    let mut frozen = sample::frozen();
    for text in frozen.texts.values_mut() {
        text.signatories[0].role.clear();
    }
    assert!(render(&frozen, Language::En).is_ok());
    let printed = Printed::of(&frozen, Language::En).unwrap();
    let sheet = Sheet::compose(Fonts::built_in().unwrap(), &printed).unwrap();
    assert!(sheet.blocks.iter().all(|block| !block.lines.is_empty() || block.role == Role::Code));
}

/// Every form of page can be made; the files stay in target/pictures/certificates for people to look at.
#[test]
fn pages_to_look_at() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/pictures/certificates");
    std::fs::create_dir_all(&folder).unwrap();
    for language in Language::ALL {
        for (number, name) in names().into_iter().enumerate() {
            let mut frozen = sample::frozen();
            frozen.holder = Some(name);
            let file = folder.join(format!("{language}-{number}.pdf"));
            std::fs::write(file, render(&frozen, language).unwrap()).unwrap();
        }
    }
    for language in Language::ALL {
        let file = folder.join(format!("specimen-{language}.pdf"));
        std::fs::write(file, render_specimen(&sample::frozen(), language).unwrap()).unwrap();
    }
    for signatories in [0, 1, 2, 3] {
        let file = folder.join(format!("crowded-{signatories}.pdf"));
        std::fs::write(file, render(&crowded(signatories), Language::Fr).unwrap()).unwrap();
    }
}
