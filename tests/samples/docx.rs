//! Writes small Word documents.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const BODY: &str = r#"<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Visit to the sample borough</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The pace of </w:t></w:r><w:del><w:r><w:delText>decline</w:delText></w:r></w:del><w:ins><w:r><w:t>change</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> is &quot;too slow&quot; &amp; multi</w:t><w:noBreakHyphen/><w:t>agency work is late.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>
<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Areas for improvement</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>The quality of plans</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Judgement</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Grade</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>Children who need help</w:t></w:r></w:p><w:p><w:r><w:t>and protection</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Requires improvement</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:moveFrom><w:r><w:t>Moved away.</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>
<w:p><w:r><w:t>Yours sincerely</w:t></w:r></w:p>"#;

const NOTES: &str = r#"<w:footnotes><w:footnote w:id="2"><w:p><w:r><w:t>A note on the visit.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;

const STYLES: &str = r#"<w:styles><w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>"#;

/// A letter with a heading, a note, tracked changes, an item and a table.
pub fn sample() -> Vec<u8> {
    let body = format!("<w:document><w:body>{BODY}</w:body></w:document>");
    packed(&[("word/document.xml", &body), ("word/footnotes.xml", NOTES), ("word/styles.xml", STYLES)])
}

/// A document whose body is `xml`.
pub fn of_body(xml: &str) -> Vec<u8> {
    packed(&[("word/document.xml", &format!("<w:document><w:body>{xml}</w:body></w:document>"))])
}

/// An archive of `parts`.
pub fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("memory takes a file");
        writer.write_all(content.as_bytes()).expect("memory takes bytes");
    }
    writer.finish().expect("memory takes the directory").into_inner()
}
