use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use consent::Instant;
use consent::log::TreeHead;
use consent::receipt::seal::KnownKeys;
use tempfile::TempDir;

use super::*;

/// 2026-11-23T10:00:00Z.
const NOW: i64 = 1_795_428_000;

fn at(second: i64) -> Instant {
    Instant::from_unix_millis(second * 1000).unwrap()
}

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.json");
    (folder, path)
}

fn write(path: &Path, content: &str) {
    std::fs::write(path, content).unwrap();
    chmod(path, 0o600);
}

#[cfg(unix)]
fn chmod(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(not(unix))]
fn chmod(_: &Path, _: u32) {}

fn head(second: i64) -> TreeHead {
    TreeHead {
        version: 1,
        size: 0,
        root: consent::Sha256Hex::of(b""),
        at: at(second),
    }
}

fn kids(jwks: &str) -> Vec<String> {
    let known = KnownKeys::parse(jwks).unwrap();
    known.all().iter().map(|known| known.key.kid()).collect()
}

#[test]
fn the_first_start_makes_a_key_and_the_next_one_finds_it() {
    let (_folder, path) = folder();
    let first = Keys::open(&path).unwrap();
    let again = Keys::open(&path).unwrap();
    assert_eq!(first.jwks(), again.jwks());
    assert!(
        !first.jwks().contains("\"d\""),
        "a private half is published"
    );
    assert_eq!(kids(&first.jwks()).len(), 1);
}

