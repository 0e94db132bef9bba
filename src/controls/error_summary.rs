use yew::prelude::*;

use crate::markup::Markup;

/// One line of the summary.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ErrorItem {
    /// Id of the input that the line leads to.
    pub target: AttrValue,
    /// The sentence that also stands above the field.
    pub text: AttrValue,
}

/// Everything that stops the visitor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorSummary {
    /// Id of the summary.
    pub id: Option<AttrValue>,
    /// Title of the summary ("Il y a un problème").
    pub title: AttrValue,
    /// What to correct, in the order of the fields.
    pub items: Vec<ErrorItem>,
    /// The summary's element, which takes the focus after a failed try.
    pub node: NodeRef,
    /// Emits the id of the input that the visitor wants to go to.
    pub on_follow: Callback<AttrValue>,
}

/// Everything that stops the visitor, at the top of the screen (ux 31, RGAA 11.10).
///
/// Links to fragments do not see inside a shadow root, so that the shell moves the focus.
pub fn error_summary(m: &mut Markup, props: &ErrorSummary) {
    m.element("div", "cee-summary", |m| {
        m.node_ref(&props.node);
        if let Some(id) = &props.id {
            m.attr("id", id);
        }
        m.attr("role", "alert");
        m.attr("tabindex", "-1");
        m.line("p", "cee-summary__title", &props.title);
        m.element("ul", "cee-summary__list", |m| {
            for item in &props.items {
                m.element("li", "", |m| {
                    m.key(&item.text);
                    link(m, item, &props.on_follow);
                });
            }
        });
    });
}

fn link(m: &mut Markup, item: &ErrorItem, on_follow: &Callback<AttrValue>) {
    let (target, on_follow) = (item.target.clone(), on_follow.clone());
    m.element("a", "", |m| {
        m.attr("href", ["#", &item.target].concat());
        m.on_click(move |event| {
            event.prevent_default();
            on_follow.emit(target.clone());
        });
        m.text(&item.text);
    });
}
