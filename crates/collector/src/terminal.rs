//! What the program says on a terminal: into a pipe that may close, and each cause once.

use std::io::{ErrorKind, Result, Write};

/// Standard output that nobody may read to its end: once the reader has gone (`| head`), what is
/// left is said to nobody, and the command ends as it would have.
#[derive(Debug)]
pub struct Output<W>(W);

impl<W: Write> Output<W> {
    /// Writes into this.
    pub fn new(inner: W) -> Self {
        Self(inner)
    }
}

impl<W: Write> Write for Output<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        unless_gone(self.0.write(bytes), bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        unless_gone(self.0.flush(), ())
    }
}

fn unless_gone<T>(done: Result<T>, otherwise: T) -> Result<T> {
    match done {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(otherwise),
        done => done,
    }
}

/// An error with its causes; one that the words before already hold is not said again.
pub fn sentence(error: &anyhow::Error) -> String {
    let mut said = error.to_string();
    for cause in error.chain().skip(1) {
        let cause = cause.to_string();
        if !said.contains(&cause) {
            said.push_str(": ");
            said.push_str(&cause);
        }
    }
    said
}

/// Says on standard error why the program ends; when that is closed, nothing can be said.
pub fn complain(error: &anyhow::Error) {
    let _ = writeln!(std::io::stderr().lock(), "collector: {}", sentence(error));
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Failing(ErrorKind);

    impl Write for Failing {
        fn write(&mut self, _: &[u8]) -> Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> Result<()> {
            Err(self.0.into())
        }
    }

    #[test]
    fn a_reader_that_has_gone_is_no_failure_and_a_full_disk_is() {
        let mut gone = Output::new(Failing(ErrorKind::BrokenPipe));
        assert!(writeln!(gone, "a lead").is_ok() && gone.flush().is_ok());
        let mut full = Output::new(Failing(ErrorKind::StorageFull));
        assert!(writeln!(full, "a lead").is_err() && full.flush().is_err());
    }

    #[test]
    fn each_cause_is_said_once() {
        #[derive(Debug, thiserror::Error)]
        #[error("it cannot be opened: {0}")]
        struct Closed(#[from] std::io::Error);

        let cause = || std::io::Error::other("no such file");
        let repeated = anyhow::Error::from(Closed(cause()));
        assert_eq!(sentence(&repeated), "it cannot be opened: no such file");
        let added = anyhow::Error::from(cause()).context("the key is not read");
        assert_eq!(sentence(&added), "the key is not read: no such file");
    }
}
