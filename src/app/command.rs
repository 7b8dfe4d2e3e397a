//! Every command of the window, once: its name, its help, its keys and when it can be given.
//!
//! Menus, buttons and the palette only read this table; `act` alone carries a command out.

use super::state::State;
use crate::scoring::Level;
use egui::{Key, KeyboardShortcut, Modifiers};

/// Something the analyst can tell the window to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the table below says what each is")]
pub enum Command {
    OpenDocuments,
    OpenFolder,
    OpenExample,
    OpenSession,
    NewSession,
    Save,
    SaveAs,
    ExportChart,
    ExportTable,
    /// Save a report, a workbook or a project for other programs.
    ExportReport,
    Quit,
    Undo,
    Redo,
    FindDocument,
    FindInText,
    SelectAllDocuments,
    RemoveDocuments,
    RereadChanged,
    CopyChart,
    CopySummary,
    CopyTable,
    ShowCompare,
    ShowDocument,
    ShowThemes,
    ShowTable,
    ShowPhrases,
    SideBySide,
    Overlaid,
    Calendar,
    MonthsSince,
    SinceFirst,
    SinceLatest,
    Joins,
    AllDates,
    PointsList,
    DocumentsPanel,
    DetailsPanel,
    FindingsList,
    DarkTheme,
    LightTheme,
    SystemTheme,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    NextFinding,
    PreviousFinding,
    NextToReview,
    Accept,
    Reject,
    AcceptVisible,
    Undecide,
    Level1,
    Level2,
    Level3,
    Level4,
    Level5,
    Level6,
    Level7,
    NextVoice,
    Headline,
    Counted,
    CouncilMenu,
    ThemeMenu,
    ScopeMenu,
    Remark,
    MarkWords,
    Palette,
    Problems,
    Shortcuts,
    Method,
    About,
}

/// The menu a command stands in; a new group begins under a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The menu.
    pub menu: Menu,
    /// Commands of one group stand together.
    pub group: u8,
}

/// The menus, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Menu {
    File,
    Edit,
    View,
    Review,
    Help,
}

impl Menu {
    /// All, from left to right.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::View, Self::Review, Self::Help];

    /// The key that opens it together with Alt.
    pub fn key(self) -> Key {
        match self {
            Self::File => Key::F,
            Self::Edit => Key::E,
            Self::View => Key::V,
            Self::Review => Key::R,
            Self::Help => Key::H,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Review => "Review",
            Self::Help => "Help",
        }
    }
}

/// What must be there for a command to make sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needs {
    Nothing,
    Documents,
    Marked,
    Chart,
    Finding,
    Decision,
    ToReview,
    Text,
    Undo,
    Redo,
    Changed,
    Work,
}

struct Row {
    command: Command,
    name: &'static str,
    help: &'static str,
    keys: Option<KeyboardShortcut>,
    place: Place,
    needs: Needs,
}

const fn row(
    command: Command,
    (menu, group): (Menu, u8),
    needs: Needs,
    keys: Option<KeyboardShortcut>,
    name: &'static str,
    help: &'static str,
) -> Row {
    Row { command, name, help, keys, place: Place { menu, group }, needs }
}

#[allow(clippy::unnecessary_wraps, reason = "a row of the table may have no keys")]
const fn ctrl(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::COMMAND, key))
}

#[allow(clippy::unnecessary_wraps, reason = "a row of the table may have no keys")]
const fn ctrl_shift(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key))
}

#[allow(clippy::unnecessary_wraps, reason = "a row of the table may have no keys")]
const fn shift(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::SHIFT, key))
}

#[allow(clippy::unnecessary_wraps, reason = "a row of the table may have no keys")]
const fn plain(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::NONE, key))
}

use Menu::{Edit, File, Help, Review, View};

