use yew::virtual_dom::VNode;

use super::*;

fn only(node: &VNode) -> &VNode {
    match node {
        VNode::VList(list) => list.first().unwrap(),
        _ => node,
    }
}

fn tag(node: &VNode) -> &VTag {
    match only(node) {
        VNode::VTag(tag) => tag,
        other => panic!("{other:?} is no element"),
    }
}

#[test]
fn an_element_has_what_was_added_between_its_beginning_and_its_end() {
    let drawn = html(|m| {
        m.element("p", "cee-small", |m| {
            m.attr("id", "a");
            m.state("aria-invalid", true);
            m.state("aria-required", false);
            m.key("k");
            m.line("span", "", "words");
        });
    });
    let paragraph = tag(&drawn);
    assert_eq!(paragraph.tag(), "p");
    let attributes: Vec<_> = paragraph.attributes.iter().collect();
    let expected = [
        ("id", "a"),
        ("aria-invalid", "true"),
        ("class", "cee-small"),
    ];
    assert_eq!(attributes, expected);
    assert_eq!(paragraph.key, Some("k".into()));
    let span = tag(paragraph.children().unwrap());
    assert_eq!(span.attributes.iter().count(), 0);
    assert_eq!(only(span.children().unwrap()), &VText::new("words").into());
}

#[test]
fn an_input_keeps_its_value_and_its_tick_apart_from_its_attributes() {
    let drawn = html(|m| {
        m.element("input", "", |m| {
            m.value(&"typed".into());
            m.checked(true);
        });
    });
    let input = tag(&drawn);
    assert_eq!(input.value(), Some(&"typed".into()));
    assert_eq!(input.checked(), Some(true));
    assert_eq!(input.attributes.iter().count(), 0);
}

#[test]
fn a_part_holds_its_place_while_it_is_empty() {
    let count = |is_there: bool| {
        let drawn = html(|m| {
            m.part(|m| {
                if is_there {
                    m.text("there");
                }
            });
            m.line("p", "", "always");
        });
        match drawn {
            VNode::VList(list) => list.len(),
            _ => 0,
        }
    };
    assert_eq!(count(true), 2);
    assert_eq!(count(false), 2);
}
