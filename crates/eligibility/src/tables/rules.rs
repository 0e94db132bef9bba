//! The rule set as a whole. Written by `cargo xtask codegen` from `data/rules.toml`.

use crate::answers::WorkKind;
use crate::operation::Date;
use crate::reason::OtherAid;

/// When the rules were last compared with their sources.
pub(crate) const RULE_SET: Date = Date::of(2026, 11, 23);
/// The last commitment date that was checked.
pub(crate) const CHECKED_UNTIL: Date = Date::of(2027, 3, 31);
/// Works that are no operation for a household, and what exists instead.
pub(crate) const NO_OPERATION: &[(WorkKind, &[OtherAid])] = &[(
    WorkKind::Photovoltaic,
    &[OtherAid::PhotovoltaicSurplus, OtherAid::PhotovoltaicVat],
)];
