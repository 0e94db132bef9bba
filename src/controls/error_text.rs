use yew::prelude::*;

use super::{IconShape, icon, sub_id};
use crate::markup::Markup;

/// What is wrong with a field and what to do about it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ErrorText {
    /// The word heard before the sentence, for those who do not see the colour ("Erreur :").
    pub prefix: AttrValue,
    /// The sentence, with an example of what is expected (RGAA 11.11).
    pub text: AttrValue,
}

/// The error of one field, shown above its input so that no keyboard or keypad hides it.
pub(super) fn error_line(m: &mut Markup, field: &str, error: Option<&ErrorText>) {
    m.part(|m| {
        if let Some(error) = error {
            m.element("p", "cee-error", |m| {
                m.attr("id", sub_id(field, "error"));
                icon(m, IconShape::Alert);
                m.element("span", "", |m| {
                    m.element("span", "cee-hidden", |m| {
                        m.text(&error.prefix);
                        m.text(" ");
                    });
                    m.said("span", "", &error.text);
                });
            });
        }
    });
}
