//! The whole log, computed again from the requests and decisions that it is said to be made
//! of, and compared with every hash and every signed head that was kept; then the words that
//! they name, hashed again.

mod kept;
mod persons;

use std::collections::BTreeMap;

use consent::log::{Event, Frontier, Subtree, TreeHead};
use consent::{Instant, Sha256Hex};

use crate::keys::Keys;
use crate::log_stamp::{self, InvalidToken, Roots};
use crate::store::{Kept, Named, Rebuilt, Snapshot, Store, StoreError, Stray};

/// How many leaves are in memory at once.
const BATCH: u32 = 1000;

/// A log that is as it was written.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Sound {
    pub(crate) leaves: u64,
    /// Leaves whose request or decision can no longer be compared: the contact was erased.
    pub(crate) erased: u64,
    /// Leads from before contact and answers were committed to.
    pub(crate) unbound: u64,
    pub(crate) heads: u64,
    pub(crate) stamps: u64,
    /// Texts that were shown, and deployments that they were made from.
    pub(crate) texts: u64,
}

/// The first thing that is not as it was written, and where.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum Flaw {
    /// A leaf was taken away.
    #[error("leaf {0} is missing")]
    NoLeaf(u64),
    /// A leaf says what no leaf says.
    #[error("leaf {0} cannot be read")]
    Leaf(u64),
    /// The request or decision of a leaf was taken away.
    #[error("leaf {0}: its request, decision, withdrawal or call is missing")]
    NoRow(u64),
    /// The request or decision of a leaf was changed, or is another's.
    #[error("leaf {0}: its request, decision, withdrawal or call is not the one that was logged")]
    Row(u64),
    /// A second request, decision, withdrawal or call hides behind a leaf.
    #[error("leaf {0}: more than one request, decision, withdrawal or call says that it is theirs")]
    Twice(u64),
    /// The leaf was changed after its hash was kept, or the hash was.
    #[error("leaf {0}: its hash is not the one that was kept")]
    Hash(u64),
    /// The hash of a subtree was changed.
    #[error("leaf {leaf}: the hash kept of the {leaves} leaves that end with it is wrong")]
    Node {
        /// The last leaf of the subtree.
        leaf: u64,
        /// How many leaves it has.
        leaves: u64,
    },
    /// A signed head says otherwise.
    #[error("leaf {0}: the head signed after it says otherwise, or nobody here signed it")]
    Head(u64),
    /// Leaves were added that nobody signed.
    #[error("leaf {0}: no head was signed after it, nor after any later leaf")]
    Unsigned(u64),
    /// A head was signed over more leaves than there are.
    #[error("leaf {0} is missing: a head was signed after it, or its hash is still kept")]
    CutOff(u64),
    /// A time stamp is not one of the head that it is kept with.
    #[error("leaf {0}: the time stamp of the head signed after it: {1}")]
    Stamp(u64, InvalidToken),
    /// The moment noted beside a time stamp is another.
    #[error("leaf {0}: the time stamp of the head signed after it is noted with another moment")]
    StampMoment(u64),
    /// The head of a time stamp was taken away.
    #[error("leaf {0}: the head signed after it is missing: it was stamped")]
    NoHead(i64),
    /// A request, decision, withdrawal or call names a leaf that does not exist.
    #[error("leaf {0} is missing: a request, decision, withdrawal or call names it")]
    Extra(i64),
    /// A log that went on since was another one.
    #[error("leaf {0}: the head given with --head was signed after another log")]
    Kept(u64),
    /// The end was cut off with all that tells of it.
    #[error("leaf {0} is missing: the head given with --head was signed after it")]
    Shorter(u64),
    /// A leaf below the first.
    #[error("a leaf has a negative number")]
    Negative,
    /// The person or the answers of a lead were changed.
    #[error("leaf {0}: the contact or the answers kept are not those of its request")]
    Person(u64),
    /// The receipt in the answer kept is none of ours, of another lead, or of another grade.
    #[error(
        "leaf {0}: the receipt kept is none that these keys signed for this lead with its grade"
    )]
    Receipt(u64),
    /// The words that a leaf names were taken away.
    #[error("leaf {0}: the text that it names as {1} is missing")]
    NoText(u64, String),
    /// The words that a leaf names were changed.
    #[error("leaf {0}: the text that it names as {1} is not the one that was shown")]
    Text(u64, String),
    /// Words were changed that no leaf names.
    #[error("the text kept as {0} is not the one that was shown; no leaf names it")]
    UnnamedText(String),
    /// What a browser attested was changed, or a digest beside it.
    #[error("leaf {0}: the evidence kept with it is not the one that its lead names")]
    Evidence(u64),
}

