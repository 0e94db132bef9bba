//! A map of a few entries.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A few entries in the order of their keys, each key once; in JSON an object.
///
/// One list instead of a tree: in the widget every type of `BTreeMap` costs two kilobytes, for
/// the words of two languages.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ShortMap<K, V>(Vec<(K, V)>);

impl<K, V> ShortMap<K, V> {
    /// No entry.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Whether there is no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every entry, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// Every value, in the order of the keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// The same, to change them.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, value)| value)
    }
}

impl<K: Ord, V> ShortMap<K, V> {
    /// The value of this key.
    pub fn get(&self, key: &K) -> Option<&V> {
        let entry = self.0.iter().find(|(known, _)| known == key);
        entry.map(|(_, value)| value)
    }

    /// The value of this key, instead of the one before.
    pub fn insert(&mut self, key: K, value: V) {
        let place = self.0.iter().position(|(known, _)| *known >= key);
        let place = place.unwrap_or(self.0.len());
        match self.0.get_mut(place) {
            Some((known, before)) if *known == key => *before = value,
            _ => self.0.insert(place, (key, value)),
        }
    }
}

impl<K, V> Default for ShortMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for ShortMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for ShortMap<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<K: Serialize, V: Serialize> Serialize for ShortMap<K, V> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Deserialize<'de> for ShortMap<K, V> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(BTreeMap::deserialize(from)?.into_iter().collect())
    }
}

#[cfg(feature = "schema")]
impl<K: schemars::JsonSchema, V: schemars::JsonSchema> schemars::JsonSchema for ShortMap<K, V> {
    fn inline_schema() -> bool {
        BTreeMap::<K, V>::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        BTreeMap::<K, V>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        BTreeMap::<K, V>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_holds_what_a_tree_of_the_same_entries_holds(entries: Vec<(u8, u8)>, key: u8) {
            let short: ShortMap<_, _> = entries.iter().copied().collect();
            let tree: BTreeMap<_, _> = entries.into_iter().collect();
            prop_assert!(short.iter().eq(tree.iter()));
            prop_assert!(short.values().eq(tree.values()));
            prop_assert_eq!(short.get(&key), tree.get(&key));
            prop_assert_eq!(short.is_empty(), tree.is_empty());
            let json = serde_json::to_string(&tree).unwrap();
            prop_assert_eq!(&serde_json::to_string(&short).unwrap(), &json);
            prop_assert_eq!(serde_json::from_str(&json).ok(), Some(short));
        }
    }
}
