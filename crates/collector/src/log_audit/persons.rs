//! The person of a lead and the grade of its proof, which no leaf says in clear.

use consent::receipt::Receipt;

use super::{Audit, Flaw};
use crate::store::{Personal, Standing};

impl Audit<'_> {
    /// Whether the person kept is the one who was committed to, and the grade the one that the
    /// sender was told.
    pub(super) fn check_person(&mut self, leaf: u64, personal: &Personal) -> Result<(), Flaw> {
        match personal.standing {
            Standing::Altered => return Err(Flaw::Person(leaf)),
            Standing::Erased => return Ok(()),
            Standing::NeverBound => self.sound.unbound += 1,
            Standing::Bound => {}
        }
        let jws = personal.receipt_jws.as_ref().ok_or(Flaw::Receipt(leaf))?;
        let receipt = self.keys.verify::<Receipt>(jws);
        let receipt = receipt.map_err(|_| Flaw::Receipt(leaf))?;
        let grade = receipt.grade.unwrap_or_default();
        let is_theirs = receipt.lead_id == personal.lead_id
            && receipt.received_at == personal.received_at
            && grade.as_str() == personal.grade;
        is_theirs.then_some(()).ok_or(Flaw::Receipt(leaf))
    }
}
