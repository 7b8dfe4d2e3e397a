//! The program: the window, or the command line where one of its commands is named.

fn main() {}
