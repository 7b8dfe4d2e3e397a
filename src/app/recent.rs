//! The sessions opened or saved last, to be opened again with one click. Kept with the window's own
//! settings and never with a session, since their paths are this machine's.

use super::ask::{Ask, Asks};
use super::state::State;
use super::{theme, widgets};
use egui::{Button, Response, Role, Ui, WidgetInfo};
use std::path::{Path, PathBuf};

/// More than these one no longer looks through.
const MOST: usize = 6;

/// Sessions, the last one first.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Recent(Vec<PathBuf>);

impl Recent {
    /// Puts the session at `path` first.
    pub fn note(&mut self, path: &Path) {
        self.forget(path);
        self.0.insert(0, path.to_owned());
        self.0.truncate(MOST);
    }

    /// Takes the session at `path` off; false where it is not there.
    pub fn forget(&mut self, path: &Path) -> bool {
        let before = self.0.len();
        self.0.retain(|there| there != path);
        self.0.len() < before
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Draws a button for each; true where one was clicked.
pub fn ui(ui: &mut Ui, state: &State, asks: &mut Asks) -> bool {
    let mut clicked = false;
    for path in &state.recent.0 {
        if button_ui(ui, path).clicked() {
            asks.push(Ask::OpenSession(path.clone(), Vec::new()));
            clicked = true;
        }
    }
    clicked
}

fn button_ui(ui: &mut Ui, path: &Path) -> Response {
    let part =
        |part: Option<&std::ffi::OsStr>| part.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = part(path.file_name());
    let folder = part(path.parent().and_then(Path::file_name));
    let button = Button::selectable(false, name.as_str()).right_text(widgets::weak(ui, folder));
    let response = ui.add(button.min_size(egui::vec2(theme::RECENT_WIDTH, 0.0)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Open session {name}")));
    response.on_hover_text(path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_stands_first_and_none_stands_twice() {
        let mut recent = Recent::default();
        for name in ["a.ron", "b.ron", "a.ron"] {
            recent.note(Path::new(name));
        }
        assert_eq!(recent.0, ["a.ron", "b.ron"].map(PathBuf::from));
        for number in 0..20 {
            recent.note(Path::new(&format!("{number}.ron")));
        }
        assert_eq!(recent.0.len(), MOST);
        assert!(recent.forget(Path::new("19.ron")) && !recent.forget(Path::new("19.ron")));
    }
}
