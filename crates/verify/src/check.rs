//! The checks, one after the other. Each stands on the ones before, and none stops the others
//! from saying what they can.

use consent::Sha256Hex;
use consent::log::{LeadProof, TreeHead, verify_consistency};
use consent::receipt::seal::KnownKeys;
use consent::receipt::{self, Receipt};
use serde_json::Value;

use crate::evidence::Evidence;
use crate::receipt_file::ReceiptFile;
use crate::report::{Fault, Missing, Outcome, Report, Signed, Step};

/// Checks the text of a receipt file.
#[must_use]
pub fn check(text: &str, evidence: &Evidence) -> Report {
    let mut report = Report {
        steps: Vec::with_capacity(7),
        signed: None,
        logged: None,
        link: None,
        published: None,
    };
    match ReceiptFile::parse(text) {
        Ok(file) => report.check(&file, evidence),
        Err(error) => {
            report.note(Step::File, Outcome::Failed(error.into()));
            for step in [
                Step::Texts,
                Step::Seal,
                Step::Copy,
                Step::Page,
                Step::Log,
                Step::Published,
            ] {
                report.note(step, Outcome::NotChecked(Missing::Receipt));
            }
        }
    }
    report
}

impl Report {
    fn note(&mut self, step: Step, outcome: impl Into<Outcome>) {
        self.steps.push((step, outcome.into()));
    }

    fn check(&mut self, file: &ReceiptFile, evidence: &Evidence) {
        let link = file
            .link
            .as_deref()
            .and_then(|link| link.rsplit_once("/r/"));
        self.link = link.map(|(collector, _)| collector.to_owned());
        self.note(Step::File, Outcome::Checked);
        self.note(Step::Texts, texts(&file.receipt));
        let seal = self.seal(file, evidence.keys.as_ref());
        self.note(Step::Seal, seal);
        let copy = self.copy(file, evidence.keys.as_ref());
        self.note(Step::Copy, copy);
        self.note(Step::Page, page(file));
        let log = self.log(file, evidence.keys.as_ref());
        self.note(Step::Log, log);
        let published = self.published(evidence);
        self.note(Step::Published, published);
    }

    fn seal(&mut self, file: &ReceiptFile, keys: Option<&KnownKeys>) -> Result<(), Stop> {
        let keys = keys.ok_or(Missing::Keys)?;
        let (receipt, by) = keys.verify(&file.jws).map_err(Fault::Seal)?;
        self.signed = Some(Signed { receipt, by });
        Ok(())
    }

    fn copy(&self, file: &ReceiptFile, keys: Option<&KnownKeys>) -> Result<(), Stop> {
        let signed = serde_json::to_value(&self.sealed(keys)?.receipt);
        let signed = signed.map_err(|_| Missing::Seal)?;
        let difference = first_difference(&file.json, &signed, "");
        difference.map_or(Ok(()), |pointer| Err(Fault::Copy(pointer).into()))
    }

    fn log(&mut self, file: &ReceiptFile, keys: Option<&KnownKeys>) -> Result<(), Stop> {
        let keys = keys.ok_or(Missing::Keys)?;
        let receipt = &self.sealed(Some(keys))?.receipt;
        let proof = LeadProof::parse(&file.log_proof).map_err(Fault::Proof)?;
        let head = keys.verify::<TreeHead>(&proof.head_jws);
        head.map_err(Fault::OwnHead)?;
        let head = proof
            .verify(receipt, &keys.public())
            .map_err(Fault::Proof)?;
        let leaves = proof.leaves.iter().map(|leaf| leaf.leaf).collect();
        self.logged = Some((leaves, head));
        Ok(())
    }

    fn published(&mut self, evidence: &Evidence) -> Result<(), Stop> {
        let published = evidence.head.as_ref().ok_or(Missing::Head)?;
        let keys = evidence.keys.as_ref().ok_or(Missing::Keys)?;
        let (head, _): (TreeHead, _) = keys.verify(&published.jws).map_err(Fault::Head)?;
        if !published.says(&head) {
            return Err(Fault::HeadCopy.into());
        }
        self.published = Some(head);
        let (_, own) = self.logged.as_ref().ok_or(Missing::Log)?;
        goes_on(own, &head, evidence)
    }

    fn sealed(&self, keys: Option<&KnownKeys>) -> Result<&Signed, Missing> {
        let missing = keys.map_or(Missing::Keys, |_| Missing::Seal);
        self.signed.as_ref().ok_or(missing)
    }
}

/// The request's words and those of each decision are what their digests say.
fn texts(receipt: &Receipt) -> Result<(), Stop> {
    let request = &receipt.request;
    let request = ("request".to_owned(), &request.text, request.text_sha256);
    let decisions = receipt.decisions.iter();
    let decisions = decisions.map(|one| (one.key.to_string(), &one.text, one.text_sha256));
    for (name, text, sha256) in std::iter::once(request).chain(decisions) {
        if Sha256Hex::of(text.as_bytes()) != sha256 {
            return Err(Fault::Text(name).into());
        }
    }
    Ok(())
}

/// The file is, byte for byte, the page that is written for such a receipt, where this program
/// knows how that edition was written.
fn page(file: &ReceiptFile) -> Result<(), Stop> {
    match file.edition {
        Some(receipt::EDITION) => {}
        Some(edition) => return Err(Missing::Edition(edition).into()),
        None => return Err(Fault::Page.into()),
    }
    let link = file.link.as_deref();
    if receipt::html(&file.receipt, &file.jws, &file.log_proof, link) == file.page {
        Ok(())
    } else {
        Err(Fault::Page.into())
    }
}

fn goes_on(own: &TreeHead, published: &TreeHead, evidence: &Evidence) -> Result<(), Stop> {
    let (from, to) = (own.size, published.size);
    if to < from {
        let missing = Missing::LaterHead {
            published: to,
            receipt: from,
        };
        return Err(missing.into());
    }
    let path = match &evidence.consistency {
        _ if from == to => &[][..],
        None => return Err(Missing::Consistency { from, to }.into()),
        Some(proof) if (proof.from, proof.to) != (from, to) => {
            return Err(Fault::OtherConsistency(proof.from, proof.to).into());
        }
        Some(proof) => &proof.path,
    };
    verify_consistency((from, own.root), (to, published.root), path)
        .map_err(|_| Fault::Rewritten.into())
}

/// Where two values differ first, as a JSON pointer.
fn first_difference(one: &Value, other: &Value, at: &str) -> Option<String> {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let names = one.keys().chain(other.keys());
            names.into_iter().find_map(|name| {
                let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
                match (one.get(name), other.get(name)) {
                    (Some(one), Some(other)) => first_difference(one, other, &at),
                    _ => Some(at),
                }
            })
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let mut pairs = (0..).zip(one.iter().zip(other));
            pairs.find_map(|(place, (one, other))| {
                first_difference(one, other, &format!("{at}/{place}"))
            })
        }
        _ => (one != other).then(|| at.to_owned()),
    }
}

/// Why a step is not [`Outcome::Checked`].
enum Stop {
    Missing(Missing),
    Fault(Fault),
}

impl From<Missing> for Stop {
    fn from(missing: Missing) -> Self {
        Self::Missing(missing)
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Result<(), Stop>> for Outcome {
    fn from(result: Result<(), Stop>) -> Self {
        match result {
            Ok(()) => Self::Checked,
            Err(Stop::Missing(missing)) => Self::NotChecked(missing),
            Err(Stop::Fault(fault)) => Self::Failed(fault),
        }
    }
}
