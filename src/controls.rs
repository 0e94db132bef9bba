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
mod summary_list;
mod text_field;
mod tick_box;

pub use back_link::back_link;
pub use button::{Button, ButtonKind, button};
pub use checkbox::{Checkbox, checkbox};
pub use checkbox_group::{CheckOption, CheckboxGroup, Ticked, checkbox_group};
pub use disclosure::disclosure;
pub use error_summary::{ErrorItem, ErrorSummary, error_summary};
pub use error_text::{ErrorText, error_line};
pub use form::form;
pub use heading::{HeadingLevel, InvalidHeadingLevel, TitleSlot, heading, title};
pub use icon::{IconShape, icon};
pub use notice::{NoticeKind, notice};
pub use progress::progress;
pub use radio_group::{RadioGroup, RadioOption, radio_group};
pub use summary_list::{SummaryRow, summary_list};
pub use text_field::{TextField, TextKeyboard, text_field};
pub use tick_box::{TickBox, tick_box};

use yew::AttrValue;

/// Joins the ids that exist into one `aria-describedby` value; `None` when nothing describes the field.
fn described_by(ids: &[Option<AttrValue>]) -> Option<AttrValue> {
    let mut joined = String::new();
    for id in ids.iter().flatten() {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(id);
    }
    (!joined.is_empty()).then(|| joined.into())
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
    fn ids_that_exist_are_joined_by_a_space() {
        let hint = Some(AttrValue::from("a-hint"));
        let error = Some(AttrValue::from("a-error"));
        assert_eq!(
            described_by(&[hint, None, error]),
            Some("a-hint a-error".into())
        );
        assert_eq!(described_by(&[None, None]), None);
    }

    #[test]
    fn the_first_option_carries_the_id_of_its_group() {
        let id = AttrValue::from("cee-occupant");
        assert_eq!(option_id(&id, 0), "cee-occupant");
        assert_eq!(option_id(&id, 1), "cee-occupant-2");
    }
}
