use yew::prelude::*;

use crate::markup::Markup;

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum ButtonKind {
    /// The one next thing to do on a screen.
    #[default]
    Primary,
    /// Any other action. Answers to the same question share a kind (R-DP-2).
    Secondary,
    /// An action in running text or in a list.
    Link,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "cee-button",
            Self::Secondary => "cee-button cee-button--secondary",
            Self::Link => "cee-button cee-button--link",
        }
    }
}

/// What a button says and does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Button {
    /// What happens when it is pressed.
    pub label: AttrValue,
    /// What it is about, for those who do not see what stands around it.
    pub context: Option<AttrValue>,
    /// How much it stands out.
    pub kind: ButtonKind,
    /// Whether it submits the form around it, as Enter in a field does.
    pub submits: bool,
    /// Whether what it starts is under way: it stays focusable and ignores presses.
    pub busy: bool,
    /// Whether it records a decision: then only the visitor's own press counts, no script's.
    pub decides: bool,
    /// Id, where something sends the focus to it.
    pub id: Option<AttrValue>,
    /// Emitted at each press while not busy, except for a submit button: the form emits.
    pub on_press: Callback<()>,
}

/// A native button; it is never disabled, because a disabled button cannot say why (ux 11).
pub fn button(m: &mut Markup, props: &Button) {
    let (busy, submits, decides) = (props.busy, props.submits, props.decides);
    let on_press = props.on_press.clone();
    m.element("button", props.kind.class(), |m| {
        m.attr("type", if submits { "submit" } else { "button" });
        if let Some(id) = &props.id {
            m.attr("id", id);
        }
        m.state("aria-disabled", busy);
        m.on_click(move |event| {
            if busy {
                event.prevent_default();
            } else if !submits && (!decides || event.is_trusted()) {
                on_press.emit(());
            }
        });
        m.part(|m| {
            if busy {
                m.element("span", "cee-spinner", |m| m.attr("aria-hidden", "true"));
            }
        });
        m.said("span", "", &props.label);
        if let Some(context) = &props.context {
            m.element("span", "cee-hidden", |m| {
                m.text(" ");
                m.text(context);
            });
        }
    });
}
