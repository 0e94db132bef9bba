use yew::prelude::*;

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
pub fn error_summary(props: &ErrorSummary) -> Html {
    html! {
        <div ref={props.node.clone()} id={props.id.clone()} class="cee-summary" role="alert" tabindex="-1">
            <p class="cee-summary__title">{ &props.title }</p>
            <ul class="cee-summary__list">
                for item in props.items.iter() {
                    <li key={item.target.as_str()}>{ link(item, &props.on_follow) }</li>
                }
            </ul>
        </div>
    }
}

fn link(item: &ErrorItem, on_follow: &Callback<AttrValue>) -> Html {
    let mut href = String::from("#");
    href.push_str(&item.target);
    let (target, on_follow) = (item.target.clone(), on_follow.clone());
    let onclick = move |event: MouseEvent| {
        event.prevent_default();
        on_follow.emit(target.clone());
    };
    html! { <a {href} {onclick}>{ &item.text }</a> }
}
