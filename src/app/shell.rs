//! The window itself: draws its places in order, gathers what they ask for, and has it done.

use super::act::{self, Acting};
use super::ask::{Ask, Asks};
use super::command::{self, Command};
use super::host::Host;
use super::jobs::Jobs;
use super::locals::Locals;
use super::state::{Look, State, Tab};
use super::{empty, palette, panels, questions, tabs, theme, toasts};
use egui::{CentralPanel, Frame, Margin, Panel, Ui, ViewportCommand};
use std::path::PathBuf;
use std::sync::Arc;

/// Under which name the window's look is kept between starts.
const LOOK: &str = "look";
/// Under which name the last sessions are.
const RECENT: &str = "recent sessions";
/// After how many seconds of stillness unsaved work is kept for recovery.
const KEEP_AFTER: f64 = 2.0;

/// The window.
pub struct App {
    /// What it knows.
    pub state: State,
    locals: Locals,
    jobs: Jobs,
    asks: Asks,
    title: String,
}

impl App {
    /// A window over `host` that begins by opening `paths`.
    pub fn new(
        ctx: &egui::Context,
        storage: Option<&dyn eframe::Storage>,
        host: Arc<dyn Host>,
        paths: Vec<PathBuf>,
    ) -> Self {
        theme::install(ctx);
        let wake = ctx.clone();
        let mut state = State::default();
        state.look = storage.and_then(|storage| eframe::get_value(storage, LOOK)).unwrap_or_default();
        state.recent = storage.and_then(|storage| eframe::get_value(storage, RECENT)).unwrap_or_default();
        ctx.set_theme(state.look.theme);
        let mut app = Self {
            state,
            locals: Locals::default(),
            jobs: Jobs::new(host, Arc::new(move || wake.request_repaint())),
            asks: Asks::default(),
            title: String::new(),
        };
        app.jobs.look_behind();
        if !paths.is_empty() {
            app.asks.push(Ask::Open(paths));
        }
        app
    }

    /// Asks as a widget would; done with the next frame.
    pub fn ask(&mut self, ask: Ask) {
        self.asks.push(ask);
    }

    fn act(&mut self, ctx: &egui::Context) {
        let mut acting = Acting { state: &mut self.state, locals: &mut self.locals, jobs: &mut self.jobs, ctx };
        act::heard(&mut acting);
        for ask in self.asks.take() {
            acting.perform(ask);
        }
    }

    fn dropped(&mut self, ctx: &egui::Context) {
        let paths: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !paths.is_empty() {
            self.asks.push(Ask::Open(paths));
        }
    }

