//! Reads the vectors beside this file.

use serde::Deserialize;

#[derive(Deserialize)]
struct Vectors<T> {
    vectors: Vec<T>,
}

/// As many cases as the file is known to have.
pub(crate) fn vectors<T: for<'a> Deserialize<'a>>(json: &str, count: usize) -> Vec<T> {
    let read: Vectors<T> = serde_json::from_str(json).unwrap();
    assert_eq!(read.vectors.len(), count);
    read.vectors
}
