//! Form controls: markup and accessibility only. They hold no state and no word of the trade.

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

pub use back_link::{BackLink, BackLinkProps};
pub use button::{Button, ButtonKind, ButtonProps};
pub use checkbox::{Checkbox, CheckboxProps};
pub use checkbox_group::{CheckOption, CheckboxGroup, CheckboxGroupProps, Ticked};
pub use disclosure::{Disclosure, DisclosureProps};
pub use error_summary::{ErrorItem, ErrorSummary, ErrorSummaryProps};
pub use error_text::{ErrorLine, ErrorLineProps, ErrorText};
pub use form::{Form, FormProps};
pub use heading::{Heading, HeadingLevel, HeadingProps, InvalidHeadingLevel, TitleSlot};
pub use icon::{Icon, IconProps, IconShape};
pub use notice::{Notice, NoticeKind, NoticeProps};
pub use progress::{Progress, ProgressProps};
pub use radio_group::{RadioGroup, RadioGroupProps, RadioOption};
pub use summary_list::{SummaryList, SummaryListProps, SummaryRow};
pub use text_field::{TextField, TextFieldProps, TextKeyboard};
pub use tick_box::{TickBox, TickBoxProps};

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
fn sub_id(id: &str, part: &str) -> AttrValue {
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
