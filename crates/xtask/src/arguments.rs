//! The command line, read by hand: a parser crate would be compiled before every task.

use std::env;

use anyhow::{Context, Result, bail};

/// The words not read yet, in order.
pub(crate) struct Arguments(Vec<String>);

impl Arguments {
    pub(crate) fn from_process() -> Self {
        Self(env::args().skip(1).collect())
    }

    /// The next word, if any.
    pub(crate) fn word(&mut self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }

    /// All remaining words; an option among them is an error.
    pub(crate) fn words(&mut self) -> Result<Vec<String>> {
        let words = std::mem::take(&mut self.0);
        match words.iter().find(|word| word.starts_with('-')) {
            Some(option) => bail!("unknown option `{option}`"),
            None => Ok(words),
        }
    }

    /// Whether `name` was given.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let position = self.0.iter().position(|word| word == name);
        position.map(|index| self.0.remove(index)).is_some()
    }

    /// The value of `name value` or `name=value`.
    pub(crate) fn value(&mut self, name: &str) -> Result<Option<String>> {
        for index in 0..self.0.len() {
            let Some(rest) = self.0.get(index).and_then(|word| word.strip_prefix(name)) else {
                continue;
            };
            if let Some(value) = rest.strip_prefix('=') {
                let value = value.to_owned();
                self.0.remove(index);
                return Ok(Some(value));
            }
            if rest.is_empty() {
                self.0.remove(index);
                let present = index < self.0.len();
                let value = present.then(|| self.0.remove(index));
                return value
                    .with_context(|| format!("`{name}` needs a value"))
                    .map(Some);
            }
        }
        Ok(None)
    }

    /// An error if anything is left unread.
    pub(crate) fn end(&self) -> Result<()> {
        match self.0.first() {
            Some(word) => bail!("unexpected argument `{word}`"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Arguments {
        Arguments(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn values_are_read_with_a_space_or_an_equals_sign() {
        for line in ["--port 9000 rest", "rest --port=9000"] {
            let mut arguments = arguments(line);
            assert_eq!(
                arguments.value("--port").unwrap().as_deref(),
                Some("9000"),
                "{line}"
            );
            assert_eq!(arguments.word().as_deref(), Some("rest"), "{line}");
            assert!(arguments.end().is_ok(), "{line}");
        }
    }

    #[test]
    fn a_longer_option_is_not_taken_for_a_shorter_one() {
        let mut arguments = arguments("--portable");
        assert_eq!(arguments.value("--port").unwrap(), None);
        assert!(arguments.end().is_err());
    }

    #[test]
    fn a_value_that_is_missing_is_an_error() {
        assert!(arguments("--port").value("--port").is_err());
    }

    #[test]
    fn an_option_where_words_are_expected_is_an_error() {
        assert!(arguments("unit --fast").words().is_err());
        assert_eq!(arguments("unit doc").words().unwrap(), ["unit", "doc"]);
    }
}
