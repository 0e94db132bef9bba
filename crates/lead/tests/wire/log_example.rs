//! What the log answers, when it has two leaves.

use consent::log::{Frontier, TreeHead};
use consent::receipt::seal::SigningKeyPair;
use consent::{Instant, Sha256Hex};
use lead::wire::v1::{
    LogConsistencyMessage, LogHeadMessage, LogInclusionMessage, LogStampMessage, Version,
};

fn head() -> TreeHead {
    let mut log = Frontier::default();
    log.append(Sha256Hex::of(b"first"));
    log.append(Sha256Hex::of(b"second"));
    TreeHead {
        version: 1,
        size: log.size(),
        root: log.root(),
        at: Instant::from_unix_millis(1_795_428_181_000).unwrap(),
    }
}

pub(crate) fn log_head() -> LogHeadMessage {
    let head = head();
    LogHeadMessage {
        version: Version,
        size: head.size,
        root: head.root,
        at: head.at,
        head_jws: SigningKeyPair::from_seed(&[7; 32]).sign(&head).unwrap(),
    }
}

pub(crate) fn log_inclusion() -> LogInclusionMessage {
    LogInclusionMessage {
        version: Version,
        leaf: 1,
        leaf_sha256: Sha256Hex::of(b"second"),
        path: vec![Sha256Hex::of(b"first")],
        head_jws: log_head().head_jws,
    }
}

pub(crate) fn log_consistency() -> LogConsistencyMessage {
    LogConsistencyMessage {
        version: Version,
        from: 1,
        to: 2,
        path: vec![Sha256Hex::of(b"second")],
    }
}

pub(crate) fn log_stamp() -> LogStampMessage {
    let head = log_head();
    LogStampMessage {
        version: Version,
        size: head.size,
        head_jws: head.head_jws,
        token: "MAOCAQA=".to_owned(),
    }
}
