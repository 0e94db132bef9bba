//! Answers that no householder can give at once.

/// Answers that exclude each other, or that are given twice: the object in which they stand is
/// named, the line itself by nothing.
pub(crate) const CONTRADICTORY: &[(&str, &str)] = &[
    (
        r#"{"place":{"postcode":"69003","department":"75"}}"#,
        "place",
    ),
    (
        r#"{"place":{"postcode":"52100","department":"69"}}"#,
        "place",
    ),
    (
        r#"{"place":{"postcode":"98000","department":"06"}}"#,
        "place",
    ),
    (
        r#"{"place":{"postcode":"99999","department":"69"}}"#,
        "place",
    ),
    (
        r#"{"household":{"place":{"postcode":"75011","department":"69"}}}"#,
        "household.place",
    ),
    (
        r#"{"dwelling":{"completed":{"year":1985,"age":"15_plus"}}}"#,
        "dwelling.completed",
    ),
    (r#"{"dwelling":{"completed":{}}}"#, "dwelling.completed"),
    (
        r#"{"household":{"income":{"class":"modest","rfr_eur":3}}}"#,
        "household.income",
    ),
    (r#"{"household":{"income":{}}}"#, "household.income"),
    (
        r#"{"works":[{"kind":"wood_stove","etas":{"percent":80,"band":"80_plus"}}]}"#,
        "works[0].etas",
    ),
    (
        r#"{"works":[{"kind":"wood_stove","etas":{}}]}"#,
        "works[0].etas",
    ),
];
