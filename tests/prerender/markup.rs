//! Rendering for snapshots.

use std::rc::Rc;

use cee_widget::markup::{self, Markup};
use tokio::runtime::Builder;
use tokio::task::LocalSet;
use yew::LocalServerRenderer;
use yew::prelude::*;

#[derive(Clone, Properties)]
struct PageProps {
    draw: Rc<dyn Fn() -> Html>,
}

impl PartialEq for PageProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.draw, &other.draw)
    }
}

#[component]
fn Page(props: &PageProps) -> Html {
    (props.draw)()
}

/// What a function draws, as HTML with one element per line.
pub(crate) fn html_of(draw: impl Fn(&mut Markup) + 'static) -> String {
    page_of(move || markup::html(&draw))
}

/// A whole page, as HTML with one element per line.
pub(crate) fn page_of(draw: impl Fn() -> Html + 'static) -> String {
    let props = PageProps {
        draw: Rc::new(draw),
    };
    let renderer = LocalServerRenderer::<Page>::with_props(props).hydratable(false);
    let runtime = Builder::new_current_thread().build().unwrap();
    let html = LocalSet::new().block_on(&runtime, renderer.render());
    html.replace("><", ">\n<")
}