/// Why an audit did not end well.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AuditError {
    /// The log is not as it was written.
    #[error(transparent)]
    Flaw(#[from] Flaw),
    /// The log cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Goes through the log from its first leaf, then through its time stamps.
pub(crate) async fn audit(
    store: &Store,
    keys: &Keys,
    roots: Option<&Roots>,
    kept: Option<TreeHead>,
) -> Result<Sound, AuditError> {
    let mut store = store.snapshot().await?;
    let words = store.kept_words().await?;
    let mut audit = Audit {
        keys,
        frontier: Frontier::default(),
        sound: Sound {
            texts: words.len() as u64,
            ..Sound::default()
        },
        words,
        has_notice_more: false,
        signed: 0,
        newest: None,
        kept_elsewhere: kept,
    };
    loop {
        let events = store.logged_events(audit.frontier.size(), BATCH).await?;
        if events.is_empty() {
            audit.check_end(&mut store).await?;
            audit.check_length()?;
            if let Some((sha256, _)) = audit.words.iter().find(|(_, is_sound)| !**is_sound) {
                return Err(Flaw::UnnamedText(sha256.clone()).into());
            }
            for (stamp, jws) in store.stamps().await? {
                let imprint = Sha256Hex::of(jws.as_bytes());
                // Only whoever asked knows the nonce, and it was compared then.
                let leaf = stamp.size.saturating_sub(1);
                let stamped_at = log_stamp::verify(&stamp.token, imprint, |_| true, roots)
                    .map_err(|error| Flaw::Stamp(leaf, error))?;
                if stamped_at != stamp.stamped_at {
                    return Err(Flaw::StampMoment(leaf).into());
                }
                audit.sound.stamps += 1;
            }
            return Ok(audit.sound);
        }
        audit.check(&mut store, &events).await?;
    }
}

struct Audit<'a> {
    keys: &'a Keys,
    frontier: Frontier,
    sound: Sound,
    /// The size of the newest head that is in order.
    signed: u64,
    /// The newest moment of the leaves since then, which is that of the next head.
    newest: Option<Instant>,
    /// A head that somebody kept outside the database.
    kept_elsewhere: Option<TreeHead>,
    words: Kept,
    /// Whether a lead was met that names its level-2 notice: every later one does.
    has_notice_more: bool,
}

impl Audit<'_> {
    async fn check(
        &mut self,
        store: &mut Snapshot,
        events: &[(u64, Option<Event>)],
    ) -> Result<(), AuditError> {
        let start = self.frontier.size();
        let end = start + events.len() as u64;
        let rows = store.rebuilt_events(start..end).await?;
        let personal = store.personal(start..end).await?;
        let named = store.named_words(start..end).await?;
        let nodes = store
            .nodes(Subtree::count(start)..Subtree::count(end))
            .await?;
        let heads = store.heads(start + 1..end + 1).await?;
        for (leaf, (number, event)) in (start..).zip(events) {
            if *number != leaf {
                return Err(Flaw::NoLeaf(leaf).into());
            }
            let event = event.ok_or(Flaw::Leaf(leaf))?;
            match rows.get(&leaf).ok_or(Flaw::NoRow(leaf))? {
                Rebuilt::Erased => self.sound.erased += 1,
                Rebuilt::Event(rebuilt) if *rebuilt == event => {}
                Rebuilt::Event(_) | Rebuilt::Unreadable => return Err(Flaw::Row(leaf).into()),
                Rebuilt::Twice => return Err(Flaw::Twice(leaf).into()),
            }
            if let Some(personal) = personal.get(&leaf) {
                self.check_person(leaf, personal)?;
            }
            if let Some(named) = named.get(&leaf) {
                self.check_words(leaf, named)?;
            }
            let hash = event.leaf_hash().map_err(StoreError::from)?;
            self.append(leaf, hash, &nodes)?;
            self.check_kept(leaf)?;
            self.newest = self.newest.max(Some(event.at));
            if let Some(jws) = heads.get(&(leaf + 1)) {
                self.check_head(leaf, jws)?;
            }
            self.sound.leaves += 1;
        }
        Ok(())
    }

    fn append(
        &mut self,
        leaf: u64,
        hash: Sha256Hex,
        nodes: &BTreeMap<u64, Sha256Hex>,
    ) -> Result<(), Flaw> {
        let complete = self.frontier.append(hash);
        for ((number, hash), level) in (Subtree::count(leaf)..).zip(complete).zip(0..) {
            if nodes.get(&number) != Some(&hash) {
                let leaves = 1 << level;
                return Err(match level {
                    0 => Flaw::Hash(leaf),
                    _ => Flaw::Node { leaf, leaves },
                });
            }
        }
        Ok(())
    }

    fn check_words(&mut self, leaf: u64, named: &Named) -> Result<(), Flaw> {
        if let Some(lead) = named.lead {
            if !lead.is_coherent || (self.has_notice_more && !lead.has_notice_more) {
                return Err(Flaw::Evidence(leaf));
            }
            self.has_notice_more = lead.has_notice_more;
        }
        for sha256 in &named.texts {
            match self.words.get(sha256) {
                Some(true) => {}
                Some(false) => return Err(Flaw::Text(leaf, sha256.clone())),
                None => return Err(Flaw::NoText(leaf, sha256.clone())),
            }
        }
        Ok(())
    }

    fn check_head(&mut self, leaf: u64, jws: &str) -> Result<(), Flaw> {
        let head = self.keys.verify::<TreeHead>(jws);
        let head = head.map_err(|_| Flaw::Head(leaf))?;
        if head.size != self.frontier.size()
            || head.root != self.frontier.root()
            || Some(head.at) != self.newest
        {
            return Err(Flaw::Head(leaf));
        }
        self.sound.heads += 1;
        self.signed = head.size;
        self.newest = None;
        Ok(())
    }

    /// Every transaction signed the log that it left, so that the last leaf is under a head, and
    /// nothing lies outside.
    async fn check_end(&self, store: &mut Snapshot) -> Result<(), AuditError> {
        let size = self.frontier.size();
        Err(match store.stray(size).await? {
            None if self.signed == size => return Ok(()),
            None => Flaw::Unsigned(self.signed),
            Some(Stray::Leaf) => Flaw::Negative,
            Some(Stray::Node | Stray::Head) => Flaw::CutOff(size),
            Some(Stray::Row { leaf }) => Flaw::Extra(leaf),
            Some(Stray::Stamp { size }) => Flaw::NoHead(size.saturating_sub(1)),
        }
        .into())
    }
}
