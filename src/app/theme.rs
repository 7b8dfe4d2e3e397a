//! Every colour, size and font of the window. Nothing outside this file names a colour.
//!
//! A grey ramp and one accent; three strengths of text; status colours for status only. Level and
//! grade colours are the chart's own, so that the window and an exported picture agree.

use crate::chart::{Palette, Rgb, Theme, fonts};
use crate::scoring::Level;
use egui::style::{Selection, TextCursorStyle, WidgetVisuals, Widgets};
use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Visuals, vec2};

/// Height of a row of the documents' list.
pub const ROW: f32 = 44.0;
/// Padding inside panels.
pub const PADDING: i8 = 12;
/// Between things that belong together.
pub const GAP: f32 = 8.0;
/// Between groups.
pub const GAP_LARGE: f32 = 16.0;
/// Corner of widgets.
pub const CORNER: u8 = 4;
/// Corner of windows and cards.
pub const CORNER_LARGE: u8 = 6;
/// Width of the palette and of dialogs.
pub const PALETTE_WIDTH: f32 = 640.0;
/// Width of a recent session in a list.
pub const RECENT_WIDTH: f32 = 260.0;
/// Width of a question to the analyst.
pub const DIALOG_WIDTH: f32 = 440.0;

/// The colours of one theme.
#[derive(Debug)]
pub struct Tokens {
    /// Whether this is the dark theme.
    pub dark: bool,
    /// The centre.
    pub ground: Color32,
    /// Panels at the sides.
    pub panel: Color32,
    /// Cards, fields and buttons at rest.
    pub raised: Color32,
    /// Under the pointer.
    pub hover: Color32,
    /// Pressed.
    pub pressed: Color32,
    /// Hairlines between areas.
    pub line: Color32,
    /// Faint lines inside plots and tables.
    pub grid: Color32,
    /// Titles and names.
    pub strong: Color32,
    /// Running text.
    pub text: Color32,
    /// What may be overlooked.
    pub weak: Color32,
    /// The one accent, for text and lines.
    pub accent: Color32,
    /// The accent as a fill behind what is chosen.
    pub chosen: Color32,
    /// Something is guessed or wants a look.
    pub warning: Color32,
    /// Something failed.
    pub error: Color32,
    /// Something went well.
    pub success: Color32,
    /// Over everything while a question stands.
    pub veil: Color32,
}

const DARK: Tokens = Tokens {
    dark: true,
    ground: Color32::from_rgb(0x11, 0x12, 0x14),
    panel: Color32::from_rgb(0x17, 0x18, 0x1b),
    raised: Color32::from_rgb(0x22, 0x24, 0x28),
    hover: Color32::from_rgb(0x2b, 0x2e, 0x33),
    pressed: Color32::from_rgb(0x35, 0x39, 0x3f),
    line: Color32::from_rgb(0x2a, 0x2d, 0x32),
    grid: Color32::from_rgb(0x20, 0x22, 0x26),
    strong: Color32::from_rgb(0xf2, 0xf4, 0xf6),
    text: Color32::from_rgb(0xc8, 0xcc, 0xd2),
    weak: Color32::from_rgb(0x8d, 0x94, 0x9e),
    accent: Color32::from_rgb(0x6c, 0xb4, 0xe0),
    chosen: Color32::from_rgb(0x1d, 0x31, 0x3f),
    warning: Color32::from_rgb(0xe0, 0xa0, 0x3c),
    error: Color32::from_rgb(0xf0, 0x78, 0x6a),
    success: Color32::from_rgb(0x6f, 0xc0, 0x8c),
    veil: Color32::from_black_alpha(140),
};

const LIGHT: Tokens = Tokens {
    dark: false,
    ground: Color32::from_rgb(0xff, 0xff, 0xff),
    panel: Color32::from_rgb(0xf5, 0xf6, 0xf8),
    raised: Color32::from_rgb(0xe9, 0xec, 0xf0),
    hover: Color32::from_rgb(0xe1, 0xe5, 0xea),
    pressed: Color32::from_rgb(0xd5, 0xda, 0xe1),
    line: Color32::from_rgb(0xdd, 0xe1, 0xe6),
    grid: Color32::from_rgb(0xee, 0xf0, 0xf2),
    strong: Color32::from_rgb(0x10, 0x13, 0x18),
    text: Color32::from_rgb(0x2e, 0x33, 0x3a),
    weak: Color32::from_rgb(0x63, 0x6b, 0x76),
    accent: Color32::from_rgb(0x1b, 0x6c, 0xa8),
    chosen: Color32::from_rgb(0xd5, 0xe5, 0xf2),
    warning: Color32::from_rgb(0x96, 0x50, 0x00),
    error: Color32::from_rgb(0xb8, 0x2c, 0x22),
    success: Color32::from_rgb(0x1f, 0x7a, 0x43),
    veil: Color32::from_black_alpha(70),
};

/// The colours of the theme that `ui` is drawn in.
pub fn of(ui: &egui::Ui) -> &'static Tokens {
    tokens(ui.visuals().dark_mode)
}

/// The colours of the dark or the light theme.
pub fn tokens(dark: bool) -> &'static Tokens {
    if dark { &DARK } else { &LIGHT }
}

/// The chart's colours in the theme that is dark or light.
pub fn palette(dark: bool) -> Palette {
    Palette::of(if dark { Theme::Dark } else { Theme::Light })
}

/// A colour of the chart's as the window's.
pub fn colour(rgb: Rgb) -> Color32 {
    Color32::from_rgb(rgb.0, rgb.1, rgb.2)
}

/// The fill of a level.
pub fn level_fill(level: Level, dark: bool) -> Color32 {
    colour(palette(dark).level(level))
}

