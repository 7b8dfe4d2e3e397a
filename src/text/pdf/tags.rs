//! A tagged PDF's structure tree in, the blocks its author's program meant out: paragraphs that run over
//! a page break, list items, the cells of tables, headings, notes. Holds no words yet, only the numbers
//! of the marked content that will fill each block.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Dict, Name, Number, Object, ObjectIdentifier};
use std::collections::HashMap;

/// Elements nested deeper than this are not followed.
const DEPTH_LIMIT: usize = 64;
/// More elements than any real document has.
const ELEMENT_LIMIT: usize = 400_000;

/// What a block is by its tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading of any depth.
    Heading,
    /// Running text.
    Paragraph,
    /// The first paragraph of a list item.
    Item,
    /// The words under a picture or table.
    Caption,
    /// A footnote.
    Note,
    /// An entry of the table of contents.
    Contents,
}

/// The cell a block stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Number of the table in the document.
    pub table: usize,
    /// Number of the row in the document.
    pub row: usize,
    /// Number of the cell in its row.
    pub column: usize,
}

/// One block of the tree, in reading order.
#[derive(Clone, Debug)]
pub(super) struct Tagged {
    /// What it is.
    pub role: Role,
    /// Where it stands in a table, if in one.
    pub cell: Option<Cell>,
}

/// The tree of a document.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Its blocks in reading order.
    pub blocks: Vec<Tagged>,
    /// Which block (index into `blocks`) each marked content of each page belongs to.
    pub places: HashMap<(usize, i32), usize>,
}

/// The structure tree of `pdf`, if it has one.
pub(super) fn read(pdf: &Pdf) -> Option<Tree> {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?.get::<Dict<'_>>(b"StructTreeRoot")?;
    let pages = pdf.pages().iter().enumerate();
    let pages = pages.filter_map(|(number, page)| Some((page.raw().obj_id()?, number))).collect();
    let roles = root.get::<Dict<'_>>(b"RoleMap").unwrap_or_default();
    let mut walk = Walk { pages, roles, ..Walk::default() };
    walk.kids(&root, &mut Inside::default(), 0);
    (!walk.tree.places.is_empty()).then_some(walk.tree)
}

/// What surrounds an element.
#[derive(Clone, Default)]
struct Inside {
    page: Option<usize>,
    block: Option<usize>,
    /// A list item's or note's block that holds only its label so far.
    labelled: Option<usize>,
    cell: Option<Cell>,
    table: usize,
    /// In a list item whose first paragraph has not come yet.
    item: bool,
    note: bool,
    contents: bool,
}

impl Inside {
    /// The same surroundings with no block open.
    fn container(&self) -> Self {
        Self { block: None, ..self.clone() }
    }
}

#[derive(Default)]
struct Walk<'a> {
    tree: Tree,
    pages: HashMap<ObjectIdentifier, usize>,
    roles: Dict<'a>,
    elements: usize,
    tables: usize,
    rows: usize,
}

impl<'a> Walk<'a> {
    /// Follows what `parent` holds.
    fn kids(&mut self, parent: &Dict<'a>, inside: &mut Inside, depth: usize) {
        match parent.get::<Object<'a>>(b"K") {
            Some(Object::Array(kids)) => {
                let mut column = 0;
                for kid in kids.iter::<Object<'a>>() {
                    if let (Object::Dict(element), Some(cell)) = (&kid, &mut inside.cell)
                        && matches!(self.role(element).as_str(), "TD" | "TH")
                    {
                        cell.column = column;
                        column += 1;
                    }
                    self.kid(kid, inside, depth);
                }
            }
            Some(kid) => self.kid(kid, inside, depth),
            None => {}
        }
    }

    fn kid(&mut self, kid: Object<'a>, inside: &mut Inside, depth: usize) {
        match kid {
            Object::Number(number) => self.place(number, inside),
            Object::Dict(element) => {
                self.elements += 1;
                // A tree that holds itself ends here too.
                if depth > DEPTH_LIMIT || self.elements > ELEMENT_LIMIT {
                    return;
                }
                let page = inside.page;
                if let Some(own) = element.get_ref(b"Pg").and_then(|page| self.pages.get(&page.into())) {
                    inside.page = Some(*own);
                }
                match element.get::<Number>(b"MCID") {
                    Some(number) => self.place(number, inside),
                    None => self.element(&element, inside, depth + 1),
                }
                inside.page = page;
            }
            _ => {}
        }
    }

    fn place(&mut self, number: Number, inside: &mut Inside) {
        let Some(page) = inside.page else {
            return;
        };
        // Content straight under a container stands in a paragraph of its own.
        let block = inside.block.unwrap_or_else(|| self.open(Role::Paragraph, inside));
        inside.block = Some(block);
        let mark = i32::try_from(number.as_i64()).unwrap_or(-1);
        self.tree.places.insert((page, mark), block);
    }

    fn open(&mut self, role: Role, inside: &mut Inside) -> usize {
        if let Some(block) = inside.labelled.take() {
            inside.item = false;
            return block;
        }
        let role = match role {
            Role::Paragraph if inside.contents => Role::Contents,
            Role::Paragraph if inside.note => Role::Note,
            Role::Paragraph if inside.item => Role::Item,
            role => role,
        };
        inside.item = false;
        self.tree.blocks.push(Tagged { role, cell: inside.cell });
        self.tree.blocks.len() - 1
    }

    fn element(&mut self, element: &Dict<'a>, inside: &mut Inside, depth: usize) {
        let mut within = inside.container();
        match self.role(element).as_str() {
            "TOCI" => within.block = Some(self.open(Role::Contents, inside)),
            "P" | "BibEntry" | "Index" | "Figure" | "Formula" => {
                within.block = Some(self.open(Role::Paragraph, inside));
                within.labelled = None;
                within.item = false;
            }
            "H" | "H1" | "H2" | "H3" | "H4" | "H5" | "H6" | "Title" => {
                within.block = Some(self.open(Role::Heading, inside));
            }
            "Caption" => within.block = Some(self.open(Role::Caption, inside)),
            "Note" | "FENote" => within.note = true,
            "TOC" => within.contents = true,
            "LI" => within.item = true,
            "Lbl" => return self.label(element, inside, depth),
            "Table" => {
                self.tables += 1;
                within.table = self.tables;
            }
            "TR" => {
                self.rows += 1;
                within.cell = Some(Cell { table: within.table, row: self.rows, column: 0 });
            }
            "LBody" | "TD" | "TH" | "L" | "Document" | "Part" | "Sect" | "Div" | "Art" | "BlockQuote" | "NonStruct"
            | "Private" | "TBody" | "THead" | "TFoot" => {}
            // Spans, links, references and whatever else stands in a line.
            _ => return self.kids(element, inside, depth),
        }
        self.kids(element, &mut within, depth);
    }

    /// A bullet, a paragraph's number or a note's: the next block goes on from it.
    fn label(&mut self, element: &Dict<'a>, inside: &mut Inside, depth: usize) {
        let mut within = inside.container();
        self.kids(element, &mut within, depth);
        inside.labelled = within.block;
    }

    /// The element's standard role.
    fn role(&self, element: &Dict<'a>) -> String {
        let mut role = element.get::<Name<'a>>(b"S");
        for _ in 0..4 {
            let Some(next) = role.as_ref().and_then(|role| self.roles.get::<Name<'a>>(role.as_str())) else {
                break;
            };
            role = Some(next);
        }
        role.map(|role| role.as_str().to_owned()).unwrap_or_default()
    }
}
