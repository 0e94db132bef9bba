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

pub use messages::Outline;

use std::cell::Cell;

use chrono::NaiveDate;
use consent::ShortMap;

/// A node of JSON that is parsed already, or the place of one that is missing.
pub trait Tree: Sized {
    /// Whether nothing is here, not even `null`.
    fn is_missing(&self) -> bool;
    /// Whether it is `null`.
    fn is_null(&self) -> bool;
    /// The member of this name; missing where this is no object that has it.
    #[must_use]
    fn member(&self, name: &str) -> Self;
    /// The names of all members as a list, if this is an object.
    fn names(&self) -> Option<Self>;
    /// How many elements it has, if this is a list.
    fn length(&self) -> Option<u32>;
    /// The element at this index of a list.
    #[must_use]
    fn item(&self, index: u32) -> Self;
    /// The text, if this is a string.
    fn text(&self) -> Option<String>;
    /// The number, if this is one.
    fn number(&self) -> Option<f64>;
    /// The truth value, if this is one.
    fn flag(&self) -> Option<bool>;
}

/// A node that is being read, with what the whole reading noted so far.
///
/// Faults are noted and read over: leaving at the first one would have to drop, at each member,
/// all that was read before, which is most of a reader's code.
pub struct Place<'a, T> {
    tree: T,
    is_faulty: &'a Cell<bool>,
}

/// What can be read from a [`Tree`].
pub trait FromTree: Sized {
    /// The value. A part that is missing or of another kind is noted as a fault, and anything
    /// stands for it: the whole is refused at the end.
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self;
}

/// The value that this tree says; `None` where a part is missing or of another kind.
pub fn read<V: FromTree>(tree: impl Tree) -> Option<V> {
    let is_faulty = Cell::new(false);
    let value = V::from_tree(&Place {
        tree,
        is_faulty: &is_faulty,
    });
    (!is_faulty.get()).then_some(value)
}

impl<T: Tree> Place<'_, T> {
    fn at(&self, tree: T) -> Self {
        Self {
            tree,
            is_faulty: self.is_faulty,
        }
    }

    fn note_fault(&self) {
        self.is_faulty.set(true);
    }

    /// What was found, or the stand-in with a fault.
    fn or<V>(&self, found: Option<V>, stand_in: V) -> V {
        found.unwrap_or_else(|| {
            self.note_fault();
            stand_in
        })
    }

    fn text(&self) -> String {
        self.or(self.tree.text(), String::new())
    }

    fn note_unless_object(&self) {
        if self.tree.names().is_none() {
            self.note_fault();
        }
    }

    /// The place of the member of this name.
    fn inside(&self, name: &str) -> Self {
        self.at(self.tree.member(name))
    }

    /// The member of this name.
    pub fn member<V: FromTree>(&self, name: &str) -> V {
        V::from_tree(&self.inside(name))
    }

    /// The member of this name; a missing one is the default, as serde's `default` has it.
    fn member_or_default<V: FromTree + Default>(&self, name: &str) -> V {
        let member = self.inside(name);
        if member.tree.is_missing() {
            return V::default();
        }
        V::from_tree(&member)
    }
}

/// Reads a struct member by member; those after `or_default` may be missing.
macro_rules! from_members {
    ($type:ty { $($name:ident),* $(; or_default $($optional:ident),+)? }) => {
        impl super::FromTree for $type {
            fn from_tree<T: super::Tree>(place: &super::Place<'_, T>) -> Self {
                place.note_unless_object();
                Self {
                    $($name: place.member(stringify!($name)),)*
                    $($($optional: place.member_or_default(stringify!($optional)),)+)?
                }
            }
        }
    };
}

/// Reads a closed choice by its name on the wire; the first stands in for an unknown one.
macro_rules! from_names {
    ($type:ident { $first:literal => $stand_in:ident $(, $name:literal => $variant:ident)* $(,)? }) => {
        impl super::FromTree for $type {
            fn from_tree<T: super::Tree>(place: &super::Place<'_, T>) -> Self {
                match place.text().as_str() {
                    $first => Self::$stand_in,
                    $($name => Self::$variant,)*
                    _ => {
                        place.note_fault();
                        Self::$stand_in
                    }
                }
            }
        }
    };
}

/// Reads types that are checked texts.
macro_rules! from_texts {
    ($($type:ty, or $stand_in:expr;)+) => {
        $(impl super::FromTree for $type {
            fn from_tree<T: super::Tree>(place: &super::Place<'_, T>) -> Self {
                place.or(Self::try_from(place.text()).ok(), $stand_in)
            }
        })+
    };
}

use {from_members, from_names, from_texts};

impl FromTree for String {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        place.text()
    }
}

impl FromTree for bool {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        place.or(place.tree.flag(), false)
    }
}

impl FromTree for u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "converted back and compared"
    )]
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        let number = place.or(place.tree.number(), 0.0);
        let whole = number as Self;
        let is_whole = f64::from(whole) - number == 0.0;
        place.or(is_whole.then_some(whole), 0)
    }
}

impl FromTree for u8 {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        place.or(Self::try_from(u32::from_tree(place)).ok(), 0)
    }
}

impl FromTree for NaiveDate {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        let date = consent::civil_date::parse_iso(&place.text()).ok();
        place.or(date, Self::default())
    }
}

impl<V: FromTree> FromTree for Option<V> {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        let is_none = place.tree.is_missing() || place.tree.is_null();
        (!is_none).then(|| V::from_tree(place))
    }
}

// A loop, for size: an iterator of its own for each type costs more.
impl<V: FromTree> FromTree for Vec<V> {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        let mut values = Self::new();
        for index in 0..place.or(place.tree.length(), 0) {
            values.push(V::from_tree(&place.at(place.tree.item(index))));
        }
        values
    }
}

impl<K: FromTree + Ord, V: FromTree> FromTree for ShortMap<K, V> {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        let mut values = Self::new();
        let Some(names) = place.tree.names() else {
            place.note_fault();
            return values;
        };
        let names = place.at(names);
        for index in 0..names.tree.length().unwrap_or(0) {
            let name = names.at(names.tree.item(index));
            let member = place.member(&name.text());
            values.insert(K::from_tree(&name), member);
        }
        values
    }
}