#[rustfmt::skip]
static TABLE: [Row; 71] = [
    row(Command::OpenDocuments, (File, 0), Needs::Nothing, ctrl(Key::O), "Open documents…", "Read letters, reports and articles: PDF, Word, web page or text"),
    row(Command::OpenFolder, (File, 0), Needs::Nothing, ctrl_shift(Key::O), "Open folder…", "Read every document in a folder"),
    row(Command::OpenExample, (File, 0), Needs::Nothing, None, "Open the example", "Surrey, Gloucestershire, Buckinghamshire and Torbay, from published judgements"),
    row(Command::OpenSession, (File, 1), Needs::Nothing, None, "Open session…", "Go on with a session saved earlier"),
    row(Command::NewSession, (File, 1), Needs::Work, ctrl(Key::N), "New session", "Close these documents and begin with none"),
    row(Command::Save, (File, 1), Needs::Work, ctrl(Key::S), "Save", "Save the session; the save before it stays as .bak"),
    row(Command::SaveAs, (File, 1), Needs::Work, ctrl_shift(Key::S), "Save as…", "Save the session under another name"),
    row(Command::ExportChart, (File, 2), Needs::Chart, ctrl(Key::E), "Export chart…", "Save what Compare shows as PNG, SVG or CSV"),
    row(Command::ExportTable, (File, 2), Needs::Documents, None, "Export findings…", "Save what Table shows as CSV; from another tab every finding with all that is known of it"),
    row(Command::ExportReport, (File, 2), Needs::Documents, None, "Export report…", "Save a report to read and print, a workbook or a REFI-QDA project"),
    row(Command::Quit, (File, 3), Needs::Nothing, ctrl(Key::Q), "Quit", "Close the window; asks first where work is not saved"),
    row(Command::Undo, (Edit, 0), Needs::Undo, ctrl(Key::Z), "Undo", "Take the last change back"),
    row(Command::Redo, (Edit, 0), Needs::Redo, ctrl_shift(Key::Z), "Redo", "Make the change again that was taken back"),
    row(Command::FindDocument, (Edit, 1), Needs::Documents, ctrl_shift(Key::F), "Find a document", "Search the list by title, council, kind or date"),
    row(Command::FindInText, (Edit, 1), Needs::Documents, ctrl(Key::F), "Find in text…", "Search the words of the selected document"),
    row(Command::SelectAllDocuments, (Edit, 1), Needs::Documents, None, "Select all documents", "Select every document that the list shows"),
    row(Command::RemoveDocuments, (Edit, 1), Needs::Marked, None, "Remove selected documents", "Take them out of the session; the files stay where they are"),
    row(Command::RereadChanged, (Edit, 1), Needs::Changed, None, "Read changed files again", "Read and score the files whose content changed since they were read"),
    row(Command::CopyChart, (Edit, 2), Needs::Chart, ctrl_shift(Key::C), "Copy chart as picture", "Put what Compare shows on the clipboard"),
    row(Command::CopySummary, (Edit, 2), Needs::Chart, None, "Copy the sentence under the chart", "What the chart shows in plain words, for a report or as alternative text"),
    row(Command::CopyTable, (Edit, 2), Needs::Documents, None, "Copy findings", "Put what Table shows on the clipboard, to paste into a spreadsheet; from another tab every finding"),
    row(Command::ShowCompare, (View, 0), Needs::Nothing, ctrl(Key::Num1), "Compare", "Councils side by side over time"),
    row(Command::ShowDocument, (View, 0), Needs::Nothing, ctrl(Key::Num2), "Document", "The text with its findings"),
    row(Command::ShowThemes, (View, 0), Needs::Nothing, ctrl(Key::Num3), "Themes", "Councils by the part of the service"),
    row(Command::ShowTable, (View, 0), Needs::Nothing, ctrl(Key::Num4), "Table", "Every finding"),
    row(Command::ShowPhrases, (View, 0), Needs::Nothing, ctrl(Key::Num5), "Phrases", "The scales and the phrases that make findings"),
    row(Command::SideBySide, (View, 1), Needs::Chart, None, "Side by side", "One plot a council"),
    row(Command::Overlaid, (View, 1), Needs::Chart, None, "Overlaid", "All councils in one plot"),
    row(Command::Calendar, (View, 1), Needs::Chart, None, "Calendar", "Dates on the x axis"),
    row(Command::MonthsSince, (View, 1), Needs::Chart, None, "Months since inadequate", "Months since each council was judged inadequate on the x axis"),
    row(Command::SinceFirst, (View, 1), Needs::Chart, None, "Count from the first judgement", "Months count from a council's first judgement of inadequate"),
    row(Command::SinceLatest, (View, 1), Needs::Chart, None, "Count from the latest judgement", "Months count from a council's latest judgement of inadequate"),
    row(Command::Joins, (View, 1), Needs::Chart, None, "Join points", "A thin line from each document to the next"),
    row(Command::AllDates, (View, 1), Needs::Chart, None, "Show all dates", "Undo the choice of dates"),
    row(Command::PointsList, (View, 1), Needs::Chart, None, "List of points", "The chart's points as a list that keys and screen readers reach"),
    row(Command::DocumentsPanel, (View, 2), Needs::Nothing, ctrl(Key::B), "Documents panel", "Show or hide the list at the left"),
    row(Command::DetailsPanel, (View, 2), Needs::Nothing, ctrl_shift(Key::B), "Details panel", "Show or hide the details at the right"),
    row(Command::FindingsList, (View, 2), Needs::Documents, plain(Key::L), "List of findings", "Show or hide the list of the document's findings"),
    row(Command::DarkTheme, (View, 3), Needs::Nothing, None, "Dark theme", "Light text on dark"),
    row(Command::LightTheme, (View, 3), Needs::Nothing, None, "Light theme", "Dark text on light"),
    row(Command::SystemTheme, (View, 3), Needs::Nothing, None, "System theme", "Dark or light as the desktop is"),
    row(Command::ZoomIn, (View, 4), Needs::Nothing, ctrl(Key::Plus), "Zoom in", "Everything larger"),
    row(Command::ZoomOut, (View, 4), Needs::Nothing, ctrl(Key::Minus), "Zoom out", "Everything smaller"),
    row(Command::ZoomReset, (View, 4), Needs::Nothing, ctrl(Key::Num0), "Normal size", "Zoom 100 %"),
    row(Command::NextFinding, (Review, 0), Needs::Documents, plain(Key::J), "Next finding", "Go to the next finding of the document"),
    row(Command::PreviousFinding, (Review, 0), Needs::Documents, plain(Key::K), "Previous finding", "Go to the finding before"),
    row(Command::NextToReview, (Review, 0), Needs::ToReview, plain(Key::N), "Next to review", "Go to the next finding nobody has looked at, in any document"),
    row(Command::Accept, (Review, 1), Needs::Finding, plain(Key::A), "Accept", "The finding is right; go to the next"),
    row(Command::Reject, (Review, 1), Needs::Finding, plain(Key::X), "Reject", "Not a finding; go to the next"),
    row(Command::AcceptVisible, (Review, 1), Needs::ToReview, shift(Key::A), "Accept all visible", "Accept what is wholly on screen and not yet reviewed; nothing else"),
    row(Command::Undecide, (Review, 1), Needs::Decision, plain(Key::U), "Take decision back", "As if nobody had looked at the finding"),
    row(Command::Level1, (Review, 2), Needs::Finding, plain(Key::Num1), "Level 1, Declined", "Things have become worse"),
    row(Command::Level2, (Review, 2), Needs::Finding, plain(Key::Num2), "Level 2, Insufficient", "Change is absent, too slow or not enough"),
    row(Command::Level3, (Review, 2), Needs::Finding, plain(Key::Num3), "Level 3, Limited", "Some movement: small, slow, fragile or only begun"),
    row(Command::Level4, (Review, 2), Needs::Finding, plain(Key::Num4), "Level 4, Variable", "Movement in places and not in others"),
    row(Command::Level5, (Review, 2), Needs::Finding, plain(Key::Num5), "Level 5, Steady", "Plain forward movement"),
    row(Command::Level6, (Review, 2), Needs::Finding, plain(Key::Num6), "Level 6, Good", "Clearly more than plain movement"),
    row(Command::Level7, (Review, 2), Needs::Finding, plain(Key::Num7), "Level 7, Strong", "Exceptional movement"),
    row(Command::NextVoice, (Review, 3), Needs::Finding, plain(Key::V), "Next voice", "Somebody else says so: inspector, council, commissioner, journalist, other"),
    row(Command::Headline, (Review, 3), Needs::Finding, plain(Key::H), "Headline", "Sums the visit up, or does not"),
    row(Command::Counted, (Review, 3), Needs::Finding, plain(Key::I), "Counts", "Counts towards the point, or does not"),
    row(Command::CouncilMenu, (Review, 3), Needs::Finding, plain(Key::C), "Council…", "Whose services the finding is about"),
    row(Command::ThemeMenu, (Review, 3), Needs::Finding, plain(Key::T), "Theme…", "The part of the service the finding is about"),
    row(Command::ScopeMenu, (Review, 3), Needs::Finding, plain(Key::S), "Scope…", "How much of it: few, some, most, overall"),
    row(Command::Remark, (Review, 3), Needs::Finding, plain(Key::R), "Remark…", "A remark of your own, kept with the decision"),
    row(Command::MarkWords, (Review, 4), Needs::Text, plain(Key::M), "Add a finding…", "Make a finding of the selected words, or of the next sentence where none are selected"),
    row(Command::Palette, (Help, 0), Needs::Nothing, ctrl(Key::K), "Search commands, councils, documents…", "Everything by name"),
    row(Command::Problems, (Help, 1), Needs::Nothing, None, "Problems", "What could not be read or was guessed"),
    row(Command::Shortcuts, (Help, 2), Needs::Nothing, plain(Key::F1), "Keyboard shortcuts", "All keys"),
    row(Command::Method, (Help, 2), Needs::Nothing, None, "How a point comes about", "From sentence to finding to point, and what may be said of it"),
    row(Command::About, (Help, 2), Needs::Nothing, None, "About Council Trajectories", "Version, licence and sources"),
];

