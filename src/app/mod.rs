//! The window. The only module that may name egui, eframe, `egui_plot`, `egui_extras` or rfd.
