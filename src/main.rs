//! What Trunk and xtask build: the library as one binary, so that fat LTO applies.
use cee_widget as _;

fn main() {}
