//! The findings' sentences where the text is not here, with why it is not and what to do.

use super::Local as Tab;
use super::para;
use crate::app::ask::{Ask, Asks};
use crate::app::command::Command;
use crate::app::host::Dialog;
use crate::app::panels::details;
use crate::app::state::State;
use crate::app::{theme, widgets, words};
use crate::session::derive::Derived;
use crate::session::file::Whereabouts;
use crate::session::{Origin, Reviewed, Verdict};
use egui::{Align, CornerRadius, Frame, Layout, Margin, RichText, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo};

/// What the sentences need while they are read.
#[derive(Debug, Default)]
pub struct Local {
    go_to: Option<usize>,
}

impl Local {
    /// Scrolls to a finding.
    pub fn go_to(&mut self, finding: usize) {
        self.go_to = Some(finding);
    }
}

/// Draws the sentences.
pub fn ui(ui: &mut Ui, state: &State, entry: &Derived, local: &mut Tab, asks: &mut Asks) {
    why_ui(ui, state, entry, asks);
    local.page.on_screen.clear();
    if entry.findings.is_empty() {
        ui.add_space(theme::GAP_LARGE);
        ui.label(RichText::new("It has no findings").color(theme::of(ui).weak));
        return;
    }
    let go_to = local.quotes.go_to.take();
    let listed: Vec<(usize, &Reviewed)> = entry
        .findings
        .iter()
        .enumerate()
        .filter(|(at, there)| local.shows(there) || state.selection.finding == Some(*at))
        .collect();
    ScrollArea::vertical().id_salt("quotes").auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(ui.available_width().min(720.0));
        ui.add_space(4.0);
        for (at, reviewed) in listed {
            let rect = card_ui(ui, state, entry, at, reviewed, asks);
            if go_to == Some(at) {
                ui.scroll_to_rect(rect.expand(24.0), None);
            }
            if ui.clip_rect().contains_rect(rect) {
                local.page.on_screen.push(at);
            }
        }
    });
}

fn card_ui(ui: &mut Ui, state: &State, entry: &Derived, at: usize, reviewed: &Reviewed, asks: &mut Asks) -> egui::Rect {
    let t = theme::of(ui);
    let finding = &reviewed.finding;
    let is_selected = state.selection.finding == Some(at);
    let builder = UiBuilder::new().id_salt(("quote", at)).sense(Sense::click());
    let response = ui
        .scope_builder(builder, |ui| {
            let fill = if is_selected || ui.response().hovered() { t.chosen } else { t.panel };
            let frame = Frame::new().fill(fill).corner_radius(CornerRadius::same(theme::CORNER));
            frame.inner_margin(Margin { left: 14, right: 12, top: 10, bottom: 10 }).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(sentence_job(ui, reviewed));
                ui.label(widgets::weak(ui, details::finding_line(finding)));
            });
        })
        .response;
    let verdict =
        reviewed.verdict().map(|verdict| format!(", {}", details::verdict_words(verdict))).unwrap_or_default();
    response.widget_info(|| {
        let name = format!("Finding {}, {}{verdict}: {}", at + 1, details::claim(finding.claim), finding.quote);
        egui::WidgetInfo::selected(egui::Role::Button, true, is_selected, name)
    });
    if response.clicked() {
        asks.push(Ask::SelectFinding { document: entry.id(), finding: at, open: false });
    }
    let mut bar = response.rect;
    bar.set_width(4.0);
    let edge = details::claim_fill(t.dark, finding.claim);
    ui.painter().rect_filled(bar, CornerRadius { nw: theme::CORNER, sw: theme::CORNER, ne: 0, se: 0 }, edge);
    if response.has_focus() {
        let edge = egui::Stroke::new(1.5, t.accent);
        ui.painter().rect_stroke(response.rect, theme::CORNER, edge, egui::StrokeKind::Inside);
    }
    response.rect
}

