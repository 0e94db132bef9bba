use serde::{Deserialize, Serialize};

use crate::digest::Sha256Hex;
use crate::instant::Instant;
use crate::receipt::seal::Sealable;

/// What the log was at one moment; signed, nobody can later say that it was otherwise.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TreeHead {
    /// 1.
    pub version: u8,
    /// How many leaves there were.
    pub size: u64,
    /// The root over them.
    pub root: Sha256Hex,
    /// When, by the collector's clock.
    pub at: Instant,
}

impl Sealable for TreeHead {
    const TYPE: &str = "cee-tree-head+jws";

    fn sealed_at(&self) -> Instant {
        self.at
    }
}