impl Command {
    /// All, in the menus' order.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.command)
    }

    fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }

    /// Its name on menus and in the palette.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// What it does, in a sentence.
    pub fn help(self) -> &'static str {
        self.row().help
    }

    /// Its keys.
    pub fn keys(self) -> Option<KeyboardShortcut> {
        self.row().keys
    }

    /// Where it stands.
    pub fn place(self) -> Place {
        self.row().place
    }

    /// Its keys as text, empty where it has none.
    pub fn keys_text(self) -> String {
        let keys = self.keys().map(|keys| keys_text(&keys)).unwrap_or_default();
        if self == Self::Shortcuts { format!("{keys} or ?") } else { keys }
    }

    /// Its name as things stand: undo and redo say what they would change.
    pub fn label(self, state: &State) -> String {
        let named = |step: Option<&str>| step.map(|step| format!("{}: {step}", self.name()));
        match self {
            Self::Undo => named(state.history.undo_name()),
            Self::Redo => named(state.history.redo_name()),
            _ => None,
        }
        .unwrap_or_else(|| self.name().to_owned())
    }

    /// Whether it can be given now.
    pub fn enabled(self, state: &State) -> bool {
        match self.row().needs {
            Needs::Nothing => true,
            Needs::Documents => !state.is_empty(),
            Needs::Marked => !state.selection.marked.is_empty(),
            Needs::Chart => !state.known.compared(state.view()).is_empty(),
            Needs::Finding => state.selected_finding().is_some(),
            Needs::Decision => state.selected_finding().is_some_and(|(_, reviewed)| reviewed.verdict().is_some()),
            Needs::ToReview => state.known.to_review > 0,
            Needs::Text => state.selection.document.is_some_and(|id| state.texts.contains_key(&id)),
            Needs::Undo => state.history.undo_name().is_some(),
            Needs::Redo => state.history.redo_name().is_some(),
            Needs::Changed => !state.changed.is_empty(),
            Needs::Work => !state.is_empty() || state.file.path.is_some(),
        }
    }

    /// Whether it is a switch that is on.
    pub fn checked(self, state: &State) -> Option<bool> {
        use crate::session::{Layout, Since, TimeAxis};
        let view = state.view();
        Some(match self {
            Self::SideBySide => view.layout == Layout::SideBySide,
            Self::Overlaid => view.layout == Layout::Overlaid,
            Self::Calendar => view.axis == TimeAxis::Calendar,
            Self::MonthsSince => view.axis == TimeAxis::MonthsSinceInadequate,
            Self::SinceFirst => view.since == Since::First,
            Self::SinceLatest => view.since == Since::Latest,
            Self::Joins => view.joined,
            Self::PointsList => state.look.points_list,
            Self::DocumentsPanel => state.look.documents,
            Self::DetailsPanel => state.look.details,
            Self::DarkTheme => state.look.theme == egui::ThemePreference::Dark,
            Self::LightTheme => state.look.theme == egui::ThemePreference::Light,
            Self::SystemTheme => state.look.theme == egui::ThemePreference::System,
            _ => return None,
        })
    }

    /// The level it gives.
    pub fn level(self) -> Option<Level> {
        let number = (self as u8).checked_sub(Self::Level1 as u8)? + 1;
        Level::from_number(number)
    }
}

