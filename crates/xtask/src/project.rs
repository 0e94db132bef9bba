//! Where things are: the checkout, the target directory, cargo itself.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The checkout that this binary was built from.
pub(crate) struct Project {
    /// The folder of the root `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Cargo's target directory, wherever the caller has put it.
    pub(crate) target: PathBuf,
}

impl Project {
    pub(crate) fn locate() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .context("start this through cargo: `cargo xtask …`")?;
        let root = Path::new(&manifest)
            .ancestors()
            .nth(2)
            .context("xtask is not in crates/")?;
        // target/debug/xtask: this holds for CARGO_TARGET_DIR and for configuration files alike.
        let program = env::current_exe().context("this program's own path")?;
        let target = program
            .ancestors()
            .nth(2)
            .context("xtask is not in a target directory")?;
        Ok(Self {
            root: root.to_owned(),
            target: target.to_owned(),
        })
    }

    /// `cargo`, in the checkout, writing to the same target directory.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = self.command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// Any program, started in the checkout.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// What visitors download.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The collector as `cargo build` leaves it: built in seconds, fast enough for one visitor.
    pub(crate) fn collector(&self) -> PathBuf {
        self.target.join("debug/collector")
    }

    /// Tools and results that are ours and may be thrown away at any time.
    pub(crate) fn scratch(&self, name: &str) -> PathBuf {
        self.target.join("xtask").join(name)
    }
}
