//! The keys that sign receipts, in a file that only the collector's user may read.
//!
//! The file is a JWK set (RFC 7517) of Ed25519 private keys (RFC 8037); the first one signs,
//! all are published, so that receipts signed before a rotation still verify.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use consent::base64url;
use consent::canonical_json::NotCanonical;
use consent::receipt::seal::{Jwk, Jwks, PublicKey, Sealable, SigningKeyPair};
use serde::{Deserialize, Serialize};

use crate::random::{self, NoRandomness};

/// The signing keys.
pub struct Keys {
    signing: SigningKeyPair,
    public: Vec<PublicKey>,
    jwks: String,
}

/// Why the keys cannot be used; shown to the operator, never with what the file holds.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The file cannot be read or created.
    #[error("the key file {path}: {cause}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// The file is no JWK set of Ed25519 private keys.
    #[error("the key file {0} is not a JWK set of Ed25519 private keys")]
    Unreadable(PathBuf),
    /// Others than its owner may read the file.
    #[error("the key file {0} can be read by others: run `chmod 600` on it")]
    Exposed(PathBuf),
    /// No key could be drawn.
    #[error(transparent)]
    Random(#[from] NoRandomness),
}

#[derive(Deserialize, Serialize)]
struct KeyFile {
    keys: Vec<PrivateKey>,
}

/// RFC 8037 section 2. Neither printed nor compared.
#[derive(Deserialize, Serialize)]
struct PrivateKey {
    kty: String,
    crv: String,
    d: String,
}

impl Keys {
    /// Reads the file; the first start creates it, and says so in the log.
    pub fn open(path: &Path) -> Result<Self, KeysError> {
        match Self::open_existing(path) {
            Err(KeysError::File { cause, .. }) if cause.kind() == ErrorKind::NotFound => {
                Self::create(path)
            }
            other => other,
        }
    }

    /// Reads the file, which must exist: checking what was signed makes no key.
    pub fn open_existing(path: &Path) -> Result<Self, KeysError> {
        let content = std::fs::read(path).map_err(|cause| file_error(path, cause))?;
        check_mode(path)?;
        Self::parse(&content).ok_or_else(|| KeysError::Unreadable(path.to_owned()))
    }

    /// Keys from these seeds, the first of which signs; none without a seed.
    pub fn from_seeds(seeds: &[[u8; 32]]) -> Option<Self> {
        let pairs: Vec<SigningKeyPair> = seeds.iter().map(SigningKeyPair::from_seed).collect();
        let public: Vec<PublicKey> = pairs.iter().map(SigningKeyPair::public_key).collect();
        let keys: Vec<Jwk> = public.iter().map(PublicKey::to_jwk).collect();
        let jwks = serde_json::to_string(&Jwks { keys }).ok()?;
        let signing = pairs.into_iter().next()?;
        Some(Self {
            signing,
            public,
            jwks,
        })
    }

    /// The document as a compact JWS.
    pub(crate) fn sign<T: Sealable>(&self, document: &T) -> Result<String, NotCanonical> {
        self.signing.sign(document)
    }

    /// The public halves, the one that signs first.
    pub(crate) fn public(&self) -> &[PublicKey] {
        &self.public
    }

    /// The JWK set of the public halves.
    pub(crate) fn jwks(&self) -> String {
        self.jwks.clone()
    }

    fn parse(content: &[u8]) -> Option<Self> {
        let file: KeyFile = serde_json::from_slice(content).ok()?;
        let seed = |key: &PrivateKey| -> Option<[u8; 32]> {
            let is_ed25519 = key.kty == "OKP" && key.crv == "Ed25519";
            let bytes = base64url::decode(&key.d).ok().filter(|_| is_ed25519)?;
            bytes.try_into().ok()
        };
        let seeds: Option<Vec<[u8; 32]>> = file.keys.iter().map(seed).collect();
        Self::from_seeds(&seeds?)
    }

    fn create(path: &Path) -> Result<Self, KeysError> {
        let seed = random::bytes()?;
        let key = PrivateKey {
            kty: "OKP".to_owned(),
            crv: "Ed25519".to_owned(),
            d: base64url::encode(&seed),
        };
        let content = serde_json::to_vec(&KeyFile { keys: vec![key] });
        let content = content.map_err(|error| file_error(path, error.into()))?;
        write_private(path, &content).map_err(|cause| file_error(path, cause))?;
        tracing::info!(file = %path.display(), "a new signing key was made: back it up");
        Self::from_seeds(&[seed]).ok_or_else(|| KeysError::Unreadable(path.to_owned()))
    }
}

/// A crash must not leave half a key behind, nor a second start overwrite the first's: the
/// whole file gets its name by a link, which fails where the name is taken.
fn write_private(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let unfinished = path.with_added_extension(format!("{}.new", std::process::id()));
    let written = write_new(&unfinished, content);
    let named = written.and_then(|()| std::fs::hard_link(&unfinished, path));
    let removed = std::fs::remove_file(&unfinished);
    named?;
    removed?;
    sync_folder(path)
}

fn write_new(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(content)?;
    file.sync_all()
}

/// A name is durable once its folder is.
#[cfg(unix)]
fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty());
    std::fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn check_mode(path: &Path) -> Result<(), KeysError> {
    use std::os::unix::fs::PermissionsExt as _;
    let metadata = std::fs::metadata(path).map_err(|cause| file_error(path, cause))?;
    if matches!(metadata.permissions().mode() & 0o777, 0o600 | 0o400) {
        Ok(())
    } else {
        Err(KeysError::Exposed(path.to_owned()))
    }
}

#[cfg(not(unix))]
fn check_mode(_: &Path) -> Result<(), KeysError> {
    Ok(())
}

fn file_error(path: &Path, cause: std::io::Error) -> KeysError {
    KeysError::File {
        path: path.to_owned(),
        cause,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_start_makes_a_key_and_the_next_one_finds_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        let first = Keys::open(&path).unwrap();
        let again = Keys::open(&path).unwrap();
        assert_eq!(first.jwks, again.jwks);
        assert!(!first.jwks.contains("\"d\""), "a private half is published");
    }

    #[test]
    fn a_file_that_is_no_key_is_refused_without_quoting_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        for content in ["", "{}", "{\"keys\":[]}", "secret"] {
            let _ = std::fs::remove_file(&path);
            write_private(&path, content.as_bytes()).unwrap();
            let error = Keys::open(&path).err().unwrap().to_string();
            assert!(
                error.contains("is not a JWK set") && !error.contains("secret"),
                "{error}"
            );
        }
    }

    #[test]
    fn a_key_is_never_replaced_and_nothing_unfinished_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        write_private(&path, b"first").unwrap();
        let error = write_private(&path, b"second").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&path).unwrap(), b"first");
        let files = std::fs::read_dir(folder.path()).unwrap();
        assert_eq!(files.count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        drop(Keys::open(&path).unwrap());
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(Keys::open(&path), Err(KeysError::Exposed(_))));
    }
}
