//! Signatures against cases that nobody here wrote: Project Wycheproof's, and the example of
//! RFC 9421. Those of RFC 8037 are in `receipt::seal`, which makes them again.

#![cfg(test)]

use consent::base64url;
use consent::receipt::seal::PublicKey;
use wycheproof::TestResult;
use wycheproof::eddsa::{TestName, TestSet};

#[test]
fn every_case_of_wycheproof_is_judged_as_it_should() {
    let set = TestSet::load(TestName::Ed25519).unwrap();
    let mut judged = 0;
    for group in &set.test_groups {
        let key = <[u8; 32]>::try_from(group.key.pk.as_ref()).unwrap();
        let key = PublicKey::from_bytes(&key).unwrap();
        for test in &group.tests {
            // A signature of another length never comes so far: 64 bytes are asked for.
            let signature = <[u8; 64]>::try_from(test.sig.as_ref());
            let is_valid = signature.is_ok_and(|sig| key.has_signed(&test.msg, &sig));
            let expected = test.result == TestResult::Valid;
            assert_eq!(is_valid, expected, "{}: {}", test.tc_id, test.comment);
            judged += 1;
        }
    }
    assert_eq!(judged, set.number_of_tests);
    assert!(judged >= 150);
}

/// RFC 9421 appendix B.2.6, the key of B.1.4.
#[test]
fn the_example_of_rfc_9421_is_a_signature_of_its_key() {
    let key = base64url::decode("JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs").unwrap();
    let key = PublicKey::from_bytes(&key.try_into().unwrap()).unwrap();
    let base = "\"date\": Tue, 20 Apr 2021 02:07:55 GMT\n\
        \"@method\": POST\n\
        \"@path\": /foo\n\
        \"@authority\": example.com\n\
        \"content-type\": application/json\n\
        \"content-length\": 18\n\
        \"@signature-params\": (\"date\" \"@method\" \"@path\" \"@authority\" \
        \"content-type\" \"content-length\");created=1618884473;keyid=\"test-key-ed25519\"";
    let signature =
        "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw";
    let signature = base64url::decode(&signature.replace('+', "-").replace('/', "_")).unwrap();
    let mut signature: [u8; 64] = signature.try_into().unwrap();
    assert!(key.has_signed(base.as_bytes(), &signature));
    assert!(!key.has_signed(&base.as_bytes()[1..], &signature));
    signature[63] ^= 1;
    assert!(!key.has_signed(base.as_bytes(), &signature));
}
