//! `serve`: takes requests until told to stop.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use super::{flush, lines, read_description};
use crate::app::{App, Parts};
use crate::arguments::ServeArguments;
use crate::clock::SystemClock;
use crate::files::Dist;
use crate::keys::Keys;
use crate::rate_limit::Limits;
use crate::router::router;
use crate::store::Store;
use crate::{logs, server};

/// Starts, says where it listens, and returns once stopped and drained.
pub(super) async fn run(
    arguments: &ServeArguments,
    out: &mut impl Write,
) -> anyhow::Result<ExitCode> {
    logs::start(arguments.log);
    let (deployment, warnings) = read_description(&arguments.deployment)?;
    if !warnings.is_empty() {
        let name = arguments.deployment.display().to_string();
        writeln!(out, "{}", lines(&name, "warning", &warnings))?;
    }
    let dist = Dist::open(&arguments.dist)?;
    let listener = listen(arguments).await?;
    let store = Store::open(&arguments.database.database).await?;
    let keys = Keys::open(&arguments.keys.file(store.path()))?;
    let app = App::start(Parts {
        deployment: deployment.public,
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
    writeln!(out, "listening on http://{}", listener.local_addr()?)?;
    flush(out)?;
    server::serve(listener, router(Arc::new(app)), stop).await;
    store.close().await;
    Ok(ExitCode::SUCCESS)
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
