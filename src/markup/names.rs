use std::cell::RefCell;

thread_local! {
    static KEPT: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
}

/// The names of an element's attributes, at one address for all elements with the same ones: Yew
/// then compares the values alone.
///
/// They stay for the life of the page, some thirty lists whatever the visitor does.
pub(super) fn kept(names: Vec<&'static str>) -> &'static [&'static str] {
    KEPT.with_borrow_mut(|kept| {
        for known in kept.iter() {
            if *known == names {
                return *known;
            }
        }
        let names: &'static [&'static str] = names.leak();
        kept.push(names);
        names
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_names_are_kept_once() {
        let first = kept(vec!["id", "class"]);
        assert_eq!(first, ["id", "class"]);
        assert!(std::ptr::eq(first, kept(vec!["id", "class"])));
        assert!(!std::ptr::eq(first, kept(vec!["class", "id"])));
    }
}
