//! Form controls: markup and accessibility only. They hold no state and no word of the trade.
//!
//! Plain functions from a description to HTML, not components: each component type costs the
//! visitor two kilobytes after compression, and nothing here has a state of its own.

mod back_link;
mod button;
mod checkbox;
mod checkbox_group;
mod disclosure;
mod error_summary;
mod error_text;
mod form;
mod heading;
mod icon;
mod notice;
mod progress;
mod radio_group;
mod select_field;
mod summary_list;
mod text_field;
mod tick_box;

pub use back_link::back_link;
pub use button::{Button, ButtonKind, button};
pub use checkbox::{Checkbox, checkbox};
pub use checkbox_group::{CheckOption, CheckboxGroup, Ticked, checkbox_group};
pub use disclosure::disclosure;
pub use error_summary::{ErrorItem, ErrorSummary, error_summary};
pub use error_text::ErrorText;
pub use form::form;
pub use heading::{HeadingLevel, InvalidHeadingLevel, TitleSlot, heading, title};
pub use icon::{IconShape, icon};
pub use notice::{NoticeKind, notice};
pub use progress::progress;
pub use radio_group::{RadioGroup, RadioOption, radio_group};
pub use select_field::{SelectField, select_field};
pub use summary_list::{SummaryRow, summary_list};
pub use text_field::{TextField, TextKeyboard, text_field};
pub use tick_box::{TickBox, tick_box};

use yew::AttrValue;

use crate::markup::Markup;

/// Points from a field to the parts that describe it, those that are there.
fn describe(m: &mut Markup, field: &str, parts: &[(&str, bool)]) {
    let ids = described_by(field, parts);
    if !ids.is_empty() {
        m.attr("aria-describedby", ids);
    }
}

fn described_by(field: &str, parts: &[(&str, bool)]) -> String {
    let mut ids = String::new();
    for (part, is_there) in parts {
        if *is_there {
            if !ids.is_empty() {
                ids.push(' ');
            }
            ids.push_str(&sub_id(field, part));
        }
    }
    ids
}

/// Words beside a field, under an id of their own; nothing where there are none.
fn beside(
    m: &mut Markup,
    (tag, class): (&'static str, &'static str),
    (field, part): (&str, &str),
    words: Option<&AttrValue>,
) {
    m.part(|m| {
        if let Some(words) = words {
            m.element(tag, class, |m| {
                m.attr("id", sub_id(field, part));
                m.text(words);
            });
        }
    });
}

/// Marks a name as that of something that must be filled.
fn star(m: &mut Markup, required: bool) {
    if required {
        m.line("span", "cee-star", "\u{a0}*");
    }
}

/// An id derived from a field's own id, so that server and browser agree on it.
pub(crate) fn sub_id(id: &str, part: &str) -> AttrValue {
    let mut joined = String::with_capacity(id.len() + 1 + part.len());
    joined.push_str(id);
    joined.push('-');
    joined.push_str(part);
    joined.into()
}

/// The id of the element that holds block `index` of a statement, its label first, so that what
/// is on screen can be compared with the model.
#[must_use]
pub fn block_id(id: &str, index: usize) -> AttrValue {
    let mut part = String::from("b");
    part.push_str(&index.to_string());
    sub_id(id, &part)
}

/// The id of the option at `index`: the first one carries the group's own id, so that a link to
/// the field always lands on something that takes focus.
fn option_id(id: &AttrValue, index: usize) -> AttrValue {
    if index == 0 {
        id.clone()
    } else {
        sub_id(id, &(index + 1).to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ids_of_what_is_there_are_joined_by_a_space() {
        let parts = [("hint", true), ("law", false), ("error", true)];
        assert_eq!(described_by("a", &parts), "a-hint a-error");
        assert_eq!(described_by("a", &[("hint", false)]), "");
    }

    #[test]
    fn the_first_option_carries_the_id_of_its_group() {
        let id = AttrValue::from("cee-occupant");
        assert_eq!(option_id(&id, 0), "cee-occupant");
        assert_eq!(option_id(&id, 1), "cee-occupant-2");
    }
}
