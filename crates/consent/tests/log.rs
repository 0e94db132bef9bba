//! The log against the definition of RFC 6962, and a receipt found in it without any help.

#![cfg(test)]

use consent::log::{
    Event, Frontier, InvalidLeadProof, LeadProof, LeafProof, NoSuchProof, Outline, Salt, Subtree,
    TreeHead, empty_root, leaf_hash, node_hash, verify_consistency, verify_inclusion,
};
use consent::receipt::Receipt;
use consent::receipt::seal::{self, InvalidSeal, SigningKeyPair};
use consent::{Instant, Sha256Hex};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A log that keeps everything, as storage would.
#[derive(Default)]
struct Kept {
    frontier: Frontier,
    nodes: Vec<Sha256Hex>,
}

impl Kept {
    fn of(leaves: &[Sha256Hex]) -> Self {
        let mut log = Self::default();
        for leaf in leaves {
            log.nodes.extend(log.frontier.append(*leaf));
        }
        log
    }

    fn fill(&self, outline: &Outline) -> Vec<Sha256Hex> {
        let read = |place: Subtree| {
            let number = usize::try_from(place.number()).unwrap();
            self.nodes.get(number).copied()
        };
        outline.fill(read).unwrap()
    }
}

fn leaves(count: u64) -> Vec<Sha256Hex> {
    (0..count).map(|n| leaf_hash(&n.to_be_bytes())).collect()
}

/// MTH of RFC 6962 2.1, as it is written there.
fn root_by_definition(leaves: &[Sha256Hex]) -> Sha256Hex {
    match leaves {
        [] => empty_root(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            node_hash(root_by_definition(left), root_by_definition(right))
        }
    }
}

fn root_of_first(count: u64, leaves: &[Sha256Hex]) -> Sha256Hex {
    root_by_definition(&leaves[..usize::try_from(count).unwrap()])
}

#[test]
fn every_size_up_to_seventy_has_the_root_of_the_definition() {
    let leaves = leaves(70);
    let mut log = Frontier::default();
    for (leaf, size) in leaves.iter().zip(1..) {
        log.append(*leaf);
        assert_eq!(
            (log.size(), log.root()),
            (size, root_of_first(size, &leaves))
        );
    }
}

#[test]
fn a_frontier_is_found_again_among_the_nodes_kept() {
    let leaves = leaves(70);
    for size in 0..70 {
        let log = Kept::of(&leaves[..size]);
        let size = u64::try_from(size).unwrap();
        assert_eq!(
            u64::try_from(log.nodes.len()).unwrap(),
            Subtree::count(size)
        );
        let roots = Frontier::subtrees(size).map(|place| {
            let number = usize::try_from(place.number()).unwrap();
            log.nodes[number]
        });
        assert_eq!(Frontier::new(size, roots.collect()), Some(log.frontier));
        assert_eq!(Frontier::new(size, vec![empty_root(); 9]), None);
    }
}

#[test]
fn every_proof_of_a_small_log_passes_and_proves_nothing_else() {
    let leaves = leaves(20);
    let other = leaf_hash(b"other");
    for size in 1..=20 {
        let log = Kept::of(&leaves[..usize::try_from(size).unwrap()]);
        let head = (size, log.frontier.root());
        for leaf in 0..size {
            let hash = leaves[usize::try_from(leaf).unwrap()];
            let path = log.fill(&Outline::inclusion(leaf, size).unwrap());
            assert_eq!(verify_inclusion((leaf, hash), head, &path), Ok(()));
            assert!(verify_inclusion((leaf, other), head, &path).is_err());
            assert!(verify_inclusion((leaf, hash), (size, other), &path).is_err());
            for wrong in (0..=size).filter(|wrong| *wrong != leaf) {
                assert!(verify_inclusion((wrong, hash), head, &path).is_err());
            }
        }
        for from in 1..=size {
            let first = (from, root_of_first(from, &leaves));
            let path = log.fill(&Outline::consistency(from, size).unwrap());
            assert_eq!(verify_consistency(first, head, &path), Ok(()));
            assert!(verify_consistency((from, other), head, &path).is_err());
            assert!(verify_consistency(first, (size, other), &path).is_err());
            let longer = [path.as_slice(), &[other]].concat();
            assert!(verify_consistency(first, head, &longer).is_err());
        }
    }
}

#[test]
fn there_is_no_proof_about_what_never_was() {
    for (leaf, size) in [(0, 0), (5, 5), (u64::MAX, 5), (u64::MAX, u64::MAX)] {
        assert_eq!(Outline::inclusion(leaf, size), Err(NoSuchProof));
        let hash = empty_root();
        assert!(verify_inclusion((leaf, hash), (size, hash), &[]).is_err());
    }
    for (from, to) in [(0, 0), (0, 5), (6, 5), (u64::MAX, 5)] {
        assert_eq!(Outline::consistency(from, to), Err(NoSuchProof));
        let hash = empty_root();
        assert!(verify_consistency((from, hash), (to, hash), &[]).is_err());
    }
}

