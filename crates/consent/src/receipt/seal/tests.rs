use super::*;
use crate::receipt::example::receipt;

/// RFC 8037 appendix A.1.
const SECRET: &str = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
const PUBLIC: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

fn pair() -> SigningKeyPair {
    let seed = base64url::decode(SECRET).unwrap();
    SigningKeyPair::from_seed(&seed.try_into().unwrap())
}

/// A receipt signed by the pair under this header and with this payload.
fn sealed(header: &str, payload: &str) -> String {
    pair().compact(header, payload.as_bytes())
}

fn header() -> String {
    let kid = pair().public_key().kid();
    format!(r#"{{"alg":"EdDSA","kid":"{kid}","typ":"cee-receipt+jws"}}"#)
}

fn check(jws: &str, error: InvalidSeal) {
    let read = verify::<Receipt>(jws, &[pair().public_key()]);
    assert_eq!(read, Err(error), "{jws}");
}

#[test]
fn the_example_of_rfc_8037_is_made_again() {
    // Appendix A.2, A.3 and A.4.
    let pair = pair();
    assert_eq!(pair.public_key().x(), PUBLIC);
    assert_eq!(
        pair.public_key().kid(),
        "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
    );
    assert_eq!(
        pair.compact(r#"{"alg":"EdDSA"}"#, b"Example of Ed25519 signing"),
        "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-\
         09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
    );
}

#[test]
fn what_is_signed_is_read_back() {
    let jws = pair().sign(&receipt()).unwrap();
    assert_eq!(verify(&jws, &[pair().public_key()]), Ok(receipt()));
    let older = SigningKeyPair::from_seed(&[7; 32]).public_key();
    assert_eq!(verify(&jws, &[older, pair().public_key()]), Ok(receipt()));
}

#[test]
fn the_payload_is_the_canonical_receipt_and_nothing_else() {
    let jws = pair().sign(&receipt()).unwrap();
    let payload = jws.split('.').nth(1).unwrap();
    let payload = String::from_utf8(base64url::decode(payload).unwrap()).unwrap();
    assert_eq!(Ok(&payload), canonical_json::to_string(&receipt()).as_ref());
}

#[test]
fn any_change_breaks_the_signature() {
    let payload = canonical_json::to_string(&receipt()).unwrap();
    let refused = payload.replacen("refused", "given", 1);
    assert_ne!(payload, refused);
    let jws = sealed(&header(), &payload);
    let parts: Vec<&str> = jws.split('.').collect();
    let altered = [parts[0], &base64url::encode(refused.as_bytes()), parts[2]];
    check(&altered.join("."), InvalidSeal::Signature);
    let mut signature = base64url::decode(parts[2]).unwrap();
    for bit in [0, 255, 256, 511] {
        signature[bit / 8] ^= 1 << (bit % 8);
        let forged = [parts[0], parts[1], &base64url::encode(&signature)];
        check(&forged.join("."), InvalidSeal::Signature);
        signature[bit / 8] ^= 1 << (bit % 8);
    }
}

#[test]
fn another_key_is_told_from_a_wrong_signature() {
    let other = SigningKeyPair::from_seed(&[7; 32]);
    check(&other.sign(&receipt()).unwrap(), InvalidSeal::UnknownKey);
    // Signed by another key that claims to be ours.
    let payload = canonical_json::to_string(&receipt()).unwrap();
    let jws = other.compact(&header(), payload.as_bytes());
    check(&jws, InvalidSeal::Signature);
}

#[test]
fn only_one_header_is_a_receipts() {
    let payload = canonical_json::to_string(&receipt()).unwrap();
    let with = |from: &str, to: &str| {
        let header = header();
        assert!(header.contains(from));
        sealed(&header.replacen(from, to, 1), &payload)
    };
    check(&with("EdDSA", "none"), InvalidSeal::Header);
    check(&with("EdDSA", "HS256"), InvalidSeal::Header);
    check(&with("cee-receipt+jws", "JWT"), InvalidSeal::Header);
    check(&with("{", r#"{"crit":["exp"],"#), InvalidSeal::Header);
    check(&with("{", r#"{"jwk":{},"#), InvalidSeal::Header);
    check(&sealed("{", &payload), InvalidSeal::Header);
    let unsigned = format!("{}..", base64url::encode(br#"{"alg":"none"}"#));
    check(&unsigned, InvalidSeal::Shape);
}

#[test]
fn a_receipt_in_another_spelling_is_refused_although_signed() {
    let payload = canonical_json::to_string(&receipt()).unwrap();
    for other in [
        format!(" {payload}"),
        payload.replacen("\":", "\": ", 1),
        payload.replacen('é', "\\u00e9", 1),
        payload.replacen("\"version\":1", "\"version\":1.0", 1),
        serde_json::to_string(&receipt()).unwrap(),
        "{}".to_owned(),
        "{\"version\":1,\"version\":1}".to_owned(),
    ] {
        assert_ne!(other, payload);
        check(&sealed(&header(), &other), InvalidSeal::Payload);
    }
}

#[test]
fn what_is_no_compact_jws_is_refused() {
    let jws = pair().sign(&receipt()).unwrap();
    for text in [
        String::new(),
        "a.b".to_owned(),
        format!("{jws}="),
        format!("{jws}.{jws}"),
        jws.replace('.', ""),
        jws.replacen('.', ". ", 1),
    ] {
        check(&text, InvalidSeal::Shape);
    }
}

#[test]
fn keys_are_read_back_from_their_json() {
    let jwks = Jwks {
        keys: vec![pair().public_key().to_jwk()],
    };
    let json = serde_json::to_string(&jwks).unwrap();
    assert!(!json.contains(SECRET));
    let read: Jwks = serde_json::from_str(&json).unwrap();
    assert_eq!(PublicKey::try_from(&read.keys[0]), Ok(pair().public_key()));
    let mut renamed = read.keys[0].clone();
    renamed.kid = "another".to_owned();
    assert_eq!(PublicKey::try_from(&renamed), Err(InvalidKey));
    let mut short = read.keys[0].clone();
    short.x.truncate(8);
    assert_eq!(PublicKey::try_from(&short), Err(InvalidKey));
}

#[test]
fn the_secret_half_never_shows() {
    let shown = format!("{:?}", pair());
    assert!(shown.contains("kPrK_") && !shown.contains(SECRET));
}
