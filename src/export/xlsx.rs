//! Tables in, a workbook out: one sheet a table, heads frozen and filterable, dates as text because a
//! date may be only a year.

use super::content::Content;
use super::tables::{self, Cell, Table};
use crate::problem::{Problem, ProblemKind};
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// Excel's longest cell.
const LONGEST: usize = 32_767;

/// `content` as a workbook.
///
/// # Errors
/// Findings beyond the rows a sheet can hold.
pub fn workbook(content: &Content) -> Result<Vec<u8>, Problem> {
    written(content).map_err(|error| {
        Problem::new(ProblemKind::Limit, format!("The workbook could not be made ({error})"))
            .hint("Export the findings as CSV instead")
    })
}

fn written(content: &Content) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(content)?);
    for table in
        [tables::points(content), tables::findings(content), tables::judgements(content), tables::about(content)]
    {
        write_sheet(book.add_worksheet(), &table)?;
    }
    book.save_to_buffer()
}

/// With the time of making in place of the clock's, so that the same content gives the same file.
fn properties(content: &Content) -> Result<DocProperties, XlsxError> {
    let made = content.made;
    let (year, month, day) = (made.year().unsigned_abs(), made.month().unsigned_abs(), made.day().unsigned_abs());
    let time = (made.hour().unsigned_abs(), made.minute().unsigned_abs(), f64::from(made.second()));
    let made = ExcelDateTime::from_ymd(year, month, day)?.and_hms(time.0.into(), time.1, time.2)?;
    Ok(DocProperties::new().set_title(&content.title).set_author("Council Trajectories").set_creation_datetime(&made))
}

fn write_sheet(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_background_color(Color::RGB(0x00EC_EEF0));
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name(table.name)?;
    for (column, at) in table.columns.iter().zip(0u16..) {
        sheet.write_string_with_format(0, at, column.0, &head)?;
        sheet.set_column_width(at, column.1)?;
    }
    for (row, down) in table.rows.iter().zip(1u32..) {
        for (cell, along) in row.iter().zip(0u16..) {
            match cell {
                Cell::Text(words) => sheet.write_string_with_format(down, along, &*shortened(words), &wrapped)?,
                Cell::Number(number) => sheet.write_number_with_format(down, along, *number, &wrapped)?,
                Cell::Empty => continue,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = (table.rows.len() as u32, (table.columns.len() as u16).saturating_sub(1));
    if last.0 > 0 {
        sheet.autofilter(0, 0, last.0, last.1)?;
    }
    Ok(())
}

fn shortened(words: &str) -> String {
    words.chars().take(LONGEST).collect()
}