#[test]
fn a_proof_over_ten_million_leaves_reads_a_few_dozen_nodes() {
    let size = 10_000_019;
    for leaf in [0, 1, 4_999_999, 8_388_608, size - 1] {
        let outline = Outline::inclusion(leaf, size).unwrap();
        assert!(outline.subtrees().count() < 2 * 24);
    }
    for from in [1, 3, 8_388_608, 9_999_999, size] {
        let outline = Outline::consistency(from, size).unwrap();
        assert!(outline.subtrees().count() < 3 * 24);
    }
}

proptest! {
    #[test]
    fn any_leaf_and_any_earlier_size_are_proven(size in 1_u64..400, leaf: u64, from: u64) {
        let (leaf, from) = (leaf % size, from % size + 1);
        let leaves = leaves(size);
        let log = Kept::of(&leaves);
        let head = (size, log.frontier.root());
        let path = log.fill(&Outline::inclusion(leaf, size).unwrap());
        let hash = leaves[usize::try_from(leaf).unwrap()];
        prop_assert_eq!(verify_inclusion((leaf, hash), head, &path), Ok(()));
        let path = log.fill(&Outline::consistency(from, size).unwrap());
        let first = (from, root_of_first(from, &leaves));
        prop_assert_eq!(verify_consistency(first, head, &path), Ok(()));
    }

    #[test]
    fn any_changed_hash_of_a_path_is_noticed(size in 2_u64..200, leaf: u64, at: usize) {
        let leaf = leaf % size;
        let leaves = leaves(size);
        let log = Kept::of(&leaves);
        let mut path = log.fill(&Outline::inclusion(leaf, size).unwrap());
        let at = at % path.len();
        path[at] = leaf_hash(b"other");
        let hash = leaves[usize::try_from(leaf).unwrap()];
        let head = (size, log.frontier.root());
        prop_assert!(verify_inclusion((leaf, hash), head, &path).is_err());
    }

    #[test]
    fn no_numbers_make_checking_fail_otherwise(
        (a, b) in any::<(u64, u64)>(),
        length in 0_usize..70,
    ) {
        let hash = empty_root();
        let path = vec![hash; length];
        let _ = verify_inclusion((a, hash), (b, hash), &path);
        let _ = verify_consistency((a, hash), (b, hash), &path);
    }
}

fn receipt() -> Receipt {
    let decision = |key: &str, state: &str| {
        json!({
            "key": key, "name": "Démarchage", "state": state, "text": "t",
            "text_sha256": Sha256Hex::of(b"t"),
        })
    };
    let receipt = json!({
        "version": 1, "lead_id": "lead", "received_at": "2026-11-23T10:00:00.000Z",
        "received_at_paris": "2026-11-23T11:00:00.000+01:00", "language": "fr",
        "deployment_version": Sha256Hex::of(b"deployment"),
        "controller": {
            "name": "Exemple", "address": "1 rue", "privacy_email": "a@exemple.fr",
            "privacy_post": "1 rue",
        },
        "policy": {
            "url": "https://exemple.fr", "date": "2024-10-21", "sha256": Sha256Hex::of(b"policy"),
        },
        "request": {
            "channel": "email", "addressed_to": { "name": "Exemple" }, "object": ["windows"],
            "works": ["fenêtres"], "text": "t", "text_sha256": Sha256Hex::of(b"t"),
            "human_review": false,
        },
        "decisions": [
            decision("email:self", "given"), decision("phone:self", "refused"),
            decision("phone:partner/exemple", "not_shown"),
        ],
    });
    serde_json::from_value(receipt).unwrap()
}

fn salt() -> Salt {
    Salt::from([7; 16])
}

fn pair() -> SigningKeyPair {
    SigningKeyPair::from_seed(&[7; 32])
}

/// The proof of a receipt whose events follow five others in the log.
fn lead_proof(receipt: &Receipt) -> LeadProof {
    let events = Event::all_of(receipt, salt()).unwrap();
    let mut hashes = leaves(5);
    hashes.extend(events.iter().map(|event| event.leaf_hash().unwrap()));
    let log = Kept::of(&hashes);
    let size = log.frontier.size();
    let head = TreeHead {
        version: 1,
        size,
        root: log.frontier.root(),
        at: Instant::from_unix_millis(0).unwrap(),
    };
    let leaves = (5..size).map(|leaf| LeafProof {
        leaf,
        path: log.fill(&Outline::inclusion(leaf, size).unwrap()),
    });
    LeadProof {
        version: 1,
        salt: salt(),
        leaves: leaves.collect(),
        head_jws: pair().sign(&head).unwrap(),
    }
}

