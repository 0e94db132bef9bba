//! Two leads, the file of each, and all that is published.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use consent::receipt::seal::{KnownKeys, SigningKeyPair};
use consent::receipt::{self, Receipt};
use lead::SubmissionId;
use lead::wire::v1::StoredLeadMessage;
use serde_json::Value;
use tempfile::TempDir;
use verify::{Consistency, Evidence, PublishedHead};

use crate::fixture::{Collector, Visitor};

/// A receipt, what came after it, and what is published since.
pub(crate) struct Case {
    pub(crate) collector: Collector,
    /// The fixture's.
    pub(crate) signing: SigningKeyPair,
    pub(crate) keys: KnownKeys,
    /// The first lead: leaves 0 to 4.
    pub(crate) stored: StoredLeadMessage,
    pub(crate) file: String,
    /// The second lead: leaves 5 to 9.
    pub(crate) second_file: String,
    pub(crate) jwks: String,
    /// Published after the first lead and after the second.
    pub(crate) first_head: String,
    pub(crate) head: String,
    /// From the one to the other.
    pub(crate) consistency: String,
}

impl Case {
    pub(crate) async fn new() -> Self {
        Self::seeded(1).await
    }

    /// Another log of the same size, signed with the same key.
    pub(crate) async fn of_others() -> Self {
        Self::seeded(3).await
    }

    async fn seeded(seed: u8) -> Self {
        let collector = Collector::new().await;
        let get = async |path: &str| String::from_utf8(collector.get(path).await.body).unwrap();
        let stored = store(&collector, seed).await;
        let first_head = get("/v1/log/head").await;
        let second = store(&collector, seed + 1).await;
        let jwks = get("/.well-known/jwks.json").await;
        let (head, consistency) = (
            get("/v1/log/head").await,
            get("/v1/log/consistency?from=5&to=10").await,
        );
        Self {
            signing: SigningKeyPair::from_seed(&[7; 32]),
            keys: KnownKeys::parse(&jwks).unwrap(),
            file: file(&stored),
            second_file: file(&second),
            stored,
            jwks,
            first_head,
            head,
            consistency,
            collector,
        }
    }

    /// Everything that is published.
    pub(crate) fn evidence(&self) -> Evidence {
        Evidence {
            keys: Some(self.keys.clone()),
            head: Some(PublishedHead::parse(&self.head).unwrap()),
            consistency: Some(Consistency::parse(&self.consistency).unwrap()),
        }
    }

    /// What a stranger has, in a folder of their own.
    pub(crate) fn files(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in [
            ("recu.html", &self.file),
            ("jwks.json", &self.jwks),
            ("head.json", &self.head),
            ("consistency.json", &self.consistency),
        ] {
            std::fs::write(folder.path().join(name), content).unwrap();
        }
        folder
    }
}

/// The page that the widget makes of such a receipt.
pub(crate) fn page_of(receipt: &Receipt, jws: &str, log_proof: &str) -> String {
    let link = format!("https://collecte.exemple/r/{}", "BwcH".repeat(8));
    receipt::html(receipt, jws, log_proof, Some(&link))
}

fn file(stored: &StoredLeadMessage) -> String {
    page_of(&stored.receipt, &stored.receipt_jws, &stored.log_proof)
}

async fn store(collector: &Collector, number: u8) -> StoredLeadMessage {
    let visitor = Visitor {
        id: SubmissionId::new(1, [number; 10]).to_string(),
        ..Visitor::by_phone().giving(&["phone:self"])
    };
    let body = collector.lead(&visitor).await.to_string();
    let answer = collector.post("/v1/leads", body).await;
    serde_json::from_slice(&answer.body).unwrap()
}

/// `keys rotate`, which may be killed.
pub(crate) fn rotating(file: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_collector"));
    command.args(["keys", "rotate", "--keys"]).arg(file);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap()
}

/// The private halves in the file, in their order.
pub(crate) fn private_keys(file: &Path) -> Vec<String> {
    let set: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let keys = set["keys"].as_array().unwrap().iter();
    keys.map(|key| key["d"].as_str().unwrap().to_owned())
        .collect()
}
