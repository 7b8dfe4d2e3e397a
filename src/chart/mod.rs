//! Series in, marks out: plain data without GUI types, drawn by the window and written as SVG and PNG.