    /// Closing with unsaved work asks first.
    fn closing(&mut self, ctx: &egui::Context) {
        if !ctx.input(|input| input.viewport().close_requested()) || self.locals.may_close {
            return;
        }
        let quit = Ask::Run(Command::Quit);
        if let Some(question) = act::what_is_lost(&self.state, &self.locals, &quit) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.state.question = Some(question(Box::new(quit)));
        }
    }

    /// Keeps unsaved work once nothing has changed for a while.
    fn keep(&mut self, ctx: &egui::Context) {
        let work = act::keepable(&self.state, &self.locals);
        let is_safe = !act::has_work(&self.state, &self.locals);
        if is_safe && self.locals.kept.phrases.is_some() {
            // Edited phrases that were given up are not to be offered again.
            self.jobs.forget_kept();
            self.locals.kept = work;
        }
        if is_safe || self.locals.kept == work {
            self.locals.keep_at = None;
            return;
        }
        let now = ctx.input(|input| input.time);
        let at = *self.locals.keep_at.get_or_insert(now + KEEP_AFTER);
        if now < at {
            ctx.request_repaint_after_secs((at - now) as f32);
            return;
        }
        self.locals.keep_at = None;
        self.locals.kept = work;
        self.jobs.keep(act::work(&self.state, &self.locals), None);
    }

    /// Esc closes the list of problems before it does anything else.
    fn close_problems(&mut self, ctx: &egui::Context) {
        let is_next = self.state.problems_open && !ctx.any_popup_open() && !ctx.text_edit_focused();
        if is_next && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape)) {
            self.asks.run(Command::Problems);
        }
    }

    fn title(&mut self, ctx: &egui::Context) {
        let title = if self.state.is_empty() && self.state.file.path.is_none() {
            "Council Trajectories".to_owned()
        } else {
            let mark = if self.state.is_unsaved() { "● " } else { "" };
            format!("{mark}{} – Council Trajectories", self.state.name())
        };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn places_ui(&mut self, ui: &mut Ui) {
        let t = theme::of(ui);
        // Where a scaled panel ends within a pixel, the screen behind it would show through.
        ui.painter().rect_filled(ui.ctx().content_rect(), 0, t.ground);
        let (state, locals, asks) = (&self.state, &mut self.locals, &mut self.asks);
        let bar = Frame::new().fill(t.panel).inner_margin(Margin::symmetric(theme::PADDING, 2));
        let side = Frame::new().fill(t.panel).inner_margin(Margin::same(theme::PADDING));
        Panel::top("menu bar").exact_size(38.0).frame(bar.fill(t.ground)).show(ui, |ui| {
            ui.horizontal_centered(|ui| panels::menu_bar::ui(ui, state, asks));
        });
        Panel::bottom("status")
            .exact_size(28.0)
            .frame(bar.inner_margin(Margin::symmetric(theme::PADDING, 0)))
            .show(ui, |ui| panels::status::ui(ui, state, asks));
        let narrow = ui.ctx().content_rect().width() < 1_150.0;
        // In a narrow window the text needs its details more than the list, and the other tabs the room.
        let reading = state.tab == Tab::Document;
        if state.look.documents && !(narrow && reading && state.look.details) {
            let panel =
                Panel::left("documents").default_size(if narrow { 220.0 } else { 284.0 }).size_range(180.0..=460.0);
            panel.frame(side).show(ui, |ui| panels::documents::ui(ui, state, &mut locals.documents, asks));
        }
        // With nothing selected only Compare, where newcomers begin, has something to say there.
        let has_details = state.selection.document.is_some() || (state.tab == Tab::Compare && !state.is_empty());
        if state.look.details && has_details && (!narrow || reading) {
            let panel =
                Panel::right("details").default_size(if narrow { 240.0 } else { 316.0 }).size_range(200.0..=520.0);
            panel.frame(side).show(ui, |ui| panels::details::ui(ui, state, &mut locals.details, asks));
        }
        let centre = Frame::new().fill(t.ground).inner_margin(Margin { left: 14, right: 14, top: 10, bottom: 8 });
        CentralPanel::default().frame(centre).show(ui, |ui| tabs::ui(ui, state, &mut locals.tabs, asks));
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.dropped(ctx);
        if self.state.question.is_none() && !self.state.palette {
            self.close_problems(ctx);
            for command in command::pressed(ctx) {
                self.asks.run(command);
            }
        }
        self.act(ctx);
        self.closing(ctx);
        self.keep(ctx);
        self.title(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.places_ui(ui);
        let ctx = ui.ctx().clone();
        toasts::problems_ui(&ctx, &self.state, &mut self.asks);
        palette::ui(&ctx, &self.state, &mut self.locals.palette, &mut self.asks);
        questions::ui(&ctx, &self.state, &mut self.locals.questions, &mut self.asks);
        empty::drop_ui(&ctx);
        toasts::ui(&ctx, self.state.problems_open, &mut self.state.toasts);
        if !self.asks.is_empty() {
            // What was asked for in this frame is done at the start of the next.
            ctx.request_repaint();
        }
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value::<Look>(storage, LOOK, &self.state.look);
        eframe::set_value(storage, RECENT, &self.state.recent);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.jobs.cancel();
        if !act::has_work(&self.state, &self.locals) {
            self.jobs.forget_kept();
        }
        self.jobs.finish_writing();
    }
}
