//! `stamp-head`: somebody else says that the newest signed head existed by now.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Context as _;
use consent::log::TreeHead;

use super::{Log, flush};
use crate::log_stamp::{self, Request};
use crate::store::Stamp;
use crate::{paris, random};

/// Asks, checks the answer, and only then keeps it.
pub(super) async fn run(log: Log, tsa: String, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let head_jws = log.store.newest_head().await?;
    let head_jws = head_jws.context("the log is empty: there is nothing to stamp yet")?;
    let head = log.keys.verify::<TreeHead>(&head_jws);
    let head = head.context("the newest head is none of these keys'; `verify-log` says more")?;
    let request = Request::new(head_jws.as_bytes(), random::bytes()?);
    let asked = tokio::task::spawn_blocking(move || log_stamp::ask(&tsa, &request));
    let token = asked.await??;
    let is_nonce = |nonce: Option<&[u8]>| request.has_nonce(nonce);
    let stamped_at = log_stamp::verify(&token, request.imprint, is_nonce, log.roots.as_ref())?;
    let stamp = Stamp {
        size: head.size,
        stamped_at,
        token,
    };
    log.store.add_stamp(&stamp).await?;
    writeln!(
        out,
        "{} leaves stamped {}",
        head.size,
        paris::rfc3339(stamped_at)
    )?;
    if log.roots.is_none() {
        writeln!(
            out,
            "who stamped was not checked: name root certificates with --tsa-roots"
        )?;
    }
    flush(out)?;
    Ok(ExitCode::SUCCESS)
}
