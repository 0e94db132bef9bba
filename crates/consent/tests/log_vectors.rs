//! The log against proofs that nobody here wrote, good ones and bad ones.
//!
//! The vectors of transparency-dev/merkle are not ours to copy, so they are read from the
//! folder of reference material where it stands beside the checkout. The eight roots are
//! facts that any implementation of RFC 6962 must give.

#![cfg(test)]

use std::fs;
use std::io::Write as _;
use std::path::Path;

use consent::Sha256Hex;
use consent::log::{Frontier, leaf_hash, verify_consistency, verify_inclusion};
use serde::Deserialize;

const VECTORS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../shared/legal/data/merkle-rfc6962/vectors.json"
);

#[derive(Deserialize)]
struct Vectors {
    inclusion: Vec<Inclusion>,
    consistency: Vec<Consistency>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Inclusion {
    leaf_idx: u64,
    tree_size: u64,
    root: Option<String>,
    leaf_hash: Option<String>,
    proof: Option<Vec<String>>,
    want_err: bool,
    desc: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Consistency {
    size1: u64,
    size2: u64,
    root1: Option<String>,
    root2: Option<String>,
    proof: Option<Vec<String>>,
    want_err: bool,
    desc: String,
}

fn vectors() -> Option<Vectors> {
    if !Path::new(VECTORS).is_file() {
        // Straight to the terminal: a captured line would be as good as none.
        let note = b"\nNOT RUN: the RFC 6962 vectors are not beside this checkout\n";
        std::io::stderr().write_all(note).unwrap();
        return None;
    }
    Some(serde_json::from_slice(&fs::read(VECTORS).unwrap()).unwrap())
}

/// 32 bytes from standard base64 with padding; anything else is no hash of ours.
fn hash(text: Option<&String>) -> Option<Sha256Hex> {
    let text = text?.trim_end_matches('=');
    let text = text.replace('+', "-").replace('/', "_");
    let bytes = consent::base64url::decode(&text).unwrap();
    <[u8; 32]>::try_from(bytes).ok().map(Sha256Hex::from)
}

/// Some vectors compare roots that are plain words: their digests are as equal as they are.
fn root(text: Option<&String>) -> Option<Sha256Hex> {
    hash(text).or_else(|| text.map(|words| Sha256Hex::of(words.as_bytes())))
}

fn path(proof: Option<&Vec<String>>) -> Option<Vec<Sha256Hex>> {
    let hashes = proof.into_iter().flatten();
    hashes.map(|text| hash(Some(text))).collect()
}

#[test]
fn inclusion_proofs_pass_or_fail_as_they_should() {
    let Some(vectors) = vectors() else { return };
    assert_eq!(vectors.inclusion.len(), 98);
    for vector in &vectors.inclusion {
        let is_proven = || {
            let leaf = (vector.leaf_idx, hash(vector.leaf_hash.as_ref())?);
            let head = (vector.tree_size, hash(vector.root.as_ref())?);
            verify_inclusion(leaf, head, &path(vector.proof.as_ref())?).ok()
        };
        let Inclusion {
            leaf_idx,
            tree_size,
            desc,
            ..
        } = vector;
        assert_eq!(
            is_proven().is_none(),
            vector.want_err,
            "{leaf_idx} of {tree_size}: {desc}"
        );
    }
}

#[test]
fn consistency_proofs_pass_or_fail_as_they_should() {
    let Some(vectors) = vectors() else { return };
    assert_eq!(vectors.consistency.len(), 98);
    for vector in &vectors.consistency {
        let is_proven = || {
            let first = (vector.size1, root(vector.root1.as_ref())?);
            let second = (vector.size2, root(vector.root2.as_ref())?);
            verify_consistency(first, second, &path(vector.proof.as_ref())?).ok()
        };
        let Consistency {
            size1, size2, desc, ..
        } = vector;
        assert_eq!(
            is_proven().is_none(),
            vector.want_err,
            "{size1} to {size2}: {desc}"
        );
    }
}

/// The leaves and roots that the reference implementation of RFC 6962 is tested with.
#[test]
fn eight_known_leaves_have_their_known_roots() {
    let leaves: [&[u8]; 8] = [
        &[],
        &[0x00],
        &[0x10],
        &[0x20, 0x21],
        &[0x30, 0x31],
        &[0x40, 0x41, 0x42, 0x43],
        &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        &[
            0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d,
            0x6e, 0x6f,
        ],
    ];
    let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let mut log = Frontier::default();
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(log.root().to_string(), empty);
    for (leaf, root) in leaves.into_iter().zip(roots) {
        log.append(leaf_hash(leaf));
        assert_eq!(log.root().to_string(), root);
    }
}
