//! Which answers choose a row, as bits: a row is compared with the answers in one step.

use crate::answers::{DwellingKind, System, Usage};

/// The answers that a row asks for, or those that are still possible: a bit for each.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Needs(u16);

/// One question that chooses rows: the bits of its answers.
#[derive(Clone, Copy)]
struct Field {
    first: u16,
    answers: u16,
}

const DWELLING: Field = Field::after(0, DwellingKind::ALL.len());
const COLLECTIVE: Field = Field::after(DWELLING.end(), 2);
const USAGE: Field = Field::after(COLLECTIVE.end(), Usage::ALL.len());
const SYSTEM: Field = Field::after(USAGE.end(), System::ALL.len());

const _: () = assert!(SYSTEM.end() as u32 <= u16::BITS, "a bit for each answer");

impl Field {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a question has a few answers"
    )]
    const fn after(first: u16, answers: usize) -> Self {
        Self {
            first,
            answers: answers as u16,
        }
    }

    const fn end(self) -> u16 {
        self.first + self.answers
    }

    const fn all(self) -> u16 {
        ((1 << self.answers) - 1) << self.first
    }

    const fn bit(self, answer: u8) -> u16 {
        1 << (self.first + answer as u16)
    }
}

impl Needs {
    /// A row that asks for nothing.
    pub(crate) const NOTHING: Self = Self(0);
    /// Every answer is possible.
    pub(crate) const EVERYTHING: Self =
        Self(DWELLING.all() | COLLECTIVE.all() | USAGE.all() | SYSTEM.all());

    /// Whether it asks for nothing.
    pub(crate) const fn is_nothing(self) -> bool {
        self.0 == 0
    }

    /// Asks for this kind of dwelling too.
    pub(crate) const fn dwelling(self, kind: DwellingKind) -> Self {
        Self(self.0 | DWELLING.bit(kind as u8))
    }

    /// Asks for an installation that is or is not the building's too.
    pub(crate) const fn collective(self, is_collective: bool) -> Self {
        Self(self.0 | COLLECTIVE.bit(is_collective as u8))
    }

    /// Asks for this usage too.
    pub(crate) const fn usage(self, usage: Usage) -> Self {
        Self(self.0 | USAGE.bit(usage as u8))
    }

    /// Asks for this kind of ventilation too.
    pub(crate) const fn system(self, system: System) -> Self {
        Self(self.0 | SYSTEM.bit(system as u8))
    }

    /// Leaves what agrees with an answer; all of it where there is none.
    const fn leave(self, field: Field, answer: Option<u8>) -> Self {
        match answer {
            Some(answer) => Self(self.0 & (!field.all() | field.bit(answer))),
            None => self,
        }
    }

    /// What is still possible in this kind of dwelling, once the other answers are known.
    pub(crate) fn left_by(
        kind: DwellingKind,
        is_collective: Option<bool>,
        usage: Option<Usage>,
        system: Option<System>,
    ) -> Self {
        Self::EVERYTHING
            .leave(DWELLING, Some(kind as u8))
            .leave(COLLECTIVE, is_collective.map(u8::from))
            .leave(USAGE, usage.map(|usage| usage as u8))
            .leave(SYSTEM, system.map(|system| system as u8))
    }

    /// Whether everything asked for is among what is possible.
    pub(crate) const fn fit(self, possible: Self) -> bool {
        self.0 & !possible.0 == 0
    }

    /// Whether it asks for a kind of dwelling.
    pub(crate) const fn a_dwelling(self) -> bool {
        self.0 & DWELLING.all() != 0
    }

    /// Whether it asks for no other kind of dwelling than this.
    pub(crate) fn agree_with(self, kind: Option<DwellingKind>) -> bool {
        let possible = Self::EVERYTHING.leave(DWELLING, kind.map(|kind| kind as u8));
        self.fit(possible)
    }

    /// Whether it asks for a usage.
    pub(crate) const fn a_usage(self) -> bool {
        self.0 & USAGE.all() != 0
    }

    /// Whether it asks for a kind of ventilation.
    pub(crate) const fn a_system(self) -> bool {
        self.0 & SYSTEM.all() != 0
    }

    /// Whether it asks whether the installation is the building's.
    pub(crate) const fn a_collective(self) -> bool {
        self.0 & COLLECTIVE.all() != 0
    }

    /// Whether it asks for an installation that is (or is not) the building's.
    pub(crate) const fn collective_to_be(self, is_collective: bool) -> bool {
        self.0 & COLLECTIVE.bit(is_collective as u8) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::Needs;
    use crate::answers::{DwellingKind, System, Usage};

    #[test]
    fn asking_twice_is_asking_once() {
        let ask: [fn(Needs) -> Needs; 4] = [
            |needs| needs.dwelling(DwellingKind::Flat),
            |needs| needs.collective(true),
            |needs| needs.usage(Usage::Heating),
            |needs| needs.system(System::Modulated),
        ];
        for ask in ask {
            let once = ask(Needs::NOTHING);
            assert_ne!(once, Needs::NOTHING);
            assert_eq!(ask(once), once);
        }
    }
}
