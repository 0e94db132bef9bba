//! Plain elements, built by one function each.
//!
//! `html!` writes out the construction of every element anew, a quarter of a kilobyte at a time;
//! most elements of a screen are a tag, a class and words.

use yew::AttrValue;
use yew::Html;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VList, VTag, VText};

/// An element with a class and children.
#[inline(never)]
pub(crate) fn block(tag: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    let mut element = VTag::new(tag);
    if !class.is_empty() {
        element.set_attributes(Attributes::Dynamic {
            keys: &["class"],
            values: Box::new([Some(AttributeOrProperty::Attribute(AttrValue::Static(
                class,
            )))]),
        });
    }
    element.add_child(all(children));
    element.into()
}

/// An element with a class and words.
pub(crate) fn line(tag: &'static str, class: &'static str, words: impl Into<AttrValue>) -> Html {
    block(tag, class, vec![text(words)])
}

/// Words alone, one text node.
pub(crate) fn text(words: impl Into<AttrValue>) -> Html {
    text_node(words.into())
}

#[inline(never)]
fn text_node(words: AttrValue) -> Html {
    VText::new(words).into()
}

/// Several things in a row.
#[inline(never)]
pub(crate) fn all(children: Vec<Html>) -> Html {
    VList::with_children(children, None).into()
}