#[test]
fn a_key_file_of_the_first_days_is_read_and_rotated() {
    let (_folder, path) = folder();
    let seed = consent::base64url::encode(&[7; 32]);
    write(
        &path,
        &format!(r#"{{"keys":[{{"kty":"OKP","crv":"Ed25519","d":"{seed}"}}]}}"#),
    );
    let former = Keys::from_seeds(&[[7; 32]]).unwrap();
    assert_eq!(Keys::open(&path).unwrap().jwks(), former.jwks());
    let rotated = Keys::rotate(&path, at(NOW)).unwrap();
    assert_eq!(vec![rotated.retired.clone()], kids(&former.jwks()));
    let kids = kids(&Keys::open(&path).unwrap().jwks());
    assert_eq!(kids, [rotated.kid, rotated.retired]);
}

#[test]
fn each_fault_of_the_file_is_told_without_quoting_it() {
    let (_folder, path) = folder();
    let seed = |byte: u8| consent::base64url::encode(&[byte; 32]);
    let key = |more: &str| {
        let seed = seed(7);
        format!(r#"{{"kty":"OKP","crv":"Ed25519","d":"{seed}"{more}}}"#)
    };
    let set = |keys: &[String]| format!("{{\"keys\":[{}]}}", keys.join(","));
    let check = |content: &str, words: &str| {
        write(&path, content);
        let error = Keys::open(&path).err().unwrap().to_string();
        assert!(error.contains(words), "{content}: {error}");
        assert!(error.contains("keys.json"), "{error}");
        assert!(!error.contains(&seed(7)) && !error.contains("secret"));
    };
    check("", "holds no key");
    check(" \n", "holds no key");
    check(&set(&[]), "holds no key");
    check("secret", "is not a JWK set");
    check("{}", "is not a JWK set");
    check(&key(""), "is not a JWK set");
    check(&set(&[key("")])[..40], "is not a JWK set");
    check(&set(&["{\"secret\":1}".to_owned()]), "key 1 of the file");
    check(&set(&[key(",\"kid\":\"secret\"")]), "key 1 of the file");
    check(&set(&[key(",\"use\":\"enc\"")]), "key 1 of the file");
    check(&set(&[key("").replace("OKP", "EC")]), "key 1 of the file");
    let short = seed(7)[..42].to_owned();
    check(&set(&[key("").replace(&seed(7), &short)]), "key 1 of");
    check(&set(&[key(""), key(",\"nbf\":5")]), "key 2 of");
    check(&set(&[key(""), key("")]), "stands there twice");
    check(&set(&[key(",\"exp\":5")]), "has ended");
    let other = key(",\"nbf\":5,\"exp\":5").replace(&seed(7), &seed(8));
    check(&set(&[key(""), other]), "ends before it begins");
}

#[test]
fn a_file_that_is_missing_is_made_by_a_start_and_by_nothing_else() {
    let (_folder, path) = folder();
    for error in [
        Keys::open_existing(&path).err().unwrap(),
        Keys::rotate(&path, at(NOW)).unwrap_err(),
    ] {
        assert!(matches!(error, KeysError::Missing(_)), "{error}");
    }
    assert!(!path.exists());
    let error = Keys::open(&path.join("below")).err().unwrap();
    assert!(matches!(error, KeysError::Missing(_)), "{error}");
}

#[test]
fn a_folder_is_no_key_file() {
    let (folder, _) = folder();
    let error = Keys::open(folder.path()).err().unwrap();
    assert!(matches!(error, KeysError::Unreadable(_)), "{error}");
}

#[test]
fn a_key_is_never_replaced_by_a_first_one_and_nothing_unfinished_is_left() {
    let (folder, path) = folder();
    write(&path, "first");
    let error = file::create(&path, &[PrivateKey::of([7; 32])]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::AlreadyExists);
    assert_eq!(std::fs::read(&path).unwrap(), b"first");
    rotation::create(&path).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"first");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_file_that_others_can_read_is_refused() {
    let (_folder, path) = folder();
    drop(Keys::open(&path).unwrap());
    for mode in [0o644, 0o640, 0o604, 0o660, 0o700] {
        chmod(&path, mode);
        assert!(matches!(Keys::open(&path), Err(KeysError::Exposed(_))));
        assert!(matches!(
            Keys::rotate(&path, at(NOW)),
            Err(KeysError::Exposed(_))
        ));
    }
    chmod(&path, 0o400);
    assert!(Keys::open(&path).is_ok());
}

#[test]
fn after_each_rotation_the_new_key_signs_and_all_are_published() {
    let (folder, path) = folder();
    let keys = Keys::open(&path).unwrap();
    let mut expected = kids(&keys.jwks());
    let mut signed = vec![keys.sign(&head(NOW - 5)).unwrap()];
    for round in 0..5 {
        let now = NOW + round * 86_400;
        let rotated = Keys::rotate(&path, at(now)).unwrap();
        assert_eq!(rotated.retired, expected[0]);
        expected.insert(0, rotated.kid);
        assert_eq!(rotated.published, expected.len());
        // The same `Keys`: a collector that runs.
        signed.push(keys.sign(&head(now + 5)).unwrap());
        assert_eq!(kids(&keys.jwks()), expected);
        let known = KnownKeys::parse(&keys.jwks()).unwrap();
        for (jws, kid) in signed.iter().zip(expected.iter().rev()) {
            let (_, by) = known.verify::<TreeHead>(jws).unwrap();
            assert_eq!(&by.key.kid(), kid);
        }
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_retired_key_counts_for_what_was_in_hand_and_not_for_later() {
    let (_folder, path) = folder();
    let former = Keys::open(&path).unwrap();
    let former = former.state.into_inner().unwrap().set;
    Keys::rotate(&path, at(NOW)).unwrap();
    let keys = Keys::open(&path).unwrap();
    let known = KnownKeys::parse(&keys.jwks()).unwrap();
    let by_former = |second| {
        let jws = former.signing.sign(&head(second)).unwrap();
        known.verify::<TreeHead>(&jws).is_ok()
    };
    assert!(by_former(0) && by_former(NOW) && by_former(NOW + 599));
    assert!(!by_former(NOW + 600));
    let by_new = |second| {
        let jws = keys.sign(&head(second)).unwrap();
        known.verify::<TreeHead>(&jws).is_ok()
    };
    assert!(by_new(NOW - 600) && by_new(NOW + 1_000_000));
    assert!(!by_new(NOW - 601));
}

#[test]
fn two_rotations_within_a_second_leave_a_time_to_each_key() {
    let (_folder, path) = folder();
    drop(Keys::open(&path).unwrap());
    // A clock that was set back in between, too.
    for second in [NOW, NOW, NOW - 5000, NOW] {
        Keys::rotate(&path, at(second)).unwrap();
    }
    assert_eq!(kids(&Keys::open(&path).unwrap().jwks()).len(), 5);
}

#[test]
fn while_the_file_cannot_be_read_the_keys_known_before_sign() {
    let (_folder, path) = folder();
    let keys = Keys::open(&path).unwrap();
    let (before, content) = (keys.jwks(), std::fs::read_to_string(&path).unwrap());
    write(&path, "{");
    assert_eq!(keys.jwks(), before);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(keys.jwks(), before);
    assert!(keys.sign(&head(NOW)).is_ok());
    write(&path, &content);
    let rotated = Keys::rotate(&path, at(NOW)).unwrap();
    assert_eq!(kids(&keys.jwks()), [rotated.kid, rotated.retired]);
    #[cfg(unix)]
    {
        let known = keys.jwks();
        chmod(&path, 0o644);
        assert_eq!(keys.jwks(), known);
    }
}

#[test]
fn what_a_rotation_that_fell_left_behind_is_no_hindrance() {
    let (folder, path) = folder();
    let keys = Keys::open(&path).unwrap();
    let before = kids(&keys.jwks());
    // Half a file under the name that this process writes first, and one of another process.
    let own = format!("keys.json.{}.new", std::process::id());
    for name in [own.as_str(), "keys.json.1.new"] {
        std::fs::write(folder.path().join(name), "{\"keys\":[{\"kty\"").unwrap();
    }
    assert_eq!(kids(&Keys::open(&path).unwrap().jwks()), before);
    let rotated = Keys::rotate(&path, at(NOW)).unwrap();
    assert_eq!(kids(&keys.jwks()), [rotated.kid, before[0].clone()]);
    assert!(!folder.path().join(own).exists());
}

#[cfg(unix)]
#[test]
fn a_link_to_the_file_stays_a_link() {
    let (folder, path) = folder();
    drop(Keys::open(&path).unwrap());
    let link = folder.path().join("link.json");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let keys = Keys::open(&link).unwrap();
    let rotated = Keys::rotate(&link, at(NOW)).unwrap();
    assert!(link.is_symlink());
    assert_eq!(kids(&keys.jwks())[0], rotated.kid);
    assert_eq!(kids(&Keys::open(&path).unwrap().jwks())[0], rotated.kid);
}

#[test]
fn rotations_at_the_same_time_lose_no_key_and_readers_see_whole_files() {
    let (_folder, path) = folder();
    let first = kids(&Keys::open(&path).unwrap().jwks());
    let is_over = AtomicBool::new(false);
    let made: BTreeSet<String> = std::thread::scope(|scope| {
        let rotating: Vec<_> = (0..4)
            .map(|_| {
                let rotate = || Keys::rotate(&path, at(NOW)).unwrap().kid;
                scope.spawn(move || (0..8).map(|_| rotate()).collect::<Vec<_>>())
            })
            .collect();
        let reading = scope.spawn(|| {
            let mut known = 0;
            while !is_over.load(Ordering::SeqCst) {
                let read = kids(&Keys::open_existing(&path).unwrap().jwks()).len();
                assert!(read >= known, "{read} keys after {known}");
                known = read;
            }
        });
        let made: Vec<_> = rotating
            .into_iter()
            .map(std::thread::ScopedJoinHandle::join)
            .collect();
        is_over.store(true, Ordering::SeqCst); // whatever became of them: the scope waits
        reading.join().unwrap();
        made.into_iter().flat_map(|made| made.unwrap()).collect()
    });
    let published: BTreeSet<_> = kids(&Keys::open(&path).unwrap().jwks())
        .into_iter()
        .collect();
    assert_eq!(made.len(), 32);
    assert!(published.is_superset(&made) && published.contains(&first[0]));
    assert_eq!(published.len(), 33);
}