#[test]
fn a_receipt_is_found_in_the_log_without_any_help() {
    let proof = lead_proof(&receipt());
    let read = LeadProof::parse(&proof.to_json().unwrap());
    assert_eq!(read.as_ref(), Ok(&proof));
    let head = proof.verify(&receipt(), &[pair().public_key()]).unwrap();
    assert_eq!(head.size, 9);
    assert_eq!(LeadProof::parse("{}"), Err(InvalidLeadProof::Shape));
}

#[test]
fn no_fact_of_a_receipt_can_be_changed() {
    let proof = lead_proof(&receipt());
    let whole = serde_json::to_value(receipt()).unwrap();
    for (pointer, value, leaf) in [
        ("/lead_id", json!("another"), 5),
        ("/received_at", json!("2026-11-23T10:00:00.001Z"), 5),
        ("/deployment_version", json!(Sha256Hex::of(b"x")), 5),
        ("/policy/sha256", json!(Sha256Hex::of(b"x")), 5),
        ("/request/channel", json!("phone"), 5),
        ("/request/addressed_to/name", json!("Autre"), 5),
        ("/request/addressed_to/siren", json!("404833048"), 5),
        ("/request/object", json!([]), 5),
        ("/request/text_sha256", json!(Sha256Hex::of(b"x")), 5),
        ("/request/call_not_after", json!("2026-11-28"), 5),
        ("/request/human_review", json!(true), 5),
        ("/decisions/0/key", json!("lead_acquisition:self"), 6),
        ("/decisions/0/state", json!("refused"), 6),
        ("/decisions/1/state", json!("given"), 7),
        ("/decisions/1/text_sha256", json!(Sha256Hex::of(b"x")), 7),
        ("/decisions/1/valid_until", json!("2027-11-23"), 7),
        ("/decisions/1/nature_of_goods", json!("assurance"), 7),
        ("/decisions/2/excludes_sector_l223_1_al5", json!(true), 8),
    ] {
        let mut changed = whole.clone();
        set(&mut changed, pointer, value);
        let changed: Receipt = serde_json::from_value(changed).unwrap();
        let error = proof.verify(&changed, &[pair().public_key()]).unwrap_err();
        let is_named = matches!(error, InvalidLeadProof::Leaf(named, _) if named == leaf);
        assert!(is_named, "{pointer}: {error}");
    }
}

fn set(json: &mut Value, pointer: &str, value: Value) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = json.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    parent.insert(name.to_owned(), value);
}

#[test]
fn a_proof_with_other_leaves_another_salt_or_another_key_is_refused() {
    let keys = [pair().public_key()];
    let check = |proof: LeadProof, error: &str| {
        let told = proof.verify(&receipt(), &keys).unwrap_err().to_string();
        assert!(told.contains(error), "{told}");
    };
    let proof = lead_proof(&receipt());
    let mut short = proof.clone();
    short.leaves.pop();
    check(short, "not one leaf for each event");
    let mut swapped = proof.clone();
    swapped.leaves.swap(1, 2);
    check(swapped, "leaf 7");
    let mut salted = proof.clone();
    salted.salt = Salt::from([8; 16]);
    check(salted, "leaf 5");
    let stranger = SigningKeyPair::from_seed(&[9; 32]);
    let mut forged = proof;
    let head: TreeHead = seal::verify(&forged.head_jws, &keys).unwrap();
    forged.head_jws = stranger.sign(&head).unwrap();
    check(forged, "the tree head");
}

#[test]
fn a_signed_receipt_is_no_tree_head_and_the_reverse() {
    let keys = [pair().public_key()];
    let receipt_jws = pair().sign(&receipt()).unwrap();
    let head = seal::verify::<TreeHead>(&receipt_jws, &keys);
    assert_eq!(head, Err(InvalidSeal::Header));
    let head_jws = lead_proof(&receipt()).head_jws;
    let read = seal::verify::<Receipt>(&head_jws, &keys);
    assert_eq!(read, Err(InvalidSeal::Header));
}

#[test]
fn a_leaf_tells_nothing_of_a_person() {
    let events = Event::all_of(&receipt(), salt()).unwrap();
    let other = Event::all_of(&receipt(), Salt::from([8; 16])).unwrap();
    for (event, other) in events.iter().zip(&other) {
        assert_ne!(event.commitment, other.commitment, "unsalted");
        let json = serde_json::to_value(event).unwrap();
        let members: Vec<&String> = json.as_object().unwrap().keys().collect();
        assert_eq!(members, ["at", "commitment", "kind", "version"]);
    }
    assert_eq!(format!("{:?}", salt()), "Salt");
}
