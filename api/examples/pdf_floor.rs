//! The least a certificate can cost: a page with as many lines in as many faces, and as many squares, as a certificate has, drawn by the PDF
//! library alone. Prints the milliseconds one page takes.
//!
//!     pdf_floor 400

use krilla::{
    Document,
    geom::{PathBuilder, Point, Rect},
    page::PageSettings,
    text::{Font, TextDirection},
};
use std::{error::Error, hint::black_box, process::ExitCode, time::Instant};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Regular, italic and semibold, among the fonts a certificate is set in.
const FACES: [usize; 3] = [0, 2, 4];
const LINES: [&str; 8] = [
    "Certificate of completion",
    "Zoë Ångström-Çelik Núñez",
    "has completed module 1, “Local governments and human rights”, of the course “Human rights cities”",
    "Local governments and human rights, module 1",
    "22 November 2026",
    "2345-6789-ABCD-EFGH-JKLM-NPQR-STUB",
    "https://certificates.example.org/verify/2345-6789-ABCD-EFGH-JKLM-NPQR-STUB",
    "Jorge Núñez, Secretary General",
];
/// Dark bars of a QR code of 37 modules a side.
const BARS: u16 = 37 * 9;

fn fonts() -> Result<Vec<Font>, Box<dyn Error>> {
    let found = FACES.map(|place| typst_assets::fonts().nth(place).and_then(|bytes| Font::new(bytes.into(), 0)));
    found.into_iter().map(|font| font.ok_or_else(|| "a font is missing".into())).collect()
}

fn draw(fonts: &[Font]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut document = Document::new();
    let mut page = document.start_page_with(PageSettings::from_wh(842.0, 595.0).ok_or("no page")?);
    let mut surface = page.surface();
    let mut height = 40.0;
    // A certificate has its lines, and a label above each.
    for (number, line) in LINES.iter().chain(&LINES).enumerate() {
        let font = fonts.iter().cycle().nth(number).ok_or("no font")?;
        height += 30.0;
        surface.draw_text(Point::from_xy(60.0, height), font.clone(), 12.0, line, false, TextDirection::Auto);
    }
    let mut bars = PathBuilder::new();
    for bar in 0..BARS {
        let (column, row) = (f32::from(bar % 9), f32::from(bar / 9));
        bars.push_rect(Rect::from_xywh(700.0 + column * 8.0, 450.0 + row * 2.0, 4.0, 2.0).ok_or("no bar")?);
    }
    surface.draw_path(&bars.finish().ok_or("no path")?);
    surface.finish();
    page.finish();
    document.finish().map_err(|error| format!("{error:?}").into())
}

fn measure(pages: u32) -> Result<f64, Box<dyn Error>> {
    let fonts = fonts()?;
    draw(&fonts)?;
    let begun = Instant::now();
    for _ in 0..pages {
        black_box(draw(&fonts)?);
    }
    Ok(begun.elapsed().as_secs_f64() * 1000.0 / f64::from(pages))
}

fn main() -> ExitCode {
    let Some(pages) = std::env::args().nth(1).and_then(|text| text.parse().ok()).filter(|pages| *pages > 0) else {
        eprintln!("pdf_floor PAGES");
        return ExitCode::from(2);
    };
    match measure(pages) {
        Ok(milliseconds) => {
            println!("{milliseconds:.3} ms");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("pdf_floor: {error}");
            ExitCode::FAILURE
        }
    }
}