/// Keys as they are printed on a keyboard.
pub fn keys_text(keys: &KeyboardShortcut) -> String {
    let mut text = String::new();
    for (held, name) in [(keys.modifiers.command, "Ctrl+"), (keys.modifiers.shift, "Shift+")] {
        if held {
            text.push_str(name);
        }
    }
    text.push_str(keys.logical_key.symbol_or_name());
    text
}

/// The commands whose keys were pressed, in order, taken from the input; single letters only while no
/// field is being written in.
pub fn pressed(ctx: &egui::Context) -> Vec<Command> {
    let writing = ctx.text_edit_focused();
    // A field has an undo of its own.
    let may = |command: &Command| {
        let with_ctrl = command.keys().is_some_and(|keys| keys.modifiers.command || keys.logical_key == Key::F1);
        !writing || (with_ctrl && !matches!(command, Command::Undo | Command::Redo))
    };
    let mut commands = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let egui::Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            let asked = (*key == Key::Questionmark && !writing).then_some(Command::Shortcuts);
            let command = asked.or_else(|| bound(*key, *modifiers).filter(may));
            commands.extend(command);
            command.is_none()
        });
    });
    commands
}

/// The command of a key; one with just these modifiers before one that ignores Shift, as `+` needs it.
fn bound(key: Key, modifiers: Modifiers) -> Option<Command> {
    let on_key = || {
        Command::all()
            .filter_map(|command| Some((command, command.keys()?)))
            .filter(move |(_, keys)| keys.logical_key == key)
    };
    let exactly = on_key().find(|(_, keys)| modifiers.matches_exact(keys.modifiers));
    let roughly = || on_key().find(|(_, keys)| keys.modifiers.command && modifiers.matches_logically(keys.modifiers));
    exactly.or_else(roughly).map(|(command, _)| command)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_command_stands_at_its_own_place_in_the_table() {
        for (i, row) in TABLE.iter().enumerate() {
            assert_eq!(row.command as usize, i, "{}", row.name);
        }
        assert_eq!(Command::About as usize + 1, TABLE.len());
    }

    #[test]
    fn no_two_commands_share_a_name_or_keys() {
        let names: BTreeSet<_> = TABLE.iter().map(|row| row.name).collect();
        let keys: Vec<_> = Command::all().map(Command::keys_text).filter(|keys| !keys.is_empty()).collect();
        assert_eq!(names.len(), TABLE.len());
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
    }

    #[test]
    fn a_level_command_gives_the_level_of_its_key() {
        assert_eq!(Command::Level1.level(), Some(Level::Declined));
        assert_eq!(Command::Level7.level(), Some(Level::Strong));
        assert_eq!(Command::NextVoice.level(), None);
        assert_eq!(Command::Accept.level(), None);
    }
}
