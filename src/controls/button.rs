use yew::prelude::*;

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
pub fn button(props: &Button) -> Html {
    let onclick = {
        let (busy, submits, on_press) = (props.busy, props.submits, props.on_press.clone());
        let decides = props.decides;
        move |event: MouseEvent| {
            if busy {
                event.prevent_default();
            } else if !submits && (!decides || event.is_trusted()) {
                on_press.emit(());
            }
        }
    };
    html! {
        <button
            type={if props.submits { "submit" } else { "button" }}
            id={props.id.clone()}
            class={props.kind.class()}
            aria-disabled={props.busy.then_some("true")}
            {onclick}
        >
            if props.busy {
                <span class="cee-spinner" aria-hidden="true"></span>
            }
            <span>{ &props.label }</span>
            if let Some(context) = &props.context {
                <span class="cee-hidden">{ " " }{ context }</span>
            }
        </button>
    }
}
