//! Writes small PDFs byte by byte: pages of placed lines, with or without a structure tree.

use std::fmt::Write;

/// The words of one page, each at its place.
#[derive(Default)]
pub struct Lines {
    content: String,
}

impl Lines {
    /// Words at `x`, `y` (from the lower left) in type of `size`.
    pub fn at(&mut self, x: u32, y: u32, size: u32, words: &str) -> &mut Self {
        writeln!(self.content, "BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET").expect("a string takes it");
        self
    }

    /// The same as marked content `number`.
    pub fn marked(&mut self, number: u32, x: u32, y: u32, size: u32, words: &str) -> &mut Self {
        writeln!(self.content, "/P <</MCID {number}>> BDC").expect("a string takes it");
        self.at(x, y, size, words).content.push_str("EMC\n");
        self
    }

    /// The same as an artifact.
    pub fn artifact(&mut self, x: u32, y: u32, size: u32, words: &str) -> &mut Self {
        self.content.push_str("/Artifact <</Type /Pagination>> BDC\n");
        self.at(x, y, size, words).content.push_str("EMC\n");
        self
    }

    /// The finished page.
    pub fn page(&self) -> Page {
        page(&self.content)
    }
}

/// A page's content stream.
pub struct Page(String);

/// A page that draws `content`.
pub fn page(content: &str) -> Page {
    Page(content.to_owned())
}

/// An element of a structure tree: its role, and marked contents (page and number) or elements in order.
pub struct Tag {
    role: &'static str,
    kids: Vec<Kid>,
}

enum Kid {
    Mark(usize, u32),
    Element(Tag),
}

impl Tag {
    pub fn new(role: &'static str, marks: &[(usize, u32)]) -> Self {
        Self::holding(role, marks, Vec::new())
    }

    pub fn holding(role: &'static str, marks: &[(usize, u32)], elements: Vec<Tag>) -> Self {
        let mut tag = Self { role, kids: Vec::new() }.and(marks);
        tag.kids.extend(elements.into_iter().map(Kid::Element));
        tag
    }

    pub fn and(mut self, marks: &[(usize, u32)]) -> Self {
        self.kids.extend(marks.iter().map(|(page, number)| Kid::Mark(*page, *number)));
        self
    }

    /// The element as a dictionary; page `n` is object `FIRST_PAGE + 2 n`.
    fn write(&self, out: &mut String) {
        write!(out, "<</Type /StructElem /S /{} /K [", self.role).expect("a string takes it");
        for kid in &self.kids {
            match kid {
                Kid::Mark(page, number) => {
                    let page = FIRST_PAGE + 2 * page;
                    write!(out, "<</Type /MCR /Pg {page} 0 R /MCID {number}>>").expect("a string takes it");
                }
                Kid::Element(tag) => tag.write(out),
            }
        }
        out.push_str("]>>");
    }
}

/// The object number of the first page; its content is the next object, then comes the second page.
const FIRST_PAGE: usize = 6;

/// A file of `pages`.
pub fn file(pages: &[Page]) -> Vec<u8> {
    write(pages, "")
}

/// A file of `pages` with a structure tree.
pub fn tagged(pages: &[Page], tree: &[Tag]) -> Vec<u8> {
    let mut root = "/MarkInfo <</Marked true>> /StructTreeRoot <</Type /StructTreeRoot /K [".to_owned();
    for tag in tree {
        tag.write(&mut root);
    }
    write(pages, &format!("{root}]>>"))
}

/// A file that wants a password nobody knows.
pub fn locked() -> Vec<u8> {
    let key = "<0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF>";
    let lock =
        format!("/Encrypt <</Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O {key} /U {key}>> /ID [{key} {key}]");
    write_with(&[page("BT /F1 12 Tf 72 700 Td (Words.) Tj ET")], "", &lock)
}

fn write(pages: &[Page], root: &str) -> Vec<u8> {
    write_with(pages, root, "")
}

fn write_with(pages: &[Page], root: &str, trailer: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", FIRST_PAGE + 2 * page)).collect();
    let font =
        |name: &str, encoding: &str| format!("<</Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /{encoding}>>");
    let mut objects = vec![
        format!("<</Type /Catalog /Pages 2 0 R {root}>>"),
        format!("<</Type /Pages /Count {} /Kids [{}]>>", pages.len(), kids.join(" ")),
        font("Helvetica", "WinAnsiEncoding"),
        font("Helvetica-Bold", "WinAnsiEncoding"),
        font("Helvetica", "StandardEncoding"),
    ];
    for (number, Page(content)) in pages.iter().enumerate() {
        let stream = FIRST_PAGE + 2 * number + 1;
        objects.push(format!(
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {stream} 0 R \
             /Resources <</Font <</F1 3 0 R /F2 4 0 R /F3 5 0 R>>>>>>"
        ));
        objects.push(format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()));
    }
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).expect("a string takes it");
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", number + 1).into_bytes());
    }
    let start = file.len();
    let size = objects.len() + 1;
    let trailer = format!("{table}trailer\n<</Size {size} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n");
    file.extend(trailer.into_bytes());
    file
}
