//! The whole widget.

use yew::prelude::*;

use crate::host_config::HostConfig;

/// Properties of [`App`].
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// Settings from the host page.
    pub config: HostConfig,
}

/// The whole widget of one host element.
#[component]
pub fn App(props: &AppProps) -> Html {
    html! { <main class="cee-app">{ &props.config.collector }</main> }
}
