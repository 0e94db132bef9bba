//! Elements and texts: what is checked natively and put into the page by the browser's edge,
//! without a string of markup in between.

/// A part of the page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Node {
    /// Words.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element with what is in it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Element {
    /// Its name.
    pub tag: &'static str,
    /// Its attributes; none of them comes from a file.
    pub attributes: Vec<(&'static str, &'static str)>,
    /// What is in it.
    pub children: Vec<Node>,
}

pub(super) fn text(words: &str) -> Node {
    Node::Text(words.to_owned())
}

pub(super) fn element(
    tag: &'static str,
    attributes: &[(&'static str, &'static str)],
    children: Vec<Node>,
) -> Node {
    Node::Element(Element {
        tag,
        attributes: attributes.to_vec(),
        children,
    })
}

impl Node {
    /// The words of it, one line for each element that holds words.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Text(words) => words.clone(),
            Self::Element(element) => {
                let mut words: String = element.children.iter().map(Self::words).collect();
                if !["span", "strong", "code"].contains(&element.tag) && !words.ends_with('\n') {
                    words.push('\n');
                }
                words
            }
        }
    }
}
