//! The vectors of the authors of RFC 8785. They are not ours to copy, so they are read from
//! the folder of reference material where it stands beside the checkout.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use consent::canonical_json;

const VECTORS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../shared/legal/data/jcs-rfc8785"
);

#[test]
fn every_vector_comes_out_byte_for_byte() {
    let folder = Path::new(VECTORS);
    if !folder.is_dir() {
        // Straight to the terminal: a captured line would be as good as none.
        let note = b"\nNOT RUN: the RFC 8785 vectors are not beside this checkout\n";
        std::io::stderr().write_all(note).unwrap();
        return;
    }
    let mut count = 0;
    for entry in fs::read_dir(folder.join("input")).unwrap() {
        let name = entry.unwrap().file_name();
        let input = fs::read(folder.join("input").join(&name)).unwrap();
        let expected = fs::read_to_string(folder.join("output").join(&name)).unwrap();
        let value: serde_json::Value = serde_json::from_slice(&input).unwrap();
        let written = canonical_json::to_string(&value).unwrap();
        assert_eq!(written, expected.trim_end_matches('\n'), "{name:?}");
        assert!(canonical_json::is_canonical(written.as_bytes()));
        let hex = fs::read_to_string(
            folder
                .join("outhex")
                .join(Path::new(&name).with_extension("txt")),
        );
        let bytes: Vec<String> = written.bytes().map(|byte| format!("{byte:02x}")).collect();
        let hex: Vec<String> = hex.unwrap().split_whitespace().map(str::to_owned).collect();
        assert_eq!(bytes, hex, "{name:?}");
        count += 1;
    }
    assert_eq!(count, 6);
}
