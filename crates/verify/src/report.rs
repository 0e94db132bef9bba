//! What was checked, what was not, what failed.

use consent::log::{InvalidLeadProof, TreeHead};
use consent::receipt::Receipt;
use consent::receipt::seal::{InvalidSignature, KnownKey};

use crate::receipt_file::NoReceipt;

/// One thing that is checked, in this order.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Step {
    /// The file holds one receipt.
    File,
    /// Each text is the one of its SHA-256.
    Texts,
    /// The receipt was signed by one of the keys, in its time.
    Seal,
    /// The receipt in clear is the signed one.
    Copy,
    /// What a reader sees of the file is what the signed receipt says.
    Page,
    /// The log held the request and each decision when the receipt was made.
    Log,
    /// The log that is published goes on from that one.
    Published,
}

/// What became of a step.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// It holds.
    Checked,
    /// Nothing can be said, for want of this.
    NotChecked(Missing),
    /// It does not hold.
    Failed(Fault),
}

/// What a check wants.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Missing {
    /// A receipt.
    #[error("there is no receipt to check")]
    Receipt,
    /// How the page of this edition is written.
    #[error("the page is of edition {0}, which this program does not know: read what was signed")]
    Edition(u32),
    /// The published keys.
    #[error("the published keys are missing")]
    Keys,
    /// A signature that holds.
    #[error("the signature does not hold")]
    Seal,
    /// A proof in the log that holds.
    #[error("the receipt's own proof in the log does not hold")]
    Log,
    /// A published head.
    #[error("a published head of the log is missing")]
    Head,
    /// A head that is not older than the receipt's.
    #[error(
        "the published head, of {published} leaves, is older than the receipt's, of {receipt}: \
         take a later one"
    )]
    LaterHead {
        /// The size of the published head.
        published: u64,
        /// The size of the receipt's.
        receipt: u64,
    },
    /// The proof that leads from the receipt's head to the published one.
    #[error("the proof is missing that /v1/log/consistency?from={from}&to={to} gives")]
    Consistency {
        /// The size of the receipt's head.
        from: u64,
        /// The size of the published head.
        to: u64,
    },
}

/// Why a step failed.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Fault {
    /// The file.
    #[error(transparent)]
    File(#[from] NoReceipt),
    /// A text was changed, or its digest was: the request's, or that of a decision key.
    #[error("the words of {0} are not those of their SHA-256")]
    Text(String),
    /// The receipt's signature.
    #[error("the receipt's signature: {0}")]
    Seal(InvalidSignature),
    /// A member of the receipt in clear, by its JSON pointer (RFC 6901).
    #[error("the receipt in clear says otherwise than the signed one at {0}")]
    Copy(String),
    /// The page.
    #[error("the page around the receipt is not the one that belongs to it")]
    Page,
    /// The head that the receipt brings.
    #[error("the head of the log in the receipt: {0}")]
    OwnHead(InvalidSignature),
    /// The receipt's place in the log.
    #[error("the receipt's place in the log: {0}")]
    Proof(InvalidLeadProof),
    /// The signature of the published head.
    #[error("the published head: {0}")]
    Head(InvalidSignature),
    /// What the published head says in clear.
    #[error("the published head says in clear otherwise than signed")]
    HeadCopy,
    /// The proof of consistency is of other sizes.
    #[error("the proof of consistency leads from {0} to {1} leaves, which is not asked for")]
    OtherConsistency(u64, u64),
    /// The published log does not contain the receipt's.
    #[error("the published log does not go on from the one in the receipt: it was rewritten")]
    Rewritten,
}

/// All of it, in one word.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// Every step holds.
    Sound,
    /// No step failed, but not all could be checked.
    Incomplete,
    /// A step failed.
    Faulty,
}

/// A receipt whose signature holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Signed {
    /// What was signed: read this, and not the file around it.
    pub receipt: Receipt,
    /// By which key, and when that key signs.
    pub by: KnownKey,
}

/// What came of checking one file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Report {
    /// Each step in its order, once.
    pub steps: Vec<(Step, Outcome)>,
    /// The signed receipt, where [`Step::Seal`] holds.
    pub signed: Option<Signed>,
    /// The receipt's leaves, and the head that they lead to, where [`Step::Log`] holds.
    pub logged: Option<(Vec<u64>, TreeHead)>,
    /// Where the file's own link leads, without its token. Nobody signed it: a forger may have
    /// put another there.
    pub link: Option<String>,
    /// The published head, where its signature holds.
    pub published: Option<TreeHead>,
}

impl Report {
    /// All of it, in one word.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let has = |is: fn(&Outcome) -> bool| self.steps.iter().any(|(_, outcome)| is(outcome));
        if has(|outcome| matches!(outcome, Outcome::Failed(_))) {
            Verdict::Faulty
        } else if has(|outcome| matches!(outcome, Outcome::NotChecked(_))) {
            Verdict::Incomplete
        } else {
            Verdict::Sound
        }
    }

    /// The first step that failed, and why.
    #[must_use]
    pub fn first_fault(&self) -> Option<(Step, &Fault)> {
        self.steps.iter().find_map(|(step, outcome)| match outcome {
            Outcome::Failed(fault) => Some((*step, fault)),
            Outcome::Checked | Outcome::NotChecked(_) => None,
        })
    }
}
