use yew::prelude::*;

use super::{Icon, IconShape};

/// What a notice is for; it sets the look, never the meaning.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum NoticeKind {
    /// Useful to know.
    #[default]
    Info,
    /// To know before going on.
    Warning,
    /// Done.
    Success,
    /// A text that the law wants legible and apart from the rest (requirements R-SE-1).
    Law,
}

/// Properties of [`Notice`].
#[derive(Clone, PartialEq, Properties)]
pub struct NoticeProps {
    /// What it is for.
    #[prop_or_default]
    pub kind: NoticeKind,
    /// Id that a field's `aria-describedby` may name.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Whether it is a status message, spoken when it appears without moving the focus (RGAA 7.5).
    #[prop_or_default]
    pub announced: bool,
    /// What it says.
    pub children: Html,
}

/// A text set apart from the rest of the screen.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let (class, shape) = match props.kind {
        NoticeKind::Info => ("cee-notice", Some(IconShape::Info)),
        NoticeKind::Warning => ("cee-notice cee-notice--warning", Some(IconShape::Alert)),
        NoticeKind::Success => ("cee-notice cee-notice--success", Some(IconShape::Tick)),
        NoticeKind::Law => ("cee-notice cee-notice--law", None),
    };
    html! {
        <div id={props.id.clone()} {class} role={props.announced.then_some("status")}>
            if let Some(shape) = shape {
                <Icon {shape} />
            }
            <div class="cee-notice__body">{ props.children.clone() }</div>
        </div>
    }
}
