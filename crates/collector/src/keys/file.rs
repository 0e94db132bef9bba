//! The key file: read whole or not at all, written whole or not at all.

use std::collections::BTreeSet;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::private_key::PrivateKey;
use super::{KeysError, file_error};

#[derive(Serialize)]
struct Written<'a> {
    keys: &'a [PrivateKey],
}

/// Each key is read by itself, so that a fault is told with its number.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    keys: Vec<Value>,
}

/// What tells one state of the file from another without reading it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Stamp([i64; 5]);

/// None while nothing can be said of the file.
#[cfg(unix)]
pub(super) fn stamp(path: &Path) -> Option<Stamp> {
    use std::os::unix::fs::MetadataExt as _;
    let metadata = std::fs::metadata(path).ok()?;
    Some(Stamp([
        metadata.ino().cast_signed(),
        metadata.size().cast_signed(),
        metadata.mtime(),
        metadata.mtime_nsec(),
        // Another mode makes another answer.
        metadata.mode().into(),
    ]))
}

#[cfg(not(unix))]
pub(super) fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = std::fs::metadata(path).ok()?;
    let modified = metadata.modified().ok()?;
    let since = modified.duration_since(std::time::UNIX_EPOCH).ok()?;
    let seconds = i64::try_from(since.as_secs()).ok()?;
    let size = i64::try_from(metadata.len()).ok()?;
    Some(Stamp([0, size, seconds, since.subsec_nanos().into(), 0]))
}

/// The keys of the file, the one that signs first.
pub(super) fn read(path: &Path) -> Result<Vec<PrivateKey>, KeysError> {
    let file = File::open(path).map_err(|cause| file_error(path, cause))?;
    read_opened(path, &file)
}

/// The keys of a file that is open already.
pub(super) fn read_opened(path: &Path, mut file: &File) -> Result<Vec<PrivateKey>, KeysError> {
    let metadata = file.metadata().map_err(|cause| file_error(path, cause))?;
    if !metadata.is_file() {
        return Err(KeysError::Unreadable(path.to_owned()));
    }
    if is_exposed(&metadata) {
        return Err(KeysError::Exposed(path.to_owned()));
    }
    let mut content = Vec::new();
    let read = file.read_to_end(&mut content);
    read.map_err(|cause| file_error(path, cause))?;
    parse(path, &content)
}

fn parse(path: &Path, content: &[u8]) -> Result<Vec<PrivateKey>, KeysError> {
    let path = || path.to_owned();
    if content.trim_ascii().is_empty() {
        return Err(KeysError::Empty(path()));
    }
    let listed: Listed =
        serde_json::from_slice(content).map_err(|_| KeysError::Unreadable(path()))?;
    let mut keys = Vec::with_capacity(listed.keys.len());
    let mut seen = BTreeSet::new();
    for (number, key) in (1..).zip(listed.keys) {
        let key: PrivateKey =
            serde_json::from_value(key).map_err(|_| KeysError::Key(path(), number))?;
        if !seen.insert(key.kid()) {
            return Err(KeysError::Twice(path(), number));
        }
        let has_ended = number == 1 && key.not_after.is_some();
        let has_no_time = matches!((key.not_before, key.not_after), (Some(a), Some(b)) if a >= b);
        if has_ended || has_no_time {
            return Err(KeysError::Time(path(), number));
        }
        keys.push(key);
    }
    if keys.is_empty() {
        return Err(KeysError::Empty(path()));
    }
    Ok(keys)
}

/// Gives a file that does not exist its content: the whole file gets its name by a link, which
/// fails where the name is taken, so that a second start never overwrites the first one's key.
pub(super) fn create(path: &Path, keys: &[PrivateKey]) -> std::io::Result<()> {
    let unfinished = Unfinished::write(path, keys)?;
    std::fs::hard_link(&unfinished.0, path)?;
    drop(unfinished);
    sync_folder(path)
}

/// Gives a file another content: the name passes from one whole file to another, so that a crash
/// leaves either. `owned` is the file as it was: whoever may read it goes on to.
pub(super) fn replace(path: &Path, keys: &[PrivateKey], owned: &Metadata) -> std::io::Result<()> {
    let unfinished = Unfinished::write(path, keys)?;
    keep_owner(&unfinished.0, owned)?;
    std::fs::rename(&unfinished.0, path)?;
    // The name is free, and another thread's next: nothing of it is ours to remove.
    std::mem::forget(unfinished);
    sync_folder(path)
}

/// A whole file under a name that nobody reads; removed unless it was renamed.
struct Unfinished(PathBuf);

impl Unfinished {
    fn write(path: &Path, keys: &[PrivateKey]) -> std::io::Result<Self> {
        let unfinished = path.with_added_extension(format!("{}.new", std::process::id()));
        let mut content = serde_json::to_vec_pretty(&Written { keys })?;
        content.push(b'\n');
        match std::fs::remove_file(&unfinished) {
            // What a process of the same number left when it fell.
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&unfinished)?;
        let written = Self(unfinished);
        file.write_all(&content)?;
        file.sync_all()?;
        Ok(written)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // Gone already where it was renamed, which is what is wanted.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Somebody else than the collector's user may rotate.
#[cfg(unix)]
fn keep_owner(path: &Path, owned: &Metadata) -> std::io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let made = std::fs::metadata(path)?;
    if (made.uid(), made.gid()) == (owned.uid(), owned.gid()) {
        return Ok(());
    }
    chown(path, Some(owned.uid()), Some(owned.gid()))
}

#[cfg(not(unix))]
fn keep_owner(_: &Path, _: &Metadata) -> std::io::Result<()> {
    Ok(())
}

/// A name is durable once its folder is.
#[cfg(unix)]
fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn is_exposed(metadata: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    !matches!(metadata.permissions().mode() & 0o777, 0o600 | 0o400)
}

#[cfg(not(unix))]
fn is_exposed(_: &Metadata) -> bool {
    false
}
