use yew::AttrValue;

use super::Markup;

/// Words from wherever they come. One function for each kind of words and use of them, so that a
/// screen passes a static text as the two numbers that it is.
pub trait Words: Into<AttrValue> {
    /// Shows them as one text node.
    #[inline(never)]
    fn text(self, markup: &mut Markup) {
        markup.add_text(self.into());
    }

    /// Shows them as an element.
    #[inline(never)]
    fn line(self, markup: &mut Markup, tag: &'static str, class: &'static str) {
        markup.open(tag, class);
        markup.add_text(self.into());
        markup.close();
    }

    /// Sets them as an attribute of the element.
    #[inline(never)]
    fn attr(self, markup: &mut Markup, name: &'static str) {
        markup.add_attr(name, self.into());
    }
}

impl Words for &'static str {}
impl Words for String {}
impl Words for AttrValue {}
impl Words for &AttrValue {}
