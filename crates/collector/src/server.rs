//! Connections: accepted, given their time, drained at the end.
//!
//! In place of `axum::serve`, which lets a client take for ever to send its headers.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::ServiceExt as _;

/// How long headers may take to arrive, and an idle connection is kept.
const HEADER_PATIENCE: Duration = Duration::from_secs(15);
/// In bytes, of a request's head: browsers send a few kilobytes. hyper takes 400 kB, each
/// connection.
const LONGEST_HEAD: usize = 32 * 1024;
/// Connections at a time; others wait to be accepted. Beyond it, memory and file descriptors are
/// the limit, and leads would fall with them.
const CONNECTIONS: usize = 1024;
/// How long requests in hand may still take once asked to stop.
const DRAIN: Duration = Duration::from_secs(10);
/// After an accept error (no file descriptor left), so as not to spin.
const PAUSE: Duration = Duration::from_millis(100);

type Accepted = std::io::Result<(TcpStream, SocketAddr)>;
/// Given back when the connection ends.
type Place = Option<OwnedSemaphorePermit>;

/// Serves until `stop` is ready, then lets requests in hand finish.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    serve_at_most(CONNECTIONS, listener, router, stop).await;
}

async fn serve_at_most(
    places: usize,
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()>,
) {
    let connections = GracefulShutdown::new();
    let free = Arc::new(Semaphore::new(places));
    tokio::pin!(stop);
    loop {
        tokio::select! {
            (accepted, place) = next(&listener, &free) => match accepted {
                Ok((stream, peer)) => accept((stream, place), peer, router.clone(), &connections),
                Err(error) => {
                    tracing::warn!(kind = %error.kind(), "a connection could not be accepted");
                    tokio::time::sleep(PAUSE).await;
                }
            },
            () = &mut stop => break,
        }
    }
    drop(listener);
    if tokio::time::timeout(DRAIN, connections.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("some requests did not finish in time");
    }
}

/// The next connection, once there is a place for it.
async fn next(listener: &TcpListener, free: &Arc<Semaphore>) -> (Accepted, Place) {
    // Never closed: there is a place, sooner or later.
    let place = Arc::clone(free).acquire_owned().await.ok();
    (listener.accept().await, place)
}

fn accept(
    (stream, place): (TcpStream, Place),
    peer: SocketAddr,
    router: Router,
    connections: &GracefulShutdown,
) {
    // Answers are small: waiting to fill a packet only delays them.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut request: Request = request.map(axum::body::Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        let router = router.clone();
        async move { Ok::<_, Infallible>(router.oneshot(request).await.unwrap_or_else(|e| match e {})) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_PATIENCE)
        .max_buf_size(LONGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let connection = connections.watch(connection);
    tokio::spawn(async move {
        // A client that goes away is no event.
        let _ = connection.await;
        drop(place);
    });
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;

    async fn ask(stream: &mut TcpStream) {
        let request = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n";
        stream.write_all(request).await.unwrap();
    }

    async fn is_answered(stream: &mut TcpStream) -> bool {
        let mut answer = [0; 1024];
        let length = stream.read(&mut answer).await.unwrap();
        answer.get(..length).unwrap().starts_with(b"HTTP/1.1 200")
    }

    #[tokio::test]
    async fn who_finds_every_place_taken_waits_for_one() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/", get(|| async { "here" }));
        let serving = serve_at_most(1, listener, router, std::future::pending());
        let clients = async {
            let mut first = TcpStream::connect(address).await.unwrap();
            ask(&mut first).await;
            assert!(is_answered(&mut first).await);
            let mut second = TcpStream::connect(address).await.unwrap();
            ask(&mut second).await;
            for _ in 0..10 {
                ask(&mut first).await;
                assert!(is_answered(&mut first).await);
            }
            assert!(second.try_read(&mut [0]).is_err());
            drop(first);
            assert!(is_answered(&mut second).await);
        };
        tokio::select! {
            () = serving => panic!("nobody asked the server to stop"),
            () = clients => {}
        }
    }
}
