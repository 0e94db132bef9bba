//! Reading JSON that somebody else has parsed: in the browser, the browser itself.
//!
//! serde's readers weigh a third of the widget's own code, for messages of a dozen shapes
//! (docs/decisions/0009). A [`Tree`] is parsed JSON of any maker; [`FromTree`] reads a value
//! from it, or nothing. The collector reads with serde, which names every fault and refuses
//! unknown members; the widget skips these, so that an older widget reads a newer collector.

mod consenting;
mod drafting;
mod messages;
mod value;

use std::collections::BTreeMap;

use chrono::NaiveDate;

/// A node of JSON that is parsed already.
pub trait Tree: Sized {
    /// Whether it is `null`.
    fn is_null(&self) -> bool;
    /// Whether it is an object: neither an array nor `null`.
    fn is_object(&self) -> bool;
    /// The member of this name, if this is an object that has it.
    fn member(&self, name: &str) -> Option<Self>;
    /// Every member with its name, if this is an object.
    fn members(&self) -> Option<Vec<(String, Self)>>;
    /// Every element, if this is an array.
    fn items(&self) -> Option<Vec<Self>>;
    /// The text, if this is a string.
    fn text(&self) -> Option<String>;
    /// The number, if this is one.
    fn number(&self) -> Option<f64>;
    /// The truth value, if this is one.
    fn flag(&self) -> Option<bool>;
}

/// What can be read from a [`Tree`].
pub trait FromTree: Sized {
    /// The value, or `None` where a part is missing or of another kind.
    fn from_tree<T: Tree>(tree: &T) -> Option<Self>;

    /// What a missing member means: nothing can be read, unless the type says otherwise.
    fn absent() -> Option<Self> {
        None
    }
}

/// What can be the name of a member.
trait FromName: Sized {
    /// The value of this name, if there is one.
    fn from_name(name: String) -> Option<Self>;
}

impl FromName for String {
    fn from_name(name: String) -> Option<Self> {
        Some(name)
    }
}

/// The member of this name, read; what a missing one means is up to its type.
pub fn member<T: Tree, V: FromTree>(tree: &T, name: &str) -> Option<V> {
    match tree.member(name) {
        Some(found) => V::from_tree(&found),
        None => V::absent(),
    }
}

/// The member of this name; a missing one is the default, as serde's `default` has it.
fn member_or_default<T: Tree, V: FromTree + Default>(tree: &T, name: &str) -> Option<V> {
    match tree.member(name) {
        Some(found) => V::from_tree(&found),
        None => Some(V::default()),
    }
}

/// Reads a struct member by member; those after `or_default` may be missing.
macro_rules! from_members {
    ($type:ty { $($name:ident),* $(; or_default $($optional:ident),+)? }) => {
        impl super::FromTree for $type {
            fn from_tree<T: super::Tree>(tree: &T) -> Option<Self> {
                if !tree.is_object() {
                    return None;
                }
                Some(Self {
                    $($name: super::member(tree, stringify!($name))?,)*
                    $($($optional: super::member_or_default(tree, stringify!($optional))?,)+)?
                })
            }
        }
    };
}

/// Reads a closed choice by its name on the wire.
macro_rules! from_names {
    ($type:ident { $($name:literal => $variant:ident),+ $(,)? }) => {
        impl super::FromName for $type {
            fn from_name(name: String) -> Option<Self> {
                match name.as_str() {
                    $($name => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }

        impl super::FromTree for $type {
            fn from_tree<T: super::Tree>(tree: &T) -> Option<Self> {
                super::FromName::from_name(tree.text()?)
            }
        }
    };
}

/// Reads types that are checked texts.
macro_rules! from_texts {
    ($($type:ty),+ $(,)?) => {
        $(impl super::FromTree for $type {
            fn from_tree<T: super::Tree>(tree: &T) -> Option<Self> {
                Self::try_from(tree.text()?).ok()
            }
        })+
    };
}

use {from_members, from_names, from_texts};

impl FromTree for String {
    fn from_tree<T: Tree>(tree: &T) -> Option<Self> {
        tree.text()
    }
}

impl FromTree for bool {
    fn from_tree<T: Tree>(tree: &T) -> Option<Self> {
        tree.flag()
    }
}

impl FromTree for u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "converted back and compared"
    )]
    fn from_tree<T: Tree>(tree: &T) -> Option<Self> {
        let number = tree.number()?;
        let whole = number as Self;
        (f64::from(whole) - number == 0.0).then_some(whole)
    }
}

impl FromTree for u8 {
    fn from_tree<T: Tree>(tree: &T) -> Option<Self> {
        Self::try_from(u32::from_tree(tree)?).ok()
    }
}

impl FromTree for NaiveDate {
    fn from_tree<T: Tree>(tree: &T) -> Option<Self> {
        consent::civil_date::parse_iso(&tree.text()?).ok()
    }
}

impl<V: FromTree> FromTree for Option<V> {
    fn from_tree<T: Tree>(tree: &T) -> Option<Self> {
        if tree.is_null() {
            return Some(None);
        }
        V::from_tree(tree).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

// Loops, for size: collecting into an `Option` makes an iterator of its own for each type, and a
// map sorts first what it collects.
impl<V: FromTree> FromTree for Vec<V> {
    fn from_tree<T: Tree>(tree: &T) -> Option<Self> {
        let mut values = Self::new();
        for item in tree.items()? {
            values.push(V::from_tree(&item)?);
        }
        Some(values)
    }
}

impl<K: FromName + Ord, V: FromTree> FromTree for BTreeMap<K, V> {
    fn from_tree<T: Tree>(tree: &T) -> Option<Self> {
        let mut values = Self::new();
        for (name, member) in tree.members()? {
            values.insert(K::from_name(name)?, V::from_tree(&member)?);
        }
        Some(values)
    }
}