/// Ink that can be read on a fill.
pub fn ink_on(fill: Color32) -> Color32 {
    colour(Rgb(fill.r(), fill.g(), fill.b()).text_on())
}

const STRONG: &str = "Inter SemiBold";

/// The family of names and titles.
pub fn strong_family() -> FontFamily {
    FontFamily::Name(STRONG.into())
}

/// The style of a document's own words.
pub fn document_text() -> TextStyle {
    TextStyle::Name("document".into())
}

/// The style of the title of an empty place or a dialog.
pub fn title_text() -> TextStyle {
    TextStyle::Name("title".into())
}

/// The style of names: body size, stronger.
pub fn strong_text() -> TextStyle {
    TextStyle::Name("strong".into())
}

/// Sets fonts, sizes, spacing and both themes' colours.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(font_definitions());
    for theme in [egui::Theme::Dark, egui::Theme::Light] {
        ctx.style_mut_of(theme, |style| {
            style.text_styles = text_styles();
            style.visuals = visuals(tokens(theme == egui::Theme::Dark));
            spacing(style);
        });
    }
}

fn text_styles() -> std::collections::BTreeMap<TextStyle, FontId> {
    [
        (TextStyle::Small, FontId::proportional(12.0)),
        (TextStyle::Body, FontId::proportional(14.0)),
        (TextStyle::Button, FontId::proportional(14.0)),
        (TextStyle::Monospace, FontId::monospace(13.0)),
        (TextStyle::Heading, FontId::new(16.0, strong_family())),
        (strong_text(), FontId::new(14.0, strong_family())),
        (document_text(), FontId::proportional(16.0)),
        (title_text(), FontId::new(22.0, strong_family())),
    ]
    .into()
}

fn font_definitions() -> egui::FontDefinitions {
    let mut definitions = egui::FontDefinitions::default();
    for (name, bytes) in [(fonts::FAMILY, fonts::REGULAR), (STRONG, fonts::SEMIBOLD)] {
        definitions.font_data.insert(name.to_owned(), egui::FontData::from_static(bytes).into());
    }
    // What Inter lacks (arrows, triangles, ticks) is in the fonts behind it.
    let mut behind = definitions.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    behind.push("Hack".to_owned());
    let family = |first: &str| [vec![first.to_owned()], behind.clone()].concat();
    definitions.families.insert(FontFamily::Proportional, family(fonts::FAMILY));
    definitions.families.insert(strong_family(), family(STRONG));
    definitions
}

fn spacing(style: &mut egui::Style) {
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 8.0);
    spacing.button_padding = vec2(10.0, 5.0);
    spacing.interact_size = vec2(28.0, 28.0);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.menu_width = 260.0;
    spacing.tooltip_width = 420.0;
    spacing.scroll = egui::style::ScrollStyle::thin();
    style.interaction.tooltip_delay = 0.35;
    style.interaction.selectable_labels = false;
    style.animation_time = 0.08;
}

fn visuals(t: &Tokens) -> Visuals {
    let mut v = if t.dark { Visuals::dark() } else { Visuals::light() };
    v.widgets = widgets(t);
    v.selection = Selection { bg_fill: t.chosen, stroke: Stroke::new(1.0, t.accent) };
    v.hyperlink_color = t.accent;
    v.weak_text_color = Some(t.weak);
    v.faint_bg_color = t.grid;
    v.extreme_bg_color = t.ground;
    v.text_edit_bg_color = Some(if t.dark { t.raised } else { t.ground });
    v.code_bg_color = t.raised;
    v.warn_fg_color = t.warning;
    v.error_fg_color = t.error;
    v.panel_fill = t.panel;
    v.window_fill = t.panel;
    v.window_stroke = Stroke::new(1.0, t.line);
    v.window_corner_radius = CornerRadius::same(CORNER_LARGE);
    v.menu_corner_radius = CornerRadius::same(CORNER_LARGE);
    v.window_shadow = shadow(t);
    v.popup_shadow = shadow(t);
    v.text_cursor = TextCursorStyle { blink: false, ..v.text_cursor };
    v.slider_trailing_fill = true;
    v
}

fn shadow(t: &Tokens) -> Shadow {
    Shadow { offset: [0, 6], blur: 24, spread: 0, color: Color32::from_black_alpha(if t.dark { 120 } else { 40 }) }
}

fn widgets(t: &Tokens) -> Widgets {
    let state = |fill: Color32, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::NONE,
        corner_radius: CornerRadius::same(CORNER),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: WidgetVisuals { bg_stroke: Stroke::new(1.0, t.line), ..state(t.panel, t.text) },
        inactive: state(t.raised, t.text),
        hovered: state(t.hover, t.strong),
        // egui shows what has the keys as it shows what is pressed; the edge tells the two apart.
        active: WidgetVisuals { bg_stroke: Stroke::new(1.0, t.accent), ..state(t.pressed, t.strong) },
        open: state(t.hover, t.strong),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: Color32) -> f32 {
        let part = |byte: u8| {
            let c = f32::from(byte) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        (a / b).max(b / a)
    }

    #[test]
    fn every_text_can_be_read_on_every_ground() {
        for t in [&DARK, &LIGHT] {
            for ground in [t.ground, t.panel, t.raised, t.chosen] {
                for ink in [t.strong, t.text, t.weak, t.accent, t.warning, t.error] {
                    assert!(contrast(ink, ground) >= 4.0, "{ink:?} on {ground:?}, {}", contrast(ink, ground));
                }
            }
        }
    }

    #[test]
    fn a_level_number_can_be_read_on_its_fill() {
        for (level, dark) in Level::ALL.into_iter().flat_map(|level| [(level, true), (level, false)]) {
            let fill = level_fill(level, dark);
            assert!(contrast(fill, ink_on(fill)) >= 4.0, "{level}");
        }
    }
}
