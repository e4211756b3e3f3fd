//! The check page's address as a QR code, as plain bars to be drawn.

use super::pdf::PdfError;
use fast_qr::{ECL, QRBuilder};

/// More modules than this are too fine for a printed square of 28 mm.
const FINEST: usize = 69;

/// The dark squares of a QR code, measured in modules.
#[derive(Debug, PartialEq)]
pub(super) struct Squares {
    /// Modules from edge to edge.
    pub(super) across: f32,
    pub(super) bars: Vec<Bar>,
}

/// Dark squares side by side.
#[derive(Debug, PartialEq)]
pub(super) struct Bar {
    pub(super) column: f32,
    pub(super) row: f32,
    pub(super) length: f32,
}

/// The code for `address`; about a seventh of it may be damaged.
///
/// # Errors
/// [`PdfError::Address`] when the address is too long.
pub(super) fn squares(address: &str) -> Result<Squares, PdfError> {
    let code = QRBuilder::new(address).ecl(ECL::M).build().map_err(|_| PdfError::Address)?;
    if code.size > FINEST {
        return Err(PdfError::Address);
    }
    let mut bars: Vec<Bar> = Vec::new();
    let mut row = 0.0;
    for modules in code.data.chunks(code.size).take(code.size) {
        let mut column = 0.0;
        let mut dark_before = false;
        for module in modules {
            let dark = module.value();
            match bars.last_mut() {
                Some(bar) if dark && dark_before => bar.length += 1.0,
                _ if dark => bars.push(Bar { column, row, length: 1.0 }),
                _ => {}
            }
            dark_before = dark;
            column += 1.0;
        }
        row += 1.0;
    }
    Ok(Squares { across: row, bars })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_cover_what_is_dark() {
        let squares = squares("https://learn.example.org/verify/2345-6789-ABCD-EFGH-JKLM-NPQR-STUB").unwrap();
        let first = squares.bars.first().unwrap();
        assert_eq!((first.column, first.row, first.length), (0.0, 0.0, 7.0), "a corner mark is seven wide");
        assert!(squares.bars.iter().all(|bar| bar.column + bar.length <= squares.across && bar.row < squares.across));
    }

    #[test]
    fn an_address_too_long_for_paper_is_refused() {
        assert_eq!(squares(&format!("https://example.org/{}", "a".repeat(400))), Err(PdfError::Address));
        assert_eq!(squares(&"a".repeat(10_000)), Err(PdfError::Address));
    }
}
