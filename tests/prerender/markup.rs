//! Rendering for snapshots.

use tokio::runtime::Builder;
use tokio::task::LocalSet;
use yew::{BaseComponent, LocalServerRenderer};

/// The component's HTML, one element per line.
pub(crate) fn html_of<C: BaseComponent>(props: C::Properties) -> String {
    let renderer = LocalServerRenderer::<C>::with_props(props).hydratable(false);
    let runtime = Builder::new_current_thread().build().unwrap();
    let html = LocalSet::new().block_on(&runtime, renderer.render());
    html.replace("><", ">\n<")
}