/// The sentence with the quote in it stronger, and its number behind it.
fn sentence_job(ui: &Ui, reviewed: &Reviewed) -> egui::text::LayoutJob {
    let t = theme::of(ui);
    let finding = &reviewed.finding;
    let sentence = if finding.sentence.contains(&finding.quote) { &finding.sentence } else { &finding.quote };
    let (before, after) = sentence.split_once(&finding.quote).unwrap_or_default();
    let font = egui::FontId::proportional(16.0);
    let format = |color: egui::Color32| egui::TextFormat {
        font_id: font.clone(),
        color,
        line_height: Some(para::LINE),
        ..egui::TextFormat::default()
    };
    let mut quote = format(t.strong);
    if reviewed.verdict() == Some(Verdict::Rejected) {
        quote.strikethrough = egui::Stroke::new(1.0, t.weak);
    }
    let mut job = egui::text::LayoutJob::default();
    job.append(before, 0.0, format(t.weak));
    job.append(&finding.quote, 0.0, quote);
    let badge = egui::FontId::new(11.0, theme::strong_family());
    let badge =
        egui::TextFormat { font_id: badge, line_height: Some(18.0), valign: egui::Align::TOP, ..format(t.strong) };
    job.append(&para::badge(finding.claim), 2.0, badge);
    job.append(after, 0.0, format(t.weak));
    job
}

/// Says that these are but the words of a published record, and what to do.
pub fn record_ui(ui: &mut Ui, state: &State, entry: &Derived, asks: &mut Asks) {
    let Origin::Record(record) = &entry.entry.origin else { return };
    let quoted = if record.words.is_empty() {
        "Its dates and judgements are known, and nothing is quoted from it"
    } else {
        "These are the few judgement words quoted from it"
    };
    card(ui, |ui| {
        ui.label(widgets::strong("A published record, not its text"));
        ui.label(format!("{quoted}. Open the letter itself and it takes this record’s place"));
        ui.horizontal_wrapped(|ui| {
            widgets::command_button(ui, state, Command::OpenDocuments, asks);
        });
        for source in &record.sources {
            address_ui(ui, source, asks);
        }
    });
}

/// Where something was published, to be opened or copied.
fn address_ui(ui: &mut Ui, address: &str, asks: &mut Asks) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let button = |ui: &mut Ui, does: &str| {
                let response = ui.button(does);
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{does} {address}")));
                response.clicked()
            };
            if button(ui, "Copy") {
                asks.push(Ask::Copy { text: address.to_owned(), what: "The address" });
            }
            if ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme)) && button(ui, "Open") {
                asks.push(Ask::Browse(address.to_owned()));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(widgets::weak(ui, address)).truncate()).on_hover_text(address);
            });
        });
    });
}

/// A card that buttons stand out from.
fn card(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().fill(theme::of(ui).panel).corner_radius(CornerRadius::same(theme::CORNER));
    frame.inner_margin(Margin::symmetric(14, 10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui);
    });
}

fn why_ui(ui: &mut Ui, state: &State, entry: &Derived, asks: &mut Asks) {
    let id = entry.id();
    let Origin::File { path, .. } = &entry.entry.origin else {
        record_ui(ui, state, entry, asks);
        return;
    };
    if state.awaited.contains(&id) {
        ui.label(RichText::new("Reading the text…").color(theme::of(ui).weak));
        return;
    }
    let (title, said) = match state.changed.get(&id) {
        Some(Whereabouts::Changed(_)) => {
            ("The file has changed since it was read", "These are the sentences as they were read then")
        }
        Some(Whereabouts::Moved(_)) => ("The file has moved", "It was found again at another place"),
        _ => (
            "The text is not here",
            "Its file is not where it was, or cannot be read. These are the sentences as they were read",
        ),
    };
    card(ui, |ui| {
        ui.label(widgets::strong(title));
        ui.label(said);
        ui.label(widgets::weak(ui, path.display().to_string()));
        ui.horizontal_wrapped(|ui| match state.changed.get(&id) {
            Some(Whereabouts::Changed(_)) => {
                if ui
                    .button("Read it again")
                    .on_hover_text("Findings are made anew; decisions stay with their words")
                    .clicked()
                {
                    asks.push(Ask::Reread(vec![id]));
                }
            }
            Some(Whereabouts::Moved(there)) => {
                let name = there.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                if ui.button(format!("Use {name}")).on_hover_text(there.display().to_string()).clicked() {
                    asks.push(Ask::Picked(Dialog::Relink(id), vec![there.clone()]));
                }
                find_button(ui, id, asks);
            }
            _ => find_button(ui, id, asks),
        });
    });
    let count = words::count(entry.findings.len(), "sentence", "sentences");
    ui.label(widgets::weak(ui, count));
}

fn find_button(ui: &mut Ui, id: crate::session::EntryId, asks: &mut Asks) {
    if ui
        .button("Find the file…")
        .on_hover_text("Say where it is now; one of the same content is taken as it")
        .clicked()
    {
        asks.push(Ask::Pick(Dialog::Relink(id)));
    }
}
