//! The keys that sign receipts, in a file that only the collector's user may read.
//!
//! The file is a JWK set (RFC 7517) of Ed25519 private keys (RFC 8037); the first one signs,
//! all are published, so that receipts signed before a rotation still verify. The file is looked
//! at, one `stat`, before each signature: whoever rotates restarts nothing.

mod file;
mod private_key;
mod rotation;
#[cfg(test)]
mod tests;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use consent::canonical_json::NotCanonical;
use consent::log::TreeHead;
use consent::receipt::seal::{
    self, InvalidSignature, Jwks, KnownKeys, PublicKey, Sealable, SigningKeyPair,
};

use crate::random::NoRandomness;
use file::{Stamp, read, stamp};
use private_key::PrivateKey;
pub(crate) use rotation::Rotated;

/// The signing keys.
pub struct Keys {
    /// None where the keys came from no file.
    file: Option<PathBuf>,
    state: Mutex<State>,
}

struct State {
    set: Arc<KeySet>,
    /// What the file looked like when it was last read, well or not.
    seen: Option<Stamp>,
}

/// The keys of one reading.
struct KeySet {
    signing: SigningKeyPair,
    public: Vec<PublicKey>,
    known: KnownKeys,
    jwks: String,
}

/// Why the keys cannot be used; shown to the operator, never with what the file holds. Keys are
/// counted from 1.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The file does not exist where it must.
    #[error("there is no key file {0}: `collector serve` makes it, or name another with --keys")]
    Missing(PathBuf),
    /// The file cannot be read or created.
    #[error("the key file {path}: {cause}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// The file has no content, or a set without a key.
    #[error("the key file {0} holds no key: restore it from its backup")]
    Empty(PathBuf),
    /// The file is no JWK set of private keys.
    #[error(
        "the key file {0} is not a JWK set of Ed25519 private keys: restore it from its backup"
    )]
    Unreadable(PathBuf),
    /// One key is none of Ed25519, or what stands beside it is not its own.
    #[error("key {1} of the file {0} is not an Ed25519 private key under its own names")]
    Key(PathBuf, usize),
    /// The same key again.
    #[error("key {1} of the file {0} stands there twice: remove one of the two")]
    Twice(PathBuf, usize),
    /// The time of a key is none, or that of the first key is over.
    #[error("key {1} of the file {0}: it ends before it begins, or it is the first and has ended")]
    Time(PathBuf, usize),
    /// Others than its owner may read the file.
    #[error("the key file {0} can be read by others: run `chmod 600` on it")]
    Exposed(PathBuf),
    /// A key was lost: what it signed could be checked by nobody any more.
    #[error(
        "the log of this database was signed before, and there is no key file {0}: restore it \
         from its backup, or name another with --keys"
    )]
    Lost(PathBuf),
    /// The keys are of another collector.
    #[error(
        "no key of the file {0} signed the newest head of this database's log: name the file that \
         belongs to it with --keys, or restore it from its backup"
    )]
    Foreign(PathBuf),
    /// No key could be drawn.
    #[error(transparent)]
    Random(#[from] NoRandomness),
}

impl Keys {
    /// Reads the file; the first start creates it, and says so in the log.
    pub fn open(path: &Path) -> Result<Self, KeysError> {
        match Self::open_existing(path) {
            Err(KeysError::Missing(_)) => {
                rotation::create(path)?;
                Self::open_existing(path)
            }
            other => other,
        }
    }

    /// Reads the file, or creates it as long as nothing was ever signed; `newest_head` is what was
    /// signed last, if anything. A key made in place of a lost one would orphan every receipt.
    pub fn open_for(path: &Path, newest_head: Option<&str>) -> Result<Self, KeysError> {
        let Some(head) = newest_head else {
            return Self::open(path);
        };
        let keys = match Self::open_existing(path) {
            Err(KeysError::Missing(path)) => return Err(KeysError::Lost(path)),
            other => other?,
        };
        match seal::verify::<TreeHead>(head, &keys.public()) {
            Ok(_) => Ok(keys),
            Err(_) => Err(KeysError::Foreign(path.to_owned())),
        }
    }

    /// Reads the file, which must exist: checking what was signed makes no key.
    pub fn open_existing(path: &Path) -> Result<Self, KeysError> {
        // Before the reading: a change in between is then seen as one.
        let seen = stamp(path);
        let set = Arc::new(KeySet::of(&read(path)?).ok_or_else(|| unreadable(path))?);
        Ok(Self {
            file: Some(path.to_owned()),
            state: Mutex::new(State { set, seen }),
        })
    }

    /// Keys from these seeds, the first of which signs; none without a seed.
    pub fn from_seeds(seeds: &[[u8; 32]]) -> Option<Self> {
        let keys: Vec<_> = seeds.iter().map(|seed| PrivateKey::of(*seed)).collect();
        let set = Arc::new(KeySet::of(&keys)?);
        Some(Self {
            file: None,
            state: Mutex::new(State { set, seen: None }),
        })
    }

    /// Makes a new key that signs from now on; those before stay published.
    pub(crate) fn rotate(path: &Path, now: consent::Instant) -> Result<Rotated, KeysError> {
        rotation::rotate(path, now)
    }

    /// The document as a compact JWS.
    pub(crate) fn sign<T: Sealable>(&self, document: &T) -> Result<String, NotCanonical> {
        self.current().signing.sign(document)
    }

    /// The public halves, the one that signs first.
    pub(crate) fn public(&self) -> Vec<PublicKey> {
        self.current().public.clone()
    }

    /// What was signed, if one of these keys did so in its time.
    pub(crate) fn verify<T: Sealable>(&self, jws: &str) -> Result<T, InvalidSignature> {
        let (document, _) = self.current().known.verify(jws)?;
        Ok(document)
    }

    /// The JWK set of the public halves.
    pub(crate) fn jwks(&self) -> String {
        self.current().jwks.clone()
    }

    /// The keys as the file has them now. While it cannot be read, those known before go on: a
    /// request is not refused for it.
    fn current(&self) -> Arc<KeySet> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(path) = &self.file else {
            return Arc::clone(&state.set);
        };
        let now = stamp(path);
        if now != state.seen {
            let keys =
                read(path).and_then(|keys| KeySet::of(&keys).ok_or_else(|| unreadable(path)));
            match keys {
                Ok(set) => {
                    let kid = set.signing.public_key().kid();
                    tracing::info!(kid, keys = set.public.len(), "the key file was read again");
                    state.set = Arc::new(set);
                }
                Err(error) => {
                    tracing::error!(%error, "the keys known before go on signing");
                }
            }
            state.seen = now;
        }
        Arc::clone(&state.set)
    }
}

impl KeySet {
    fn of(keys: &[PrivateKey]) -> Option<Self> {
        let jwks = Jwks {
            keys: keys.iter().map(PrivateKey::to_jwk).collect(),
        };
        Some(Self {
            signing: keys.first()?.pair(),
            public: keys.iter().map(|key| key.pair().public_key()).collect(),
            known: KnownKeys::try_from(&jwks).ok()?,
            jwks: serde_json::to_string(&jwks).ok()?,
        })
    }
}

fn unreadable(path: &Path) -> KeysError {
    KeysError::Unreadable(path.to_owned())
}

fn file_error(path: &Path, cause: std::io::Error) -> KeysError {
    let path = path.to_owned();
    match cause.kind() {
        ErrorKind::NotFound => KeysError::Missing(path),
        _ => KeysError::File { path, cause },
    }
}
