//! Screens drawn element by element.
//!
//! `html!` writes out the construction of every element anew, a quarter of a kilobyte at a time.
//! Here each thing that an element can have is one call of a function that exists once, so that
//! a screen weighs hardly more than its words.

mod names;
mod words;

use std::rc::Rc;

use yew::html::{onchange, onclick, oninput, onsubmit, ontoggle};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VList, VTag, VText};

pub use words::Words;

/// What is being drawn: calls go to the innermost element that is not yet complete.
#[derive(Debug, Default)]
pub struct Markup {
    current: Node,
    around: Vec<Node>,
}

/// An element, or without a tag a row of nodes.
#[derive(Debug, Default)]
struct Node {
    tag: Option<VTag>,
    class: &'static str,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    children: Vec<Html>,
}

/// What `inside` draws, as Yew takes it.
#[inline]
pub fn html(inside: impl FnOnce(&mut Markup)) -> Html {
    let mut markup = Markup::default();
    inside(&mut markup);
    markup.current.into()
}

impl Markup {
    /// An element with a class, empty for none, and what `inside` adds to it.
    #[inline]
    pub fn element(
        &mut self,
        tag: &'static str,
        class: &'static str,
        inside: impl FnOnce(&mut Self),
    ) {
        self.open(tag, class);
        inside(self);
        self.close();
    }

    /// An element with a class, empty for none, and words.
    #[inline]
    pub fn line(&mut self, tag: &'static str, class: &'static str, words: impl Words) {
        words.line(self, tag, class);
    }

    /// Words that change while they are on screen, another element for other words: a page
    /// translator takes the text nodes that it found away.
    #[inline]
    pub fn said(&mut self, tag: &'static str, class: &'static str, words: impl Into<AttrValue>) {
        self.add_said(tag, class, words.into());
    }

    /// Words, one text node.
    #[inline]
    pub fn text(&mut self, words: impl Words) {
        words.text(self);
    }

    /// What comes and goes. It holds its place among its siblings even while nothing is drawn in
    /// it, so that none of them is taken for another and loses its text or the focus.
    #[inline]
    pub fn part(&mut self, inside: impl FnOnce(&mut Self)) {
        self.begin(Node::default());
        inside(self);
        self.close();
    }

    /// An attribute of the element.
    #[inline]
    pub fn attr(&mut self, name: &'static str, value: impl Words) {
        value.attr(self, name);
    }

    /// An attribute that is "true" where it holds and absent elsewhere, as ARIA writes states.
    #[inline(never)]
    pub fn state(&mut self, name: &'static str, holds: bool) {
        if holds {
            self.add_attr(name, AttrValue::Static("true"));
        }
    }

    /// Tells the element from its siblings in a list, or from the one that stood here before.
    #[inline(never)]
    pub fn key(&mut self, key: &str) {
        if let Some(tag) = &mut self.current.tag {
            tag.key = Some(Key::from(key));
        }
    }

    /// The place of the element in a list that never changes its order, as its key.
    #[inline(never)]
    pub fn index(&mut self, index: usize) {
        self.key(&index.to_string());
    }

    /// Where the element is found once it is on the page.
    #[inline(never)]
    pub fn node_ref(&mut self, node: &NodeRef) {
        if let Some(tag) = &mut self.current.tag {
            tag.node_ref = node.clone();
        }
    }

    /// What stands in an input, put there again at each drawing.
    #[inline(never)]
    pub fn value(&mut self, value: &AttrValue) {
        if let Some(tag) = &mut self.current.tag {
            tag.set_value(value.clone());
        }
    }

    /// Whether a box or a radio is ticked, put there again at each drawing.
    #[inline(never)]
    pub fn checked(&mut self, is_checked: bool) {
        if let Some(tag) = &mut self.current.tag {
            tag.set_checked(is_checked);
        }
    }

    /// Hears presses.
    #[inline]
    pub fn on_click(&mut self, heard: impl Fn(MouseEvent) + 'static) {
        self.hear(Rc::new(onclick::Wrapper::new(Callback::from(heard))));
    }

    /// Hears details opened or closed, by whatever means.
    #[inline]
    pub fn on_toggle(&mut self, heard: impl Fn(Event) + 'static) {
        self.hear(Rc::new(ontoggle::Wrapper::new(Callback::from(heard))));
    }

    /// Hears another choice made.
    #[inline]
    pub fn on_change(&mut self, heard: impl Fn(Event) + 'static) {
        self.hear(Rc::new(onchange::Wrapper::new(Callback::from(heard))));
    }

    /// Hears typing.
    #[inline]
    pub fn on_input(&mut self, heard: impl Fn(InputEvent) + 'static) {
        self.hear(Rc::new(oninput::Wrapper::new(Callback::from(heard))));
    }

    /// Hears the form submitted.
    #[inline]
    pub fn on_submit(&mut self, heard: impl Fn(SubmitEvent) + 'static) {
        self.hear(Rc::new(onsubmit::Wrapper::new(Callback::from(heard))));
    }

    #[inline(never)]
    fn hear(&mut self, listener: Rc<dyn Listener>) {
        if let Some(tag) = &mut self.current.tag {
            tag.add_listener(listener);
        }
    }

    /// Begins an element; [`Self::element`] is for where its content is drawn at one place.
    #[inline(never)]
    pub(crate) fn open(&mut self, tag: &'static str, class: &'static str) {
        self.begin(Node {
            tag: Some(VTag::new(tag)),
            class,
            ..Node::default()
        });
    }

    /// Completes what was opened last.
    #[inline(never)]
    pub(crate) fn close(&mut self) {
        let around = self.around.pop().unwrap_or_default();
        let done = std::mem::replace(&mut self.current, around);
        self.current.children.push(done.into());
    }

    #[inline(never)]
    fn begin(&mut self, node: Node) {
        self.around.push(std::mem::replace(&mut self.current, node));
    }

    #[inline(never)]
    fn add_said(&mut self, tag: &'static str, class: &'static str, words: AttrValue) {
        self.open(tag, class);
        self.key(&words);
        self.add_text(words);
        self.close();
    }

    #[inline(never)]
    fn add_text(&mut self, words: AttrValue) {
        self.current.children.push(VText::new(words).into());
    }

    #[inline(never)]
    fn add_attr(&mut self, name: &'static str, value: AttrValue) {
        self.current.add_attr(name, value);
    }
}

impl Node {
    fn add_attr(&mut self, name: &'static str, value: AttrValue) {
        self.names.push(name);
        self.values
            .push(Some(AttributeOrProperty::Attribute(value)));
    }
}

impl From<Node> for Html {
    #[inline(never)]
    fn from(mut node: Node) -> Self {
        if !node.class.is_empty() {
            node.add_attr("class", AttrValue::Static(node.class));
        }
        let children = VList::with_children(node.children, None).into();
        let Some(mut tag) = node.tag else {
            return children;
        };
        tag.set_attributes(Attributes::Dynamic {
            keys: names::kept(node.names),
            values: node.values.into_boxed_slice(),
        });
        if let Some(inside) = tag.children_mut() {
            *inside = children;
        }
        tag.into()
    }
}

#[cfg(test)]
mod tests;
