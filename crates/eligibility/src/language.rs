//! The languages in which visitors read.

use crate::choice_macro::choices;

choices! {
    /// A language of the visitor texts.
    Language {
        /// French.
        Fr = "fr",
        /// English.
        En = "en",
    }
}
