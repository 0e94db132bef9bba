//! What names a leaf or a size that the log does not have.

use consent::log::Subtree;
use sqlx::Row as _;

use super::{Snapshot, StoreError, integer};

/// A row outside the log.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Stray {
    /// A leaf of a negative number.
    Leaf,
    /// A hash of no subtree of the log.
    Node,
    /// A head of a log that is longer, or has no leaf.
    Head,
    /// A request, decision, withdrawal or call of a leaf that is not there.
    Row {
        /// The number that it names.
        leaf: i64,
    },
    /// A time stamp of a head that is not kept.
    Stamp {
        /// The size that it names.
        size: i64,
    },
}

/// Every number counts, negative and largest ones too: the columns take what an `i64` holds.
const STRAYS: &str = "\
SELECT 'leaf' AS what, leaf AS number FROM log_event WHERE leaf < 0 \
UNION ALL SELECT 'node', number FROM log_node WHERE number < 0 OR number >= ?1 \
UNION ALL SELECT 'head', size FROM log_head WHERE size < 1 OR size > ?2 \
UNION ALL SELECT 'row', leaf FROM request WHERE leaf < 0 OR leaf >= ?2 \
UNION ALL SELECT 'row', leaf FROM consent_event WHERE leaf < 0 OR leaf >= ?2 \
UNION ALL SELECT 'row', leaf FROM withdrawal WHERE leaf < 0 OR leaf >= ?2 \
UNION ALL SELECT 'row', leaf FROM call_attempt WHERE leaf < 0 OR leaf >= ?2 \
UNION ALL SELECT 'stamp', size FROM log_stamp WHERE size NOT IN (SELECT size FROM log_head) \
LIMIT 1";

impl Snapshot {
    /// The first of what lies outside a log of this size.
    pub(crate) async fn stray(&mut self, size: u64) -> Result<Option<Stray>, StoreError> {
        let row = sqlx::query(STRAYS)
            .bind(integer(Subtree::count(size))?)
            .bind(integer(size)?)
            .fetch_optional(&mut *self.0)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let number = row.try_get("number")?;
        Ok(Some(match row.try_get("what")? {
            "leaf" => Stray::Leaf,
            "node" => Stray::Node,
            "head" => Stray::Head,
            "stamp" => Stray::Stamp { size: number },
            _ => Stray::Row { leaf: number },
        }))
    }
}
