//! New keys: the first one, and each that takes over from the one before.

use std::fs::File;
use std::path::Path;

use consent::Instant;

use super::private_key::PrivateKey;
use super::{KeysError, file, file_error};
use crate::random;

/// In seconds. What is in hand while keys change may be dated a little before the key that signs
/// it was made, or after the one that signs it was retired; clocks differ, too.
const OVERLAP: i64 = 600;

/// What a rotation did.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Rotated {
    /// Signs from now on.
    pub(crate) kid: String,
    /// Signed until now.
    pub(crate) retired: String,
    /// How many keys are published now.
    pub(crate) published: usize,
}

/// The first key, without a time: what was signed before the file was lost is not known.
pub(super) fn create(path: &Path) -> Result<(), KeysError> {
    let key = PrivateKey::of(random::bytes()?);
    match file::create(path, &[key]) {
        Ok(()) => {
            tracing::info!(file = %path.display(), "a new signing key was made: back it up");
            Ok(())
        }
        // Another start was faster: its key is as good.
        Err(cause) if cause.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(cause) => Err(file_error(path, cause)),
    }
}

/// One at a time: the file is locked, and looked up again after waiting for the lock.
pub(super) fn rotate(path: &Path, now: Instant) -> Result<Rotated, KeysError> {
    let failed = |cause| file_error(path, cause);
    // A link stays a link: what it leads to changes.
    let path = path.canonicalize().map_err(failed)?;
    loop {
        let locked = File::open(&path).map_err(failed)?;
        locked.lock().map_err(failed)?;
        if is_named(&locked, &path).map_err(failed)? {
            return rotate_locked(&path, &locked, now);
        }
    }
}

fn rotate_locked(path: &Path, locked: &File, now: Instant) -> Result<Rotated, KeysError> {
    let mut keys = file::read_opened(path, locked)?;
    let now = now.unix_millis().div_euclid(1000);
    let mut key = PrivateKey::of(random::bytes()?);
    key.not_before = Some(now - OVERLAP);
    let kid = key.kid();
    let mut retired = String::new();
    if let Some(former) = keys.first_mut() {
        former.not_after = Some(former.not_before.map_or(now, |first| first.max(now)) + OVERLAP);
        retired = former.kid();
    }
    keys.insert(0, key);
    let owned = locked.metadata();
    let replaced = owned.and_then(|owned| file::replace(path, &keys, &owned));
    replaced.map_err(|cause| file_error(path, cause))?;
    Ok(Rotated {
        kid,
        retired,
        published: keys.len(),
    })
}

/// Whether the open file still has this name.
#[cfg(unix)]
fn is_named(file: &File, path: &Path) -> std::io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let (opened, named) = (file.metadata()?, std::fs::metadata(path)?);
    Ok((opened.dev(), opened.ino()) == (named.dev(), named.ino()))
}

#[cfg(not(unix))]
fn is_named(_: &File, _: &Path) -> std::io::Result<bool> {
    Ok(true)
}
