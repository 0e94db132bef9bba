//! `serve`: takes requests until told to stop.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use consent::Instant;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use super::{flush, lines, read_description};
use crate::app::{App, Parts};
use crate::arguments::ServeArguments;
use crate::clock::{Clock as _, SystemClock};
use crate::files::Dist;
use crate::keys::Keys;
use crate::rate_limit::Limits;
use crate::router::router;
use crate::store::Store;
use crate::{logs, proof, server};

/// Starts, says where it listens, and returns once stopped and drained.
pub(super) async fn run(
    arguments: &ServeArguments,
    out: &mut impl Write,
) -> anyhow::Result<ExitCode> {
    logs::start(arguments.log);
    ensure!(
        proof::IS_MADE || arguments.dev,
        "this program was compiled without receipts and log (CEE_BENCH_WITHOUT_PROOF): it is for \
         measuring, and serves with --dev only"
    );
    let (deployment, warnings) = read_description(&arguments.deployment)?;
    if !warnings.is_empty() {
        let name = arguments.deployment.display().to_string();
        writeln!(out, "{}", lines(&name, "warning", &warnings))?;
    }
    let dist = Dist::open(&arguments.dist)?;
    let store = Store::open(&arguments.database.database).await?;
    if store.is_exposed() {
        let file = store.path().display();
        writeln!(
            out,
            "warning: {file} can be read by others: run `chmod 600` on it"
        )?;
    }
    if arguments.dev {
        writeln!(
            out,
            "warning: --dev takes requests from local pages and from widgets that were not released"
        )?;
    }
    let head = store.newest_head().await?;
    let keys = Keys::open_for(&arguments.keys.file(store.path()), head.as_deref())?;
    let sign_offs = deployment.private.sign_offs.iter();
    let app = App::start(Parts {
        deployment: deployment.public,
        sign_offs: sign_offs.map(|signed| signed.purpose).collect(),
        store: store.clone(),
        keys,
        clock: Arc::new(SystemClock),
        dist: Some(dist),
        limits: Limits::default(),
        trusted_hops: arguments.trusted_hops,
        is_dev: arguments.dev,
    })
    .await?;
    let stop = stopped()?;
    let forgetting = tokio::spawn(forget_tokens(store.clone()));
    // Last: whoever can connect is answered.
    let listener = listen(arguments).await?;
    writeln!(out, "listening on http://{}", listener.local_addr()?)?;
    flush(out)?;
    server::serve(listener, router(Arc::new(app)), stop).await;
    forgetting.abort();
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// For how long the answer to a lead holds the token of its receipt: as long as a tab keeps what
/// it sent, to send it again (`lead::funnel::Draft`).
const RETRIES_COUNT_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// Once in an hour, tokens leave the answers that are no longer asked for.
async fn forget_tokens(store: Store) {
    let mut hours = tokio::time::interval(Duration::from_hours(1));
    loop {
        hours.tick().await;
        let before = SystemClock.now().unix_millis() - RETRIES_COUNT_MILLIS;
        let forgotten = match Instant::from_unix_millis(before) {
            Ok(before) => store.forget_tokens(before).await,
            Err(_) => continue,
        };
        if let Err(cause) = forgotten {
            tracing::warn!(%cause, "tokens could not be taken out of old answers; in an hour again");
        }
    }
}

async fn listen(arguments: &ServeArguments) -> anyhow::Result<TcpListener> {
    let address = arguments.listen;
    match TcpListener::bind(address).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!("another program listens on {address}: stop it, or choose another with --listen")
        }
        Err(error) => Err(error).with_context(|| format!("{address} cannot be listened on")),
    }
}

/// Ready once somebody asks the process to end.
fn stopped() -> std::io::Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
